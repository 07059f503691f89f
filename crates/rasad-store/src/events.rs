//! Events with all that is needed to show them, write sentences from them, and export them.

use jiff::civil::Date;
use rasad_events::{EventType, Status};
use rasad_reading::{CitedOutlet, DateBasis, EntityKind, EventPlace, ItemKind};
use rasad_text::Span;
use rasad_time::{Interval, Precision};
use rusqlite::{Connection, Row, params_from_iter};

use crate::archive::Archive;
use crate::codes::{Code, count, day_at, interval_at, span_at, span_or_none_at, whole};
use crate::error::Result;
use crate::filter::{EventFilter, with_text};
use crate::find::Query;
use crate::read::{list, place_at};

/// In which order events come. Undated ones come last; ties go by the order of adding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EventOrder {
    /// Latest first.
    #[default]
    Newest,
    /// Earliest first.
    Oldest,
    /// By the day on which it was reported, latest first.
    LastReported,
    /// As documents were added, in reading order.
    Reading,
}

/// Which stretch of a list is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Rows passed over.
    pub offset: usize,
    /// Most rows given.
    pub limit: usize,
}

impl Page {
    /// The first rows.
    pub fn first(limit: usize) -> Self {
        Self { offset: 0, limit }
    }

    /// Everything.
    pub const ALL: Page = Page { offset: 0, limit: usize::MAX };
}

/// Somebody who takes part in an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// `e:` and a slug.
    pub id: String,
    /// The archive's name for it.
    pub name: String,
    /// `None` for one that no reading describes.
    pub kind: Option<EntityKind>,
    /// ISO 3166-1 alpha-3 code.
    pub country: Option<String>,
}

/// A citation that covers an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventCitation {
    /// Id of the citation.
    pub id: String,
    /// The outlets.
    pub outlets: Vec<CitedOutlet>,
    /// Days of publication.
    pub date: Option<Interval>,
    /// Where it stands in the document's text.
    pub span: Option<Span>,
}

/// One event with its surroundings. Spans are in bytes of the document's text.
#[derive(Clone, Debug, PartialEq)]
pub struct EventRow {
    /// Id of the event.
    pub id: String,
    /// Id of the document.
    pub document: String,
    /// Where the document came from.
    pub uri: String,
    /// Title of the document.
    pub title: Option<String>,
    /// Id of the item.
    pub item: String,
    /// Bullet, paragraph or caption.
    pub item_kind: ItemKind,
    /// Heading that the item stands under.
    pub section: Option<String>,
    /// Text of the item.
    pub item_text: String,
    /// Where the item begins and ends.
    pub item_span: Span,
    /// What kind of act.
    pub kind: EventType,
    /// Its mode.
    pub mode: Option<String>,
    /// Its contexts.
    pub contexts: Vec<String>,
    /// Who did it, in order of mention.
    pub actors: Vec<Party>,
    /// To whom.
    pub recipients: Vec<Party>,
    /// On whose word it stands.
    pub claimants: Vec<Party>,
    /// The days of the act.
    pub date: Option<Interval>,
    /// How exactly.
    pub date_precision: Precision,
    /// Whose date it is.
    pub date_basis: DateBasis,
    /// Where.
    pub place: Option<EventPlace>,
    /// How the text holds it.
    pub status: Status,
    /// 0 to 1.
    pub confidence: f64,
    /// The clause that tells it.
    pub evidence: Span,
    /// The word or words that gave it away.
    pub trigger: Span,
    /// Name of the lexicon's rule.
    pub rule: String,
    /// CAMEO code of the act.
    pub cameo: Option<String>,
    /// The citations that cover it.
    pub citations: Vec<EventCitation>,
    /// Outlets that the document's source names, for where no citation covers it.
    pub document_outlets: Vec<String>,
    /// When it was reported: first day of its citations, else its item's.
    pub day: Option<Date>,
}

impl EventRow {
    /// The words of the clause that tells it.
    pub fn evidence_text(&self) -> &str {
        let (from, to) = (self.evidence.start, self.evidence.end);
        let start = from.saturating_sub(self.item_span.start);
        self.item_text.get(start..to.saturating_sub(self.item_span.start)).unwrap_or("")
    }
}

