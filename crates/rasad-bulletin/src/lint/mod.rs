//! Checks of a bulletin, ours or anyone's: slips that readers of real issues would write in about.
//!
//! [`lint`] runs every rule over one document and its reading. It finds and never edits; where the remedy is
//! certain a finding carries a [`Fix`]. One file a rule under `rules/`; what each is for stands in `docs/lint/`.

mod finding;
mod ignore;
mod rules;
mod sheet;
mod words;

pub use finding::{Finding, Fix, Severity, apply_fixes};
pub use ignore::{Ignore, find_ignores};
pub use rules::{RULES, Rule};
pub use sheet::{ItemView, Sheet, Told};

/// Whether a word is the name of a month or of a weekday.
pub(crate) fn is_calendar_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    words::WORDS.months.contains(&lower) || words::WORDS.weekdays.contains(&lower)
}

/// Runs every rule and leaves out what the text says to ignore. Sorted by place, then by rule.
pub fn lint(sheet: &Sheet<'_>, ignores: &[Ignore]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES {
        for finding in (rule.check)(sheet) {
            findings.push(Finding {
                rule: rule.id,
                severity: finding.severity.unwrap_or(rule.severity),
                ..finding.into()
            });
        }
    }
    findings.retain(|finding| !ignores.iter().any(|ignore| ignore.covers(finding.rule, finding.span, sheet)));
    findings.sort_by(|a, b| (a.span, a.rule, &a.message).cmp(&(b.span, b.rule, &b.message)));
    findings.dedup();
    findings
}
