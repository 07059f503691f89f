//! The sentences of `tests/corpus/who.txt`: who did what to whom, and of which country.
//!
//! The parser is statistical and the lexicon grows, so single sentences may come and go; the shares that are
//! right must not fall. `WHO=1` prints what is read wrongly.

use std::path::Path;

use rasad_reading::{Reader, read};
use rasad_text::{Block, BlockKind, Document, Span, document_id};

/// A side that is expected: words of a name, and the code of a country.
type Side = Vec<(String, Option<String>)>;

struct Case {
    text: String,
    events: Vec<(String, Side, Side)>,
}

fn side(text: &str) -> Side {
    let names = text.split(';').map(str::trim).filter(|name| !name.is_empty() && *name != "-");
    names
        .map(|name| match name.split_once('/') {
            Some((name, country)) => (name.to_owned(), Some(country.to_owned())),
            None => (name.to_owned(), None),
        })
        .collect()
}

fn cases() -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/who.txt");
    let text = std::fs::read_to_string(path).expect("readable");
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.split_once(" > ") {
            Some((left, recipients)) => {
                let (kind, actors) = left.split_once(' ').expect("a type and actors");
                let event = (kind.to_owned(), side(actors), side(recipients));
                cases.last_mut().expect("a sentence before its events").events.push(event);
            }
            None => cases.push(Case { text: line.to_owned(), events: Vec::new() }),
        }
    }
    cases
}

/// What an event's side holds: all words by which each participant is named, and its country.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase().replace('.', "");
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1).map(str::to_owned).collect()
}

fn fits(expected: &Side, found: &[(Vec<String>, Option<String>)]) -> bool {
    let is = |(name, country): &(String, Option<String>), (forms, of): &(Vec<String>, Option<String>)| {
        words(name).iter().any(|word| forms.contains(word)) && (country.is_none() || country == of)
    };
    expected.iter().all(|one| found.iter().any(|other| is(one, other)))
        && found.iter().all(|other| expected.iter().any(|one| is(one, other)))
}

#[test]
fn most_participants_are_found() {
    let reader = Reader::builtin();
    let print = std::env::var_os("WHO").is_some();
    let (mut events, mut typed, mut right) = (0, 0, 0);
    for case in cases() {
        let text = case.text.clone();
        let blocks = vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }];
        let document = Document { id: document_id(&[&text]), text, blocks, ..Document::default() };
        let reading = read(&document, &reader);
        let describe = |ids: &[String]| -> Vec<(Vec<String>, Option<String>)> {
            let entity = |id: &String| reading.entities.iter().find(|entity| entity.id == *id);
            ids.iter()
                .filter_map(entity)
                .map(|entity| {
                    let mentions = entity.mentions.iter().map(|mention| document.slice(mention.span));
                    let forms = mentions.chain([entity.name.as_str()]).flat_map(words).collect();
                    (forms, entity.country.clone())
                })
                .collect()
        };
        for (kind, actors, recipients) in &case.events {
            events += 1;
            let of_kind: Vec<_> =
                reading.events.iter().filter(|event| event.kind.to_string() == *kind).collect();
            let peers = matches!(kind.as_str(), "AGREE" | "CONSULT" | "COOPERATE");
            let good = of_kind.iter().any(|event| {
                let (left, right) = (describe(&event.actors), describe(&event.recipients));
                if peers {
                    fits(&[&actors[..], &recipients[..]].concat(), &[left, right].concat())
                } else {
                    fits(actors, &left) && fits(recipients, &right)
                }
            });
            typed += usize::from(!of_kind.is_empty());
            right += usize::from(good);
            if print && !good {
                println!("{}\n    asked {kind} {actors:?} > {recipients:?}", case.text);
                for event in &reading.events {
                    println!(
                        "    found {} {:?} > {:?} [{}]",
                        event.kind, event.actors, event.recipients, event.rule
                    );
                }
            }
        }
    }
    println!("{events} events: {typed} of their type, {right} with their participants");
    assert!(events >= 150, "only {events} events are asked for");
    assert!(typed * 100 >= events * 78, "{typed} of {events} have their type");
    assert!(right * 100 >= events * 70, "{right} of {events} have their participants");
}
