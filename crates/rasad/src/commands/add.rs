//! `rasad add`: puts what is new into the archive and says what became of each part of the input.

use std::fmt::Write;

use rasad_desk::{AddOptions, AddReport, Desk, Loss, LossKind};
use serde::Serialize;

use super::n_of;
use crate::args::AddArgs;
use crate::exit::{End, Failure, say, tell};
use crate::output::{Output, harmless};
use crate::progress::Bar;

#[derive(Serialize)]
struct AddView<'a> {
    files: usize,
    found: usize,
    added: usize,
    known: usize,
    skipped: usize,
    failed: usize,
    items: usize,
    events: usize,
    hidden: usize,
    complete: bool,
    losses: Vec<LossView<'a>>,
}

#[derive(Serialize)]
struct LossView<'a> {
    place: &'a str,
    kind: &'static str,
    reason: &'a str,
    hint: Option<&'a str>,
}

pub(super) fn run(desk: &Desk, args: &AddArgs) -> Result<End, Failure> {
    let options = AddOptions {
        media_type: args.intake.input.media_type(),
        published: args.intake.date,
        n_readers: args.intake.jobs,
        ..AddOptions::default()
    };
    let report = rasad_desk::add(desk, &args.paths, &options, &mut Bar::with_interrupt())?;
    tell(&losses(&report));
    let mut output = Output::new();
    if args.json {
        output.json(&view(&report))?;
    } else {
        output.text(&summary(&report))?;
    }
    output.flush()?;
    Ok(end(&report))
}

/// How it ended, after saying what stopped it.
pub(super) fn end(report: &AddReport) -> End {
    if let Some(error) = &report.stopped {
        say(&error.to_string(), Some(&error.hint()));
    }
    let broken = report.n_losses.get(&LossKind::Broken).is_some_and(|n| *n > 0);
    if broken || report.counts.failed > 0 || report.stopped.is_some() || report.interrupted {
        End::InPart
    } else {
        End::Done
    }
}

/// What an unread part is called.
pub(super) fn word(kind: LossKind) -> &'static str {
    match kind {
        LossKind::Passed => "passed",
        LossKind::Skipped | LossKind::Broken => "skipped",
        LossKind::Failed => "failed",
    }
}

/// A line for a loss: what happened, where, why, and what to do.
pub(super) fn line(loss: &Loss) -> String {
    let severity = if loss.kind >= LossKind::Broken { "error" } else { "note" };
    let mut line = format!("{severity}: `{}` {}: {}\n", loss.place, word(loss.kind), loss.reason);
    if let Some(hint) = &loss.hint {
        writeln!(line, "hint: {hint}").expect("writing to a string does not fail");
    }
    harmless(&line)
}

pub(super) fn losses(report: &AddReport) -> String {
    let mut text: String = report.losses.iter().map(line).collect();
    let worth_a_line =
        report.n_losses.iter().filter(|(kind, _)| **kind != LossKind::Passed).map(|(_, n)| n).sum::<usize>();
    if worth_a_line > report.losses.len() {
        let more = worth_a_line - report.losses.len();
        writeln!(text, "note: and {more} more of the kind").expect("writing to a string does not fail");
    }
    text
}

pub(super) fn summary(report: &AddReport) -> String {
    let counts = report.counts;
    let hidden = report.n_losses.get(&LossKind::Passed).copied().unwrap_or(0);
    let of_them = if hidden > 0 { format!(" ({hidden} hidden or the desk's own)") } else { String::new() };
    let mut text = format!(
        "{} in {}:\n  {:>9} added, with {} and {}\n  {:>9} known already\n  {:>9} skipped{of_them}\n  {:>9} failed\n",
        n_of(counts.found, "report"),
        n_of(report.files, "file"),
        counts.added,
        n_of(counts.items, "item"),
        n_of(counts.events, "event"),
        counts.known,
        counts.skipped,
        counts.failed,
    );
    if report.interrupted {
        text.push_str("Ended before it was through: give the same command again to go on.\n");
    }
    text
}

fn view(report: &AddReport) -> AddView<'_> {
    let counts = report.counts;
    AddView {
        files: report.files,
        found: counts.found,
        added: counts.added,
        known: counts.known,
        skipped: counts.skipped,
        failed: counts.failed,
        items: counts.items,
        events: counts.events,
        hidden: report.n_losses.get(&LossKind::Passed).copied().unwrap_or(0),
        complete: report.stopped.is_none() && !report.interrupted,
        losses: report
            .losses
            .iter()
            .map(|loss| LossView {
                place: &loss.place,
                kind: word(loss.kind),
                reason: &loss.reason,
                hint: loss.hint.as_deref(),
            })
            .collect(),
    }
}
