//! Attributions: right where speaker, cue and content each have half of the longer stretch in common.

use std::path::Path;

use anyhow::Context;
use anyhow::bail;

use super::{Measure, Stretch, f1, files, records, stretch};

const FOLDER: &str = "crates/rasad-reading/tests/attributions";

/// Speaker, if anybody is named as one, cue and content.
type Expected = (Option<Stretch>, Stretch, Stretch);

pub(super) fn measure(binary: &Path) -> anyhow::Result<Vec<Measure>> {
    let mut measures = Vec::new();
    for (held, half) in [(false, "tuned"), (true, "held")] {
        let files = files(FOLDER, held)?;
        if files.is_empty() {
            continue;
        }
        let mut texts = Vec::new();
        let mut expected = Vec::new();
        for passage in files.iter().flat_map(|file| file.split("--- ").skip(1)) {
            let (text, of_text) = parse(passage)?;
            texts.push((None, text));
            expected.push(of_text);
        }
        let (mut right, mut answered) = (0, 0);
        let read = records(binary, &texts, "attribution", &format!("attributions-{half}"))?;
        for (expected, read) in expected.iter().zip(read) {
            answered += read.len();
            let mut left: Vec<Expected> = read
                .iter()
                .filter_map(|one| {
                    Some((
                        stretch(&one["speaker_span"]),
                        stretch(&one["cue_span"])?,
                        stretch(&one["content_span"])?,
                    ))
                })
                .collect();
            for (speaker, cue, content) in expected {
                let fits = |(other, cue_there, content_there): &Expected| {
                    let same_speaker = match (speaker, other) {
                        (Some(ours), Some(theirs)) => halves(*ours, *theirs),
                        (ours, theirs) => ours.is_none() && theirs.is_none(),
                    };
                    same_speaker && halves(*cue, *cue_there) && halves(*content, *content_there)
                };
                if let Some(at) = left.iter().position(fits) {
                    left.remove(at);
                    right += 1;
                }
            }
        }
        let n_expected = expected.iter().map(Vec::len).sum();
        let note = format!("{n_expected} in {} passages of our own", texts.len());
        measures.push(
            Measure::new(format!("attributions.{half}"), f1(right, answered, n_expected))
                .asked(0.70)
                .note(note),
        );
    }
    Ok(measures)
}

/// The text of a passage and its lines `> speaker | cue | first words ... last words`.
fn parse(passage: &str) -> anyhow::Result<(String, Vec<Expected>)> {
    let (_, body) = passage.split_once('\n').context("a text after the name")?;
    let lines: Vec<&str> = body.lines().filter(|line| !line.starts_with("> ")).collect();
    let text = lines
        .join(
            "
",
        )
        .trim()
        .to_owned();
    let mut expected = Vec::new();
    for line in body.lines().filter_map(|line| line.strip_prefix("> ")) {
        let Some(one) = expectation(&text, line) else { bail!("not in its passage: `{line}`") };
        expected.push(one);
    }
    Ok((text, expected))
}

fn expectation(text: &str, line: &str) -> Option<Expected> {
    let mut fields = line.splitn(3, " | ");
    let (speaker, cue, content) = (fields.next()?, fields.next()?, fields.next()?);
    let (first, last) = content.split_once(" ... ").unwrap_or((content, content));
    let start = *places(text, first).first()?;
    let end = places(text, last).into_iter().find(|at| *at >= start)? + last.len();
    // Of words that stand there twice, those nearest to what they belong to are meant.
    let near = |words: &str, to: Stretch| {
        let distance = |at: &usize| to.0.saturating_sub(at + words.len()).max(at.saturating_sub(to.1));
        let at = places(text, words).into_iter().min_by_key(distance)?;
        Some((at, at + words.len()))
    };
    let cue = near(cue, (start, end))?;
    let speaker = if speaker == "-" { None } else { Some(near(speaker, cue)?) };
    Some((speaker, cue, (start, end)))
}

/// Where words stand in a text as words of their own.
fn places(text: &str, words: &str) -> Vec<usize> {
    let is_word = |c: char| c.is_alphanumeric();
    let whole = |at: &usize| {
        let before = text[..*at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        let open = words.starts_with(is_word) && before.is_some_and(is_word);
        let close = words.ends_with(is_word) && after.is_some_and(is_word);
        !open && !close
    };
    text.match_indices(words).map(|(at, _)| at).filter(whole).collect()
}

fn halves(a: Stretch, b: Stretch) -> bool {
    let common = a.1.min(b.1).saturating_sub(a.0.max(b.0));
    common > 0 && 2 * common >= (a.1 - a.0).max(b.1 - b.0)
}
