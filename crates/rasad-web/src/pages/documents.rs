//! `/documents`: what was read.

use axum::extract::{RawQuery, State};
use axum::response::Html;
use maud::{Markup, html};
use rasad_store::{DocumentFilter, DocumentRow, parse_days};

use super::{Shown, outlet_names};
use crate::filters::MOST_ROWS;
use crate::links;
use crate::parameters::{Parameters, QueryWriter};
use crate::site::Shared;
use crate::view::{Nav, Page, counted, empty, layout, number, pager, period_words, time_of, title_or_uri};

/// Documents on one page unless the address says otherwise.
const ROWS: usize = 50;

/// The filter of an address, for the page and the API.
pub(crate) fn filter_of(given: &Parameters) -> DocumentFilter {
    let day = |name: &str| given.get(name).and_then(parse_days);
    DocumentFilter {
        text: given.owned("text"),
        outlet: given.owned("outlet"),
        language: given.get("language").map(str::to_lowercase),
        category: given.owned("category"),
        from: day("from").map(|days| days.start),
        to: day("to").map(|days| days.end),
    }
}

fn query_of(filter: &DocumentFilter) -> QueryWriter {
    let mut query = QueryWriter::default();
    query
        .add("text", filter.text.clone())
        .add("outlet", filter.outlet.clone())
        .add("language", filter.language.clone())
        .add("category", filter.category.clone())
        .add("from", filter.from.map(|day| day.to_string()))
        .add("to", filter.to.map(|day| day.to_string()));
    query
}

pub(crate) async fn page(State(shared): State<Shared>, RawQuery(query): RawQuery) -> Shown {
    let given = Parameters::parse(query.as_deref());
    let filter = filter_of(&given);
    let limit = given.number("limit", ROWS, MOST_ROWS).max(1);
    let offset = given.number("offset", 0, usize::MAX);
    let asked = filter.clone();
    let (total, rows, outlets) = shared
        .pool
        .ask(move |archive| {
            let (total, rows) = archive.documents(&asked, rasad_store::Page { offset, limit })?;
            Ok((total, rows, outlet_names(archive)?))
        })
        .await?;
    let content = html! {
        header.page-head { div { h1 { "Documents" } p.lead { (counted(total, "document", "documents")) "." } } }
        (form(&filter, &outlets))
        @if rows.is_empty() { (nothing(&filter)) } @else { (table(&rows)) }
        (pager("/documents", &query_of(&filter), offset, limit, total))
    };
    Ok(Html(layout(&shared.site, Page::new("Documents", Nav::Documents), &content).into_string()))
}

fn nothing(filter: &DocumentFilter) -> Markup {
    if *filter == DocumentFilter::default() {
        return empty(
            "No documents yet",
            &html! { p { "Give the desk a folder of reports." } pre { code { "rasad add FOLDER" } } },
        );
    }
    empty("No document fits", &html! { p { a href="/documents" { "Show all documents" } } })
}

fn form(filter: &DocumentFilter, outlets: &[String]) -> Markup {
    html! {
        form.row-form action="/documents" method="get" aria-label="Filters" {
            p.field { label for="d-text" { "Title or file" } input #d-text name="text" value=[filter.text.as_deref()] dir="auto"; }
            p.field {
                label for="d-outlet" { "Outlet" }
                input #d-outlet name="outlet" value=[filter.outlet.as_deref()] list="outlets" dir="auto" autocomplete="off";
                datalist #outlets { @for outlet in outlets { option value=(outlet) {} } }
            }
            p.field.narrow { label for="d-language" { "Language" } input #d-language name="language" value=[filter.language.as_deref()] maxlength="3" placeholder="fa"; }
            p.field { label for="d-from" { "From" } input #d-from type="date" name="from" value=[filter.from.map(|day| day.to_string())]; }
            p.field { label for="d-to" { "To" } input #d-to type="date" name="to" value=[filter.to.map(|day| day.to_string())]; }
            p.buttons {
                button type="submit" { "Apply" }
                @if *filter != DocumentFilter::default() { " " a.button.quiet href="/documents" { "Clear" } }
            }
        }
    }
}

fn table(rows: &[DocumentRow]) -> Markup {
    html! {
        table.documents {
            thead {
                tr {
                    th scope="col" { "Document" } th scope="col" { "Outlet" } th scope="col" { "Day" }
                    th scope="col" { abbr title="Language" { "Lang." } } th.right scope="col" { "Items" } th.right scope="col" { "Events" } th.right scope="col" { "Notes" }
                }
            }
            tbody {
                @for row in rows {
                    tr data-item="" {
                        td.main-cell {
                            a.open href=(links::document(&row.id)) dir="auto" { (title_or_uri(row.title.as_deref(), &row.uri)) }
                            p.meta-line { bdi { (row.uri) } }
                        }
                        td data-label="Outlet" { bdi { (row.outlets.join(", ")) } }
                        td.nowrap data-label="Day" {
                            @if let Some(period) = row.period { (period_words(period)) } @else if let Some(day) = row.published { (time_of(day)) }
                        }
                        td data-label="Language" { (row.language.as_deref().unwrap_or("")) }
                        td.right data-label="Items" { (number(row.items)) }
                        td.right data-label="Events" { (number(row.events)) }
                        td.right data-label="Notes" { (number(row.notes)) }
                    }
                }
            }
        }
    }
}
