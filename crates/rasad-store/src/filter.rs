//! Which events are meant, in the caller's terms, and the same as a condition of the database.

use jiff::civil::Date;
use rasad_events::{EventType, Status};
use rasad_text::fold::fold;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};

use crate::codes::{Code, Day};
use crate::find::{Operator, Query, plan};
use crate::names::{country_code, meant};
use crate::read::list;

/// Which events are meant. Everything that is given must hold; the default holds for every event.
///
/// Entities are given by id (`e:qaani-esmail`) or by any of their names; a name that several bear means all
/// of them, and one that nobody bears means nobody.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventFilter {
    /// Who did it.
    pub actor: Option<String>,
    /// To whom.
    pub recipient: Option<String>,
    /// Who did it or to whom.
    pub participant: Option<String>,
    /// One of these types; all types where empty.
    pub kinds: Vec<EventType>,
    /// Mode, a word of the ontology.
    pub mode: Option<String>,
    /// Context, a word of the codebook.
    pub context: Option<String>,
    /// Where it took place: a place, a country or its ISO 3166-1 alpha-3 code.
    pub place: Option<String>,
    /// A country or its code: it took place there, or an actor or recipient belongs there.
    pub country: Option<String>,
    /// A field of view: it took place in one of its countries, or one of them or of its entities takes part.
    pub scope: Option<Scope>,
    /// An outlet that carried it, by id or name.
    pub outlet: Option<String>,
    /// Its days reach this one or later.
    pub date_from: Option<Date>,
    /// Its days reach this one or earlier.
    pub date_to: Option<Date>,
    /// Reported (first citation, else the document's day) on this day or later.
    pub published_from: Option<Date>,
    /// Reported on this day or earlier.
    pub published_to: Option<Date>,
    /// One of these; any where empty.
    pub statuses: Vec<Status>,
    /// Its item is found by this search; the operators in it hold for the event.
    pub text: Option<String>,
    /// Id of its document.
    pub document: Option<String>,
    /// Id of its item.
    pub item: Option<String>,
    /// Heading that its item stands under, in any spelling.
    pub section: Option<String>,
    /// Least confidence, 0 to 1.
    pub min_confidence: Option<f64>,
}

/// Countries and entities that belong together, such as an arena of a desk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// ISO 3166-1 alpha-3 codes.
    pub countries: Vec<String>,
    /// Entity ids, such as `e:hezbollah`.
    pub entities: Vec<String>,
}

impl EventFilter {
    /// Adds what the operators of a search say. Where both speak of one thing, the operator wins, except that
    /// days are narrowed.
    pub(crate) fn narrow(&mut self, operators: &[Operator]) {
        let later =
            |bound: &mut Option<Date>, day: Date| *bound = Some(bound.map_or(day, |old| old.max(day)));
        let earlier =
            |bound: &mut Option<Date>, day: Date| *bound = Some(bound.map_or(day, |old| old.min(day)));
        for operator in operators {
            match operator.clone() {
                Operator::Actor(name) => self.actor = Some(name),
                Operator::Recipient(name) => self.recipient = Some(name),
                Operator::Participant(name) => self.participant = Some(name),
                Operator::Type(kind) => self.kinds = vec![kind],
                Operator::Mode(mode) => self.mode = Some(mode),
                Operator::Status(status) => self.statuses = vec![status],
                Operator::Place(place) => self.place = Some(place),
                Operator::Country(country) => self.country = Some(country),
                Operator::Outlet(outlet) => self.outlet = Some(outlet),
                Operator::Section(section) => self.section = Some(section),
                Operator::Date(days) => {
                    later(&mut self.date_from, days.start);
                    earlier(&mut self.date_to, days.end);
                }
                Operator::Published(days) => {
                    later(&mut self.published_from, days.start);
                    earlier(&mut self.published_to, days.end);
                }
                Operator::After(day) => later(&mut self.published_from, day),
                Operator::Before(day) => earlier(&mut self.published_to, day),
            }
        }
    }

    /// Whether it asks anything of the event itself, beyond its item.
    pub(crate) fn asks_of_events(&self) -> bool {
        let names = [&self.actor, &self.recipient, &self.participant, &self.mode, &self.context, &self.place];
        names.iter().any(|name| name.is_some())
            || self.country.is_some()
            || self.scope.is_some()
            || !self.kinds.is_empty()
            || !self.statuses.is_empty()
            || self.date_from.or(self.date_to).is_some()
            || self.min_confidence.is_some()
    }
}

