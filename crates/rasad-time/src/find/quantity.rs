//! Numbers of units: durations, ages, and distances from another time ("three days ago", "two weeks later").

use super::{Hit, View};
use crate::expression::{Count, Direction, Meaning, Origin, Unit};
use crate::lexer::Kind;
use crate::lexicon::{PartWord, Word};

/// A number and a unit, with what they measure.
pub(super) fn quantity(view: &View<'_>, at: usize) -> Option<Hit> {
    if let Some(hit) = aged(view, at) {
        return Some(hit);
    }
    let (count, unit, next) = amount(view, at).or_else(|| bare_plural(view, at))?;
    if let Some(hit) = distance(view, count, unit, next) {
        return Some(hit);
    }
    let old = view.past_hyphen(next);
    if view.word(old) == Word::Old {
        return Some(Hit::new(old + 1, Meaning::Age(count, unit)));
    }
    if view.word(next) == Word::Of && view.word(next + 1) == Word::Aged {
        return Some(Hit::new(next + 2, Meaning::Age(count, unit)));
    }
    if view.word(at) == Word::A {
        // "70,000 barrels a day", "twice a week"
        let before = view.before(at);
        let rate = before.counted
            || view.word_before(at) == Word::Times
            || before.kind == Kind::Word(Word::Other)
                && at > 1
                && matches!(view.kind(at - 2), Kind::Number { .. } | Kind::Amount { .. });
        if rate {
            return Some(Hit::new(next, Meaning::Set { count: 1, unit, on: None }));
        }
        // "a second", "a night" are mostly no lengths of time.
        if matches!(unit, Unit::Second | Unit::Night | Unit::Weekend) {
            return None;
        }
    }
    Some(Hit::new(next, Meaning::Duration(count, unit)))
}

/// "aged 45", "at the age of 45".
fn aged(view: &View<'_>, at: usize) -> Option<Hit> {
    if view.word(at) != Word::Aged {
        return None;
    }
    let begin = view.past(at + 1, Word::Of);
    let Kind::Number { value: value @ 0..=130, .. } = view.kind(begin) else { return None };
    let mut next = begin + 1;
    if view.word(next) == Word::Unit(Unit::Year) {
        next += 1;
    }
    Some(Hit::new(next, Meaning::Age(Count::Exact(value), Unit::Year)))
}

/// A number and a unit: "three days", "72-hour", "two and a half years", "half a century", "several long months".
pub(super) fn amount(view: &View<'_>, at: usize) -> Option<(Count, Unit, usize)> {
    if view.word(view.past(at, Word::A)) == Word::QuarterCentury {
        return Some((Count::Exact(25), Unit::Year, view.past(at, Word::A) + 1));
    }
    let (mut count, mut next) = number(view, at)?;
    // "two or three days", "2-3 weeks": no one number.
    let joint = view.is_dash(next) || matches!(view.word(next), Word::Or | Word::To);
    if joint
        && let Some((Count::Exact(_), after)) = number(view, next + 1)
        && view.word(next + 1) != Word::A
    {
        (count, next) = (Count::Some, after);
    }
    if view.word(next) == Word::Half && view.word(next + 1) == Word::A {
        return None;
    }
    next = view.past_hyphen(next);
    next = view.past(next, Word::Filler);
    let Word::Unit(unit) = view.word(next) else { return None };
    // "three-quarters" is a share.
    if unit == Unit::Quarter {
        return None;
    }
    let mut next = next + 1;
    // "a year and a half"
    if let Count::Exact(whole) = count
        && view.word(next) == Word::And
        && view.word(next + 1) == Word::A
        && view.word(next + 2) == Word::Half
    {
        count = Count::AndHalf(whole);
        next += 3;
    }
    // "year-long"
    let long = view.past_hyphen(next);
    if long > next && view.word(long) == Word::Filler {
        next = long + 1;
    }
    Some((count, unit, next))
}

/// A number in digits or words.
pub(super) fn number(view: &View<'_>, at: usize) -> Option<(Count, usize)> {
    let (mut count, mut next) = match view.kind(at) {
        Kind::Amount { value, half: true, .. } => return Some((Count::AndHalf(value), at + 1)),
        Kind::Number { value, .. } | Kind::Amount { value, grouped: true, .. } => {
            (Count::Exact(value), at + 1)
        }
        Kind::Word(Word::Number(value)) => spelled(view, at, value),
        Kind::Word(Word::Some) => return Some((Count::Some, at + 1)),
        Kind::Word(Word::Couple) => return Some((Count::Exact(2), view.past(at + 1, Word::Of))),
        Kind::Word(Word::Dozen) => return Some((Count::Some, view.past(at + 1, Word::Of))),
        Kind::Word(Word::Half) if view.word(at + 1) == Word::A => return Some((Count::AndHalf(0), at + 2)),
        Kind::Word(Word::Half) => return Some((Count::AndHalf(0), view.past_hyphen(at + 1))),
        // "another week", "another two weeks"
        Kind::Word(Word::Another) => {
            let one = (Count::Exact(1), at + 1);
            return match view.kind(at + 1) {
                Kind::Word(Word::Another | Word::A) => None,
                _ => Some(number(view, at + 1).unwrap_or(one)),
            };
        }
        Kind::Word(Word::A) => {
            return match view.word(at + 1) {
                Word::Dozen => Some((Count::Exact(12), at + 2)),
                Word::Half => Some((Count::AndHalf(0), at + 2)),
                Word::Couple => Some((Count::Exact(2), view.past(at + 2, Word::Of))),
                Word::Number(value @ (100 | 1000)) => Some((Count::Exact(value), at + 2)),
                _ => Some((Count::Exact(1), at + 1)),
            };
        }
        _ => return None,
    };
    // "two and a half", "two-and-a-half"
    let and = view.past_hyphen(next);
    if let Count::Exact(whole) = count
        && view.word(and) == Word::And
    {
        let a = view.past_hyphen(and + 1);
        let half = view.past_hyphen(a + 1);
        if view.word(a) == Word::A && view.word(half) == Word::Half {
            (count, next) = (Count::AndHalf(whole), half + 1);
        }
    }
    Some((count, next))
}

