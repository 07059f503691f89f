//! The sentences under `tests/corpus/`, each followed by the events that the coder must find in it.
//!
//! A case is a sentence, then a line for each event in order of its trigger,
//! `=> TYPE[.mode] | actors: heads | recipients: heads | status`, or `=> none`. `UPDATE=1` rewrites the
//! lines, for review.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use rasad_events::{Argument, Lexicon, code};
use rasad_syntax::Model;

/// What the coder finds in a sentence, in the notation of the corpus.
fn coded(text: &str) -> String {
    let sentences = Model::english().analyze(text);
    let heads = |arguments: &[Argument]| -> String {
        let form =
            |argument: &Argument| sentences[argument.at.sentence].tokens[argument.at.token].form.as_str();
        arguments.iter().map(form).collect::<Vec<_>>().join(", ")
    };
    let mut lines = String::new();
    for found in code(&sentences, Lexicon::builtin()) {
        let mode = found.mode.as_ref().map(|mode| format!(".{mode}")).unwrap_or_default();
        let (actors, recipients) = (heads(&found.actors), heads(&found.recipients));
        let status = found.status.as_str();
        writeln!(lines, "=> {}{mode} | actors: {actors} | recipients: {recipients} | {status}", found.kind)
            .unwrap();
    }
    if lines.is_empty() { "=> none\n".to_owned() } else { lines }
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn sentences_are_coded_as_the_corpus_says() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    let mut cases = 0;
    for file in files() {
        let text = fs::read_to_string(&file).unwrap();
        let mut rewritten = String::new();
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            writeln!(rewritten, "{line}").unwrap();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let mut expected = String::new();
            while let Some(event) = lines.next_if(|next| next.starts_with("=>")) {
                writeln!(expected, "{}", event.trim_end()).unwrap();
            }
            let found = coded(line);
            cases += 1;
            if found != expected {
                wrong.push(format!("{line}\n expected\n{expected} found\n{found}"));
            }
            rewritten.push_str(&found);
        }
        if update {
            fs::write(&file, rewritten).unwrap();
        }
    }
    assert!(cases >= 100, "only {cases} sentences");
    assert!(update || wrong.is_empty(), "{}", wrong.join("\n"));
}
