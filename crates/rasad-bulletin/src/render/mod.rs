//! An issue in the forms that people and programs read.

mod html;
mod json;
mod markdown;
mod plain;
mod series;
mod sources;

pub use html::{html, html_fragment};
pub use json::json;
pub use markdown::markdown;
pub use plain::plain;
pub use series::{Listed, atom, index};
pub use sources::{bibtex, csl, ris};

use crate::issue::{Issue, IssueCitation};
use crate::phrase::house_interval;

/// `(Maariv; Haaretz, November 18-19)`: outlets in order, those of one day together.
pub(crate) fn citation_text(issue: &Issue, citations: &[IssueCitation]) -> Option<String> {
    if citations.is_empty() {
        return None;
    }
    let parts: Vec<String> = citations
        .iter()
        .map(|citation| {
            let outlets = citation.outlets.join("; ");
            match citation.date {
                Some(date) => format!("{outlets}, {}", house_interval(date, issue.period)),
                None => outlets,
            }
        })
        .collect();
    Some(format!("({})", parts.join("; ")))
}

/// The period of an issue as its head prints it.
pub fn period(issue: &Issue) -> String {
    period_text(issue)
}

/// The period as the head of an issue prints it: `November 15, 2020 - November 29, 2020`.
pub(crate) fn period_text(issue: &Issue) -> String {
    let day = crate::phrase::full_day;
    if issue.period.start == issue.period.end {
        day(issue.period.start)
    } else {
        format!("{} - {}", day(issue.period.start), day(issue.period.end))
    }
}
