//! Checks of bulletins: one file of cases a rule, and a page of documentation for each.
//!
//! A case is a text below the title and the period; `=>` and the words of each finding of the rule follow, or
//! `nothing`.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use rasad_bulletin::lint::{Finding, RULES, Sheet, Told, lint};
use rasad_ingest::{Input, Limits, MediaType, decode};
use rasad_reading::{Reader, read};
use rasad_text::Document;

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn document(text: &str) -> Document {
    let input = Input {
        bytes: text.as_bytes(),
        uri: "case.txt",
        media_type: Some(MediaType::PlainText),
        retrieved: None,
    };
    let decoded = decode(&input, &Limits::default()).expect("plain text");
    decoded.documents.into_iter().next().expect("one document")
}

fn findings(reader: &Reader, text: &str, told: &[Told]) -> (Document, Vec<Finding>) {
    let document = document(text);
    let reading = read(&document, reader);
    let sheet = Sheet::new(&document, &reading, &reader.knowledge).with_told(told);
    let found = lint(&sheet, &rasad_bulletin::lint::find_ignores(&document.text));
    (document, found)
}

fn bulletin(body: &str) -> String {
    format!("Watch on Iran\n\nNovember 15, 2020 - November 29, 2020\n\n{}\n", body.trim())
}

#[test]
fn every_rule_finds_what_its_cases_say() {
    let reader = Reader::builtin();
    let mut wrong = String::new();
    for rule in RULES {
        // These two need an archive and have tests of their own.
        if matches!(rule.id, "told-before" | "ordinal-contradicted") {
            continue;
        }
        let path = folder(&format!("tests/lint/{}.txt", rule.id));
        let cases = fs::read_to_string(&path).unwrap_or_else(|_| panic!("no cases for `{}`", rule.id));
        for case in cases.split("\n--- ").skip(1) {
            let (name, rest) = case.split_once('\n').expect("a name and a text");
            let (body, expected) = rest.rsplit_once("\n=> ").expect("what is found");
            let (document, found) = findings(&reader, &bulletin(body), &[]);
            let words: Vec<&str> =
                found.iter().filter(|one| one.rule == rule.id).map(|one| document.slice(one.span)).collect();
            let words = if words.is_empty() { "nothing".to_owned() } else { words.join(" | ") };
            if words != expected.trim() {
                wrong +=
                    &format!("{}: {name}\n  expected {}\n  found    {words}\n", rule.id, expected.trim());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_rule_has_its_page() {
    let mut missing = Vec::new();
    for rule in RULES {
        let page = fs::read_to_string(folder(&format!("../../docs/lint/{}.md", rule.id))).unwrap_or_default();
        if !page.starts_with(&format!("# `{}`", rule.id)) || !page.contains(rule.severity.as_str()) {
            missing.push(rule.id);
        }
    }
    assert!(missing.is_empty(), "no page, or another severity in it: {missing:?}");
}

#[test]
fn what_was_told_before_is_known_again() {
    let reader = Reader::builtin();
    let text = bulletin(
        "Iranian Involvement in Iraq\n\n► On November 18, Esmail Qaani visited Baghdad for the first time and met with the \
         Iraqi Prime Minister, Mustafa al-Kadhimi (Shafaq News, November 19).",
    );
    let document = document(&text);
    let reading = read(&document, &reader);
    let visit = reading
        .events
        .iter()
        .find(|event| event.actors.contains(&"e:qaani-esmail".to_owned()))
        .expect("a visit");
    let told = |days: i64, issue: bool| {
        let mut event = visit.clone();
        let shift = |day: jiff::civil::Date| day.checked_sub(jiff::ToSpan::days(days)).expect("a day");
        event.date = event.date.map(|date| rasad_time::Interval::new(shift(date.start), shift(date.end)));
        Told { event, place: "an earlier issue".to_owned(), day: Some(date(2020, 6, 4)), issue }
    };
    let rules = |told: &[Told]| -> Vec<&str> {
        let (_, found) = findings(&reader, &text, told);
        found
            .iter()
            .map(|one| one.rule)
            .filter(|id| matches!(*id, "told-before" | "ordinal-contradicted"))
            .collect()
    };
    assert_eq!(rules(&[]), Vec::<&str>::new());
    assert_eq!(rules(&[told(0, true)]), ["told-before"]);
    assert_eq!(rules(&[told(90, false)]), ["ordinal-contradicted"]);
}

#[test]
fn an_ignored_rule_is_silent_in_its_item() {
    let reader = Reader::builtin();
    let slip = "► Zarif met with Geir Pedersen in Tehran (Tasnin, November 22).";
    let rules = |body: &str| -> Vec<&str> {
        findings(&reader, &bulletin(body), &[])
            .1
            .iter()
            .map(|one| one.rule)
            .filter(|id| *id == "outlet-misspelt")
            .collect()
    };
    assert_eq!(rules(&format!("Syria\n\n{slip}")), ["outlet-misspelt"]);
    let ignored = slip.replace(" (Tasnin", " <!-- lint-ignore outlet-misspelt: its own name --> (Tasnin");
    assert_eq!(rules(&format!("Syria\n\n{ignored}")), Vec::<&str>::new());
}
