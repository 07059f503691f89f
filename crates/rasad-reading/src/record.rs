//! Readings as JSON Lines, one record a line: the form that other programs read.
//!
//! The order for each document is: the document, its items, citations, dates, entities, attributions and
//! events. Absent and null mean the same to whoever reads it; new fields may come, names don't change.

use jiff::civil::Date;
use rasad_names::dictionary::Codes;
use rasad_text::{Document, Span};
use rasad_time::Interval;
use serde::Serialize;

use crate::model::Reading;

/// One record.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Record<'a> {
    Document(DocumentRecord<'a>),
    Item(ItemRecord<'a>),
    Citation(CitationRecord<'a>),
    Date(DateRecord<'a>),
    Entity(EntityRecord<'a>),
    Attribution(AttributionRecord<'a>),
    Event(Box<EventRecord<'a>>),
}

#[derive(Serialize)]
struct DocumentRecord<'a> {
    id: &'a str,
    title: Option<&'a str>,
    period: Option<[String; 2]>,
    published: Option<String>,
    editor: Option<&'a str>,
    language: Option<&'a str>,
    category: Option<&'a str>,
    sections: &'a [String],
    source: SourceRecord<'a>,
    notes: Vec<NoteRecord<'a>>,
    text: &'a str,
}

#[derive(Serialize)]
struct SourceRecord<'a> {
    uri: &'a str,
    media_type: &'a str,
    sha256: &'a str,
}

#[derive(Serialize)]
struct NoteRecord<'a> {
    kind: &'static str,
    span: [usize; 2],
    text: &'a str,
}

#[derive(Serialize)]
struct ItemRecord<'a> {
    id: &'a str,
    document: &'a str,
    item_kind: &'static str,
    section: Option<&'a str>,
    span: [usize; 2],
    text: &'a str,
}

#[derive(Serialize)]
struct OutletRecord<'a> {
    id: Option<&'a str>,
    name: &'a str,
}

#[derive(Serialize)]
struct CitationRecord<'a> {
    id: &'a str,
    item: &'a str,
    outlets: Vec<OutletRecord<'a>>,
    date: Option<[String; 2]>,
    span: Option<[usize; 2]>,
    covers: [usize; 2],
    text: Option<&'a str>,
}

#[derive(Serialize)]
struct DateRecord<'a> {
    item: &'a str,
    span: [usize; 2],
    text: &'a str,
    value: Option<[String; 2]>,
    precision: &'static str,
    timex: Option<&'a str>,
}

#[derive(Serialize)]
struct RoleRecord<'a> {
    title: &'a str,
    of: Option<&'a str>,
    span: [usize; 2],
}

#[derive(Serialize)]
struct MentionRecord<'a> {
    item: &'a str,
    span: [usize; 2],
    text: &'a str,
}

#[derive(Serialize)]
struct EntityRecord<'a> {
    id: &'a str,
    entity_kind: &'static str,
    name: &'a str,
    aliases: &'a [String],
    country: Option<&'a str>,
    known: bool,
    roles: Vec<RoleRecord<'a>>,
    mentions: Vec<MentionRecord<'a>>,
}

#[derive(Serialize)]
struct AttributionRecord<'a> {
    id: &'a str,
    item: &'a str,
    form: &'static str,
    speaker: Option<&'a str>,
    speaker_span: Option<[usize; 2]>,
    cue_span: [usize; 2],
    cue: &'a str,
    content_span: [usize; 2],
    content: &'a str,
    events: Vec<&'a str>,
}

#[derive(Serialize)]
struct PlaceRecord<'a> {
    name: &'a str,
    country: Option<&'a str>,
    latitude: Option<f64>,
    longitude: Option<f64>,
}

#[derive(Serialize)]
struct EvidenceRecord<'a> {
    span: [usize; 2],
    text: &'a str,
}

#[derive(Serialize)]
struct EventRecord<'a> {
    id: &'a str,
    document: &'a str,
    item: &'a str,
    #[serde(rename = "type")]
    event_type: &'static str,
    mode: Option<&'a str>,
    context: &'a [String],
    actors: &'a [String],
    recipients: &'a [String],
    date: Option<[String; 2]>,
    date_precision: &'static str,
    date_basis: &'static str,
    place: Option<PlaceRecord<'a>>,
    status: &'static str,
    claimants: &'a [String],
    /// Codes of dictionaries, one for each actor, where there are dictionaries.
    #[serde(skip_serializing_if = "Option::is_none")]
    actor_codes: Option<Vec<Option<String>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recipient_codes: Option<Vec<Option<String>>>,
    citations: Vec<&'a str>,
    score: f64,
    cameo: Option<&'a str>,
    confidence: f64,
    evidence: EvidenceRecord<'a>,
    rule: &'a str,
}

/// Writes the records of a document, each on a line of its own.
pub fn to_json_lines(document: &Document, reading: &Reading) -> String {
    to_json_lines_coded(document, reading, &Codes::default())
}

/// The same with the codes of actors and recipients on the day of each event, where any dictionary gives codes.
pub fn to_json_lines_coded(document: &Document, reading: &Reading, codes: &Codes) -> String {
    let mut lines = String::new();
    for record in records(document, reading, codes) {
        // These types hold no maps with keys other than strings and no failing writers.
        lines.push_str(&serde_json::to_string(&record).expect("records are plain data"));
        lines.push('\n');
    }
    lines
}

