//! An event of an item before it has an id.

use rasad_events::{Candidate, EventType, Status, TokenRef};
use rasad_names::Target;
use rasad_syntax::Deprel;
use rasad_text::Span;

use super::date::EventDate;
use crate::mention::{Entities, EntityIndex, ItemText};
use crate::model::EventPlace;
use crate::reader::Reader;

/// An event over the entities of the document.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of how the text tells the event")]
pub(crate) struct EventDraft {
    pub(crate) kind: EventType,
    pub(crate) mode: Option<String>,
    pub(crate) contexts: Vec<String>,
    pub(crate) actors: Vec<EntityIndex>,
    pub(crate) recipients: Vec<EntityIndex>,
    /// Whether the recipient is only the country of the place visited.
    pub(crate) host_from_place: bool,
    pub(super) date: Option<EventDate>,
    pub(crate) place: Option<EventPlace>,
    pub(crate) status: Status,
    pub(crate) claimants: Vec<EntityIndex>,
    /// Ids.
    pub(crate) citations: Vec<String>,
    pub(crate) confidence: f64,
    pub(crate) evidence: Span,
    pub(crate) trigger: TokenRef,
    /// Triggers of mentions that this one took in.
    pub(crate) absorbed: Vec<TokenRef>,
    pub(crate) trigger_span: Span,
    pub(crate) rule: String,
    pub(crate) cameo: Option<String>,
    pub(crate) nominal: bool,
    /// Whether it is a future act that the codebook writes as an AGREE.
    pub(super) promised: bool,
    /// Whether it stands on "the report" that the sentences before tell of.
    pub(super) goes_on: bool,
}

impl EventDraft {
    /// The date, with its precision and basis.
    pub(crate) fn dated(
        &self,
    ) -> (Option<rasad_time::Interval>, rasad_time::Precision, crate::model::DateBasis) {
        match self.date {
            Some(date) => (date.value, date.precision, date.basis),
            None => (None, rasad_time::Precision::Vague, crate::model::DateBasis::Reported),
        }
    }

    /// Everybody in it.
    pub(super) fn participants(&self) -> impl Iterator<Item = EntityIndex> + '_ {
        self.actors.iter().chain(&self.recipients).copied()
    }
}

/// Whether a candidate with these participants is an event: somebody takes part, and where the rule asks
/// for it, somebody is acted upon.
pub(super) fn is_event(
    reader: &Reader,
    candidate: &Candidate,
    actors: &[EntityIndex],
    recipients: &[EntityIndex],
) -> bool {
    let rule = &reader.lexicon.rules[candidate.rule_index];
    if rule.needs_recipient && recipients.is_empty() {
        return false;
    }
    match candidate.kind {
        // Words are somebody's; acts may be told without who did them.
        EventType::State
        | EventType::Request
        | EventType::Threaten
        | EventType::Agree
        | EventType::Reject => !actors.is_empty(),
        // "was charged with fraud": who is accused is told, by whom is not.
        EventType::Accuse => {
            !actors.is_empty() || !candidate.nominal && candidate.mode.is_some() && !recipients.is_empty()
        }
        EventType::Consult => {
            actors.len() + recipients.len() >= 2
                || (!actors.is_empty() && !candidate.nominal && candidate.mode.is_some())
        }
        EventType::Support | EventType::Concede => {
            !actors.is_empty() && (!candidate.nominal || !recipients.is_empty() || actors.len() >= 2)
        }
        _ if candidate.nominal => {
            !actors.is_empty() && !recipients.is_empty()
                || actors.len() + recipients.len() >= 1 && candidate.confidence >= 0.6
        }
        _ => !actors.is_empty() || !recipients.is_empty(),
    }
}

/// The country of a place as an entity.
pub(super) fn country_entity(reader: &Reader, entities: &mut Entities, id: &str) -> Option<EntityIndex> {
    let at = reader.knowledge.countries.iter().position(|country| country.id == id)?;
    entities.known(&reader.knowledge, Target::Country(at))
}

/// A whole sentence.
pub(super) fn sentence_span(item: &ItemText<'_>, sentence: usize) -> Span {
    crate::mention::span_of(item, sentence, (0, item.len(sentence)))
}

/// The words that gave the event away, as one stretch.
pub(super) fn trigger_span(item: &ItemText<'_>, candidate: &Candidate) -> Span {
    candidate
        .trigger_parts
        .iter()
        .filter(|part| part.sentence == candidate.trigger.sentence)
        .fold(super::token_span(item, candidate.trigger), |span, part| {
            span.cover(super::token_span(item, *part))
        })
}

/// The clause around a trigger: what hangs on it, without joined clauses, and without what it hangs on.
pub(super) fn clause_span(item: &ItemText<'_>, trigger: TokenRef) -> Span {
    let tokens = &item.sentences[trigger.sentence].tokens;
    let mut inside = vec![false; tokens.len()];
    inside[trigger.token] = true;
    // Heads may stand on either side, so the marking is repeated until nothing changes; trees are shallow.
    loop {
        let mut changed = false;
        for at in 0..tokens.len() {
            let Some(head) = tokens[at].head else { continue };
            let own = !(head == trigger.token
                && matches!(
                    tokens[at].deprel,
                    Deprel::Conj | Deprel::Parataxis | Deprel::Punct | Deprel::Cc
                ));
            if inside[head] && !inside[at] && own {
                inside[at] = true;
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    // One stretch around the trigger: gaps of punctuation are closed, larger ones end it.
    let mut start = trigger.token;
    let mut end = trigger.token + 1;
    while start > 0 && (inside[start - 1] || (start > 1 && inside[start - 2])) {
        start -= 1;
    }
    while end < tokens.len() && (inside[end] || (end + 1 < tokens.len() && inside[end + 1])) {
        end += 1;
    }
    Span::new(tokens[start].span.0, tokens[end - 1].span.1).shift(item.offset)
}
