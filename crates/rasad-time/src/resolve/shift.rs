//! Counting units from a day: "last week", "three days ago", "the following month".

use jiff::Span;
use jiff::civil::Date;

use super::{Ground, Outlook, Stretch, one_day, year};
use crate::expression::{Origin, Unit};
use crate::{Calendar, Interval, Precision};

/// A day moved by so many units; `None` outside of the years 1 to 9999. Units of a clock move nothing.
pub(super) fn add(day: Date, unit: Unit, count: i64) -> Option<Date> {
    let (unit, factor) = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return Some(day),
        Unit::Night | Unit::Day => (Unit::Day, 1),
        Unit::Week | Unit::Weekend => (Unit::Day, 7),
        Unit::Fortnight => (Unit::Day, 14),
        Unit::Month => (Unit::Month, 1),
        Unit::Quarter => (Unit::Month, 3),
        Unit::Year => (Unit::Month, 12),
        Unit::Decade => (Unit::Month, 120),
        Unit::Century => (Unit::Month, 1200),
    };
    let count = count.checked_mul(factor)?;
    let span = if unit == Unit::Day { Span::new().try_days(count) } else { Span::new().try_months(count) };
    day.checked_add(span.ok()?).ok().filter(|day| day.year() >= 1)
}

impl Ground {
    /// The unit so many steps from an origin.
    pub(super) fn shift(&self, unit: Unit, steps: i32, origin: Origin, counted: bool) -> Option<Stretch> {
        // "the end of the year" of what is to come is that of the present year.
        let present = counted && steps == 0 && self.outlook == Outlook::Ahead;
        let stated = self.previous.filter(|_| origin == Origin::Stated && !present);
        // "the same day" of a visit over several days is all of them.
        if let (Some(previous), Unit::Day, 0) = (stated, unit, 0.max(steps.abs())) {
            let mut day = one_day(previous.start);
            if previous.start != previous.end {
                day = Stretch { interval: previous, precision: Precision::Range, timex: None, ..day };
            }
            return Some(day);
        }
        let from = match stated {
            Some(previous) if steps > 0 => previous.end,
            Some(previous) => previous.start,
            None => self.anchor,
        };
        let steps = i64::from(steps);
        // "three weeks later" than a day is a day; "three weeks ago" is some day of a week.
        if counted && stated.is_some() && matches!(unit, Unit::Week | Unit::Fortnight) {
            let day = add(from, unit, steps)?;
            let timex = unit_around(day, Unit::Week).and_then(|week| week.timex);
            return Some(Stretch { timex, ..one_day(day) });
        }
        if unit == Unit::Weekend {
            // "this weekend" is that of the week, "the weekend" the latest that has begun, unless the text
            // looks ahead.
            let ahead = steps == 0 && (!counted || self.outlook == Outlook::Ahead);
            let saturday = i64::from(jiff::civil::Weekday::Saturday.since(from.weekday()));
            let from = if ahead && saturday <= 5 { add(from, Unit::Day, saturday)? } else { from };
            return weekend(from, steps);
        }
        unit_around(add(from, unit, steps)?, unit)
    }
}

/// The Saturday and Sunday of the latest weekend that has begun (0), of the one that ended last (-1),
/// of the next to come (1).
fn weekend(from: Date, steps: i64) -> Option<Stretch> {
    let since_saturday = i64::from(from.weekday().since(jiff::civil::Weekday::Saturday));
    let begun = add(from, Unit::Day, -since_saturday)?;
    let running = since_saturday <= 1;
    let weeks = if steps < 0 && !running { steps + 1 } else { steps };
    let saturday = add(begun, Unit::Week, weeks)?;
    let week = saturday.iso_week_date();
    Some(Stretch {
        interval: Interval { start: saturday, end: add(saturday, Unit::Day, 1)? },
        unit: Unit::Weekend,
        precision: Precision::Range,
        timex: Some(format!("{:04}-W{:02}-WE", week.year(), week.week())),
    })
}

/// The unit of the Gregorian calendar that a day falls in.
pub(super) fn unit_around(day: Date, unit: Unit) -> Option<Stretch> {
    let year = i32::from(day.year());
    let month = u8::try_from(day.month()).ok()?;
    let whole = |interval, precision, timex| Some(Stretch { interval, unit, precision, timex: Some(timex) });
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Weekend => Some(one_day(day)),
        Unit::Night => Some(Stretch { timex: Some(format!("{day}TNI")), ..one_day(day) }),
        Unit::Week | Unit::Fortnight => {
            let monday = add(day, Unit::Day, 1 - i64::from(day.weekday().to_monday_one_offset()))?;
            let week = day.iso_week_date();
            let interval = Interval { start: monday, end: add(monday, Unit::Day, 6)? };
            whole(interval, Precision::Range, format!("{:04}-W{:02}", week.year(), week.week()))
        }
        Unit::Month => {
            whole(Calendar::Gregorian.month(year, month)?, Precision::Month, format!("{year:04}-{month:02}"))
        }
        Unit::Quarter => {
            let number = (month - 1) / 3 + 1;
            let interval = year::months(year, number * 3 - 2, 3)?;
            whole(interval, Precision::Season, format!("{year:04}-Q{number}"))
        }
        Unit::Year => whole(Calendar::Gregorian.year(year)?, Precision::Year, format!("{year:04}")),
        Unit::Decade => {
            let first = (year / 10 * 10).max(1);
            whole(year::years(first, first / 10 * 10 + 9)?, Precision::Year, format!("{:03}", year / 10))
        }
        Unit::Century => {
            let first = (year - 1) / 100 * 100 + 1;
            whole(
                year::years(first, (first + 99).min(9999))?,
                Precision::Year,
                format!("{:02}", (year - 1) / 100),
            )
        }
    }
}
