//! `/`: what is in the desk, what came last, and where to go from here.

use axum::extract::State;
use axum::response::Html;
use maud::{Markup, html};
use rasad_store::{ArchiveStatus, DocumentFilter, DocumentRow, EventFilter, EventOrder, EventRow, Step};

use super::Shown;
use super::timeline::columns;
use crate::failure::Failure;
use crate::filters::{Filters, Order};
use crate::links;
use crate::parameters::QueryWriter;
use crate::site::{Arena, Shared, Site};
use crate::stretch::{Stretch, Stretches, dense, stretches};
use crate::view::{
    Height, Nav, Page, Setting, chart, counted, empty, event_card, layout, legend, number, period_words,
    spark, time_of, title_or_uri,
};

/// Events on the first page.
const LATEST: usize = 8;

struct Held {
    status: ArchiveStatus,
    latest: Vec<EventRow>,
    documents: Vec<DocumentRow>,
    arenas: Vec<(Arena, usize, Stretches)>,
    all: (Step, Stretches),
}

pub(crate) async fn page(State(shared): State<Shared>) -> Shown {
    let site = shared.site.clone();
    let asked = shared
        .pool
        .ask(move |archive| {
            let everything = EventFilter::default();
            let status = archive.status()?;
            let days = archive.timeline(&everything, Step::Day)?;
            let within = dense(&days, super::reported(&status));
            let mut arenas = Vec::new();
            for arena in &site.desk.arenas {
                let filter = EventFilter { scope: Some(arena.scope.clone()), ..EventFilter::default() };
                let n = archive.count_events(&filter)?;
                // All arenas over the same days, so that they can be compared.
                let timeline = stretches(&archive.timeline(&filter, Step::Day)?, None, within).1;
                arenas.push((arena.clone(), n, timeline));
            }
            Ok(Held {
                status,
                latest: archive.events(
                    &everything,
                    EventOrder::LastReported,
                    rasad_store::Page::first(LATEST),
                )?,
                documents: archive.documents(&DocumentFilter::default(), rasad_store::Page::first(6))?.1,
                arenas,
                all: stretches(&days, None, within),
            })
        })
        .await;
    let site = &shared.site;
    let content = match asked {
        Ok(held) if held.status.documents > 0 => filled(site, &held),
        Ok(_) | Err(Failure::NoArchive) => nothing_yet(site),
        Err(failure) => return Err(failure),
    };
    Ok(Html(layout(site, Page::new("Desk", Nav::Home), &content).into_string()))
}

fn nothing_yet(site: &Site) -> Markup {
    html! {
        h1.title dir="auto" { (site.desk.name) }
        (empty("This desk is still empty", &html! {
            p { "Give it a folder of reports: text, web pages, Markdown, feeds, mail or JSON Lines, in any mix." }
            pre { code { "rasad add FOLDER" } }
            p { "Then load this page again. Nothing has to be running while you add, and adding the same report twice does no harm." }
        }))
    }
}

fn filled(site: &Site, held: &Held) -> Markup {
    let status = &held.status;
    let n_events: usize = status.events.values().sum();
    let reach = status.first_day.zip(status.last_day);
    html! {
        header.home-head {
            h1.title dir="auto" { (if site.desk.name.is_empty() { "The desk" } else { &site.desk.name }) }
            @if let Some((first, last)) = reach {
                p.lead { "Reports from " (period_words(rasad_time::Interval::new(first, last))) "." }
            }
        }
        dl.figures {
            (figure("/documents", "Documents", status.documents))
            (figure("/events", "Events", n_events))
            (figure("/who", "Names", status.entities.values().sum()))
            (figure("/status", "Outlets cited", status.outlets))
        }
        @if !held.all.1.list.is_empty() {
            section.panel aria-labelledby="pulse-title" {
                div.chart-head { h2 #pulse-title { "Events over time" } (legend()) }
                (chart(&columns(&Filters::default(), held.all.0, &held.all.1), Height::Half, "Events over time; each column links to its events"))
                p.more-link { a href="/timeline" { "Open the timeline →" } }
            }
        }
        @if !held.arenas.is_empty() {
            section aria-labelledby="arenas-title" {
                h2 #arenas-title { "Arenas" }
                ul.tiles { @for (arena, n, timeline) in &held.arenas { (tile(arena, *n, timeline)) } }
            }
        }
        div.columns {
            section aria-labelledby="latest-title" {
                h2 #latest-title { "Reported last" }
                @if held.latest.is_empty() {
                    p { "No events were found in these documents so far." }
                } @else {
                    ol.events {
                        @for event in &held.latest {
                            li.event data-item="" { (event_card(event, &links::part(&event.document, &event.id), Setting::List)) }
                        }
                    }
                    p.more-link { a href={ "/events" (reported_first().finish()) } { "All events →" } }
                }
            }
            aside aria-labelledby="new-title" {
                h2 #new-title { "Newest documents" }
                ul.plain-list {
                    @for document in &held.documents {
                        li {
                            a href=(links::document(&document.id)) dir="auto" { (title_or_uri(document.title.as_deref(), &document.uri)) }
                            p.meta-line {
                                @if !document.outlets.is_empty() { bdi { (document.outlets.join(", ")) } " · " }
                                @if let Some(day) = document.published { (time_of(day)) " · " }
                                (counted(document.events, "event", "events"))
                            }
                        }
                    }
                }
                p.more-link { a href="/documents" { "All documents →" } }
            }
        }
    }
}

fn reported_first() -> QueryWriter {
    Filters { order: Order::Reported, ..Filters::default() }.query()
}

fn figure(link: &str, name: &str, n: usize) -> Markup {
    html! { div { dt { a href=(link) { (name) } } dd { (number(n)) } } }
}

fn pulse(timeline: &Stretches) -> Option<Markup> {
    let counts: Vec<usize> = timeline.list.iter().map(Stretch::total).collect();
    let (first, last) = (timeline.list.first()?, timeline.list.last()?);
    Some(spark(&counts, first.start, last.end, "Events"))
}

fn tile(arena: &Arena, n: usize, timeline: &Stretches) -> Markup {
    let filters = Filters { arena: Some(arena.name.clone()), order: Order::Reported, ..Filters::default() };
    html! {
        li.tile {
            h3 { a href={ "/events" (filters.query().finish()) } dir="auto" { (arena.name) } }
            p.tile-count { (counted(n, "event", "events")) }
            @if let Some(picture) = pulse(timeline) { (picture) }
        }
    }
}
