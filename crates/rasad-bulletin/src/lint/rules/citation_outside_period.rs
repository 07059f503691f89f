//! `citation-outside-period`: a citation whose day lies outside of the days that the bulletin covers.

use super::{Hit, Rule, Severity, Sheet};
use crate::lint::words::{WORDS, holds};

pub(super) const RULE: Rule = Rule {
    id: "citation-outside-period",
    severity: Severity::Warning,
    summary: "a citation is dated before or after the period, and nothing says that it is background",
    check,
};

fn check(sheet: &Sheet<'_>) -> Vec<Hit> {
    let Some(period) = sheet.period() else { return Vec::new() };
    let mut hits = Vec::new();
    for item in &sheet.items {
        for citation in sheet.citations(item) {
            let (Some(date), Some(span)) = (citation.date, citation.span) else { continue };
            if date.overlaps(period) || names_a_year(sheet.text(span)) {
                continue;
            }
            let covered = sheet.text(citation.covers);
            let told_on_purpose = sheet.days(item).iter().any(|(mention, _)| {
                citation.covers.contains(mention.span) && names_a_year(sheet.text(mention.span))
            });
            if told_on_purpose {
                continue;
            }
            let side = if date.end < period.start { "before" } else { "after" };
            let message = format!("{} is cited with {date}, {side} the period {period}", sheet.text(span));
            let hit = Hit::new(span, message);
            hits.push(if holds(covered, &WORDS.background) { hit.severity(Severity::Note) } else { hit });
        }
    }
    hits
}

/// Four digits that are a year say that the writer means that year.
pub(super) fn names_a_year(text: &str) -> bool {
    text.split(|letter: char| !letter.is_ascii_digit()).any(|number| number.len() == 4)
}
