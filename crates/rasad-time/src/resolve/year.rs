//! Meanings that are found once a year is known: dates, seasons, quarters, feasts.

use super::{Stretch, one_day, shift, timex};
use crate::expression::{CalendarDate, Meaning, Season, Unit, Year};
use crate::{Calendar, Interval, Precision, calendar};

/// The year that a meaning says, and in which calendar it counts; `None` where no year comes in.
pub(super) fn year_said(meaning: &Meaning) -> Option<(Year, Calendar)> {
    match meaning {
        Meaning::Season { year, .. }
        | Meaning::Fraction { year, .. }
        | Meaning::FiscalYear(year)
        | Meaning::Easter { year, .. } => Some((*year, Calendar::Gregorian)),
        Meaning::Calendar(CalendarDate { year, calendar, .. })
        | Meaning::NthWeekday { calendar, year, .. } => Some((*year, *calendar)),
        Meaning::Part { of, .. } => year_said(of),
        Meaning::Clock { day: Some(day), .. } => year_said(day),
        _ => None,
    }
}

/// The days of a meaning without parts in a year of its calendar.
pub(super) fn in_year(meaning: &Meaning, year: i32) -> Option<Stretch> {
    let make = |interval, unit, precision, timex| Some(Stretch { interval, unit, precision, timex });
    match meaning {
        Meaning::Calendar(CalendarDate { calendar, month: Some(month), day: Some(day), .. }) => {
            Some(one_day(calendar.day(year, *month, *day)?))
        }
        Meaning::Calendar(CalendarDate { calendar, month: Some(month), day: None, .. }) => {
            let timex = (*calendar == Calendar::Gregorian).then(|| format!("{year:04}-{month:02}"));
            make(calendar.month(year, *month)?, Unit::Month, Precision::Month, timex)
        }
        Meaning::Calendar(CalendarDate { calendar, .. }) => {
            let timex = (*calendar == Calendar::Gregorian).then(|| format!("{year:04}"));
            make(calendar.year(year)?, Unit::Year, Precision::Year, timex)
        }
        Meaning::FiscalYear(_) => {
            make(Calendar::Gregorian.year(year)?, Unit::Year, Precision::Year, Some(format!("{year:04}")))
        }
        Meaning::Season { season, .. } => {
            let month = match season {
                Season::Spring => 3,
                Season::Summer => 6,
                Season::Autumn => 9,
                Season::Winter => 12,
            };
            let timex = Some(format!("{year:04}-{}", timex::season(*season)));
            make(months(year, month, 3)?, Unit::Quarter, Precision::Season, timex)
        }
        Meaning::Fraction { number, of, .. } => {
            let length = 12 / of.max(&1);
            let letter = if *of == 4 { 'Q' } else { 'H' };
            let interval = months(year, number.saturating_sub(1) * length + 1, length)?;
            make(interval, Unit::Quarter, Precision::Season, Some(format!("{year:04}-{letter}{number}")))
        }
        Meaning::Easter { days, .. } => {
            Some(one_day(shift::add(calendar::easter(year)?, Unit::Day, i64::from(*days))?))
        }
        Meaning::NthWeekday { calendar, month, weekday, number, .. } => {
            let days = calendar.month(year, *month)?;
            let from = if *number > 0 { days.start } else { days.end };
            let wanted = i64::from(*weekday) - i64::from(from.weekday().to_monday_one_offset());
            let steps = if *number > 0 {
                wanted.rem_euclid(7) + 7 * (i64::from(*number) - 1)
            } else {
                -((-wanted).rem_euclid(7)) + 7 * (i64::from(*number) + 1)
            };
            let day = shift::add(from, Unit::Day, steps)?;
            days.contains(Interval::day(day)).then(|| one_day(day))
        }
        Meaning::Decade(first) => {
            let interval = years(*first, first + 9)?;
            make(interval, Unit::Decade, Precision::Year, Some(format!("{:03}", first / 10)))
        }
        Meaning::Century(number) => {
            let interval = years((number - 1) * 100 + 1, number * 100)?;
            make(interval, Unit::Century, Precision::Year, Some(format!("{:02}", number - 1)))
        }
        _ => None,
    }
}

/// So many Gregorian months from the first of one on.
pub(super) fn months(year: i32, first: u8, count: u8) -> Option<Interval> {
    let start = Calendar::Gregorian.day(year, first, 1)?;
    let end = shift::add(shift::add(start, Unit::Month, i64::from(count))?, Unit::Day, -1)?;
    Some(Interval { start, end })
}

/// From the first day of one year to the last of another.
pub(super) fn years(first: i32, last: i32) -> Option<Interval> {
    Some(Interval {
        start: Calendar::Gregorian.day(first, 1, 1)?,
        end: Calendar::Gregorian.day(last, 12, 31)?,
    })
}
