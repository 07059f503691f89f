//! Finding items by their words, by whom they mention, and by their events.

mod lex;
mod operator;
pub(crate) mod plan;
mod query;
mod rank;
mod snippet;

use jiff::civil::Date;
use rusqlite::Connection;
use rusqlite::types::Value;

pub use operator::{Operator, parse_days};
pub use query::{Clause, MAX_QUERY_BYTES, MAX_QUERY_TERMS, Query, Term};
pub use snippet::Snippet;

use crate::archive::Archive;
use crate::codes::Day;
use crate::error::Result;
use crate::filter::{Conditions, EventFilter, event_conditions, item_row, item_source, numbers, outlet_ids};
use plan::Plan;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchQuery {
    /// In the language of [`Query`]. Empty finds all that the filter leaves, newest first.
    pub text: String,
    /// One event of the item must fit what it asks of events; days of publication, outlet, section, document,
    /// item and text are asked of the item itself.
    pub filter: EventFilter,
    /// Hits passed over.
    pub offset: usize,
    /// Most hits given, at most [`MAX_HITS`].
    pub limit: usize,
}

/// Most hits in one answer.
pub const MAX_HITS: usize = 1000;

/// Up to so many items are asked for by name.
const FEW_ITEMS: usize = 500;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchResult {
    /// How many items fit.
    pub total: usize,
    /// Some of them: by relevance, the newest first among equals. Newest first throughout where relevance
    /// tells them apart badly: without words, where more than 5,000 items fit, or the words alone fit more
    /// than 20,000.
    pub hits: Vec<Hit>,
}

/// An item that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Id of the document.
    pub document: String,
    /// Id of the item.
    pub item: String,
    /// Title of the document.
    pub title: Option<String>,
    /// Heading that the item stands under.
    pub section: Option<String>,
    /// Outlets that carried it: those that it cites, else those of the document.
    pub outlets: Vec<String>,
    /// When it was reported: first day of its citations, else the document's.
    pub day: Option<Date>,
    /// Where the document came from.
    pub uri: String,
    /// Relevance (BM25), higher is better; 0 where hits are in order of days.
    pub score: f64,
    /// The passage, with what was looked for marked.
    pub snippet: Snippet,
}

impl Archive {
    /// Finds items.
    ///
    /// # Errors
    /// [`crate::Error::Query`] for a search that can't be understood; those of reading the file.
    pub fn search(&self, search: &SearchQuery) -> Result<SearchResult> {
        let mut query = Query::parse(&search.text)?;
        if let Some(text) = &search.filter.text {
            let more = Query::parse(text)?;
            query.clauses.extend(more.clauses);
            query.operators.extend(more.operators);
        }
        let mut filter = search.filter.clone();
        filter.narrow(&query.operators);
        let run = || {
            let plan = plan::plan(&self.connection, &query)?;
            let fitting = fitting(&self.connection, &plan, &filter)?;
            let limit = search.limit.min(MAX_HITS);
            let ranked = rank::best(&self.connection, &plan, &fitting, search.offset, limit)?;
            let terms: Vec<&Term> = query
                .clauses
                .iter()
                .filter(|clause| !clause.negated)
                .flat_map(|clause| &clause.terms)
                .collect();
            let hits = ranked
                .into_iter()
                .map(|(id, score)| rank::hit(&self.connection, id, score, &terms, &plan.entities));
            Ok(SearchResult {
                total: fitting.len(&self.connection)?,
                hits: hits.collect::<rusqlite::Result<_>>()?,
            })
        };
        self.wrap(run())
    }
}

/// Rows of items, ascending.
pub(crate) enum Fitting {
    /// Nothing was asked.
    All,
    /// These.
    Some {
        /// Ascending.
        ids: Vec<i64>,
        /// How many items the words alone found.
        n_matching: usize,
    },
}

impl Fitting {
    fn len(&self, connection: &Connection) -> rusqlite::Result<usize> {
        match self {
            Self::All => {
                let n: i64 = connection
                    .prepare_cached("SELECT count(*) FROM item")?
                    .query_row([], |row| row.get(0))?;
                Ok(crate::codes::count(n))
            }
            Self::Some { ids, .. } => Ok(ids.len()),
        }
    }
}

