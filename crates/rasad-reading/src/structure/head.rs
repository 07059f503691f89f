//! The first lines of a document: title, period, editor, and lines that say who published it.

use rasad_text::{BlockKind, Document, Span};
use rasad_time::{Interval, parse_period};

use super::shape;
use super::units::{Unit, UnitKind};
use super::words::words;

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
        // A pictograph before the date is no bullet of a list.
        let dated = unit.kind == UnitKind::Bullet && head.period.is_none() && is_only_period(line);
        if unit.kind == UnitKind::Bullet && !dated || line.chars().count() > 160 {
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

/// Whether a line is a period and nothing before it.
fn is_only_period(line: &str) -> bool {
    period_of(line).is_some() && title_before_period(line).is_empty()
}

/// What stands before the dates on a line such as "Spotlight on Iran (May 1-15, 2016)".
fn title_before_period(line: &str) -> String {
    let lower = line.to_lowercase();
    let starts_word = |at: &usize| lower[..*at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    let first_word =
        words().date_words.iter().filter_map(|word| lower.find(word.as_str())).filter(starts_word).min();
    let first_digit = line.find(|c: char| c.is_numeric());
    let cut = first_word.into_iter().chain(first_digit).min().unwrap_or(line.len());
    // Lower-casing can change lengths outside of ASCII; fall back to nothing then.
    let mut before = line.get(..cut).unwrap_or("");
    loop {
        before = before.trim_end_matches([' ', '(', ',', '،', ':', '-', '–', '—', '|', '[', '•', '·']);
        let last = before.rsplit([' ', '(']).next().unwrap_or("");
        let folded = last.to_lowercase();
        let joins = words().date_joints.contains(&folded) || words().weekdays.contains(&folded);
        if last.is_empty() || !joins {
            return shape::heading_text(before);
        }
        before = &before[..before.len() - last.len()];
    }
}

/// "Editor: Dr. Raz Zimmt", "Edited by ...".
fn editor(line: &str) -> Option<String> {
    let lower = line.to_lowercase();
    let label = words().editor_labels.iter().find(|label| lower.starts_with(label.as_str()))?;
    let name = line.get(label.len()..)?.trim().trim_matches(['*', '_', ' ']).trim_end_matches('.');
    (!name.is_empty() && name.split_whitespace().count() <= 8).then(|| name.to_owned())
}

/// Lines of the publication itself: volume and number, cutoff, contact.
fn is_publication_line(line: &str) -> bool {
    let lower = line.to_lowercase();
    words().publication_openings.iter().any(|opening| lower.starts_with(opening.as_str()))
        || lower.contains(", number ") && line.chars().count() < 80
}

/// Whether the first unit is a title: given as the highest heading, or a short line without a full stop.
fn is_title(text: &str, unit: &Unit, next: Option<&Unit>) -> bool {
    let line: &str = Span::of(unit.span, text);
    match unit.kind {
        UnitKind::Given(BlockKind::Heading(1)) => true,
        UnitKind::Plain => {
            let year = shape::last_bracket(line).is_some_and(|bracket| bracket.chars().all(char::is_numeric));
            next.is_some()
                && shape::reference_number(line).is_none()
                && (year || !shape::has_end(line))
                && line.split_whitespace().count() <= 16
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_before_dates() {
        for (line, title) in [
            ("Spotlight on Iran (May 1-15, 2016)", "Spotlight on Iran"),
            ("Current events of October 1, 2014", "Current events"),
            ("Headlines on Monday 3rd of Bahman 1390", "Headlines"),
            ("Saturday, 4 May 2019", ""),
            ("Iran in the Media: Week of December 6, 2020", "Iran in the Media"),
            ("Dismay in Tehran, 4 June 2019", "Dismay in Tehran"),
        ] {
            assert_eq!(title_before_period(line), title);
        }
    }
}
