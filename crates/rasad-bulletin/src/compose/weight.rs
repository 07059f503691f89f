//! How much a story matters: what was done, by whom, and how many carried it.

use rasad_names::Knowledge;
use rasad_reading::Event;

use super::report::Report;

/// The weight of a story; no unit, larger matters more.
pub(super) fn weight(story: &[Report<'_>], knowledge: &Knowledge) -> f64 {
    let acts = story.iter().flat_map(Report::events).map(|event| act(event, knowledge)).fold(0.0, f64::max);
    let outlets: usize =
        story.iter().map(|report| report.citations().iter().map(|c| c.outlets.len()).sum::<usize>()).sum();
    let reports = story.len().min(5) as f64;
    acts + outlets.min(6) as f64 + reports
}

/// The weight of one act: how strong it is, and the rank of the highest who takes part.
fn act(event: &Event, knowledge: &Knowledge) -> f64 {
    let day = event.date.map(|date| date.start);
    let rank = event
        .actors
        .iter()
        .chain(&event.recipients)
        .filter_map(|id| knowledge.person(id.trim_start_matches("e:")))
        .flat_map(|person| &person.offices)
        .filter(|office| day.is_some_and(|day| office.holds_on(day)))
        .filter_map(|office| knowledge.title(&office.title))
        .map(|title| f64::from(title.rank))
        .fold(0.0, f64::max);
    event.kind.score().abs() * event.confidence + rank / 12.0
}
