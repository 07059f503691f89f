//! Dates by the name of the month or of the weekday: "Tuesday, November 24, 2020", "15-29 November", "27 Azar 1399".

use super::quantity::ordinal;
use super::year::{counts, year_after};
use super::{Hit, View};
use crate::Calendar;
use crate::expression::{CalendarDate, Meaning, Recurring, Unit, Which, Year};
use crate::lexer::Kind;
use crate::lexicon::{Relative, Word};

/// A date with a month, a month, or a day of the week.
pub(super) fn date(view: &View<'_>, at: usize) -> Option<Hit> {
    let begin = view.past(at, Word::The);
    // "the November 2019 protests": the article belongs to what the date modifies.
    if begin > at
        && matches!(
            view.kind(begin),
            Kind::Word(Word::Month { .. } | Word::Weekday { .. }) | Kind::Number { .. }
        )
    {
        return None;
    }
    if let Word::Weekday { number, sure } = view.word(begin) {
        return weekday(view, begin, number, sure);
    }
    month_date(view, begin)
}

/// A date that names its month.
pub(super) fn month_date(view: &View<'_>, at: usize) -> Option<Hit> {
    match view.kind(at) {
        Kind::Word(Word::Month { calendar, number, sure }) => month_first(view, at, (calendar, number, sure)),
        Kind::Word(Word::Holiday { calendar, month, day }) => holiday(view, at, calendar, month, day),
        Kind::Word(Word::NthWeekday { calendar, month, weekday, number }) => {
            let (year, next) =
                year_after(view, at + 1, Calendar::Gregorian).unwrap_or((Year::Unsaid, at + 1));
            let year = year_of_feast(calendar, (month, 1), year)?;
            let meaning = Meaning::NthWeekday { calendar, month, weekday, number, year };
            (!view.is_name(next)).then_some(Hit::new(next, meaning))
        }
        Kind::Word(Word::Easter(days)) => {
            let (year, next) =
                year_after(view, at + 1, Calendar::Gregorian).unwrap_or((Year::Unsaid, at + 1));
            (!view.is_name(next)).then_some(Hit::new(next, Meaning::Easter { days, year }))
        }
        Kind::Word(Word::Unit(Unit::Month)) if view.word(at + 1) == Word::Of => {
            let Word::Month { calendar, number, .. } = view.word(at + 2) else { return None };
            Some(month_alone(view, at + 2, calendar, number))
        }
        Kind::Number { .. } | Kind::Ordinal(_) => day_first(view, at),
        Kind::Word(Word::Ordinal(_) | Word::Number(20 | 30)) => spelled_day(view, at),
        _ => None,
    }
}

fn weekday(view: &View<'_>, at: usize, number: u8, sure: bool) -> Option<Hit> {
    let mut next = at + 1;
    if !sure && view.is_mark(next, '.') {
        next += 1;
    }
    next = view.past(view.past_comma(next), Word::On);
    next = view.past(next, Word::The);
    let dated = !matches!(view.kind(next), Kind::Word(Word::Weekday { .. }));
    if dated
        && let Some(hit) = month_date(view, next)
        && matches!(&hit.meaning, Meaning::Calendar(CalendarDate { day: Some(_), .. }) | Meaning::Range(..))
    {
        return Some(hit);
    }
    // A name with a weekday in it ("Black Friday", "Friday Times") is not told apart from the day, but a
    // plural says how often, and is no day either.
    if !sure {
        return None;
    }
    if view.str(at).ends_with('s') {
        let on = Some(Recurring::Weekday(number));
        return Some(Hit::new(at + 1, Meaning::Set { count: 1, unit: Unit::Week, on }));
    }
    Some(Hit::new(at + 1, Meaning::Weekday { number, which: Which::Plain }))
}

/// The number of a day at a place, in digits or as an ordinal.
pub(super) fn day_number(view: &View<'_>, at: usize) -> Option<u8> {
    let (Kind::Number { value, digits: 1 | 2 } | Kind::Ordinal(value)) = view.kind(at) else { return None };
    u8::try_from(value).ok().filter(|day| (1..=31).contains(day))
}

/// Two days as one stretch, or one day. `next` is the place after the first.
fn days(view: &View<'_>, first: u8, next: usize) -> (u8, Option<u8>, usize) {
    // "18, 19 and 20": a list counts only where a day after "and" ends it.
    let mut place = next;
    for _ in 0..4 {
        let comma = view.past_comma(place);
        if comma == place || day_number(view, comma).is_none() {
            break;
        }
        place = comma + 1;
    }
    let list = view.past_comma(place);
    let joined = view.word(list) == Word::And || view.is_mark(list, '&');
    if joined
        && let Some(last) = day_number(view, list + 1)
        && last > first
        && !counts(view, list + 1)
        && !matches!(view.word(list + 2), Word::Month { .. })
    {
        return (first, Some(last), list + 2);
    }
    let dash = view.is_dash(next) || matches!(view.word(next), Word::To | Word::Until);
    if dash
        && let Some(last) = day_number(view, next + 1)
        && last >= first
        && !counts(view, next + 1)
        && !matches!(view.word(next + 2), Word::Month { .. })
        && !view.is_mark(next + 2, ':')
    {
        return (first, Some(last), next + 2);
    }
    (first, None, next)
}

