//! Deeds that a text comes back to: whoever claims them, is avenged for them, or is behind the report of them.

use rasad_events::{Candidate, EventType};
use rasad_syntax::Deprel;

use super::draft::EventDraft;
use super::participant::Scope;
use crate::mention::{EntityIndex, ItemText};

/// Who claims the responsibility for a deed: the subject of the claim.
pub(super) fn claimed_by(scope: &Scope<'_>, candidate: &Candidate) -> Vec<EntityIndex> {
    let sentence = candidate.trigger.sentence;
    let tokens = &scope.item.sentences[sentence].tokens;
    let Some(noun) = tokens[candidate.trigger.token].head else { return Vec::new() };
    // "responsibility for the attack"; the phrase may hang on the verb.
    let verb = match tokens[noun].lemma.as_str() {
        "responsibility" => tokens[noun].head,
        _ => Some(noun),
    };
    let claims = verb.filter(|verb| {
        matches!(
            tokens[*verb].lemma.as_str(),
            "claim" | "accept" | "assume" | "take" | "acknowledge" | "admit"
        ) && tokens.iter().any(|token| token.head == Some(*verb) && token.lemma == "responsibility")
    });
    let Some(verb) = claims else { return Vec::new() };
    let verb = rasad_events::TokenRef { sentence, token: verb };
    scope.children(verb, &[Deprel::Nsubj]).into_iter().flat_map(|noun| scope.participants(noun)).collect()
}

/// "were killed in the attack": the attack that was told before, with whoever did it and when.
pub(super) fn same_deed(scope: &Scope<'_>, drafts: &mut [EventDraft]) {
    for at in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(at);
        let Some(draft) = rest.first_mut() else { return };
        if draft.kind != EventType::Assault || !draft.actors.is_empty() || !refers(scope.item, draft) {
            continue;
        }
        let deed = before.iter().rev().find(|other| {
            other.kind == EventType::Assault
                && !other.actors.is_empty()
                && other.trigger.sentence < draft.trigger.sentence
                && !other.actors.iter().any(|actor| draft.recipients.contains(actor))
        });
        if let Some(deed) = deed {
            draft.actors.clone_from(&deed.actors);
            draft.date = draft.date.or(deed.date);
        }
    }
}

/// Whether the clause has "in the attack" or "by the strikes".
fn refers(item: &ItemText<'_>, draft: &EventDraft) -> bool {
    let tokens = &item.sentences[draft.trigger.sentence].tokens;
    tokens.iter().enumerate().any(|(noun, token)| {
        token.head == Some(draft.trigger.token)
            && matches!(token.deprel, Deprel::Obl | Deprel::OblAgent)
            && matches!(
                token.lemma.as_str(),
                "attack"
                    | "strike"
                    | "airstrike"
                    | "raid"
                    | "bombing"
                    | "shelling"
                    | "assault"
                    | "explosion"
                    | "bombardment"
            )
            && tokens.iter().any(|det| {
                det.deprel == Deprel::Det
                    && det.head == Some(noun)
                    && matches!(det.lemma.as_str(), "the" | "this" | "these" | "that")
            })
    })
}

/// Revenge for a deed that the sentence tells is threatened to whoever did it, and never to the speaker's own side.
pub(super) fn avenge(scope: &Scope<'_>, drafts: &mut [EventDraft]) {
    let deeds: Vec<(usize, Vec<EntityIndex>)> = drafts
        .iter()
        .filter(|draft| draft.kind == EventType::Assault && !draft.actors.is_empty())
        .map(|draft| (draft.trigger.sentence, draft.actors.clone()))
        .collect();
    for draft in drafts.iter_mut().filter(|draft| draft.rule == "threaten/revenge") {
        let country = draft.actors.iter().find_map(|actor| scope.country(*actor));
        let own = |entity: &EntityIndex| country.is_some() && scope.country(*entity) == country;
        let deed = deeds.iter().find(|(sentence, _)| *sentence == draft.trigger.sentence);
        if let Some((_, doers)) = deed.filter(|_| draft.recipients.iter().all(own)) {
            draft.recipients = doers.iter().copied().filter(|doer| !draft.actors.contains(doer)).collect();
        }
    }
}

/// "According to the report": those who are behind the sentences before.
pub(super) fn inherit_claimants(drafts: &mut [EventDraft]) {
    let mut last: Vec<EntityIndex> = Vec::new();
    for draft in drafts {
        if draft.claimants.is_empty() && draft.goes_on {
            draft.claimants.clone_from(&last);
        } else if !draft.claimants.is_empty() {
            last.clone_from(&draft.claimants);
        }
    }
}
