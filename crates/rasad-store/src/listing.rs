//! Lists of documents and outlets.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rasad_text::fold::fold;
use rasad_time::Interval;
use rusqlite::params_from_iter;
use rusqlite::types::Value;

use crate::archive::Archive;
use crate::codes::{Day, count, day_at, interval_at};
use crate::error::Result;
use crate::events::{Page, rows_of};
use crate::filter::{Conditions, numbers, outlet_ids};
use crate::read::list;

/// Which documents are meant. Everything that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentFilter {
    /// Part of the title or of the URI, without regard to case.
    pub text: Option<String>,
    /// An outlet that carried it, by name, or that it cites, by id or name.
    pub outlet: Option<String>,
    /// ISO 639-1 code, of the source or detected.
    pub language: Option<String>,
    /// The source's subject label.
    pub category: Option<String>,
    /// Its day (published, else the end of its period) is this or later.
    pub from: Option<Date>,
    /// Its day is this or earlier.
    pub to: Option<Date>,
}

/// A document in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    /// `d:` and 16 hexadecimal digits.
    pub id: String,
    /// Where it came from.
    pub uri: String,
    /// The source's title, else the one out of the text.
    pub title: Option<String>,
    /// Outlets that the source names.
    pub outlets: Vec<String>,
    /// Day of publication.
    pub published: Option<Date>,
    /// The period that a bulletin covers.
    pub period: Option<Interval>,
    /// ISO 639-1 code, of the source or detected.
    pub language: Option<String>,
    /// The source's subject label.
    pub category: Option<String>,
    /// Such as `text/plain`.
    pub media_type: String,
    /// How many items.
    pub items: usize,
    /// How many events.
    pub events: usize,
    /// How many remarks.
    pub notes: usize,
}

/// An outlet that texts cite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutletRow {
    /// The id in the knowledge, where it is known.
    pub id: Option<String>,
    /// The name that was met first.
    pub name: String,
    /// How many citations name it.
    pub citations: usize,
    /// First day of its citations.
    pub first: Option<Date>,
    /// Last day of its citations.
    pub last: Option<Date>,
}

