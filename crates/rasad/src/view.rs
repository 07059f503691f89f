//! The archive's rows as JSON: the words of the records that `rasad read` writes, with names beside ids.

use rasad_reading::EntityKind;
use rasad_store::{EntityRow, EventRow, Hit, Party};
use rasad_text::Span;
use rasad_time::Interval;
use serde::Serialize;

/// Somebody who takes part.
#[derive(Debug, Serialize)]
pub(crate) struct PartyView<'a> {
    id: &'a str,
    name: &'a str,
    kind: Option<&'static str>,
    country: Option<&'a str>,
}

impl<'a> From<&'a Party> for PartyView<'a> {
    fn from(party: &'a Party) -> Self {
        Self {
            id: &party.id,
            name: &party.name,
            kind: party.kind.map(EntityKind::as_str),
            country: party.country.as_deref(),
        }
    }
}

/// An entity over all documents.
#[derive(Debug, Serialize)]
pub(crate) struct EntityView<'a> {
    pub(crate) id: &'a str,
    pub(crate) kind: Option<&'static str>,
    pub(crate) name: &'a str,
    pub(crate) country: Option<&'a str>,
    pub(crate) known: bool,
    pub(crate) mentions: usize,
}

impl<'a> From<&'a EntityRow> for EntityView<'a> {
    fn from(row: &'a EntityRow) -> Self {
        Self {
            id: &row.id,
            kind: row.kind.map(EntityKind::as_str),
            name: &row.name,
            country: row.country.as_deref(),
            known: row.known,
            mentions: row.mentions,
        }
    }
}

#[derive(Debug, Serialize)]
struct OutletView<'a> {
    id: Option<&'a str>,
    name: &'a str,
}

#[derive(Debug, Serialize)]
struct CitationView<'a> {
    id: &'a str,
    outlets: Vec<OutletView<'a>>,
    date: Option<[String; 2]>,
}

#[derive(Debug, Serialize)]
struct PlaceView<'a> {
    name: &'a str,
    country: Option<&'a str>,
    latitude: Option<f64>,
    longitude: Option<f64>,
}

#[derive(Debug, Serialize)]
struct EvidenceView<'a> {
    span: [usize; 2],
    text: &'a str,
}

/// An event with what is needed to look at it.
#[derive(Debug, Serialize)]
pub(crate) struct EventView<'a> {
    id: &'a str,
    document: &'a str,
    item: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    mode: Option<&'a str>,
    context: &'a [String],
    actors: Vec<PartyView<'a>>,
    recipients: Vec<PartyView<'a>>,
    date: Option<[String; 2]>,
    date_precision: &'static str,
    date_basis: &'static str,
    place: Option<PlaceView<'a>>,
    status: &'static str,
    claimants: Vec<PartyView<'a>>,
    citations: Vec<CitationView<'a>>,
    document_outlets: &'a [String],
    reported: Option<String>,
    score: f64,
    cameo: Option<&'a str>,
    confidence: f64,
    evidence: EvidenceView<'a>,
    rule: &'a str,
    section: Option<&'a str>,
    text: &'a str,
    title: Option<&'a str>,
    uri: &'a str,
}

impl<'a> From<&'a EventRow> for EventView<'a> {
    fn from(row: &'a EventRow) -> Self {
        let parties = |parties: &'a [Party]| parties.iter().map(PartyView::from).collect();
        Self {
            id: &row.id,
            document: &row.document,
            item: &row.item,
            kind: row.kind.as_str(),
            mode: row.mode.as_deref(),
            context: &row.contexts,
            actors: parties(&row.actors),
            recipients: parties(&row.recipients),
            date: row.date.map(pair),
            date_precision: row.date_precision.as_str(),
            date_basis: row.date_basis.as_str(),
            place: row.place.as_ref().map(|place| PlaceView {
                name: &place.name,
                country: place.country.as_deref(),
                latitude: place.coordinates.map(|(latitude, _)| latitude),
                longitude: place.coordinates.map(|(_, longitude)| longitude),
            }),
            status: row.status.as_str(),
            claimants: parties(&row.claimants),
            citations: row
                .citations
                .iter()
                .map(|citation| CitationView {
                    id: &citation.id,
                    outlets: citation
                        .outlets
                        .iter()
                        .map(|outlet| OutletView { id: outlet.id.as_deref(), name: &outlet.name })
                        .collect(),
                    date: citation.date.map(pair),
                })
                .collect(),
            document_outlets: &row.document_outlets,
            reported: row.day.map(|day| day.to_string()),
            score: row.kind.score(),
            cameo: row.cameo.as_deref(),
            confidence: row.confidence,
            evidence: EvidenceView { span: span(row.evidence), text: row.evidence_text() },
            rule: &row.rule,
            section: row.section.as_deref(),
            text: &row.item_text,
            title: row.title.as_deref(),
            uri: &row.uri,
        }
    }
}

/// A hit of a search. Highlights are in bytes of `text`.
#[derive(Debug, Serialize)]
pub(crate) struct HitView<'a> {
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

impl<'a> From<&'a Hit> for HitView<'a> {
    fn from(hit: &'a Hit) -> Self {
        Self {
            document: &hit.document,
            item: &hit.item,
            title: hit.title.as_deref(),
            section: hit.section.as_deref(),
            outlets: &hit.outlets,
            day: hit.day.map(|day| day.to_string()),
            uri: &hit.uri,
            score: hit.score,
            text: &hit.snippet.text,
            highlights: hit.snippet.highlights.iter().copied().map(span).collect(),
            span: span(hit.snippet.span),
        }
    }
}

/// A pair of days, inclusive.
pub(crate) fn pair(interval: Interval) -> [String; 2] {
    [interval.start.to_string(), interval.end.to_string()]
}

fn span(span: Span) -> [usize; 2] {
    [span.start, span.end]
}
