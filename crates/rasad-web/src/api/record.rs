//! Rows of the archive as JSON objects.

use jiff::civil::Date;
use rasad_store::{DocumentRow, EntityRow, EventRow, Hit, Party};
use rasad_text::Span;
use rasad_time::Interval;
use serde::Serialize;

pub(super) fn days(days: Option<Interval>) -> Option<[String; 2]> {
    days.map(|days| [days.start.to_string(), days.end.to_string()])
}

pub(super) fn day(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

pub(super) fn span(span: Span) -> [usize; 2] {
    [span.start, span.end]
}

/// Somebody who takes part.
#[derive(Serialize)]
pub(super) struct PartyRecord<'a> {
    id: &'a str,
    name: &'a str,
    kind: Option<&'static str>,
    country: Option<&'a str>,
}

impl<'a> From<&'a Party> for PartyRecord<'a> {
    fn from(party: &'a Party) -> Self {
        Self {
            id: &party.id,
            name: &party.name,
            kind: party.kind.map(rasad_reading::EntityKind::as_str),
            country: party.country.as_deref(),
        }
    }
}

/// An entity of the archive.
#[derive(Serialize)]
pub(super) struct EntityRecord<'a> {
    id: &'a str,
    name: &'a str,
    kind: Option<&'static str>,
    country: Option<&'a str>,
    known: bool,
    mentions: usize,
}

impl<'a> From<&'a EntityRow> for EntityRecord<'a> {
    fn from(row: &'a EntityRow) -> Self {
        Self {
            id: &row.id,
            name: &row.name,
            kind: row.kind.map(rasad_reading::EntityKind::as_str),
            country: row.country.as_deref(),
            known: row.known,
            mentions: row.mentions,
        }
    }
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
struct OutletRecord<'a> {
    id: Option<&'a str>,
    name: &'a str,
}

#[derive(Serialize)]
struct CitationRecord<'a> {
    id: &'a str,
    outlets: Vec<OutletRecord<'a>>,
    date: Option<[String; 2]>,
    span: Option<[usize; 2]>,
}

/// An event with its surroundings.
#[derive(Serialize)]
pub(super) struct EventRecord<'a> {
    id: &'a str,
    document: &'a str,
    item: &'a str,
    title: Option<&'a str>,
    uri: &'a str,
    section: Option<&'a str>,
    #[serde(rename = "type")]
    kind: &'static str,
    mode: Option<&'a str>,
    context: &'a [String],
    actors: Vec<PartyRecord<'a>>,
    recipients: Vec<PartyRecord<'a>>,
    date: Option<[String; 2]>,
    date_precision: &'static str,
    date_basis: &'static str,
    place: Option<PlaceRecord<'a>>,
    status: &'static str,
    claimants: Vec<PartyRecord<'a>>,
    citations: Vec<CitationRecord<'a>>,
    document_outlets: &'a [String],
    reported: Option<String>,
    score: f64,
    cameo: Option<&'a str>,
    confidence: f64,
    evidence: EvidenceRecord<'a>,
    rule: &'a str,
    text: &'a str,
}

impl<'a> From<&'a EventRow> for EventRecord<'a> {
    fn from(event: &'a EventRow) -> Self {
        let parties = |parties: &'a [Party]| parties.iter().map(PartyRecord::from).collect();
        let citations = event.citations.iter().map(|citation| CitationRecord {
            id: &citation.id,
            outlets: (citation.outlets.iter())
                .map(|outlet| OutletRecord { id: outlet.id.as_deref(), name: &outlet.name })
                .collect(),
            date: days(citation.date),
            span: citation.span.map(span),
        });
        Self {
            id: &event.id,
            document: &event.document,
            item: &event.item,
            title: event.title.as_deref(),
            uri: &event.uri,
            section: event.section.as_deref(),
            kind: event.kind.as_str(),
            mode: event.mode.as_deref(),
            context: &event.contexts,
            actors: parties(&event.actors),
            recipients: parties(&event.recipients),
            date: days(event.date),
            date_precision: event.date_precision.as_str(),
            date_basis: event.date_basis.as_str(),
            place: event.place.as_ref().map(|place| PlaceRecord {
                name: &place.name,
                country: place.country.as_deref(),
                latitude: place.coordinates.map(|(north, _)| north),
                longitude: place.coordinates.map(|(_, east)| east),
            }),
            status: event.status.as_str(),
            claimants: parties(&event.claimants),
            citations: citations.collect(),
            document_outlets: &event.document_outlets,
            reported: day(event.day),
            score: event.kind.score(),
            cameo: event.cameo.as_deref(),
            confidence: event.confidence,
            evidence: EvidenceRecord { span: span(event.evidence), text: event.evidence_text() },
            rule: &event.rule,
            text: &event.item_text,
        }
    }
}

/// An item that was found.
#[derive(Serialize)]
pub(super) struct HitRecord<'a> {
    document: &'a str,
    item: &'a str,
    title: Option<&'a str>,
    section: Option<&'a str>,
    outlets: &'a [String],
    day: Option<String>,
    uri: &'a str,
    score: f64,
    text: &'a str,
    highlights: Vec<[usize; 2]>,
    span: [usize; 2],
}

impl<'a> From<&'a Hit> for HitRecord<'a> {
    fn from(hit: &'a Hit) -> Self {
        Self {
            document: &hit.document,
            item: &hit.item,
            title: hit.title.as_deref(),
            section: hit.section.as_deref(),
            outlets: &hit.outlets,
            day: day(hit.day),
            uri: &hit.uri,
            score: hit.score,
            text: &hit.snippet.text,
            highlights: hit.snippet.highlights.iter().copied().map(span).collect(),
            span: span(hit.snippet.span),
        }
    }
}

/// A document in a list.
#[derive(Serialize)]
pub(super) struct DocumentRecord<'a> {
    id: &'a str,
    uri: &'a str,
    title: Option<&'a str>,
    outlets: &'a [String],
    published: Option<String>,
    period: Option<[String; 2]>,
    language: Option<&'a str>,
    category: Option<&'a str>,
    media_type: &'a str,
    items: usize,
    events: usize,
    notes: usize,
}

impl<'a> From<&'a DocumentRow> for DocumentRecord<'a> {
    fn from(row: &'a DocumentRow) -> Self {
        Self {
            id: &row.id,
            uri: &row.uri,
            title: row.title.as_deref(),
            outlets: &row.outlets,
            published: day(row.published),
            period: days(row.period),
            language: row.language.as_deref(),
            category: row.category.as_deref(),
            media_type: &row.media_type,
            items: row.items,
            events: row.events,
            notes: row.notes,
        }
    }
}
