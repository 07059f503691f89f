//! Several sentences about one meeting are one event (codebook, section 1).

use rasad_events::{EventType, Status};

use super::draft::EventDraft;

/// Makes mentions of one event inside an item one.
pub(super) fn merge(drafts: &mut Vec<EventDraft>) {
    let mut merged: Vec<EventDraft> = Vec::with_capacity(drafts.len());
    for draft in drafts.drain(..) {
        match merged.iter_mut().rev().find(|earlier| is_one(earlier, &draft)) {
            Some(earlier) => take_in(earlier, draft),
            None => merged.push(draft),
        }
    }
    *drafts = merged;
}

fn is_one(earlier: &EventDraft, later: &EventDraft) -> bool {
    if earlier.kind != later.kind || (earlier.status == Status::Negated) != (later.status == Status::Negated)
    {
        return false;
    }
    if let (Some(one), Some(other)) =
        (earlier.date.and_then(|date| date.value), later.date.and_then(|date| date.value))
        && one != other
    {
        return false;
    }
    let everybody: Vec<_> = earlier.participants().collect();
    match earlier.kind {
        EventType::Consult => {
            let later_all: Vec<_> = later.participants().collect();
            // One of many hosts met again in a sentence of its own is a meeting of its own.
            let apart = earlier.trigger.sentence != later.trigger.sentence
                && later_all.len() >= 2
                && everybody.len() >= later_all.len() + 2;
            let contained = !apart && later_all.iter().all(|entity| everybody.contains(entity))
                || everybody.iter().all(|entity| later_all.contains(entity));
            // A visit and the meetings told in the same sentence are one.
            let one_visit = earlier.trigger.sentence == later.trigger.sentence
                && later.actors.iter().any(|actor| earlier.actors.contains(actor));
            contained || one_visit
        }
        EventType::State => earlier.actors == later.actors && earlier.recipients == later.recipients,
        _ => {
            let same_mode = earlier.mode == later.mode || earlier.mode.is_none() || later.mode.is_none();
            let (fewer, more) = if later.nominal { (later, earlier) } else { (earlier, later) };
            same_mode
                && (fewer.nominal
                    || earlier.rule == later.rule && earlier.trigger.sentence == later.trigger.sentence)
                && fewer.actors.iter().all(|entity| more.actors.contains(entity))
                && fewer.recipients.iter().all(|entity| more.recipients.contains(entity))
        }
    }
}

fn take_in(earlier: &mut EventDraft, later: EventDraft) {
    earlier.absorbed.push(later.trigger);
    earlier.absorbed.extend(later.absorbed);
    if earlier.host_from_place && !later.recipients.is_empty() && !later.host_from_place {
        earlier.recipients.clear();
        earlier.host_from_place = false;
    }
    let later_recipients =
        if later.host_from_place && !earlier.recipients.is_empty() { Vec::new() } else { later.recipients };
    for entity in later.actors {
        if !earlier.actors.contains(&entity) && !earlier.recipients.contains(&entity) {
            earlier.actors.push(entity);
        }
    }
    for entity in later_recipients {
        if !earlier.actors.contains(&entity) && !earlier.recipients.contains(&entity) {
            earlier.recipients.push(entity);
        }
    }
    if earlier.mode.is_none() && later.mode.is_some() {
        earlier.cameo = later.cameo;
    }
    // A more telling mode wins: a visit over a mere meeting.
    earlier.mode = earlier.mode.take().or(later.mode);
    earlier.place = earlier.place.take().or(later.place);
    earlier.date = earlier.date.or(later.date);
    for context in later.contexts {
        if !earlier.contexts.contains(&context) {
            earlier.contexts.push(context);
        }
    }
    if earlier.nominal && !later.nominal {
        earlier.evidence = later.evidence;
        earlier.trigger_span = later.trigger_span;
        earlier.nominal = false;
    }
    earlier.confidence = earlier.confidence.max(later.confidence);
}