impl Archive {
    /// The events that a filter means.
    ///
    /// # Errors
    /// [`crate::Error::Query`] for a text that can't be understood; those of reading the file.
    pub fn events(&self, filter: &EventFilter, order: EventOrder, page: Page) -> Result<Vec<EventRow>> {
        let query = Query::parse(filter.text.as_deref().unwrap_or(""))?;
        let run = || {
            let conditions = with_text(&self.connection, filter, &query)?;
            let by = match order {
                EventOrder::Newest => "e.date_start DESC, e.id DESC",
                EventOrder::Oldest => "e.date_start IS NULL, e.date_start, e.id",
                EventOrder::LastReported => "e.day DESC, e.id DESC",
                EventOrder::Reading => "e.id",
            };
            let sql = format!(
                "SELECT e.id FROM event e WHERE {} ORDER BY {by} LIMIT {} OFFSET {}",
                conditions.sql(),
                rows_of(page.limit),
                rows_of(page.offset)
            );
            let mut statement = self.connection.prepare(&sql)?;
            let ids = statement.query_map(params_from_iter(conditions.params), |row| row.get(0))?;
            ids.map(|id| event(&self.connection, id?)).collect()
        };
        self.wrap(run())
    }

    /// How many events a filter means.
    ///
    /// # Errors
    /// Those of [`Archive::events`].
    pub fn count_events(&self, filter: &EventFilter) -> Result<usize> {
        let query = Query::parse(filter.text.as_deref().unwrap_or(""))?;
        let run = || {
            let conditions = with_text(&self.connection, filter, &query)?;
            let sql = format!("SELECT count(*) FROM event e WHERE {}", conditions.sql());
            let n = self.connection.query_row(&sql, params_from_iter(conditions.params), |row| row.get(0))?;
            Ok(count(n))
        };
        self.wrap(run())
    }

    /// One event by its id.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn event(&self, id: &str) -> Result<Option<EventRow>> {
        let item = &id[..id.rfind('/').unwrap_or(id.len())];
        let run = || {
            let ids: Vec<i64> = list(
                &self.connection,
                "SELECT id FROM event WHERE item = ?1 AND tail = ?2",
                (crate::filter::item_row(&self.connection, item)?, &id[item.len()..]),
                |row| row.get(0),
            )?;
            ids.first().map(|id| event(&self.connection, *id)).transpose()
        };
        self.wrap(run())
    }
}

