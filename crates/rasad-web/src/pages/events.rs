//! `/events`: the events that a filter means, as a list, and the same as CSV.

use axum::extract::{RawQuery, State};
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use maud::{Markup, html};
use rasad_store::EventRow;

use super::{Shown, outlet_names};
use crate::csv;
use crate::failure::Failure;
use crate::filters::{Filters, MOST_ROWS};
use crate::parameters::Parameters;
use crate::site::{Shared, Site};
use crate::view::{
    FormOf, Nav, Page, chips, counted, empty, event_list, filter_form, layout, pager, remarks,
};

/// Events on one page unless the address says otherwise.
const ROWS: usize = 50;

/// Most rows of one CSV file: a spreadsheet takes a million.
const MOST_CSV_ROWS: usize = 100_000;

struct Found {
    total: usize,
    events: Vec<EventRow>,
    outlets: Vec<String>,
    anything: bool,
}

pub(crate) async fn page(State(shared): State<Shared>, RawQuery(query): RawQuery) -> Shown {
    let given = Parameters::parse(query.as_deref());
    let (filters, slips) = Filters::parse(&given);
    let limit = given.number("limit", ROWS, MOST_ROWS).max(1);
    let offset = given.number("offset", 0, usize::MAX);
    let filter = filters.of_events(&shared.site);
    let order = filters.order.of_archive();
    let found = shared
        .pool
        .ask(move |archive| {
            let total = archive.count_events(&filter)?;
            Ok(Found {
                total,
                events: archive.events(&filter, order, rasad_store::Page { offset, limit })?,
                outlets: outlet_names(archive)?,
                anything: total > 0 || archive.status()?.documents > 0,
            })
        })
        .await?;
    let content = shown(&shared.site, &filters, &slips, &found, offset, limit);
    Ok(Html(layout(&shared.site, Page::new("Events", Nav::Events), &content).into_string()))
}

fn shown(
    site: &Site,
    filters: &Filters,
    slips: &[String],
    found: &Found,
    offset: usize,
    limit: usize,
) -> Markup {
    let query = filters.query();
    let mut paged = query.clone();
    paged.add("limit", (limit != ROWS).then(|| limit.to_string()));
    let form =
        FormOf { action: "/events", desk: &site.desk, outlets: &found.outlets, orders: true, hidden: &[] };
    html! {
        header.page-head {
            div {
                h1 { "Events" }
                p.lead role="status" { (counted(found.total, "event", "events")) @if !filters.each().is_empty() { " for these filters" } "." }
            }
            ul.actions aria-label="The same in another form" {
                li { a href={ "/timeline" (query.finish()) } { "As a timeline" } }
                li { a href={ "/events.csv" (query.finish()) } download="events.csv" { "CSV" } }
                li { a href={ "/api/events" (query.finish()) } { "JSON" } }
            }
        }
        (remarks(slips))
        (chips("/events", filters))
        div.with-filters {
            aside.side aria-label="Filters" { (filter_form(form, filters)) }
            div.list {
                @if found.events.is_empty() { (nothing(found, offset)) }
                (event_list(&found.events, filters.order))
                (pager("/events", &paged, offset, limit, found.total))
            }
        }
    }
}

fn nothing(found: &Found, offset: usize) -> Markup {
    if !found.anything {
        return empty(
            "No events yet",
            &html! {
                p { "Events are found when reports are added." }
                pre { code { "rasad add FOLDER" } }
            },
        );
    }
    if offset > 0 && found.total > 0 {
        return empty(
            "The list ends before this page",
            &html! { p { a href="/events" { "To its beginning" } } },
        );
    }
    empty(
        "No event fits all of these filters",
        &html! {
            p { "Take one away above, or look for the words alone with the search box. A name is understood in any script and spelling that the archive has seen." }
        },
    )
}

pub(crate) async fn csv(
    State(shared): State<Shared>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let (filters, slips) = Filters::parse(&Parameters::parse(query.as_deref()));
    if let Some(slip) = slips.first() {
        // A file with more rows than were asked for would be taken for the answer.
        return Err(Failure::BadRequest { what: slip.clone() });
    }
    let (filter, order) = (filters.of_events(&shared.site), filters.order.of_archive());
    let page = rasad_store::Page::first(MOST_CSV_ROWS);
    let text =
        shared.pool.ask(move |archive| Ok(csv::events(&archive.events(&filter, order, page)?))).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"events.csv\""),
    ];
    Ok((headers, text).into_response())
}
