//! Attributions against `tests/attributions/*.txt`: the rules are tuned on the files `tuned-*`, those of `held-*`
//! are only scored. A floor holds each half. `SHOW=tuned` fails with what is missed and what is too much.
//!
//! A passage begins with `--- name`; a line `> speaker | cue | first words ... last words` is one attribution
//! ("-" where nobody is named as its speaker). Of words that stand there twice, those nearest to the content are
//! meant, for a speaker those nearest to the cue.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use rasad_reading::{Attribution, read};
use rasad_text::Span;

use crate::documents::{plain, reader};

/// What F1 must not fall below, for the tuned and the held half.
const FLOORS: [(&str, f64); 2] = [("tuned", 0.88), ("held", 0.73)];

struct Passage {
    name: String,
    text: String,
    expected: Vec<Expected>,
}

#[derive(Debug)]
struct Expected {
    line: String,
    speaker: Option<Span>,
    cue: Span,
    content: Span,
}

#[test]
fn attributions_hold_their_floor() {
    let show = std::env::var_os("SHOW");
    for (half, floor) in FLOORS {
        let mut report = String::new();
        let (mut found, mut expected, mut right) = (0, 0, 0);
        for passage in passages(half) {
            let counts = score(&passage, &mut report);
            found += counts.0;
            expected += counts.1;
            right += counts.2;
        }
        let precision = f64::from(right) / f64::from(found.max(1));
        let recall = f64::from(right) / f64::from(expected.max(1));
        let f1 = 2.0 * precision * recall / (precision + recall).max(f64::EPSILON);
        writeln!(report, "{half}: {right} right of {found} found, {expected} expected: P {precision:.3} R {recall:.3} F1 {f1:.3}")
            .expect("a string");
        let shown = show.as_ref().is_some_and(|show| show == half);
        assert!(f1 >= floor && !shown, "{report}");
    }
}

fn score(passage: &Passage, report: &mut String) -> (i32, i32, i32) {
    let Some(document) = plain(&passage.text) else { panic!("{} has no text", passage.name) };
    assert_eq!(document.text.trim(), passage.text.trim(), "{} is as written", passage.name);
    let offset = document.text.find(passage.text.trim()).unwrap_or(0);
    let reading = read(&document, reader());
    let mut left: Vec<&Attribution> = reading.attributions.iter().collect();
    let total = i32::try_from(left.len()).unwrap_or(i32::MAX);
    let mut missed = Vec::new();
    let mut right = 0;
    for expected in &passage.expected {
        let fits = |attribution: &&Attribution| {
            let speaker = match (expected.speaker, attribution.speaker_span) {
                (Some(ours), Some(theirs)) => halves(ours.shift(offset), theirs),
                (ours, theirs) => ours.is_none() && theirs.is_none(),
            };
            speaker
                && halves(expected.cue.shift(offset), attribution.cue)
                && halves(expected.content.shift(offset), attribution.content)
        };
        if let Some(at) = left.iter().position(fits) {
            left.remove(at);
            right += 1;
        } else {
            missed.push(expected);
        }
    }
    if !missed.is_empty() || !left.is_empty() {
        writeln!(report, "--- {}\n{}", passage.name, passage.text).expect("a string");
    }
    for expected in &missed {
        writeln!(report, "  missed: {}", expected.line).expect("a string");
    }
    for extra in left {
        let words = |span: Span| span.of(&document.text).to_owned();
        let speaker = extra.speaker_span.map_or_else(|| "-".to_owned(), words);
        let (cue, content) = (words(extra.cue), words(extra.content));
        writeln!(report, "  too much: {speaker} | {cue} | {content}").expect("a string");
    }
    let count = i32::try_from(passage.expected.len()).unwrap_or(i32::MAX);
    (total, count, right)
}

/// Whether two stretches have at least half of the longer one in common.
fn halves(a: Span, b: Span) -> bool {
    let common = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    2 * common >= a.len().max(b.len()) && common > 0
}

fn passages(half: &str) -> Vec<Passage> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/attributions");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the corpus is there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(half)) {
            found.extend(parse(&fs::read_to_string(&path).expect("readable")));
        }
    }
    assert!(found.len() > 50, "{half} has passages");
    found
}

fn parse(file: &str) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for line in file.lines() {
        if let Some(name) = line.strip_prefix("--- ") {
            passages.push(Passage { name: name.to_owned(), text: String::new(), expected: Vec::new() });
            continue;
        }
        let passage = passages.last_mut().expect("a passage begins with its name");
        if let Some(record) = line.strip_prefix("> ") {
            let expected = expectation(&passage.text, record)
                .unwrap_or_else(|| panic!("{}: not in the text: {record}", passage.name));
            passage.expected.push(expected);
        } else {
            passage.text.push_str(line);
            passage.text.push('\n');
        }
    }
    passages
}

fn expectation(text: &str, record: &str) -> Option<Expected> {
    let [speaker, cue, content] = record.splitn(3, " | ").collect::<Vec<_>>().try_into().ok()?;
    let (first, last) = content.split_once(" ... ").unwrap_or((content, content));
    let start = *places(text, first).first()?;
    let end = places(text, last).into_iter().find(|at| *at >= start)? + last.len();
    let content = Span::new(start, end);
    let near = |words: &str, to: Span| {
        let distance = |at: &usize| {
            let span = Span::new(*at, at + words.len());
            to.start.saturating_sub(span.end).max(span.start.saturating_sub(to.end))
        };
        let at = places(text, words).into_iter().min_by_key(distance)?;
        Some(Span::new(at, at + words.len()))
    };
    let cue = near(cue, content)?;
    let speaker = if speaker == "-" { None } else { Some(near(speaker, cue)?) };
    Some(Expected { line: record.to_owned(), speaker, cue, content })
}

/// Where words stand in a text as words of their own.
fn places(text: &str, words: &str) -> Vec<usize> {
    let is_word = |c: char| c.is_alphanumeric();
    text.match_indices(words)
        .map(|(at, _)| at)
        .filter(|at| {
            let before = text[..*at].chars().next_back();
            let after = text[at + words.len()..].chars().next();
            let open = words.starts_with(is_word) && before.is_some_and(is_word);
            let close = words.ends_with(is_word) && after.is_some_and(is_word);
            !open && !close
        })
        .collect()
}
