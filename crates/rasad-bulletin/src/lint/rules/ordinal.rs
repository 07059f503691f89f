//! `ordinal-contradicted`: "his second letter since ..." where the archive counts otherwise.

use jiff::civil::Date;
use rasad_reading::Event;
use rasad_text::Span;

use super::month_without_day::word_spans;
use super::{Hit, Rule, Severity, Sheet};
use crate::lint::sheet::ItemView;
use crate::lint::words::WORDS;

pub(super) const RULE: Rule = Rule {
    id: "ordinal-contradicted",
    severity: Severity::Warning,
    summary: "\"first\", \"second\" that the archive contradicts",
    check,
};

fn check(sheet: &Sheet<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for item in sheet.telling() {
        for (span, number) in ordinals(sheet, item) {
            let sentence = item.sentence_of(span);
            // The act that the ordinal counts is told in the same sentence, after the ordinal or right before it.
            let counted = sheet
                .events(item)
                .filter(|event| sentence.overlaps(event.evidence) && !event.actors.is_empty())
                .min_by_key(|event| event.trigger.start.abs_diff(span.end));
            let (Some(event), Some(day)) = (counted, counted.and_then(|event| event.date)) else { continue };
            let since = since(sheet, item, sentence);
            let before: Vec<_> = sheet
                .told
                .iter()
                .filter(|told| like(&told.event, event))
                .filter(|told| {
                    told.event.date.is_some_and(|date| {
                        date.end < day.start && since.is_none_or(|since| date.start >= since)
                    })
                })
                .collect();
            // Reports of one act by several outlets are one act.
            let mut days: Vec<Date> =
                before.iter().filter_map(|told| told.event.date).map(|date| date.start).collect();
            days.sort_unstable();
            days.dedup();
            if days.len() + 1 > number {
                let first = before.iter().min_by_key(|told| told.event.date.map(|date| date.start));
                let place = first.map_or(String::new(), |told| format!(", the earliest in {}", told.place));
                let word = sheet.text(span);
                hits.push(Hit::new(
                    span,
                    format!("not the {word}: the archive has {} before it{place}", days.len()),
                ));
            }
        }
    }
    hits
}

/// Ordinals that count acts: "his second letter", "for the first time".
fn ordinals(sheet: &Sheet<'_>, item: &ItemView) -> Vec<(Span, usize)> {
    let text = sheet.text(item.span);
    let words = word_spans(text);
    let mut found = Vec::new();
    for (index, span) in words.iter().enumerate().skip(1) {
        let lower = span.of(text).to_lowercase();
        let Some(number) = WORDS.ordinals.iter().position(|ordinal| *ordinal == lower) else { continue };
        let before = words[index - 1].of(text).to_lowercase();
        let next = words.get(index + 1).map_or("", |span| span.of(text)).to_lowercase();
        // "First Vice President" and "the second stage" count no acts.
        let counts = matches!(before.as_str(), "his" | "her" | "its" | "their" | "the")
            && span.of(text).chars().all(char::is_lowercase)
            && WORDS.counted.contains(&next);
        if counts {
            found.push((span.shift(item.span.start), number + 1));
        }
    }
    found
}

/// The first day named after "since" in a sentence.
fn since(sheet: &Sheet<'_>, item: &ItemView, sentence: Span) -> Option<Date> {
    let at = sentence.start + sheet.text(sentence).to_lowercase().find("since ")?;
    let dates = sheet.reading.dates.iter().filter(|date| date.item == item.index);
    dates
        .filter(|date| date.span.start >= at && date.span.start < at + 60)
        .find_map(|date| date.value)
        .map(|date| date.start)
}

/// The same kind of act by the same actor, to the same if to anybody.
fn like(one: &Event, other: &Event) -> bool {
    one.kind == other.kind
        && (one.mode.is_none() || other.mode.is_none() || one.mode == other.mode)
        && one.actors.first() == other.actors.first()
        && (other.recipients.is_empty() || one.recipients.iter().any(|to| other.recipients.contains(to)))
}
