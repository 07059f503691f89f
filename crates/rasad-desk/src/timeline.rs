//! Events over time, in stretches that fit the time they cover.

use jiff::civil::Date;
use jiff::{ToSpan, Unit};
use rasad_events::QuadClass;
use rasad_store::{Archive, Bucket, EventFilter, Step};

use crate::error::Error;

/// Most stretches of a timeline whose step is chosen here.
const MOST: usize = 70;

/// Events over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// How long its stretches are.
    pub step: Step,
    /// The stretches that have events, in order.
    pub buckets: Vec<Bucket>,
}

/// Counts the events that a filter means. Without a step the shortest is taken that keeps the timeline to some
/// seventy stretches.
///
/// # Errors
/// Those of the archive.
pub fn timeline(archive: &Archive, filter: &EventFilter, step: Option<Step>) -> Result<Timeline, Error> {
    let step = if let Some(step) = step {
        step
    } else {
        let days = archive.timeline(filter, Step::Day)?;
        let ends = days.first().zip(days.last());
        ends.map_or(Step::Day, |(first, last)| fitting(first.start, last.start))
    };
    Ok(Timeline { step, buckets: archive.timeline(filter, step)? })
}

impl Timeline {
    /// All stretches from the first to the last, those without events, too.
    pub fn filled(&self) -> Vec<Bucket> {
        let mut filled: Vec<Bucket> = Vec::new();
        for bucket in &self.buckets {
            let mut next = filled.last().and_then(|last| after(self.step, last.start));
            while let Some(start) = next.filter(|start| *start < bucket.start) {
                filled.push(Bucket { start, counts: std::collections::BTreeMap::new() });
                next = after(self.step, start);
            }
            filled.push(bucket.clone());
        }
        filled
    }
}

/// Events of each quad class in a stretch: verbal and material cooperation, verbal and material conflict, neutral.
pub fn by_class(bucket: &Bucket) -> [(QuadClass, usize); 5] {
    let classes = [
        QuadClass::VerbalCooperation,
        QuadClass::MaterialCooperation,
        QuadClass::VerbalConflict,
        QuadClass::MaterialConflict,
        QuadClass::Neutral,
    ];
    classes.map(|class| {
        let of_class = bucket.counts.iter().filter(|(kind, _)| kind.quad_class() == class);
        (class, of_class.map(|(_, n)| n).sum())
    })
}

/// The first day of the stretch after one.
fn after(step: Step, start: Date) -> Option<Date> {
    let span = match step {
        Step::Day => 1.day(),
        Step::Week => 1.week(),
        Step::Month => 1.month(),
        Step::Year => 1.year(),
    };
    start.checked_add(span).ok()
}

fn fitting(first: Date, last: Date) -> Step {
    let days = first.until((Unit::Day, last)).map_or(0, |span| span.get_days());
    let days = usize::try_from(days).unwrap_or(0);
    let steps = [(Step::Day, 1), (Step::Week, 7), (Step::Month, 30)];
    steps.into_iter().find(|(_, length)| days / length < MOST).map_or(Step::Year, |(step, _)| step)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn steps_fit_the_time_they_cover() {
        for (last, step) in [
            (date(2020, 11, 29), Step::Day),
            (date(2021, 3, 1), Step::Week),
            (date(2024, 1, 1), Step::Month),
            (date(2030, 1, 1), Step::Year),
        ] {
            assert_eq!(fitting(date(2020, 11, 15), last), step, "{last}");
        }
    }

    #[test]
    fn gaps_are_filled() {
        let bucket = |start| Bucket { start, counts: std::collections::BTreeMap::new() };
        let buckets = vec![bucket(date(2020, 11, 1)), bucket(date(2021, 2, 1))];
        let filled = Timeline { step: Step::Month, buckets }.filled();
        let months: Vec<i8> = filled.iter().map(|bucket| bucket.start.month()).collect();
        assert_eq!(months, [11, 12, 1, 2]);
    }
}
