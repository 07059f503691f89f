//! The calendars that news of the region dates by, turned into Gregorian days.
//!
//! The arithmetic is that of `icu_calendar`: astronomical leap years for the Solar Hijri calendar and the
//! Umm al-Qura tables for the Islamic one, both of which a short rule of our own would get wrong for some years.

use icu_calendar::cal::hijri::UmmAlQura;
use icu_calendar::cal::{Gregorian, Hijri, Persian};
use icu_calendar::{Calendar as IcuCalendar, Date as IcuDate, Iso};
use jiff::civil::Date;

use crate::Interval;

/// A calendar that a date is said in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Calendar {
    /// The civil calendar of most of the world.
    Gregorian,
    /// The Solar Hijri calendar of Iran and Afghanistan.
    Solar,
    /// The Islamic lunar calendar, by the Umm al-Qura tables; the day may differ by one where a new
    /// moon was sighted.
    Lunar,
}

impl Calendar {
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "gregorian" => Self::Gregorian,
            "solar" => Self::Solar,
            "lunar" => Self::Lunar,
            _ => return None,
        })
    }

    /// The Gregorian day of a date in this calendar; `None` where there is no such date in the years 1 to 9999.
    pub fn day(self, year: i32, month: u8, day: u8) -> Option<Date> {
        match self {
            Self::Gregorian => {
                let date =
                    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
                date.ok().filter(|date| date.year() >= 1)
            }
            Self::Solar => to_gregorian(&IcuDate::try_new_persian(year, month, day).ok()?),
            Self::Lunar => to_gregorian(
                &IcuDate::try_new_hijri_with_calendar(year, month, day, Hijri(UmmAlQura::default())).ok()?,
            ),
        }
    }

    /// The days of a month; `None` as for [`Calendar::day`].
    pub fn month(self, year: i32, month: u8) -> Option<Interval> {
        let start = self.day(year, month, 1)?;
        // The longest month of any of them has 31 days, the shortest 28.
        let end = (28..=31).rev().find_map(|day| self.day(year, month, day))?;
        Some(Interval { start, end })
    }

    /// The days of a year; `None` as for [`Calendar::day`].
    pub fn year(self, year: i32) -> Option<Interval> {
        Some(Interval { start: self.month(year, 1)?.start, end: self.month(year, 12)?.end })
    }

    /// The year of this calendar that a day falls in.
    pub fn year_of(self, day: Date) -> i32 {
        match self {
            Self::Gregorian => i32::from(day.year()),
            Self::Solar => {
                from_gregorian(day).map_or(0, |date| date.to_calendar(Persian).year().extended_year())
            }
            Self::Lunar => from_gregorian(day)
                .map_or(0, |date| date.to_calendar(Hijri(UmmAlQura::default())).year().extended_year()),
        }
    }
}

/// Easter Sunday of a year, by the Gregorian reckoning.
pub(crate) fn easter(year: i32) -> Option<Date> {
    if !(1583..=9999).contains(&year) {
        return None;
    }
    to_gregorian(&Gregorian::easter(year))
}

fn to_gregorian<C: IcuCalendar>(date: &IcuDate<C>) -> Option<Date> {
    let iso = date.to_calendar(Iso);
    let year = i16::try_from(iso.year().extended_year()).ok()?;
    let month = i8::try_from(iso.month().number()).ok()?;
    let day = i8::try_from(iso.day_of_month().0).ok()?;
    Date::new(year, month, day).ok().filter(|date| date.year() >= 1)
}

fn from_gregorian(day: Date) -> Option<IcuDate<Iso>> {
    let month = u8::try_from(day.month()).ok()?;
    IcuDate::try_new_iso(i32::from(day.year()), month, u8::try_from(day.day()).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn known_days() {
        for (calendar, (year, month, day), expected) in [
            (Calendar::Solar, (1399, 12, 30), date(2021, 3, 20)),
            (Calendar::Solar, (1400, 9, 27), date(2021, 12, 18)),
            (Calendar::Solar, (1357, 11, 22), date(1979, 2, 11)),
            (Calendar::Lunar, (1442, 1, 10), date(2020, 8, 29)),
            (Calendar::Lunar, (1441, 9, 1), date(2020, 4, 24)),
        ] {
            assert_eq!(calendar.day(year, month, day), Some(expected));
            assert_eq!(calendar.year_of(expected), year);
        }
        assert_eq!(Calendar::Solar.day(1400, 12, 30), None);
        assert_eq!(Calendar::Gregorian.day(0, 1, 1), None);
        assert_eq!(easter(2020), Some(date(2020, 4, 12)));
    }
}
