//! The rows that many documents share: words, outlets, entities, spellings and places. Looked up by what
//! they say, in memory first; ids are given in order of first appearance.

use std::collections::HashMap;
use std::fmt;

use rasad_reading::{CitedOutlet, Entity, EventPlace};
use rasad_text::fold::fold;
use rusqlite::{Connection, OptionalExtension, params};

use crate::codes::Code;

/// Rows remembered of each kind. Past it memory is emptied and filled anew: some 100 bytes a row.
const REMEMBERED: usize = 100_000;

/// From the id of an entity to its names.
type NamesOf = dyn Fn(&str) -> Vec<String> + Send;

/// Tells by what other names an entity is known, by its id.
pub(crate) struct OtherNames(pub(crate) Box<NamesOf>);

impl fmt::Debug for OtherNames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OtherNames")
    }
}

/// What is remembered from batch to batch. Maps are looked up only, never walked.
#[derive(Debug, Default)]
pub(crate) struct Interned {
    words: HashMap<String, i64>,
    outlets: HashMap<(Option<String>, String), i64>,
    entities: HashMap<String, KnownEntity>,
    spellings: HashMap<(i64, String), i64>,
    places: HashMap<PlaceKey, i64>,
    /// Other connections' changes are counted by the database; ours are not.
    version: Option<i64>,
    /// Not forgotten: it comes from outside.
    pub(crate) other_names: Option<OtherNames>,
}

type PlaceKey = (String, Option<String>, Option<(u64, u64)>);

#[derive(Clone, Copy, Debug)]
struct KnownEntity {
    id: i64,
    /// Whether a reading has told its kind and label.
    described: bool,
    /// Whether the label is the knowledge's.
    known: bool,
}

impl Interned {
    /// Forgets everything.
    pub(crate) fn forget(&mut self) {
        *self = Self { other_names: self.other_names.take(), ..Self::default() };
    }

    /// Forgets what another writer may have changed since. To be called inside the transaction.
    pub(super) fn refresh(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        let version: i64 =
            connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?;
        if self.version != Some(version) {
            self.forget();
            self.version = Some(version);
        }
        Ok(())
    }

    /// The id of a word.
    pub(super) fn word(&mut self, connection: &Connection, text: &str) -> rusqlite::Result<i64> {
        if let Some(id) = self.words.get(text) {
            return Ok(*id);
        }
        let found = connection
            .prepare_cached("SELECT id FROM word WHERE text = ?1")?
            .query_row([text], |row| row.get(0))
            .optional()?;
        let id = match found {
            Some(id) => id,
            None => connection.prepare_cached("INSERT INTO word (text) VALUES (?1)")?.insert([text])?,
        };
        make_room(&mut self.words);
        self.words.insert(text.to_owned(), id);
        Ok(id)
    }

    /// The id of a word that may be missing.
    pub(super) fn word_or_none(
        &mut self,
        connection: &Connection,
        text: Option<&str>,
    ) -> rusqlite::Result<Option<i64>> {
        text.map(|text| self.word(connection, text)).transpose()
    }

    /// The id of an outlet under one name.
    pub(super) fn outlet(&mut self, connection: &Connection, outlet: &CitedOutlet) -> rusqlite::Result<i64> {
        let key = (outlet.id.clone(), outlet.name.clone());
        if let Some(id) = self.outlets.get(&key) {
            return Ok(*id);
        }
        let found = connection
            .prepare_cached("SELECT id FROM outlet WHERE name = ?1 AND code IS ?2")?
            .query_row(params![outlet.name, outlet.id], |row| row.get(0))
            .optional()?;
        let id = match found {
            Some(id) => id,
            None => connection
                .prepare_cached("INSERT INTO outlet (code, name, folded) VALUES (?1, ?2, ?3)")?
                .insert(params![outlet.id, outlet.name, fold(&outlet.name)])?,
        };
        make_room(&mut self.outlets);
        self.outlets.insert(key, id);
        Ok(id)
    }

    /// The id of an entity that is only referred to, such as the body of a role.
    pub(super) fn reference(&mut self, connection: &Connection, name: &str) -> rusqlite::Result<i64> {
        self.entity_row(connection, name).map(|entity| entity.id)
    }

