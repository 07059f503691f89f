//! Types of events and how the text holds them, by shape and word before colour: round for cooperation, pointed
//! for conflict, hollow for words, filled for deeds, a bar for what is neither.

use maud::{Markup, html};
use rasad_events::{EventType, QuadClass, Status};

/// The style of a quadrant.
pub(crate) fn quad_class(quad: QuadClass) -> &'static str {
    match quad {
        QuadClass::VerbalCooperation => "q-vc",
        QuadClass::MaterialCooperation => "q-mc",
        QuadClass::VerbalConflict => "q-vx",
        QuadClass::MaterialConflict => "q-mx",
        QuadClass::Neutral => "q-n",
    }
}

/// The name of a quadrant.
pub(crate) fn quad_name(quad: QuadClass) -> &'static str {
    match quad {
        QuadClass::VerbalCooperation => "Cooperation in words",
        QuadClass::MaterialCooperation => "Cooperation in deeds",
        QuadClass::VerbalConflict => "Conflict in words",
        QuadClass::MaterialConflict => "Conflict in deeds",
        QuadClass::Neutral => "Statements",
    }
}

/// What a type means, for whoever points at its badge.
pub(crate) fn meaning(kind: EventType) -> &'static str {
    match kind {
        EventType::Agree => "agree to, offer or promise a cooperative act",
        EventType::Consult => "meet, visit, phone, write, negotiate",
        EventType::Support => "praise, congratulate, condole, open relations, sign an agreement",
        EventType::Concede => "apologise, pardon, ease a restriction",
        EventType::Cooperate => "trade, exercise together, share intelligence",
        EventType::Aid => "give money, arms, training, asylum, rescue",
        EventType::Retreat => "release, withdraw, disarm, resign",
        EventType::Request => "ask, call for, demand, order",
        EventType::Accuse => "blame, condemn, allege, investigate, sue",
        EventType::Reject => "refuse, deny a request, veto, cancel",
        EventType::Threaten => "warn of or threaten harm",
        EventType::Protest => "rally, riot, strike, boycott",
        EventType::Sanction => "break off relations, ban, expel, convict",
        EventType::Mobilize => "move or ready forces",
        EventType::Coerce => "arrest, seize, censor, deport, restrict",
        EventType::Assault => "strike, bomb, kill, abduct, clash",
        EventType::State => "say, declare, announce, deny a report",
    }
}

/// The shape of a quadrant, without words: for use beside words only.
pub(crate) fn sign(quad: QuadClass) -> Markup {
    let class = format!("sign {}", quad_class(quad));
    html! {
        svg class=(class) viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false" {
            @match quad {
                QuadClass::VerbalCooperation => circle class="hollow" cx="6" cy="6" r="4.2" {},
                QuadClass::MaterialCooperation => circle class="filled" cx="6" cy="6" r="5" {},
                QuadClass::VerbalConflict => path class="hollow" d="M6 1.6 10.8 10.2H1.2Z" {},
                QuadClass::MaterialConflict => path class="filled" d="M6 .8 11.6 10.8H.4Z" {},
                QuadClass::Neutral => path class="hollow" d="M1.5 6h9" {},
            }
        }
    }
}

/// A type with its mode.
pub(crate) fn type_badge(kind: EventType, mode: Option<&str>) -> Markup {
    let quad = kind.quad_class();
    let class = format!("badge {}", quad_class(quad));
    let title = format!("{}: {}", quad_name(quad), meaning(kind));
    html! {
        span class=(class) title=(title) {
            (sign(quad)) span.badge-type { (kind.as_str()) }
            @if let Some(mode) = mode { span.badge-mode { (mode) } }
        }
    }
}

/// What has to be said of an event that is not simply stated; none for one that is.
pub(crate) fn status_words(status: Status) -> Option<(&'static str, &'static str)> {
    match status {
        Status::Asserted => None,
        Status::Claimed => Some(("claimed", "the text gives it on someone’s word")),
        Status::Negated => {
            Some(("denied", "the text says that it did not happen, or that someone denies it"))
        }
        Status::Planned => Some(("planned", "it is to happen")),
        Status::Hypothetical => Some(("hypothetical", "it might happen")),
    }
}
