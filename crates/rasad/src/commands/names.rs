//! `rasad names compare`: whether two names are those of one person or body.

use std::io;
use std::ops::ControlFlow;
use std::path::Path;

use rasad_names::{Comparison, NameKind, compare};
use serde::{Deserialize, Serialize};

use crate::args::{CompareArgs, NamesCommand};
use crate::exit::{End, Failure, say};
use crate::output::{Output, harmless};

#[derive(Deserialize)]
struct PairEntry {
    a: String,
    b: String,
    #[serde(default)]
    kind: Option<String>,
}

#[derive(Serialize)]
struct AnswerView<'a> {
    score: Option<f64>,
    #[serde(rename = "match")]
    is_match: Option<bool>,
    threshold: f64,
    reasons: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
}

pub(super) fn run(command: &NamesCommand) -> Result<End, Failure> {
    let NamesCommand::Compare(args) = command;
    let threshold = args.threshold.unwrap_or(Comparison::THRESHOLD);
    if !(0.0..=1.0).contains(&threshold) {
        return Err(usage(
            "a threshold lies between 0 and 1",
            "leave `--threshold` out, or give for instance 0.8",
        ));
    }
    match (args.input.is_some(), args.names.as_slice()) {
        (true, [file]) => lines(Path::new(file), args, threshold),
        (true, _) => Err(usage("`--input jsonl` takes one file", "give its name, or `-` for standard input")),
        (false, [one, other]) => pair(one, other, args, threshold),
        (false, _) => Err(usage(
            "two names are compared",
            "put each between quotation marks, or give a file of pairs with `--input jsonl FILE`",
        )),
    }
}

fn usage(message: &str, hint: &str) -> Failure {
    Failure::Usage { message: message.to_owned(), hint: hint.to_owned() }
}

fn view(found: &Comparison, threshold: f64) -> AnswerView<'_> {
    AnswerView {
        score: Some(found.score),
        is_match: Some(found.score >= threshold),
        threshold,
        reasons: &found.reasons,
        error: None,
    }
}

fn pair(one: &str, other: &str, args: &CompareArgs, threshold: f64) -> Result<End, Failure> {
    let found = compare(one, other, args.kind.map(NameKind::from));
    let is_match = found.score >= threshold;
    let mut output = Output::new();
    if args.json {
        output.json(&view(&found, threshold))?;
    } else {
        let (sign, word) = if is_match { ("≥", "one") } else { ("<", "two") };
        let verdict = output.paint.bold(&format!("{word}: {:.3} {sign} {threshold}", found.score));
        output.line(verdict)?;
        for reason in &found.reasons {
            output.line(format!("  {}", harmless(reason)))?;
        }
    }
    output.flush()?;
    Ok(if is_match { End::Done } else { End::Nothing })
}

/// An answer a line, whatever the line is: who reads them counts on their order.
fn lines(file: &Path, args: &CompareArgs, threshold: f64) -> Result<End, Failure> {
    let mut output = Output::new();
    let mut broken: Option<io::Error> = None;
    let mut end = End::Nothing;
    rasad_desk::each_line(file, &mut |number, line| {
        if line.trim().is_empty() {
            return ControlFlow::Continue(());
        }
        let written = match answer(line, args) {
            Ok(found) => {
                end = if end == End::InPart { end } else { End::Done };
                json_line(&mut output, &view(&found, threshold))
            }
            Err(problem) => {
                end = End::InPart;
                let hint =
                    "a line looks like {\"a\":\"Sergei Lavrov\",\"b\":\"Сергей Лавров\",\"kind\":\"person\"}";
                say(&format!("`{}:{number}`: {problem}", file.display()), Some(hint));
                let error = Some(problem.as_str());
                json_line(
                    &mut output,
                    &AnswerView { score: None, is_match: None, threshold, reasons: &[], error },
                )
            }
        };
        match written {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                broken = Some(error);
                ControlFlow::Break(())
            }
        }
    })?;
    if let Some(error) = broken {
        return Err(error.into());
    }
    output.flush()?;
    Ok(end)
}

fn answer(line: &str, args: &CompareArgs) -> Result<Comparison, String> {
    let entry: PairEntry = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let given = args.kind.map(NameKind::from);
    let kind = match entry.kind.as_deref() {
        None | Some("") => given,
        Some(word) => Some(word.parse::<NameKind>()?),
    };
    Ok(compare(&entry.a, &entry.b, kind))
}

fn json_line(output: &mut Output, view: &AnswerView<'_>) -> io::Result<()> {
    output.line(serde_json::to_string(view).map_err(io::Error::from)?)
}
