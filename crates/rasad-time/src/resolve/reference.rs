//! What expressions are resolved against, and what comes of it.

use jiff::civil::Date;

use crate::{Interval, Precision};

/// What relative expressions are resolved against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The day of publication, or the end of a bulletin's period.
    pub anchor: Date,
    /// The period that a bulletin covers.
    pub period: Option<Interval>,
}

impl Reference {
    /// A reference that is only a day.
    pub fn day(anchor: Date) -> Self {
        Self { anchor, period: None }
    }

    /// The last day that a date without a year can mean: the period's end, or the anchor.
    pub fn end(&self) -> Date {
        self.period.map_or(self.anchor, |period| period.end)
    }
}

/// Whether the sentence looks back or ahead: the tense decides which Tuesday "on Tuesday" is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// The latest day that fits, up to the reference.
    Back,
    /// The earliest day that fits, from the reference on.
    Ahead,
    /// Nothing tells: a date with no year takes that next to the reference, a weekday the latest.
    Nearest,
}

/// What an expression is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeRole {
    /// It can date an act.
    Point,
    /// It says how long.
    Duration,
    /// It says how often.
    Set,
    /// It says how old, or counts: no date of an act.
    Age,
    /// It says of a thing that it is of the present or of the past: "the current government".
    Modifier,
}

/// The days that an expression means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The days, where there are any.
    pub value: Option<Interval>,
    /// How exactly.
    pub precision: Precision,
    /// The TIMEX3 value (`TimeML` 1.2.1), such as `2020-11-22`, `2020-W47`, `P3D`, `PAST_REF`; `None` where
    /// it has no way to say it, as for ranges.
    pub timex: Option<String>,
    /// What it is good for.
    pub role: TimeRole,
}
