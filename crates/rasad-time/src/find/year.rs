//! Years: bare numbers that are years by what stands around them, decades, centuries, fiscal years.

use super::quantity::ordinal;
use super::{Hit, View};
use crate::Calendar;
use crate::expression::{CalendarDate, Meaning, Unit, Year};
use crate::lexer::Kind;
use crate::lexicon::{Era, Relative, Word};

/// The years in which a bare number of four digits is taken for a year of the common era.
const MODERN: std::ops::RangeInclusive<u32> = 1900..=2100;

/// A year on its own, with what may belong to it: "2017", "the year 2017", "the 1990s", "the 19th century".
pub(super) fn year(view: &View<'_>, at: usize) -> Option<Hit> {
    let begin = view.past(at, Word::The);
    decade_or_century(view, begin).or_else(|| named_year(view, begin)).or_else(|| bare_year(view, at))
}

/// A year after a month or a day: "2020", ", 2020", "of 2020", "last year", "of that year".
/// Gives the year and the place after it.
pub(super) fn year_after(view: &View<'_>, at: usize, calendar: Calendar) -> Option<(Year, usize)> {
    if let Some(found) = relative_year(view, at) {
        return Some(found);
    }
    let comma = view.past_comma(at);
    let begin = if comma == at { view.past(at, Word::Of) } else { comma };
    // Arabic and Hebrew say "of the year": "من عام ۲۰۲۰", "שנת 2020".
    let begin = if view.word(begin) == Word::Unit(Unit::Year) { begin + 1 } else { begin };
    let Kind::Number { value, digits: 4 } = view.kind(begin) else { return None };
    let plausible = match calendar {
        Calendar::Gregorian => 1000..=2999,
        Calendar::Solar | Calendar::Lunar => 1000..=1599,
    };
    if !plausible.contains(&value) || !view.token(begin).spaced || counts(view, begin) {
        return None;
    }
    let mut next = begin + 1;
    if matches!(view.word(next), Word::Era(Era::Common | Era::Solar | Era::Lunar)) {
        next += 1;
    }
    Some((Year::Said(i32::try_from(value).ok()?), next))
}

/// "last year", "of this year", "that same year", "of the following year".
pub(super) fn relative_year(view: &View<'_>, at: usize) -> Option<(Year, usize)> {
    let begin = view.past(view.past(at, Word::Of), Word::The);
    let Word::Relative(relative) = view.word(begin) else { return None };
    let mut unit = begin + 1;
    if relative == Relative::That && view.word(unit) == Word::Relative(Relative::Same) {
        unit += 1;
    }
    if view.word(unit) != Word::Unit(Unit::Year) || view.str(unit).ends_with('s') {
        return None;
    }
    let year = match relative {
        Relative::This | Relative::Current => Year::Shift(0),
        Relative::Last | Relative::Past => Year::Shift(-1),
        Relative::Next | Relative::Coming => Year::Shift(1),
        Relative::That | Relative::Same => Year::Same,
        Relative::Previous | Relative::Following | Relative::Recent => return None,
    };
    Some((year, unit + 1))
}

/// Whether the number at a place counts what stands after it.
pub(super) fn counts(view: &View<'_>, at: usize) -> bool {
    let next = view.token(at + 1);
    next.counted
        || matches!(view.kind(at + 1), Kind::Mark('%' | '°') | Kind::Amount { .. })
        || (matches!(view.word(at + 1), Word::Unit(_) | Word::Dozen)
            && view.before(at).kind != Kind::Word(Word::Of))
        || (matches!(view.word(at + 1), Word::And | Word::To | Word::Or) || view.is_dash(at + 1))
            && matches!(view.kind(at + 2), Kind::Number { .. } | Kind::Amount { .. })
            && view.token(at + 3).counted
        || (view.word(at + 1) == Word::Of && matches!(view.word(at + 2), Word::The | Word::Owner))
}

/// Whether a number is a label or a sum by what stands before it: "Resolution 2231", "$2000", "F-2000".
fn is_label(view: &View<'_>, at: usize) -> bool {
    let before = view.before(at);
    before.label
        || matches!(
            before.kind,
            Kind::Mark('$' | '€' | '£' | '#' | '+' | '№' | '/' | '.' | ':' | '&' | '=' | '_')
        )
        || (matches!(before.kind, Kind::Mark('-' | '–'))
            && !view.token(at).spaced
            && !matches!(view.word_before(at - 1), Word::Part(_)))
        || matches!(before.kind, Kind::Number { .. } | Kind::Amount { .. } | Kind::Ordinal(_))
        || (at > 0 && view.is_name(at - 1) && view.token(at).spaced)
}

/// "the year 2017", "the Iranian year 1399", "fiscal year 2020".
fn named_year(view: &View<'_>, at: usize) -> Option<Hit> {
    let (mut at, mut calendar, mut fiscal) = (at, Calendar::Gregorian, false);
    for _ in 0..3 {
        match view.word(at) {
            Word::Iranian => calendar = Calendar::Solar,
            Word::Fiscal => fiscal = true,
            Word::Filler => {}
            _ => break,
        }
        at += 1;
    }
    if view.word(at) != Word::Unit(Unit::Year) || view.str(at).ends_with('s') {
        return None;
    }
    let Kind::Number { value, digits: 3 | 4 } = view.kind(at + 1) else { return None };
    let mut next = at + 2;
    let right_to_left = !view.str(at).is_ascii();
    if !fiscal && (calendar == Calendar::Solar || (1300..=1450).contains(&value)) && value < 1600 {
        // "year 1383" in news is of the Iranian calendar, unless it is far from any present.
        calendar = if right_to_left && value > 1425 { Calendar::Lunar } else { Calendar::Solar };
    }
    if view.word(next) == Word::Era(Era::Solar) {
        next += 1;
    }
    let year = Year::Said(i32::try_from(value).ok()?);
    let meaning = if fiscal {
        Meaning::FiscalYear(year)
    } else {
        Meaning::Calendar(CalendarDate { calendar, year, month: None, day: None })
    };
    Some(Hit::new(next, meaning))
}