/// An ordinal in digits or words: "22nd", "first", "twenty-second". Gives the number and the place after it.
pub(super) fn ordinal(view: &View<'_>, at: usize) -> Option<(u32, usize)> {
    match view.kind(at) {
        Kind::Ordinal(number) | Kind::Word(Word::Ordinal(number)) => Some((number, at + 1)),
        Kind::Word(Word::Number(tens @ 20..=90)) => {
            let ones = view.past_hyphen(at + 1);
            match view.word(ones) {
                Word::Ordinal(number @ 1..=9) => Some((tens + number, ones + 1)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The rest of a number in words: "twenty-two", "one hundred and twenty".
fn spelled(view: &View<'_>, at: usize, first: u32) -> (Count, usize) {
    let (mut value, mut next) = (first, at + 1);
    for _ in 0..6 {
        let mut place = view.past_hyphen(next);
        if view.word(place) == Word::And && value >= 100 {
            place += 1;
        }
        let Word::Number(more) = view.word(place) else { break };
        let joined = if more >= 100 && more > value {
            value.saturating_mul(more)
        } else if more < 100 && (value % 100 == 0 || (value % 10 == 0 && more < 10)) && value >= 20 {
            value.saturating_add(more)
        } else {
            break;
        };
        (value, next) = (joined, place + 1);
    }
    (Count::Exact(value), next)
}

/// A plural with no number that a preposition makes a length of time: "for years", "within days", "decades of".
fn bare_plural(view: &View<'_>, at: usize) -> Option<(Count, Unit, usize)> {
    let Word::Unit(unit) = view.word(at) else { return None };
    let plural = view.str(at).ends_with('s');
    let long = view.past_hyphen(at + 1);
    if long > at + 1 && view.word(long) == Word::Filler {
        let count = if plural { Count::Some } else { Count::Exact(1) };
        return Some((count, unit, long + 1));
    }
    if !plural {
        return None;
    }
    let led = matches!(view.word_before(at), Word::For | Word::In | Word::After)
        && !matches!(unit, Unit::Quarter | Unit::Second);
    let measured = matches!(view.word(at + 1), Word::Of | Word::Ago | Word::Before | Word::After)
        || matches!(view.word(at + 1), Word::Part(PartWord::Earlier | PartWord::Later));
    let quarters = matches!(unit, Unit::Quarter);
    (led || (measured && !quarters)).then_some((Count::Some, unit, at + 1))
}

/// What a quantity measures from: "ago", "earlier", "later", "from now", and "before"/"after" with nothing after.
fn distance(view: &View<'_>, count: Count, unit: Unit, next: usize) -> Option<Hit> {
    let ends = |at: usize| {
        matches!(view.kind(at), Kind::Mark('.' | ',' | ';' | ':' | ')' | '!' | '?') | Kind::End | Kind::Break)
    };
    let (direction, origin, next) = match view.word(next) {
        Word::Ago => (Direction::Past, Origin::Anchor, next + 1),
        // Persian "سه روز پیش", "three days before now".
        Word::Relative(crate::lexicon::Relative::Last) if !view.str(next).is_ascii() => {
            (Direction::Past, Origin::Anchor, next + 1)
        }
        Word::Part(PartWord::Earlier | PartWord::Later) if view.word(next + 1) == Word::Than => return None,
        Word::Part(PartWord::Earlier) => (Direction::Past, Origin::Stated, next + 1),
        Word::Part(PartWord::Later) => (Direction::Future, Origin::Stated, next + 1),
        Word::Before if ends(next + 1) => (Direction::Past, Origin::Stated, next + 1),
        Word::After if ends(next + 1) => (Direction::Future, Origin::Stated, next + 1),
        Word::From if view.word(next + 1) == Word::Present => (Direction::Future, Origin::Anchor, next + 2),
        _ => return None,
    };
    let (count, unit) = whole_units(count, unit);
    let steps = match count {
        Count::Exact(steps) => i32::try_from(steps).ok()?,
        Count::AndHalf(_) | Count::Some => {
            return Some(Hit::new(next, Meaning::SomeShift { unit, direction }));
        }
    };
    let steps = if direction == Direction::Past { -steps } else { steps };
    Some(Hit::new(next, Meaning::Shift { unit, steps, origin, counted: true }))
}

/// Halves in smaller units, where there are such: "half a year" is six months.
fn whole_units(count: Count, unit: Unit) -> (Count, Unit) {
    let Count::AndHalf(whole) = count else { return (count, unit) };
    let (smaller, in_one) = match unit {
        Unit::Year => (Unit::Month, 12),
        Unit::Decade => (Unit::Year, 10),
        Unit::Century => (Unit::Year, 100),
        _ => return (count, unit),
    };
    (Count::Exact(whole.saturating_mul(in_one).saturating_add(in_one / 2)), smaller)
}
