//! From candidates over words to events over people, bodies and countries.

mod caption;
pub(crate) mod date;
mod draft;
mod hearsay;
mod meeting;
mod merge;
mod participant;
mod place;
mod saying;
mod word;

use rasad_events::{Candidate, EventType, Speech, Status, TokenRef, cameo};
use rasad_text::Span;
use rasad_time::Interval;

use crate::mention::{Entities, ItemMentions, ItemText};
use crate::model::Citation;
use crate::reader::Reader;
use crate::trace::{Dropped, Fates};
use date::LocalDate;
pub(crate) use draft::EventDraft;
use participant::Scope;

/// What an item's events are made from.
pub(crate) struct Sources<'a> {
    pub(crate) reader: &'a Reader,
    pub(crate) item: &'a ItemText<'a>,
    pub(crate) mentions: &'a ItemMentions,
    pub(crate) entities: &'a mut Entities,
    pub(crate) candidates: &'a [Candidate],
    pub(crate) speech: &'a [Speech],
    pub(crate) dates: &'a [LocalDate],
    pub(crate) citations: &'a [&'a Citation],
    /// The document's period or day.
    pub(crate) document_date: Option<Interval>,
    /// Whether the item is the words under a picture.
    pub(crate) caption: bool,
    /// Where it is asked for, what gave no event.
    pub(crate) fates: Option<&'a mut Fates>,
}

impl Sources<'_> {
    fn dropped(&mut self, candidate: &Candidate, reason: Dropped) {
        if let Some(fates) = &mut self.fates {
            fates.dropped.push((candidate.trigger, reason));
        }
    }
}

/// The events of one item, in reading order.
pub(crate) fn events(sources: &mut Sources<'_>) -> Vec<EventDraft> {
    let sayings = saying::Sayings::new(sources.item, sources.speech);
    let hearsay = hearsay::find(sources.item);
    let mut drafts: Vec<EventDraft> = Vec::new();
    for (index, candidate) in sources.candidates.iter().enumerate() {
        let made = match no_act(sources, &sayings, index) {
            Some(reason) => Err(reason),
            None => draft(sources, &sayings, &hearsay, candidate),
        };
        match made {
            Ok(draft) => drafts.push(draft),
            Err(reason) => sources.dropped(candidate, reason),
        }
    }
    for draft in &mut drafts {
        let others: Vec<TokenRef> = sources
            .candidates
            .iter()
            .map(|candidate| candidate.trigger)
            .filter(|trigger| *trigger != draft.trigger)
            .collect();
        // What is only promised is dated by the promise.
        let own = if draft.promised { date::Own::Skipped } else { date::Own::Counts };
        draft.date = date::stated(sources.item, draft.trigger, &others, sources.dates, own);
    }
    if sources.caption {
        drafts.extend(caption::meeting(&scope_of(sources), &drafts));
    }
    meeting::accompany(&scope_of(sources), &mut drafts);
    merge::merge(&mut drafts);
    meeting::go_on(sources.item, &mut drafts);
    inherit_claimants(&mut drafts);
    avenge(&mut drafts);
    for draft in &mut drafts {
        let span = draft.trigger_span;
        let covering: Vec<&Citation> =
            sources.citations.iter().copied().filter(|citation| citation.covers.contains(span)).collect();
        draft.citations = covering.iter().map(|citation| citation.id.clone()).collect();
        if draft.date.is_none() {
            draft.date = Some(date::reported(sources.citations, &covering, sources.document_date));
        }
    }
    drafts
}

fn scope_of<'a>(sources: &'a Sources<'_>) -> Scope<'a> {
    Scope {
        reader: sources.reader,
        item: sources.item,
        mentions: sources.mentions,
        entities: sources.entities,
    }
}

/// Revenge for a deed that the sentence tells is threatened to whoever did it.
fn avenge(drafts: &mut [EventDraft]) {
    let deeds: Vec<(usize, Vec<usize>)> = drafts
        .iter()
        .filter(|draft| draft.kind == EventType::Assault && !draft.actors.is_empty())
        .map(|draft| (draft.trigger.sentence, draft.actors.clone()))
        .collect();
    for draft in
        drafts.iter_mut().filter(|draft| draft.rule == "threaten/revenge" && draft.recipients.is_empty())
    {
        let deed = deeds.iter().find(|(sentence, _)| *sentence == draft.trigger.sentence);
        if let Some((_, doers)) = deed {
            draft.recipients = doers.iter().copied().filter(|doer| !draft.actors.contains(doer)).collect();
        }
    }
}

/// "According to the report": those who are behind the sentences before.
fn inherit_claimants(drafts: &mut [EventDraft]) {
    let mut last: Vec<usize> = Vec::new();
    for draft in drafts {
        if draft.claimants.is_empty() && draft.goes_on {
            draft.claimants.clone_from(&last);
        } else if !draft.claimants.is_empty() {
            last.clone_from(&draft.claimants);
        }
    }
}

/// Why a word tells of no act, whoever takes part.
fn no_act(sources: &Sources<'_>, sayings: &saying::Sayings<'_>, index: usize) -> Option<Dropped> {
    let candidate = &sources.candidates[index];
    let at = candidate.trigger;
    // "Iranian-backed militias": a participle before a noun describes, it does not tell.
    if sources.item.token(at.sentence, at.token).deprel == rasad_syntax::Deprel::Amod {
        return Some(Dropped::Describes);
    }
    if sayings.is_only_wanted(sources.candidates, index) {
        return Some(Dropped::OnlyWanted);
    }
    if candidate.nominal && sayings.is_topic(sources.reader, candidate) {
        return Some(Dropped::Topic);
    }
    (candidate.kind == EventType::State && sayings.only_carries(sources.candidates, index))
        .then_some(Dropped::OnlyCarries)
}

