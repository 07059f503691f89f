//! Expressions that lean on the reference or on the last stated date: "last year", "the following day", "today".

use super::quantity::number;
use super::{Hit, View, join};
use crate::Calendar;
use crate::expression::{
    CalendarDate, Clock, Count, DayPart, Direction, Meaning, Origin, Unit, Vague, Which, Year,
};
use crate::lexer::Kind;
use crate::lexicon::{Relative, Word};

/// An expression with "this", "last", "next", "previous" ...
pub(super) fn relative(view: &View<'_>, at: usize) -> Option<Hit> {
    let begin = view.past(at, Word::The);
    let definite = begin > at;
    if let Some(hit) = right_to_left(view, at).or_else(|| day_before_or_after(view, begin)) {
        return Some(hit);
    }
    if let Some(hit) = week_of(view, begin) {
        return Some(hit);
    }
    let relative = match view.word(begin) {
        Word::Relative(Relative::Current) => Relative::This,
        Word::Relative(relative) => relative,
        _ => return None,
    };
    // "his last weeks in power", "Iran's next year"
    if view.word_before(at) == Word::Owner || view.before(at).kind == Kind::Possessive {
        return None;
    }
    let mut next = begin + 1;
    // "this past Tuesday", "that same day", "these last few days"
    let relative = match (relative, view.word(next)) {
        (Relative::This | Relative::That, Word::Relative(second)) => {
            next += 1;
            second
        }
        _ => relative,
    };
    // "in the past", with nothing after it that it could measure
    if relative == Relative::Past
        && view.word_before(at) == Word::In
        && matches!(
            view.kind(next),
            Kind::Mark(_) | Kind::End | Kind::Break | Kind::Word(Word::And | Word::Or | Word::Continues)
        )
    {
        return Some(Hit::new(next, Meaning::Vague(Vague::Past)));
    }
    let count = number(view, next).filter(|_| view.word(next) != Word::A);
    if let Some((count, after)) = count {
        // "the terms last 15 years": the verb
        if relative == Relative::Last && next == begin + 1 && !definite && view.word_before(at) != Word::In {
            return None;
        }
        return window(view, relative, count, view.past(view.past_hyphen(after), Word::Filler));
    }
    match view.word(next) {
        Word::Unit(unit) => one_unit(view, relative, definite, unit, next),
        Word::Fiscal | Word::Filler | Word::Iranian => other_year(view, relative, next),
        Word::Weekday { number, sure: true } => {
            let which = match relative {
                Relative::Last | Relative::Past => Which::Last,
                Relative::Next | Relative::Coming | Relative::Following => Which::Next,
                Relative::This => Which::This,
                _ => Which::Plain,
            };
            Some(Hit::new(next + 1, Meaning::Weekday { number, which }))
        }
        Word::Month { calendar, number, .. } if view.token(next).capital => {
            let year = nearest(relative)?;
            let date = CalendarDate { calendar, year, month: Some(number), day: None };
            Some(Hit::new(next + 1, Meaning::Calendar(date)))
        }
        Word::Season(season) => {
            Some(Hit::new(next + 1, Meaning::Season { season, year: nearest(relative)? }))
        }
        Word::Easter(days) => Some(Hit::new(next + 1, Meaning::Easter { days, year: nearest(relative)? })),
        Word::Holiday { calendar, month, day } => {
            let date =
                CalendarDate { calendar, year: nearest(relative)?, month: Some(month), day: Some(day) };
            Some(Hit::new(next + 1, Meaning::Calendar(date)))
        }
        Word::DayPart(part) => {
            let day = match relative {
                Relative::This => shift(Unit::Day, 0),
                Relative::Last => shift(Unit::Day, -1),
                Relative::That | Relative::Same => stated(Unit::Day, 0),
                Relative::Previous => stated(Unit::Day, -1),
                Relative::Next | Relative::Following => stated(Unit::Day, 1),
                Relative::Past | Relative::Coming | Relative::Recent | Relative::Current => return None,
            };
            Some(Hit::new(next + 1, clock(part, day)))
        }
        _ => None,
    }
}

/// The year of a month or season after "last", "next", "this".
fn nearest(relative: Relative) -> Option<Year> {
    match relative {
        Relative::This => Some(Year::Shift(0)),
        Relative::Last | Relative::Past => Some(Year::Last),
        Relative::Next | Relative::Coming => Some(Year::Next),
        _ => None,
    }
}

/// "the past two days", "the next few weeks". `at` is the place of the unit.
fn window(view: &View<'_>, relative: Relative, count: Count, at: usize) -> Option<Hit> {
    let Word::Unit(unit) = view.word(at) else { return None };
    // "the last days of Pompeii": of something else, and not up to the present.
    if view.word(at + 1) == Word::Of {
        return None;
    }
    let direction = match relative {
        Relative::Last | Relative::Past | Relative::Previous | Relative::Recent => Direction::Past,
        Relative::Next | Relative::Following | Relative::Coming => Direction::Future,
        Relative::This | Relative::Current | Relative::That | Relative::Same => {
            return Some(Hit::new(at + 1, Meaning::Duration(count, unit)));
        }
    };
    let measured = !matches!(relative, Relative::Recent | Relative::Coming) || count != Count::Some;
    Some(Hit::new(at + 1, Meaning::Window { unit, count, direction, measured }))
}

