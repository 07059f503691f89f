//! A reading for people: title, period, sections, items with their sources and events, and who was named.

use std::io;

use rasad_events::Status;
use rasad_reading::{Citation, Event, Item, ItemKind, Reading};
use rasad_text::Document;

use crate::commands::when;
use crate::output::{Output, Style, harmless};
use crate::table::Table;
use crate::wrap::{pad, wrap};

/// Writes the digest of a document.
pub(crate) fn digest(output: &mut Output, document: &Document, reading: &Reading) -> io::Result<()> {
    head(output, document, reading)?;
    let mut section: Option<&str> = None;
    for (index, item) in reading.items.iter().enumerate() {
        if item.section.as_deref() != section {
            section = item.section.as_deref();
            let heading = output.paint.bold(&harmless(section.unwrap_or("—")));
            output.line("")?;
            output.line(heading)?;
        }
        output.line("")?;
        text(output, document, item)?;
        for citation in reading.citations.iter().filter(|citation| citation.item == index) {
            let line = format!("    source: {}", harmless(&cited(citation)));
            let line = output.paint.dim(&line);
            output.line(line)?;
        }
        for event in reading.events.iter().filter(|event| event.item == index) {
            act(output, document, reading, event)?;
        }
    }
    entities(output, reading)?;
    remarks(output, document, reading)
}

fn head(output: &mut Output, document: &Document, reading: &Reading) -> io::Result<()> {
    let title = reading.title.as_deref().unwrap_or("(no title)");
    for line in wrap(&harmless(title), output.width) {
        let line = output.paint.bold(&line);
        output.line(line)?;
    }
    let mut facts = Vec::new();
    facts.extend(reading.period.map(|period| format!("period {} to {}", period.start, period.end)));
    facts.extend(document.published.map(|day| format!("published {day}")));
    if !document.outlets.is_empty() {
        facts.push(document.outlets.join("; "));
    }
    facts.extend(reading.editor.as_ref().map(|editor| format!("edited by {editor}")));
    facts.extend(reading.language.clone());
    facts.push(document.source.uri.clone());
    for line in wrap(&harmless(&facts.join(" · ")), output.width) {
        let line = output.paint.dim(&line);
        output.line(line)?;
    }
    Ok(())
}

fn text(output: &mut Output, document: &Document, item: &Item) -> io::Result<()> {
    let (first, rest) = match item.kind {
        ItemKind::Bullet => ("• ", "  "),
        ItemKind::Paragraph => ("", ""),
        ItemKind::Caption => ("[picture] ", "  "),
    };
    let body = format!("{first}{}", harmless(document.slice(item.span)));
    for (n, line) in wrap(&body, output.width - rest.len()).iter().enumerate() {
        let indent = if n == 0 { "" } else { rest };
        output.line(format!("{indent}{line}"))?;
    }
    Ok(())
}

fn cited(citation: &Citation) -> String {
    let outlets: Vec<&str> = citation.outlets.iter().map(|outlet| outlet.name.as_str()).collect();
    let date = citation.date.map(|date| format!(", {date}")).unwrap_or_default();
    format!("{}{date}", outlets.join("; "))
}

fn act(output: &mut Output, document: &Document, reading: &Reading, event: &Event) -> io::Result<()> {
    let paint = output.paint;
    let names = |ids: &[String]| {
        let name = |id: &String| reading.entity(id).map_or_else(|| id.clone(), |entity| entity.name.clone());
        ids.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    let mut who = if event.actors.is_empty() { "(nobody named)".to_owned() } else { names(&event.actors) };
    if !event.recipients.is_empty() {
        who = format!("{who} → {}", names(&event.recipients));
    }
    let mut facts = vec![when(event.date, event.date_precision)];
    facts.extend(event.mode.clone());
    facts.extend(event.place.as_ref().map(|place| format!("in {}", place.name)));
    facts.push(event.status.as_str().to_owned());
    if event.status == Status::Claimed && !event.claimants.is_empty() {
        facts.push(format!("according to {}", names(&event.claimants)));
    }
    let kind = pad(event.kind.as_str(), 9);
    let kind = paint.style(crate::commands::style(event.kind), &kind);
    let line = format!(
        "{}  {}",
        harmless(&who),
        paint.style(Style::Dim, &harmless(&format!("[{}]", facts.join(", "))))
    );
    output.line(format!("    {kind} {line}"))?;
    for line in wrap(&harmless(&format!("“{}”", document.slice(event.evidence))), output.width - 14) {
        let line = paint.dim(&line);
        output.line(format!("              {line}"))?;
    }
    Ok(())
}

fn entities(output: &mut Output, reading: &Reading) -> io::Result<()> {
    let mut table = Table::new(&["name", "kind", "country", ">mentions", "roles and other forms"]);
    for entity in &reading.entities {
        let role = |role: &rasad_reading::Role| match role.of.as_deref().and_then(|of| reading.entity(of)) {
            Some(body) => format!("{} ({})", role.title, body.name),
            None => role.title.clone(),
        };
        let more: Vec<String> = entity.roles.iter().map(role).chain(entity.aliases.iter().cloned()).collect();
        table.row(vec![
            harmless(&entity.name),
            entity.kind.as_str().to_owned(),
            entity.country.clone().unwrap_or_default(),
            entity.mentions.len().to_string(),
            harmless(&more.join("; ")),
        ]);
    }
    if table.is_empty() {
        return Ok(());
    }
    output.line("")?;
    table.write(output, 0)
}

fn remarks(output: &mut Output, document: &Document, reading: &Reading) -> io::Result<()> {
    let notes: Vec<_> = document.notes.iter().chain(&reading.notes).collect();
    if notes.is_empty() {
        return Ok(());
    }
    output.line("")?;
    for note in notes {
        let words = document.slice(note.span);
        let at = if words.is_empty() {
            String::new()
        } else {
            format!(" (at “{}”)", crate::wrap::cut(words, 60))
        };
        output.line(harmless(&format!("remark: {}{at}", note.text)))?;
    }
    Ok(())
}
