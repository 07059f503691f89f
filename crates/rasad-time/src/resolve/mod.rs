//! From what was said to the days meant, by the codebook (section 5).
//!
//! A day, month or season without a year takes the latest year that doesn't put it after the reference's end,
//! also where that is plainly a slip; weekdays take the latest such day.

mod period;
mod reference;
mod shift;
mod timex;
mod year;

use jiff::civil::Date;

use self::year::{in_year, year_said};
use crate::expression::{
    Bound, Clock, Count, DayPart, Direction, Meaning, Origin, Recurring, TimeExpression, Unit, Vague, Which,
    Year,
};
use crate::{Calendar, Interval, Precision};

pub use self::reference::{Outlook, Reference, Resolved, TimeRole};

/// Resolves an expression on its own; "the following day" counts from the anchor.
pub fn resolve(expression: &TimeExpression, reference: &Reference) -> Resolved {
    resolve_with(expression, reference, None)
}

/// Resolves an expression that may lean on the last stated date before it: "the same day", "two days earlier".
pub fn resolve_with(
    expression: &TimeExpression,
    reference: &Reference,
    nearest_previous: Option<Interval>,
) -> Resolved {
    resolve_toward(expression, reference, nearest_previous, Outlook::Back)
}

/// Resolves an expression in a sentence that looks back or ahead: "will meet on Tuesday" is the coming one.
pub fn resolve_toward(
    expression: &TimeExpression,
    reference: &Reference,
    nearest_previous: Option<Interval>,
    outlook: Outlook,
) -> Resolved {
    ground(reference, nearest_previous, outlook).resolve(&expression.meaning)
}

/// The first and last end of a range, each as an expression of its own; `None` for any other expression, and
/// where the range has no days.
pub fn resolve_ends(
    expression: &TimeExpression,
    reference: &Reference,
    nearest_previous: Option<Interval>,
    outlook: Outlook,
) -> Option<[Resolved; 2]> {
    let mut meaning = &expression.meaning;
    while let Meaning::Bounded { by, .. } = meaning {
        meaning = by;
    }
    let Meaning::Range(first, last) = meaning else { return None };
    let (start, end) = ground(reference, nearest_previous, outlook).ends(first, last)?;
    Some([start, end].map(|stretch| Resolved {
        value: Some(stretch.interval),
        precision: stretch.precision,
        timex: stretch.timex,
        role: TimeRole::Point,
    }))
}

fn ground(reference: &Reference, previous: Option<Interval>, outlook: Outlook) -> Ground {
    let limit = if outlook == Outlook::Back { reference.end() } else { reference.anchor };
    Ground { anchor: reference.anchor, limit, previous, outlook }
}

/// Days with the unit that they make up, from which parts are cut.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stretch {
    interval: Interval,
    unit: Unit,
    precision: Precision,
    timex: Option<String>,
}

/// What meanings are resolved on.
#[derive(Clone, Copy)]
struct Ground {
    anchor: Date,
    /// The last day (looking ahead: the first) for what says no year.
    limit: Date,
    previous: Option<Interval>,
    outlook: Outlook,
}

impl Resolved {
    fn nothing(role: TimeRole, timex: Option<String>) -> Self {
        Self { value: None, precision: Precision::Vague, timex, role }
    }
}

impl Ground {
    fn resolve(&self, meaning: &Meaning) -> Resolved {
        match meaning {
            Meaning::Duration(count, unit) => {
                Resolved::nothing(TimeRole::Duration, timex::duration(*count, *unit))
            }
            Meaning::Age(count, unit) => Resolved::nothing(TimeRole::Age, timex::duration(*count, *unit)),
            Meaning::Set { count, unit, on } => {
                let timex = match on {
                    Some(on) => Some(timex::recurring(*on)),
                    None if *unit == Unit::Night => Some(timex::recurring(Recurring::Part(DayPart::Night))),
                    None => timex::duration(Count::Exact(*count), *unit),
                };
                Resolved::nothing(TimeRole::Set, timex)
            }
            Meaning::SomeShift { direction, .. } => {
                Resolved::nothing(TimeRole::Point, Some(timex::vague(*direction)))
            }
            Meaning::Vague(Vague::Present) => {
                Resolved::nothing(TimeRole::Point, Some("PRESENT_REF".to_owned()))
            }
            Meaning::Vague(Vague::Current) => {
                Resolved::nothing(TimeRole::Modifier, Some("PRESENT_REF".to_owned()))
            }
            Meaning::Vague(Vague::Recent) => {
                Resolved::nothing(TimeRole::Modifier, Some("PAST_REF".to_owned()))
            }
            Meaning::Vague(Vague::Past) => Resolved::nothing(TimeRole::Point, Some("PAST_REF".to_owned())),
            Meaning::Vague(Vague::Future) => {
                Resolved::nothing(TimeRole::Point, Some("FUTURE_REF".to_owned()))
            }
            _ => match self.stretch(meaning) {
                Some(stretch) => Resolved {
                    value: Some(stretch.interval),
                    precision: stretch.precision,
                    timex: stretch.timex,
                    role: TimeRole::Point,
                },
                None => Resolved::nothing(TimeRole::Point, None),
            },
        }
    }

