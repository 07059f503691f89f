//! Short texts and the events that they tell: `tests/corpus/events.txt`. A case is a head (`--- name day ---`), the
//! text, and one line an event, in order: `=> TYPE | actors | recipients | days | status`, by the names of those who
//! take part. Statements are left out where no line of the case has one. `UPDATE=1` writes the lines anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use rasad_events::EventType;
use rasad_reading::{Reading, read};

use crate::documents::{plain, reader};

#[test]
fn texts_tell_what_is_expected() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/events.txt");
    let corpus = fs::read_to_string(&path).expect("the corpus is there");
    let mut written = String::new();
    let mut wrong = String::new();
    let (preface, cases) = corpus.split_at(corpus.find("--- ").expect("a case"));
    written.push_str(preface);
    for case in cases.split("--- ").skip(1) {
        let (head, rest) = case.split_once(" ---\n").expect("a head");
        let (_, day) = head.rsplit_once(' ').expect("a day");
        let lines: Vec<&str> = rest.lines().filter(|line| !line.is_empty()).collect();
        let (expected, text): (Vec<&str>, Vec<&str>) = lines.iter().partition(|line| line.starts_with("=>"));
        let mut document = plain(&text.join("\n")).expect("a text");
        document.published = Some(day.parse().expect("an ISO day"));
        let reading = read(&document, reader());
        let statements = expected.iter().any(|line| line.starts_with("=> STATE"));
        let found = told(&reading, statements);
        if found != expected {
            writeln!(wrong, "{head}\n  expected {expected:#?}\n  found {found:#?}").expect("a string");
        }
        writeln!(written, "--- {head} ---\n{}\n{}\n", text.join("\n"), found.join("\n")).expect("a string");
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, format!("{}\n", written.trim_end())).expect("writable");
        return;
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn told(reading: &Reading, statements: bool) -> Vec<String> {
    let names = |ids: &[String]| -> String {
        let names =
            ids.iter().map(|id| reading.entity(id).map_or(id.as_str(), |entity| entity.name.as_str()));
        names.collect::<Vec<_>>().join(", ")
    };
    reading
        .events
        .iter()
        .filter(|event| statements || event.kind != EventType::State)
        .map(|event| {
            let days = event.date.map_or_else(|| "-".to_owned(), |date| date.to_string());
            let line = format!(
                "=> {} | {} | {} | {days} | {}",
                event.kind,
                names(&event.actors),
                names(&event.recipients),
                event.status.as_str()
            );
            line.replace("|  |", "| - |")
        })
        .collect()
}
