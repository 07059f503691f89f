//! `rasad timeline`: events over time, as bars of letters.

use std::collections::BTreeMap;

use rasad_desk::{Desk, Timeline, by_class};
use rasad_events::QuadClass;
use rasad_store::{Bucket, Step};
use serde::Serialize;

use super::event_lines::style_of;
use super::n_of;
use crate::args::{StepArg, TimelineArgs};
use crate::csv;
use crate::exit::{End, Failure, tell};
use crate::output::Output;

#[derive(Serialize)]
struct TimelineView {
    step: &'static str,
    total: usize,
    buckets: Vec<BucketView>,
}

#[derive(Serialize)]
struct BucketView {
    start: String,
    total: usize,
    classes: BTreeMap<&'static str, usize>,
    types: BTreeMap<&'static str, usize>,
}

/// A letter and a name for each class.
const CLASSES: [(QuadClass, char, &str); 5] = [
    (QuadClass::VerbalCooperation, 'c', "verbal cooperation"),
    (QuadClass::MaterialCooperation, 'C', "material cooperation"),
    (QuadClass::VerbalConflict, 'x', "verbal conflict"),
    (QuadClass::MaterialConflict, 'X', "material conflict"),
    (QuadClass::Neutral, '.', "neutral"),
];

/// Columns of a row that are not its bar: the day and the number.
const BESIDE: usize = 20;

pub(super) fn run(desk: &Desk, args: &TimelineArgs) -> Result<End, Failure> {
    let filter = args.filter.filter(desk)?;
    let step = match args.step {
        StepArg::Auto => None,
        StepArg::Day => Some(Step::Day),
        StepArg::Week => Some(Step::Week),
        StepArg::Month => Some(Step::Month),
        StepArg::Year => Some(Step::Year),
    };
    let timeline = rasad_desk::timeline(&desk.archive()?, &filter, step)?;
    let total: usize = timeline.buckets.iter().map(sum).sum();
    let mut output = Output::new();
    if args.json {
        let buckets = timeline.buckets.iter().map(bucket_view).collect();
        output.json(&TimelineView { step: step_word(timeline.step), total, buckets })?;
    } else if args.csv {
        let names = CLASSES.map(|(_, _, name)| name.replace(' ', "_"));
        output.text(&csv::row(["start", "total"].into_iter().chain(names.iter().map(String::as_str))))?;
        for bucket in &timeline.buckets {
            let counts = by_class(bucket).map(|(_, n)| n.to_string());
            output.text(&csv::row(
                [bucket.start.to_string(), sum(bucket).to_string()].into_iter().chain(counts),
            ))?;
        }
    } else {
        chart(&mut output, &timeline)?;
    }
    output.flush()?;
    if total == 0 {
        tell("no dated events found\n");
        return Ok(End::Nothing);
    }
    if !args.json && !args.csv {
        tell(&format!("{} by {}\n", n_of(total, "event"), step_word(timeline.step)));
    }
    Ok(End::Done)
}

fn chart(output: &mut Output, timeline: &Timeline) -> Result<(), Failure> {
    let most = timeline.buckets.iter().map(sum).max().unwrap_or(0);
    let room = output.width.saturating_sub(BESIDE).max(10);
    for (bucket, quiet) in timeline.buckets.iter().zip(timeline.gaps()) {
        // Years without events between two with some would fill screens: they become one line.
        if quiet > 3 {
            output.line(format!("{:>10}  ({})", "⋮", n_of(quiet, step_word(timeline.step))))?;
        } else {
            for _ in 0..quiet {
                output.line(format!("{:>10}", "·"))?;
            }
        }
        let (label, n, bar) = (label(timeline.step, bucket), sum(bucket), bar(output, bucket, most, room));
        output.line(format!("{label:<10} {n:>6}  {bar}"))?;
    }
    if most > 0 {
        output.line("")?;
        let scale = if most > room {
            format!("; one letter stands for up to {}", most.div_ceil(room))
        } else {
            String::new()
        };
        let legend: Vec<String> =
            CLASSES.iter().map(|(_, letter, name)| format!("{letter} {name}")).collect();
        let legend = output.paint.dim(&format!("{}{scale}", legend.join(", ")));
        output.line(legend)?;
    }
    Ok(())
}

/// The letters of a stretch: as many as fit the scale, at least one for each class that it has.
fn bar(output: &Output, bucket: &Bucket, most: usize, room: usize) -> String {
    let mut bar = String::new();
    for ((class, n), (_, letter, _)) in by_class(bucket).into_iter().zip(CLASSES) {
        let letters = if most <= room { n } else { (n * room).div_ceil(most) };
        bar.push_str(&output.paint.style(style_of(class), &letter.to_string().repeat(letters)));
    }
    bar
}

fn label(step: Step, bucket: &Bucket) -> String {
    let start = bucket.start;
    match step {
        Step::Day | Step::Week => start.to_string(),
        Step::Month => format!("{:04}-{:02}", start.year(), start.month()),
        Step::Year => format!("{:04}", start.year()),
    }
}

fn step_word(step: Step) -> &'static str {
    match step {
        Step::Day => "day",
        Step::Week => "week",
        Step::Month => "month",
        Step::Year => "year",
    }
}

fn sum(bucket: &Bucket) -> usize {
    bucket.counts.values().sum()
}

fn bucket_view(bucket: &Bucket) -> BucketView {
    let classes = by_class(bucket).into_iter().zip(CLASSES);
    BucketView {
        start: bucket.start.to_string(),
        total: sum(bucket),
        classes: classes.map(|((_, n), (_, _, name))| (name, n)).collect(),
        types: bucket.counts.iter().map(|(kind, n)| (kind.as_str(), *n)).collect(),
    }
}
