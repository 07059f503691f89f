//! The trace: the same reading with it as without, and a fate for every word that a rule fired on.

use rasad_reading::{Fate, Reader, read, read_traced};

use crate::documents::plain;

#[test]
fn every_candidate_has_a_fate_and_the_reading_stays_the_same() {
    let reader = Reader::builtin();
    let text = "Zarif met with Assad in Damascus and called on Israel to stop its attacks on Syria. Iranian-backed \
                militias attacked a base after talks on the attack.";
    let document = plain(text).expect("there is text");
    let (reading, trace) = read_traced(&document, &reader);
    assert_eq!(reading, read(&document, &reader));
    let item = &trace.items[0];
    assert_eq!(item.sentences.len(), 2);
    assert!(item.names.iter().any(|name| name.entity == "e:zarif-mohammad-javad" && name.known));
    let fate = |word: &str| {
        let found = item.candidates.iter().find(|traced| {
            let at = traced.candidate.trigger;
            item.sentences[at.sentence].tokens[at.token].form == word
        });
        found.map(|traced| traced.fate.clone())
    };
    assert_eq!(fate("met"), Some(Fate::Event(reading.events[0].id.clone())));
    let ids: Vec<&str> = reading.events.iter().map(|event| event.id.as_str()).collect();
    assert!(
        item.candidates.iter().any(|traced| matches!(traced.fate, Fate::Dropped(_))),
        "{:?}",
        item.candidates
    );
    for traced in &item.candidates {
        match &traced.fate {
            Fate::Event(id) | Fate::Merged(id) => assert!(ids.contains(&id.as_str()), "{traced:?}"),
            Fate::Dropped(reason) => assert!(!reason.reason().is_empty()),
        }
    }
}