/// Makes a day, or a stretch of days of one month, whose last day stands before the token `cut.1 + 1`.
fn make(
    next: usize,
    (calendar, year, month): (Calendar, Year, u8),
    first: u8,
    last: Option<u8>,
    cut: (usize, usize),
) -> Hit {
    let day = |day| Meaning::Calendar(CalendarDate { calendar, year, month: Some(month), day: Some(day) });
    match last {
        Some(last) => Hit::range(next, day(first), day(last), cut),
        None => Hit::new(next, day(first)),
    }
}

/// "November 22", "Nov. 22nd, 2020", "May 16-17, 2020", "November 2020", "November".
fn month_first(view: &View<'_>, at: usize, (calendar, month, sure): (Calendar, u8, bool)) -> Option<Hit> {
    if !is_capital_or_uncased(view, at) {
        return None;
    }
    let mut next = at + 1;
    if view.is_mark(next, '.') && view.str(at).len() <= 4 {
        next += 1;
    }
    let the = view.past(next, Word::The);
    if let Some(first) = day_number(view, the)
        && (view.token(the).spaced || the > at + 1)
        && !counts(view, the)
        && !is_clock(view, the)
    {
        let (first, last, after) = days(view, first, the + 1);
        let unsaid = match view.word(after) {
            Word::Of2001 if (month, first) == (9, 11) => Year::Said(2001),
            _ => Year::Unsaid,
        };
        let (year, next) = year_after(view, after, calendar).unwrap_or((unsaid, after));
        return Some(make(next, (calendar, year, month), first, last, (the + 1, after - 1)));
    }
    if let Some((year, next)) = year_after(view, next, calendar) {
        let meaning = Meaning::Calendar(CalendarDate { calendar, year, month: Some(month), day: None });
        return Some(Hit::new(next, meaning));
    }
    let alone = if sure { stands_alone(view, at) } else { unsure_month_stands_alone(view, at, month) };
    alone.then(|| month_alone(view, at, calendar, month))
}

/// Whether a number goes on as a time of day.
fn is_clock(view: &View<'_>, at: usize) -> bool {
    (view.is_mark(at + 1, ':') && !view.token(at + 1).spaced)
        || matches!(view.word(at + 1), Word::Meridiem { .. })
}

fn is_capital_or_uncased(view: &View<'_>, at: usize) -> bool {
    view.token(at).capital || !view.str(at).starts_with(|first: char| first.is_lowercase())
}

/// A month with no day, and its year if one follows.
fn month_alone(view: &View<'_>, at: usize, calendar: Calendar, month: u8) -> Hit {
    let next = past_twin(view, at + 1, month);
    let (year, next) = year_after(view, next, calendar).unwrap_or((Year::Unsaid, next));
    Hit::new(next, Meaning::Calendar(CalendarDate { calendar, year, month: Some(month), day: None }))
}

/// Whether a month's name on its own is the month, and not part of a person's name ("April Ryan", "Ramadan Shalah").
fn stands_alone(view: &View<'_>, at: usize) -> bool {
    let given_name = view.is_name(at + 1) && view.token(at + 1).spaced;
    let led = matches!(
        view.word_before(at),
        Word::In
            | Word::Since
            | Word::Until
            | Word::The
            | Word::Part(_)
            | Word::Relative(_)
            | Word::Of
            | Word::From
            | Word::To
            | Word::And
            | Word::By
            | Word::On
            | Word::Between
            | Word::Owner
    );
    let family_name = at > 0 && view.is_name(at - 1) && view.token(at).spaced;
    led || !(given_name || family_name)
}

/// The same for names that are mostly other words: they need a word of time before them, or another month beside.
fn unsure_month_stands_alone(view: &View<'_>, at: usize, month: u8) -> bool {
    let other = |at: usize| matches!(view.word(at), Word::Month { calendar: Calendar::Gregorian, .. });
    let beside = (view.is_dash(at + 1)
        || matches!(view.word(at + 1), Word::To | Word::And | Word::Until | Word::Or))
        && other(at + 2)
        || at > 1
            && (view.is_dash(at - 1)
                || matches!(view.word(at - 1), Word::To | Word::And | Word::Until | Word::Or))
            && other(at - 2);
    let Word::Month { calendar, .. } = view.word(at) else { return false };
    // "Sept-Îles"
    if view.past_hyphen(at + 1) > at + 1 && !other(at + 2) {
        return false;
    }
    if calendar != Calendar::Gregorian {
        // "in Mehr" is as likely the agency or a person: those months need a day, a year or "the month of".
        return false;
    }
    let hyphen = view.is_dash(at.wrapping_sub(1)) && matches!(view.word(at.wrapping_sub(2)), Word::Part(_));
    let led = match view.word_before(at) {
        Word::In | Word::Since | Word::Until | Word::Part(_) => true,
        Word::Relative(relative) => matches!(relative, Relative::Last | Relative::Next | Relative::This),
        // "said by May", "a letter from May": the name is as likely.
        Word::By | Word::From | Word::Before | Word::After | Word::Of => month != 5,
        _ => false,
    };
    beside || hyphen || led
}

