//! `/search`: items by their words, with what was looked for marked.

use std::collections::BTreeMap;

use axum::extract::{RawQuery, State};
use axum::response::Html;
use maud::{Markup, html};
use rasad_store::{Error, Hit, QueryError, SearchQuery, SearchResult, Snippet};

use super::{Shown, outlet_names};
use crate::filters::{Filters, MOST_ROWS};
use crate::links;
use crate::parameters::{Parameters, QueryWriter};
use crate::site::{Shared, Site};
use crate::view::{
    FormOf, Nav, Page, bar, chips_of_search, counted, empty, filter_form, layout, number, pager, remarks,
    time_of, title_or_uri,
};

/// Hits on one page unless the address says otherwise.
const HITS: usize = 20;

/// Hits whose outlets and years are counted.
const COUNTED: usize = 300;

struct Found {
    result: SearchResult,
    counted: Vec<Hit>,
    outlets: Vec<String>,
    wrong: Option<QueryError>,
}

pub(crate) async fn page(State(shared): State<Shared>, RawQuery(query): RawQuery) -> Shown {
    let given = Parameters::parse(query.as_deref());
    let (filters, slips) = Filters::parse(&given);
    let text = given.owned("q").unwrap_or_default();
    let limit = given.number("limit", HITS, MOST_ROWS).max(1);
    let offset = given.number("offset", 0, usize::MAX);
    let asked = SearchQuery { text: text.clone(), filter: filters.of_events(&shared.site), offset, limit };
    let is_asked = !text.is_empty() || !filters.each().is_empty();
    let found = shared
        .pool
        .ask(move |archive| {
            let outlets = outlet_names(archive)?;
            if !is_asked {
                return Ok(Found {
                    result: SearchResult::default(),
                    counted: Vec::new(),
                    outlets,
                    wrong: None,
                });
            }
            let mut asked = asked;
            let mut wrong = None;
            let result = match archive.search(&asked) {
                Err(Error::Query(error)) => {
                    // A slip in the query language is shown, and the words are looked for all the same.
                    asked.text = plain_words(&asked.text);
                    wrong = Some(error);
                    archive.search(&asked)?
                }
                other => other?,
            };
            let counted = archive.search(&SearchQuery { offset: 0, limit: COUNTED, ..asked })?.hits;
            Ok(Found { result, counted, outlets, wrong })
        })
        .await?;
    let mut page = Page::new(if text.is_empty() { "Search" } else { &text }, Nav::Other);
    page.search = &text;
    let asked = Asked { text: &text, filters: &filters, slips: &slips, offset, limit, anything: is_asked };
    Ok(Html(layout(&shared.site, page, &shown(&shared.site, &asked, &found)).into_string()))
}

struct Asked<'a> {
    text: &'a str,
    filters: &'a Filters,
    slips: &'a [String],
    offset: usize,
    limit: usize,
    anything: bool,
}

impl Asked<'_> {
    fn query(&self, filters: &Filters) -> QueryWriter {
        let mut query = filters.query();
        query.add("q", (!self.text.is_empty()).then_some(self.text));
        query
    }
}

/// The words of a search, without anything that the query language gives a meaning to.
fn plain_words(text: &str) -> String {
    let is_operator = |word: &&str| {
        word.split_once(':').is_some_and(|(name, value)| {
            !value.is_empty() && !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic())
        })
    };
    let words = text.split_whitespace().filter(|word| !is_operator(word));
    let words = words.flat_map(|word| word.split(|character: char| !character.is_alphanumeric()));
    let words = words.filter(|word| !word.is_empty());
    words.map(|word| if word == "OR" { "or" } else { word }).take(32).collect::<Vec<_>>().join(" ")
}

fn shown(site: &Site, asked: &Asked<'_>, found: &Found) -> Markup {
    let query = asked.query(asked.filters);
    let hidden = [("q", asked.text.to_owned())];
    let form = FormOf {
        action: "/search",
        desk: &site.desk,
        outlets: &found.outlets,
        orders: false,
        hidden: if asked.text.is_empty() { &[] } else { &hidden },
    };
    html! {
        header.page-head {
            div {
                h1 { @if asked.text.is_empty() { "Search" } @else { "“" bdi { (asked.text) } "”" } }
                @if asked.anything { p.lead role="status" { (counted(found.result.total, "item", "items")) "." } }
            }
            @if asked.anything {
                ul.actions aria-label="The same in another form" {
                    li { a href={ "/api/search" (query.finish()) } { "JSON" } }
                }
            }
        }
        @if let Some(wrong) = &found.wrong { (slip(asked.text, wrong)) }
        (remarks(asked.slips))
        (chips_of_search(asked.text, asked.filters))
        div.with-filters {
            aside.side aria-label="Filters" {
                (facets(asked, found))
                (filter_form(form, asked.filters))
            }
            div.list {
                @if !asked.anything { (how_to()) }
                @else if found.result.hits.is_empty() { (nothing(asked)) }
                @else { ol.hits { @for hit in &found.result.hits { (hit_entry(hit)) } } }
                (pager("/search", &query, asked.offset, asked.limit, found.result.total))
                @if !found.result.hits.is_empty() { details.how { summary { "How to search" } (language()) } }
            }
        }
    }
}

/// Where the search went wrong, with a caret under the place.
fn slip(text: &str, wrong: &QueryError) -> Markup {
    let before = text.get(..wrong.at).unwrap_or(text).chars().count();
    html! {
        div.remark role="status" {
            p { strong { "Searched for the words alone: " } (wrong.kind) "." }
            pre dir="ltr" { (text) "\n" (" ".repeat(before)) "^" }
        }
    }
}

