//! Events as comma-separated values (RFC 4180) that a spreadsheet opens without running anything.

use jiff::civil::Date;
use rasad_store::{EventRow, Party};

/// The first seventeen are those of `rasad events --csv`.
const COLUMNS: [&str; 24] = [
    "date_start",
    "date_end",
    "precision",
    "type",
    "mode",
    "actors",
    "recipients",
    "place",
    "status",
    "claimants",
    "outlets",
    "reported",
    "confidence",
    "evidence",
    "section",
    "uri",
    "id",
    "document",
    "title",
    "date_basis",
    "country",
    "context",
    "actor_ids",
    "recipient_ids",
];

/// A heading and a row for each event.
pub(crate) fn events(events: &[EventRow]) -> String {
    // The mark tells spreadsheets that it is UTF-8.
    let mut text = String::from("\u{feff}");
    row(&mut text, &COLUMNS);
    for event in events {
        row(&mut text, &cells(event));
    }
    text
}

fn cells(event: &EventRow) -> [String; 24] {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let names = |parties: &[Party]| list(parties.iter().map(|party| party.name.as_str()));
    let ids = |parties: &[Party]| list(parties.iter().map(|party| party.id.as_str()));
    let place = event.place.as_ref();
    let cited =
        event.citations.iter().flat_map(|citation| &citation.outlets).map(|outlet| outlet.name.as_str());
    let outlets = match event.citations.as_slice() {
        [] => list(event.document_outlets.iter().map(String::as_str)),
        _ => list(cited),
    };
    [
        day(event.date.map(|days| days.start)),
        day(event.date.map(|days| days.end)),
        event.date_precision.as_str().to_owned(),
        event.kind.as_str().to_owned(),
        event.mode.clone().unwrap_or_default(),
        names(&event.actors),
        names(&event.recipients),
        place.map(|place| place.name.clone()).unwrap_or_default(),
        event.status.as_str().to_owned(),
        names(&event.claimants),
        outlets,
        day(event.day),
        event.confidence.to_string(),
        event.evidence_text().to_owned(),
        event.section.clone().unwrap_or_default(),
        event.uri.clone(),
        event.id.clone(),
        event.document.clone(),
        event.title.clone().unwrap_or_default(),
        event.date_basis.as_str().to_owned(),
        place.and_then(|place| place.country.clone()).unwrap_or_default(),
        list(event.contexts.iter().map(String::as_str)),
        ids(&event.actors),
        ids(&event.recipients),
    ]
}

fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join("; ")
}

fn row<S: AsRef<str>>(text: &mut String, cells: &[S]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        text.push_str(&guarded(cell.as_ref()));
    }
    text.push_str("\r\n");
}

/// A cell in quotation marks where it needs them, with an apostrophe before what a spreadsheet would take for a
/// formula.
fn guarded(cell: &str) -> String {
    let starts_formula =
        cell.trim_start().starts_with(['=', '+', '-', '@']) || cell.starts_with(['\t', '\r']);
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
        assert!(text.ends_with("recipient_ids\r\n"), "{text}");
    }
}
