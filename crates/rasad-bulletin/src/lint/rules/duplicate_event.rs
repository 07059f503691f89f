//! `duplicate-event`: one event, told in two items.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use rasad_events::{EventType, Status};
use rasad_reading::Event;

use super::{Hit, Rule, Severity, Sheet};
use crate::lint::sheet::ItemView;

pub(super) const RULE: Rule = Rule {
    id: "duplicate-event",
    severity: Severity::Warning,
    summary: "two items tell the same event",
    check,
};

/// Days by which two accounts of one event may differ.
const SLACK: i32 = 2;

fn check(sheet: &Sheet<'_>) -> Vec<Hit> {
    let mut told: Vec<(&ItemView, &Event)> = Vec::new();
    let mut hits: BTreeMap<usize, Hit> = BTreeMap::new();
    for item in sheet.telling() {
        for event in sheet.events(item).filter(|event| weighs(event)) {
            let earlier =
                told.iter().find(|(other, first)| other.index != item.index && same_event(first, event));
            if let Some((other, _)) = earlier
                && !hits.contains_key(&item.index)
            {
                let names: Vec<&str> = everyone(event).into_iter().map(|id| sheet.name(id)).collect();
                let act = event.kind.as_str().to_lowercase();
                let message =
                    format!("{} of {} is told in {}, too", act, names.join(" and "), sheet.place_of(other));
                hits.insert(item.index, Hit::new(event.evidence, message));
            }
        }
        told.extend(sheet.events(item).filter(|event| weighs(event)).map(|event| (item, event)));
    }
    let mut hits: Vec<Hit> = hits.into_values().collect();
    hits.extend(visits(sheet));
    hits
}

/// A visit, and meetings of it that other items tell: the visitor takes part in both on the same days.
fn visits(sheet: &Sheet<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for item in sheet.telling() {
        let visits =
            sheet.events(item).filter(|event| weighs(event) && event.mode.as_deref() == Some("visit"));
        for visit in visits {
            let Some(visitor) = visit.actors.first() else { continue };
            let is_meeting = |event: &&Event| {
                event.kind == EventType::Consult
                    && matches!(event.status, Status::Asserted | Status::Claimed)
                    && everyone(event).contains(visitor.as_str())
                    && near(event, visit)
            };
            let others: Vec<&ItemView> = sheet
                .telling()
                .filter(|other| {
                    other.index > item.index && sheet.events(other).any(|event| is_meeting(&event))
                })
                // What shares two or more is one event and said so already.
                .filter(|other| !sheet.events(other).any(|event| weighs(event) && same_event(visit, event)))
                .collect();
            if others.is_empty() {
                continue;
            }
            let places: Vec<String> = others.iter().map(|other| sheet.place_of(other)).collect();
            let message = format!("{}'s visit goes on in {}", sheet.name(visitor), places.join(" and in "));
            hits.push(Hit::new(visit.evidence, message));
            break;
        }
    }
    hits
}

/// Acts that are told once: not sayings, of which there may be many on one matter.
fn weighs(event: &Event) -> bool {
    !matches!(
        event.kind,
        EventType::State | EventType::Request | EventType::Accuse | EventType::Support | EventType::Agree
    ) && matches!(event.status, Status::Asserted | Status::Claimed)
        && everyone(event).len() >= 2
        && event.date.is_some()
}

fn everyone(event: &Event) -> BTreeSet<&str> {
    event.actors.iter().chain(&event.recipients).map(String::as_str).collect()
}

/// One type, days that agree, and two or more in common: the host of one meeting of a visit may change.
pub(super) fn same_event(one: &Event, other: &Event) -> bool {
    let n_shared = everyone(one).intersection(&everyone(other)).count();
    one.kind == other.kind && near(one, other) && n_shared >= 2
}

/// Whether two events are of the same days, give or take what outlets differ by.
fn near(one: &Event, other: &Event) -> bool {
    let (Some(day), Some(other_day)) = (one.date, other.date) else { return false };
    day.overlaps(other_day)
        || (day.start - other_day.end).get_days().abs() <= SLACK
        || (other_day.start - day.end).get_days().abs() <= SLACK
}
