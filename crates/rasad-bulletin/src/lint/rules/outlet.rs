//! `outlet-misspelt` and `outlet-unknown`: the names in citations.

use rasad_names::Outlet;
use rasad_reading::Citation;
use rasad_text::Span;
use rasad_text::fold::fold;

use super::month_without_day::word_spans;
use super::{Hit, Rule, Severity, Sheet};
use crate::lint::words::{WORDS, holds};

pub(super) const MISSPELT: Rule = Rule {
    id: "outlet-misspelt",
    severity: Severity::Error,
    summary: "an outlet's name differs by a letter from one that is known",
    check: misspelt,
};

pub(super) const UNKNOWN: Rule = Rule {
    id: "outlet-unknown",
    severity: Severity::Note,
    summary: "an outlet that the desk's list does not have",
    check: unknown,
};

/// Letters below which a name is too short to be told from another by one of them.
const SHORT: usize = 5;

fn misspelt(sheet: &Sheet<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (citation, name) in strangers(sheet) {
        let Some(span) = citation.span.map(|span| place(sheet, span, name)) else { continue };
        if let Some(known) = nearest(sheet, name) {
            let hit = Hit::new(span, format!("\"{name}\" is likely {known}"));
            hits.push(hit.fix(span, known));
        }
    }
    for citation in &sheet.reading.citations {
        let Some(span) = citation.span else { continue };
        for outlet in
            citation.outlets.iter().filter_map(|outlet| sheet.knowledge.outlet(outlet.id.as_deref()?))
        {
            if let Some(written) = slipped(sheet, span, outlet) {
                let message = format!("\"{}\" is likely {}", sheet.text(written), outlet.name);
                hits.push(Hit::new(written, message).fix(written, outlet.name.as_str()));
            }
        }
    }
    hits
}

/// Reading forgives a wrong letter: the words of a citation that are no form of the outlet that was read there.
fn slipped(sheet: &Sheet<'_>, citation: Span, outlet: &Outlet) -> Option<Span> {
    let text = sheet.text(citation);
    let joined = |text: &str| fold(text).replace(' ', "");
    let forms: Vec<String> =
        std::iter::once(&outlet.name).chain(&outlet.spellings).map(|form| joined(form)).collect();
    let whole = joined(text);
    if forms.iter().any(|form| whole.contains(form.as_str())) {
        return None;
    }
    let words = word_spans(text);
    let runs = (0..words.len()).flat_map(|from| (from..words.len().min(from + 5)).map(move |to| (from, to)));
    runs.map(|(from, to)| words[from].cover(words[to]))
        .find(|run| {
            let written = joined(run.of(text));
            let reach = if written.chars().count() < 10 { 1 } else { 2 };
            forms.iter().any(|form| slips(&written, form, reach).is_some())
        })
        .map(|run| run.shift(citation.start))
}

fn unknown(sheet: &Sheet<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for (citation, name) in strangers(sheet) {
        let Some(span) = citation.span.map(|span| place(sheet, span, name)) else { continue };
        if nearest(sheet, name).is_none()
            && !holds(name, &WORDS.described_sources)
            && !seen.contains(&fold(name))
        {
            seen.push(fold(name));
            hits.push(Hit::new(
                span,
                format!("no outlet \"{name}\" is known: check it, or add it to the desk's knowledge"),
            ));
        }
    }
    hits
}

/// Outlets that the knowledge does not have, as written.
fn strangers<'a>(sheet: &Sheet<'a>) -> Vec<(&'a Citation, &'a str)> {
    let outlets = |citation: &'a Citation| citation.outlets.iter().map(move |outlet| (citation, outlet));
    sheet
        .reading
        .citations
        .iter()
        .flat_map(outlets)
        .filter(|(_, outlet)| outlet.id.is_none())
        .map(|(citation, outlet)| (citation, outlet.name.as_str()))
        .collect()
}

/// Where the name stands in its citation.
fn place(sheet: &Sheet<'_>, citation: Span, name: &str) -> Span {
    let text = sheet.text(citation);
    text.find(name).map_or(citation, |at| Span::new(at, at + name.len()).shift(citation.start))
}

/// The known name that differs by one slip of the pen, two in a long name; `None` where two are as near.
fn nearest<'a>(sheet: &Sheet<'a>, name: &str) -> Option<&'a str> {
    let folded = fold(name);
    let length = folded.chars().count();
    if length < SHORT {
        return None;
    }
    let reach = if length < 10 { 1 } else { 2 };
    let mut best: Option<(usize, &str)> = None;
    let mut tied = false;
    for outlet in &sheet.knowledge.outlets {
        for form in std::iter::once(&outlet.name).chain(&outlet.spellings) {
            let Some(distance) = slips(&folded, &fold(form), reach) else { continue };
            match best {
                Some((least, of)) if distance > least || of == outlet.name => {}
                Some((least, _)) if distance == least => tied = true,
                _ => {
                    best = Some((distance, outlet.name.as_str()));
                    tied = false;
                }
            }
        }
    }
    best.filter(|(distance, _)| *distance > 0 && !tied).map(|(_, name)| name)
}

/// Letters put in, left out, changed or swapped with their neighbour between two words, if at most `most`
/// (Damerau 1964, optimal string alignment).
pub(super) fn slips(one: &str, other: &str, most: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = change.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    Some(rows[a.len()][b.len()]).filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::slips;

    #[test]
    fn slips_are_counted_and_bounded() {
        assert_eq!(slips("tasnin", "tasnim", 1), Some(1));
        assert_eq!(slips("tansim", "tasnim", 1), Some(1));
        assert_eq!(slips("isna", "irna", 0), None);
        assert_eq!(slips("mehr", "mehr news", 2), None);
    }
}
