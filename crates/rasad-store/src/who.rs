//! All that the archive holds about one entity.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rasad_events::EventType;
use rasad_text::Span;
use rusqlite::Connection;

use crate::archive::Archive;
use crate::codes::{Code, count, day_at, span_at};
use crate::error::Result;
use crate::events::{EventRow, Party, event, party_at};
use crate::names::{EntityRow, entity_row, row_of};
use crate::read::list;

/// Most counterparts, outlets and roles given.
const MOST: i64 = 50;

/// Counterparts and outlets are counted over so many events on each side, so that the answer for a country
/// that is in every second item comes as soon as any.
const COUNTED: i64 = 5000;

/// Most events given.
const LATEST: i64 = 20;

/// Above this many events an entity takes part in a good share of all.
const MANY: usize = 2000;

/// One entity over all documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Dossier {
    /// Who it is.
    pub entity: EntityRow,
    /// Every form under which it is named, the most frequent first; a form that the knowledge alone has
    /// counts 0.
    pub spellings: Vec<SpellingRow>,
    /// Titles that texts give, the latest first; at most 50.
    pub roles: Vec<RoleRow>,
    /// How many events of each type it takes part in.
    pub events: BTreeMap<EventType, SideCounts>,
    /// Day of the first item that mentions it.
    pub first_seen: Option<Date>,
    /// Day of the last item that mentions it.
    pub last_seen: Option<Date>,
    /// Those who take part in the same events, by how many; at most 50. Counted over the events that were
    /// added last, at most 5,000 that it did and 5,000 done to it.
    pub counterparts: Vec<(Party, usize)>,
    /// The latest events that it takes part in; at most 20.
    pub latest: Vec<EventRow>,
    /// Outlets that carried its events, by how many citations; at most 50. Counted over the same events.
    pub outlets: Vec<(String, usize)>,
}

/// A form under which an entity is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpellingRow {
    /// As written.
    pub text: String,
    /// In how many mentions.
    pub mentions: usize,
}

/// A title that texts give to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleRow {
    /// The title.
    pub title: String,
    /// The body or country that it belongs to.
    pub of: Option<Party>,
    /// How often it is given.
    pub times: usize,
    /// Day of the earliest document that gives it.
    pub first: Option<Date>,
    /// Day of the latest document that gives it.
    pub last: Option<Date>,
    /// Id of the first document that gives it.
    pub document: String,
    /// Where that document came from.
    pub uri: String,
    /// The words that say so, in bytes of that document's text.
    pub span: Span,
}

/// On which side of events of one type an entity stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SideCounts {
    /// Events that it did.
    pub as_actor: usize,
    /// Events done to it.
    pub as_recipient: usize,
    /// Events that stand on its word.
    pub as_claimant: usize,
}

impl Archive {
    /// All about the entity with an id, such as one that [`Archive::resolve_name`] gave.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn who(&self, id: &str) -> Result<Option<Dossier>> {
        let connection = &self.connection;
        let run = || {
            let Some(row) = row_of(connection, id)? else { return Ok(None) };
            let (first_seen, last_seen) = connection
                .prepare_cached(
                    "SELECT min(i.day), max(i.day) FROM mention m JOIN item i ON i.id = m.item
                     WHERE m.entity = ?1",
                )?
                .query_row([row], |row| Ok((day_at(row, 0)?, day_at(row, 1)?)))?;
            let events = event_counts(connection, row)?;
            let cutoff = cutoff(connection, row)?;
            Ok(Some(Dossier {
                entity: entity_row(connection, row)?,
                spellings: spellings(connection, row)?,
                roles: roles(connection, row)?,
                latest: latest(connection, row, &events)?,
                events,
                first_seen,
                last_seen,
                counterparts: counterparts(connection, row, cutoff)?,
                outlets: outlets(connection, row, cutoff)?,
            }))
        };
        self.wrap(run())
    }
}

fn spellings(connection: &Connection, row: i64) -> rusqlite::Result<Vec<SpellingRow>> {
    list(
        connection,
        "SELECT s.text, (SELECT count(*) FROM mention m WHERE m.entity = s.entity AND m.spelling = s.id) AS n
         FROM spelling s WHERE s.entity = ?1 ORDER BY n DESC, s.id",
        [row],
        |row| Ok(SpellingRow { text: row.get(0)?, mentions: count(row.get(1)?) }),
    )
}

