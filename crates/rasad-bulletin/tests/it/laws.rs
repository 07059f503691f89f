//! What holds for every issue.

use proptest::prelude::*;
use rasad_bulletin::{Issue, render};
use rasad_reading::Reader;

use crate::corpus::{document, issue};

/// Sentences to make reports of.
const SENTENCES: [&str; 10] = [
    "Iranian Foreign Minister Mohammad Javad Zarif met the UN envoy in Tehran on Sunday.",
    "He called for the lifting of sanctions on Syria.",
    "The Iraqi Minister of Defense, Juma Anad Saadoun, visited Tehran and met Ali Shamkhani.",
    "Iran condemned the strikes in Syria.",
    "Esmail Qaani traveled to Baghdad on Wednesday, according to two Iraqi officials.",
    "Meanwhile, prices rose in \"Europe\" & <b>Asia</b>.",
    "Hezbollah praised Iran's support for Syria.",
    "The two sides agreed to expand military cooperation.",
    "Iran launches missiles at a base in Iraq, killing 3 soldiers.",
    "Snow fell.",
];

/// Every sentence rests on passages that are in the documents, and knows events of them.
fn rests_on_passages(issue: &Issue, texts: &[String]) {
    let mut ids = Vec::new();
    for item in issue.sections.iter().flat_map(|section| &section.items) {
        assert!(!item.sentences.is_empty());
        for sentence in &item.sentences {
            assert!(!sentence.passages.is_empty() && !sentence.events.is_empty(), "{}", sentence.text);
            for passage in &sentence.passages {
                assert!(
                    texts.iter().any(|text| passage.span.of(text) == passage.excerpt),
                    "{}",
                    passage.excerpt
                );
            }
            ids.push(sentence.id.clone());
        }
        assert!(
            item.sentences.iter().any(|sentence| !sentence.citations.is_empty()),
            "an item without a citation"
        );
    }
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all, "two sentences share an id");
    let items: Vec<&str> =
        issue.sections.iter().flat_map(|section| &section.items).map(|item| item.id.as_str()).collect();
    assert!(issue.overview.iter().all(|line| items.contains(&line.item.as_str())));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_sentence_rests_on_passages(picks in prop::collection::vec(prop::collection::vec(0..SENTENCES.len(), 1..4), 1..5)) {
        let reader = Reader::builtin();
        let texts: Vec<String> = picks
            .iter()
            .map(|pick| pick.iter().map(|at| SENTENCES[*at]).collect::<Vec<_>>().join(" "))
            .collect();
        let documents = texts.iter().enumerate().map(|(at, text)| document(&format!("2020-11-{}", 16 + at), &["Tasnim"], text)).collect();
        let made = issue(&reader, documents);
        rests_on_passages(&made, &texts);
        let page = render::html(&made);
        prop_assert!(!page.contains("<b>Asia"), "markup of a report came through");
        prop_assert!(!page.contains("<script"));
    }
}

#[test]
fn the_same_readings_give_the_same_issue() {
    let reader = Reader::builtin();
    let made = || {
        let documents = SENTENCES.iter().map(|text| document("2020-11-20", &["Mehr"], text)).collect();
        render::json(&issue(&reader, documents)).to_string()
    };
    assert_eq!(made(), made());
}

#[test]
fn nothing_of_the_subject_gives_an_empty_issue_that_says_so() {
    let reader = Reader::builtin();
    let made = issue(
        &reader,
        vec![document("2020-11-20", &["BBC"], "Germany and France signed a treaty in Berlin.")],
    );
    assert_eq!((made.n_items(), made.left_out.len()), (0, 1));
    assert!(render::markdown(&made).contains("No report of this period"));
}
