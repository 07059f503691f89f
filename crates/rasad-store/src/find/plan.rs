//! Turns a search into expressions of the full-text index. A bare name of a known entity also finds the items
//! that mention that entity under other names.

use rasad_reading::EntityKind;
use rasad_text::fold::fold;
use rusqlite::Connection;

use super::query::{Clause, Query, Term};
use crate::codes::{Code, int};
use crate::read::list;

/// Longest name that is tried, in words.
const NAME_WORDS: usize = 6;

/// A name that more entities than this bear says too little about whom is meant.
const MOST_NAMESAKES: usize = 8;

/// The same for a last name alone.
const MOST_SURNAMES: usize = 1;

/// What the full-text index is asked.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Plan {
    /// What items must match; `None` where the search names nothing to be found.
    pub(crate) positive: Option<String>,
    /// What items must not match.
    pub(crate) negative: Option<String>,
    /// Rows of the entities that names in the search mean, for highlighting.
    pub(crate) entities: Vec<i64>,
}

/// Plans a search.
pub(crate) fn plan(connection: &Connection, query: &Query) -> rusqlite::Result<Plan> {
    let mut plan = Plan::default();
    let (mut positive, mut negative) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < query.clauses.len() {
        let clause = &query.clauses[at];
        if let Some((length, ids)) = longest_name(connection, &query.clauses[at..])? {
            let words: Vec<String> =
                query.clauses[at..at + length].iter().map(|clause| words_of(&clause.terms[0])).collect();
            positive.push(either(&words.join(" AND "), &ids));
            plan.entities.extend(ids);
            at += length;
            continue;
        }
        let mut terms = Vec::with_capacity(clause.terms.len());
        for term in &clause.terms {
            let ids = if is_bare(term) { namesakes(connection, &term.tokens.join(" "))? } else { Vec::new() };
            terms.push(either(&words_of(term), &ids));
            if !clause.negated {
                plan.entities.extend(ids);
            }
        }
        let terms = format!("({})", terms.join(" OR "));
        if clause.negated {
            negative.push(terms);
        } else {
            positive.push(terms);
        }
        at += 1;
    }
    plan.entities.sort_unstable();
    plan.entities.dedup();
    plan.positive = (!positive.is_empty()).then(|| positive.join(" AND "));
    plan.negative = (!negative.is_empty()).then(|| negative.join(" OR "));
    Ok(plan)
}

/// How many clauses from the first on are together a name, and whose.
fn longest_name(connection: &Connection, clauses: &[Clause]) -> rusqlite::Result<Option<(usize, Vec<i64>)>> {
    let bare = clauses.iter().take_while(|clause| is_bare_word(clause)).take(NAME_WORDS).count();
    for length in (1..=bare).rev() {
        let tokens: Vec<&str> =
            clauses[..length].iter().flat_map(|clause| &clause.terms[0].tokens).map(String::as_str).collect();
        let ids = namesakes(connection, &tokens.join(" "))?;
        if !ids.is_empty() {
            return Ok(Some((length, ids)));
        }
    }
    Ok(None)
}

fn is_bare_word(clause: &Clause) -> bool {
    !clause.negated && clause.terms.len() == 1 && is_bare(&clause.terms[0])
}

fn is_bare(term: &Term) -> bool {
    !term.quoted && !term.prefix
}

/// Entities of a folded name: those of the knowledge, else the others; none where too many bear it.
fn namesakes(connection: &Connection, folded: &str) -> rusqlite::Result<Vec<i64>> {
    let found = list(
        connection,
        "SELECT DISTINCT e.id, e.known FROM spelling s JOIN entity e ON e.id = s.entity
         WHERE s.folded = ?1 ORDER BY e.id LIMIT 200",
        [folded],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    if found.is_empty() {
        return surnames(connection, folded);
    }
    let any_known = found.iter().any(|(_, known)| *known);
    let ids: Vec<i64> =
        found.into_iter().filter(|(_, known): &(i64, bool)| *known == any_known).map(|(id, _)| id).collect();
    Ok(if ids.len() > MOST_NAMESAKES { Vec::new() } else { ids })
}

/// People of the knowledge whose name ends in a word that no text uses alone; none where several are.
fn surnames(connection: &Connection, word: &str) -> rusqlite::Result<Vec<i64>> {
    if word.contains(' ') || word.chars().count() < 3 {
        return Ok(Vec::new());
    }
    let ids = list(
        connection,
        "SELECT DISTINCT e.id FROM spelling s JOIN entity e ON e.id = s.entity
         WHERE s.id IN (SELECT rowid FROM spelling_text WHERE spelling_text MATCH ?1)
           AND e.known AND e.kind = ?2 AND substr(s.folded, -length(?3)) = ?3 ORDER BY e.id LIMIT ?4",
        (format!("\"{word}\""), Code(EntityKind::Person), format!(" {word}"), int(MOST_SURNAMES + 1)),
        |row| row.get(0),
    )?;
    Ok(if ids.len() > MOST_SURNAMES { Vec::new() } else { ids })
}

/// The tokens of a term hold letters and digits only, so that quoting them is all the escaping there is.
fn words_of(term: &Term) -> String {
    debug_assert!(term.tokens.iter().all(|token| fold(token) == *token));
    format!("text : \"{}\"{}", term.tokens.join(" "), if term.prefix { " *" } else { "" })
}

fn either(words: &str, ids: &[i64]) -> String {
    if ids.is_empty() {
        return words.to_owned();
    }
    let ids: Vec<String> = ids.iter().map(|id| format!("\"e{id}\"")).collect();
    format!("(({words}) OR entity : ({}))", ids.join(" OR "))
}
