//! A large corpus of short reports that gives its outlets beside the text: put behind the text in brackets,
//! they must be read as the same outlets.
//!
//! What is given beside the text and is no outlet is left out of the count: words without a letter, spans of
//! years ("2015–present"), dates, addresses, and whole sentences of more than eight words. A number behind an
//! outlet ("Reuters 2") is that of a further report by the same.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;

use rasad_reading::read;
use rasad_text::fold::fold;
use serde_json::Value;

use crate::documents::{plain, reader};

/// Every which item is taken.
const STEP: usize = 25;

/// Least share of items whose outlets come back.
const LEAST: f64 = 0.97;

#[test]
fn outlets_behind_a_text_come_back() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/current-events/items.jsonl.gz");
    let Ok(file) = std::fs::File::open(&path) else {
        println!("skipped: {} is absent", path.display());
        return;
    };
    let lines = BufReader::new(flate2::read::MultiGzDecoder::new(file)).lines();
    let records = lines.map(|line| serde_json::from_str::<Value>(&line.expect("readable")).expect("JSON"));
    let cited =
        records.filter(|record| record["outlets"].as_array().is_some_and(|outlets| !outlets.is_empty()));
    let (mut n, mut right) = (0_usize, 0_usize);
    for record in cited.step_by(STEP) {
        let given = outlets(&record);
        let text = record["text"].as_str().expect("a text");
        if given.is_empty() || given.iter().any(|name| !is_name(name)) {
            continue;
        }
        let brackets = format!("({})", given.join(")("));
        let document = plain(&format!("{text} {brackets}")).expect("it has text");
        let reading = read(&document, reader());
        // The text may itself cite further outlets, before the brackets.
        let appended = document.text.len() - brackets.len();
        let found: BTreeSet<String> = reading
            .citations
            .iter()
            .filter(|citation| citation.span.is_some_and(|span| span.end > appended))
            .flat_map(|citation| &citation.outlets)
            .map(|outlet| outlet.id.clone().unwrap_or_else(|| fold(&outlet.name)))
            .collect();
        n += 1;
        let expected = expected(&given);
        if found == expected {
            right += 1;
        } else if std::env::var_os("VERBOSE").is_some() {
            println!("{expected:?}\n  {found:?}\n  {}", document.text);
        }
    }
    let share = right as f64 / n as f64;
    println!("{right} of {n} items give back their outlets: {share:.4}");
    assert!(share >= LEAST, "{share:.4}");
}

fn outlets(record: &Value) -> Vec<String> {
    record["outlets"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(|name| name.trim().to_owned())
        .collect()
}

/// Whether what is given can be the name of an outlet at all.
fn is_name(words: &str) -> bool {
    let address = words.contains("://") || words.starts_with("www.");
    let day = rasad_time::find_expressions(words).iter().any(|found| found.span.len() == words.len());
    let years = words.chars().take(4).all(char::is_numeric)
        && words.chars().nth(4).is_some_and(|c| !c.is_alphanumeric());
    let brackets = words.contains(['(', ')', '[', ']']);
    words.chars().any(char::is_alphabetic)
        && !address
        && !day
        && !years
        && !brackets
        && words.split_whitespace().count() <= 8
}

/// The outlets given, by id, else by folded name; "A via B" and "A/B" are two.
fn expected(given: &[String]) -> BTreeSet<String> {
    given
        .iter()
        .flat_map(|name| name.split(" via "))
        .flat_map(|name| if known(name).is_some() { vec![name] } else { name.split('/').collect() })
        .map(|name| key(name.trim()))
        .collect()
}

fn key(name: &str) -> String {
    let known = known(name).or_else(|| known(name.trim_end_matches(|c: char| c.is_numeric() || c == ' ')));
    known.unwrap_or_else(|| fold(name))
}

/// The id of an outlet by one of its names, also written without the spaces in it (`PressTV`).
fn known(name: &str) -> Option<String> {
    let reader = reader();
    let by_form = reader.gazetteer.lookup(name).into_iter().find_map(|form| match form.target {
        rasad_names::Target::Outlet(index) => Some(&reader.knowledge.outlets[index]),
        _ => None,
    });
    let joined = |outlet: &&rasad_names::Outlet| {
        let folded = fold(&outlet.name);
        folded.contains(' ') && folded.replace(' ', "") == fold(name)
    };
    by_form.or_else(|| reader.knowledge.outlets.iter().find(joined)).map(|outlet| outlet.id.clone())
}
