//! What it is to say that one will do something, or will not: an agreement, a refusal (codebook, section 3). Hostile
//! acts to come are threats by the lexicon.

use rasad_events::{Candidate, EventType, Status};

/// A candidate's type, mode and status as an event's.
pub(super) struct Intent {
    pub(super) kind: EventType,
    pub(super) mode: Option<String>,
    pub(super) status: Status,
}

/// How an act stands in its text.
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the act that others do not")]
pub(super) struct Stand {
    pub(super) status: Status,
    /// Whether the speaker commits to the act by saying it.
    pub(super) commits: bool,
    /// Whether the actor says it.
    pub(super) own: bool,
    /// Whether somebody is the actor.
    pub(super) known: bool,
    /// Whether it is what another act is done for: "travelled to meet" is no promise to meet.
    pub(super) purpose: bool,
}

/// The type of an act, or of committing to it; `lemma` is that of its trigger.
pub(super) fn intent(candidate: &Candidate, lemma: &str, stand: &Stand) -> Intent {
    let Stand { status, commits, own, known, purpose } = *stand;
    let same = Intent { kind: candidate.kind, mode: candidate.mode.clone(), status };
    let of = |kind: EventType, mode: Option<&str>, status: Status| Intent {
        kind,
        mode: mode.map(str::to_owned),
        status,
    };
    // "is expected to sign": nobody has agreed yet.
    let expected = candidate.kind == EventType::Agree
        && matches!(lemma, "expect" | "schedule" | "plan" | "slate" | "due" | "set" | "intend");
    if expected && matches!(status, Status::Asserted | Status::Claimed) {
        return of(EventType::Agree, candidate.mode.as_deref(), Status::Planned);
    }
    // "said it would": what was "will" when it was said.
    let said = own && candidate.committed && status == Status::Hypothetical;
    let planned = status == Status::Planned || said;
    if planned
        && !purpose
        && matches!(
            candidate.kind,
            EventType::Consult | EventType::Support | EventType::Cooperate | EventType::Aid
        )
    {
        let status = if commits { Status::Asserted } else { Status::Planned };
        return of(EventType::Agree, None, status);
    }
    if said {
        return Intent { status: Status::Planned, ..same };
    }
    if !known || !candidate.committed || status != Status::Negated {
        return same;
    }
    // "will not meet", "would not yield": who says no to something refuses it.
    match candidate.kind {
        EventType::Consult => of(EventType::Reject, Some("meet"), Status::Asserted),
        EventType::Aid | EventType::Cooperate | EventType::Agree => {
            of(EventType::Reject, Some("assist"), Status::Asserted)
        }
        EventType::Concede | EventType::Retreat => of(EventType::Reject, Some("yield"), Status::Asserted),
        _ => same,
    }
}
