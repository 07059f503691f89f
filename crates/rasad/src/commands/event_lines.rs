//! Events for people: who → whom, what, when, how sure, and the words that say so.

use std::io;

use rasad_events::{EventType, QuadClass, Status};
use rasad_reading::DateBasis;
use rasad_store::{EventRow, Party};
use rasad_time::{Interval, Precision};

use crate::output::{Output, Style, harmless};
use crate::wrap::{pad, wrap};

/// Writes an event on two lines or more.
pub(super) fn write(output: &mut Output, event: &EventRow) -> io::Result<()> {
    let paint = output.paint;
    let kind = pad(event.kind.as_str(), 9);
    let day = pad(&when(event.date, event.date_precision), 11);
    let mut head = format!("{} {} {}", paint.bold(&day), paint.style(style(event.kind), &kind), whom(event));
    let mut extras = Vec::new();
    extras.extend(event.mode.clone());
    extras.extend(event.place.as_ref().map(|place| format!("in {}", place.name)));
    if event.status != Status::Asserted {
        extras.push(event.status.as_str().to_owned());
    }
    if !event.claimants.is_empty() {
        extras.push(format!("according to {}", names(&event.claimants)));
    }
    if !extras.is_empty() {
        head.push_str(&paint.dim(&format!("  [{}]", extras.join(", "))));
    }
    output.line(harmless_but_colours(&head))?;
    for line in wrap(&harmless(&format!("“{}”", event.evidence_text())), output.width - 12) {
        output.line(format!("            {line}"))?;
    }
    let source = source(event);
    if !source.is_empty() {
        output.line(format!("            {}", paint.dim(&harmless(&source))))?;
    }
    Ok(())
}

/// Colour of a type.
pub(crate) fn style(kind: EventType) -> Style {
    style_of(kind.quad_class())
}

/// Colour of a quad class.
pub(super) fn style_of(class: QuadClass) -> Style {
    match class {
        QuadClass::VerbalCooperation => Style::Blue,
        QuadClass::MaterialCooperation => Style::Green,
        QuadClass::VerbalConflict => Style::Yellow,
        QuadClass::MaterialConflict => Style::Red,
        QuadClass::Neutral => Style::Dim,
    }
}

/// The days of an act in few letters.
pub(crate) fn when(date: Option<Interval>, precision: Precision) -> String {
    let Some(date) = date else { return "undated".to_owned() };
    match precision {
        Precision::Month => format!("{:04}-{:02}", date.start.year(), date.start.month()),
        Precision::Year if date.start.year() == date.end.year() => date.start.year().to_string(),
        _ if date.start == date.end => date.start.to_string(),
        // The first day and that there are more.
        _ => format!("{}+", date.start),
    }
}

fn whom(event: &EventRow) -> String {
    let actors = if event.actors.is_empty() { "(nobody named)".to_owned() } else { names(&event.actors) };
    if event.recipients.is_empty() { actors } else { format!("{actors} → {}", names(&event.recipients)) }
}

/// Names in a row.
pub(super) fn names(parties: &[Party]) -> String {
    parties.iter().map(|party| party.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// Who carried it and when, and where it is kept.
fn source(event: &EventRow) -> String {
    let mut parts = Vec::new();
    for citation in &event.citations {
        let outlets: Vec<&str> = citation.outlets.iter().map(|outlet| outlet.name.as_str()).collect();
        let date = citation.date.map(|date| format!(", {date}")).unwrap_or_default();
        parts.push(format!("{}{date}", outlets.join("; ")));
    }
    if parts.is_empty() && !event.document_outlets.is_empty() {
        let day = event.day.map(|day| format!(", {day}")).unwrap_or_default();
        parts.push(format!("{}{day}", event.document_outlets.join("; ")));
    }
    if event.date_basis == DateBasis::Reported && event.date.is_some() {
        parts.push("dated by the report".to_owned());
    }
    parts.push(event.uri.clone());
    parts.join(" · ")
}

/// Colours are ours and stay; other control characters come out of texts and don't.
fn harmless_but_colours(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    for (n, part) in line.split("\u{1b}[").enumerate() {
        let is_ours = n > 0
            && part.find('m').is_some_and(|at| part[..at].bytes().all(|b| b.is_ascii_digit() || b == b';'));
        text.push_str(match (n, is_ours) {
            (0, _) => "",
            (_, true) => "\u{1b}[",
            (_, false) => "\u{fffd}[",
        });
        text.push_str(&harmless(part));
    }
    text
}
