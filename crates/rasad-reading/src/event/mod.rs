//! From candidates over words to events over people, bodies and countries.

mod caption;
pub(crate) mod date;
mod deed;
mod describe;
mod draft;
mod hearsay;
mod intent;
mod listed;
mod meeting;
mod merge;
mod participant;
mod place;
mod saying;
mod scene;
mod visit;
mod whom;
mod word;

use rasad_events::{Candidate, EventType, Speech, Status, TokenRef, cameo};
use rasad_syntax::Deprel;
use rasad_text::Span;
use rasad_time::Interval;

use crate::mention::{Entities, ItemMentions, ItemText, LocalMention, MentionKind};
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
    pub(crate) mentions: &'a mut ItemMentions,
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
    describe::describe(sources);
    let sayings = saying::Sayings::new(sources.item, sources.speech);
    let hearsay = hearsay::find(sources.item);
    let mut drafts: Vec<EventDraft> = Vec::new();
    let mut seats: Vec<LocalMention> = Vec::new();
    for (index, candidate) in sources.candidates.iter().enumerate() {
        let made = match no_act(sources, &sayings, index) {
            Some(reason) => Err(reason),
            None => draft(sources, &sayings, &hearsay, candidate, &mut seats),
        };
        match made {
            Ok(draft) => drafts.push(draft),
            Err(reason) => sources.dropped(candidate, reason),
        }
    }
    // Only now, so that no other act takes the town for the country.
    for seat in seats {
        sources.mentions.add(seat);
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
    visit::share_places(&mut drafts);
    deed::inherit_claimants(&mut drafts);
    deed::same_deed(&scope_of(sources), &mut drafts);
    deed::avenge(&scope_of(sources), &mut drafts);
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

/// Why a word tells of no act, whoever takes part.
fn no_act(sources: &Sources<'_>, sayings: &saying::Sayings<'_>, index: usize) -> Option<Dropped> {
    let candidate = &sources.candidates[index];
    let at = candidate.trigger;
    // "Iranian-backed militias": a participle before a noun describes, it does not tell.
    if sources.item.token(at.sentence, at.token).deprel == Deprel::Amod {
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
    seats: &mut Vec<LocalMention>,
) -> Result<EventDraft, Dropped> {
    let scope = scope_of(sources);
    let speakers: Vec<_> = sayings
        .around(candidate.trigger)
        .into_iter()
        .flat_map(|told| &told.speakers)
        .flat_map(|speaker| scope.participants(*speaker))
        .collect();
    let whom::Participants { mut actors, mut recipients, places } =
        whom::participants(&scope, candidate, &speakers);

    // "the signing of the memorandum between X and Y": those between whom, wherever the phrase hangs.
    if candidate.nominal && actors.is_empty() && recipients.is_empty() {
        actors = scope.between(candidate.trigger);
        actors.retain(|entity| scope.is_participant(*entity));
    }
    if sources.caption && candidate.nominal && actors.len() + recipients.len() < 2 {
        actors = caption::people(&scope, candidate.trigger.sentence);
        recipients.clear();
    }
    let mut word = word::of(&scope, sayings, hearsay, candidate, &actors);
    // "claimed responsibility for the attack": on the word of those who say that they did it.
    if actors.is_empty() && candidate.nominal {
        let claimed = deed::claimed_by(&scope, candidate);
        if !claimed.is_empty() {
            actors.clone_from(&claimed);
            word.status = Status::Claimed;
            word.claimants = claimed;
        }
    }
    let mut confidence = candidate.confidence;
    let commits = word.speakers.is_some();
    let lemma = sources.item.token(candidate.trigger.sentence, candidate.trigger.token).lemma.to_lowercase();
    if let Some(speakers) = word.speakers {
        recipients.retain(|entity| !speakers.contains(entity));
        actors = speakers;
    } else if word.status != candidate.status || !word.claimants.is_empty() {
        confidence *= 0.95;
    }
    let stand = intent::Stand {
        status: word.status,
        commits,
        own: saying::speaks_for(&scope, &actors, &speakers),
        known: !actors.is_empty(),
        purpose: is_purpose(sources.item, candidate.trigger),
    };
    let intent::Intent { kind, mode, status } = intent::intent(candidate, &lemma, &stand);
    let claimants = word.claimants;
    let (place, stands_at) = place::place(&scope, candidate);
    let scene = scene::scene(&scope, candidate);
    let mut visited: Vec<String> =
        places.iter().filter_map(|place| scope.country(*place).map(str::to_owned)).collect();
    let in_country = place
        .as_ref()
        .and_then(|place| place.country.as_deref())
        .and_then(|code| sources.reader.knowledge.countries.iter().find(|country| country.code == code));
    let in_country = in_country.map(|country| country.id.clone());
    // "the power occupying the city" only says who is meant.
    let trigger = sources.item.token(candidate.trigger.sentence, candidate.trigger.token);
    let modifies =
        !candidate.nominal && actors.is_empty() && !trigger.feats.is_finite() && !trigger.feats.is_passive();
    let concerns_place = rasad_events::concerns_place(kind) && !modifies;
    if visited.is_empty() && concerns_place {
        visited.extend(in_country.clone());
    }
    let evidence = draft::clause_span(sources.item, candidate.trigger);
    let trigger_span = draft::trigger_span(sources.item, candidate);
    let to_places = matches!(kind, EventType::Consult | EventType::Cooperate);
    // Visits to a place are visits to its country's government where no host is named; so is what is done to a
    // place.
    let host_from_place =
        recipients.is_empty() && (to_places && !places.is_empty() || concerns_place) && !visited.is_empty();
    if host_from_place {
        for country in &visited {
            let Some(entity) = draft::country_entity(sources.reader, sources.entities, country) else {
                continue;
            };
            recipients.push(entity);
            // The town is how the text names the country here; a visit is to the town itself.
            if let Some(at) = stands_at.filter(|_| kind != EventType::Consult) {
                let tokens = crate::mention::noun_phrase(sources.item, at.sentence, at.token);
                seats.push(LocalMention {
                    sentence: at.sentence,
                    tokens,
                    entity,
                    kind: MentionKind::Description,
                });
            }
        }
        recipients.retain(|entity| !actors.contains(entity));
    }
    // Police, a crowd, villagers without a country of their own are of the country where they act.
    if let Some(country) = in_country.or_else(|| visited.first().cloned()) {
        for one in actors.iter().chain(&recipients) {
            let draft = &mut sources.entities.list[*one];
            if draft.kind == crate::model::EntityKind::Group && draft.country.is_none() {
                draft.country = Some(country.clone());
            }
        }
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
    let cameo = match kind {
        _ if kind == candidate.kind => rule.cameo.clone(),
        EventType::Agree => Some(cameo::planned(candidate.kind).to_owned()),
        _ => Some(cameo::code(kind, mode.as_deref()).to_owned()),
    };
    Ok(EventDraft {
        kind,
        mode,
        contexts: candidate.contexts.clone(),
        actors,
        recipients,
        host_from_place,
        date: None,
        place: scene.or(place),
        status,
        claimants,
        citations: Vec::new(),
        confidence,
        evidence,
        trigger: candidate.trigger,
        absorbed: Vec::new(),
        trigger_span,
        rule: candidate.rule.clone(),
        cameo,
        nominal: candidate.nominal,
        promised: kind != candidate.kind,
        goes_on: word.goes_on,
    })
}

/// Whether a verb, or the verb that it hangs on, is an infinitive of purpose: "arrived to meet".
fn is_purpose(item: &ItemText<'_>, trigger: TokenRef) -> bool {
    let tokens = &item.sentences[trigger.sentence].tokens;
    let mut at = trigger.token;
    for _ in 0..tokens.len() {
        match tokens[at].deprel {
            Deprel::Advcl => {
                return tokens.iter().any(|token| {
                    token.head == Some(at) && token.deprel == Deprel::Mark && token.lemma == "to"
                });
            }
            Deprel::Xcomp | Deprel::Conj => {}
            _ => return false,
        }
        match tokens[at].head {
            Some(head) => at = head,
            None => return false,
        }
    }
    false
}

/// The span of a token in the document.
fn token_span(item: &ItemText<'_>, at: TokenRef) -> Span {
    let (start, end) = item.token(at.sentence, at.token).span;
    Span::new(start, end).shift(item.offset)
}
