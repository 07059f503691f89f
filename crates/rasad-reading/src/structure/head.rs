//! The first lines of a document: title, period, editor, and lines that say who published it.

use rasad_text::{BlockKind, Document, Span};
use rasad_time::{Interval, parse_period};

use super::units::{Unit, UnitKind};
use super::shape;

/// What the first lines say.
pub(super) struct Head {
    pub(super) title: Option<String>,
    pub(super) period: Option<Interval>,
    pub(super) editor: Option<String>,
    /// How many units they are.
    pub(super) units: usize,
}

/// How far down a period line is looked for.
const MAX_HEAD_UNITS: usize = 10;

/// Reads the head of a document.
pub(super) fn head(document: &Document, units: &[Unit]) -> Head {
    let text = document.text.as_str();
    let mut head = Head { title: document.title.clone(), period: None, editor: None, units: 0 };
    let mut title_from_text = None;
    for (at, unit) in units.iter().take(MAX_HEAD_UNITS).enumerate() {
        let line = unit.span.of(text).trim_matches(['*', '_', '#', ' ']);
        if unit.kind == UnitKind::Bullet || line.chars().count() > 160 {
            break;
        }
        if let Some(editor) = editor(line) {
            head.editor = Some(editor);
            head.units = at + 1;
            continue;
        }
        // A second period line inside a section ("Week of ...") is that section's.
        if head.period.is_none()
            && let Some(period) = period_of(line)
        {
            head.period = Some(period);
            head.units = at + 1;
            let before = title_before_period(line);
            if title_from_text.is_none() && !before.is_empty() {
                title_from_text = Some(before);
            }
            continue;
        }
        if is_publication_line(line) {
            head.units = at + 1;
            continue;
        }
        if at == 0 && is_title(text, unit, units.get(1)) {
            title_from_text = Some(shape::heading_text(line));
            head.units = 1;
        }
    }
    // A title in the text of a bulletin is better than a page's <title>, which carries the site's name.
    if head.period.is_some() || head.title.is_none() {
        head.title = title_from_text.or(head.title);
    } else if let (Some(given), Some(found)) = (&head.title, &title_from_text)
        && !given.contains(found.as_str())
    {
        // The first heading is not the title that the source gives: leave it to be a section.
        head.units = 0;
    }
    head
}

/// A period where the line is little else than dates, alone or after a title.
fn period_of(line: &str) -> Option<Interval> {
    if line.chars().count() > 120 || line.ends_with(['.', ';']) || !line.chars().any(char::is_numeric) {
        return None;
    }
    parse_period(line)
}

/// What stands before the dates on a line such as "Spotlight on Iran (May 1-15, 2016)".
fn title_before_period(line: &str) -> String {
    let lower = line.to_lowercase();
    const MARKS: [&str; 17] = [
        "january", "february", "march", "april", "may ", "june", "july", "august", "september", "october", "november",
        "december", "week of", "from ", "jan ", "period:", "period covered",
    ];
    let first_mark = MARKS.iter().filter_map(|mark| lower.find(mark)).min();
    let first_digit = line.find(|c: char| c.is_numeric());
    let cut = first_mark.into_iter().chain(first_digit).min().unwrap_or(line.len());
    // Lower-casing can change lengths outside of ASCII; fall back to nothing then.
    let before = line.get(..cut).unwrap_or("").trim_end_matches([' ', '(', ',', ':', '-', '–', '—', '|', '[']);
    let weekday = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    if weekday.contains(&before.trim_end_matches(',')) { String::new() } else { shape::heading_text(before) }
}

/// "Editor: Dr. Raz Zimmt", "Edited by ...".
fn editor(line: &str) -> Option<String> {
    const LABELS: [&str; 7] = ["editor:", "edited by:", "edited by", "editors:", "author:", "editor -", "compiled by"];
    let lower = line.to_lowercase();
    let label = LABELS.iter().find(|label| lower.starts_with(**label))?;
    let name = line.get(label.len()..)?.trim().trim_end_matches('.');
    (!name.is_empty() && name.split_whitespace().count() <= 8).then(|| name.to_owned())
}

/// Lines of the publication itself: volume and number, cutoff, contact.
fn is_publication_line(line: &str) -> bool {
    const OPENINGS: [&str; 6] = ["volume ", "vol. ", "issue no", "information cutoff", "data cutoff", "published by"];
    let lower = line.to_lowercase();
    OPENINGS.iter().any(|opening| lower.starts_with(opening)) || lower.contains(", number ") && line.chars().count() < 80
}

/// Whether the first unit is a title: given as the highest heading, or a short line without an end.
fn is_title(text: &str, unit: &Unit, next: Option<&Unit>) -> bool {
    let line: &str = Span::of(unit.span, text);
    match unit.kind {
        UnitKind::Given(BlockKind::Heading(1)) => true,
        UnitKind::Plain => next.is_some() && !shape::has_end(line) && line.split_whitespace().count() <= 16,
        _ => false,
    }
}