/// A number of rows for the database, which counts no further than this.
pub(crate) fn rows_of(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// All of one event's row.
pub(crate) fn event(connection: &Connection, id: i64) -> rusqlite::Result<EventRow> {
    let mut event = connection
        .prepare_cached(
            "SELECT e.tail, i.tail, d.name, d.uri, ifnull(d.title, d.read_title), i.kind, section.text,
               i.span_start, i.span_end, body.text, e.kind, mode.text, e.date_start, e.date_end, e.precision,
               e.basis, e.status, e.confidence, e.evidence_start, e.evidence_end, e.trigger_start,
               e.trigger_end,
               rule.text, cameo.text, p.name, country.text, p.latitude, p.longitude, e.day
             FROM event e JOIN item i ON i.id = e.item JOIN document d ON d.id = i.document
             JOIN body ON body.document = d.id JOIN word rule ON rule.id = e.rule
             LEFT JOIN word section ON section.id = i.section LEFT JOIN word mode ON mode.id = e.mode
             LEFT JOIN word cameo ON cameo.id = e.cameo LEFT JOIN place p ON p.id = e.place
             LEFT JOIN word country ON country.id = p.country WHERE e.id = ?1",
        )?
        .query_row([id], |row| {
            let document: String = row.get(2)?;
            let item = whole(&document, row.get_ref(1)?.as_str()?);
            let item_span = span_at(row, 7)?;
            Ok(EventRow {
                id: whole(&item, row.get_ref(0)?.as_str()?),
                document,
                uri: row.get(3)?,
                title: row.get(4)?,
                item,
                item_kind: row.get::<_, Code<_>>(5)?.0,
                section: row.get(6)?,
                item_text: item_span.of(row.get_ref(9)?.as_str()?).to_owned(),
                item_span,
                kind: row.get::<_, Code<_>>(10)?.0,
                mode: row.get(11)?,
                contexts: Vec::new(),
                actors: Vec::new(),
                recipients: Vec::new(),
                claimants: Vec::new(),
                date: interval_at(row, 12)?,
                date_precision: row.get::<_, Code<_>>(14)?.0,
                date_basis: row.get::<_, Code<_>>(15)?.0,
                place: place_at(row, 24)?,
                status: row.get::<_, Code<_>>(16)?.0,
                confidence: row.get(17)?,
                evidence: span_at(row, 18)?,
                trigger: span_at(row, 20)?,
                rule: row.get(22)?,
                cameo: row.get(23)?,
                citations: Vec::new(),
                document_outlets: Vec::new(),
                day: day_at(row, 28)?,
            })
        })?;
    parties(connection, id, &mut event)?;
    sources(connection, id, &mut event)?;
    Ok(event)
}

/// A party in four columns from `at` on: id, name, kind, country.
pub(crate) fn party_at(row: &Row<'_>, at: usize) -> rusqlite::Result<Party> {
    Ok(Party {
        id: row.get(at)?,
        name: row.get(at + 1)?,
        kind: row.get::<_, Option<Code<_>>>(at + 2)?.map(|kind| kind.0),
        country: row.get(at + 3)?,
    })
}

fn parties(connection: &Connection, id: i64, event: &mut EventRow) -> rusqlite::Result<()> {
    let parties = list(
        connection,
        "SELECT p.side, n.name, ifnull(n.label, n.name), n.kind, country.text
         FROM participant p JOIN entity n ON n.id = p.entity LEFT JOIN word country ON country.id = n.country
         WHERE p.event = ?1 ORDER BY p.side, p.position",
        [id],
        |row| Ok((row.get::<_, i64>(0)?, party_at(row, 1)?)),
    )?;
    for (side, party) in parties {
        match side {
            0 => event.actors.push(party),
            1 => event.recipients.push(party),
            _ => event.claimants.push(party),
        }
    }
    event.contexts = list(
        connection,
        "SELECT w.text FROM event_context c JOIN word w ON w.id = c.context WHERE c.event = ?1
         ORDER BY c.position",
        [id],
        |row| row.get(0),
    )?;
    Ok(())
}

fn sources(connection: &Connection, id: i64, event: &mut EventRow) -> rusqlite::Result<()> {
    let citations = list(
        connection,
        "SELECT c.id, c.tail, c.date_start, c.date_end, c.span_start, c.span_end, i.tail
         FROM event_citation ec JOIN citation c ON c.id = ec.citation JOIN item i ON i.id = c.item
         WHERE ec.event = ?1 ORDER BY ec.position",
        [id],
        |row| {
            let item = whole(&event.document, row.get_ref(6)?.as_str()?);
            let citation = EventCitation {
                id: whole(&item, row.get_ref(1)?.as_str()?),
                outlets: Vec::new(),
                date: interval_at(row, 2)?,
                span: span_or_none_at(row, 4)?,
            };
            Ok((row.get::<_, i64>(0)?, citation))
        },
    )?;
    for (row, mut citation) in citations {
        citation.outlets = list(
            connection,
            "SELECT o.code, o.name FROM citation_outlet co JOIN outlet o ON o.id = co.outlet
             WHERE co.citation = ?1 ORDER BY co.position",
            [row],
            |row| Ok(CitedOutlet { id: row.get(0)?, name: row.get(1)? }),
        )?;
        event.citations.push(citation);
    }
    event.document_outlets = list(
        connection,
        "SELECT w.text FROM event e JOIN item i ON i.id = e.item
         JOIN document_outlet o ON o.document = i.document
         JOIN word w ON w.id = o.name WHERE e.id = ?1 ORDER BY o.position",
        [id],
        |row| row.get(0),
    )?;
    Ok(())
}
