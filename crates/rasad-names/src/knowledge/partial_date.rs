//! Dates as far as they are known: a year, a month, or a day.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, date};
use serde::Deserialize;

/// `2020`, `2020-01` or `2020-01-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct PartialDate {
    first: Date,
    last: Date,
}

impl PartialDate {
    /// The first day that it can mean.
    pub fn first_day(self) -> Date {
        self.first
    }

    /// The last day that it can mean.
    pub fn last_day(self) -> Date {
        self.last
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "{}", self.first)
        } else if self.first.month() == self.last.month() {
            write!(f, "{:04}-{:02}", self.first.year(), self.first.month())
        } else {
            write!(f, "{:04}", self.first.year())
        }
    }
}

impl FromStr for PartialDate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("`{text}` is not a date: write 2020, 2020-01 or 2020-01-03");
        let digits = |part: &str, len: usize| {
            (part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse::<i16>().ok())?
        };
        let mut parts = text.split('-');
        let year =
            parts.next().and_then(|part| digits(part, 4)).filter(|year| *year >= 1).ok_or_else(wrong)?;
        let Some(month) = parts.next() else {
            return Ok(Self { first: date(year, 1, 1), last: date(year, 12, 31) });
        };
        let month = digits(month, 2).and_then(|month| i8::try_from(month).ok()).ok_or_else(wrong)?;
        let first = Date::new(year, month, 1).map_err(|_| wrong())?;
        let Some(day) = parts.next() else {
            return Ok(Self { first, last: first.last_of_month() });
        };
        let day = digits(day, 2).and_then(|day| i8::try_from(day).ok()).ok_or_else(wrong)?;
        let day = Date::new(year, month, day).map_err(|_| wrong())?;
        if parts.next().is_some() { Err(wrong()) } else { Ok(Self { first: day, last: day }) }
    }
}

impl TryFrom<String> for PartialDate {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_lengths_and_their_mistakes() {
        for text in ["2020", "2020-02", "2020-02-29"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
        for text in ["20", "2020-13", "2020-02-30", "2020-1-1", "2020-01-01-01", "", "May 2020"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
        assert_eq!("2020-02".parse::<PartialDate>().unwrap().last_day(), date(2020, 2, 29));
    }
}
