//! How kinds, days and lists of days stand in the file: as numbers that never change their meaning.

use jiff::civil::{Date, date};
use rasad_events::{EventType, Status};
use rasad_reading::{DateBasis, EntityKind, ItemKind, SpeechForm};
use rasad_text::{BlockKind, NoteKind, Span};
use rasad_time::{Interval, Precision};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use rusqlite::{Row, ToSql};

/// A closed list of kinds. The place in `TABLE` is what the file holds: append, never reorder.
pub(crate) trait Coded: Copy + PartialEq + 'static {
    /// Every value, in the order of the codes.
    const TABLE: &'static [Self];
}

impl Coded for EventType {
    const TABLE: &'static [Self] = &[
        Self::Agree,
        Self::Consult,
        Self::Support,
        Self::Concede,
        Self::Cooperate,
        Self::Aid,
        Self::Retreat,
        Self::Request,
        Self::Accuse,
        Self::Reject,
        Self::Threaten,
        Self::Protest,
        Self::Sanction,
        Self::Mobilize,
        Self::Coerce,
        Self::Assault,
        Self::State,
    ];
}

impl Coded for Status {
    const TABLE: &'static [Self] =
        &[Self::Asserted, Self::Claimed, Self::Negated, Self::Planned, Self::Hypothetical];
}

impl Coded for Precision {
    const TABLE: &'static [Self] =
        &[Self::Day, Self::Range, Self::Month, Self::Season, Self::Year, Self::Vague];
}

impl Coded for DateBasis {
    const TABLE: &'static [Self] = &[Self::Stated, Self::Reported];
}

impl Coded for SpeechForm {
    const TABLE: &'static [Self] = &[Self::Direct, Self::Indirect, Self::Mixed];
}

impl Coded for EntityKind {
    const TABLE: &'static [Self] =
        &[Self::Person, Self::Organization, Self::Country, Self::Group, Self::Place];
}

impl Coded for ItemKind {
    const TABLE: &'static [Self] = &[Self::Bullet, Self::Paragraph, Self::Caption];
}

impl Coded for NoteKind {
    const TABLE: &'static [Self] = &[Self::Skipped, Self::Repaired, Self::Slip];
}

/// A kind on its way into or out of the file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Code<T>(pub(crate) T);

impl<T: Coded> Code<T> {
    /// The number that stands for it.
    pub(crate) fn number(self) -> i64 {
        // A kind that is missing from its table fails the test below, and is refused by the file's checks.
        T::TABLE.iter().position(|one| *one == self.0).map_or(-1, int)
    }
}

impl<T: Coded> ToSql for Code<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.number()))
    }
}

impl<T: Coded> FromSql for Code<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let number = value.as_i64()?;
        let at = usize::try_from(number).map_err(|_| FromSqlError::OutOfRange(number))?;
        T::TABLE.get(at).map(|kind| Code(*kind)).ok_or(FromSqlError::OutOfRange(number))
    }
}

/// Number and level of a kind of block.
pub(crate) fn block_code(kind: BlockKind) -> (i64, i64) {
    match kind {
        BlockKind::Heading(level) => (0, i64::from(level)),
        BlockKind::Paragraph => (1, 0),
        BlockKind::Bullet(level) => (2, i64::from(level)),
        BlockKind::Caption => (3, 0),
        BlockKind::TableRow => (4, 0),
        BlockKind::Quote => (5, 0),
    }
}

/// The kind of block with a number and a level, in two columns from `at` on.
pub(crate) fn block_at(row: &Row<'_>, at: usize) -> rusqlite::Result<BlockKind> {
    let (number, level): (i64, u8) = (row.get(at)?, row.get(at + 1)?);
    match number {
        0 => Ok(BlockKind::Heading(level)),
        1 => Ok(BlockKind::Paragraph),
        2 => Ok(BlockKind::Bullet(level)),
        3 => Ok(BlockKind::Caption),
        4 => Ok(BlockKind::TableRow),
        5 => Ok(BlockKind::Quote),
        _ => Err(rusqlite::Error::IntegralValueOutOfRange(at, number)),
    }
}