    /// The days of a meaning that has some.
    fn stretch(&self, meaning: &Meaning) -> Option<Stretch> {
        if let Some((year, calendar)) = year_said(meaning) {
            return self.by_year(meaning, year, calendar);
        }
        match meaning {
            Meaning::Weekday { number, which } => self.weekday(*number, *which),
            Meaning::Shift { unit, steps, origin, counted } => self.shift(*unit, *steps, *origin, *counted),
            Meaning::Window { unit, count, direction, measured } => {
                let window = self.window(*unit, *count, *direction)?;
                let timex =
                    if *measured { timex::duration(*count, *unit) } else { Some(timex::vague(*direction)) };
                Some(Stretch { timex, ..window })
            }
            Meaning::Decade(_) | Meaning::Century(_) => in_year(meaning, 0),
            Meaning::Part { part, of } => self.part(*part, self.stretch(of)?),
            Meaning::Clock { clock, day } => self.clock(*clock, day.as_deref()),
            Meaning::Range(first, last) => self.range(first, last),
            Meaning::Bounded { bound, by } => self.bounded(*bound, by),
            Meaning::Vague(Vague::Recently) => {
                let mut month = self.shift(Unit::Month, 0, Origin::Anchor, false)?;
                month.timex = Some("PAST_REF".to_owned());
                Some(month)
            }
            _ => None,
        }
    }

    /// Finds the year that is meant, then the days in it.
    fn by_year(&self, meaning: &Meaning, year: Year, calendar: Calendar) -> Option<Stretch> {
        let at = |year| self.in_year(meaning, year);
        let years = |from: i32, step: i32| (0..=12).map(move |index| from + index * step);
        match year {
            Year::Said(year) => at(year),
            Year::Shift(steps) => at(calendar.year_of(self.anchor).saturating_add(steps)),
            Year::Same => at(calendar.year_of(self.previous.map_or(self.anchor, |previous| previous.start))),
            // A day that not every year has (29 February, the leap day of Esfand) is why more than two are tried.
            Year::Unsaid if self.outlook == Outlook::Back => years(calendar.year_of(self.limit), -1)
                .filter_map(at)
                .find(|stretch| stretch.interval.start <= self.limit),
            Year::Unsaid if self.outlook == Outlook::Nearest => {
                let distance = |stretch: &Stretch| {
                    let Interval { start, end } = stretch.interval;
                    // Days between; a day to come must be half as far as one gone by.
                    if start > self.limit {
                        2 * period::length(Interval { start: self.limit, end: start })
                    } else {
                        period::length(Interval { start: end.min(self.limit), end: self.limit })
                    }
                };
                let around = calendar.year_of(self.limit);
                (around - 8..=around + 8).filter_map(at).min_by_key(distance)
            }
            Year::Unsaid => years(calendar.year_of(self.limit) - 1, 1)
                .filter_map(at)
                .find(|stretch| stretch.interval.end >= self.limit),
            Year::Last => years(calendar.year_of(self.anchor), -1)
                .filter_map(at)
                .find(|stretch| stretch.interval.end < self.anchor),
            Year::Next => years(calendar.year_of(self.anchor), 1)
                .filter_map(at)
                .find(|stretch| stretch.interval.start > self.anchor),
        }
    }

    /// The days of a meaning in a year of its own calendar.
    fn in_year(&self, meaning: &Meaning, year: i32) -> Option<Stretch> {
        match meaning {
            Meaning::Part { part, of } => self.part(*part, self.in_year(of, year)?),
            Meaning::Clock { clock, day: Some(day) } => Some(timed(*clock, self.in_year(day, year)?)),
            _ => in_year(meaning, year),
        }
    }

    fn weekday(&self, number: u8, which: Which) -> Option<Stretch> {
        let wanted = i64::from(number);
        let from = match which {
            Which::Plain => self.limit_of_weekdays(),
            Which::Last | Which::This | Which::Next => self.anchor,
        };
        let today = i64::from(from.weekday().to_monday_one_offset());
        let back = (today - wanted).rem_euclid(7);
        let ahead = (wanted - today).rem_euclid(7);
        let days = match which {
            Which::Plain if self.outlook == Outlook::Ahead => ahead,
            Which::Last if back == 0 => -7,
            Which::Plain | Which::Last => -back,
            Which::This => wanted - today,
            Which::Next if ahead == 0 => 7,
            Which::Next => ahead,
        };
        let day = shift::add(from, Unit::Day, days)?;
        Some(one_day(day))
    }

    /// Weekdays count from the anchor, and inside of a range from the range's other end.
    fn limit_of_weekdays(&self) -> Date {
        if self.outlook == Outlook::Ahead { self.anchor } else { self.anchor.min(self.limit) }
    }

