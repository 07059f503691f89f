//! Pronouns and bodies without a name: "he", "its", "they", "the company".

use rasad_syntax::{Deprel, Upos};

use super::{before, pairs};
use crate::mention::{Entities, EntityIndex, ItemMentions, ItemText, LocalMention, MentionKind};
use crate::model::EntityKind;
use crate::reader::Reader;

/// Adds the mentions by pronouns and pair words, in reading order.
pub(super) fn resolve(
    reader: &Reader,
    item: &ItemText<'_>,
    entities: &mut Entities,
    found: &mut ItemMentions,
) {
    for sentence in 0..item.sentences.len() {
        for at in 0..item.len(sentence) {
            let token = item.token(sentence, at);
            let form = token.form.to_lowercase();
            let meant: Vec<EntityIndex> = if token.upos == Upos::Pron {
                match form.as_str() {
                    "he" | "him" | "his" | "himself" => {
                        person(item, entities, found, (sentence, at), Some(false))
                    }
                    "she" | "her" | "hers" | "herself" => {
                        person(item, entities, found, (sentence, at), Some(true))
                    }
                    "it" | "its" | "itself" => thing(entities, found, (sentence, at)),
                    "they" | "them" | "their" | "themselves" => {
                        several(item, entities, found, (sentence, at))
                    }
                    _ => continue,
                }
            } else if found.at(sentence, at).is_none() && pairs::is_pair(reader, item, (sentence, at)) {
                pairs::meant(reader, item, entities, found, (sentence, at))
            } else if found.at(sentence, at).is_none()
                && token.upos == Upos::Noun
                && reader.words.bodies.contains(&form)
                && is_definite(item, (sentence, at))
            {
                organization(reader, entities, found, (sentence, at), &form)
            } else {
                continue;
            };
            let tokens = phrase_of(item, (sentence, at));
            for entity in meant {
                found.add(LocalMention { sentence, tokens, entity, kind: MentionKind::Pronoun });
            }
        }
    }
}

fn is_definite(item: &ItemText<'_>, (sentence, at): (usize, usize)) -> bool {
    let tokens = &item.sentences[sentence].tokens;
    tokens.iter().any(|token| {
        token.head == Some(at)
            && token.deprel == Deprel::Det
            && matches!(token.lemma.as_str(), "the" | "this" | "that")
    }) && !tokens.iter().any(|token| {
        token.head == Some(at)
            && matches!(token.deprel, Deprel::Nmod | Deprel::Amod | Deprel::Compound | Deprel::NmodPoss)
    })
}

fn phrase_of(item: &ItemText<'_>, (sentence, at): (usize, usize)) -> (usize, usize) {
    let tokens = &item.sentences[sentence].tokens;
    let start = (0..at)
        .find(|other| {
            tokens[*other].head == Some(at)
                && matches!(tokens[*other].deprel, Deprel::Det | Deprel::Nummod | Deprel::Amod)
        })
        .unwrap_or(at);
    (start, at + 1)
}

/// The nearest person of that gender: the subject of the same or the sentence before wins over others.
fn person(
    item: &ItemText<'_>,
    entities: &Entities,
    found: &ItemMentions,
    place: (usize, usize),
    female: Option<bool>,
) -> Vec<EntityIndex> {
    let fits = |mention: &LocalMention| {
        let entity = &entities.list[mention.entity];
        entity.kind == EntityKind::Person
            && !entity.plural
            && (entity.female.is_none() || entity.female == female)
    };
    // "X spoke with Y and congratulated him": who is acted upon is not who acts.
    let acting = own_subject(item, found, place);
    let fits = |mention: &LocalMention| fits(mention) && !acting.contains(&mention.entity);
    // "During his visit to Baghdad, Qaani met ...": the subject still to come.
    if let Some(subject) = subject_to_come(item, found, place)
        && fits(subject)
    {
        return vec![subject.entity];
    }
    for sentence in (0..=place.0).rev() {
        let here: Vec<&LocalMention> = found
            .mentions
            .iter()
            .filter(|m| m.sentence == sentence && (sentence < place.0 || m.tokens.0 < place.1) && fits(m))
            .collect();
        let subject = here.iter().find(|m| is_subject(item, m));
        if let Some(chosen) = subject.or_else(|| here.last()) {
            return vec![chosen.entity];
        }
    }
    Vec::new()
}

