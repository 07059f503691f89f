//! On whose word an act stands: the text's, a speaker's, or that of somebody whom the text only reports.

use rasad_events::{Candidate, EventType, Speech, Status, TokenRef};

use super::hearsay::Hearsay;
use super::participant::Scope;
use super::saying::{self, Sayings};
use crate::mention::{Entities, EntityIndex};

/// How an act is held.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) status: Status,
    /// On whose word, if not the text's own.
    pub(super) claimants: Vec<EntityIndex>,
    /// Whether the speaker commits to the act by saying it; then the speakers are its actors.
    pub(super) speakers: Option<Vec<EntityIndex>>,
    /// Whether it stands on "the report" of the sentences before, whose claimants hold.
    pub(super) goes_on: bool,
}

/// On whose word a candidate stands, with these actors.
pub(super) fn of(
    scope: &Scope<'_>,
    sayings: &Sayings<'_>,
    hearsay: &[Hearsay],
    candidate: &Candidate,
    actors: &[EntityIndex],
) -> Word {
    let at = candidate.trigger;
    let around = sayings.around(at);
    let mut word = Word { status: candidate.status, claimants: Vec::new(), speakers: None, goes_on: false };
    // "would" after a past verb of saying is the future of what was said.
    if word.status == Status::Hypothetical && !around.is_empty() && says_would(scope, at) {
        word.status = Status::Planned;
    }
    // "a judge ordered ..., sources said": the judge, whoever that is, and not the sources.
    let somebody_else = actors.is_empty() && saying::names_somebody(scope.item, candidate);
    for told in around {
        let speakers: Vec<_> =
            told.speakers.iter().flat_map(|speaker| scope.participants(*speaker)).collect();
        if !somebody_else && is_own_word(scope, candidate.kind, actors, &speakers) {
            word.speakers = Some(speakers);
            return word;
        }
        if candidate.kind == EventType::State && told.speakers.is_empty() {
            continue;
        }
        // An outlet that carries a saying does not make it a claim; whoever it has it from does.
        if !speakers.is_empty() && speakers.iter().all(|speaker| is_outlet(scope.entities, *speaker)) {
            continue;
        }
        claim(&mut word, speakers, told.denies);
        word.goes_on = of_report(scope, told);
        return word;
    }
    let heard = hearsay.iter().find(|heard| {
        heard.sentence == at.sentence && !(heard.source.0 <= at.token && at.token < heard.source.1)
    });
    if let Some(heard) = heard
        && candidate.kind != EventType::State
    {
        let speakers = scope.participants(heard.speaker);
        if speakers.is_empty() || !speakers.iter().all(|speaker| is_outlet(scope.entities, *speaker)) {
            claim(&mut word, speakers, false);
            word.goes_on = heard.goes_on;
        }
    }
    word
}

fn claim(word: &mut Word, speakers: Vec<EntityIndex>, denies: bool) {
    if word.status == Status::Asserted {
        word.status = if denies { Status::Negated } else { Status::Claimed };
    }
    word.claimants = speakers;
}

/// "According to the report": the source is a noun for what was said before.
fn of_report(scope: &Scope<'_>, told: &Speech) -> bool {
    told.speakers.iter().any(|speaker| {
        matches!(
            scope.item.token(speaker.sentence, speaker.token).lemma.as_str(),
            "report" | "account" | "information"
        )
    })
}

fn says_would(scope: &Scope<'_>, at: TokenRef) -> bool {
    let tokens = &scope.item.sentences[at.sentence].tokens;
    let mut up = at.token;
    for _ in 0..3 {
        let would = tokens.iter().any(|token| token.head == Some(up) && token.lemma == "would");
        let unreal = tokens
            .iter()
            .any(|token| token.head == Some(up) && matches!(token.lemma.as_str(), "if" | "unless" | "have"));
        if would {
            return !unreal;
        }
        match tokens[up].head {
            Some(head) if tokens[up].deprel == rasad_syntax::Deprel::Xcomp => up = head,
            _ => return false,
        }
    }
    false
}

/// Whether an entity is an outlet of the knowledge.
pub(super) fn is_outlet(entities: &Entities, index: EntityIndex) -> bool {
    matches!(entities.list[index].target, Some(rasad_names::Target::Outlet(_)))
}

/// Whether an act inside a saying is the speaker's own word: an official who says that the country supports
/// another supports it (codebook, section 3).
fn is_own_word(scope: &Scope<'_>, kind: EventType, actors: &[EntityIndex], speakers: &[EntityIndex]) -> bool {
    let verbal = matches!(
        kind,
        EventType::Support
            | EventType::Agree
            | EventType::Threaten
            | EventType::Reject
            | EventType::Request
            | EventType::Accuse
            | EventType::Concede
    );
    if !verbal || speakers.is_empty() {
        return false;
    }
    if actors.iter().all(|actor| speakers.contains(actor)) {
        return true;
    }
    // "Haniyeh said that the movement rejects ...": a speaker speaks for the body, too.
    let speaks_for = |actor: &EntityIndex| {
        speakers
            .iter()
            .any(|speaker| scope.entities.list[*speaker].roles.iter().any(|role| role.of == Some(*actor)))
    };
    if !actors.is_empty() && actors.iter().all(speaks_for) {
        return true;
    }
    let country = speakers.iter().find_map(|speaker| scope.country(*speaker));
    actors.iter().all(|actor| {
        let is_state = scope.entities.list[*actor].kind == crate::model::EntityKind::Country;
        is_state && country.is_some() && scope.country(*actor) == country
    })
}
