//! Turns what was found into the reading: only entities that count, ids in place of indices.

use std::collections::BTreeSet;

use rasad_text::{Document, Note, NoteKind, Span};

use crate::event::EventDraft;
use crate::mention::{Entities, EntityIndex, MentionKind, span_of};
use crate::model::{Entity, EntityKind, Event, Mention, Reading, Role};
use crate::read::Analysed;
use crate::reader::Reader;

/// Fills the reading with entities and events.
pub(crate) fn finish(
    reader: &Reader,
    document: &Document,
    entities: &Entities,
    analysed: &[Analysed],
    drafts: Vec<(usize, Vec<EventDraft>)>,
    reading: &mut Reading,
) {
    let mut used: BTreeSet<EntityIndex> = BTreeSet::new();
    for (_, events) in &drafts {
        for event in events {
            used.extend(event.actors.iter().chain(&event.recipients).chain(&event.claimants));
        }
    }
    for part in analysed {
        for mention in &part.mentions.mentions {
            let draft = &entities.list[mention.entity];
            let of_knowledge = draft.target.is_some();
            let counts = match mention.kind {
                MentionKind::Name | MentionKind::Title => true,
                MentionKind::Adjective | MentionKind::Description | MentionKind::Pronoun => false,
            };
            if counts && (of_knowledge || draft.kind != EntityKind::Group) {
                used.insert(mention.entity);
            }
        }
    }
    reading.entities = used.iter().map(|index| entity(reader, entities, *index, analysed)).collect();
    reading.entities.retain(|entity| !entity.mentions.is_empty() || entity.known);
    cited_outlets(reader, document, reading);
    for (item, events) in drafts {
        for draft in events {
            let event = event(entities, reading, item, draft);
            reading.events.push(event);
        }
    }
    reading.entities.sort_by(|a, b| first_mention(a).cmp(&first_mention(b)).then_with(|| a.id.cmp(&b.id)));
    for attribution in &mut reading.attributions {
        attribution.events = (0..reading.events.len())
            .filter(|index| attribution.content.contains(reading.events[*index].trigger))
            .collect();
    }
    unclosed_marks(document, reading);
}

fn first_mention(entity: &Entity) -> Option<(usize, Span)> {
    entity.mentions.first().map(|mention| (mention.item, mention.span))
}

fn entity(reader: &Reader, entities: &Entities, index: EntityIndex, analysed: &[Analysed]) -> Entity {
    let draft = &entities.list[index];
    let mut mentions = Vec::new();
    let mut aliases: Vec<String> = Vec::new();
    let mut roles = Vec::new();
    for (item_index, part) in analysed.iter().enumerate() {
        let item = part.item();
        for mention in part.mentions.mentions.iter().filter(|mention| mention.entity == index) {
            let span = span_of(&item, mention.sentence, mention.tokens);
            let named = mention.kind == MentionKind::Name;
            mentions.push(Mention { item: item_index, span, named });
            let words = item.words(mention.sentence, mention.tokens);
            if named && words != draft.name && !aliases.contains(&words) {
                aliases.push(words);
            }
        }
        for phrase in part.mentions.titles.iter().filter(|phrase| phrase.person == Some(index)) {
            let span = span_of(&item, phrase.sentence, phrase.tokens);
            let of = phrase.of.map(|of| entities.list[of].id.clone());
            if !roles.iter().any(|role: &Role| role.title == phrase.title && role.of == of) {
                roles.push(Role { title: phrase.title.clone(), of, span });
            }
        }
    }
    mentions.sort_by_key(|mention| (mention.item, mention.span));
    mentions.dedup();
    let country = draft
        .country
        .as_deref()
        .and_then(|id| reader.knowledge.country(id))
        .map(|country| country.code.clone());
    Entity {
        id: draft.id.clone(),
        kind: draft.kind,
        name: draft.name.clone(),
        aliases,
        country,
        roles,
        mentions,
        known: draft.target.is_some(),
    }
}

/// Outlets that are cited are entities, too.
fn cited_outlets(reader: &Reader, document: &Document, reading: &mut Reading) {
    let mut found: Vec<Entity> = Vec::new();
    for citation in &reading.citations {
        let Some(span) = citation.span else { continue };
        for outlet in &citation.outlets {
            let id = format!(
                "e:{}",
                outlet.id.clone().unwrap_or_else(|| crate::mention::entities::slug(&outlet.name))
            );
            let words = span.of(&document.text);
            let place = words
                .find(outlet.name.as_str())
                .map_or(span, |at| Span::new(span.start + at, span.start + at + outlet.name.len()));
            let mention = Mention { item: citation.item, span: place, named: true };
            let known = reading.entities.iter_mut().chain(found.iter_mut()).find(|entity| entity.id == id);
            match known {
                Some(entity) => {
                    entity.mentions.push(mention);
                    entity.mentions.sort_by_key(|mention| (mention.item, mention.span));
                    entity.mentions.dedup();
                }
                None => found.push(Entity {
                    id,
                    kind: EntityKind::Organization,
                    name: outlet.name.clone(),
                    aliases: Vec::new(),
                    country: outlet
                        .id
                        .as_deref()
                        .and_then(|id| reader.knowledge.outlet(id))
                        .and_then(|outlet| reader.knowledge.country(outlet.country.as_deref()?))
                        .map(|country| country.code.clone()),
                    roles: Vec::new(),
                    mentions: vec![mention],
                    known: outlet.id.is_some(),
                }),
            }
        }
    }
    reading.entities.extend(found);
}

fn event(entities: &Entities, reading: &Reading, item: usize, draft: EventDraft) -> Event {
    let ids =
        |list: &[EntityIndex]| list.iter().map(|index| entities.list[*index].id.clone()).collect::<Vec<_>>();
    let number = reading.events.iter().filter(|event| event.item == item).count() + 1;
    let (date, date_precision, date_basis) = draft.dated();
    Event {
        id: format!("{}/e{number}", reading.items[item].id),
        item,
        kind: draft.kind,
        mode: draft.mode,
        contexts: draft.contexts,
        actors: ids(&draft.actors),
        recipients: ids(&draft.recipients),
        date,
        date_precision,
        date_basis,
        place: draft.place,
        status: draft.status,
        claimants: ids(&draft.claimants),
        citations: (0..reading.citations.len())
            .filter(|index| draft.citations.contains(&reading.citations[*index].id))
            .collect(),
        confidence: (draft.confidence * 100.0).round() / 100.0,
        evidence: draft.evidence,
        trigger: draft.trigger_span,
        rule: draft.rule,
        cameo: draft.cameo,
    }
}

/// Notes on brackets and quotation marks that never close.
fn unclosed_marks(document: &Document, reading: &mut Reading) {
    for item in &reading.items {
        let text = document.slice(item.span);
        for (open, close, what) in
            [('(', ')', "bracket"), ('“', '”', "quotation mark"), ('«', '»', "quotation mark")]
        {
            let opened = text.matches(open).count();
            let closed = text.matches(close).count();
            if opened > closed {
                let at = text.rfind(open).unwrap_or(0);
                let span = Span::new(item.span.start + at, item.span.start + at + open.len_utf8());
                reading.notes.push(Note::new(NoteKind::Slip, span, format!("{what} that never closes")));
            }
        }
    }
}
