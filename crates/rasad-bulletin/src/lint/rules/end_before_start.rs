//! `end-before-start`: "November 19-18".

use super::month_without_day::word_spans;
use super::{Hit, Rule, Severity, Sheet};
use crate::lint::words::WORDS;

pub(super) const RULE: Rule = Rule {
    id: "end-before-start",
    severity: Severity::Error,
    summary: "a range of days ends before it begins",
    check,
};

fn check(sheet: &Sheet<'_>) -> Vec<Hit> {
    let text = sheet.document.text.as_str();
    let words = word_spans(text);
    let number = |index: usize| -> Option<u16> {
        let word = words.get(index)?.of(text);
        (word.len() <= 2).then(|| word.parse().ok()).flatten()
    };
    let month = |index: usize| -> Option<usize> {
        let word = words.get(index)?.of(text);
        let lower = word.to_lowercase();
        let known = WORDS.months.iter().position(|month| *month == lower)?;
        word.starts_with(char::is_uppercase).then_some(known)
    };
    let joined = |index: usize| {
        let gap = &text[words[index].end..words[index + 1].start];
        matches!(gap.trim(), "-" | "–" | "—" | "‑")
    };
    let mut hits = Vec::new();
    for index in 0..words.len() {
        let (Some(first_month), Some(first)) = (month(index), number(index + 1)) else { continue };
        // `November 19-18`, `November 19 - October 18`, `from November 19 to November 18`
        let dashed = index + 2 < words.len() && joined(index + 1);
        let to = words.get(index + 2).is_some_and(|word| matches!(word.of(text), "to" | "until" | "through"))
            && index.checked_sub(1).is_some_and(|before| words[before].of(text).eq_ignore_ascii_case("from"));
        let end = index + if to { 3 } else { 2 };
        if !dashed && !to {
            continue;
        }
        let (last_month, last, at) = match (number(end), month(end), number(end + 1)) {
            (Some(last), ..) => (first_month, last, end),
            (None, Some(month), Some(last)) => (month, last, end + 1),
            _ => continue,
        };
        // December to January goes over the year's end.
        let over_the_year = first_month >= 9 && last_month <= 2;
        if (last_month, last) < (first_month, first)
            && !over_the_year
            && last > 0
            && first <= 31
            && last <= 31
        {
            let span = words[index].cover(words[at]);
            hits.push(Hit::new(span, format!("\"{}\" ends before it begins", span.of(text))));
        }
    }
    hits
}
