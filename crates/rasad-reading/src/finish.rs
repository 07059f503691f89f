//! Turns what was found into the reading: only entities that count, ids in place of indices.

use std::collections::{BTreeMap, BTreeSet};

use rasad_events::cameo;
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
    let mut places: BTreeMap<EntityIndex, Places> = BTreeMap::new();
    for (item, part) in analysed.iter().enumerate() {
        for (at, mention) in part.mentions.mentions.iter().enumerate() {
            places.entry(mention.entity).or_default().mentions.push((item, at));
        }
        for (at, phrase) in part.mentions.titles.iter().enumerate() {
            if let Some(person) = phrase.person {
                places.entry(person).or_default().titles.push((item, at));
            }
        }
    }
    let nowhere = Places::default();
    reading.entities = used
        .iter()
        .map(|index| entity(reader, entities, *index, analysed, places.get(index).unwrap_or(&nowhere)))
        .collect();
    reading.entities.retain(|entity| !entity.mentions.is_empty() || entity.known);
    cited_outlets(reader, document, reading);
    let mut citations_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, citation) in reading.citations.iter().enumerate() {
        citations_of.entry(citation.item).or_default().push(index);
    }
    let mut events_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (item, events) in drafts {
        let citations = citations_of.get(&item).map_or(&[][..], Vec::as_slice);
        for (at, draft) in events.into_iter().enumerate() {
            events_of.entry(item).or_default().push(reading.events.len());
            let event = event(entities, reading, (item, at + 1), citations, draft);
            reading.events.push(event);
        }
    }
    reading.entities.sort_by(|a, b| first_mention(a).cmp(&first_mention(b)).then_with(|| a.id.cmp(&b.id)));
    let ids: BTreeSet<&str> = reading.entities.iter().map(|entity| entity.id.as_str()).collect();
    for attribution in &mut reading.attributions {
        // A speaker that is no entity of the reading ("residents") is told by its words alone.
        attribution.speaker = attribution.speaker.take().filter(|id| ids.contains(id.as_str()));
        let events = events_of.get(&attribution.item).map_or(&[][..], Vec::as_slice);
        attribution.events = events
            .iter()
            .copied()
            .filter(|index| attribution.content.contains(reading.events[*index].trigger))
            .collect();
    }
    unclosed_marks(document, reading);
}

fn first_mention(entity: &Entity) -> Option<(usize, Span)> {
    entity.mentions.first().map(|mention| (mention.item, mention.span))
}

/// Where an entity is mentioned and given titles: item, and index in the item's list.
#[derive(Default)]
struct Places {
    mentions: Vec<(usize, usize)>,
    titles: Vec<(usize, usize)>,
}

fn entity(
    reader: &Reader,
    entities: &Entities,
    index: EntityIndex,
    analysed: &[Analysed],
    places: &Places,
) -> Entity {
    let draft = &entities.list[index];
    let mut mentions = Vec::new();
    let mut aliases: Vec<String> = Vec::new();
    let mut roles = Vec::new();
    for (item_index, at) in &places.mentions {
        let item = analysed[*item_index].item();
        let mention = &analysed[*item_index].mentions.mentions[*at];
        let span = span_of(&item, mention.sentence, mention.tokens);
        let named = mention.kind == MentionKind::Name;
        mentions.push(Mention { item: *item_index, span, named });
        let words = item.words(mention.sentence, mention.tokens);
        if named && words != draft.name && !aliases.contains(&words) {
            aliases.push(words);
        }
    }
    for (item_index, at) in &places.titles {
        let item = analysed[*item_index].item();
        let phrase = &analysed[*item_index].mentions.titles[*at];
        let span = span_of(&item, phrase.sentence, phrase.tokens);
        let of = phrase.of.map(|of| entities.list[of].id.clone());
        if !roles.iter().any(|role: &Role| role.title == phrase.title && role.of == of) {
            roles.push(Role { title: phrase.title.clone(), of, span });
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
    let mut by_id: BTreeMap<String, usize> =
        reading.entities.iter().enumerate().map(|(at, entity)| (entity.id.clone(), at)).collect();
    let Reading { citations, entities, .. } = reading;
    for citation in &*citations {
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
            if let Some(at) = by_id.get(&id) {
                entities[*at].mentions.push(mention);
                continue;
            }
            by_id.insert(id.clone(), entities.len());
            entities.push(Entity {
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
            });
        }
    }
    for entity in entities {
        entity.mentions.sort_by_key(|mention| (mention.item, mention.span));
        entity.mentions.dedup();
    }
}

/// The id of an event by its number in the item, from 1.
pub(crate) fn event_id(reading: &Reading, item: usize, number: usize) -> String {
    format!("{}/e{number}", reading.items[item].id)
}

fn event(
    entities: &Entities,
    reading: &Reading,
    (item, number): (usize, usize),
    citations: &[usize],
    draft: EventDraft,
) -> Event {
    let ids =
        |list: &[EntityIndex]| list.iter().map(|index| entities.list[*index].id.clone()).collect::<Vec<_>>();
    let (date, date_precision, date_basis) = draft.dated();
    let by_kind = || cameo::code(draft.kind, draft.mode.as_deref()).to_owned();
    let cameo = Some(draft.cameo.unwrap_or_else(by_kind));
    Event {
        id: event_id(reading, item, number),
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
        citations: citations
            .iter()
            .copied()
            .filter(|index| draft.citations.contains(&reading.citations[*index].id))
            .collect(),
        confidence: (draft.confidence * 100.0).round() / 100.0,
        evidence: draft.evidence,
        trigger: draft.trigger_span,
        rule: draft.rule,
        cameo,
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