/// The subject of the clause in which a pronoun is the object, also where the verb is joined to another.
fn own_subject(
    item: &ItemText<'_>,
    found: &ItemMentions,
    (sentence, at): (usize, usize),
) -> Vec<EntityIndex> {
    let tokens = &item.sentences[sentence].tokens;
    let object = matches!(tokens[at].deprel, Deprel::Obj | Deprel::Iobj | Deprel::Obl);
    let Some(mut verb) = tokens[at].head.filter(|_| object) else { return Vec::new() };
    for _ in 0..4 {
        let subject = tokens.iter().position(|token| {
            token.head == Some(verb) && matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass)
        });
        if let Some(subject) = subject {
            return found
                .mentions
                .iter()
                .filter(|m| m.sentence == sentence && m.tokens.0 <= subject && subject < m.tokens.1)
                .map(|m| m.entity)
                .collect();
        }
        match tokens[verb].head {
            Some(head) if matches!(tokens[verb].deprel, Deprel::Conj | Deprel::Xcomp | Deprel::Advcl) => {
                verb = head;
            }
            _ => break,
        }
    }
    Vec::new()
}

fn is_subject(item: &ItemText<'_>, mention: &LocalMention) -> bool {
    (mention.tokens.0..mention.tokens.1)
        .any(|at| matches!(item.token(mention.sentence, at).deprel, Deprel::Nsubj | Deprel::NsubjPass))
}

/// Where a pronoun stands in a phrase before the main subject, that subject.
fn subject_to_come<'a>(
    item: &ItemText<'_>,
    found: &'a ItemMentions,
    (sentence, at): (usize, usize),
) -> Option<&'a LocalMention> {
    let mut up = at;
    for _ in 0..8 {
        let token = item.token(sentence, up);
        let head = token.head?;
        if matches!(token.deprel, Deprel::Obl | Deprel::Advcl) && head > at {
            let tokens = &item.sentences[sentence].tokens;
            let subject = tokens.iter().position(|t| {
                t.head == Some(head) && matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass)
            })?;
            return (subject > at)
                .then(|| found.at(sentence, subject))
                .flatten()
                .filter(|m| m.kind != MentionKind::Pronoun);
        }
        up = head;
    }
    None
}

/// The nearest country or body; the subject of the sentence first.
fn thing(entities: &Entities, found: &ItemMentions, place: (usize, usize)) -> Vec<EntityIndex> {
    let fits = |m: &LocalMention| {
        matches!(entities.list[m.entity].kind, EntityKind::Country | EntityKind::Organization)
            && m.kind != MentionKind::Adjective
    };
    before(found, place, fits).take(1).collect()
}

/// The nearest group, or else the people joined before.
fn several(
    item: &ItemText<'_>,
    entities: &Entities,
    found: &ItemMentions,
    place: (usize, usize),
) -> Vec<EntityIndex> {
    let group = before(found, place, |m| entities.list[m.entity].plural).next();
    if let Some(group) = group {
        return vec![group];
    }
    let people: Vec<EntityIndex> = before(found, place, |m| {
        entities.list[m.entity].kind == EntityKind::Person && m.sentence + 1 >= place.0
    })
    .take(2)
    .collect();
    let _ = item;
    if people.len() == 2 { people.into_iter().rev().collect() } else { thing(entities, found, place) }
}

/// "the company", "the group": the nearest body that the noun fits.
fn organization(
    reader: &Reader,
    entities: &Entities,
    found: &ItemMentions,
    place: (usize, usize),
    form: &str,
) -> Vec<EntityIndex> {
    let group_word = matches!(form, "group" | "militia" | "faction");
    let named_so = |entity: EntityIndex| {
        let name = rasad_text::fold::fold(&entities.list[entity].name);
        name.split(' ').any(|word| word == form)
    };
    let fits = |m: &LocalMention| {
        let entity = &entities.list[m.entity];
        let outlet = matches!(entity.target, Some(rasad_names::Target::Outlet(_)));
        let another = !outlet || matches!(form, "agency" | "company");
        entity.kind == EntityKind::Organization && another || (group_word && entity.kind == EntityKind::Group)
    };
    // A body whose name has the noun is meant before a nearer one of another sort.
    let so_named = before(found, place, fits).find(|entity| named_so(*entity));
    if let Some(entity) = so_named.or_else(|| before(found, place, fits).next()) {
        return vec![entity];
    }
    // "Haniyeh said that the movement rejects ...": the body of whoever was named.
    if matches!(
        form,
        "movement" | "group" | "organization" | "organisation" | "party" | "faction" | "militia"
    ) {
        let person = before(found, place, |m| entities.list[m.entity].kind == EntityKind::Person).next();
        return person.and_then(|person| body_of(reader, entities, person)).into_iter().collect();
    }
    Vec::new()
}

/// The body that a person speaks for, by a title in the document.
fn body_of(_reader: &Reader, entities: &Entities, person: EntityIndex) -> Option<EntityIndex> {
    entities.list[person]
        .roles
        .iter()
        .filter_map(|role| role.of)
        .find(|of| entities.list[*of].kind == EntityKind::Organization)
}