    /// The id of an entity as a reading gives it. The first label stays until the knowledge has a better one.
    pub(super) fn entity(&mut self, connection: &Connection, entity: &Entity) -> rusqlite::Result<i64> {
        let row = self.entity_row(connection, &entity.id)?;
        if !row.described || (entity.known && !row.known) {
            let country = self.word_or_none(connection, entity.country.as_deref())?;
            connection
                .prepare_cached(
                    "UPDATE entity SET kind = ?2, label = ?3, country = ?4, known = ?5 WHERE id = ?1",
                )?
                .execute(params![row.id, Code(entity.kind), entity.name, country, entity.known])?;
            let now = KnownEntity { id: row.id, described: true, known: entity.known };
            self.entities.insert(entity.id.clone(), now);
            if entity.known {
                let names = self.other_names.as_ref().map(|names| names.0(&entity.id));
                for name in names.unwrap_or_default() {
                    self.spelling(connection, row.id, &name)?;
                }
            }
        }
        Ok(row.id)
    }

    fn entity_row(&mut self, connection: &Connection, name: &str) -> rusqlite::Result<KnownEntity> {
        if let Some(row) = self.entities.get(name) {
            return Ok(*row);
        }
        let found = connection
            .prepare_cached("SELECT id, kind IS NOT NULL, known FROM entity WHERE name = ?1")?
            .query_row([name], |row| {
                Ok(KnownEntity { id: row.get(0)?, described: row.get(1)?, known: row.get(2)? })
            })
            .optional()?;
        let row = match found {
            Some(row) => row,
            None => KnownEntity {
                id: connection
                    .prepare_cached("INSERT INTO entity (name, known) VALUES (?1, 0)")?
                    .insert([name])?,
                described: false,
                known: false,
            },
        };
        make_room(&mut self.entities);
        self.entities.insert(name.to_owned(), row);
        Ok(row)
    }

    /// The id of a form under which an entity is named.
    pub(super) fn spelling(
        &mut self,
        connection: &Connection,
        entity: i64,
        text: &str,
    ) -> rusqlite::Result<i64> {
        let key = (entity, text.to_owned());
        if let Some(id) = self.spellings.get(&key) {
            return Ok(*id);
        }
        let found = connection
            .prepare_cached("SELECT id FROM spelling WHERE entity = ?1 AND text = ?2")?
            .query_row(params![entity, text], |row| row.get(0))
            .optional()?;
        let id = match found {
            Some(id) => id,
            None => new_spelling(connection, entity, text)?,
        };
        make_room(&mut self.spellings);
        self.spellings.insert(key, id);
        Ok(id)
    }

    /// The id of a place.
    pub(super) fn place(&mut self, connection: &Connection, place: &EventPlace) -> rusqlite::Result<i64> {
        let bits = place.coordinates.map(|(north, east)| (north.to_bits(), east.to_bits()));
        let key = (place.name.clone(), place.country.clone(), bits);
        if let Some(id) = self.places.get(&key) {
            return Ok(*id);
        }
        let country = self.word_or_none(connection, place.country.as_deref())?;
        let (north, east) = (place.coordinates.map(|at| at.0), place.coordinates.map(|at| at.1));
        let found = connection
            .prepare_cached(
                "SELECT id FROM place WHERE name = ?1 AND country IS ?2 AND latitude IS ?3 AND longitude IS
                 ?4",
            )?
            .query_row(params![place.name, country, north, east], |row| row.get(0))
            .optional()?;
        let id = match found {
            Some(id) => id,
            None => connection
                .prepare_cached(
                    "INSERT INTO place (name, folded, country, latitude, longitude) VALUES (?1, ?2, ?3, ?4,
                     ?5)",
                )?
                .insert(params![place.name, fold(&place.name), country, north, east])?,
        };
        make_room(&mut self.places);
        self.places.insert(key, id);
        Ok(id)
    }
}

fn new_spelling(connection: &Connection, entity: i64, text: &str) -> rusqlite::Result<i64> {
    let folded = fold(text);
    let id = connection
        .prepare_cached("INSERT INTO spelling (entity, text, folded) VALUES (?1, ?2, ?3)")?
        .insert(params![entity, text, folded])?;
    connection
        .prepare_cached("INSERT INTO spelling_text (rowid, folded) VALUES (?1, ?2)")?
        .execute(params![id, folded])?;
    Ok(id)
}

fn make_room<K, V>(map: &mut HashMap<K, V>) {
    if map.len() >= REMEMBERED {
        map.clear();
    }
}
