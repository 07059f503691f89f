//! Times of day: "3 pm", "14:30 GMT", "noon", "in the morning", "the night of November 22".

use super::{Hit, View, join};
use crate::expression::{Clock, DayPart, Meaning};
use crate::lexer::Kind;
use crate::lexicon::Word;

/// A time of day, with its day where that follows.
pub(super) fn time_of_day(view: &View<'_>, at: usize) -> Option<Hit> {
    if let Some((clock, next)) = clock(view, at) {
        let (day, next) = join::day_after(view, next).unwrap_or((None, next));
        return Some(Hit::new(next, Meaning::Clock { clock, day }));
    }
    let begin = view.past(at, Word::The);
    let early = matches!(view.word(begin), Word::Part(_));
    let begin = if early { view.past(view.past(begin + 1, Word::In), Word::The) } else { begin };
    let Word::DayPart(part) = view.word(begin) else { return None };
    if let Some((day @ Some(_), next)) = join::day_after(view, begin + 1) {
        return Some(Hit::new(next, Meaning::Clock { clock: Clock::Part(part), day }));
    }
    let led = matches!(
        view.word_before(at),
        Word::In | Word::At | Word::On | Word::By | Word::Until | Word::Since | Word::For
    );
    let modifies = view.kind(begin + 1) == Kind::Word(Word::Other) && view.word(at) != Word::The && !early;
    let alone = match part {
        DayPart::Overnight => true,
        _ => led && !modifies || early,
    };
    alone.then_some(Hit::new(begin + 1, Meaning::Clock { clock: Clock::Part(part), day: None }))
}

/// A time by the clock, or noon or midnight.
pub(super) fn clock(view: &View<'_>, at: usize) -> Option<(Clock, usize)> {
    // "UTC+09:00" is no time of day.
    if matches!(view.before(at).kind, Kind::Mark('+' | '−' | '-')) && !view.token(at).spaced {
        return None;
    }
    match view.kind(at) {
        Kind::Number { value: hour @ 0..=24, digits: 1 | 2 } => {
            hour_first(view, at, u8::try_from(hour).ok()?)
        }
        Kind::Number { value, digits: 4 } if view.word(at + 1) == Word::Zone => {
            let (hour, minute) = (u8::try_from(value / 100).ok()?, u8::try_from(value % 100).ok()?);
            (hour <= 24 && minute < 60).then_some((Clock::At { hour, minute: Some(minute) }, at + 2))
        }
        Kind::Word(Word::Number(hour @ 1..=12)) if view.word(at + 1) == Word::Oclock => {
            Some((Clock::At { hour: u8::try_from(hour).ok()?, minute: None }, at + 2))
        }
        Kind::Word(Word::DayPart(part @ (DayPart::Noon | DayPart::Midnight))) => {
            Some((Clock::Part(part), view.past(at + 1, Word::Zone)))
        }
        _ => None,
    }
}

fn hour_first(view: &View<'_>, at: usize, hour: u8) -> Option<(Clock, usize)> {
    let (mut minute, mut next) = (None, at + 1);
    if view.is_mark(next, ':')
        && !view.token(next).spaced
        && !view.token(next + 1).spaced
        && let Kind::Number { value: value @ 0..=59, digits: 2 } = view.kind(next + 1)
    {
        minute = u8::try_from(value).ok();
        next += 2;
        if view.is_mark(next, ':') && matches!(view.kind(next + 1), Kind::Number { digits: 2, .. }) {
            next += 2;
        }
    }
    let hour = match view.word(next) {
        Word::Meridiem { afternoon } if (1..=12).contains(&hour) => {
            next += 1;
            hour % 12 + if afternoon { 12 } else { 0 }
        }
        Word::Oclock => {
            next += 1;
            hour
        }
        _ => {
            minute?;
            hour
        }
    };
    next = view.past(next, Word::Zone);
    Some((Clock::At { hour, minute }, next))
}
