//! Numbers and days stand in a passage, in digits or in words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rasad_text::Span;
use rasad_time::{Interval, Precision};

use super::evidence::Evidence;
use super::quotes::quoted;
use super::statement::Statement;
use super::{Doubt, DoubtKind};

/// Number word to its value as written in digits (`lexicon/english/numbers.txt`).
static WORDS: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../../../lexicon/english/numbers.txt").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' ')).collect()
});

pub(super) fn check(statement: &Statement, evidence: &Evidence) -> Vec<Doubt> {
    let text = statement.text();
    let mut doubts = days(statement, evidence);
    let dated: Vec<Span> =
        statement.reading.dates.iter().filter(|date| date.value.is_some()).map(|date| date.span).collect();
    let quotes = quoted(text);
    let there: BTreeSet<String> = numbers(&evidence.text).into_iter().map(|(_, number)| number).collect();
    for (span, number) in numbers(text) {
        let elsewhere = dated.iter().chain(&quotes).any(|other| other.overlaps(span));
        if !elsewhere && !there.contains(&number) {
            let message = format!("no passage has the number \"{}\"", span.of(text));
            doubts.push(Doubt { span, kind: DoubtKind::Number, message });
        }
    }
    doubts
}

/// Days, months and years of the sentence are given by a passage, by its document or by its citation.
fn days(statement: &Statement, evidence: &Evidence) -> Vec<Doubt> {
    let quotes = quoted(statement.text());
    let mut doubts = Vec::new();
    for date in &statement.reading.dates {
        let Some(value) = date.value else { continue };
        let exact =
            matches!(date.precision, Precision::Day | Precision::Range | Precision::Month | Precision::Year);
        let has_digit = date.span.of(statement.text()).contains(|letter: char| letter.is_ascii_digit());
        let given =
            |day: &Interval| *day == value || value.contains(*day) || (day.contains(value) && !has_digit);
        if exact && !quotes.iter().any(|quote| quote.contains(date.span)) && !evidence.days.iter().any(given)
        {
            let words = date.span.of(statement.text());
            let message = format!("no passage gives the day \"{words}\" ({value})");
            doubts.push(Doubt { span: date.span, kind: DoubtKind::Day, message });
        }
    }
    doubts
}

/// Numbers in digits or words, as digits without marks of thousands.
fn numbers(text: &str) -> Vec<(Span, String)> {
    let mut found: Vec<(Span, String)> = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        if letter.is_alphanumeric() {
            start.get_or_insert(at);
            continue;
        }
        let Some(from) = start.take() else { continue };
        let span = Span::new(from, at);
        let word = span.of(text).to_lowercase();
        let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        if !digits.is_empty() && digits.chars().all(|letter| letter.is_ascii_digit()) {
            match found.last_mut() {
                // 70,000 and 2.5
                Some((last, number))
                    if matches!(text.get(last.end..from), Some("," | "."))
                        && number.chars().all(|letter| letter.is_ascii_digit() || letter == '.') =>
                {
                    if text.get(last.end..from) == Some(".") {
                        number.push('.');
                    }
                    number.push_str(digits);
                    *last = last.cover(span);
                }
                _ => found.push((span, digits.to_owned())),
            }
        } else if let Some(value) = WORDS.get(word.as_str()) {
            found.push((span, (*value).to_owned()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn digits_and_words_are_one() {
        let values =
            |text: &str| -> Vec<String> { numbers(text).into_iter().map(|(_, number)| number).collect() };
        assert_eq!(values("12 of 70,000, or 2.5 percent"), ["12", "70000", "2.5"]);
        assert_eq!(values("twelve"), values("12"));
        assert_eq!(values("the 15th"), ["15"]);
    }
}
