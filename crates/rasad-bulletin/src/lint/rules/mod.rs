//! The checks, one file a rule.

mod actor_changes;
mod caption;
mod citation_before_act;
mod citation_outside_period;
mod contradictory_place;
mod dead_actor;
mod duplicate_event;
mod end_before_start;
mod event_outside_period;
mod full_stop;
mod month_without_day;
mod ordinal;
mod outlet;
mod overview;
mod quotation_marks;
mod spelling;
mod title_not_valid;
mod told_before;
mod uncited_sentence;
mod unclosed;
mod unknown_name;
mod weekday;
mod wrong_section;

use super::finding::Hit;
use super::{Severity, Sheet};

/// One check.
pub struct Rule {
    /// Its name in findings, in `lint-ignore` marks and in `docs/lint/`.
    pub id: &'static str,
    /// How sure its findings are, unless one says otherwise.
    pub severity: Severity,
    /// What it finds, in a line.
    pub summary: &'static str,
    pub(super) check: fn(&Sheet<'_>) -> Vec<Hit>,
}

/// All checks in the order of their names.
pub const RULES: &[Rule] = &[
    actor_changes::RULE,
    caption::REPEATED,
    caption::WITHOUT_ITEM,
    citation_before_act::RULE,
    citation_outside_period::RULE,
    contradictory_place::RULE,
    dead_actor::RULE,
    duplicate_event::RULE,
    end_before_start::RULE,
    event_outside_period::RULE,
    event_outside_period::LATE_REPORT,
    full_stop::RULE,
    quotation_marks::RULE,
    month_without_day::RULE,
    ordinal::RULE,
    outlet::MISSPELT,
    outlet::UNKNOWN,
    overview::AGAINST_ITEM,
    overview::ORDER,
    overview::WITHOUT_ITEM,
    spelling::RULE,
    title_not_valid::RULE,
    told_before::RULE,
    uncited_sentence::RULE,
    unclosed::BRACKET,
    unclosed::QUOTE,
    unknown_name::RULE,
    wrong_section::RULE,
    weekday::RULE,
];