/// "last year", "the past week", "the following day", "recent months", "the same day".
fn one_unit(view: &View<'_>, relative: Relative, definite: bool, unit: Unit, at: usize) -> Option<Hit> {
    let plural = view.str(at).ends_with('s');
    let hit = |meaning| Some(Hit::new(at + 1, meaning));
    if plural && unit != Unit::Night {
        return if matches!(relative, Relative::This | Relative::That | Relative::Same) {
            None
        } else {
            window(view, relative, Count::Some, at)
        };
    }
    if unit == Unit::Second || unit == Unit::Minute {
        return None;
    }
    // "the last day of the visit" is a day of the visit; of a month it is a part of it, found elsewhere.
    let of_something = view.word(at + 1) == Word::Of;
    let window = |direction| {
        let measured = relative != Relative::Coming;
        Meaning::Window { unit, count: Count::Exact(1), direction, measured }
    };
    match relative {
        Relative::This | Relative::Current => hit(shift(unit, 0)),
        Relative::That | Relative::Same => hit(stated(unit, 0)),
        Relative::Last if of_something => None,
        Relative::Last if definite && unit != Unit::Day => hit(window(Direction::Past)),
        Relative::Last if definite => None,
        Relative::Last => hit(shift(unit, -1)),
        Relative::Past => hit(window(Direction::Past)),
        Relative::Previous => hit(stated(unit, -1)),
        Relative::Next if definite && unit >= Unit::Decade => hit(window(Direction::Future)),
        Relative::Next if definite || unit == Unit::Day => hit(stated(unit, 1)),
        Relative::Next => hit(shift(unit, 1)),
        Relative::Following => hit(stated(unit, 1)),
        Relative::Coming => hit(window(Direction::Future)),
        Relative::Recent => None,
    }
}

/// "the current Iranian year", "last fiscal year", "this calendar year".
fn other_year(view: &View<'_>, relative: Relative, at: usize) -> Option<Hit> {
    let (mut next, mut calendar, mut fiscal) = (at, Calendar::Gregorian, false);
    for _ in 0..3 {
        match view.word(next) {
            Word::Iranian => calendar = Calendar::Solar,
            Word::Fiscal => fiscal = true,
            Word::Filler => {}
            _ => break,
        }
        next += 1;
    }
    let steps = match relative {
        Relative::This | Relative::Current => 0,
        Relative::Last | Relative::Past | Relative::Previous => -1,
        Relative::Next | Relative::Coming | Relative::Following => 1,
        Relative::That | Relative::Same | Relative::Recent => return None,
    };
    let Word::Unit(unit) = view.word(next) else { return None };
    let year = Year::Shift(steps);
    let meaning = match unit {
        Unit::Year if fiscal => Meaning::FiscalYear(year),
        Unit::Year => Meaning::Calendar(CalendarDate { calendar, year, month: None, day: None }),
        _ if calendar == Calendar::Gregorian => shift(unit, steps),
        _ => return None,
    };
    Some(Hit::new(next + 1, meaning))
}

/// "the day before", "the day after", at the end of a clause.
fn day_before_or_after(view: &View<'_>, at: usize) -> Option<Hit> {
    let Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year)) = view.word(at) else {
        return None;
    };
    let steps = match view.word(at + 1) {
        Word::Before => -1,
        Word::After => 1,
        _ => return None,
    };
    let ends = matches!(view.kind(at + 2), Kind::Mark(_) | Kind::End | Kind::Break)
        || view.word(at + 2) == Word::And;
    (ends && view.word_before(at) == Word::The).then_some(Hit::new(at + 2, stated(unit, steps)))
}

/// "the week of December 6".
fn week_of(view: &View<'_>, at: usize) -> Option<Hit> {
    if view.word(at) != Word::Unit(Unit::Week) || view.word(at + 1) != Word::Of {
        return None;
    }
    let hit = super::date::month_date(view, view.past(at + 2, Word::The))?;
    if !matches!(&hit.meaning, Meaning::Calendar(CalendarDate { day: Some(_), .. })) {
        return None;
    }
    Some(Hit::new(hit.next, Meaning::Part { part: crate::expression::Part::Week, of: Box::new(hit.meaning) }))
}

/// Persian, Arabic and Hebrew put the unit before: "هفته گذشته", "الأسبوع الماضي", "שבוע שעבר".
fn right_to_left(view: &View<'_>, at: usize) -> Option<Hit> {
    let Word::Relative(relative) = view.word(at + 1) else { return None };
    if view.str(at + 1).is_ascii() {
        return None;
    }
    let steps = match relative {
        Relative::This => 0,
        Relative::Last => -1,
        Relative::Next => 1,
        _ => return None,
    };
    let meaning = match view.word(at) {
        Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year)) => shift(unit, steps),
        Word::Month { calendar, number, .. } => {
            let year = match steps {
                0 => Year::Shift(0),
                1 => Year::Next,
                _ => Year::Last,
            };
            Meaning::Calendar(CalendarDate { calendar, year, month: Some(number), day: None })
        }
        Word::Weekday { number, sure: true } => {
            let which = match steps {
                0 => Which::This,
                1 => Which::Next,
                _ => Which::Last,
            };
            Meaning::Weekday { number, which }
        }
        _ => return None,
    };
    let (meaning, next) = join::clock_after(view, meaning, at + 2);
    Some(Hit::new(next, meaning))
}

pub(super) fn shift(unit: Unit, steps: i32) -> Meaning {
    Meaning::Shift { unit, steps, origin: Origin::Anchor, counted: false }
}

fn stated(unit: Unit, steps: i32) -> Meaning {
    Meaning::Shift { unit, steps, origin: Origin::Stated, counted: false }
}

pub(super) fn clock(part: DayPart, day: Meaning) -> Meaning {
    Meaning::Clock { clock: Clock::Part(part), day: Some(Box::new(day)) }
}
