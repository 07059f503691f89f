//! Which reports tell one story.

use std::collections::BTreeSet;

use rasad_events::{EventType, Status};
use rasad_reading::Event;
use rasad_text::fold::fold;
use rasad_time::Interval;

use super::report::Report;

/// Share of words, of the shorter text's, from which two texts are one story told twice.
const SAME_WORDS: f64 = 0.55;

/// What was told of an event, to know it again.
pub(super) struct Told {
    kind: EventType,
    parties: BTreeSet<String>,
    date: Option<Interval>,
}

impl Told {
    pub(super) fn of(event: &Event) -> Self {
        let parties = event.actors.iter().chain(&event.recipients).cloned().collect();
        Self { kind: event.kind, parties, date: event.date }
    }

    /// Whether an event of another report is this one: same kind, near in time, and two participants (or all,
    /// where there are fewer) in common.
    pub(super) fn is_same(&self, event: &Event) -> bool {
        let other = Self::of(event);
        let common = self.parties.intersection(&other.parties).count();
        let fewest = self.parties.len().min(other.parties.len());
        self.kind == other.kind && near(self.date, other.date) && fewest > 0 && common >= fewest.min(2)
    }
}

/// Within two days of each other.
fn near(one: Option<Interval>, other: Option<Interval>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return true };
    let gap = |from: jiff::civil::Date, to: jiff::civil::Date| (to - from).get_days();
    gap(one.end, other.start) <= 2 && gap(other.end, one.start) <= 2
}

/// Groups reports into stories; the report that tells most leads each.
pub(super) fn stories(reports: Vec<Report<'_>>) -> Vec<Vec<Report<'_>>> {
    let words: Vec<BTreeSet<String>> = reports.iter().map(content_words).collect();
    let mut group: Vec<usize> = (0..reports.len()).collect();
    for later in 1..reports.len() {
        for earlier in 0..later {
            if group[later] != group[earlier]
                && one_story(&reports[earlier], &reports[later], &words[earlier], &words[later])
            {
                let (from, to) = (group[later], group[earlier]);
                for member in &mut group {
                    if *member == from {
                        *member = to;
                    }
                }
            }
        }
    }
    let mut stories: Vec<(usize, Vec<Report<'_>>)> = Vec::new();
    for (report, group) in reports.into_iter().zip(group) {
        match stories.iter_mut().find(|(known, _)| *known == group) {
            Some((_, story)) => story.push(report),
            None => stories.push((group, vec![report])),
        }
    }
    let mut stories: Vec<Vec<Report<'_>>> = stories.into_iter().map(|(_, story)| story).collect();
    for story in &mut stories {
        // A stable sort: of equals the one that came first leads.
        story.sort_by_key(|report| std::cmp::Reverse(telling(report)));
    }
    stories
}

/// How much a report tells.
fn telling(report: &Report<'_>) -> usize {
    let asserted = report.events().filter(|event| event.status == Status::Asserted);
    asserted.map(|event| if event.actors.len() + event.recipients.len() >= 2 { 2 } else { 1 }).sum()
}

fn one_story(
    one: &Report<'_>,
    other: &Report<'_>,
    words: &BTreeSet<String>,
    other_words: &BTreeSet<String>,
) -> bool {
    let shorter = words.len().min(other_words.len());
    if shorter > 0 && words.intersection(other_words).count() as f64 / shorter as f64 >= SAME_WORDS {
        return true;
    }
    // One weighty act in common: whoever met whom, or who struck whom, on the same days.
    one.events().filter(|event| weighty(event)).any(|event| {
        let told = Told::of(event);
        other.events().filter(|event| weighty(event)).any(|event| told.is_same(event))
    })
}

/// Statements and acts with one named side are too common to make two reports one story.
fn weighty(event: &Event) -> bool {
    let parties = event.actors.len() + event.recipients.len();
    let persons = event.actors.iter().chain(&event.recipients).filter(|id| id.contains('-')).count();
    event.kind != EventType::State && parties >= 2 && persons >= 1
}

fn content_words(report: &Report<'_>) -> BTreeSet<String> {
    let folded = fold(&report.document.text);
    folded.split(' ').filter(|word| word.chars().count() > 3).map(str::to_owned).collect()
}