fn draft(
    sources: &mut Sources<'_>,
    sayings: &saying::Sayings<'_>,
    hearsay: &[hearsay::Hearsay],
    candidate: &Candidate,
) -> Result<EventDraft, Dropped> {
    let scope = scope_of(sources);
    let resolve = |arguments: &[rasad_events::Argument]| {
        let mut found = Vec::new();
        for argument in arguments {
            for entity in scope.participants(argument.at) {
                if !found.contains(&entity) {
                    found.push(entity);
                }
            }
        }
        found
    };
    let mut actors = resolve(&candidate.actors);
    let all_recipients = resolve(&candidate.recipients);
    let mut recipients: Vec<_> =
        all_recipients.iter().copied().filter(|entity| !actors.contains(entity)).collect();
    actors.retain(|entity| scope.is_participant(*entity));

    // "the signing of the memorandum between X and Y": those between whom, wherever the phrase hangs.
    if candidate.nominal && actors.is_empty() && recipients.is_empty() {
        actors = scope.between(candidate.trigger);
        actors.retain(|entity| scope.is_participant(*entity));
    }
    if sources.caption && candidate.nominal && actors.len() + recipients.len() < 2 {
        actors = caption::people(&scope, candidate.trigger.sentence);
        recipients.clear();
    }
    let word = word::of(&scope, sayings, hearsay, candidate, &actors);
    let mut confidence = candidate.confidence;
    let commits = word.speakers.is_some();
    let lemma = sources.item.token(candidate.trigger.sentence, candidate.trigger.token).lemma.to_lowercase();
    if let Some(speakers) = word.speakers {
        recipients.retain(|entity| !speakers.contains(entity));
        actors = speakers;
    } else if word.status != candidate.status || !word.claimants.is_empty() {
        confidence *= 0.95;
    }
    let (kind, status) = future(candidate, &lemma, word.status, commits);
    let claimants = word.claimants;
    let place = place::place(&scope, candidate);
    // Visits to a place are visits to its country's government where no host is named.
    let places: Vec<_> = recipients.iter().copied().filter(|entity| !scope.is_participant(*entity)).collect();
    recipients.retain(|entity| scope.is_participant(*entity));
    let visited: Vec<String> =
        places.iter().filter_map(|place| scope.country(*place).map(str::to_owned)).collect();
    let evidence = draft::clause_span(sources.item, candidate.trigger);
    let trigger_span = draft::trigger_span(sources.item, candidate);
    let to_places = matches!(kind, EventType::Consult | EventType::Cooperate);
    let host_from_place = recipients.is_empty() && to_places && !visited.is_empty();
    if host_from_place {
        for country in &visited {
            recipients.extend(draft::country_entity(sources.reader, sources.entities, country));
        }
        recipients.retain(|entity| !actors.contains(entity));
    }
    // An outlet that reports is a citation, not an act.
    if kind == EventType::State
        && !actors.is_empty()
        && actors.iter().all(|actor| word::is_outlet(sources.entities, *actor))
    {
        return Err(Dropped::OutletReports);
    }
    if !draft::is_event(sources.reader, candidate, &actors, &recipients) {
        return Err(Dropped::NoParticipant);
    }
    let rule = &sources.reader.lexicon.rules[candidate.rule_index];
    Ok(EventDraft {
        kind,
        mode: candidate.mode.clone().filter(|_| kind == candidate.kind),
        contexts: candidate.contexts.clone(),
        actors,
        recipients,
        host_from_place,
        date: None,
        place,
        status,
        claimants,
        citations: Vec::new(),
        confidence,
        evidence,
        trigger: candidate.trigger,
        absorbed: Vec::new(),
        trigger_span,
        rule: candidate.rule.clone(),
        cameo: if kind == candidate.kind {
            rule.cameo.clone()
        } else {
            Some(cameo::planned(candidate.kind).to_owned())
        },
        nominal: candidate.nominal,
        promised: kind == EventType::Agree && candidate.kind != EventType::Agree,
        goes_on: word.goes_on,
    })
}

/// A future meeting, support, exchange or aid is an AGREE (codebook, section 3); whoever commits to it
/// asserts it.
fn future(candidate: &Candidate, lemma: &str, status: Status, commits: bool) -> (EventType, Status) {
    let expected = candidate.kind == EventType::Agree
        && matches!(lemma, "expect" | "schedule" | "plan" | "slate" | "due" | "set" | "intend");
    if expected && matches!(status, Status::Asserted | Status::Claimed) {
        return (EventType::Agree, Status::Planned);
    }
    let cooperative = matches!(
        candidate.kind,
        EventType::Consult | EventType::Support | EventType::Cooperate | EventType::Aid
    );
    if status == Status::Planned && cooperative {
        (EventType::Agree, if commits { Status::Asserted } else { Status::Planned })
    } else {
        (candidate.kind, status)
    }
}

/// The span of a token in the document.
fn token_span(item: &ItemText<'_>, at: TokenRef) -> Span {
    let (start, end) = item.token(at.sentence, at.token).span;
    Span::new(start, end).shift(item.offset)
}
