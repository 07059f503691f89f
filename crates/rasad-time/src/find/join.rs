//! Joining what stands side by side: a day with its time, a first day with a last.

use super::{Hit, View, clock, simple};
use crate::expression::{CalendarDate, Clock, Meaning, Unit};
use crate::lexer::Kind;
use crate::lexicon::Word;

/// Extends a match by a time of day after it and by the other end of a range.
pub(super) fn extend(view: &View<'_>, at: usize, hit: Hit) -> Hit {
    if !is_day(&hit.meaning) {
        return range(view, at, hit);
    }
    let (meaning, next) = clock_after(view, hit.meaning, hit.next);
    range(view, at, Hit { next, meaning, ..hit })
}

/// Whether a meaning is one day, so that a time of day can belong to it.
fn is_day(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Calendar(CalendarDate { day, .. }) => day.is_some(),
        Meaning::Weekday { .. } | Meaning::Easter { .. } | Meaning::NthWeekday { .. } => true,
        Meaning::Shift { unit, .. } => *unit == Unit::Day,
        Meaning::Part { of, .. } => is_day(of),
        _ => false,
    }
}

/// Adds the time of day that follows a day: "Tuesday morning", "November 22 at 3 pm", "tomorrow at noon".
pub(super) fn clock_after(view: &View<'_>, day: Meaning, at: usize) -> (Meaning, usize) {
    let join = |clock, day, next| (Meaning::Clock { clock, day: Some(Box::new(day)) }, next);
    if let Word::DayPart(part) = view.word(at) {
        return join(Clock::Part(part), day, at + 1);
    }
    let begin = view.past_comma(at);
    let led = view.past(begin, Word::At);
    if let Some((clock, next)) = clock::clock(view, led)
        && (led > begin || view.kind(begin) != Kind::Word(Word::Other))
    {
        return join(clock, day, next);
    }
    // "on Tuesday in the morning", "Tuesday at night"
    if matches!(view.word(at), Word::In | Word::At)
        && let Word::DayPart(part) = view.word(view.past(at + 1, Word::The))
    {
        return join(Clock::Part(part), day, view.past(at + 1, Word::The) + 1);
    }
    (day, at)
}

/// The day that follows a time of day: "on Tuesday", "of November 22", ", November 22", "yesterday".
pub(super) fn day_after(view: &View<'_>, at: usize) -> Option<(Option<Box<Meaning>>, usize)> {
    let comma = view.past_comma(at);
    let begin = if matches!(view.word(comma), Word::On | Word::Of) { comma + 1 } else { comma };
    if matches!(view.kind(begin), Kind::Word(Word::DayPart(_) | Word::A) | Kind::End | Kind::Break) {
        return None;
    }
    if matches!(view.kind(begin), Kind::Number { .. } | Kind::Ordinal(_)) && begin == at {
        return None;
    }
    let hit = [
        super::numeric::numeric_date,
        super::date::date,
        super::word::single_word,
        super::relative::relative,
    ]
    .into_iter()
    .filter_map(|rule| rule(view, begin))
    .max_by_key(|hit| hit.next)?;
    is_day(&hit.meaning).then(|| (Some(Box::new(hit.meaning)), hit.next))
}

/// Makes a range of a match and another after "to" or a dash, or after "and" where "between" stands before.
fn range(view: &View<'_>, at: usize, first: Hit) -> Hit {
    if !is_end_of_range(&first.meaning) {
        return first;
    }
    let next = first.next;
    let between = view.word_before(at) == Word::Between;
    let joined = view.is_dash(next)
        || matches!(view.word(next), Word::To | Word::Until)
        || (between && view.word(next) == Word::And);
    if !joined {
        return years_shortened(view, first);
    }
    // "2020 - November 29" in a headline: a dash with a space on one side only is no range.
    if view.is_dash(next) && view.token(next).spaced != view.token(next + 1).spaced {
        return first;
    }
    let begin = next + 1;
    let second = match (&first.meaning, view.kind(begin)) {
        // A bare year after a year needs no preposition of its own.
        (
            Meaning::Calendar(CalendarDate { month: None, calendar, .. }),
            Kind::Number { value, digits: 4 },
        ) if (1000..=2999).contains(&value) && !super::year::counts(view, begin) => {
            let year = crate::expression::Year::Said(i32::try_from(value).unwrap_or_default());
            let date = CalendarDate { calendar: *calendar, year, month: None, day: None };
            Some(Hit::new(begin + 1, Meaning::Calendar(date)))
        }
        (_, Kind::Number { digits: 2, .. }) if view.is_dash(next) && !view.token(next).spaced => {
            return years_shortened(view, first);
        }
        _ => simple(view, begin),
    };
    match second {
        Some(second) if is_end_of_range(&second.meaning) && alike(&first.meaning, &second.meaning) => {
            Hit::range(second.next, first.meaning, second.meaning, (next, begin))
        }
        _ => first,
    }
}

/// "2019-20", "2019/20": the next year in two digits.
fn years_shortened(view: &View<'_>, first: Hit) -> Hit {
    let Meaning::Calendar(CalendarDate {
        calendar,
        year: crate::expression::Year::Said(year),
        month: None,
        ..
    }) = first.meaning
    else {
        return first;
    };
    let next = first.next;
    let joined = (view.is_dash(next) || view.is_mark(next, '/'))
        && !view.token(next).spaced
        && !view.token(next + 1).spaced;
    let Kind::Number { value, digits: 2 } = view.kind(next + 1) else { return first };
    let last = year / 100 * 100 + i32::try_from(value).unwrap_or_default();
    if !joined || last <= year {
        return first;
    }
    let make = |year| {
        let year = crate::expression::Year::Said(year);
        Meaning::Calendar(CalendarDate { calendar, year, month: None, day: None })
    };
    Hit::range(next + 2, make(year), make(last), (next, next + 1))
}

/// What can begin or end a range.
fn is_end_of_range(meaning: &Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Calendar(_)
            | Meaning::Weekday { .. }
            | Meaning::Season { .. }
            | Meaning::Fraction { .. }
            | Meaning::Decade(_)
            | Meaning::Part { .. }
            | Meaning::Shift { .. }
            | Meaning::Clock { .. }
    )
}

/// Whether two meanings are of one size, so that a range of them makes sense.
fn alike(first: &Meaning, second: &Meaning) -> bool {
    fn grain(meaning: &Meaning) -> u8 {
        match meaning {
            Meaning::Calendar(CalendarDate { day: Some(_), .. })
            | Meaning::Weekday { .. }
            | Meaning::Shift { unit: Unit::Day, .. }
            | Meaning::Clock { day: Some(_), .. } => 0,
            Meaning::Clock { .. } => 3,
            Meaning::Part { of, .. } => grain(of).max(1),
            _ => 1,
        }
    }
    let (first, second) = (grain(first), grain(second));
    first == second || (first < 3 && second < 3)
}
