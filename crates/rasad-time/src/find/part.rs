//! Parts of months, years and other stretches: "mid-November", "the end of the year", "the first week of March".

use super::quantity::ordinal;
use super::{Hit, View, date, relative, word, year};
use crate::Calendar;
use crate::expression::{Meaning, Origin, Part, Unit, Year};
use crate::lexer::Kind;
use crate::lexicon::{PartWord, Relative, Word};

/// A part of a longer stretch.
pub(super) fn part(view: &View<'_>, at: usize) -> Option<Hit> {
    let begin = view.past(at, Word::The);
    match view.kind(begin) {
        Kind::Word(Word::Part(word)) => by_word(view, begin, word),
        Kind::Ordinal(_) | Kind::Word(Word::Ordinal(_) | Word::Number(_)) => {
            let (number, next) = ordinal(view, begin)?;
            by_number(view, next - 1, i8::try_from(number).ok()?)
        }
        Kind::Word(Word::Relative(Relative::Last)) => by_number(view, begin, -1),
        _ => None,
    }
}

/// "early 2017", "late last month", "mid-1990s", "at the end of November", "earlier this month".
fn by_word(view: &View<'_>, at: usize, word: PartWord) -> Option<Hit> {
    let mut next = at + 1;
    let of = match view.word(next) {
        Word::Of | Word::In | Word::On => {
            next += 1;
            true
        }
        _ => false,
    };
    let hyphen = view.past_hyphen(next);
    let part = match word {
        PartWord::Start | PartWord::End if !of && hyphen == next => return None,
        PartWord::Start | PartWord::Early => Part::Early,
        PartWord::Middle => Part::Middle,
        PartWord::Late | PartWord::End => Part::Late,
        PartWord::Earlier => Part::Earlier,
        PartWord::Later => Part::Later,
    };
    // "mid-to-late November", "early and mid-November": from the one to the other.
    let second = view.past_hyphen(hyphen + 1);
    if matches!(view.word(hyphen), Word::To | Word::And | Word::Or)
        && let Word::Part(word) = view.word(second)
        && let Some(hit) = by_word(view, second, word)
        && let Meaning::Part { of, .. } = &hit.meaning
    {
        let first = Meaning::Part { part, of: of.clone() };
        return Some(Hit::range(hit.next, first, hit.meaning, (hyphen, second)));
    }
    let (of, next) = whole(view, hyphen, of)?;
    Some(Hit::new(next, Meaning::Part { part, of: Box::new(of) }))
}

/// What can have parts, from a place on.
fn whole(view: &View<'_>, at: usize, of: bool) -> Option<(Meaning, usize)> {
    let begin = view.past(at, Word::The);
    if begin > at
        && let Word::Unit(
            unit @ (Unit::Year
            | Unit::Month
            | Unit::Week
            | Unit::Day
            | Unit::Decade
            | Unit::Century
            | Unit::Weekend),
        ) = view.word(begin)
        && !view.str(begin).ends_with('s')
        && !matches!(view.kind(begin + 1), Kind::Number { .. })
        && of
    {
        return Some((Meaning::Shift { unit, steps: 0, origin: Origin::Stated, counted: true }, begin + 1));
    }
    let hit = match view.kind(begin) {
        Kind::Number { value: 1000..=2999, digits: 4 } => year::year(view, begin)?,
        Kind::Number { .. } | Kind::Amount { .. } => return None,
        Kind::Word(Word::Relative(_)) => relative::relative(view, at)?,
        Kind::Word(Word::Season(season)) => {
            let (year, next) =
                year::year_after(view, begin + 1, Calendar::Gregorian).unwrap_or((Year::Unsaid, begin + 1));
            Hit::new(next, Meaning::Season { season, year })
        }
        Kind::Word(Word::Day(_)) => word::single_word(view, begin)?,
        _ => date::date(view, at).or_else(|| year::year(view, at))?,
    };
    let divisible = matches!(
        hit.meaning,
        Meaning::Calendar(_)
            | Meaning::Weekday { .. }
            | Meaning::Shift { counted: false, .. }
            | Meaning::Shift { steps: 0, .. }
            | Meaning::Season { .. }
            | Meaning::Decade(_)
            | Meaning::Century(_)
            | Meaning::FiscalYear(_)
            | Meaning::Fraction { .. }
    );
    divisible.then_some((hit.meaning, hit.next))
}

/// "the first half of 2020", "the last week of November", "the third quarter of 2019", "third-quarter".
fn by_number(view: &View<'_>, at: usize, number: i8) -> Option<Hit> {
    let fiscal = view.word(at + 1) == Word::Fiscal && view.word(at + 2) == Word::Unit(Unit::Quarter);
    let next = if fiscal { at + 2 } else { view.past_hyphen(at + 1) };
    match view.word(next) {
        Word::Half if matches!(number, 1 | 2) && view.word(next + 1) == Word::Of => {
            let (of, after) = whole(view, next + 2, true)?;
            Some(Hit::new(after, Meaning::Part { part: Part::Half(number.unsigned_abs()), of: Box::new(of) }))
        }
        Word::Unit(Unit::Quarter) if (1..=4).contains(&number) || number == -1 => {
            let number = if number == -1 { 4 } else { number.unsigned_abs() };
            let bare = number != 4 || view.word(at) != Word::Relative(Relative::Last);
            let year = quarter_year(view, next + 1);
            let (year, after) = match year {
                Some(found) => found,
                None if bare && view.word(next + 1) != Word::Of => (Year::Unsaid, next + 1),
                None => return None,
            };
            Some(Hit::new(after, Meaning::Fraction { number, of: 4, year }))
        }
        Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Weekend | Unit::Decade)) => {
            if !matches!(view.word(next + 1), Word::Of | Word::In) {
                return None;
            }
            let (of, after) = whole(view, next + 2, true)?;
            Some(Hit::new(after, Meaning::Part { part: Part::Nth(number, unit), of: Box::new(of) }))
        }
        _ => None,
    }
}

/// The year after a quarter: "of 2019", "2019", "of the year", "of this year".
fn quarter_year(view: &View<'_>, at: usize) -> Option<(Year, usize)> {
    if let Some(found) = year::year_after(view, at, Calendar::Gregorian) {
        return Some(found);
    }
    let the = view.past(view.past(at, Word::Of), Word::The);
    (the == at + 2 && view.word(the) == Word::Unit(Unit::Year)).then_some((Year::Shift(0), the + 1))
}
