//! `mixed-quotation-marks`: curved and straight quotation marks in one text.

use rasad_text::Span;

use super::{Hit, Rule, Severity, Sheet};

pub(super) const RULE: Rule = Rule {
    id: "mixed-quotation-marks",
    severity: Severity::Warning,
    summary: "curved and straight quotation marks stand in one text",
    check,
};

/// One finding for the whole text, at the first mark of the rarer kind; each of them has its remedy.
fn check(sheet: &Sheet<'_>) -> Vec<Hit> {
    let text = &sheet.document.text;
    let in_items = |at: usize| sheet.items.iter().any(|item| item.span.start <= at && at < item.span.end);
    let marks: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(at, mark)| matches!(mark, '"' | '“' | '”' | '„') && in_items(*at) && !is_inch(text, *at))
        .collect();
    let n_straight = marks.iter().filter(|(_, mark)| *mark == '"').count();
    let n_curved = marks.len() - n_straight;
    if n_straight == 0 || n_curved == 0 {
        return Vec::new();
    }
    let straighten = n_straight >= n_curved;
    let mut rare = marks.iter().filter(|(_, mark)| (*mark == '"') != straighten);
    let (rarer, kinds) = if straighten { (n_curved, "curved") } else { (n_straight, "straight") };
    let Some((first, mark)) = rare.next() else { return Vec::new() };
    let span = Span::new(*first, first + mark.len_utf8());
    let message = format!("{rarer} {kinds} of {} quotation marks; the first is here", marks.len());
    vec![Hit::new(span, message)]
}

/// `5"` is a measure.
fn is_inch(text: &str, at: usize) -> bool {
    text[..at].ends_with(|letter: char| letter.is_ascii_digit())
        && !text[..at]
            .rsplit(['"', '“'])
            .next()
            .is_some_and(|run| run.len() < 200 && text[..at - run.len()].ends_with(['"', '“']))
}