impl Archive {
    /// Documents, newest first and undated ones last, and how many the filter means in all.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn documents(&self, filter: &DocumentFilter, page: Page) -> Result<(usize, Vec<DocumentRow>)> {
        let run = || {
            let conditions = self.document_conditions(filter)?;
            let sql = format!("SELECT count(*) FROM document d WHERE {}", conditions.sql());
            let total =
                self.connection.query_row(&sql, params_from_iter(&conditions.params), |row| row.get(0))?;
            let sql = format!(
                "SELECT d.id FROM document d WHERE {} ORDER BY d.day DESC, d.id DESC LIMIT {} OFFSET {}",
                conditions.sql(),
                rows_of(page.limit),
                rows_of(page.offset)
            );
            let mut statement = self.connection.prepare(&sql)?;
            let ids = statement.query_map(params_from_iter(&conditions.params), |row| row.get(0))?;
            let rows = ids.map(|id| self.document_row(id?)).collect::<rusqlite::Result<_>>()?;
            Ok((count(total), rows))
        };
        self.wrap(run())
    }

    /// Outlets that citations name, most cited first.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn outlets(&self) -> Result<Vec<OutletRow>> {
        let run = || {
            let rows = list(
                &self.connection,
                "SELECT ifnull(o.code, o.folded), o.code, o.name, count(*), min(c.date_start), max(c.date_end)
                 FROM citation_outlet co JOIN outlet o ON o.id = co.outlet
                 JOIN citation c ON c.id = co.citation
                 GROUP BY co.outlet ORDER BY co.outlet",
                [],
                |row| {
                    let outlet = OutletRow {
                        id: row.get(1)?,
                        name: row.get(2)?,
                        citations: count(row.get(3)?),
                        first: day_at(row, 4)?,
                        last: day_at(row, 5)?,
                    };
                    Ok(((row.get::<_, String>(0)?, outlet.id.is_some()), outlet))
                },
            )?;
            let mut merged: BTreeMap<(String, bool), OutletRow> = BTreeMap::new();
            for (key, row) in rows {
                let outlet = merged.entry(key).or_insert_with(|| OutletRow { citations: 0, ..row.clone() });
                outlet.citations += row.citations;
                outlet.first = outlet.first.into_iter().chain(row.first).min();
                outlet.last = outlet.last.max(row.last);
            }
            let mut outlets: Vec<OutletRow> = merged.into_values().collect();
            outlets.sort_by(|left, right| {
                right.citations.cmp(&left.citations).then_with(|| left.name.cmp(&right.name))
            });
            Ok(outlets)
        };
        self.wrap(run())
    }

    fn document_conditions(&self, filter: &DocumentFilter) -> rusqlite::Result<Conditions> {
        let mut all = Conditions::default();
        if let Some(text) = &filter.text {
            let text = Value::Text(text.to_lowercase());
            all.add(
                "(instr(lower(d.title), ?) OR instr(lower(d.read_title), ?) OR instr(lower(d.uri), ?))",
                [text.clone(), text.clone(), text],
            );
        }
        for (word, sql) in [
            (&filter.language, "ifnull(d.language, d.read_language) = (SELECT id FROM word WHERE text = ?)"),
            (&filter.category, "d.category = (SELECT id FROM word WHERE text = ?)"),
        ] {
            if let Some(word) = word {
                all.add(sql, [Value::Text(word.clone())]);
            }
        }
        for (day, sql) in [(filter.from, "d.day >= ?"), (filter.to, "d.day <= ?")] {
            if let Some(day) = day {
                all.add(sql, [Value::Integer(Day(day).number())]);
            }
        }
        if let Some(outlet) = &filter.outlet {
            let wanted = fold(outlet);
            let names = list(
                &self.connection,
                "SELECT id, text FROM word WHERE id IN (SELECT name FROM document_outlet)",
                [],
                |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)),
            )?;
            let named: Vec<i64> =
                names.iter().filter(|(_, name)| fold(name) == wanted).map(|(id, _)| *id).collect();
            let cited = outlet_ids(&self.connection, outlet)?;
            all.add(
                format!(
                    "d.id IN (SELECT document FROM document_outlet WHERE name IN ({})
                       UNION SELECT i.document FROM citation_outlet co JOIN citation c ON c.id = co.citation
                             JOIN item i ON i.id = c.item WHERE co.outlet IN ({}))",
                    numbers(&named),
                    numbers(&cited)
                ),
                [],
            );
        }
        Ok(all)
    }

    fn document_row(&self, id: i64) -> rusqlite::Result<DocumentRow> {
        let outlets = list(
            &self.connection,
            "SELECT w.text FROM document_outlet o JOIN word w ON w.id = o.name WHERE o.document = ?1
             ORDER BY o.position",
            [id],
            |row| row.get(0),
        )?;
        self.connection
            .prepare_cached(
                "SELECT d.name, d.uri, ifnull(d.title, d.read_title), d.published, d.period_start,
                 d.period_end,
                   language.text, category.text, media_type.text,
                   (SELECT count(*) FROM item i WHERE i.document = d.id),
                   (SELECT count(*) FROM item i JOIN event e ON e.item = i.id WHERE i.document = d.id),
                   (SELECT count(*) FROM note n WHERE n.document = d.id)
                 FROM document d JOIN word media_type ON media_type.id = d.media_type
                 LEFT JOIN word language ON language.id = ifnull(d.language, d.read_language)
                 LEFT JOIN word category ON category.id = d.category WHERE d.id = ?1",
            )?
            .query_row([id], |row| {
                Ok(DocumentRow {
                    id: row.get(0)?,
                    uri: row.get(1)?,
                    title: row.get(2)?,
                    outlets,
                    published: day_at(row, 3)?,
                    period: interval_at(row, 4)?,
                    language: row.get(6)?,
                    category: row.get(7)?,
                    media_type: row.get(8)?,
                    items: count(row.get(9)?),
                    events: count(row.get(10)?),
                    notes: count(row.get(11)?),
                })
            })
    }
}
