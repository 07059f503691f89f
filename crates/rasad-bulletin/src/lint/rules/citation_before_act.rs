//! `citation-before-act`: a report that is older than what it is said to report.

use super::{Hit, Rule, Severity, Sheet};
use crate::lint::words::{WORDS, holds};

pub(super) const RULE: Rule = Rule {
    id: "citation-before-act",
    severity: Severity::Error,
    summary: "a citation is dated before the act that it reports",
    check,
};

fn check(sheet: &Sheet<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for item in &sheet.items {
        for citation in sheet.citations(item) {
            let (Some(date), Some(span)) = (citation.date, citation.span) else { continue };
            let later = sheet.days(item).into_iter().find(|(mention, day)| {
                citation.covers.contains(mention.span)
                    && *day > date.end
                    // "overnight" and the like count from a day that the bulletin does not say.
                    && sheet.text(mention.span).contains(|letter: char| letter.is_ascii_digit())
                    && !holds(sheet.text(item.sentence_of(mention.span)), &WORDS.future)
            });
            if let Some((mention, day)) = later {
                let what = sheet.text(mention.span);
                hits.push(Hit::new(
                    span,
                    format!("the report is of {date}, the act that it reports of {day} (\"{what}\")"),
                ));
            }
        }
    }
    hits
}
