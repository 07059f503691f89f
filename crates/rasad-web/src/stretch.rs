//! A timeline without gaps, at the step that suits its length.

use jiff::ToSpan;
use jiff::civil::Date;
use rasad_events::QuadClass;
use rasad_store::{Bucket, Step};
use rasad_time::Interval;

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

/// The steps by name, as addresses have them.
pub(crate) const STEPS: [(&str, Step); 4] =
    [("day", Step::Day), ("week", Step::Week), ("month", Step::Month), ("year", Step::Year)];

/// The name of a step.
pub(crate) fn step_name(step: Step) -> &'static str {
    STEPS.iter().find(|(_, other)| *other == step).map_or("", |(name, _)| name)
}

/// Puts days together into stretches that cover `within`, else all days that have events. `days` are buckets of
/// single days in order; without a step the one is taken that gives some dozens of stretches.
pub(crate) fn stretches(days: &[Bucket], step: Option<Step>, within: Option<Interval>) -> (Step, Stretches) {
    let ends = days.first().zip(days.last()).map(|(first, last)| Interval::new(first.start, last.start));
    let Some(within) = within.or(ends).filter(|_| !days.is_empty()) else {
        return (step.unwrap_or(Step::Day), Stretches::default());
    };
    let step = step.unwrap_or_else(|| fitting(within));
    let mut list: Vec<Stretch> = Vec::new();
    let mut start = Some(step.start(within.start));
    while let Some(day) = start.filter(|day| *day <= within.end) {
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

/// The days that a picture had best show: those of the reports, and of them the ones with nearly all events. What
/// texts recall from long ago, and the one report with a wrong date, would leave no room for the rest.
pub(crate) fn dense(days: &[Bucket], reported: Option<Interval>) -> Option<Interval> {
    let reported = reported?;
    let inside: Vec<&Bucket> =
        days.iter().filter(|bucket| reported.start <= bucket.start && bucket.start <= reported.end).collect();
    let total: usize = inside.iter().map(|bucket| sum(bucket)).sum();
    let reach = |mut buckets: Box<dyn Iterator<Item = &&Bucket> + '_>| {
        let mut skipped = 0;
        buckets
            .find(|bucket| {
                skipped += sum(bucket);
                skipped > total / 100
            })
            .map(|bucket| bucket.start)
    };
    let (first, last) = (reach(Box::new(inside.iter()))?, reach(Box::new(inside.iter().rev()))?);
    // Where little is cut off, the whole time of the reports is the better frame.
    let kept = first.until(last).map_or(0, |span| span.get_days());
    let all = reported.start.until(reported.end).map_or(0, |span| span.get_days());
    Some(if kept * 2 >= all || all <= 62 { reported } else { Interval::new(first, last) })
}

fn sum(bucket: &Bucket) -> usize {
    bucket.counts.values().sum()
}

fn row(quad: QuadClass) -> usize {
    QUADS.iter().position(|other| *other == quad).unwrap_or(0)
}

fn fitting(within: Interval) -> Step {
    match within.start.until(within.end).map_or(i32::MAX, |span| span.get_days()) {
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
            let (_, found) = stretches(&days, Some(step), None);
            assert_eq!(found.list.iter().map(Stretch::total).sum::<usize>(), 5, "{step:?}");
            assert!(found.list.windows(2).all(|two| two[0].end.tomorrow().ok() == Some(two[1].start)));
        }
        assert_eq!(stretches(&days, None, None).1.list.len(), 20);
        let within = Interval::new(date(2020, 11, 10), date(2020, 11, 30));
        let (_, found) = stretches(&days, None, Some(within));
        assert_eq!((found.list.len(), found.before, found.after), (21, 2, 0));
    }

    #[test]
    fn a_few_old_events_do_not_squeeze_the_rest() {
        let mut days = vec![bucket(date(1979, 2, 1), 1)];
        days.extend((1..=20).map(|day| bucket(date(2020, 11, day), 5)));
        let reported = Interval::new(date(2020, 11, 1), date(2020, 11, 29));
        assert_eq!(dense(&days, Some(reported)), Some(reported));
        // One report that gives itself a wrong date changes nothing.
        let wrong = Interval::new(date(1970, 1, 1), date(2020, 11, 29));
        assert_eq!(dense(&days, Some(wrong)), Some(Interval::new(date(2020, 11, 1), date(2020, 11, 20))));
        assert_eq!(dense(&days[..1], Some(reported)), None);
    }

    #[test]
    fn nothing_gives_nothing() {
        let day = Interval::day(date(2020, 11, 1));
        assert_eq!(stretches(&[], None, Some(day)), (Step::Day, Stretches::default()));
        let days = [bucket(date(1, 1, 1), 1), bucket(date(9999, 12, 31), 1)];
        let (_, found) = stretches(&days, Some(Step::Month), None);
        assert_eq!((found.list.len(), found.before), (MOST, 1));
    }
}
