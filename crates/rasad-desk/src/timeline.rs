//! Events over time, in stretches that fit the time they cover.

use jiff::Unit;
use jiff::civil::Date;
use rasad_events::QuadClass;
use rasad_store::{Archive, Bucket, EventFilter, Step};

use crate::error::Error;

/// Most stretches with events of a timeline whose step is chosen here.
const MOST: usize = 45;

/// Events over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// How long its stretches are.
    pub step: Step,
    /// The stretches that have events, in order.
    pub buckets: Vec<Bucket>,
}

/// Counts the events that a filter means. Without a step the shortest is taken that has events in some forty
/// stretches at most.
///
/// # Errors
/// Those of the archive.
pub fn timeline(archive: &Archive, filter: &EventFilter, step: Option<Step>) -> Result<Timeline, Error> {
    if let Some(step) = step {
        return Ok(Timeline { step, buckets: archive.timeline(filter, step)? });
    }
    for step in [Step::Day, Step::Week, Step::Month] {
        let buckets = archive.timeline(filter, step)?;
        if buckets.len() <= MOST {
            return Ok(Timeline { step, buckets });
        }
    }
    Ok(Timeline { step: Step::Year, buckets: archive.timeline(filter, Step::Year)? })
}

impl Timeline {
    /// For each stretch how many without events lie between it and the one before.
    pub fn gaps(&self) -> Vec<usize> {
        let mut gaps = Vec::with_capacity(self.buckets.len());
        gaps.extend(self.buckets.first().map(|_| 0));
        gaps.extend(self.buckets.windows(2).map(|pair| between(self.step, pair[0].start, pair[1].start) - 1));
        gaps
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

/// Stretches from the one that begins on a day to the one that begins on a later day, at least 1.
fn between(step: Step, first: Date, later: Date) -> usize {
    let months = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
    let days = || first.until((Unit::Day, later)).map_or(0, |span| span.get_days());
    let n = match step {
        Step::Day => days(),
        Step::Week => days() / 7,
        Step::Month => months(later) - months(first),
        Step::Year => i32::from(later.year()) - i32::from(first.year()),
    };
    usize::try_from(n).unwrap_or(0).max(1)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn gaps_are_counted_in_stretches() {
        for (step, later, n) in [
            (Step::Day, date(2020, 12, 1), 30),
            (Step::Week, date(2020, 11, 29), 4),
            (Step::Month, date(2021, 2, 1), 3),
            (Step::Year, date(2023, 1, 1), 3),
        ] {
            assert_eq!(between(step, date(2020, 11, 1), later), n);
        }
        let bucket = |start| Bucket { start, counts: std::collections::BTreeMap::new() };
        let buckets = vec![bucket(date(2020, 11, 1)), bucket(date(2020, 12, 1)), bucket(date(2021, 2, 1))];
        assert_eq!(Timeline { step: Step::Month, buckets }.gaps(), [0, 0, 1]);
        assert!(Timeline { step: Step::Day, buckets: Vec::new() }.gaps().is_empty());
    }
}
