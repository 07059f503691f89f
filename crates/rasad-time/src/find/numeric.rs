//! Dates in digits: "2020-11-22", "1399/08/29", "22.11.2020", "2/29/04".

use super::{Hit, View};
use crate::Calendar;
use crate::expression::{CalendarDate, Meaning, Year};
use crate::lexer::Kind;

/// A date of three numbers between like marks, without spaces.
pub(super) fn numeric_date(view: &View<'_>, at: usize) -> Option<Hit> {
    let Kind::Number { value: first, digits: n_first } = view.kind(at) else { return None };
    let Kind::Mark(mark @ ('-' | '/' | '.' | '–')) = view.kind(at + 1) else { return None };
    let Kind::Number { value: second, digits: n_second @ 1..=2 } = view.kind(at + 2) else { return None };
    // The one day that is known by two numbers.
    if (first, mark, second) == (9, '/', 11)
        && view.kind(at + 3) != Kind::Mark(mark)
        && !(at + 1..=at + 2).any(|at| view.token(at).spaced)
        && !matches!(view.before(at).kind, Kind::Mark('/' | '-' | '.' | '$'))
    {
        let (year, month, day) = (Year::Said(2001), Some(9), Some(11));
        let date = CalendarDate { calendar: Calendar::Gregorian, year, month, day };
        return Some(Hit::new(at + 3, Meaning::Calendar(date)));
    }
    if view.kind(at + 3) != Kind::Mark(mark) || (at + 1..=at + 4).any(|at| view.token(at).spaced) {
        return None;
    }
    let Kind::Number { value: third, digits: n_third } = view.kind(at + 4) else { return None };
    // A longer row of numbers is a version, an address or a telephone number.
    let glued =
        |at: usize| matches!(view.kind(at), Kind::Mark('-' | '/' | '.' | '–')) && !view.token(at).spaced;
    let longer =
        glued(at + 5) && matches!(view.kind(at + 6), Kind::Number { .. }) && !view.token(at + 6).spaced;
    let earlier = at > 0 && glued(at - 1) && !view.token(at).spaced;
    if longer || earlier {
        return None;
    }
    let (year, month, day) = if n_first == 4 && n_third <= 2 {
        (first, second, third)
    } else if n_first <= 2 && (n_third == 4 || (n_third == 2 && mark == '/' && n_second <= 2)) {
        let year = if n_third == 4 { third } else { third + if third < 70 { 2000 } else { 1900 } };
        // American order where both are possible with slashes, else the day first.
        let month_first = mark == '/' && first <= 12 || second > 12;
        if month_first { (year, first, second) } else { (year, second, first) }
    } else {
        return None;
    };
    let calendar = match year {
        1200..=1499 => Calendar::Solar,
        1500..=2999 => Calendar::Gregorian,
        _ => return None,
    };
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let year = i32::try_from(year).ok()?;
    calendar.day(year, month, day)?;
    let meaning = Meaning::Calendar(CalendarDate {
        calendar,
        year: Year::Said(year),
        month: Some(month),
        day: Some(day),
    });
    Some(Hit::new(at + 5, meaning))
}
