//! Whom a name means: any spelling in any script that the archive has seen.

use std::collections::BTreeMap;

use rasad_reading::EntityKind;
use rasad_text::fold::fold;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::archive::Archive;
use crate::codes::{Code, count};
use crate::error::Result;
use crate::read::list;

/// Most entities that one name may mean.
const MOST_MEANT: usize = 50;

/// Spellings looked at for a part of a name.
const MOST_SPELLINGS: usize = 400;

/// Longest name that is looked up, in bytes.
const LONGEST_NAME: usize = 512;

/// An entity as the archive knows it over all documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityRow {
    /// `e:` and a slug.
    pub id: String,
    /// `None` for one that is only referred to, such as the body of a role.
    pub kind: Option<EntityKind>,
    /// The knowledge's name, else the first out of a text, else the id.
    pub name: String,
    /// ISO 3166-1 alpha-3 code of the country that it belongs to.
    pub country: Option<String>,
    /// Whether the knowledge has it.
    pub known: bool,
    /// How often texts mention it, by name or not.
    pub mentions: usize,
}

/// How close a name is to one that an entity bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Closeness {
    /// It is the id, or one of the spellings.
    Spelling,
    /// A spelling has all of its words.
    Words,
    /// A spelling has words that begin so.
    Beginnings,
}

impl Archive {
    /// Whom a name means, best first: by how close the name is, then the knowledge's before others, then the more
    /// mentioned. At most 50. An id gives its entity.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn resolve_name(&self, name: &str) -> Result<Vec<EntityRow>> {
        Ok(self.resolve_closely(name)?.into_iter().map(|(_, row)| row).collect())
    }

    /// The entity with an id.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn entity(&self, id: &str) -> Result<Option<EntityRow>> {
        let run = || row_of(&self.connection, id)?.map(|row| entity_row(&self.connection, row)).transpose();
        self.wrap(run())
    }

    /// Whom a name means, as [`Archive::resolve_name`] does, with how close each is.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn resolve_closely(&self, name: &str) -> Result<Vec<(Closeness, EntityRow)>> {
        let run = || {
            let mut ranked: BTreeMap<i64, Closeness> = BTreeMap::new();
            for (id, tier) in candidates(&self.connection, name)? {
                let best = ranked.entry(id).or_insert(tier);
                *best = tier.min(*best);
            }
            let mut rows = Vec::with_capacity(ranked.len());
            for (id, tier) in ranked {
                rows.push((tier, entity_row(&self.connection, id)?));
            }
            rows.sort_by(|(left_tier, left), (right_tier, right)| {
                left_tier
                    .cmp(right_tier)
                    .then(right.known.cmp(&left.known))
                    .then(right.mentions.cmp(&left.mentions))
                    .then_with(|| left.id.cmp(&right.id))
            });
            rows.truncate(MOST_MEANT);
            Ok(rows)
        };
        self.wrap(run())
    }
}

/// Rows that a name may mean, one perhaps several times.
fn candidates(connection: &Connection, name: &str) -> rusqlite::Result<Vec<(i64, Closeness)>> {
    if let Some(id) = row_of(connection, name)? {
        return Ok(vec![(id, Closeness::Spelling)]);
    }
    let mut found: Vec<(i64, Closeness)> =
        exact(connection, name)?.into_iter().map(|id| (id, Closeness::Spelling)).collect();
    for (prefix, tier) in [(false, Closeness::Words), (true, Closeness::Beginnings)] {
        if found.len() < MOST_MEANT {
            found.extend(by_words(connection, name, prefix)?.into_iter().map(|id| (id, tier)));
        }
    }
    Ok(found)
}

/// Rows of the entities that a filter's name means: by id, else of this spelling, else with all of its words.
pub(crate) fn meant(connection: &Connection, name: &str) -> rusqlite::Result<Vec<i64>> {
    if let Some(id) = row_of(connection, name)? {
        return Ok(vec![id]);
    }
    let mut ids = exact(connection, name)?;
    if ids.is_empty() {
        ids = by_words(connection, name, false)?;
    }
    ids.truncate(MOST_MEANT);
    Ok(ids)
}

/// The row of an entity's id.
pub(crate) fn row_of(connection: &Connection, id: &str) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT id FROM entity WHERE name = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()
}

/// Entities of a spelling, whatever its case, accents and script variants.
pub(crate) fn exact(connection: &Connection, name: &str) -> rusqlite::Result<Vec<i64>> {
    let folded = fold(name);
    if folded.is_empty() {
        return Ok(Vec::new());
    }
    list(
        connection,
        "SELECT DISTINCT entity FROM spelling WHERE folded = ?1 ORDER BY entity LIMIT 400",
        [folded],
        |row| row.get(0),
    )
}

fn by_words(connection: &Connection, name: &str, prefix: bool) -> rusqlite::Result<Vec<i64>> {
    let folded = fold(&name.chars().take(LONGEST_NAME).collect::<String>());
    // One letter would begin nearly everything.
    if folded.chars().count() < 2 {
        return Ok(Vec::new());
    }
    let star = if prefix { "*" } else { "" };
    let words: Vec<String> = folded.split(' ').take(12).map(|word| format!("\"{word}\"{star}")).collect();
    list(
        connection,
        "SELECT DISTINCT entity FROM spelling WHERE id IN
           (SELECT rowid FROM spelling_text WHERE spelling_text MATCH ?1 LIMIT ?2) ORDER BY entity",
        (words.join(" "), crate::codes::int(MOST_SPELLINGS)),
        |row| row.get(0),
    )
}

/// Kind, name and the like of an entity's row.
pub(crate) fn entity_row(connection: &Connection, id: i64) -> rusqlite::Result<EntityRow> {
    connection
        .prepare_cached(
            "SELECT e.name, e.kind, ifnull(e.label, e.name), w.text, e.known,
               (SELECT count(*) FROM mention m WHERE m.entity = e.id)
             FROM entity e LEFT JOIN word w ON w.id = e.country WHERE e.id = ?1",
        )?
        .query_row([id], |row| row_at(row, 0))
}

/// An entity in six columns from `at` on: id, kind, name, country, known, number of mentions.
pub(crate) fn row_at(row: &Row<'_>, at: usize) -> rusqlite::Result<EntityRow> {
    Ok(EntityRow {
        id: row.get(at)?,
        kind: row.get::<_, Option<Code<_>>>(at + 1)?.map(|kind| kind.0),
        name: row.get(at + 2)?,
        country: row.get(at + 3)?,
        known: row.get(at + 4)?,
        mentions: count(row.get(at + 5)?),
    })
}

/// The ISO 3166-1 alpha-3 code that a text means: a country's name, or the code itself in any case.
pub(crate) fn country_code(connection: &Connection, text: &str) -> rusqlite::Result<String> {
    let by_name: Option<String> = connection
        .prepare_cached(
            "SELECT w.text FROM spelling s JOIN entity e ON e.id = s.entity JOIN word w ON w.id = e.country
             WHERE s.folded = ?1 AND e.kind = ?2 ORDER BY e.id LIMIT 1",
        )?
        .query_row((fold(text), Code(EntityKind::Country)), |row| row.get(0))
        .optional()?;
    Ok(by_name.unwrap_or_else(|| text.to_ascii_uppercase()))
}
