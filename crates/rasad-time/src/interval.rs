//! Stretches of days.

use std::fmt;

use jiff::civil::Date;

/// A stretch of whole days, both ends inclusive, `start <= end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
}

impl Interval {
    /// Makes an interval of two days in either order.
    pub fn new(one: Date, other: Date) -> Self {
        Self { start: one.min(other), end: one.max(other) }
    }

    /// The interval of a single day.
    pub fn day(day: Date) -> Self {
        Self { start: day, end: day }
    }

    /// Whether `other` lies inside this interval.
    pub fn contains(self, other: Interval) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a day.
    pub fn overlaps(self, other: Interval) -> bool {
        self.start <= other.end && other.start <= self.end
    }
}

impl fmt::Display for Interval {
    /// ISO 8601: `2020-11-22`, or `2020-11-15/2020-11-29`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.start == self.end {
            write!(f, "{}", self.start)
        } else {
            write!(f, "{}/{}", self.start, self.end)
        }
    }
}

/// How exactly a text gives a time (codebook, section 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// One day.
    Day,
    /// Several days, a week, a part of a month.
    Range,
    /// One month.
    Month,
    /// A season or a quarter.
    Season,
    /// A year or several.
    Year,
    /// Some time: no start or end can be given.
    Vague,
}

impl Precision {
    /// The word used in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Range => "range",
            Self::Month => "month",
            Self::Season => "season",
            Self::Year => "year",
            Self::Vague => "vague",
        }
    }
}
