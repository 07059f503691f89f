//! Which date an event has (codebook, section 5).

use rasad_events::TokenRef;
use rasad_syntax::Deprel;
use rasad_time::{Interval, Precision};

use crate::mention::ItemText;
use crate::model::{Citation, DateBasis};

/// A date in an item that can be an event's, with the token that it hangs by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LocalDate {
    pub(crate) at: TokenRef,
    pub(crate) value: Option<Interval>,
    pub(crate) precision: Precision,
}

/// A date with how it was come by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct EventDate {
    pub(super) value: Option<Interval>,
    pub(super) precision: Precision,
    pub(super) basis: DateBasis,
}

/// Whether a date in the event's own clause is the event's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Own {
    Counts,
    /// The clause tells a future act, and its date is not that of the promise.
    Skipped,
}

/// Who keeps a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    /// The event with this trigger.
    Event(usize),
    /// A relative clause that tells no event.
    Clause,
    Nobody,
}

/// The date that the sentence gives to a word: one in its own clause, or else in a clause that it depends
/// on. `others` are the triggers of other events, which keep dates below them for themselves.
pub(super) fn stated(
    item: &ItemText<'_>,
    trigger: TokenRef,
    others: &[TokenRef],
    dates: &[LocalDate],
    own: Own,
) -> Option<EventDate> {
    let mut here: Vec<&LocalDate> =
        dates.iter().filter(|date| date.at.sentence == trigger.sentence).collect();
    let tokens = &item.sentences[trigger.sentence].tokens;
    // The first event above a date owns it; a relative clause keeps its dates to itself.
    let owner = |date: &LocalDate| {
        let mut at = date.at.token;
        for _ in 0..tokens.len() {
            if at == trigger.token
                || others.iter().any(|other| other.sentence == trigger.sentence && other.token == at)
            {
                return Owner::Event(at);
            }
            if matches!(tokens[at].deprel, Deprel::AclRelcl | Deprel::Acl) {
                return Owner::Clause;
            }
            match tokens[at].head {
                Some(head) => at = head,
                None => return Owner::Nobody,
            }
        }
        Owner::Nobody
    };
    if own == Own::Skipped {
        here.retain(|date| owner(date) != Owner::Event(trigger.token));
    }
    if let Some(date) = here.iter().find(|date| owner(date) == Owner::Event(trigger.token)) {
        return Some(of(date));
    }
    // "in the near future" dates only its own act.
    let here: Vec<&LocalDate> = here.into_iter().filter(|date| date.value.is_some()).collect();
    // Up from the trigger through clauses that share its time; a relative clause or a noun's history has its own.
    let mut at = trigger.token;
    let mut depth = 0;
    while let Some(head) = tokens[at].head {
        let shares = matches!(
            tokens[at].deprel,
            Deprel::Conj
                | Deprel::Xcomp
                | Deprel::Ccomp
                | Deprel::Advcl
                | Deprel::Parataxis
                | Deprel::Obj
                | Deprel::Obl
                | Deprel::NsubjPass
                | Deprel::Nsubj
        ) || leads_on(tokens, at);
        if !shares || depth > 4 {
            return None;
        }
        at = head;
        depth += 1;
        if let Some(date) = here.iter().find(|date| {
            owner(date) == Owner::Event(at)
                || (tokens[date.at.token].head == Some(at) && owner(date) != Owner::Clause)
        }) {
            return Some(of(date));
        }
    }
    // A date that no event owns, at the head of the sentence, holds for what the sentence says.
    here.iter().find(|date| owner(date) == Owner::Nobody && tokens[at].head.is_none()).map(|date| of(date))
}

/// "He went on to Damascus, where he met ...": the clause tells what came of the one above.
fn leads_on(tokens: &[rasad_syntax::Token], at: usize) -> bool {
    tokens[at].deprel == Deprel::AclRelcl
        && tokens.iter().any(|token| token.head == Some(at) && token.lemma == "where")
}

fn of(date: &LocalDate) -> EventDate {
    EventDate { value: date.value, precision: date.precision, basis: DateBasis::Stated }
}

/// The earliest date of the citations that cover an event, else of the item's, else the document's own.
pub(super) fn reported(item: &[&Citation], covering: &[&Citation], document: Option<Interval>) -> EventDate {
    let earliest = |citations: &[&Citation]| {
        citations.iter().filter_map(|citation| citation.date).min().map(|date| Interval::day(date.start))
    };
    // Of two that cover it, the one that begins nearer says more of it.
    let begin = covering.iter().filter(|c| c.date.is_some()).map(|c| c.covers.start).max();
    let nearest: Vec<&Citation> =
        covering.iter().copied().filter(|citation| Some(citation.covers.start) == begin).collect();
    let value = earliest(&nearest).or_else(|| earliest(item)).or(document);
    let precision = match value {
        Some(value) if value.start == value.end => Precision::Day,
        Some(_) => Precision::Range,
        None => Precision::Vague,
    };
    EventDate { value, precision, basis: DateBasis::Reported }
}