/// The items that fit. Sets are met here and not by the database: it reads each in order, which is fast, and
/// would otherwise look every item of one up in the other. The cheap ones come first, and where they leave
/// few items only those are asked for.
fn fitting(connection: &Connection, plan: &Plan, filter: &EventFilter) -> rusqlite::Result<Fitting> {
    let mut set = ItemSet { connection, ids: None };
    if let Some(positive) = &plan.positive {
        set.ids = Some(matching(connection, positive)?);
    }
    let n_matching = set.ids.as_ref().map_or(0, Vec::len);
    let mut of_item = Conditions::default();
    item_source(connection, filter, &mut of_item)?;
    let days = [(filter.published_from, "i.day >= ?"), (filter.published_to, "i.day <= ?")];
    for (day, sql) in days {
        if let Some(day) = day {
            of_item.add(sql, [Value::Integer(Day(day).number())]);
        }
    }
    if let Some(item) = &filter.item {
        of_item.add("i.id = ?", [Value::Integer(item_row(connection, item)?)]);
    }
    if !of_item.is_empty() {
        set.keep("i.id", "item i", of_item)?;
    }
    if let Some(outlet) = &filter.outlet {
        let outlets = numbers(&outlet_ids(connection, outlet)?);
        let mut cited = Conditions::default();
        cited.add(format!("co.outlet IN ({outlets})"), []);
        set.keep("c.item", "citation_outlet co JOIN citation c ON c.id = co.citation", cited)?;
    }
    if filter.asks_of_events() {
        let of_event = EventFilter {
            outlet: None,
            published_from: None,
            published_to: None,
            text: None,
            document: None,
            item: None,
            section: None,
            ..filter.clone()
        };
        set.keep("e.item", "event e", event_conditions(connection, &of_event)?)?;
    }
    if let Some(negative) = &plan.negative {
        let unwanted = matching(connection, negative)?;
        if set.ids.is_none() {
            set.keep("i.id", "item i", Conditions::default())?;
        }
        set.ids =
            set.ids.map(|ids| ids.into_iter().filter(|id| unwanted.binary_search(id).is_err()).collect());
    }
    Ok(set.ids.map_or(Fitting::All, |ids| Fitting::Some { ids, n_matching }))
}

fn matching(connection: &Connection, expression: &str) -> rusqlite::Result<Vec<i64>> {
    let sql = "SELECT rowid FROM item_text WHERE item_text MATCH ? ORDER BY rowid";
    ascending(connection, sql, vec![Value::Text(expression.to_owned())])
}

/// Items that are left; `None` for all.
struct ItemSet<'a> {
    connection: &'a Connection,
    ids: Option<Vec<i64>>,
}

impl ItemSet<'_> {
    /// Keeps the items that `column` of `tables` names under some conditions.
    fn keep(&mut self, column: &str, tables: &str, mut conditions: Conditions) -> rusqlite::Result<()> {
        if self.ids.as_ref().is_some_and(Vec::is_empty) {
            return Ok(());
        }
        if let Some(few) = self.ids.as_ref().filter(|ids| ids.len() <= FEW_ITEMS) {
            conditions.add(format!("{column} IN ({})", numbers(few)), []);
        }
        let sql = format!("SELECT {column} FROM {tables} WHERE {}", conditions.sql());
        let found = ascending(self.connection, &sql, conditions.params)?;
        self.ids = Some(match self.ids.take() {
            Some(old) => common(&old, &found),
            None => found,
        });
        Ok(())
    }
}

/// The numbers that a query gives, ascending and each once.
fn ascending(connection: &Connection, sql: &str, params: Vec<Value>) -> rusqlite::Result<Vec<i64>> {
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query(rusqlite::params_from_iter(params))?;
    let mut ids = Vec::new();
    while let Some(row) = rows.next()? {
        ids.push(row.get(0)?);
    }
    if !ids.is_sorted() {
        ids.sort_unstable();
    }
    ids.dedup();
    Ok(ids)
}

/// What two ascending lists have in common.
fn common(left: &[i64], right: &[i64]) -> Vec<i64> {
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    let mut rest = long;
    let mut both = Vec::with_capacity(short.len());
    for id in short {
        let at = rest.partition_point(|other| other < id);
        rest = &rest[at..];
        if rest.first() == Some(id) {
            both.push(*id);
        }
    }
    both
}