const EPOCH: Date = date(1970, 1, 1);

/// A day as the file holds it: days since 1970-01-01.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Day(pub(crate) Date);

impl Day {
    /// Days since 1970-01-01.
    pub(crate) fn number(self) -> i64 {
        EPOCH.until(self.0).map_or(0, |span| i64::from(span.get_days()))
    }

    /// The day of a number, if the calendar reaches it.
    pub(crate) fn of(number: i64) -> Option<Date> {
        let days = i32::try_from(number).ok()?;
        EPOCH.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
    }
}

impl ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.number()))
    }
}

impl FromSql for Day {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let number = value.as_i64()?;
        Self::of(number).map(Day).ok_or(FromSqlError::OutOfRange(number))
    }
}

/// A day in a column that may be null.
pub(crate) fn day_at(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<Date>> {
    Ok(row.get::<_, Option<Day>>(at)?.map(|day| day.0))
}

/// Two columns for an interval.
pub(crate) fn ends(interval: Option<Interval>) -> (Option<Day>, Option<Day>) {
    (interval.map(|days| Day(days.start)), interval.map(|days| Day(days.end)))
}

/// The interval in two columns from `at` on.
pub(crate) fn interval_at(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<Interval>> {
    let (start, end) = (day_at(row, at)?, day_at(row, at + 1)?);
    Ok(start.zip(end).map(|(start, end)| Interval { start, end }))
}

/// The span in two columns from `at` on.
pub(crate) fn span_at(row: &Row<'_>, at: usize) -> rusqlite::Result<Span> {
    Ok(Span { start: size_at(row, at)?, end: size_at(row, at + 1)? })
}

/// The span in two columns that may be null, from `at` on.
pub(crate) fn span_or_none_at(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<Span>> {
    if row.get::<_, Option<i64>>(at)?.is_none() { Ok(None) } else { span_at(row, at).map(Some) }
}

fn size_at(row: &Row<'_>, at: usize) -> rusqlite::Result<usize> {
    let number: i64 = row.get(at)?;
    usize::try_from(number).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(at, number))
}

/// A length or an index as the file holds it.
pub(crate) fn int(number: usize) -> i64 {
    i64::try_from(number).expect("no text or list in memory is longer than 2^63")
}

/// A count out of the file.
pub(crate) fn count(number: i64) -> usize {
    usize::try_from(number).unwrap_or(0)
}

/// What follows `parent` in `id`: `/7` of `d:1/7`; an id of another form is kept whole behind `=`.
pub(crate) fn tail(parent: &str, id: &str) -> String {
    match id.strip_prefix(parent) {
        Some(rest) if rest.starts_with('/') => rest.to_owned(),
        _ => format!("={id}"),
    }
}

/// The id that [`tail`] was made of.
pub(crate) fn whole(parent: &str, tail: &str) -> String {
    match tail.strip_prefix('=') {
        Some(id) => id.to_owned(),
        None => format!("{parent}{tail}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_code() {
        assert!(EventType::ALL.iter().all(|kind| Code(*kind).number() >= 0));
        assert!(Status::ALL.iter().all(|status| Code(*status).number() >= 0));
        assert!(EntityKind::ALL.iter().all(|kind| Code(*kind).number() >= 0));
        assert_eq!((Code(EventType::State).number(), Code(Precision::Vague).number()), (16, 5));
    }

    #[test]
    fn days_and_ids_come_back() {
        for day in [date(2020, 11, 22), date(1969, 12, 31), date(-9999, 1, 1), date(9999, 12, 31)] {
            assert_eq!(Day::of(Day(day).number()), Some(day));
        }
        assert_eq!((Day::of(i64::MAX), Day::of(-5_000_000)), (None, None));
        for id in ["d:1/7", "d:1", "x", "d:1=", "/7", "=d:1/7", ""] {
            assert_eq!(whole("d:1", &tail("d:1", id)), id);
        }
        assert_eq!(tail("d:1", "d:1/7"), "/7");
    }
}
