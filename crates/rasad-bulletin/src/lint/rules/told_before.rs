//! `told-before`: an event that a former issue has told.

use rasad_events::{EventType, Status};

use super::duplicate_event::same_event;
use super::{Hit, Rule, Severity, Sheet};

pub(super) const RULE: Rule = Rule {
    id: "told-before",
    severity: Severity::Warning,
    summary: "a former issue has told this event",
    check,
};

fn check(sheet: &Sheet<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for item in sheet.telling() {
        let found = sheet.events(item).find_map(|event| {
            let news =
                event.kind != EventType::State && matches!(event.status, Status::Asserted | Status::Claimed);
            let before =
                sheet.told.iter().filter(|told| told.issue).find(|told| same_event(&told.event, event));
            before.filter(|_| news).map(|told| (event, told))
        });
        if let Some((event, told)) = found {
            hits.push(Hit::new(event.evidence, format!("told already in {}", told.place)));
        }
    }
    hits
}