/// Conditions that must all hold, with their parameters in order.
#[derive(Debug, Default)]
pub(crate) struct Conditions {
    pieces: Vec<String>,
    /// For the question marks.
    pub(crate) params: Vec<Value>,
}

impl Conditions {
    /// Adds one, with one question mark for each of `params`.
    pub(crate) fn add(&mut self, sql: impl Into<String>, params: impl IntoIterator<Item = Value>) {
        self.pieces.push(sql.into());
        self.params.extend(params);
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// A condition, always true where there is none.
    pub(crate) fn sql(&self) -> String {
        if self.pieces.is_empty() { "1".to_owned() } else { self.pieces.join(" AND ") }
    }
}

/// The conditions on `event e`, all but the text.
pub(crate) fn event_conditions(
    connection: &Connection,
    filter: &EventFilter,
) -> rusqlite::Result<Conditions> {
    let mut all = Conditions::default();
    for (name, sides) in [(&filter.actor, "0"), (&filter.recipient, "1"), (&filter.participant, "0, 1")] {
        let Some(name) = name else { continue };
        let ids = numbers(&meant(connection, name)?);
        all.add(
            format!("e.id IN (SELECT event FROM participant WHERE entity IN ({ids}) AND side IN ({sides}))"),
            [],
        );
    }
    if !filter.kinds.is_empty() {
        let codes: Vec<i64> = filter.kinds.iter().map(|kind| Code(*kind).number()).collect();
        all.add(format!("e.kind IN ({})", numbers(&codes)), []);
    }
    if !filter.statuses.is_empty() {
        let codes: Vec<i64> = filter.statuses.iter().map(|status| Code(*status).number()).collect();
        all.add(format!("e.status IN ({})", numbers(&codes)), []);
    }
    if let Some(mode) = &filter.mode {
        all.add("e.mode = (SELECT id FROM word WHERE text = ?)", [Value::Text(mode.clone())]);
    }
    if let Some(context) = &filter.context {
        all.add(
            "EXISTS (SELECT 1 FROM event_context c WHERE c.event = e.id
               AND c.context = (SELECT id FROM word WHERE text = ?))",
            [Value::Text(context.clone())],
        );
    }
    if let Some(least) = filter.min_confidence {
        all.add("e.confidence >= ?", [Value::Real(least)]);
    }
    let bounds = [
        (filter.date_from, "e.date_end >= ?"),
        (filter.date_to, "e.date_start <= ?"),
        (filter.published_from, "e.day >= ?"),
        (filter.published_to, "e.day <= ?"),
    ];
    for (day, sql) in bounds {
        if let Some(day) = day {
            all.add(sql, [Value::Integer(Day(day).number())]);
        }
    }
    scene(connection, filter, &mut all)?;
    source(connection, filter, &mut all)?;
    Ok(all)
}

/// Where it took place, or whose it is.
fn scene(connection: &Connection, filter: &EventFilter, all: &mut Conditions) -> rusqlite::Result<()> {
    if let Some(place) = &filter.place {
        let country = country_code(connection, place)?;
        all.add(
            "e.place IN (SELECT id FROM place WHERE folded = ?
               UNION SELECT id FROM place WHERE country = (SELECT id FROM word WHERE text = ?))",
            [Value::Text(fold(place)), Value::Text(country)],
        );
    }
    if let Some(country) = &filter.country {
        let code = Value::Text(country_code(connection, country)?);
        all.add(
            "(e.place IN (SELECT id FROM place WHERE country = (SELECT id FROM word WHERE text = ?))
              OR e.id IN (SELECT p.event FROM participant p JOIN entity n ON n.id = p.entity
                          WHERE p.side < 2 AND n.country = (SELECT id FROM word WHERE text = ?)))",
            [code.clone(), code],
        );
    }
    if let Some(scope) = &filter.scope {
        let countries =
            numbers(&rows_named(connection, "SELECT id FROM word WHERE text = ?1", &scope.countries)?);
        let entities =
            numbers(&rows_named(connection, "SELECT id FROM entity WHERE name = ?1", &scope.entities)?);
        all.add(
            format!(
                "(e.place IN (SELECT id FROM place WHERE country IN ({countries}))
                  OR e.id IN (SELECT p.event FROM participant p JOIN entity n ON n.id = p.entity
                              WHERE p.side < 2 AND (n.country IN ({countries}) OR n.id IN ({entities}))))"
            ),
            [],
        );
    }
    Ok(())
}

