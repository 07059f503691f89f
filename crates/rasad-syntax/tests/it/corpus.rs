//! Runs the plain-text cases of `tests/corpus/*.txt`: a case is `--- name ---`, a text, then `=>` and what is
//! expected.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rasad_syntax::Model;
use rasad_syntax::split_sentences;
use rasad_syntax::tokenize;

/// A case: its name, its text, its expectation.
struct Case {
    name: String,
    text: String,
    expected: String,
}

fn cases(file: &str) -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(file);
    let content = fs::read_to_string(path).unwrap();
    let mut cases = Vec::new();
    let mut names = BTreeSet::new();
    for block in content.split("\n--- ").skip(1) {
        let (name, rest) = block.split_once(" ---\n").unwrap();
        let (text, expected) = rest.split_once("\n=>").unwrap_or_else(|| panic!("no `=>` in `{name}`"));
        assert!(names.insert(name.to_owned()), "two cases `{name}`");
        let expected = expected.trim().to_owned();
        cases.push(Case { name: name.to_owned(), text: text.to_owned(), expected });
    }
    assert!(!cases.is_empty());
    cases
}

fn check(file: &str, run: impl Fn(&str) -> String) {
    let wrong: Vec<String> = cases(file)
        .into_iter()
        .filter_map(|case| {
            let found = run(&case.text);
            (found != case.expected)
                .then(|| format!("{}\n  expected {}\n  found    {found}", case.name, case.expected))
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong in {file}:\n{}", wrong.len(), wrong.join("\n"));
}

fn joined(text: &str, spans: &[(usize, usize)], separator: &str) -> String {
    let parts =
        spans.iter().map(|&(start, end)| text[start..end].split_whitespace().collect::<Vec<_>>().join(" "));
    parts.collect::<Vec<_>>().join(separator)
}

#[test]
fn tokens() {
    check("tokens.txt", |text| joined(text, &tokenize(text), " "));
}

#[test]
fn sentences() {
    check("sentences.txt", |text| joined(text, &split_sentences(text), " | "));
}

/// Expectations are arcs that must be there: `met -nsubj> Zarif`, `met:meet/VERB`.
#[test]
fn trees() {
    check("trees.txt", |text| {
        let sentences = Model::english().analyze(text);
        let facts: BTreeSet<String> = sentences
            .iter()
            .flat_map(|sentence| {
                sentence.tokens.iter().map(|token| {
                    let head = token.head.map_or("ROOT", |head| sentence.tokens[head].form.as_str());
                    format!("{head} -{}> {}", token.deprel, token.form)
                })
            })
            .collect();
        let wanted = cases("trees.txt").into_iter().find(|case| case.text == text).unwrap().expected;
        let kept = wanted
            .lines()
            .map(str::trim)
            .map(|line| if facts.contains(line) { line.to_owned() } else { format!("MISSING {line}") });
        kept.collect::<Vec<_>>().join("\n")
    });
}

#[test]
fn no_case_file_is_forgotten() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut files: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    assert_eq!(files, ["sentences.txt", "tokens.txt", "trees.txt"]);
}
