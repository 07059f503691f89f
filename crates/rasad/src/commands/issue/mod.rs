//! `rasad verify`, `rasad publish`, `rasad retract`: an issue on its way to its readers.

mod args;

use std::path::PathBuf;

use rasad_bulletin::Issue;
use rasad_bulletin::verify::SentenceDoubts;
use rasad_desk::issue::{PublishOptions, Retracted, Review};
use rasad_desk::{Desk, clock};
use serde_json::{Value, json};

use super::n_of;
use crate::exit::{End, Failure, tell};
use crate::output::{Output, Style, harmless};

pub(crate) use args::{PublishArgs, RetractArgs, VerifyArgs};

/// The issue that was named by its file or by the last day of its period; else the latest draft of the desk.
fn named(desk: &Desk, given: Option<&PathBuf>) -> Result<(PathBuf, Issue), Failure> {
    let path = match given {
        Some(path) if path.exists() => path.clone(),
        Some(day) => desk.issues_path().join(day).with_extension("toml"),
        None => latest(desk).ok_or_else(|| Failure::Usage {
            message: "the desk has no draft of an issue".to_owned(),
            hint: "make one with `rasad compose --save`".to_owned(),
        })?,
    };
    let issue = rasad_desk::issue::load(&path)?;
    Ok((path, issue))
}

fn latest(desk: &Desk) -> Option<PathBuf> {
    let entries = std::fs::read_dir(desk.issues_path()).ok()?;
    let drafts = entries.flatten().map(|entry| entry.path());
    drafts.filter(|path| path.extension().is_some_and(|ending| ending == "toml")).max()
}

pub(super) fn verify(desk: &Desk, args: &VerifyArgs) -> Result<End, Failure> {
    let (path, issue) = named(desk, args.issue.as_ref())?;
    let review = rasad_desk::issue::review(desk, &issue, &desk.reader()?)?;
    let mut output = Output::new();
    if args.json {
        output.json(&review_json(&review))?;
    } else {
        show(&mut output, &review)?;
        let n = issue.sentences().count();
        let doubtful = review.doubts.len();
        output.line(format!(
            "{}: {} of {}, {} let stand with a reason",
            path.display(),
            if doubtful == 0 { "no doubt".to_owned() } else { n_of(doubtful, "doubtful sentence") },
            n_of(n, "sentence"),
            review.kept.len(),
        ))?;
    }
    output.flush()?;
    Ok(if review.is_clear() { End::Done } else { End::Nothing })
}

pub(super) fn publish(desk: &Desk, args: &PublishArgs) -> Result<End, Failure> {
    let (path, issue) = named(desk, args.issue.as_ref())?;
    let review = rasad_desk::issue::review(desk, &issue, &desk.reader()?)?;
    let mut output = Output::new();
    if !review.is_clear() {
        show(&mut output, &review)?;
        output.flush()?;
        return Err(Failure::Usage {
            message: format!("`{}` is not published: it says what its sources don't", path.display()),
            hint: "mend the sentences above, or give each `kept = \"the reason\"` in the file".to_owned(),
        });
    }
    let options = PublishOptions {
        today: args.date.unwrap_or_else(clock::today),
        correction: args.correction.clone(),
        base: args.base.clone(),
    };
    let published = rasad_desk::issue::publish(desk, &issue, &options)?;
    if args.json {
        output.json(&json!({
            "folder": published.folder, "version": published.version, "changes": published.changes, "files": published.files,
        }))?;
    } else {
        for file in &published.files {
            output.line(file.display().to_string())?;
        }
    }
    output.flush()?;
    let changed = if published.changes > 0 {
        format!(", {} changed", n_of(published.changes, "part"))
    } else {
        String::new()
    };
    tell(&format!("version {}{changed}\n", published.version));
    Ok(End::Done)
}

pub(super) fn retract(desk: &Desk, args: &RetractArgs) -> Result<End, Failure> {
    let id =
        if args.document.starts_with("d:") { args.document.clone() } else { format!("d:{}", args.document) };
    let Some(document) = desk.archive()?.document(&id).map_err(rasad_desk::Error::from)? else {
        return Err(Failure::Usage {
            message: format!("the archive has no document `{id}`"),
            hint: "`rasad search WORDS --json` gives the ids of documents".to_owned(),
        });
    };
    let date = args.date.unwrap_or_else(clock::today);
    rasad_desk::issue::retract(desk, Retracted { document: id.clone(), reason: args.reason.clone(), date })?;
    let mut output = Output::new();
    if args.json {
        output.json(&json!({"document": id, "uri": document.source.uri, "reason": args.reason, "date": date.to_string()}))?;
    } else {
        output.line(format!(
            "{id}: retracted ({}); no issue may rest on it now",
            harmless(&document.source.uri)
        ))?;
    }
    output.flush()?;
    Ok(End::Done)
}

fn show(output: &mut Output, review: &Review) -> Result<(), Failure> {
    let paint = output.paint;
    for found in &review.doubts {
        output.line(format!("{} {}", paint.style(Style::Yellow, "doubt"), paint.bold(&found.id)))?;
        output.line(format!("    {}", harmless(&found.text)))?;
        for doubt in &found.doubts {
            output.line(format!("    {}: {}", doubt.kind.as_str(), harmless(&doubt.message)))?;
        }
    }
    for (id, text, reason) in &review.retracted {
        output.line(format!("{} {}", paint.style(Style::Red, "retracted source"), paint.bold(id)))?;
        output.line(format!("    {}\n    {}", harmless(text), harmless(reason)))?;
    }
    for id in &review.missing {
        output.line(format!("{} {id} is not in the archive", paint.style(Style::Red, "missing source")))?;
    }
    Ok(())
}

fn review_json(review: &Review) -> Value {
    let doubtful = |found: &SentenceDoubts| {
        let doubts: Vec<Value> = found
            .doubts
            .iter()
            .map(|doubt| {
                json!({
                    "kind": doubt.kind.as_str(), "span": [doubt.span.start, doubt.span.end], "message": doubt.message,
                })
            })
            .collect();
        json!({"id": found.id, "text": found.text, "doubts": doubts})
    };
    json!({
        "clear": review.is_clear(),
        "doubts": review.doubts.iter().map(doubtful).collect::<Vec<_>>(),
        "kept": review.kept.iter().map(doubtful).collect::<Vec<_>>(),
        "retracted": review.retracted.iter().map(|(id, text, reason)| json!({"id": id, "text": text, "reason": reason})).collect::<Vec<_>>(),
        "missing": review.missing,
    })
}
