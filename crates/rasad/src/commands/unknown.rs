//! `rasad unknown`: verbs that no rule knows, names that the knowledge does not have, and the line to add.

use std::io;
use std::path::Path;

use rasad_desk::{LossKind, ReadOptions};
use rasad_reading::{EntityKind, Reader, UnknownName, UnknownVerbCount};
use serde::Serialize;

use super::add::line;
use super::{find, n_of};
use crate::args::{UnknownArgs, UnknownKind};
use crate::csv;
use crate::exit::{End, Failure, tell};
use crate::output::{Output, harmless};
use crate::progress::Bar;
use crate::wrap::wrap;

#[derive(Serialize)]
struct UnknownView<'a> {
    verbs: Vec<VerbView<'a>>,
    names: Vec<NameView<'a>>,
    more_verbs: usize,
    more_names: usize,
}

#[derive(Serialize)]
struct VerbView<'a> {
    lemma: &'a str,
    count: usize,
    frame: &'a str,
    example: &'a str,
    line: String,
}

#[derive(Serialize)]
struct NameView<'a> {
    name: &'a str,
    kind: &'static str,
    country: Option<&'a str>,
    count: usize,
    example: &'a str,
    line: String,
}

pub(super) fn run(desk: Option<&Path>, args: &UnknownArgs) -> Result<End, Failure> {
    let mut worst = LossKind::Passed;
    let mut bar = Bar::new();
    let found = if args.files.is_empty() {
        rasad_desk::unknown_in_archive(&find(desk)?, &mut bar)?
    } else {
        let reader = match desk {
            Some(_) => find(desk)?.reader()?,
            None => Reader::builtin(),
        };
        let options = ReadOptions {
            media_type: args.intake.input.media_type(),
            published: args.intake.date,
            n_readers: args.intake.jobs,
            ..ReadOptions::default()
        };
        rasad_desk::unknown(&reader, &args.files, &options, &mut bar, &mut |loss| {
            worst = worst.max(loss.kind);
            tell(&line(&loss));
        })?
    };
    let mut verbs = if args.only == Some(UnknownKind::Names) { Vec::new() } else { found.verbs() };
    let mut names = if args.only == Some(UnknownKind::Verbs) { Vec::new() } else { found.names() };
    let nothing = verbs.is_empty() && names.is_empty();
    let most = if args.limit == 0 { usize::MAX } else { args.limit };
    let more = (verbs.len().saturating_sub(most), names.len().saturating_sub(most));
    verbs.truncate(most);
    names.truncate(most);
    let mut output = Output::new();
    if args.json {
        output.json(&view(&verbs, &names, more))?;
    } else if args.csv {
        rows(&mut output, &verbs, &names)?;
    } else {
        show(&mut output, &verbs, &names, more)?;
    }
    output.flush()?;
    Ok(match worst {
        worst if worst >= LossKind::Broken => End::InPart,
        _ if nothing => End::Nothing,
        _ => End::Done,
    })
}

fn view<'a>(
    verbs: &'a [UnknownVerbCount],
    names: &'a [UnknownName],
    (more_verbs, more_names): (usize, usize),
) -> UnknownView<'a> {
    let verb = |verb: &'a UnknownVerbCount| VerbView {
        lemma: &verb.lemma,
        count: verb.n,
        frame: &verb.frame,
        example: &verb.example,
        line: verb.line(),
    };
    let name = |name: &'a UnknownName| NameView {
        name: &name.name,
        kind: kind(name),
        country: name.country.as_deref(),
        count: name.n,
        example: &name.example,
        line: name.line(),
    };
    UnknownView {
        verbs: verbs.iter().map(verb).collect(),
        names: names.iter().map(name).collect(),
        more_verbs,
        more_names,
    }
}

/// What the name seems to be the name of.
fn kind(name: &UnknownName) -> &'static str {
    match name.kind {
        EntityKind::Organization => "body",
        kind => kind.as_str(),
    }
}

fn rows(output: &mut Output, verbs: &[UnknownVerbCount], names: &[UnknownName]) -> io::Result<()> {
    output.text(&csv::row(["what", "word", "kind", "count", "frame", "example"]))?;
    for verb in verbs {
        let n = verb.n.to_string();
        output.text(&csv::row(["verb", &verb.lemma, "", &n, &verb.frame, &verb.example]))?;
    }
    for name in names {
        let n = name.n.to_string();
        output.text(&csv::row(["name", &name.name, kind(name), &n, "", &name.example]))?;
    }
    Ok(())
}

fn show(
    output: &mut Output,
    verbs: &[UnknownVerbCount],
    names: &[UnknownName],
    (more_verbs, more_names): (usize, usize),
) -> io::Result<()> {
    if verbs.is_empty() && names.is_empty() {
        return output.line("Every verb with people, bodies or countries is known to a rule, and every name to the knowledge.");
    }
    if !verbs.is_empty() {
        heading(output, "Verbs that no rule knows")?;
        for verb in verbs {
            entry(output, verb.n, &format!("{}   `{}`", verb.lemma, verb.frame), &verb.example)?;
        }
        if more_verbs > 0 {
            output.line(format!("     and {} more", n_of(more_verbs, "verb")))?;
        }
    }
    if !names.is_empty() {
        if !verbs.is_empty() {
            output.line("")?;
        }
        heading(output, "Names that the knowledge does not have")?;
        for name in names {
            let country = name.country.as_ref().map(|country| format!(", {country}")).unwrap_or_default();
            entry(output, name.n, &format!("{}   ({}{country})", name.name, kind(name)), &name.example)?;
        }
        if more_names > 0 {
            output.line(format!("     and {} more", n_of(more_names, "name")))?;
        }
    }
    output.line("")?;
    if let Some(verb) = verbs.first() {
        output
            .line("To make a verb known, put a rule into a file such as `lexicon/own.toml` of the desk:")?;
        code(output, &verb.line())?;
    }
    if let Some(name) = names.first() {
        output.line(
            "To make a name known, put an entry into a file such as `knowledge/own.toml` of the desk:",
        )?;
        code(output, &name.line())?;
    }
    output.line("`--json` has the lines for all of them.")
}

fn heading(output: &mut Output, text: &str) -> io::Result<()> {
    let text = output.paint.bold(text);
    output.line(text)
}

fn entry(output: &mut Output, n: usize, text: &str, example: &str) -> io::Result<()> {
    output.line(format!("{n:>5} {}", harmless(text)))?;
    for line in wrap(&harmless(&format!("“{example}”")), output.width - 8) {
        let line = output.paint.dim(&line);
        output.line(format!("        {line}"))?;
    }
    Ok(())
}

fn code(output: &mut Output, text: &str) -> io::Result<()> {
    for line in text.lines() {
        output.line(harmless(&format!("    {line}")))?;
    }
    Ok(())
}
