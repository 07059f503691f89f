//! An event in a list: who did what to whom, in whose words, and where it is printed.

use maud::{Markup, html};
use rasad_reading::DateBasis;
use rasad_store::{EventRow, Party};
use rasad_time::Precision;

use super::badge::{status_words, type_badge};
use super::day::{day_words, days_words, full_day, period_words};
use super::title_or_uri;
use crate::filters::Order;
use crate::links;

/// Participants that are named before the rest is only counted.
const NAMED: usize = 4;

/// How much of an item stands around its evidence where that is short, in characters.
const LONGEST_EVIDENCE: usize = 420;

/// Participants as links to their pages.
pub(crate) fn parties(parties: &[Party]) -> Markup {
    html! {
        @for (at, party) in parties.iter().take(NAMED).enumerate() {
            @if at > 0 { span.and { ", " } }
            a.party href=(links::who(&party.id)) dir="auto" { (party.name) }
        }
        @if parties.len() > NAMED {
            @let rest: Vec<&str> = parties[NAMED..].iter().map(|party| party.name.as_str()).collect();
            " " span.more title=(rest.join(", ")) { "and " (rest.len()) " more" }
        }
    }
}

/// The outlets that carried an event, with days: `Tasnim, 22 Nov 2020`.
pub(crate) fn outlets_words(event: &EventRow) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for citation in &event.citations {
        let names: Vec<&str> = citation.outlets.iter().map(|outlet| outlet.name.as_str()).collect();
        let day = citation.date.map(|days| format!(", {}", period_words(days))).unwrap_or_default();
        let one = format!("{}{day}", names.join(", "));
        if !words.contains(&one) {
            words.push(one);
        }
    }
    if words.is_empty() && !event.document_outlets.is_empty() {
        let day = event.day.map(|day| format!(", {}", day_words(day))).unwrap_or_default();
        words.push(format!("{}{day}", event.document_outlets.join(", ")));
    }
    words
}

/// Who did it to whom.
fn sentence(event: &EventRow) -> Markup {
    let arrow = if event.kind.is_symmetric() { ("⇄", "with") } else { ("→", "to") };
    html! {
        @if event.actors.is_empty() {
            span.nobody { @if event.recipients.is_empty() { "participants not named" } @else { "someone" } }
        } @else { (parties(&event.actors)) }
        @if !event.recipients.is_empty() {
            " " span.arrow role="img" aria-label=(arrow.1) { (arrow.0) } " " (parties(&event.recipients))
        }
    }
}

fn status(event: &EventRow) -> Markup {
    html! {
        @if let Some((word, title)) = status_words(event.status) {
            span.status.(word) title=(title) {
                (word)
                @if !event.claimants.is_empty() { " by " (parties(&event.claimants)) }
            }
        }
    }
}

/// The words that tell it, or their beginning.
fn evidence(event: &EventRow) -> String {
    let words = event.evidence_text().split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(LONGEST_EVIDENCE) {
        None => words,
        Some((end, _)) => format!("{} …", words[..end].trim_end()),
    }
}

/// One event. `link` leads to the place where it is told.
pub(crate) fn event_card(event: &EventRow, link: &str, dated: Dated) -> Markup {
    let sources = outlets_words(event);
    html! {
        div.event-head {
            (type_badge(event.kind, event.mode.as_deref()))
            p.event-who { (sentence(event)) }
            (status(event))
        }
        blockquote.evidence dir="auto" { a.open href=(link) { (evidence(event)) } }
        ul.meta {
            @if dated == Dated::Yes || needs_date(event) {
                li { (date_words(event)) }
            }
            @if let Some(place) = &event.place { li { span.meta-label { "at " } bdi { (place.name) } } }
            @for source in sources.iter().take(3) { li.source { bdi { (source) } } }
            @if sources.len() > 3 { li { "and " (sources.len() - 3) " more" } }
            @if sources.is_empty() { li.source { bdi { (title_or_uri(event.title.as_deref(), &event.uri)) } } }
            @if let Some(section) = &event.section { li { bdi { (section) } } }
            @for context in event.contexts.iter().take(3) { li.context { (context.replace('_', " ")) } }
            @let sure = format!("{:.0} %", event.confidence * 100.0);
            li.sure title="How likely the text tells just this, by the program’s own count" { (sure) " sure" }
        }
    }
}

/// Whether the card says the day, or the heading above it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dated {
    Yes,
    ByHeading,
}

/// A heading names the first day only.
fn needs_date(event: &EventRow) -> bool {
    event.date.is_some_and(|days| days.start != days.end)
}

fn date_words(event: &EventRow) -> Markup {
    let words = days_words(event.date, event.date_precision);
    html! {
        @if let Some(days) = event.date {
            time datetime=(days.start) { (words) }
        } @else { (words) }
        @if event.date.is_some() && event.date_basis == DateBasis::Reported {
            span.basis title="The text does not date the act; this is the day of the report" { " (as reported)" }
        }
    }
}

/// The heading over an event in a list: the day that the list is in order of.
fn heading(event: &EventRow, order: Order) -> String {
    match order {
        Order::Reported => event.day.map_or_else(
            || "Day of report not known".to_owned(),
            |day| format!("Reported {}", full_day(day)),
        ),
        Order::Newest | Order::Oldest => match event.date {
            None => "No date".to_owned(),
            Some(days) if matches!(event.date_precision, Precision::Day | Precision::Range) => {
                full_day(days.start)
            }
            Some(days) => days_words(Some(days), event.date_precision),
        },
    }
}

/// A list in groups by day.
pub(crate) fn event_list(events: &[EventRow], order: Order) -> Markup {
    let dated = if order == Order::Reported { Dated::Yes } else { Dated::ByHeading };
    let groups = events.chunk_by(|one, other| heading(one, order) == heading(other, order));
    html! {
        @for group in groups {
            section.day {
                h3.day-heading { (heading(&group[0], order)) }
                ol.events {
                    @for event in group {
                        li.event data-item="" { (event_card(event, &links::part(&event.document, &event.id), dated)) }
                    }
                }
            }
        }
    }
}
