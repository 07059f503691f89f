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

/// Longest clause that is shown whole, in characters.
const LONGEST_EVIDENCE: usize = 420;

/// Most characters of its sentence around it.
const LONGEST_AROUND: usize = 320;

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

/// The clause that tells it inside of its sentence: what stands before, the clause, what comes after.
fn passage(event: &EventRow) -> [String; 3] {
    let text = event.item_text.as_str();
    let start = event.evidence.start.saturating_sub(event.item_span.start);
    let end = event.evidence.end.saturating_sub(event.item_span.start);
    let (Some(before), Some(clause), Some(after)) =
        (text.get(..start), text.get(start..end), text.get(end..))
    else {
        return [String::new(), event.evidence_text().to_owned(), String::new()];
    };
    let before = &before[sentence_start(before)..];
    let after = &after[..sentence_end(after)];
    let around = before.chars().count() + after.chars().count();
    let (before, after) = if around > LONGEST_AROUND { ("", "") } else { (before, after) };
    [before, &cut(clause), after].map(|part| part.split_inclusive(char::is_whitespace).map(tidy).collect())
}

/// A word with one space for whatever white space follows it.
fn tidy(word: &str) -> String {
    let bare = word.trim_end();
    if bare.len() == word.len() { bare.to_owned() } else { format!("{bare} ") }
}

fn cut(clause: &str) -> String {
    match clause.char_indices().nth(LONGEST_EVIDENCE) {
        None => clause.to_owned(),
        Some((end, _)) => format!("{} …", clause[..end].trim_end()),
    }
}

/// Where the sentence begins whose end is missing.
fn sentence_start(text: &str) -> usize {
    let ends = [". ", "? ", "! ", ".\n", "\n\n", "؟ ", ".” ", ".\" ", ") "];
    let mut start = 0;
    for end in ends {
        // A bracket ends a sentence only where it is a citation, after which a capital comes.
        let found = text.rmatch_indices(end).map(|(at, _)| at + end.len()).find(|at| {
            text.get(*at..).and_then(|rest| rest.chars().next()).is_none_or(|next| !next.is_lowercase())
        });
        start = start.max(found.unwrap_or(0));
    }
    start
        + (text[start..].len()
            - text[start..].trim_start_matches(|c: char| !c.is_alphanumeric() && c != '“' && c != '"').len())
}

/// Where the sentence ends whose beginning is missing.
fn sentence_end(text: &str) -> usize {
    let marks = [". ", "? ", "! ", ".\n", "\n\n", "؟ "];
    let ends = marks.iter().filter_map(|mark| text.find(mark).map(|at| at + mark.trim_end().len()));
    ends.min().unwrap_or(text.len())
}

/// One event. `link` leads to the place where it is told.
pub(crate) fn event_card(event: &EventRow, link: &str, setting: Setting) -> Markup {
    let mut sources = outlets_words(event);
    if setting == Setting::Document {
        // The page's own outlet and day need no repeating.
        sources.retain(|source| Some(source) != own_source(event).as_ref());
    }
    let [before, clause, after] = passage(event);
    html! {
        div.event-head {
            (type_badge(event.kind, event.mode.as_deref()))
            p.event-who { (sentence(event)) }
            (status(event))
        }
        blockquote.evidence dir="auto" {
            a.open href=(link) {
                @if setting == Setting::Document { (clause) } @else { span.around { (before) } (clause) span.around { (after) } }
            }
        }
        ul.meta {
            @if setting != Setting::DayList || needs_date(event) {
                li { (date_words(event)) }
            }
            @if let Some(place) = &event.place { li { span.meta-label { "at " } bdi { (place.name) } } }
            @for source in sources.iter().take(3) { li.source { bdi { (source) } } }
            @if sources.len() > 3 { li { "and " (sources.len() - 3) " more" } }
            @if sources.is_empty() && setting != Setting::Document { li.source { bdi { (title_or_uri(event.title.as_deref(), &event.uri)) } } }
            @if let Some(section) = &event.section { li { bdi { (section) } } }
            @for context in event.contexts.iter().take(3) { li.context { (context.replace('_', " ")) } }
            @let sure = format!("{:.0}%", event.confidence * 100.0);
            li.sure title="How likely the text tells just this, by the program’s own count" { (sure) " sure" }
        }
    }
}

/// Where a card stands, and so what need not be said in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Setting {
    /// In a list of any days.
    List,
    /// Under a heading that names the day.
    DayList,
    /// On the page of its document.
    Document,
}

/// The source that every event of a document has that no citation gives another.
fn own_source(event: &EventRow) -> Option<String> {
    let day = event.day.map(|day| format!(", {}", day_words(day))).unwrap_or_default();
    (!event.document_outlets.is_empty()).then(|| format!("{}{day}", event.document_outlets.join(", ")))
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
    let setting = if order == Order::Reported { Setting::List } else { Setting::DayList };
    let groups = events.chunk_by(|one, other| heading(one, order) == heading(other, order));
    html! {
        @for group in groups {
            section.day {
                h3.day-heading { (heading(&group[0], order)) }
                ol.events {
                    @for event in group {
                        li.event data-item="" { (event_card(event, &links::part(&event.document, &event.id), setting)) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_begin_and_end() {
        let before = "He left. (Tasnim, May 3) The U.S. envoy said ";
        assert_eq!(&before[sentence_start(before)..], "The U.S. envoy said ");
        assert_eq!(sentence_start("said that "), 0);
        let after = ", he said. Then he left.";
        assert_eq!(&after[..sentence_end(after)], ", he said.");
        assert_eq!(sentence_end(" and left"), 9);
    }
}
