//! Getting a document and its reading back out, whole.

mod acts;
mod names;

pub(crate) use acts::place_at;
use rasad_reading::{Citation, CitedOutlet, DateMention, Item, Reading};
use rasad_text::{Block, Document, Note, Source};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Params, Row};

use crate::archive::Archive;
use crate::codes::{Code, block_at, day_at, int, interval_at, span_at, span_or_none_at, whole};
use crate::error::Result;

impl Archive {
    /// A document with its reading, as they were added.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn reading(&self, id: &str) -> Result<Option<(Document, Reading)>> {
        let run = || {
            let Some((row, document, reading)) = head(&self.connection, id)? else { return Ok(None) };
            let document = document_parts(&self.connection, row, document)?;
            Ok(Some((document, reading_parts(&self.connection, row, reading)?)))
        };
        self.wrap(run())
    }

    /// A document without its reading.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn document(&self, id: &str) -> Result<Option<Document>> {
        let run = || {
            let Some((row, document, _)) = head(&self.connection, id)? else { return Ok(None) };
            document_parts(&self.connection, row, document).map(Some)
        };
        self.wrap(run())
    }
}

/// All rows of a query, in its order.
pub(crate) fn list<T>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    mut each: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut list = Vec::new();
    while let Some(row) = rows.next()? {
        list.push(each(row)?);
    }
    Ok(list)
}

fn head(connection: &Connection, id: &str) -> rusqlite::Result<Option<(i64, Document, Reading)>> {
    connection
        .prepare_cached(
            "SELECT d.id, d.uri, d.title, d.published, d.sha256, d.read_title, d.period_start, d.period_end,
               d.editor, category.text, language.text, media_type.text, read_language.text, body.text
             FROM document d JOIN body ON body.document = d.id
             JOIN word media_type ON media_type.id = d.media_type
             LEFT JOIN word category ON category.id = d.category
             LEFT JOIN word language ON language.id = d.language
             LEFT JOIN word read_language ON read_language.id = d.read_language
             WHERE d.name = ?1",
        )?
        .query_row([id], |row| {
            let document = Document {
                id: id.to_owned(),
                text: row.get(13)?,
                source: Source { uri: row.get(1)?, media_type: row.get(11)?, sha256: digest_at(row, 4)? },
                title: row.get(2)?,
                published: day_at(row, 3)?,
                category: row.get(9)?,
                language: row.get(10)?,
                ..Document::default()
            };
            let reading = Reading {
                document: id.to_owned(),
                title: row.get(5)?,
                period: interval_at(row, 6)?,
                editor: row.get(8)?,
                language: row.get(12)?,
                ..Reading::default()
            };
            Ok((row.get(0)?, document, reading))
        })
        .optional()
}

fn digest_at(row: &Row<'_>, at: usize) -> rusqlite::Result<String> {
    use std::fmt::Write;
    match row.get_ref(at)? {
        ValueRef::Blob(bytes) => Ok(bytes.iter().fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").expect("writing to a string does not fail");
            text
        })),
        _ => row.get(at),
    }
}

fn document_parts(connection: &Connection, row: i64, mut document: Document) -> rusqlite::Result<Document> {
    document.blocks = list(
        connection,
        "SELECT kind, level, span_start, span_end FROM block WHERE document = ?1 ORDER BY position",
        [row],
        |row| Ok(Block { kind: block_at(row, 0)?, span: span_at(row, 2)? }),
    )?;
    document.outlets = list(
        connection,
        "SELECT text FROM document_outlet JOIN word ON word.id = name WHERE document = ?1 ORDER BY position",
        [row],
        |row| row.get(0),
    )?;
    document.notes = notes(connection, row, 0)?;
    Ok(document)
}

fn notes(connection: &Connection, row: i64, origin: i64) -> rusqlite::Result<Vec<Note>> {
    list(
        connection,
        "SELECT kind, span_start, span_end, text FROM note WHERE document = ?1 AND origin = ?2
         ORDER BY position",
        [row, origin],
        |row| Ok(Note { kind: row.get::<_, Code<_>>(0)?.0, span: span_at(row, 1)?, text: row.get(3)? }),
    )
}

/// The rows that belong to one document, so that ids become indices again.
struct Rows {
    document: i64,
    first_item: i64,
    first_citation: i64,
    first_event: i64,
}

