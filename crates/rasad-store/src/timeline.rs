//! How many events fell into each day, week, month or year.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use rasad_events::EventType;
use rusqlite::params_from_iter;

use crate::archive::Archive;
use crate::codes::{Code, Day, count};
use crate::error::Result;
use crate::filter::{EventFilter, with_text};
use crate::find::Query;

/// How long the stretches of a timeline are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One day.
    Day,
    /// Monday to Sunday.
    Week,
    /// One month.
    Month,
    /// One year.
    Year,
}

impl Step {
    /// First day of the stretch that holds a day.
    pub fn start(self, day: Date) -> Date {
        match self {
            Self::Day => day,
            Self::Week => {
                let back = i32::from(day.weekday().to_monday_zero_offset());
                // The first days of the calendar's first year have no Monday before them.
                day.checked_sub(back.days()).unwrap_or(day)
            }
            Self::Month => day.first_of_month(),
            Self::Year => day.first_of_year(),
        }
    }
}

/// One stretch of a timeline. Stretches without events are absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// Its first day.
    pub start: Date,
    /// Events by type.
    pub counts: BTreeMap<EventType, usize>,
}

impl Archive {
    /// Counts events by the first of their days, in order. Undated events are in no bucket.
    ///
    /// # Errors
    /// [`crate::Error::Query`] for a text that can't be understood; those of reading the file.
    pub fn timeline(&self, filter: &EventFilter, step: Step) -> Result<Vec<Bucket>> {
        let query = Query::parse(filter.text.as_deref().unwrap_or(""))?;
        let run = || {
            let conditions = with_text(&self.connection, filter, &query)?;
            let sql = format!(
                "SELECT e.date_start, e.kind, count(*) FROM event e WHERE e.date_start IS NOT NULL AND {}
                 GROUP BY e.date_start, e.kind",
                conditions.sql()
            );
            let mut statement = self.connection.prepare(&sql)?;
            let mut rows = statement.query(params_from_iter(conditions.params))?;
            let mut buckets: BTreeMap<Date, BTreeMap<EventType, usize>> = BTreeMap::new();
            while let Some(row) = rows.next()? {
                let day = row.get::<_, Day>(0)?.0;
                let kind = row.get::<_, Code<EventType>>(1)?.0;
                *buckets.entry(step.start(day)).or_default().entry(kind).or_default() += count(row.get(2)?);
            }
            Ok(buckets.into_iter().map(|(start, counts)| Bucket { start, counts }).collect())
        };
        self.wrap(run())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn stretches_begin_where_the_calendar_says() {
        let sunday = date(2020, 11, 22);
        assert_eq!(Step::Week.start(sunday), date(2020, 11, 16));
        assert_eq!(Step::Week.start(date(2020, 11, 16)), date(2020, 11, 16));
        assert_eq!(Step::Month.start(sunday), date(2020, 11, 1));
        assert_eq!(Step::Year.start(sunday), date(2020, 1, 1));
    }
}
