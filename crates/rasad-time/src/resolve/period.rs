//! Cutting parts out of longer stretches: "mid-November" is the 11th to the 20th, "late 2017" the last quarter.

use super::shift::{add, unit_around};
use super::{Ground, Stretch, one_day};
use crate::expression::{Part, Unit};
use crate::{Interval, Precision};

impl Ground {
    /// A part of a stretch. TIMEX3 has no values for parts: that of the whole stays (`TimeML` puts START, MID
    /// or END beside it).
    pub(super) fn part(&self, part: Part, whole: Stretch) -> Option<Stretch> {
        let days = whole.interval;
        let cut = |start, end| Interval::new(start, end);
        let interval = match part {
            // A day has no parts that are days.
            Part::Early | Part::Middle | Part::Late if whole.unit <= Unit::Day => days,
            Part::Early => cut(days.start, third(&whole, 1)?),
            Part::Middle => cut(add(third(&whole, 1)?, Unit::Day, 1)?, third(&whole, 2)?),
            Part::Late => cut(add(third(&whole, 2)?, Unit::Day, 1)?, days.end),
            Part::Earlier if days.start <= self.anchor && self.anchor < days.end => {
                cut(days.start, self.anchor)
            }
            Part::Later if days.start < self.anchor && self.anchor <= days.end => cut(self.anchor, days.end),
            Part::Earlier | Part::Later => days,
            Part::Week => {
                let end = add(days.start, Unit::Day, 6)?;
                let interval = Interval { start: days.start, end };
                return Some(Stretch {
                    interval,
                    unit: Unit::Week,
                    precision: Precision::Range,
                    timex: super::shift::unit_around(days.start, Unit::Week).and_then(|week| week.timex),
                });
            }
            Part::Half(number) => {
                let half = if whole.unit == Unit::Year {
                    add(add(days.start, Unit::Month, 6)?, Unit::Day, -1)?
                } else {
                    add(days.start, Unit::Day, length(days) / 2 - 1)?.max(days.start)
                };
                let interval = match number {
                    1 => cut(days.start, half),
                    _ => cut(add(half, Unit::Day, 1)?.min(days.end), days.end),
                };
                let timex =
                    whole.timex.filter(|timex| timex.len() == 4).map(|timex| format!("{timex}-H{number}"));
                return Some(Stretch { interval, unit: Unit::Quarter, precision: Precision::Range, timex });
            }
            // TIMEX3 has no week of a month: the value is that of the whole.
            Part::Nth(number, unit) => {
                let cut = nth(number, unit, days)?;
                let timex = cut.timex.or(whole.timex);
                return Some(Stretch { timex, ..cut });
            }
        };
        // A third of a year is as long as a season.
        let precision = match whole.unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Night | Unit::Day => whole.precision,
            Unit::Year if !matches!(part, Part::Earlier | Part::Later) => Precision::Season,
            Unit::Decade | Unit::Century => Precision::Year,
            _ => Precision::Range,
        };
        Some(Stretch { interval, unit: whole.unit, precision, timex: whole.timex })
    }
}

/// Number of days.
pub(super) fn length(days: Interval) -> i64 {
    i64::from(days.start.until(days.end).map_or(0, |span| span.get_days())) + 1
}

/// The last day of the first or second third of a stretch: 10th and 20th of a month, the first and third quarter of a year.
fn third(whole: &Stretch, number: i64) -> Option<jiff::civil::Date> {
    let days = whole.interval;
    let last = |day| add(day, Unit::Day, -1);
    match whole.unit {
        Unit::Month => add(days.start, Unit::Day, number * 10 - 1),
        Unit::Quarter => last(add(days.start, Unit::Month, number)?),
        Unit::Year => last(add(days.start, Unit::Month, if number == 1 { 3 } else { 9 })?),
        Unit::Decade => last(add(days.start, Unit::Year, if number == 1 { 4 } else { 7 })?),
        Unit::Century => last(add(days.start, Unit::Year, if number == 1 { 33 } else { 66 })?),
        _ => {
            let share = (length(days) * number + 2) / 3 - 1;
            Some(add(days.start, Unit::Day, share)?.min(days.end))
        }
    }
}

/// The n-th day, week or month of a stretch, or the last of them for a negative number.
fn nth(number: i8, unit: Unit, days: Interval) -> Option<Stretch> {
    let number = i64::from(number);
    if unit == Unit::Week || unit == Unit::Fortnight {
        let step = if unit == Unit::Week { 7 } else { 14 };
        let start = if number > 0 {
            add(days.start, Unit::Day, (number - 1) * step)?
        } else {
            add(days.end, Unit::Day, 1 - step)?
        };
        let end = add(start, Unit::Day, step - 1)?.min(days.end);
        let interval = Interval { start, end: end.max(start) };
        return days.contains(Interval::day(start)).then_some(Stretch {
            interval,
            unit,
            precision: Precision::Range,
            timex: None,
        });
    }
    let day = if number > 0 { add(days.start, unit, number - 1)? } else { days.end };
    if !days.contains(Interval::day(day)) {
        return None;
    }
    match unit {
        Unit::Day => Some(one_day(day)),
        _ => unit_around(day, unit),
    }
}
