//! Dates where only a date can stand: in the brackets of a citation, and on a bulletin's period line.

use jiff::civil::Date;

use crate::expression::{CalendarDate, Meaning, Part, TimeExpression, Year};
use crate::{Interval, Precision, Reference, find_expressions, resolve};

/// The date in a citation's brackets: "November 22", "November 30 - December 1", "26 September 2017", "18 Tir 1382".
///
/// The text may hold more than the date, such as the outlet; the last date in it counts. `None` where
/// it has none that is a day, a stretch of days or a month.
pub fn parse_citation_date(text: &str, reference: &Reference) -> Option<Interval> {
    let found = find_expressions(text);
    found.iter().rev().filter(|expression| is_dated(&expression.meaning)).find_map(|expression| {
        let resolved = resolve(expression, reference);
        resolved
            .value
            .filter(|_| matches!(resolved.precision, Precision::Day | Precision::Range | Precision::Month))
    })
}

/// The period that a bulletin's line gives: "November 15, 2020 - November 29, 2020", "15-29 November 2020",
/// "Week of December 6, 2020", "May 22, 2025". A year must be said. The first such date in the text counts.
pub fn parse_period(text: &str) -> Option<Interval> {
    let found = find_expressions(text);
    // Every year is said, so the reference decides nothing.
    let reference = Reference::day(Date::constant(9999, 12, 31));
    found
        .iter()
        .filter(|TimeExpression { meaning, .. }| is_dated(meaning) && says_year(meaning))
        .find_map(|expression| resolve(expression, &reference).value)
}

/// Whether a meaning is a date of the calendar, and not a year or something relative.
fn is_dated(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Calendar(CalendarDate { month, .. }) => month.is_some(),
        Meaning::Range(first, last) => is_dated(first) && is_dated(last),
        Meaning::Clock { day: Some(day), .. } => is_dated(day),
        Meaning::Bounded { by, .. } => is_dated(by),
        Meaning::Part { part: Part::Week | Part::Early | Part::Middle | Part::Late, of } => is_dated(of),
        _ => false,
    }
}

/// Whether a year is said; of a range, that of its end is enough.
fn says_year(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Calendar(CalendarDate { year, .. }) => matches!(year, Year::Said(_)),
        Meaning::Range(_, last) => says_year(last),
        Meaning::Clock { day: Some(day), .. } => says_year(day),
        Meaning::Bounded { by, .. } => says_year(by),
        Meaning::Part { of, .. } => says_year(of),
        _ => false,
    }
}
