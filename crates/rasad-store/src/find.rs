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

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchResult {
    /// How many items fit.
    pub total: usize,
    /// Some of them: by relevance, the newest first among equals; newest first, too, where more than 10,000 items
    /// fit or no words were given, since relevance then tells them apart badly.
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
/// would otherwise look every item of one up in the other.
fn fitting(connection: &Connection, plan: &Plan, filter: &EventFilter) -> rusqlite::Result<Fitting> {
    let matching = |expression: &str| {
        let sql = "SELECT rowid FROM item_text WHERE item_text MATCH ? ORDER BY rowid";
        ascending(connection, sql, vec![Value::Text(expression.to_owned())])
    };
    let mut ids = plan.positive.as_deref().map(matching).transpose()?;
    let n_matching = ids.as_ref().map_or(0, Vec::len);
    let keep = |ids: &mut Option<Vec<i64>>, set: Vec<i64>| {
        *ids = Some(match ids.take() {
            Some(old) => common(&old, &set),
            None => set,
        });
    };
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
        let conditions = event_conditions(connection, &of_event)?;
        keep(
            &mut ids,
            ascending(
                connection,
                &format!("SELECT e.item FROM event e WHERE {}", conditions.sql()),
                conditions.params,
            )?,
        );
    }
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
        keep(
            &mut ids,
            ascending(
                connection,
                &format!("SELECT i.id FROM item i WHERE {}", of_item.sql()),
                of_item.params,
            )?,
        );
    }
    if let Some(outlet) = &filter.outlet {
        let outlets = numbers(&outlet_ids(connection, outlet)?);
        let sql = format!(
            "SELECT c.item FROM citation_outlet co JOIN citation c ON c.id = co.citation WHERE co.outlet IN ({outlets})"
        );
        keep(&mut ids, ascending(connection, &sql, Vec::new())?);
    }
    if let Some(negative) = &plan.negative {
        let unwanted = matching(negative)?;
        let base = match ids.take() {
            Some(ids) => ids,
            None => ascending(connection, "SELECT id FROM item", Vec::new())?,
        };
        ids = Some(base.into_iter().filter(|id| unwanted.binary_search(id).is_err()).collect());
    }
    Ok(ids.map_or(Fitting::All, |ids| Fitting::Some { ids, n_matching }))
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