/// "22 November 2020", "the 22nd of November", "15-29 November", "first of May".
fn day_first(view: &View<'_>, at: usize) -> Option<Hit> {
    let first = day_number(view, at)?;
    if view.before(at).label
        || (matches!(view.before(at).kind, Kind::Mark('.' | ':' | '/' | '$')) && !view.token(at).spaced)
    {
        return None;
    }
    let direct = at + 1;
    let (first, last, after) = match month_at(view, direct) {
        Some(_) => (first, None, direct),
        None => list_before_month(view, first, direct)?,
    };
    let (place, (calendar, month)) = month_at(view, after)?;
    let mut next = past_twin(view, place + 1, month);
    if view.is_mark(next, '.')
        && view.str(place).len() <= 4
        && matches!(view.kind(next + 1), Kind::Number { digits: 4, .. })
    {
        next += 1;
    }
    let (year, next) = year_after(view, next, calendar).unwrap_or((Year::Unsaid, next));
    Some(make(next, (calendar, year, month), first, last, (at + 1, after - 1)))
}

/// "the first of May", "the twenty-second of November".
fn spelled_day(view: &View<'_>, at: usize) -> Option<Hit> {
    let (day, of) = ordinal(view, at)?;
    let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    if view.word(of) != Word::Of {
        return None;
    }
    let (place, (calendar, month)) = month_at(view, of)?;
    let (year, next) = year_after(view, place + 1, calendar).unwrap_or((Year::Unsaid, place + 1));
    Some(make(next, (calendar, year, month), day, None, (next, next)))
}

/// The place after the other name of the same month, which Arabic writes behind a stroke: "تشرين الثاني/نوفمبر".
fn past_twin(view: &View<'_>, at: usize, month: u8) -> usize {
    match view.word(at + 1) {
        Word::Month { number, .. } if view.is_mark(at, '/') && number == month => at + 2,
        _ => at,
    }
}

/// The month at a place, past an "of".
fn month_at(view: &View<'_>, at: usize) -> Option<(usize, (Calendar, u8))> {
    let place = view.past_hyphen(view.past(at, Word::Of));
    match view.word(place) {
        Word::Month { calendar, number, .. } if is_capital_or_uncased(view, place) => {
            Some((place, (calendar, number)))
        }
        _ => None,
    }
}

/// The rest of "15-29", "15 to 29", "3 and 5", "18, 19 and 20" before a month.
fn list_before_month(view: &View<'_>, first: u8, next: usize) -> Option<(u8, Option<u8>, usize)> {
    let mut place = next;
    for _ in 0..4 {
        let comma = view.past_comma(place);
        if comma == place {
            break;
        }
        day_number(view, comma)?;
        place = comma + 1;
    }
    let place = view.past_comma(place);
    let joined = view.is_dash(place)
        || view.is_mark(place, '&')
        || matches!(view.word(place), Word::And | Word::To | Word::Until);
    let last = day_number(view, place + 1).filter(|last| joined && *last > first)?;
    month_at(view, place + 2)?;
    Some((first, Some(last), place + 2))
}

/// A holiday, unless a name goes on after it ("Ashura Brigades").
fn holiday(view: &View<'_>, at: usize, calendar: Calendar, month: u8, day: u8) -> Option<Hit> {
    if view.is_name(at + 1) && !matches!(view.word_before(at), Word::On | Word::In | Word::Since) {
        return None;
    }
    let (year, next) = year_after(view, at + 1, Calendar::Gregorian).unwrap_or((Year::Unsaid, at + 1));
    let year = year_of_feast(calendar, (month, day), year)?;
    Some(Hit::new(
        next,
        Meaning::Calendar(CalendarDate { calendar, year, month: Some(month), day: Some(day) }),
    ))
}

/// The year of a feast in its own calendar. A year after a feast is one of the common era ("Nowruz 2020"), a
/// small one is of its own ("Nowruz 1399").
fn year_of_feast(calendar: Calendar, (month, day): (u8, u8), year: Year) -> Option<Year> {
    let Year::Said(said) = year else { return Some(year) };
    if calendar == Calendar::Gregorian || said < 1600 {
        return Some(year);
    }
    let begins = calendar.year_of(Calendar::Gregorian.day(said, 1, 1)?);
    (begins..=begins + 1)
        .find(|year| calendar.day(*year, month, day).is_some_and(|day| i32::from(day.year()) == said))
        .map(Year::Said)
}
