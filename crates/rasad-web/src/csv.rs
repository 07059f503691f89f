//! Events as comma-separated values (RFC 4180) that a spreadsheet opens without running anything.

use rasad_store::{EventRow, Party};

use crate::view::outlets_words;

const COLUMNS: [&str; 24] = [
    "event_id", "document", "item", "section", "type", "mode", "context", "actors", "actor_ids", "recipients",
    "recipient_ids", "status", "claimants", "date_from", "date_to", "date_precision", "date_basis", "place",
    "country", "sources", "reported", "confidence", "evidence", "uri",
];

/// A heading and a row for each event.
pub(crate) fn events(events: &[EventRow]) -> String {
    // The mark tells spreadsheets that it is UTF-8.
    let mut text = String::from("\u{feff}");
    row(&mut text, COLUMNS.iter().copied());
    for event in events {
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let names = |parties: &[Party]| parties.iter().map(|party| party.name.as_str()).collect::<Vec<_>>().join("; ");
        let ids = |parties: &[Party]| parties.iter().map(|party| party.id.as_str()).collect::<Vec<_>>().join("; ");
        let place = event.place.as_ref();
        let cells = [
            event.id.clone(),
            event.document.clone(),
            event.item.clone(),
            event.section.clone().unwrap_or_default(),
            event.kind.as_str().to_owned(),
            event.mode.clone().unwrap_or_default(),
            event.contexts.join("; "),
            names(&event.actors),
            ids(&event.actors),
            names(&event.recipients),
            ids(&event.recipients),
            event.status.as_str().to_owned(),
            names(&event.claimants),
            day(event.date.map(|days| days.start)),
            day(event.date.map(|days| days.end)),
            event.date_precision.as_str().to_owned(),
            event.date_basis.as_str().to_owned(),
            place.map(|place| place.name.clone()).unwrap_or_default(),
            place.and_then(|place| place.country.clone()).unwrap_or_default(),
            outlets_words(event).join("; "),
            day(event.day),
            format!("{:.2}", event.confidence),
            event.evidence_text().to_owned(),
            event.uri.clone(),
        ];
        row(&mut text, cells.iter().map(String::as_str));
    }
    text
}

fn row<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        text.push_str(&guarded(cell));
    }
    text.push_str("\r\n");
}

/// A cell in quotation marks where it needs them, with an apostrophe before what a spreadsheet would take for a
/// formula.
fn guarded(cell: &str) -> String {
    let starts_formula = cell.trim_start().starts_with(['=', '+', '-', '@']) || cell.starts_with(['\t', '\r']);
    let guard = if starts_formula { "'" } else { "" };
    if cell.contains([',', '"', '\n', '\r']) || cell != cell.trim() {
        format!("\"{guard}{}\"", cell.replace('"', "\"\""))
    } else {
        format!("{guard}{cell}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        let cases = [
            ("plain", "plain"),
            ("a,b", "\"a,b\""),
            ("say \"so\"", "\"say \"\"so\"\"\""),
            ("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\""),
            ("-1", "'-1"),
            ("@sum", "'@sum"),
            (" +1", "\"' +1\""),
            ("\t=1", "\"'\t=1\""),
            ("", ""),
        ];
        for (cell, safe) in cases {
            assert_eq!(guarded(cell), safe);
        }
    }

    #[test]
    fn the_heading_is_there_without_events() {
        let text = events(&[]);
        assert_eq!(text.matches(',').count(), COLUMNS.len() - 1);
        assert!(text.ends_with("uri\r\n"), "{text}");
    }
}