impl Rows {
    /// The index that an id stands for. Rows of a document lie together.
    fn index(first: i64, row: &Row<'_>, at: usize) -> rusqlite::Result<usize> {
        let id: i64 = row.get(at)?;
        usize::try_from(id - first).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(at, id))
    }
}

/// One of a list. A row that names one that is not there was not written by us.
fn nth<T>(list: &mut [T], at: usize) -> rusqlite::Result<&mut T> {
    list.get_mut(at).ok_or(rusqlite::Error::IntegralValueOutOfRange(0, int(at)))
}

/// Id of an item.
fn item_id(reading: &Reading, at: usize) -> rusqlite::Result<&str> {
    let item = reading.items.get(at).ok_or(rusqlite::Error::IntegralValueOutOfRange(0, int(at)))?;
    Ok(&item.id)
}

fn reading_parts(connection: &Connection, row: i64, mut reading: Reading) -> rusqlite::Result<Reading> {
    let first =
        |sql: &str| connection.prepare_cached(sql)?.query_row([row], |row| row.get::<_, Option<i64>>(0));
    let rows = Rows {
        document: row,
        first_item: first("SELECT min(id) FROM item WHERE document = ?1")?.unwrap_or(0),
        first_citation: first(
            "SELECT min(c.id) FROM item i JOIN citation c ON c.item = i.id WHERE i.document = ?1",
        )?
        .unwrap_or(0),
        first_event: first(
            "SELECT min(e.id) FROM item i JOIN event e ON e.item = i.id WHERE i.document = ?1",
        )?
        .unwrap_or(0),
    };
    reading.sections = list(
        connection,
        "SELECT text FROM section JOIN word ON word.id = heading WHERE document = ?1 ORDER BY position",
        [row],
        |row| row.get(0),
    )?;
    reading.notes = notes(connection, row, 1)?;
    reading.items = list(
        connection,
        "SELECT tail, kind, span_start, span_end, text FROM item LEFT JOIN word ON word.id = section
         WHERE document = ?1 ORDER BY item.id",
        [row],
        |row| {
            Ok(Item {
                id: whole(&reading.document, row.get_ref(0)?.as_str()?),
                kind: row.get::<_, Code<_>>(1)?.0,
                section: row.get(4)?,
                span: span_at(row, 2)?,
            })
        },
    )?;
    reading.citations = citations(connection, &rows, &reading)?;
    reading.dates = list(
        connection,
        "SELECT item, span_start, span_end, value_start, value_end, precision, timex FROM date_mention
         WHERE document = ?1 ORDER BY position",
        [row],
        |row| {
            Ok(DateMention {
                item: Rows::index(rows.first_item, row, 0)?,
                span: span_at(row, 1)?,
                value: interval_at(row, 3)?,
                precision: row.get::<_, Code<_>>(5)?.0,
                timex: row.get(6)?,
            })
        },
    )?;
    reading.entities = names::entities(connection, &rows)?;
    reading.events = acts::events(connection, &rows, &reading)?;
    reading.attributions = acts::attributions(connection, &rows, &reading)?;
    Ok(reading)
}

fn citations(connection: &Connection, rows: &Rows, reading: &Reading) -> rusqlite::Result<Vec<Citation>> {
    let mut citations = list(
        connection,
        "SELECT c.item, c.tail, c.date_start, c.date_end, c.span_start, c.span_end, c.covers_start,
         c.covers_end
         FROM item i JOIN citation c ON c.item = i.id WHERE i.document = ?1 ORDER BY c.id",
        [rows.document],
        |row| {
            let item = Rows::index(rows.first_item, row, 0)?;
            Ok(Citation {
                id: whole(item_id(reading, item)?, row.get_ref(1)?.as_str()?),
                item,
                outlets: Vec::new(),
                date: interval_at(row, 2)?,
                span: span_or_none_at(row, 4)?,
                covers: span_at(row, 6)?,
            })
        },
    )?;
    let outlets = list(
        connection,
        "SELECT co.citation, o.code, o.name
         FROM item i JOIN citation c ON c.item = i.id JOIN citation_outlet co ON co.citation = c.id
         JOIN outlet o ON o.id = co.outlet WHERE i.document = ?1 ORDER BY co.citation, co.position",
        [rows.document],
        |row| {
            let outlet = CitedOutlet { id: row.get(1)?, name: row.get(2)? };
            Ok((Rows::index(rows.first_citation, row, 0)?, outlet))
        },
    )?;
    for (citation, outlet) in outlets {
        nth(&mut citations, citation)?.outlets.push(outlet);
    }
    Ok(citations)
}
