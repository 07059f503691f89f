//! `wrong-weekday`: "Monday, November 22" where November 22 was a Sunday.

use super::month_without_day::word_spans;
use super::{Hit, Rule, Severity, Sheet};
use crate::lint::words::WORDS;

pub(super) const RULE: Rule = Rule {
    id: "wrong-weekday",
    severity: Severity::Error,
    summary: "a weekday is not that of the date beside it",
    check,
};

/// Bytes between a date and its weekday: `, ` or ` (` and an article.
const GAP: usize = 6;

fn check(sheet: &Sheet<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for item in &sheet.items {
        let text = sheet.text(item.span);
        for word in word_spans(text) {
            let lower = word.of(text).to_lowercase();
            let Some(number) = WORDS.weekdays.iter().position(|day| *day == lower) else { continue };
            let word = word.shift(item.span.start);
            for (mention, day) in sheet.days(item) {
                let inside = mention.span.contains(word) && mention.span != word;
                let beside = mention.span.start.checked_sub(word.end).is_some_and(|gap| gap <= GAP)
                    || word.start.checked_sub(mention.span.end).is_some_and(|gap| gap <= GAP);
                let has_number = sheet.text(mention.span).contains(|letter: char| letter.is_ascii_digit());
                if (inside || beside) && has_number && !right(number, day) {
                    let is = &WORDS.weekdays[day.weekday().to_monday_zero_offset().unsigned_abs() as usize];
                    let span = word.cover(mention.span);
                    hits.push(Hit::new(span, format!("{day} was a {}{}", is[..1].to_uppercase(), &is[1..])));
                    break;
                }
            }
        }
    }
    hits
}

fn right(number: usize, day: jiff::civil::Date) -> bool {
    usize::try_from(day.weekday().to_monday_zero_offset()).is_ok_and(|offset| offset == number)
}
