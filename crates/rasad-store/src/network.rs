//! Who acts on whom, how often.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rasad_events::EventType;
use rusqlite::params_from_iter;

use crate::archive::Archive;
use crate::codes::Code;
use crate::error::Result;
use crate::events::{Party, party_at};
use crate::filter::{EventFilter, with_text};
use crate::find::Query;

/// One line of the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Who acts.
    pub from: Party,
    /// On whom. In types whose participants act on each other the order of the two means nothing.
    pub to: Party,
    /// Events by type.
    pub counts: BTreeMap<EventType, usize>,
    /// All of them together.
    pub total: usize,
}

type Pairs = BTreeMap<(i64, i64), BTreeMap<EventType, usize>>;

impl Archive {
    /// The pairs that meet in most events, at most `limit`. An actor and a recipient make a pair in that
    /// order; in types whose participants act on each other any two of them do, in the order in which the
    /// archive met them first.
    ///
    /// # Errors
    /// [`crate::Error::Query`] for a text that can't be understood; those of reading the file.
    pub fn network(&self, filter: &EventFilter, limit: usize) -> Result<Vec<Edge>> {
        let query = Query::parse(filter.text.as_deref().unwrap_or(""))?;
        let run = || {
            let conditions = with_text(&self.connection, filter, &query)?;
            let sql = format!(
                "SELECT e.id, e.kind, p.side, p.entity FROM event e JOIN participant p ON p.event = e.id
                 WHERE p.side < 2 AND {} ORDER BY e.id",
                conditions.sql()
            );
            let mut statement = self.connection.prepare(&sql)?;
            let mut rows = statement.query(params_from_iter(conditions.params))?;
            let mut pairs = Pairs::new();
            let mut current: Option<Act> = None;
            while let Some(row) = rows.next()? {
                let id: i64 = row.get(0)?;
                if current.as_ref().is_none_or(|act| act.id != id) {
                    let kind = row.get::<_, Code<EventType>>(1)?.0;
                    let next = Act { id, kind, actors: Vec::new(), recipients: Vec::new() };
                    if let Some(act) = current.replace(next) {
                        act.count(&mut pairs);
                    }
                }
                let side: i64 = row.get(2)?;
                if let Some(act) = &mut current {
                    if side == 0 { &mut act.actors } else { &mut act.recipients }.push(row.get(3)?);
                }
            }
            if let Some(act) = current {
                act.count(&mut pairs);
            }
            self.edges(pairs, limit)
        };
        self.wrap(run())
    }

    fn edges(&self, pairs: Pairs, limit: usize) -> rusqlite::Result<Vec<Edge>> {
        let mut ranked: Vec<_> = pairs
            .into_iter()
            .map(|(pair, counts)| (Reverse(counts.values().sum::<usize>()), pair, counts))
            .collect();
        ranked.sort_unstable();
        let party = |id: i64| {
            self.connection
                .prepare_cached(
                    "SELECT n.name, ifnull(n.label, n.name), n.kind, country.text FROM entity n
                     LEFT JOIN word country ON country.id = n.country WHERE n.id = ?1",
                )?
                .query_row([id], |row| party_at(row, 0))
        };
        let edge = |(Reverse(total), (from, to), counts)| {
            Ok(Edge { from: party(from)?, to: party(to)?, counts, total })
        };
        ranked.into_iter().take(limit).map(edge).collect()
    }
}

/// One event's participants.
struct Act {
    id: i64,
    kind: EventType,
    actors: Vec<i64>,
    recipients: Vec<i64>,
}

impl Act {
    /// Counts every pair once.
    fn count(mut self, pairs: &mut Pairs) {
        let mut met: Vec<(i64, i64)> = Vec::new();
        if self.kind.is_symmetric() {
            self.actors.append(&mut self.recipients);
            self.actors.sort_unstable();
            for (at, one) in self.actors.iter().enumerate() {
                met.extend(self.actors[at + 1..].iter().map(|other| (*one, *other)));
            }
        } else {
            for actor in &self.actors {
                met.extend(self.recipients.iter().map(|recipient| (*actor, *recipient)));
            }
        }
        met.retain(|(one, other)| one != other);
        met.sort_unstable();
        met.dedup();
        for pair in met {
            *pairs.entry(pair).or_default().entry(self.kind).or_default() += 1;
        }
    }
}
