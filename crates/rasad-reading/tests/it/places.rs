//! Where acts took place, against `tests/corpus/places.txt`; the form of a case stands there.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use rasad_reading::{Reader, read};
use rasad_text::{Block, BlockKind, Document, Span, document_id};

#[test]
fn acts_have_their_places() {
    let (right, cases, misses) = score(crate::documents::reader());
    assert!(cases >= 80, "only {cases} cases");
    // Some events of the corpus are not found or not of the type yet; the floor is a little under the rest.
    assert!(right * 100 >= cases * 90, "{right} of {cases}:\n{misses}");
}

/// Cases right, cases, and a line for each that is not.
pub(crate) fn score(reader: &Reader) -> (usize, usize, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/places.txt");
    let corpus = fs::read_to_string(path).expect("the corpus is there");
    let (mut right, mut cases, mut misses) = (0, 0, String::new());
    for line in corpus.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (text, expected) = line.split_once(" => ").expect("a text and what is expected");
        let (kind, expected) = expected.split_once(": ").expect("a type and a place");
        cases += 1;
        let document = document(text);
        let reading = read(&document, reader);
        let event = reading.events.iter().find(|event| event.kind.as_str() == kind);
        let actual = match event {
            None => "no such event".to_owned(),
            Some(event) => event.place.as_ref().map_or_else(
                || "none".to_owned(),
                |place| {
                    let located = if place.coordinates.is_some() { "located" } else { "unlocated" };
                    format!("{} | {} | {located}", place.name, place.country.as_deref().unwrap_or("-"))
                },
            ),
        };
        if actual == expected {
            right += 1;
        } else {
            writeln!(misses, "{text}\n  expected {kind}: {expected}\n  found    {actual}").expect("a string");
        }
    }
    (right, cases, misses)
}

fn document(text: &str) -> Document {
    Document {
        id: document_id(&[text]),
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }],
        published: Some(jiff::civil::date(2020, 11, 22)),
        text: text.to_owned(),
        ..Document::default()
    }
}
