//! `month-without-day`: "On May, the Commander ..." lacks its day.

use rasad_text::Span;

use super::{Hit, Rule, Severity, Sheet};
use crate::lint::words::WORDS;

pub(super) const RULE: Rule = Rule {
    id: "month-without-day",
    severity: Severity::Error,
    summary: "\"on\" with a month and no day",
    check,
};

fn check(sheet: &Sheet<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for item in &sheet.items {
        let text = sheet.text(item.span);
        let words = word_spans(text);
        for (index, pair) in words.windows(2).enumerate() {
            let (on, month) = (pair[0].of(text), pair[1].of(text));
            let next = words.get(index + 2).map_or("", |span| span.of(text));
            let before = index.checked_sub(1).map_or("", |index| words[index].of(text));
            let is_month =
                month.starts_with(char::is_uppercase) && WORDS.months.contains(&month.to_lowercase());
            let gap = &text[pair[1].end..words.get(index + 2).map_or(text.len(), |span| span.start)];
            let number_follows =
                next.starts_with(|letter: char| letter.is_ascii_digit()) && !gap.contains('.');
            let named = matches!(next.to_lowercase().as_str(), "day" | "revolution" | "war" | "eve");
            // "in early and on late May" is not written; "from on" is no phrase either.
            if on.eq_ignore_ascii_case("on") && is_month && !number_follows && !named && before != "later" {
                let span = pair[0].cover(pair[1]).shift(item.span.start);
                hits.push(Hit::new(span, format!("\"{on} {month}\" lacks the day")));
            }
        }
    }
    hits
}

/// Words and numbers with their places.
pub(super) fn word_spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (letter.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                spans.push(Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    spans
}