fn roles(connection: &Connection, row: i64) -> rusqlite::Result<Vec<RoleRow>> {
    list(
        connection,
        "SELECT title.text, g.n, g.first, g.last, d.name, d.uri, r.span_start, r.span_end,
           body.name, ifnull(body.label, body.name), body.kind, country.text
         FROM (SELECT r.title, r.body, count(*) AS n, min(d.day) AS first, max(d.day) AS last,
                 min(r.document) AS document
               FROM role r JOIN document d ON d.id = r.document
               WHERE r.entity = ?1 GROUP BY r.title, r.body) g
         JOIN role r ON r.document = g.document AND r.entity = ?1 AND r.title = g.title AND r.body IS g.body
         JOIN document d ON d.id = g.document JOIN word title ON title.id = g.title
         LEFT JOIN entity body ON body.id = g.body LEFT JOIN word country ON country.id = body.country
         GROUP BY g.title, g.body HAVING r.appearance = min(r.appearance)
         ORDER BY g.last DESC, g.n DESC, g.title, g.body LIMIT ?2",
        [row, MOST],
        |row| {
            Ok(RoleRow {
                title: row.get(0)?,
                times: count(row.get(1)?),
                first: day_at(row, 2)?,
                last: day_at(row, 3)?,
                document: row.get(4)?,
                uri: row.get(5)?,
                span: span_at(row, 6)?,
                of: if row.get_ref(8)? == rusqlite::types::ValueRef::Null {
                    None
                } else {
                    Some(party_at(row, 8)?)
                },
            })
        },
    )
}

fn event_counts(connection: &Connection, row: i64) -> rusqlite::Result<BTreeMap<EventType, SideCounts>> {
    let counts = list(
        connection,
        "SELECT p.kind, p.side, count(DISTINCT p.event) FROM participant p
         WHERE p.entity = ?1 GROUP BY p.kind, p.side",
        [row],
        |row| Ok((row.get::<_, Code<EventType>>(0)?.0, row.get::<_, i64>(1)?, count(row.get(2)?))),
    )?;
    let mut by_type: BTreeMap<EventType, SideCounts> = BTreeMap::new();
    for (kind, side, n) in counts {
        let sides = by_type.entry(kind).or_default();
        match side {
            0 => sides.as_actor = n,
            1 => sides.as_recipient = n,
            _ => sides.as_claimant = n,
        }
    }
    Ok(by_type)
}

/// The first event that is counted.
fn cutoff(connection: &Connection, row: i64) -> rusqlite::Result<i64> {
    let of_sides = list(
        connection,
        "SELECT (SELECT event FROM participant WHERE entity = ?1 AND side = 0
         ORDER BY event DESC LIMIT 1 OFFSET ?2)
         UNION ALL
         SELECT (SELECT event FROM participant WHERE entity = ?1 AND side = 1
         ORDER BY event DESC LIMIT 1 OFFSET ?2)",
        [row, COUNTED - 1],
        |row| row.get::<_, Option<i64>>(0),
    )?;
    // A side with fewer events is counted from the other's cut on, so that both speak of the same time.
    Ok(of_sides.into_iter().flatten().max().unwrap_or(0))
}

fn counterparts(connection: &Connection, row: i64, cutoff: i64) -> rusqlite::Result<Vec<(Party, usize)>> {
    list(
        connection,
        "SELECT n.name, ifnull(n.label, n.name), n.kind, country.text, g.n
         FROM (SELECT q.entity, count(DISTINCT q.event) AS n
               FROM participant p JOIN participant q ON q.event = p.event AND q.side < 2
               WHERE p.entity = ?1 AND p.side < 2 AND p.event >= ?3 AND q.entity <> ?1
               GROUP BY q.entity ORDER BY n DESC, q.entity LIMIT ?2) g
         JOIN entity n ON n.id = g.entity LEFT JOIN word country ON country.id = n.country
         ORDER BY g.n DESC, g.entity",
        [row, MOST, cutoff],
        |row| Ok((party_at(row, 0)?, count(row.get(4)?))),
    )
}

fn latest(
    connection: &Connection,
    row: i64,
    events: &BTreeMap<EventType, SideCounts>,
) -> rusqlite::Result<Vec<EventRow>> {
    let n: usize = events.values().map(|sides| sides.as_actor + sides.as_recipient).sum();
    // Of many events the latest are soon met on the way back through all days; few are looked up and sorted.
    let sql = if n > MANY {
        "SELECT e.id FROM event e WHERE EXISTS
           (SELECT 1 FROM participant p WHERE p.entity = ?1 AND p.side IN (0, 1) AND p.event = e.id)
         ORDER BY e.date_start DESC, e.id DESC LIMIT ?2"
    } else {
        "SELECT DISTINCT e.id FROM participant p JOIN event e ON e.id = p.event
         WHERE p.entity = ?1 AND p.side < 2 ORDER BY e.date_start DESC, e.id DESC LIMIT ?2"
    };
    let ids = list(connection, sql, [row, LATEST], |row| row.get(0))?;
    ids.into_iter().map(|id| event(connection, id)).collect()
}

fn outlets(connection: &Connection, row: i64, cutoff: i64) -> rusqlite::Result<Vec<(String, usize)>> {
    list(
        connection,
        "SELECT o.name, g.n
         FROM (SELECT co.outlet, count(DISTINCT ec.citation) AS n
               FROM participant p JOIN event_citation ec ON ec.event = p.event
               JOIN citation_outlet co ON co.citation = ec.citation
               WHERE p.entity = ?1 AND p.side < 2 AND p.event >= ?3 GROUP BY co.outlet
               ORDER BY n DESC, co.outlet LIMIT ?2) g
         JOIN outlet o ON o.id = g.outlet ORDER BY g.n DESC, g.outlet",
        [row, MOST, cutoff],
        |row| Ok((row.get(0)?, count(row.get(1)?))),
    )
}
