//! Where an act took place, if the text says so (codebook, section 5).

use rasad_events::{Candidate, EventType, TokenRef};
use rasad_names::Target;
use rasad_syntax::Deprel;

use super::participant::Scope;
use crate::model::{EntityKind, EventPlace};

/// The place of an act: a place or country by "in", "at", "near" under its words, or what was visited.
/// With it the word that names it.
pub(super) fn place(scope: &Scope<'_>, candidate: &Candidate) -> (Option<EventPlace>, Option<TokenRef>) {
    let words = std::iter::once(candidate.trigger).chain(candidate.trigger_parts.iter().copied());
    for at in words {
        for noun in scope.children(at, &[Deprel::Obl, Deprel::Nmod]) {
            let preposition = scope.item.preposition(noun.sentence, noun.token);
            let places = matches!(
                preposition.as_deref(),
                Some("in" | "at" | "near" | "inside" | "outside" | "over" | "across" | "around")
            );
            if places && let Some(place) = of(scope, noun) {
                return (Some(place), Some(noun));
            }
            // "on alert in the north": the place hangs on the state.
            if preposition.as_deref() == Some("on") && scope.mentions.at(noun.sentence, noun.token).is_none()
            {
                let inner = scope.children(noun, &[Deprel::Nmod]).into_iter().find_map(|inner| {
                    let there = scope.item.preposition(inner.sentence, inner.token);
                    matches!(there.as_deref(), Some("in" | "at" | "near")).then(|| of(scope, inner)).flatten()
                });
                if inner.is_some() {
                    return (inner, Some(noun));
                }
            }
        }
    }
    let at = candidate.recipients.iter().map(|argument| argument.at).find(|at| is_place(scope, *at));
    let met = at.filter(|_| candidate.kind == EventType::Consult).and_then(|at| of(scope, at));
    (met, at)
}

fn is_place(scope: &Scope<'_>, at: TokenRef) -> bool {
    scope
        .mentions
        .at(at.sentence, at.token)
        .is_some_and(|mention| scope.entities.list[mention.entity].kind == EntityKind::Place)
}

/// The place that a noun names, or that stands inside its phrase: "in the city of Homs".
fn of(scope: &Scope<'_>, noun: TokenRef) -> Option<EventPlace> {
    let mention = scope.mentions.at(noun.sentence, noun.token).filter(|mention| {
        matches!(scope.entities.list[mention.entity].kind, EntityKind::Place | EntityKind::Country)
    });
    let mention = mention.or_else(|| {
        let inner = scope.children(noun, &[Deprel::Nmod, Deprel::Compound, Deprel::Appos, Deprel::NmodPoss]);
        inner.into_iter().filter_map(|child| scope.mentions.at(child.sentence, child.token)).find(|mention| {
            let country = scope.entities.list[mention.entity].kind == EntityKind::Country
                && matches!(mention.kind, crate::mention::MentionKind::Name);
            country || scope.entities.list[mention.entity].kind == EntityKind::Place
        })
    })?;
    let entity = &scope.entities.list[mention.entity];
    let knowledge = &scope.reader.knowledge;
    let country =
        entity.country.as_deref().and_then(|id| knowledge.country(id)).map(|country| country.code.clone());
    let coordinates = match entity.target {
        Some(Target::Place(at)) => Some((knowledge.places[at].latitude, knowledge.places[at].longitude)),
        _ => None,
    };
    Some(EventPlace { name: entity.name.clone(), country, coordinates })
}
