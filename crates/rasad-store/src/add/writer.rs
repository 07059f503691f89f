//! Writes the rows of one document.

use rasad_reading::Reading;
use rasad_text::{Document, Note};
use rusqlite::types::Value;
use rusqlite::{Connection, params};

use super::intern::Interned;
use crate::codes::{Code, Day, block_code, ends, int};

/// The next free ids. They are given here and not by the database, so that rows of a document can name each
/// other before they are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct NextIds {
    pub(super) document: i64,
    pub(super) item: i64,
    pub(super) citation: i64,
    pub(super) event: i64,
}

/// Writes inside one transaction.
pub(super) struct Writer<'a> {
    pub(super) connection: &'a Connection,
    pub(super) interned: &'a mut Interned,
    pub(super) next: NextIds,
}

/// What the tables of one document need to know of each other.
pub(super) struct Place {
    pub(super) document: i64,
    pub(super) first_item: i64,
    pub(super) first_citation: i64,
    pub(super) first_event: i64,
    /// Day of publication, or the last one of the period.
    pub(super) day: Option<Day>,
}

impl<'a> Writer<'a> {
    pub(super) fn begin(connection: &'a Connection, interned: &'a mut Interned) -> rusqlite::Result<Self> {
        let after_last = |table: &str| {
            let sql = format!("SELECT ifnull(max(id), 0) + 1 FROM {table}");
            connection.query_row(&sql, [], |row| row.get(0))
        };
        let next = NextIds {
            document: after_last("document")?,
            item: after_last("item")?,
            citation: after_last("citation")?,
            event: after_last("event")?,
        };
        Ok(Self { connection, interned, next })
    }

    /// Writes a document that is not there yet. The reading is consistent with it.
    pub(super) fn write(&mut self, document: &Document, reading: &Reading) -> rusqlite::Result<()> {
        let place = Place {
            document: self.next.document,
            first_item: self.next.item,
            first_citation: self.next.citation,
            first_event: self.next.event,
            day: document.published.or(reading.period.map(|days| days.end)).map(Day),
        };
        self.next = NextIds {
            document: place.document + 1,
            item: place.first_item + int(reading.items.len()),
            citation: place.first_citation + int(reading.citations.len()),
            event: place.first_event + int(reading.events.len()),
        };
        self.document(&place, document, reading)?;
        self.blocks(&place, document)?;
        self.notes(&place, 0, &document.notes)?;
        self.notes(&place, 1, &reading.notes)?;
        let item_days = self.items(&place, document, reading)?;
        let entities = self.entities(&place, document, reading)?;
        self.search_text(&place, document, reading, &entities)?;
        self.dates(&place, reading)?;
        self.events(&place, reading, &item_days)?;
        self.attributions(&place, reading)
    }

    fn document(&mut self, place: &Place, document: &Document, reading: &Reading) -> rusqlite::Result<()> {
        let connection = self.connection;
        let category = self.interned.word_or_none(connection, document.category.as_deref())?;
        let language = self.interned.word_or_none(connection, document.language.as_deref())?;
        let media_type = self.interned.word(connection, &document.source.media_type)?;
        let read_language = self.interned.word_or_none(connection, reading.language.as_deref())?;
        let (period_start, period_end) = ends(reading.period);
        connection
            .prepare_cached(
                "INSERT INTO document (id, name, uri, title, category, language, published, media_type,
                 sha256,
                   read_title, read_language, period_start, period_end, editor, day)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            )?
            .execute(params![
                place.document,
                document.id,
                document.source.uri,
                document.title,
                category,
                language,
                document.published.map(Day),
                media_type,
                digest(&document.source.sha256),
                reading.title,
                read_language,
                period_start,
                period_end,
                reading.editor,
                place.day,
            ])?;
        connection
            .prepare_cached("INSERT INTO body (document, text) VALUES (?1, ?2)")?
            .execute(params![place.document, document.text])?;
        for (position, name) in document.outlets.iter().enumerate() {
            let name = self.interned.word(connection, name)?;
            connection
                .prepare_cached("INSERT INTO document_outlet (document, position, name) VALUES (?1, ?2, ?3)")?
                .execute([place.document, int(position), name])?;
        }
        for (position, heading) in reading.sections.iter().enumerate() {
            let heading = self.interned.word(connection, heading)?;
            connection
                .prepare_cached("INSERT INTO section (document, position, heading) VALUES (?1, ?2, ?3)")?
                .execute([place.document, int(position), heading])?;
        }
        Ok(())
    }

    fn blocks(&mut self, place: &Place, document: &Document) -> rusqlite::Result<()> {
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO block (document, position, kind, level, span_start, span_end)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        for (position, block) in document.blocks.iter().enumerate() {
            let (kind, level) = block_code(block.kind);
            insert.execute([
                place.document,
                int(position),
                kind,
                level,
                int(block.span.start),
                int(block.span.end),
            ])?;
        }
        Ok(())
    }

    fn notes(&mut self, place: &Place, origin: i64, notes: &[Note]) -> rusqlite::Result<()> {
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO note (document, origin, position, kind, span_start, span_end, text)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        for (position, note) in notes.iter().enumerate() {
            insert.execute(params![
                place.document,
                origin,
                int(position),
                Code(note.kind),
                int(note.span.start),
                int(note.span.end),
                note.text,
            ])?;
        }
        Ok(())
    }
}

/// 64 hexadecimal digits as 32 bytes, anything else as it is.
fn digest(text: &str) -> Value {
    let plain = text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let pair = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).ok();
    let bytes: Option<Vec<u8>> = if plain { (0..64).step_by(2).map(pair).collect() } else { None };
    bytes.map_or_else(|| Value::Text(text.to_owned()), Value::Blob)
}
