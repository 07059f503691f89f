//! The operators of the search language, such as `actor:` and `published:`.

use std::fmt;

use jiff::civil::Date;
use rasad_events::{EventType, Status};
use rasad_time::Interval;

use crate::error::{QueryError, QueryErrorKind};

/// What one operator asks for. Names of entities, places and outlets are as the user wrote them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `actor:` an event done by.
    Actor(String),
    /// `recipient:` an event done to.
    Recipient(String),
    /// `participant:` an event done by or to.
    Participant(String),
    /// `type:` an event of a type.
    Type(EventType),
    /// `mode:` an event of a mode.
    Mode(String),
    /// `status:` an event that the text holds so.
    Status(Status),
    /// `arena:` or `place:` an event at a place or in a country.
    Place(String),
    /// `country:` an event in a country, or of a participant that belongs to it.
    Country(String),
    /// `outlet:` an item that an outlet carried.
    Outlet(String),
    /// `section:` an item under a heading.
    Section(String),
    /// `date:` an event on these days.
    Date(Interval),
    /// `published:` an item reported on these days.
    Published(Interval),
    /// `after:` an item reported on this day or later.
    After(Date),
    /// `before:` an item reported on this day or earlier.
    Before(Date),
}

const NAMES: [&str; 15] = [
    "actor",
    "recipient",
    "participant",
    "type",
    "mode",
    "status",
    "arena",
    "place",
    "country",
    "outlet",
    "section",
    "date",
    "published",
    "after",
    "before",
];

/// Whether a word before a colon is an operator, in any case.
pub(super) fn is_known(name: &str) -> bool {
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Reads a value. `name` is a known operator in lower case.
pub(super) fn parse(at: usize, name: &str, value: &str) -> Result<Operator, QueryError> {
    let bad = |expected| {
        let kind = QueryErrorKind::BadValue { value: value.to_owned(), expected };
        QueryError { at, kind }
    };
    let days = || parse_days(value).ok_or_else(|| bad("a day, month or year such as 2020-11-22"));
    let text = || value.to_owned();
    if value.trim().is_empty() {
        return Err(QueryError { at, kind: QueryErrorKind::NoValue { operator: name.to_owned() } });
    }
    Ok(match name {
        "actor" => Operator::Actor(text()),
        "recipient" => Operator::Recipient(text()),
        "participant" => Operator::Participant(text()),
        "type" => Operator::Type(value.parse().map_err(|_| bad("an event type such as CONSULT"))?),
        "mode" => Operator::Mode(value.to_lowercase()),
        "status" => Operator::Status(value.parse().map_err(|_| bad("a status such as claimed"))?),
        "country" => Operator::Country(text()),
        "outlet" => Operator::Outlet(text()),
        "section" => Operator::Section(text()),
        "date" => Operator::Date(days()?),
        "published" => Operator::Published(days()?),
        "after" => Operator::After(days()?.start),
        "before" => Operator::Before(days()?.end),
        _ => Operator::Place(text()),
    })
}

/// The days of `2020`, `2020-11`, `2020-11-22` or two of these with `..` between them.
pub fn parse_days(text: &str) -> Option<Interval> {
    if let Some((from, to)) = text.split_once("..") {
        let (from, to) = (one_span(from)?, one_span(to)?);
        return (from.start <= to.end).then_some(Interval { start: from.start, end: to.end });
    }
    one_span(text)
}

fn one_span(text: &str) -> Option<Interval> {
    let digits = |part: &str, n: usize| part.len() == n && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = text.split('-');
    let year: i16 = parts.next().filter(|part| digits(part, 4))?.parse().ok()?;
    let Some(month) = parts.next() else {
        return Some(Interval { start: Date::new(year, 1, 1).ok()?, end: Date::new(year, 12, 31).ok()? });
    };
    let start = Date::new(year, Some(month).filter(|part| digits(part, 2))?.parse().ok()?, 1).ok()?;
    let Some(day) = parts.next() else {
        return Some(Interval { start, end: start.last_of_month() });
    };
    let day = Date::new(year, start.month(), Some(day).filter(|part| digits(part, 2))?.parse().ok()?).ok()?;
    parts.next().is_none().then_some(Interval::day(day))
}

impl fmt::Display for Operator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Actor(name) => write!(f, "actor:\"{name}\""),
            Self::Recipient(name) => write!(f, "recipient:\"{name}\""),
            Self::Participant(name) => write!(f, "participant:\"{name}\""),
            Self::Type(kind) => write!(f, "type:{kind}"),
            Self::Mode(mode) => write!(f, "mode:\"{mode}\""),
            Self::Status(status) => write!(f, "status:{}", status.as_str()),
            Self::Place(place) => write!(f, "place:\"{place}\""),
            Self::Country(country) => write!(f, "country:\"{country}\""),
            Self::Outlet(outlet) => write!(f, "outlet:\"{outlet}\""),
            Self::Section(section) => write!(f, "section:\"{section}\""),
            Self::Date(days) => write!(f, "date:{}..{}", days.start, days.end),
            Self::Published(days) => write!(f, "published:{}..{}", days.start, days.end),
            Self::After(day) => write!(f, "after:{day}"),
            Self::Before(day) => write!(f, "before:{day}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_a_value() {
        for (text, days) in [
            ("2020", Some("2020-01-01/2020-12-31")),
            ("2020-02", Some("2020-02-01/2020-02-29")),
            ("2020-11-22", Some("2020-11-22")),
            ("2020-11-15..2020-11-29", Some("2020-11-15/2020-11-29")),
            ("2020-11..2021", Some("2020-11-01/2021-12-31")),
            ("2021..2020", None),
            ("2020-13", None),
            ("2020-02-30", None),
            ("20-1-1", None),
            ("2020-11-22-1", None),
            ("+020", None),
            ("", None),
        ] {
            assert_eq!(parse_days(text).map(|days| days.to_string()), days.map(str::to_owned), "{text}");
        }
    }
}