/// The rows that a query gives for each of some names.
fn rows_named(connection: &Connection, sql: &str, names: &[String]) -> rusqlite::Result<Vec<i64>> {
    let mut rows = Vec::new();
    for name in names {
        rows.extend(list(connection, sql, [name], |row| row.get::<_, i64>(0))?);
    }
    Ok(rows)
}

/// Which document, item, heading and outlet it comes from.
fn source(connection: &Connection, filter: &EventFilter, all: &mut Conditions) -> rusqlite::Result<()> {
    if let Some(outlet) = &filter.outlet {
        let ids = numbers(&outlet_ids(connection, outlet)?);
        all.add(
            format!(
                "e.id IN (SELECT ec.event FROM citation_outlet co
                 JOIN event_citation ec ON ec.citation = co.citation
                          WHERE co.outlet IN ({ids}))"
            ),
            [],
        );
    }
    if filter.document.is_some() || filter.section.is_some() {
        let mut item = Conditions::default();
        item_source(connection, filter, &mut item)?;
        all.add(format!("e.item IN (SELECT i.id FROM item i WHERE {})", item.sql()), item.params);
    }
    if let Some(item) = &filter.item {
        all.add("e.item = ?", [Value::Integer(item_row(connection, item)?)]);
    }
    Ok(())
}

/// The conditions on `item i` that document and heading make.
pub(crate) fn item_source(
    connection: &Connection,
    filter: &EventFilter,
    all: &mut Conditions,
) -> rusqlite::Result<()> {
    if let Some(document) = &filter.document {
        all.add("i.document = (SELECT id FROM document WHERE name = ?)", [Value::Text(document.clone())]);
    }
    if let Some(section) = &filter.section {
        let wanted = fold(section);
        let headings = list(
            connection,
            "SELECT w.id, w.text FROM word w WHERE w.id IN (SELECT heading
             FROM section UNION SELECT section FROM item)",
            [],
            |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)),
        )?;
        let same = headings.iter().filter(|(_, text)| fold(text) == wanted).map(|(id, _)| *id);
        all.add(format!("i.section IN ({})", numbers(&same.collect::<Vec<_>>())), []);
    }
    Ok(())
}

/// Rows of the outlets that an id or a name in any spelling means.
pub(crate) fn outlet_ids(connection: &Connection, outlet: &str) -> rusqlite::Result<Vec<i64>> {
    // By name the outlet is found under its other names, too, if the knowledge has it.
    list(
        connection,
        "SELECT id FROM outlet WHERE code = ?1 OR folded = ?2
         OR code IN (SELECT code FROM outlet WHERE folded = ?2 AND code IS NOT NULL)
         OR code IN (SELECT substr(e.name, 3) FROM spelling s JOIN entity e ON e.id = s.entity WHERE s.folded = ?2)
         ORDER BY id",
        [outlet, &fold(outlet)],
        |row| row.get(0),
    )
}

/// The row of an item's id, -1 where there is none.
pub(crate) fn item_row(connection: &Connection, id: &str) -> rusqlite::Result<i64> {
    let cut = id.rfind('/').unwrap_or(id.len());
    let row = connection
        .prepare_cached(
            "SELECT i.id FROM document d JOIN item i ON i.document = d.id WHERE d.name = ?1 AND i.tail = ?2",
        )?
        .query_row([&id[..cut], &id[cut..]], |row| row.get(0))
        .optional()?;
    Ok(row.unwrap_or(-1))
}

/// Adds the condition that the item of `event e` is found by a search, and what its operators say.
pub(crate) fn with_text(
    connection: &Connection,
    filter: &EventFilter,
    query: &Query,
) -> rusqlite::Result<Conditions> {
    let mut filter = filter.clone();
    filter.narrow(&query.operators);
    let mut all = event_conditions(connection, &filter)?;
    let plan = plan::plan(connection, query)?;
    if let Some(positive) = plan.positive {
        all.add("e.item IN (SELECT rowid FROM item_text WHERE item_text MATCH ?)", [Value::Text(positive)]);
    }
    if let Some(negative) = plan.negative {
        all.add(
            "e.item NOT IN (SELECT rowid FROM item_text WHERE item_text MATCH ?)",
            [Value::Text(negative)],
        );
    }
    Ok(all)
}

/// Numbers as a list of the database's language. They are ours, so nothing needs quoting.
pub(crate) fn numbers(ids: &[i64]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
