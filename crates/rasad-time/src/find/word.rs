//! Expressions of one word, or of one form of several: "yesterday", "recently", "weekly", "every Tuesday", "in summer".

use super::quantity::number;
use super::relative::{clock, shift};
use super::year::year_after;
use super::{Hit, View};
use crate::Calendar;
use crate::expression::{Count, DayPart, Meaning, Origin, Recurring, Season, Unit, Vague, Year};
use crate::lexer::Kind;
use crate::lexicon::{Relative, Word};

/// One word, or a form that the lexicon has as one: "yesterday", "recently", "weekly", "every Tuesday".
pub(super) fn single_word(view: &View<'_>, at: usize) -> Option<Hit> {
    let begin = view.past(at, Word::The);
    let word = view.word(begin);
    // "the daily paper", "the now famous": the article belongs to what follows. A name may hold such a word
    // ("The Daily Nation", "Headlines Today").
    let takes_article =
        matches!(word, Word::Day(_) | Word::Season(_) | Word::Unit(_) | Word::Quarter(_) | Word::Relative(_));
    let in_name = view.token(begin).capital
        && (matches!(word, Word::Frequency(_)) && view.is_name(begin + 1)
            || begin > 0 && view.is_name(begin - 1) && view.token(begin).spaced);
    if in_name || (begin > at && !takes_article) {
        return None;
    }
    let meaning = match word {
        Word::Day(steps) => shift(Unit::Day, i32::from(steps)),
        Word::ThisYear => shift(Unit::Year, 0),
        Word::LastYear => shift(Unit::Year, -1),
        Word::Tonight => clock(DayPart::Night, shift(Unit::Day, 0)),
        Word::Present => Meaning::Vague(Vague::Present),
        Word::Recently => Meaning::Vague(Vague::Recently),
        Word::Past => Meaning::Vague(Vague::Past),
        // "shortly after", "soon before": beside another time, not from now.
        Word::Future if matches!(view.word(begin + 1), Word::After | Word::Before) => return None,
        Word::Future => Meaning::Vague(Vague::Future),
        Word::Frequency(unit) => Meaning::Set { count: 1, unit, on: None },
        Word::Quarter(number) => return Some(quarter(view, begin, number)),
        Word::Every => return every(view, begin),
        Word::Per => {
            let Word::Unit(unit) = view.word(begin + 1) else { return None };
            return Some(Hit::new(begin + 2, Meaning::Set { count: 1, unit, on: None }));
        }
        Word::Season(season) => return named_season(view, at, begin, season),
        // "the weekend": the latest one, and not that of this week
        Word::Unit(Unit::Weekend) if begin > at => {
            Meaning::Shift { unit: Unit::Weekend, steps: 0, origin: Origin::Anchor, counted: true }
        }
        // "the current budget", "a recent poll", but "the most recent poll"
        Word::Relative(relative @ (Relative::Current | Relative::Recent))
            if !view.before(at).label
                && !view.before(at).counted
                && matches!(view.kind(begin + 1), Kind::Word(_)) =>
        {
            Meaning::Vague(if relative == Relative::Current { Vague::Current } else { Vague::Recent })
        }
        _ => return None,
    };
    Some(Hit::new(begin + 1, meaning))
}

/// "Q3 2019".
fn quarter(view: &View<'_>, at: usize, number: u8) -> Hit {
    let (year, next) = year_after(view, at + 1, Calendar::Gregorian).unwrap_or((Year::Unsaid, at + 1));
    Hit::new(next, Meaning::Fraction { number, of: 4, year })
}

/// "every week", "each Tuesday", "every two years", "every other day", "every morning".
fn every(view: &View<'_>, at: usize) -> Option<Hit> {
    let mut next = at + 1;
    let mut count = 1;
    if view.word(next) == Word::EveryOther {
        count = 2;
        next += 1;
    } else if let Some((Count::Exact(number), after)) = number(view, next) {
        count = number;
        next = after;
    }
    let (unit, on) = match view.word(next) {
        Word::Unit(Unit::Night) => (Unit::Day, Some(Recurring::Part(DayPart::Night))),
        Word::Unit(unit) => (unit, None),
        Word::Weekday { number, .. } => (Unit::Week, Some(Recurring::Weekday(number))),
        Word::DayPart(part) => (Unit::Day, Some(Recurring::Part(part))),
        Word::Season(season) => (Unit::Year, Some(Recurring::Season(season))),
        Word::Month { calendar: Calendar::Gregorian, number, .. } => {
            (Unit::Year, Some(Recurring::Month(number)))
        }
        Word::Month { .. } => (Unit::Year, None),
        _ => return None,
    };
    Some(Hit::new(next + 1, Meaning::Set { count, unit, on }))
}

/// "the summer of 2019", "summer 2019", "in summer", "last winter".
fn named_season(view: &View<'_>, at: usize, begin: usize, season: Season) -> Option<Hit> {
    if let Some((year, next)) = year_after(view, begin + 1, Calendar::Gregorian) {
        return Some(Hit::new(next, Meaning::Season { season, year }));
    }
    let led = matches!(view.word_before(at), Word::In | Word::Since | Word::Until | Word::Part(_));
    let noun = view.kind(begin + 1) == Kind::Word(Word::Other);
    // "the fall of Aleppo", "the spring of hope": only a word of time before says that it is the season.
    let of = view.word(begin + 1) == Word::Of;
    (led && !of && (!noun || begin > at))
        .then_some(Hit::new(begin + 1, Meaning::Season { season, year: Year::Unsaid }))
}
