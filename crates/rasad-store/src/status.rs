//! What an archive holds, in numbers.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rasad_events::EventType;
use rasad_reading::EntityKind;

use crate::archive::Archive;
use crate::codes::{Code, count, day_at};
use crate::error::Result;
use crate::read::list;

/// What an archive holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArchiveStatus {
    /// Documents.
    pub documents: usize,
    /// Items.
    pub items: usize,
    /// Events by type; types without any are absent.
    pub events: BTreeMap<EventType, usize>,
    /// Entities by kind; kinds without any are absent, and so are ids that are only referred to.
    pub entities: BTreeMap<EntityKind, usize>,
    /// Mentions of entities, by name or not.
    pub mentions: usize,
    /// Outlets cited, counted by id or by name in any spelling.
    pub outlets: usize,
    /// Remarks of decoders and readings.
    pub notes: usize,
    /// Day of the earliest item.
    pub first_day: Option<Date>,
    /// Day of the latest item.
    pub last_day: Option<Date>,
    /// Size of the file in bytes, its log not counted.
    pub file_bytes: u64,
    /// Version of the file's schema.
    pub schema_version: usize,
}

impl Archive {
    /// Counts what the archive holds.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn status(&self) -> Result<ArchiveStatus> {
        let number = |sql: &str| {
            self.connection.prepare_cached(sql)?.query_row([], |row| row.get::<_, i64>(0)).map(count)
        };
        let run = || {
            let days = |sql: &str| self.connection.prepare_cached(sql)?.query_row([], |row| day_at(row, 0));
            let events =
                list(&self.connection, "SELECT kind, count(*) FROM event GROUP BY kind", [], |row| {
                    Ok((row.get::<_, Code<EventType>>(0)?.0, count(row.get(1)?)))
                })?;
            let entities = list(
                &self.connection,
                "SELECT kind, count(*) FROM entity WHERE kind IS NOT NULL GROUP BY kind",
                [],
                |row| Ok((row.get::<_, Code<EntityKind>>(0)?.0, count(row.get(1)?))),
            )?;
            let bytes = number("PRAGMA page_count")? * number("PRAGMA page_size")?;
            Ok(ArchiveStatus {
                documents: number("SELECT count(*) FROM document")?,
                items: number("SELECT count(*) FROM item")?,
                events: events.into_iter().collect(),
                entities: entities.into_iter().collect(),
                mentions: number("SELECT count(*) FROM mention")?,
                outlets: number("SELECT count(DISTINCT ifnull(code, folded)) FROM outlet")?,
                notes: number("SELECT count(*) FROM note")?,
                first_day: days("SELECT min(day) FROM item")?,
                last_day: days("SELECT max(day) FROM item")?,
                file_bytes: bytes as u64,
                schema_version: number("PRAGMA user_version")?,
            })
        };
        self.wrap(run())
    }
}