fn hit_entry(hit: &Hit) -> Markup {
    html! {
        li.hit data-item="" {
            h2.hit-title {
                a.open href=(links::part(&hit.document, &hit.item)) dir="auto" { (title_or_uri(hit.title.as_deref(), &hit.uri)) }
            }
            p.snippet dir="auto" { (snippet(&hit.snippet)) }
            ul.meta {
                @if let Some(day) = hit.day { li { (time_of(day)) } }
                @if !hit.outlets.is_empty() { li.source { bdi { (hit.outlets.join(", ")) } } }
                @if let Some(section) = &hit.section { li { bdi { (section) } } }
            }
        }
    }
}

/// A passage with its highlights.
fn snippet(snippet: &Snippet) -> Markup {
    let text = snippet.text.as_str();
    let mut at = 0;
    let mut pieces = Vec::new();
    for span in &snippet.highlights {
        let (start, end) = (span.start.max(at), span.end);
        if start < end && end <= text.len() {
            pieces.push((text.get(at..start).unwrap_or(""), text.get(start..end).unwrap_or("")));
            at = end;
        }
    }
    html! {
        @for (between, found) in pieces { (between) mark { (found) } }
        (text.get(at..).unwrap_or(""))
    }
}

/// Outlets and years of the best hits, each a filter more.
fn facets(asked: &Asked<'_>, found: &Found) -> Markup {
    let mut outlets: BTreeMap<&str, usize> = BTreeMap::new();
    let mut years: BTreeMap<i16, usize> = BTreeMap::new();
    for hit in &found.counted {
        for outlet in &hit.outlets {
            *outlets.entry(outlet).or_default() += 1;
        }
        if let Some(day) = hit.day {
            *years.entry(day.year()).or_default() += 1;
        }
    }
    let mut outlets: Vec<(&str, usize)> = outlets.into_iter().collect();
    outlets.sort_by(|(left_name, left), (right_name, right)| right.cmp(left).then(left_name.cmp(right_name)));
    let most = outlets.first().map_or(0, |(_, n)| *n);
    let whole = found.result.total <= COUNTED;
    html! {
        @if outlets.len() > 1 && asked.filters.outlet.is_none() {
            section.facet {
                h2 { "Outlets" }
                @if !whole { p.fine { "Among the best " (number(COUNTED)) "." } }
                ul {
                    @for (outlet, n) in outlets.iter().take(8) {
                        @let narrower = Filters { outlet: Some((*outlet).to_owned()), ..asked.filters.clone() };
                        li {
                            a href={ "/search" (asked.query(&narrower).finish()) } { bdi { (outlet) } }
                            (bar(*n, most)) span.n { (number(*n)) }
                        }
                    }
                }
            }
        }
        @if years.len() > 1 {
            section.facet {
                h2 { "Years" }
                @let most = years.values().copied().max().unwrap_or(0);
                ul {
                    @for (year, n) in years.iter().rev().take(8) {
                        @let narrower = Filters {
                            published_from: jiff::civil::Date::new(*year, 1, 1).ok(),
                            published_to: jiff::civil::Date::new(*year, 12, 31).ok(),
                            ..asked.filters.clone()
                        };
                        li {
                            a href={ "/search" (asked.query(&narrower).finish()) } { (year) }
                            (bar(*n, most)) span.n { (number(*n)) }
                        }
                    }
                }
            }
        }
    }
}

fn nothing(asked: &Asked<'_>) -> Markup {
    empty(
        "Nothing found",
        &html! {
            p { "All words have to be in one item. Try fewer of them, or join two with " code { "OR" } "." }
            @if !asked.filters.each().is_empty() {
                p { a href={ "/search" (asked.query(&Filters::default()).finish()) } { "Search again without the filters" } }
            }
            (language())
        },
    )
}

fn how_to() -> Markup {
    html! { section.empty { h2 { "How to search" } (language()) } }
}

const EXAMPLES: [(&str, &str); 8] = [
    ("Qaani Baghdad", "items with both; a name is found in every script and spelling"),
    ("\"Qods Force\"", "these words in a row, as written"),
    ("drone OR rocket", "either"),
    ("-sanctions", "without it"),
    ("missil*", "words that begin so"),
    ("actor:Zarif type:consult", "items with an event that he took part in as the actor"),
    ("arena:Iraq outlet:Tasnim", "by place and outlet"),
    ("published:2020-11 status:claimed", "by day of report, and by how the text holds it"),
];

fn language() -> Markup {
    html! {
        dl.examples {
            @for (example, meaning) in EXAMPLES {
                @let mut query = QueryWriter::default();
                @let link = query.add("q", Some(example)).finish();
                div { dt { a href={ "/search" (link) } { code { (example) } } } dd { (meaning) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use rasad_text::Span;

    use super::*;

    #[test]
    fn snippets_are_escaped_and_marked() {
        let found = Snippet {
            text: "<b>Zarif</b> met".to_owned(),
            highlights: vec![Span::new(3, 8), Span::new(4, 6), Span::new(90, 99)],
            span: Span::default(),
        };
        assert_eq!(snippet(&found).into_string(), "&lt;b&gt;<mark>Zarif</mark>&lt;/b&gt; met");
    }

    #[test]
    fn plain_words_mean_nothing_special() {
        assert_eq!(plain_words("\"قاآنی OR actor:x -y* type:war Abdul-Mahdi\""), "قاآنی or y Abdul Mahdi");
    }
}