/// "the 1990s", "the 20th century".
fn decade_or_century(view: &View<'_>, at: usize) -> Option<Hit> {
    match view.kind(at) {
        Kind::Plural { value, digits: 4 } if value % 10 == 0 && (1000..=2100).contains(&value) => {
            Some(Hit::new(at + 1, Meaning::Decade(i32::try_from(value).ok()?)))
        }
        Kind::Word(Word::Decade(first)) if view.word_before(at) == Word::The => {
            Some(Hit::new(at + 1, Meaning::Decade(first)))
        }
        Kind::Plural { value, digits: 2 }
            if value % 10 == 0
                && (view.word_before(at) == Word::The
                    || matches!(view.before(at).kind, Kind::Mark('\'' | '’' | '‘'))) =>
        {
            let century = if value >= 30 { 1900 } else { 2000 };
            Some(Hit::new(at + 1, Meaning::Decade(i32::try_from(value).ok()? + century)))
        }
        Kind::Ordinal(_) | Kind::Word(Word::Ordinal(_) | Word::Number(20)) => {
            let (number, unit) = ordinal(view, at)?;
            let unit = view.past_hyphen(unit);
            if view.word(unit) != Word::Unit(Unit::Century)
                || !(1..=30).contains(&number)
                || view.word(unit + 1) == Word::Era(Era::BeforeCommon)
            {
                return None;
            }
            Some(Hit::new(unit + 1, Meaning::Century(i32::try_from(number).ok()?)))
        }
        _ => None,
    }
}

/// A number of four digits that its surroundings make a year.
fn bare_year(view: &View<'_>, at: usize) -> Option<Hit> {
    let Kind::Number { value, digits } = view.kind(at) else { return None };
    let era = match view.word(at + 1) {
        Word::Era(era) if view.str(at + 1).chars().all(char::is_uppercase) => Some(era),
        _ => None,
    };
    if let Some(era) = era {
        let calendar = match era {
            Era::Common => Calendar::Gregorian,
            Era::Solar => Calendar::Solar,
            Era::Lunar => Calendar::Lunar,
            Era::BeforeCommon => return None,
        };
        return Some(Hit::new(at + 2, year_said(calendar, value)?));
    }
    if digits != 4 || counts(view, at) || is_label(view, at) {
        return None;
    }
    let preposition = matches!(
        view.word_before(at),
        Word::In
            | Word::Since
            | Word::Until
            | Word::Before
            | Word::After
            | Word::By
            | Word::From
            | Word::Between
            | Word::Part(_)
    );
    let after_noun =
        matches!(
            view.word_before(at),
            Word::The
                | Word::Of
                | Word::Owner
                | Word::A
                | Word::To
                | Word::And
                | Word::For
                | Word::Or
                | Word::Season(_)
        ) || matches!(view.before(at).kind, Kind::Possessive | Kind::Mark('(' | '[' | ',' | ';' | '"' | '“'));
    if MODERN.contains(&value) {
        let bracketed = matches!(view.before(at).kind, Kind::Mark('(' | '['));
        let comma = matches!(view.before(at).kind, Kind::Mark(','));
        // "members, 2000 of whom": after a comma a year must end its phrase.
        if comma && !matches!(view.kind(at + 1), Kind::Mark(_) | Kind::End | Kind::Break) {
            return None;
        }
        // "2015-2018": two such numbers make each other years.
        let range = view.is_dash(at + 1)
            && matches!(view.kind(at + 2), Kind::Number { value: last, digits: 4 } if MODERN.contains(&last) && last > value)
            && !counts(view, at + 2);
        let part = view.is_dash(at.wrapping_sub(1)) && !view.token(at).spaced;
        if preposition || after_noun || bracketed || range || part {
            return Some(Hit::new(at + 1, year_said(Calendar::Gregorian, value)?));
        }
        return None;
    }
    let plural = view.kind(at + 1) == Kind::Word(Word::Other)
        && !view.token(at + 1).capital
        && view.str(at + 1).ends_with('s');
    let old =
        (1000..1900).contains(&value) && preposition && !plural && view.word_before(at) != Word::Between;
    let spoken = matches!(view.word_before(at), Word::In | Word::Since | Word::Until | Word::Part(_));
    (old && spoken && view.token(at + 1).kind != Kind::Word(Word::Other))
        .then(|| year_said(Calendar::Gregorian, value).map(|meaning| Hit::new(at + 1, meaning)))?
}

fn year_said(calendar: Calendar, value: u32) -> Option<Meaning> {
    let year = Year::Said(i32::try_from(value).ok()?);
    Some(Meaning::Calendar(CalendarDate { calendar, year, month: None, day: None }))
}
