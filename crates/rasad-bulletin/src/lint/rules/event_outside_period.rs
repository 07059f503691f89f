//! `event-outside-period` and `late-report`: an act dated outside of the period, told as if it were news.

use rasad_text::Span;

use super::citation_outside_period::names_a_year;
use super::{Hit, Rule, Severity, Sheet};
use crate::lint::words::{WORDS, holds};

pub(super) const RULE: Rule = Rule {
    id: "event-outside-period",
    severity: Severity::Warning,
    summary: "an act is dated outside of the period, and nothing says that it is background",
    check: outside,
};

pub(super) const LATE_REPORT: Rule = Rule {
    id: "late-report",
    severity: Severity::Note,
    summary: "an act shortly before the period, reported inside it",
    check: late,
};

/// Days before the period within which a report is late and not mistaken: what desks carry over to their next issue.
const LATE: i32 = 21;

fn outside(sheet: &Sheet<'_>) -> Vec<Hit> {
    early(sheet)
        .into_iter()
        .filter(|early| early.days_before > LATE || !early.cited_inside)
        .map(|early| {
            let what = sheet.text(early.span);
            Hit::new(early.span, format!("\"{what}\" lies {} days before the period", early.days_before))
        })
        .collect()
}

fn late(sheet: &Sheet<'_>) -> Vec<Hit> {
    early(sheet)
        .into_iter()
        .filter(|early| early.days_before <= LATE && early.cited_inside)
        .map(|early| {
            let what = sheet.text(early.span);
            let message = format!(
                "\"{what}\" lies {} days before the period: say that it is a late report",
                early.days_before
            );
            Hit::new(early.span, message)
        })
        .collect()
}

struct Early {
    span: Span,
    days_before: i32,
    /// Whether the citation that covers it lies in the period.
    cited_inside: bool,
}

/// Days before the period, without a year, in sentences that neither look back nor forward.
fn early(sheet: &Sheet<'_>) -> Vec<Early> {
    let Some(period) = sheet.period() else { return Vec::new() };
    let mut found = Vec::new();
    for item in sheet.items.iter().filter(|item| !item.overview) {
        for (mention, day) in sheet.days(item) {
            let sentence = sheet.text(item.sentence_of(mention.span));
            if day >= period.start
                || names_a_year(sheet.text(mention.span))
                || !names_a_month(sheet.text(mention.span))
                || holds(sentence, &WORDS.background)
                || holds(sentence, &WORDS.future)
            {
                continue;
            }
            let citation = sheet.citations(item).find(|citation| citation.covers.contains(mention.span));
            let cited_inside =
                citation.and_then(|citation| citation.date).is_some_and(|date| date.overlaps(period));
            let days_before = (period.start - day).get_days();
            found.push(Early { span: mention.span, days_before, cited_inside });
        }
    }
    found
}

/// `February 21`, and not `Sunday` or `the day before`.
fn names_a_month(text: &str) -> bool {
    let lower = text.to_lowercase();
    WORDS.months.iter().any(|month| lower.contains(month.as_str()))
}
