//! A timeline without gaps, at the step that suits its length.

use jiff::ToSpan;
use jiff::civil::Date;
use rasad_events::QuadClass;
use rasad_store::{Bucket, Step};

use crate::view::QUADS;

/// Most stretches of one picture.
const MOST: usize = 400;

/// Events of one stretch of time by quadrant, in the order of [`QUADS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// First day.
    pub(crate) start: Date,
    /// Last day.
    pub(crate) end: Date,
    /// Events by quadrant.
    pub(crate) counts: [usize; 5],
}

impl Stretch {
    /// All its events.
    pub(crate) fn total(&self) -> usize {
        self.counts.iter().sum()
    }
}

/// A timeline that can be drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stretches {
    /// In order of time, without gaps.
    pub(crate) list: Vec<Stretch>,
    /// Events before the first.
    pub(crate) before: usize,
    /// Events after the last.
    pub(crate) after: usize,
}

/// Which part of a timeline is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// All of it.
    Whole,
    /// Where nearly all events are: a few that the texts recall from long ago would leave no room for the rest.
    Dense,
}

/// The steps by name, as addresses have them.
pub(crate) const STEPS: [(&str, Step); 4] =
    [("day", Step::Day), ("week", Step::Week), ("month", Step::Month), ("year", Step::Year)];

/// The name of a step.
pub(crate) fn step_name(step: Step) -> &'static str {
    STEPS.iter().find(|(_, other)| *other == step).map_or("", |(name, _)| name)
}

/// Puts days together into stretches. `days` are buckets of single days in order; without a step the one is taken
/// that gives some dozens of stretches.
pub(crate) fn stretches(days: &[Bucket], step: Option<Step>, reach: Reach) -> (Step, Stretches) {
    let total: usize = days.iter().map(sum).sum();
    let wanted = match reach {
        Reach::Whole => 0..days.len(),
        Reach::Dense => dense(days, total),
    };
    let inside = days.get(wanted.clone()).unwrap_or(&[]);
    let (Some(first), Some(last)) = (inside.first(), inside.last()) else {
        return (step.unwrap_or(Step::Day), Stretches::default());
    };
    let step = step.unwrap_or_else(|| fitting(first.start, last.start));
    let mut list: Vec<Stretch> = Vec::new();
    let mut start = Some(step.start(first.start));
    while let Some(day) = start.filter(|day| *day <= last.start) {
        let next = after(step, day);
        let end = next.and_then(|next| next.yesterday().ok()).unwrap_or(day);
        list.push(Stretch { start: day, end, counts: [0; 5] });
        start = next;
    }
    let too_many = list.len().saturating_sub(MOST);
    list.drain(..too_many);
    let mut done = Stretches { list, before: 0, after: 0 };
    for bucket in days {
        let at = done.list.partition_point(|stretch| stretch.end < bucket.start);
        match done.list.get_mut(at) {
            Some(stretch) if stretch.start <= bucket.start => {
                for (kind, n) in &bucket.counts {
                    stretch.counts[row(kind.quad_class())] += n;
                }
            }
            Some(_) => done.before += sum(bucket),
            None => done.after += sum(bucket),
        }
    }
    (step, done)
}

fn sum(bucket: &Bucket) -> usize {
    bucket.counts.values().sum()
}

fn row(quad: QuadClass) -> usize {
    QUADS.iter().position(|other| *other == quad).unwrap_or(0)
}

/// The days without the first thirtieth of all events and the last hundredth.
fn dense(days: &[Bucket], total: usize) -> std::ops::Range<usize> {
    let (mut skipped, mut first) = (0, 0);
    while first < days.len() && skipped + sum(&days[first]) <= total / 30 {
        skipped += sum(&days[first]);
        first += 1;
    }
    let (mut skipped, mut end) = (0, days.len());
    while end > first && skipped + sum(&days[end - 1]) <= total / 100 {
        skipped += sum(&days[end - 1]);
        end -= 1;
    }
    first..end
}

fn fitting(first: Date, last: Date) -> Step {
    match first.until(last).map_or(i32::MAX, |span| span.get_days()) {
        ..=62 => Step::Day,
        63..=430 => Step::Week,
        431..=3700 => Step::Month,
        _ => Step::Year,
    }
}

/// The first day of the next stretch.
fn after(step: Step, start: Date) -> Option<Date> {
    let span = match step {
        Step::Day => 1.day(),
        Step::Week => 1.week(),
        Step::Month => 1.month(),
        Step::Year => 1.year(),
    };
    start.checked_add(span).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use rasad_events::EventType;

    use super::*;

    fn bucket(start: Date, n: usize) -> Bucket {
        Bucket { start, counts: [(EventType::Consult, n)].into() }
    }

    #[test]
    fn gaps_are_filled_and_nothing_is_lost() {
        let days = [bucket(date(2020, 11, 1), 2), bucket(date(2020, 11, 20), 3)];
        for (_, step) in STEPS {
            let (_, found) = stretches(&days, Some(step), Reach::Whole);
            assert_eq!(found.list.iter().map(Stretch::total).sum::<usize>(), 5, "{step:?}");
            assert!(found.list.windows(2).all(|two| two[0].end.tomorrow().ok() == Some(two[1].start)));
        }
        assert_eq!(stretches(&days, None, Reach::Whole).1.list.len(), 20);
    }

    #[test]
    fn a_few_old_events_do_not_squeeze_the_rest() {
        let mut days = vec![bucket(date(1979, 2, 1), 1)];
        days.extend((1..=20).map(|day| bucket(date(2020, 11, day), 5)));
        let (step, found) = stretches(&days, None, Reach::Dense);
        assert_eq!((step, found.list.len(), found.before, found.after), (Step::Day, 20, 1, 0));
        let (step, found) = stretches(&days, None, Reach::Whole);
        assert_eq!((step, found.before), (Step::Year, 0));
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(stretches(&[], None, Reach::Dense), (Step::Day, Stretches::default()));
        let (_, found) = stretches(
            &[bucket(date(1, 1, 1), 1), bucket(date(9999, 12, 31), 1)],
            Some(Step::Day),
            Reach::Whole,
        );
        assert_eq!((found.list.len(), found.before), (MOST, 1));
    }
}
