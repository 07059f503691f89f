//! Cases in plain text: reports of a few lines, and the issue that comes of them.
//!
//! A case begins with `--- name`, holds reports that each begin with `report DAY OUTLET; OUTLET`, and ends with
//! `=>` and the issue as Markdown from its first section on. `UPDATE=1` rewrites what is expected, for review.

use std::fmt::Write as _;
use std::{env, fs, path::Path};

use rasad_bulletin::{Arena, Brief, Issue, compose, render};
use rasad_reading::{Reader, Reading, read};
use rasad_text::{Block, BlockKind, Document, Span, document_id};
use rasad_time::Interval;

pub(crate) fn brief() -> Brief {
    let arena = |name: &str, countries: &[&str]| Arena {
        name: name.to_owned(),
        heading: format!("Iranian Involvement in {name}"),
        countries: countries.iter().map(|id| (*id).to_owned()).collect(),
        ..Arena::default()
    };
    Brief {
        title: "Spotlight on Iran".to_owned(),
        subject: "iran".to_owned(),
        period: Interval::new(jiff::civil::date(2020, 11, 15), jiff::civil::date(2020, 11, 29)),
        editor: None,
        arenas: vec![arena("Syria", &["syria"]), arena("Iraq", &["iraq"]), arena("Other Arenas", &["*"])],
    }
}

pub(crate) fn document(day: &str, outlets: &[&str], text: &str) -> Document {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trim(text);
        if !span.is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, span });
        }
        at += line.len();
    }
    Document {
        id: document_id(&[day, text]),
        text: text.to_owned(),
        blocks,
        published: day.parse().ok(),
        outlets: outlets.iter().map(|outlet| (*outlet).to_owned()).collect(),
        language: Some("en".to_owned()),
        ..Document::default()
    }
}

pub(crate) fn issue(reader: &Reader, documents: Vec<Document>) -> Issue {
    let readings: Vec<(Document, Reading)> = documents
        .into_iter()
        .map(|document| {
            let reading = read(&document, reader);
            (document, reading)
        })
        .collect();
    compose(&brief(), &readings, &reader.knowledge)
}

fn composed(reader: &Reader, reports: &str) -> String {
    let mut documents = Vec::new();
    for report in reports.split("\nreport ").filter(|report| !report.trim().is_empty()) {
        let report = report.trim_start_matches("report ");
        let (head, text) = report.split_once('\n').expect("a report has a head and a text");
        let (day, outlets) = head.split_once(' ').expect("a head has a day and outlets");
        documents.push(document(day, &outlets.split("; ").collect::<Vec<_>>(), text.trim()));
    }
    let markdown = render::markdown(&issue(reader, documents));
    let sections = markdown.find("\n## Iranian").map(|at| markdown[at..].trim());
    sections.unwrap_or("nothing").to_owned()
}

#[test]
fn issues_are_what_the_cases_say() {
    let reader = Reader::builtin();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut wrong = String::new();
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("the corpus is there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    files.sort();
    assert!(!files.is_empty());
    for path in files {
        let text = fs::read_to_string(&path).expect("readable");
        let mut rewritten = String::new();
        for case in text.split("--- ").filter(|case| !case.trim().is_empty()) {
            let (name, rest) = case.split_once('\n').expect("a case has a name");
            let (reports, expected) = rest.split_once("\n=>\n").expect("a case has an expectation");
            let got = composed(&reader, &format!("\n{reports}"));
            if got != expected.trim() {
                let _ = writeln!(wrong, "{name}:\n{got}\ninstead of\n{}\n", expected.trim());
            }
            let _ = write!(rewritten, "--- {name}\n{reports}\n=>\n{got}\n\n");
        }
        #[expect(
            clippy::disallowed_methods,
            reason = "a switch of the test, as in every corpus of the project"
        )]
        let update = env::var("UPDATE").is_ok();
        if update {
            fs::write(&path, rewritten.trim_end().to_owned() + "\n").expect("writable");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
