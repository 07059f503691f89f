//! `rasad lint`: slips in bulletins.

mod args;
mod baseline;
mod sarif;

use std::collections::BTreeSet;
use std::path::Path;

use rasad_bulletin::lint::{Finding, RULES, Severity};
use rasad_desk::{LintOutcome, Linted, LossKind, ReadOptions};
use rasad_reading::Reader;
use serde_json::{Value, json};

use super::add::line;
use super::{find, n_of};
use crate::exit::{End, Failure, tell};
use crate::output::{Output, Style, harmless};
use crate::progress::Bar;

pub(crate) use args::LintArgs;
use args::{Level, LintFormat};
use baseline::Baseline;

pub(super) fn run(desk: Option<&Path>, args: &LintArgs) -> Result<End, Failure> {
    if args.rules {
        return rules(args);
    }
    let desk = desk.map(|folder| find(Some(folder))).transpose()?;
    let reader = match &desk {
        Some(desk) => desk.reader()?,
        None => Reader::builtin(),
    };
    let options = ReadOptions {
        media_type: args.intake.input.media_type(),
        published: args.intake.date,
        n_readers: args.intake.jobs,
        ..ReadOptions::default()
    };
    let known = match &args.baseline {
        Some(path) if !args.write_baseline => Baseline::load(path)?,
        _ => Baseline::default(),
    };
    let least = least(args.level);
    let mut linted: Vec<Linted> = Vec::new();
    let mut worst = LossKind::Passed;
    rasad_desk::lint(desk.as_ref(), &reader, &args.files, &options, &mut Bar::new(), &mut |outcome| {
        match outcome {
            LintOutcome::Linted(mut one) => {
                let (text, findings) = (&one.document.text, &mut one.findings);
                findings.retain(|finding| finding.severity >= least && !known.has(finding, text));
                linted.push(*one);
            }
            LintOutcome::Lost(loss) => {
                worst = worst.max(loss.kind);
                tell(&format!("{}\n", line(&loss)));
            }
        }
    })?;
    if let (Some(path), true) = (&args.baseline, args.write_baseline) {
        Baseline::of(&linted).save(path)?;
        let n: usize = linted.iter().map(|one| one.findings.len()).sum();
        tell(&format!("{}: {} kept as known\n", path.display(), n_of(n, "finding")));
        return Ok(End::Done);
    }
    if args.fix {
        fix(&mut linted)?;
    }
    show(&linted, args)?;
    let n: usize = linted.iter().map(|one| one.findings.len()).sum();
    Ok(match (worst >= LossKind::Broken || linted.is_empty(), n) {
        (true, _) => End::InPart,
        (false, 0) => End::Done,
        (false, _) => End::Nothing,
    })
}

fn least(level: Level) -> Severity {
    match level {
        Level::Note => Severity::Note,
        Level::Warning => Severity::Warning,
        Level::Error => Severity::Error,
    }
}

/// Takes the certain remedies; what was taken is no finding any more.
fn fix(linted: &mut [Linted]) -> Result<(), Failure> {
    for one in linted {
        let path = Path::new(&one.document.source.uri).to_owned();
        let is_text = matches!(one.document.source.media_type.as_str(), "text/plain" | "text/markdown");
        if !is_text || !path.is_file() {
            tell(&format!("{}: only files of plain text and Markdown are mended\n", path.display()));
            continue;
        }
        let (taken, left) = rasad_desk::fix(&path, one)?;
        let left = if left > 0 { format!(", {left} to be done by hand") } else { String::new() };
        tell(&format!("{}: {} mended{left}\n", path.display(), n_of(taken, "slip")));
        if left.is_empty() {
            one.findings.retain(|finding| finding.fix.is_none());
        }
    }
    Ok(())
}

fn show(linted: &[Linted], args: &LintArgs) -> Result<(), Failure> {
    let mut output = Output::new();
    let format = args.format.unwrap_or(if args.json { LintFormat::Json } else { LintFormat::Text });
    match format {
        LintFormat::Text => text(&mut output, linted)?,
        LintFormat::Json => output.json(&linted.iter().map(json_of).collect::<Vec<_>>())?,
        LintFormat::Sarif => output.json(&sarif::log(linted))?,
    }
    output.flush()?;
    Ok(())
}

fn text(output: &mut Output, linted: &[Linted]) -> Result<(), Failure> {
    let paint = output.paint;
    for one in linted {
        let name = harmless(&one.document.source.uri);
        for finding in &one.findings {
            let place = one.line(finding.span).map_or(name.clone(), |line| format!("{name}:{line}"));
            let style = match finding.severity {
                Severity::Error => Style::Red,
                Severity::Warning => Style::Yellow,
                Severity::Note => Style::Blue,
            };
            let severity = paint.style(style, finding.severity.as_str());
            output.line(format!("{}: {severity} [{}]", paint.bold(&place), finding.rule))?;
            let excerpt = shortened(one.document.slice(finding.span));
            let item =
                one.place(finding.span).map(|place| paint.dim(&format!(" ({place})"))).unwrap_or_default();
            output.line(format!("    {}{item}", harmless(&excerpt)))?;
            output.line(format!("    {}", harmless(&finding.message)))?;
            if let Some(fix) = &finding.fix {
                output.line(format!("    remedy, taken with --fix: \"{}\"", harmless(&fix.replacement)))?;
            }
        }
        let counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
            .into_iter()
            .map(|severity| {
                (severity, one.findings.iter().filter(|finding| finding.severity == severity).count())
            })
            .filter(|(_, n)| *n > 0)
            .map(|(severity, n)| n_of(n, severity.as_str()))
            .collect();
        let sum = if counts.is_empty() { "nothing found".to_owned() } else { counts.join(", ") };
        output.line(format!("{name}: {sum} in {}", n_of(one.reading.items.len(), "item")))?;
    }
    Ok(())
}

/// One line of at most a hundred characters.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 100 {
        return line;
    }
    line.chars().take(97).chain("...".chars()).collect()
}

fn json_of(one: &Linted) -> Value {
    let finding = |finding: &Finding| {
        json!({
            "rule": finding.rule,
            "severity": finding.severity.as_str(),
            "span": [finding.span.start, finding.span.end],
            "line": one.line(finding.span),
            "place": one.place(finding.span),
            "text": one.document.slice(finding.span),
            "message": finding.message,
            "fix": finding.fix.as_ref().map(|fix| json!({
                "span": [fix.span.start, fix.span.end], "replacement": fix.replacement,
            })),
        })
    };
    json!({
        "document": one.document.id,
        "uri": one.document.source.uri,
        "findings": one.findings.iter().map(finding).collect::<Vec<_>>(),
    })
}

fn rules(args: &LintArgs) -> Result<End, Failure> {
    let mut output = Output::new();
    if args.json || args.format == Some(LintFormat::Json) {
        let list: Vec<Value> = RULES
            .iter()
            .map(|rule| json!({"id": rule.id, "severity": rule.severity.as_str(), "summary": rule.summary}))
            .collect();
        output.json(&list)?;
    } else {
        let ids: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
        let width = ids.iter().map(|id| id.len()).max().unwrap_or(0);
        for rule in RULES {
            output.line(format!("{:width$}  {:7}  {}", rule.id, rule.severity.as_str(), rule.summary))?;
        }
    }
    output.flush()?;
    Ok(End::Done)
}
