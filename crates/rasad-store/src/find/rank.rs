//! Which of the items that fit come first, and what a hit shows.

use std::cmp::Reverse;

use rusqlite::{Connection, OptionalExtension};

use super::plan::Plan;
use super::query::Term;
use super::snippet::snippet;
use super::{Fitting, Hit};
use crate::codes::{day_at, span_at, whole};
use crate::filter::numbers;
use crate::read::list;

/// Above this many items relevance is not worked out.
const MOST_RANKED: usize = 5_000;

/// Nor where the words alone found more than this: words of so many items hardly tell them apart.
const MOST_MATCHING: usize = 20_000;

/// Up to this many items their days are looked up one by one; for more the index of days is walked.
const FEW: usize = 2_000;

/// The best items with their scores.
pub(super) fn best(
    connection: &Connection,
    plan: &Plan,
    fitting: &Fitting,
    offset: usize,
    limit: usize,
) -> rusqlite::Result<Vec<(i64, f64)>> {
    let Fitting::Some { ids, n_matching } = fitting else { return newest(connection, None, offset, limit) };
    match &plan.positive {
        Some(expression) if ids.len() <= MOST_RANKED && *n_matching <= MOST_MATCHING => {
            let scored = scores(connection, expression, ids, *n_matching)?;
            most_relevant(connection, scored, offset, limit)
        }
        _ => newest(connection, Some(ids), offset, limit),
    }
}

fn scores(
    connection: &Connection,
    expression: &str,
    ids: &[i64],
    n_matching: usize,
) -> rusqlite::Result<Vec<(i64, f64)>> {
    // Where the filter leaves few of many, the score is worked out for those alone; the plus keeps the index
    // from being asked for each of them apart.
    let only =
        if n_matching > MOST_RANKED { format!("AND +rowid IN ({})", numbers(ids)) } else { String::new() };
    let sql = format!("SELECT rowid, -bm25(item_text) FROM item_text WHERE item_text MATCH ?1 {only}");
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([expression])?;
    let mut scored = Vec::with_capacity(ids.len());
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        if ids.binary_search(&id).is_ok() {
            scored.push((id, row.get(1)?));
        }
    }
    Ok(scored)
}

fn most_relevant(
    connection: &Connection,
    mut scored: Vec<(i64, f64)>,
    offset: usize,
    limit: usize,
) -> rusqlite::Result<Vec<(i64, f64)>> {
    scored.sort_unstable_by(|(left_id, left), (right_id, right)| {
        right.total_cmp(left).then(right_id.cmp(left_id))
    });
    let wanted = offset.saturating_add(limit).min(scored.len());
    // Days decide among equals only, so they are looked up for what is shown and its equals.
    let last = wanted.checked_sub(1).map(|at| scored[at].1);
    let beyond = scored[wanted..].iter().take_while(|(_, score)| Some(*score) == last).count();
    scored.truncate(wanted + beyond);
    let mut dated = Vec::with_capacity(scored.len());
    for (id, score) in scored {
        dated.push((day(connection, id)?, id, score));
    }
    dated.sort_by(|(left_day, left_id, left), (right_day, right_id, right)| {
        right.total_cmp(left).then(right_day.cmp(left_day)).then(right_id.cmp(left_id))
    });
    Ok(dated.into_iter().skip(offset).take(limit).map(|(_, id, score)| (id, score)).collect())
}

/// The newest of some ascending rows, or of all.
fn newest(
    connection: &Connection,
    ids: Option<&[i64]>,
    offset: usize,
    limit: usize,
) -> rusqlite::Result<Vec<(i64, f64)>> {
    if let Some(ids) = ids.filter(|ids| ids.len() <= FEW) {
        let mut dated = Vec::with_capacity(ids.len());
        for id in ids {
            dated.push(Reverse((day(connection, *id)?, *id)));
        }
        dated.sort_unstable();
        return Ok(dated.into_iter().skip(offset).take(limit).map(|Reverse((_, id))| (id, 0.0)).collect());
    }
    let mut statement = connection.prepare_cached("SELECT id FROM item ORDER BY day DESC, id DESC")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    let mut passed = 0;
    while found.len() < limit {
        let Some(row) = rows.next()? else { break };
        let id: i64 = row.get(0)?;
        if ids.is_some_and(|ids| ids.binary_search(&id).is_err()) {
            continue;
        }
        if passed < offset {
            passed += 1;
        } else {
            found.push((id, 0.0));
        }
    }
    Ok(found)
}

fn day(connection: &Connection, id: i64) -> rusqlite::Result<Option<i64>> {
    let day = connection
        .prepare_cached("SELECT day FROM item WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(day.flatten())
}

/// What a hit shows.
pub(super) fn hit(
    connection: &Connection,
    id: i64,
    score: f64,
    terms: &[&Term],
    entities: &[i64],
) -> rusqlite::Result<Hit> {
    let mentions = if entities.is_empty() {
        Vec::new()
    } else {
        let sql = format!(
            "SELECT m.span_start, m.span_end FROM item i JOIN mention m ON m.document = i.document
             WHERE i.id = ?1 AND m.item = ?1 AND m.spelling IS NOT NULL AND m.entity IN ({})",
            numbers(entities)
        );
        list(connection, &sql, [id], |row| span_at(row, 0))?
    };
    connection
        .prepare_cached(
            "SELECT d.name, i.tail, ifnull(d.title, d.read_title), w.text, i.day, d.uri, i.span_start,
             i.span_end,
               body.text
             FROM item i JOIN document d ON d.id = i.document JOIN body ON body.document = d.id
             LEFT JOIN word w ON w.id = i.section WHERE i.id = ?1",
        )?
        .query_row([id], |row| {
            let document: String = row.get(0)?;
            Ok(Hit {
                item: whole(&document, row.get_ref(1)?.as_str()?),
                document,
                title: row.get(2)?,
                section: row.get(3)?,
                outlets: outlets(connection, id)?,
                day: day_at(row, 4)?,
                uri: row.get(5)?,
                score,
                snippet: snippet(row.get_ref(8)?.as_str()?, span_at(row, 6)?, terms, &mentions),
            })
        })
}

/// Names of the outlets that an item cites, else of those of its document.
pub(crate) fn outlets(connection: &Connection, item: i64) -> rusqlite::Result<Vec<String>> {
    let mut names: Vec<String> = list(
        connection,
        "SELECT o.name FROM citation c JOIN citation_outlet co ON co.citation = c.id
         JOIN outlet o ON o.id = co.outlet WHERE c.item = ?1 ORDER BY c.id, co.position",
        [item],
        |row| row.get(0),
    )?;
    if names.is_empty() {
        names = list(
            connection,
            "SELECT w.text FROM item i JOIN document_outlet o ON o.document = i.document
             JOIN word w ON w.id = o.name WHERE i.id = ?1 ORDER BY o.position",
            [item],
            |row| row.get(0),
        )?;
    }
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(name.clone()));
    Ok(names)
}
