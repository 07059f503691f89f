//! The dates of reading against `tests/corpus/times`: news passages with their expressions of time marked.
//!
//! A passage begins with `@` and the day of its report; `[words|value]` marks an expression with its TIMEX3
//! value, `*` one whose value is not scored. Found means that the stretches share a byte (relaxed, one to one);
//! right means that the value is the same as well. The files that begin with `held_` are only scored: rules
//! are never made from what they hold, so that they say what to expect of unseen text.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use rasad_reading::{Reader, read};
use rasad_text::{Block, BlockKind, Document, Span, document_id};

#[test]
fn times_are_found_with_their_values() {
    let reader = crate::documents::reader();
    // Floors a little under what was reached; a fall below them is a loss.
    for (held, found_floor, right_floor) in [(false, 0.97, 0.95), (true, 0.93, 0.88)] {
        let (tally, misses) = score(reader, held);
        assert!(tally.passages >= 75, "only {} passages", tally.passages);
        assert!(
            tally.f1(tally.found) >= found_floor && tally.f1(tally.right) >= right_floor,
            "found {:.3}, right {:.3}:\n{misses}",
            tally.f1(tally.found),
            tally.f1(tally.right),
        );
    }
}

/// Counts over passages.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) passages: usize,
    pub(crate) marked: usize,
    pub(crate) answered: usize,
    pub(crate) found: usize,
    pub(crate) right: usize,
}

impl Tally {
    #[expect(clippy::cast_precision_loss, reason = "some hundreds")]
    pub(crate) fn f1(&self, hits: usize) -> f64 {
        2.0 * hits as f64 / (self.marked + self.answered) as f64
    }
}

/// Scores the held or the other files; gives the counts and a line for each difference.
pub(crate) fn score(reader: &Reader, held: bool) -> (Tally, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/times");
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .expect("the corpus is there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    paths.sort();
    let (mut tally, mut misses) = (Tally::default(), String::new());
    for path in paths {
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        if name.starts_with("held_") != held {
            continue;
        }
        let text = fs::read_to_string(&path).expect("readable");
        for passage in text.split("\n@ ").skip(1) {
            let (day, marked) = passage.split_once('\n').expect("a text after the day");
            score_passage(reader, day, marked.trim(), &mut tally, &mut misses);
        }
    }
    (tally, misses)
}

fn score_passage(reader: &Reader, day: &str, marked: &str, tally: &mut Tally, misses: &mut String) {
    let (text, marks) = unmark(marked);
    let mut document = Document { id: document_id(&[&text]), ..Document::default() };
    document.blocks = vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }];
    document.published = Some(day.trim().parse().expect("a day"));
    document.text = text;
    let dates = read(&document, reader).dates;
    tally.passages += 1;
    tally.marked += marks.len();
    tally.answered += dates.len();
    let mut used = vec![false; dates.len()];
    let mut differences = String::new();
    for (span, value) in &marks {
        let answer = (0..dates.len())
            .filter(|at| !used[*at] && dates[*at].span.start < span.end && span.start < dates[*at].span.end)
            .max_by_key(|at| dates[*at].timex.as_deref() == Some(value.as_str()));
        let words = span.of(&document.text);
        let Some(at) = answer else {
            writeln!(differences, "  missed {words} = {value}").expect("a string");
            continue;
        };
        used[at] = true;
        tally.found += 1;
        let timex = dates[at].timex.as_deref().unwrap_or("-");
        if value == "*" || value == timex {
            tally.right += 1;
        } else {
            writeln!(differences, "  {words} = {value}, got {timex}").expect("a string");
        }
    }
    for (date, _) in dates.iter().zip(&used).filter(|(_, used)| !**used) {
        let words = document.slice(date.span);
        writeln!(differences, "  too much: {words} = {}", date.timex.as_deref().unwrap_or("-"))
            .expect("a string");
    }
    if !differences.is_empty() {
        write!(misses, "{day} {}\n{differences}", document.text).expect("a string");
    }
}

/// The text without its marks, and the marks with their place in it.
fn unmark(marked: &str) -> (String, Vec<(Span, String)>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let (mark, after) = after.split_once(']').expect("a mark closes");
        let (words, value) = mark.split_once('|').expect("words and a value");
        text.push_str(before);
        let start = text.len();
        text.push_str(words);
        marks.push((Span::new(start, text.len()), value.to_owned()));
        rest = after;
    }
    text.push_str(rest);
    (text, marks)
}
