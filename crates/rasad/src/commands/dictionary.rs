//! `rasad dictionary`: what is understood of dictionaries in the formats of older coders.

use std::path::Path;

use rasad_desk::{DictionaryKind, DictionaryReport};
use rasad_events::Rule;
use serde::Serialize;

use super::find;
use crate::args::DictionaryArgs;
use crate::exit::{End, Failure};
use crate::output::{Output, harmless};

#[derive(Serialize)]
struct ReportView<'a> {
    file: &'a str,
    kind: &'static str,
    read: usize,
    skipped: usize,
    faults: Vec<FaultView<'a>>,
}

#[derive(Serialize)]
struct FaultView<'a> {
    line: usize,
    words: &'a str,
    reason: &'a str,
}

pub(super) fn run(desk: Option<&Path>, args: &DictionaryArgs) -> Result<End, Failure> {
    let found = if args.files.is_empty() {
        find(desk)?.dictionaries()?
    } else {
        rasad_desk::dictionaries(&args.files, args.kind.map(DictionaryKind::from))?
    };
    let mut output = Output::new();
    if args.json {
        output.json(&found.reports.iter().map(view).collect::<Vec<_>>())?;
    } else if args.rules {
        for rule in &found.rules {
            output.text(&toml(rule))?;
        }
    } else {
        for report in &found.reports {
            show(&mut output, report)?;
        }
    }
    output.flush()?;
    if found.reports.is_empty() {
        crate::exit::tell("there is no dictionary in the desk's `lexicon/`: see docs/dictionaries.md\n");
        return Ok(End::Nothing);
    }
    let sound = found.reports.iter().all(|report| report.faults.is_empty());
    Ok(if sound { End::Done } else { End::Nothing })
}

/// `mine.verbs.txt: 12 read, 3 skipped`.
pub(super) fn summary(report: &DictionaryReport) -> String {
    format!("{}: {} {} read, {} skipped", report.file, report.n_read, noun(report.kind), report.n_skipped)
}

fn noun(kind: DictionaryKind) -> &'static str {
    match kind {
        DictionaryKind::Actors => "actors",
        DictionaryKind::Agents => "agents",
        DictionaryKind::Verbs => "verbs and patterns",
    }
}

fn show(output: &mut Output, report: &DictionaryReport) -> Result<(), Failure> {
    for fault in &report.faults {
        output.line(harmless(&format!("{}:{fault}", report.file)))?;
    }
    let line = output.paint.bold(&harmless(&summary(report)));
    output.line(line)?;
    Ok(())
}

fn view(report: &DictionaryReport) -> ReportView<'_> {
    ReportView {
        file: &report.file,
        kind: report.kind.as_str(),
        read: report.n_read,
        skipped: report.n_skipped,
        faults: report
            .faults
            .iter()
            .map(|fault| FaultView { line: fault.line, words: &fault.words, reason: &fault.reason })
            .collect(),
    }
}

/// A rule as it would stand in a file of ours.
fn toml(rule: &Rule) -> String {
    let name = rule.name.rsplit('/').next().unwrap_or(&rule.name);
    let kind = if rule.silent { "NONE" } else { rule.kind.as_str() };
    let mut text = format!("[[rule]]\nname = {}\ntype = {}\n", quoted(name), quoted(kind));
    if let Some(mode) = &rule.mode {
        text.push_str(&format!("mode = {}\n", quoted(mode)));
    }
    text.push_str("verbs = [\n");
    for verb in &rule.verbs {
        text.push_str(&format!("  {},\n", quoted(&verb.to_string())));
    }
    text.push_str("]\n");
    let slots: Vec<String> = rule.recipient.iter().map(|slot| quoted(&slot.to_string())).collect();
    if !slots.is_empty() {
        text.push_str(&format!("recipient = [{}]\n", slots.join(", ")));
    }
    if let Some(code) = &rule.cameo {
        text.push_str(&format!("cameo = {}\n", quoted(code)));
    }
    text.push('\n');
    text
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
