//! Who takes part in a candidate: its words in turn until they name somebody, and the country of the place
//! where the act has no other recipient.

use rasad_events::{Argument, Candidate, EventType};

use super::participant::Scope;
use crate::mention::EntityIndex;
use crate::model::EntityKind;

/// The participants of a candidate, before it is known on whose word it stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Participants {
    pub(super) actors: Vec<EntityIndex>,
    pub(super) recipients: Vec<EntityIndex>,
    /// Places that stand where recipients do: what was visited, shelled, sealed off.
    pub(super) places: Vec<EntityIndex>,
}

/// Looks the words of a candidate up, the later choices only where the ones before name nobody.
/// Whoever says it (`speakers`) is a recipient only by the rule's own first choice.
pub(super) fn participants(
    scope: &Scope<'_>,
    candidate: &Candidate,
    speakers: &[EntityIndex],
) -> Participants {
    let actors = first(scope, &candidate.actors, &candidate.other_actors, &[], &|_| false);
    let actors: Vec<EntityIndex> = actors.into_iter().filter(|one| scope.is_participant(*one)).collect();
    // "Polish and Czech ministers": the two countries act, and "their" is none other.
    let groups = candidate.actors.iter().flat_map(|argument| scope.covering(argument.at));
    let mut taken: Vec<EntityIndex> = groups.collect();
    taken.extend(&actors);
    // "the general vowed that Norway will answer": one's own country is not whom one threatens, asks or helps.
    let own = actors.iter().chain(speakers).filter_map(|one| scope.country(*one));
    let own: Vec<&str> = own.collect();
    let abroad = matches!(
        candidate.kind,
        EventType::Agree
            | EventType::Support
            | EventType::Request
            | EventType::Accuse
            | EventType::Reject
            | EventType::Threaten
    );
    let home = |one: &EntityIndex| {
        let entity = &scope.entities.list[*one];
        abroad
            && entity.kind == EntityKind::Country
            && entity.country.as_deref().is_some_and(|country| own.contains(&country))
    };
    let found = first(scope, &candidate.recipients, &candidate.other_recipients, &taken, &|one| {
        speakers.contains(one) || home(one)
    });
    let (recipients, places) = found.into_iter().partition(|one| scope.is_participant(*one));
    Participants { actors, recipients, places }
}

/// The first choice that names a participant who is none of the others; else the first that names a place.
fn first(
    scope: &Scope<'_>,
    choice: &[Argument],
    others: &[Vec<Argument>],
    taken: &[EntityIndex],
    unlikely: &dyn Fn(&EntityIndex) -> bool,
) -> Vec<EntityIndex> {
    let mut places = Vec::new();
    for (rank, choice) in std::iter::once(choice).chain(others.iter().map(Vec::as_slice)).enumerate() {
        let mut found = resolve(scope, choice, taken);
        found.retain(|one| rank == 0 || !unlikely(one));
        if found.iter().any(|one| scope.is_participant(*one)) {
            return found;
        }
        if places.is_empty() {
            places = found;
        }
    }
    places
}

fn resolve(scope: &Scope<'_>, arguments: &[Argument], taken: &[EntityIndex]) -> Vec<EntityIndex> {
    let mut found = Vec::new();
    for argument in arguments {
        for entity in scope.participants(argument.at) {
            if !found.contains(&entity) && !taken.contains(&entity) {
                found.push(entity);
            }
        }
    }
    found
}
