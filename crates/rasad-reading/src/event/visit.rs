//! What happens on a visit happens where the visit goes: meetings, and what is asked or agreed among those in them.

use rasad_events::EventType;

use super::draft::EventDraft;
use crate::mention::EntityIndex;
use crate::model::EventPlace;

/// Gives the place of a visit or meeting to the meetings and requests after it that have none, while its people
/// act in them. A call or a message takes place nowhere.
pub(super) fn share_places(drafts: &mut [EventDraft]) {
    let mut visit: Option<(Vec<EntityIndex>, EventPlace)> = None;
    for draft in drafts {
        let remote = matches!(draft.mode.as_deref(), Some("phone" | "message"));
        if draft.kind == EventType::Consult
            && let Some(place) = &draft.place
        {
            visit = Some((draft.participants().collect(), place.clone()));
            continue;
        }
        let Some((people, place)) = visit.as_ref().filter(|_| draft.place.is_none() && !remote) else {
            continue;
        };
        let acts = draft.actors.iter().any(|actor| people.contains(actor));
        let among = draft.recipients.iter().any(|recipient| people.contains(recipient));
        let shares = match draft.kind {
            EventType::Consult => acts,
            EventType::Request | EventType::Agree => acts && among,
            _ => false,
        };
        if shares {
            draft.place = Some(place.clone());
        }
    }
}