    fn clock(&self, clock: Clock, day: Option<&Meaning>) -> Option<Stretch> {
        let day = match day {
            Some(day) => self.stretch(day)?,
            None => one_day(match self.previous {
                Some(previous) if previous.start == previous.end => previous.start,
                _ => self.anchor,
            }),
        };
        Some(timed(clock, day))
    }

    fn range(&self, first: &Meaning, last: &Meaning) -> Option<Stretch> {
        let (start, end) = self.ends(first, last)?;
        let interval = Interval::new(start.interval.start, end.interval.end);
        let precision = match (start.precision, end.precision) {
            _ if interval.start == interval.end => Precision::Day,
            (Precision::Year, Precision::Year) => Precision::Year,
            (Precision::Season, Precision::Season) => Precision::Season,
            _ => Precision::Range,
        };
        Some(Stretch { interval, unit: end.unit, precision, timex: None })
    }

    /// The first and the last end of a range.
    fn ends(&self, first: &Meaning, last: &Meaning) -> Option<(Stretch, Stretch)> {
        // "from 8 pm to 6 am": the end is of the day that the start is of, or of the next.
        if let Meaning::Clock { clock: until, day: None } = last {
            let start = self.stretch(first)?;
            let day = Interval::day(start.interval.end);
            let mut end = Ground { previous: Some(day), ..*self }.stretch(last)?;
            let at = |clock: &Clock| if let Clock::At { hour, .. } = clock { Some(*hour) } else { None };
            if let Meaning::Clock { clock: from, .. } = first
                && at(from).zip(at(until)).is_some_and(|(from, until)| until <= from)
            {
                end = timed(*until, one_day(shift::add(day.end, Unit::Day, 1)?));
            }
            return Some((start, end));
        }
        let end = match (year_said(first), year_said(last)) {
            // "from November 30, 2019 to January 5": the first such day from there on.
            (Some((Year::Said(_), _)), Some((Year::Unsaid, calendar))) => {
                let start = self.stretch(first)?.interval.start;
                let begin = calendar.year_of(start);
                (begin..=begin + 12)
                    .filter_map(|year| self.in_year(last, year))
                    .find(|stretch| stretch.interval.start >= start)?
            }
            _ => self.stretch(last)?,
        };
        let previous = if matches!(first, Meaning::Clock { day: None, .. }) {
            Some(Interval::day(end.interval.start))
        } else {
            self.previous
        };
        let before = Ground { limit: end.interval.start, outlook: Outlook::Back, previous, ..*self };
        Some((before.stretch(first)?, end))
    }

    fn bounded(&self, bound: Bound, by: &Meaning) -> Option<Stretch> {
        let limit = self.stretch(by)?;
        match bound {
            Bound::Since if limit.interval.start < self.anchor => {
                let precision =
                    if limit.precision == Precision::Year { Precision::Year } else { Precision::Range };
                let interval = Interval { start: limit.interval.start, end: self.anchor };
                Some(Stretch { interval, precision, ..limit })
            }
            _ => Some(limit),
        }
    }

    fn window(&self, unit: Unit, count: Count, direction: Direction) -> Option<Stretch> {
        // The codebook gives "in recent months" three months; the other units follow it.
        let number = match count {
            Count::Exact(number) | Count::AndHalf(number) => i64::from(number.clamp(1, 1_000_000)),
            Count::Some => 3,
        };
        let (unit, number) = match unit {
            Unit::Second | Unit::Minute => (Unit::Day, 1),
            Unit::Hour => (Unit::Day, number.div_euclid(24) + i64::from(number % 24 > 0) + 1),
            Unit::Night | Unit::Weekend => (Unit::Day, number + 1),
            other => (other, number),
        };
        let interval = match direction {
            Direction::Past => {
                let start = shift::add(shift::add(self.anchor, unit, -number)?, Unit::Day, 1)?;
                Interval::new(start, self.anchor)
            }
            Direction::Future => {
                let start = shift::add(self.anchor, Unit::Day, 1)?;
                Interval::new(start, shift::add(self.anchor, unit, number)?)
            }
        };
        let precision = if unit >= Unit::Year { Precision::Year } else { Precision::Range };
        Some(Stretch { interval, unit, precision, timex: None })
    }
}

fn one_day(day: Date) -> Stretch {
    Stretch {
        interval: Interval::day(day),
        unit: Unit::Day,
        precision: Precision::Day,
        timex: Some(day.to_string()),
    }
}

/// Puts a time of day on a day's TIMEX3 value.
fn timed(clock: Clock, mut day: Stretch) -> Stretch {
    let time = match clock {
        Clock::Part(part) => timex::day_part(part).to_owned(),
        Clock::At { hour, minute } => format!("T{hour:02}:{:02}", minute.unwrap_or(0)),
    };
    day.timex = day.timex.filter(|_| day.unit == Unit::Day).map(|day| day + &time);
    day
}
