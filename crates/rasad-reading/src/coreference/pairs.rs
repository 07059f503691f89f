//! Pairs: "the two", "both sides", "the two countries".

use rasad_names::Target;
use rasad_syntax::Deprel;

use super::before;
use crate::mention::{Entities, EntityIndex, ItemMentions, ItemText, LocalMention, MentionKind};
use crate::model::EntityKind;
use crate::reader::Reader;

/// "the two", "both sides", "the two countries".
pub(super) fn is_pair(reader: &Reader, item: &ItemText<'_>, (sentence, at): (usize, usize)) -> bool {
    let token = item.token(sentence, at);
    let form = token.form.to_lowercase();
    let tokens = &item.sentences[sentence].tokens;
    let two = tokens
        .iter()
        .any(|other| other.head == Some(at) && matches!(other.form.to_lowercase().as_str(), "two" | "both"));
    let known =
        reader.words.pairs_of_people.contains(&form) || reader.words.pairs_of_countries.contains(&form);
    let the_two = form == "two"
        && tokens.iter().any(|other| other.head == Some(at) && other.lemma == "the")
        && !matches!(token.deprel, Deprel::Nummod);
    the_two || (two && known)
}

/// Whom a pair means: the last two people, or the countries of those who meet, or the two named last.
pub(super) fn meant(
    reader: &Reader,
    item: &ItemText<'_>,
    entities: &mut Entities,
    found: &ItemMentions,
    place: (usize, usize),
) -> Vec<EntityIndex> {
    let form = item.token(place.0, place.1).form.to_lowercase();
    // "the two Iranian officials": those of that country.
    let country = found
        .mentions
        .iter()
        .filter(|m| m.sentence == place.0 && m.kind == MentionKind::Adjective)
        .find(|m| item.token(place.0, m.tokens.0).head == Some(place.1))
        .and_then(|m| entities.list[m.entity].country.clone());
    let last_two = |kind: EntityKind| -> Vec<EntityIndex> {
        let fits = |m: &LocalMention| {
            let entity = &entities.list[m.entity];
            entity.kind == kind
                && !entity.plural
                && (country.is_none() || kind == EntityKind::Country || entity.country == country)
        };
        let two: Vec<EntityIndex> = before(found, place, fits).take(2).collect();
        two.into_iter().rev().collect()
    };
    let people = if reader.words.pairs_of_countries.contains(&form) {
        Vec::new()
    } else {
        last_two(EntityKind::Person)
    };
    if people.len() == 2 {
        return people;
    }
    // Two people who meet stand for their countries; else the two that were named last; else those whose people
    // and places were.
    let of_people = countries_of(entities, found, place, |m, kind| {
        kind == EntityKind::Person && m.kind != MentionKind::Adjective && m.sentence + 2 >= place.0
    });
    let named = last_two(EntityKind::Country);
    let ids = match (of_people.len(), named.len()) {
        (2, _) => of_people,
        (_, 2) => return named,
        _ => countries_of(entities, found, place, |_, _| true),
    };
    if ids.len() < 2 {
        return Vec::new();
    }
    let knowledge = &reader.knowledge;
    let at = |id: &String| knowledge.countries.iter().position(|country| country.id == *id);
    ids.iter().rev().filter_map(at).filter_map(|at| entities.known(knowledge, Target::Country(at))).collect()
}

/// The countries of the last two entities before a place that have different ones.
fn countries_of(
    entities: &Entities,
    found: &ItemMentions,
    place: (usize, usize),
    wanted: impl Fn(&LocalMention, EntityKind) -> bool,
) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for entity in before(found, place, |m| wanted(m, entities.list[m.entity].kind)) {
        if let Some(country) = entities.list[entity].country.clone()
            && !ids.contains(&country)
        {
            ids.push(country);
        }
    }
    ids.truncate(2);
    ids
}
