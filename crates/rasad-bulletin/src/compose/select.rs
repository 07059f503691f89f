//! Which reports belong in the issue, and in which arena.

use std::collections::BTreeSet;

use rasad_events::{EventType, Status};
use rasad_names::Knowledge;
use rasad_reading::{Entity, EntityKind, Event, Reading};
use rasad_syntax::Model;
use rasad_text::{Document, Span};

use super::report::{Report, ReportSentence};
use crate::brief::{Arena, Brief};

/// What becomes of a report.
pub(super) enum Selection<'a> {
    In { arena: usize, report: Report<'a> },
    Out { reason: String },
}

/// Least confidence of an event that puts a report into the issue.
const MIN_CONFIDENCE: f64 = 0.4;

/// Share of the fit where the subject is only named in what is told: "vowed to strike 52 sites if Iran ...".
const NAMED_ONLY: f64 = 0.5;

/// How well a report fits an arena whose country it only speaks of: better than an arena for the rest.
const SPOKEN_OF: f64 = 0.6;

/// Selects a report by its events.
pub(super) fn select<'a>(
    brief: &Brief,
    document: &'a Document,
    reading: &'a Reading,
    knowledge: &Knowledge,
) -> Selection<'a> {
    let out = |reason: &str| Selection::Out { reason: reason.to_owned() };
    if reading.language.as_deref().is_some_and(|language| language != "en") {
        return out("sentences are composed from reports in English only");
    }
    let day = document.published.map(rasad_time::Interval::day);
    if day.is_some_and(|day| !brief.period.overlaps(day)) {
        return out("published outside of the period");
    }
    if reading.events.is_empty() {
        return out("no event found in it");
    }
    let subject = Subject::new(brief, knowledge);
    let mut sentences = sentences(document, reading);
    let main: BTreeSet<usize> = sentences
        .iter()
        .flat_map(|sentence| {
            sentence.events.iter().copied().filter(|index| sentence.is_main(&reading.events[*index]))
        })
        .collect();
    let mut scores: Vec<f64> = vec![0.0; brief.arenas.len()];
    let mut relevant: BTreeSet<usize> = BTreeSet::new();
    let mut of_subject = false;
    for (index, event) in reading.events.iter().enumerate() {
        if event.confidence < MIN_CONFIDENCE
            || event.kind == EventType::State && event.status == Status::Negated
        {
            continue;
        }
        let part = if subject.takes_part(reading, event) {
            1.0
        } else if subject.is_named_in(reading, event, &sentences) {
            NAMED_ONLY
        } else {
            continue;
        };
        // What is only background ("after the killing of ...") brings no report into the issue.
        if !main.contains(&index) {
            continue;
        }
        of_subject = true;
        let fits: Vec<f64> =
            brief.arenas.iter().map(|arena| fit(brief, arena, reading, event, knowledge)).collect();
        if fits.iter().any(|fit| *fit > 0.0) {
            relevant.insert(index);
            for (score, fit) in scores.iter_mut().zip(fits) {
                *score += fit * part;
            }
        }
    }
    if relevant.is_empty() {
        return out(if of_subject { "in none of the arenas" } else { "the subject takes no part in it" });
    }
    let best = scores.iter().copied().fold(0.0, f64::max);
    let arena = scores.iter().position(|score| *score >= best).unwrap_or(0);
    for sentence in &mut sentences {
        sentence.relevant = sentence.events.iter().any(|index| relevant.contains(index));
    }
    let first = relevant.iter().filter_map(|index| reading.events[*index].date).map(|date| date.start);
    let first = first.filter(|day| brief.period.start <= *day && *day <= brief.period.end).min();
    let day = first.or(document.published).unwrap_or(brief.period.start);
    Selection::In { arena, report: Report { document, reading, day, sentences } }
}

/// The country that the desk follows, with all that acts for it.
struct Subject<'a> {
    id: &'a str,
    code: Option<&'a str>,
    /// "Iranian-backed", "pro-Iranian" begin or hold these.
    words: Vec<String>,
}

impl<'a> Subject<'a> {
    fn new(brief: &'a Brief, knowledge: &'a Knowledge) -> Self {
        let country = knowledge.country(&brief.subject);
        let words = country.map(|country| {
            std::iter::once(&country.name)
                .chain(&country.adjectives)
                .map(|word| word.to_lowercase())
                .collect()
        });
        Self {
            id: &brief.subject,
            code: country.map(|country| country.code.as_str()),
            words: words.unwrap_or_default(),
        }
    }