fn records<'a>(document: &'a Document, reading: &'a Reading, codes: &Codes) -> Vec<Record<'a>> {
    let item_id = |index: usize| reading.items.get(index).map_or("", |item| item.id.as_str());
    let mut records = vec![Record::Document(document_record(document, reading))];
    records.extend(reading.items.iter().map(|item| {
        Record::Item(ItemRecord {
            id: &item.id,
            document: &reading.document,
            item_kind: item.kind.as_str(),
            section: item.section.as_deref(),
            span: pair(item.span),
            text: document.slice(item.span),
        })
    }));
    records.extend(reading.citations.iter().map(|citation| {
        Record::Citation(CitationRecord {
            id: &citation.id,
            item: item_id(citation.item),
            outlets: citation
                .outlets
                .iter()
                .map(|o| OutletRecord { id: o.id.as_deref(), name: &o.name })
                .collect(),
            date: citation.date.map(days),
            span: citation.span.map(pair),
            covers: pair(citation.covers),
            text: citation.span.map(|span| document.slice(span)),
        })
    }));
    records.extend(reading.dates.iter().map(|date| {
        Record::Date(DateRecord {
            item: item_id(date.item),
            span: pair(date.span),
            text: document.slice(date.span),
            value: date.value.map(days),
            precision: date.precision.as_str(),
            timex: date.timex.as_deref(),
        })
    }));
    records.extend(
        reading.entities.iter().map(|entity| Record::Entity(entity_record(document, entity, &item_id))),
    );
    records.extend(reading.attributions.iter().map(|attribution| {
        Record::Attribution(AttributionRecord {
            id: &attribution.id,
            item: item_id(attribution.item),
            form: attribution.form.as_str(),
            speaker: attribution.speaker.as_deref(),
            speaker_span: attribution.speaker_span.map(pair),
            cue_span: pair(attribution.cue),
            cue: document.slice(attribution.cue),
            content_span: pair(attribution.content),
            content: document.slice(attribution.content),
            events: attribution.events.iter().map(|index| reading.events[*index].id.as_str()).collect(),
        })
    }));
    records.extend(
        reading
            .events
            .iter()
            .map(|event| Record::Event(Box::new(event_record(document, reading, event, codes)))),
    );
    records
}

fn document_record<'a>(document: &'a Document, reading: &'a Reading) -> DocumentRecord<'a> {
    let notes = document.notes.iter().chain(&reading.notes);
    DocumentRecord {
        id: &document.id,
        title: reading.title.as_deref(),
        period: reading.period.map(days),
        published: document.published.map(day),
        editor: reading.editor.as_deref(),
        language: reading.language.as_deref(),
        category: document.category.as_deref(),
        sections: &reading.sections,
        source: SourceRecord {
            uri: &document.source.uri,
            media_type: &document.source.media_type,
            sha256: &document.source.sha256,
        },
        notes: notes
            .map(|note| NoteRecord { kind: note.kind.as_str(), span: pair(note.span), text: &note.text })
            .collect(),
        text: &document.text,
    }
}

fn entity_record<'a>(
    document: &'a Document,
    entity: &'a crate::model::Entity,
    item_id: &dyn Fn(usize) -> &'a str,
) -> EntityRecord<'a> {
    EntityRecord {
        id: &entity.id,
        entity_kind: entity.kind.as_str(),
        name: &entity.name,
        aliases: &entity.aliases,
        country: entity.country.as_deref(),
        known: entity.known,
        roles: entity
            .roles
            .iter()
            .map(|role| RoleRecord { title: &role.title, of: role.of.as_deref(), span: pair(role.span) })
            .collect(),
        mentions: entity
            .mentions
            .iter()
            .map(|m| MentionRecord {
                item: item_id(m.item),
                span: pair(m.span),
                text: document.slice(m.span),
            })
            .collect(),
    }
}

fn event_record<'a>(
    document: &'a Document,
    reading: &'a Reading,
    event: &'a crate::model::Event,
    codes: &Codes,
) -> EventRecord<'a> {
    let day = event.date.map(|date| date.start).or(document.published);
    let coded = |ids: &[String]| -> Option<Vec<Option<String>>> {
        let code = |id: &String| {
            let entity = reading.entity(id)?;
            let titles = entity.roles.iter().map(|role| role.title.as_str());
            let words: Vec<&str> = std::iter::once(entity.name.as_str()).chain(titles).collect();
            codes.of(id, entity.country.as_deref(), &words, day)
        };
        (!codes.is_empty()).then(|| ids.iter().map(code).collect())
    };
    EventRecord {
        actor_codes: coded(&event.actors),
        recipient_codes: coded(&event.recipients),
        id: &event.id,
        document: &reading.document,
        item: reading.items.get(event.item).map_or("", |item| item.id.as_str()),
        event_type: event.kind.as_str(),
        mode: event.mode.as_deref(),
        context: &event.contexts,
        actors: &event.actors,
        recipients: &event.recipients,
        date: event.date.map(days),
        date_precision: event.date_precision.as_str(),
        date_basis: event.date_basis.as_str(),
        place: event.place.as_ref().map(|place| PlaceRecord {
            name: &place.name,
            country: place.country.as_deref(),
            latitude: place.coordinates.map(|(latitude, _)| latitude),
            longitude: place.coordinates.map(|(_, longitude)| longitude),
        }),
        status: event.status.as_str(),
        claimants: &event.claimants,
        citations: event.citations.iter().map(|index| reading.citations[*index].id.as_str()).collect(),
        score: event.kind.score(),
        cameo: event.cameo.as_deref(),
        confidence: event.confidence,
        evidence: EvidenceRecord { span: pair(event.evidence), text: document.slice(event.evidence) },
        rule: &event.rule,
    }
}

fn pair(span: Span) -> [usize; 2] {
    [span.start, span.end]
}

fn day(day: Date) -> String {
    day.to_string()
}

fn days(interval: Interval) -> [String; 2] {
    [day(interval.start), day(interval.end)]
}
