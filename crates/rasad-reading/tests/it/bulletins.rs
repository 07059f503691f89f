//! Every file of `tests/corpus/bulletins` against what a reader sees in it: `NAME.expected` beside `NAME`.
//! `UPDATE=1` writes the expectations anew; each line of them is then to be read by a person.
//!
//! An expectation has the head, one line an item (`number kind | section | first words ... last words`), and
//! one line a citation (`item | outlets | days | what it stands as`; a star is an outlet out of the knowledge).

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use rasad_reading::{Citation, Reading, read};
use rasad_text::Document;

use crate::documents::{decoded, reader};

#[test]
fn bulletins_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/bulletins");
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the corpus is there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    paths.sort();
    let (expectations, inputs): (Vec<_>, Vec<_>) =
        paths.into_iter().partition(|path| path.extension().is_some_and(|ending| ending == "expected"));
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for path in &inputs {
        let name = path.file_name().expect("a file").to_string_lossy();
        let document = decoded(&name, &fs::read(path).expect("readable"));
        let actual = render(&document, &read(&document, reader()));
        let expectation = PathBuf::from(format!("{}.expected", path.display()));
        let expected = fs::read_to_string(&expectation).unwrap_or_default();
        if update {
            fs::write(&expectation, &actual).expect("writable");
        } else if expected != actual {
            wrong.push(format!("--- {name}\n{}", differences(&expected, &actual)));
        }
    }
    assert!(wrong.is_empty(), "not as expected (UPDATE=1 rewrites):\n{}", wrong.join("\n"));
    for path in &expectations {
        assert!(inputs.contains(&path.with_extension("")), "{} is of no file", path.display());
    }
}

fn render(document: &Document, reading: &Reading) -> String {
    let mut out = String::new();
    let line = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    writeln!(out, "title: {}", line(&reading.title)).expect("a string");
    writeln!(out, "period: {}", line(&reading.period.map(|period| period.to_string()))).expect("a string");
    writeln!(out, "editor: {}", line(&reading.editor)).expect("a string");
    for section in &reading.sections {
        writeln!(out, "section: {section}").expect("a string");
    }
    for (index, item) in reading.items.iter().enumerate() {
        let section = item.section.as_deref().unwrap_or("-");
        let words = shortened(document.slice(item.span));
        writeln!(out, "{} {} | {section} | {words}", index + 1, item.kind.as_str()).expect("a string");
    }
    for citation in &reading.citations {
        writeln!(out, "{}", render_citation(document, citation)).expect("a string");
    }
    out
}

fn render_citation(document: &Document, citation: &Citation) -> String {
    let outlets: Vec<String> = citation
        .outlets
        .iter()
        .map(|outlet| format!("{}{}", outlet.name, if outlet.id.is_some() { "" } else { "*" }))
        .collect();
    let days = citation.date.map_or_else(|| "-".to_owned(), |date| date.to_string());
    let words =
        citation.span.map_or_else(|| "beside the text".to_owned(), |span| shortened(document.slice(span)));
    format!("cited by {} | {} | {days} | {words}", citation.item + 1, outlets.join("; "))
}

/// The first and the last words of a text, on one line.
fn shortened(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= 12 {
        return words.join(" ");
    }
    format!("{} ... {}", words[..6].join(" "), words[words.len() - 4..].join(" "))
}

/// The lines that only one of the two has.
fn differences(expected: &str, actual: &str) -> String {
    let mut out = String::new();
    for line in expected.lines().filter(|line| !actual.lines().any(|other| other == *line)) {
        writeln!(out, "- {line}").expect("a string");
    }
    for line in actual.lines().filter(|line| !expected.lines().any(|other| other == *line)) {
        writeln!(out, "+ {line}").expect("a string");
    }
    out
}