    fn takes_part(&self, reading: &Reading, event: &Event) -> bool {
        let parties = event.actors.iter().chain(&event.recipients);
        parties.filter_map(|id| reading.entity(id)).any(|entity| self.is_of(entity))
            || event
                .claimants
                .iter()
                .filter_map(|id| reading.entity(id))
                .any(|entity| self.is_of(entity) && entity.kind != EntityKind::Organization)
    }

    /// Whether the clause that tells an event names the subject or somebody of it.
    fn is_named_in(&self, reading: &Reading, event: &Event, sentences: &[ReportSentence]) -> bool {
        // A person named may be long dead, or the cause of it all: only the country and its bodies count.
        let of_state = |entity: &&Entity| entity.kind != EntityKind::Person && self.is_of(entity);
        reading.entities.iter().filter(of_state).any(|entity| {
            entity.mentions.iter().any(|mention| {
                (mention.named || entity.kind == EntityKind::Group)
                    && event.evidence.contains(mention.span)
                    && !sentences.iter().any(|sentence| sentence.is_background(mention.span))
            })
        })
    }

    fn is_of(&self, entity: &Entity) -> bool {
        let name = entity.name.to_lowercase();
        entity.id == format!("e:{}", self.id)
            || (entity.country.is_some() && entity.country.as_deref() == self.code)
            || entity.kind == EntityKind::Group && self.words.iter().any(|word| name.contains(word))
    }
}

/// How well an event fits an arena: where it took place says more than who took part.
fn fit(brief: &Brief, arena: &Arena, reading: &Reading, event: &Event, knowledge: &Knowledge) -> f64 {
    let is_subject =
        |code: &str| knowledge.country(&brief.subject).is_some_and(|country| country.code == code);
    let elsewhere = |code: &str| {
        let taken = brief.arenas.iter().flat_map(|arena| &arena.countries);
        !is_subject(code) && !taken.filter_map(|id| knowledge.country(id)).any(|country| country.code == code)
    };
    let listed = |code: &str| {
        arena.countries.iter().filter_map(|id| knowledge.country(id)).any(|country| country.code == code)
    };
    let has = |code: &str| listed(code) || (arena.countries.iter().any(|id| id == "*") && elsewhere(code));
    let mut fit = 0.0;
    if let Some(code) = event.place.as_ref().and_then(|place| place.country.as_deref())
        && has(code)
    {
        fit += 2.0;
    }
    for id in event.actors.iter().chain(&event.recipients) {
        let Some(entity) = reading.entity(id) else { continue };
        let bare = id.trim_start_matches("e:");
        if arena.bodies.iter().chain(&arena.people).any(|listed| listed == bare) {
            fit += 3.0;
        } else if entity.country.as_deref().is_some_and(has) {
            fit += if arena.countries.iter().any(|id| id == "*") { 0.5 } else { 1.5 };
        }
    }
    // "the UN envoy for Syria": the country is spoken of, though it takes no part.
    let spoken_of = |entity: &Entity| {
        entity.kind == EntityKind::Country
            && entity.country.as_deref().is_some_and(listed)
            && entity.mentions.iter().any(|mention| mention.item == event.item)
    };
    if fit == 0.0 && reading.entities.iter().any(spoken_of) {
        fit = SPOKEN_OF;
    }
    fit
}

/// The sentences of a report's items with their events.
fn sentences(document: &Document, reading: &Reading) -> Vec<ReportSentence> {
    let mut found = Vec::new();
    for (item_index, item) in reading.items.iter().enumerate() {
        let text = masked(document, reading, item_index, item.span);
        for tree in Model::english().analyze(&text) {
            let span = Span::new(tree.span.0, tree.span.1).shift(item.span.start);
            let events: Vec<usize> = (0..reading.events.len())
                .filter(|index| {
                    reading.events[*index].item == item_index && span.contains(reading.events[*index].trigger)
                })
                .collect();
            found.push(ReportSentence { span, tree, offset: item.span.start, events, relevant: false });
        }
    }
    found
}

/// The text of an item with its bracketed citations blanked out: they are printed anew.
fn masked(document: &Document, reading: &Reading, item: usize, span: Span) -> String {
    let mut bytes = document.slice(span).as_bytes().to_vec();
    for citation in reading.citations.iter().filter(|citation| citation.item == item) {
        let Some(cited) = citation.span.filter(|cited| span.contains(*cited)) else { continue };
        if document.slice(cited).starts_with(['(', '[']) {
            bytes[cited.start - span.start..cited.end - span.start].fill(b' ');
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| document.slice(span).to_owned())
}
