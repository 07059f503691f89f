//! Searching: the language on real items, names over spellings and scripts, and texts that mean harm.

use jiff::civil::date;
use proptest::prelude::*;
use rasad_reading::{Citation, CitedOutlet, Entity, EntityKind, Item, ItemKind, Mention, Reading};
use rasad_store::{Archive, Error, EventFilter, SearchQuery};
use rasad_text::{Document, Span, document_id};
use rasad_time::Interval;

use crate::folder;
use crate::synthetic::news;

/// A document of one item on a day of November 2020, with the entities that stand in brackets:
/// `[e:id|words]`.
pub(crate) fn report(day: i8, marked: &str) -> (Document, Reading) {
    let published = date(2020, 11, day);
    let (mut text, mut entities) = (String::new(), Vec::<Entity>::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let (name, after) = after.split_once(']').unwrap();
        let (id, words) = name.split_once('|').unwrap();
        text.push_str(before);
        let span = Span::new(text.len(), text.len() + words.len());
        text.push_str(words);
        let mention = Mention { item: 0, span, named: true };
        match entities.iter_mut().find(|entity| entity.id == id) {
            Some(entity) => entity.mentions.push(mention),
            None => entities.push(Entity {
                id: id.to_owned(),
                kind: EntityKind::Person,
                name: words.to_owned(),
                aliases: Vec::new(),
                country: None,
                roles: Vec::new(),
                mentions: vec![mention],
                known: true,
            }),
        }
        rest = after;
    }
    text.push_str(rest);
    let id = document_id(&[&text, &day.to_string()]);
    let span = Span::new(0, text.len());
    let citation = Citation {
        id: format!("{id}/0/c0"),
        item: 0,
        outlets: vec![CitedOutlet { id: Some("tasnim".into()), name: "Tasnim".into() }],
        date: Some(Interval::day(published)),
        span: None,
        covers: span,
    };
    let reading = Reading {
        document: id.clone(),
        items: vec![Item {
            id: format!("{id}/0"),
            kind: ItemKind::Bullet,
            section: Some("Iraq".into()),
            span,
        }],
        citations: if day % 2 == 0 { vec![citation] } else { Vec::new() },
        entities,
        ..Reading::default()
    };
    (Document { id, text, published: Some(published), ..Document::default() }, reading)
}

fn small(name: &str) -> Archive {
    let mut archive = Archive::create(&folder(name).join("a.rasad")).unwrap();
    archive
        .add(&[
            report(1, "[e:qaani-esmail|Esmail Qa’ani] arrived in Baghdad on a visit."),
            report(2, "سافر [e:qaani-esmail|قاآني] إلى بغداد."),
            report(3, "[e:qaani-esmail|Ghaani] met officials; the visit was short."),
            report(4, "A visit to Erbil without him. Abdul-Mahdi stayed in the U.S."),
            report(5, "Visitors from Erbil, visit after visit after visit."),
        ])
        .unwrap();
    archive
}

fn days(archive: &Archive, text: &str) -> Vec<i8> {
    let query = SearchQuery { text: text.to_owned(), limit: 100, ..SearchQuery::default() };
    let found = archive.search(&query).unwrap();
    assert_eq!(found.total, found.hits.len());
    let mut days: Vec<i8> = found.hits.iter().map(|hit| hit.day.unwrap().day()).collect();
    days.sort_unstable();
    days
}

#[test]
fn the_language_on_real_items() {
    let archive = small("language");
    for (text, found) in [
        ("", &[1, 2, 3, 4, 5][..]),
        ("visit", &[1, 3, 4, 5]),
        ("VISIT erbil", &[4, 5]),
        ("visit -erbil", &[1, 3]),
        ("-visit", &[2]),
        ("\"visit to\"", &[4]),
        ("baghdad OR erbil", &[1, 4, 5]),
        ("visito*", &[5]),
        ("abdul mahdi", &[4]),
        ("\"Abdul Mahdi\"", &[4]),
        ("us", &[4]),
        ("U.S.", &[4]),
        ("qaani", &[1, 2, 3]),
        ("esmail", &[1]),
        ("Esmail Qaani", &[1, 2, 3]),
        ("قاآنی", &[1, 2, 3]),
        ("Ghaani visit", &[1, 3]),
        ("\"Ghaani\"", &[3]),
        ("visit -Ghaani", &[4, 5]),
        ("visit outlet:tasnim", &[4]),
        ("after:2020-11-04", &[4, 5]),
        ("visit before:2020-11-03", &[1, 3]),
        ("published:2020-11-02", &[2]),
        ("section:IRAQ erbil", &[4, 5]),
        ("section:Syria erbil", &[]),
        ("type:CONSULT", &[]),
        ("nothing", &[]),
    ] {
        assert_eq!(days(&archive, text), found, "{text}");
    }
}

#[test]
fn hits_show_the_original_with_other_spellings_marked() {
    let archive = small("marks");
    let query = SearchQuery { text: "Esmail Qaani".into(), limit: 10, ..SearchQuery::default() };
    let found = archive.search(&query).unwrap();
    let marked: Vec<Vec<&str>> = found
        .hits
        .iter()
        .map(|hit| hit.snippet.highlights.iter().map(|mark| mark.of(&hit.snippet.text)).collect())
        .collect();
    assert_eq!(marked.len(), 3);
    for name in ["Esmail Qa’ani", "قاآني", "Ghaani"] {
        assert!(marked.iter().any(|marks| marks == &[name]), "{name} in {marked:?}");
    }
    assert!(found.hits[0].score >= found.hits[2].score);
    let query = SearchQuery { text: "visit".into(), limit: 1, ..SearchQuery::default() };
    let best = archive.search(&query).unwrap();
    assert_eq!(
        (best.total, best.hits[0].day),
        (4, Some(date(2020, 11, 5))),
        "three times says more than once"
    );
}

#[test]
fn names_are_resolved_best_first() {
    let archive = small("resolve");
    for name in ["esmail qaani", "QAANI", "قاآنی", "Ghaani", "qaa", "e:qaani-esmail"] {
        let rows = archive.resolve_name(name).unwrap();
        assert_eq!(rows.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["e:qaani-esmail"], "{name}");
        assert_eq!(rows[0].mentions, 3);
    }
    for name in ["", "x", "nobody", "\" OR *", "a\0b"] {
        assert!(archive.resolve_name(name).unwrap().is_empty(), "{name}");
    }
    let dossier = archive.who("e:qaani-esmail").unwrap().unwrap();
    let spellings: Vec<&str> = dossier.spellings.iter().map(|row| row.text.as_str()).collect();
    assert_eq!(spellings, ["Esmail Qa’ani", "قاآني", "Ghaani"]);
    assert_eq!((dossier.first_seen, dossier.last_seen), (Some(date(2020, 11, 1)), Some(date(2020, 11, 3))));
    assert_eq!(archive.who("e:nobody").unwrap(), None);
}

#[test]
fn pages_of_a_search_join_up() {
    let mut archive = Archive::create(&folder("pages").join("a.rasad")).unwrap();
    archive.add(&(0..200).map(|number| news(5, number)).collect::<Vec<_>>()).unwrap();
    for text in ["tuesday", "Iran", "", "consult OR support type:CONSULT"] {
        let page = |offset, limit| {
            let query = SearchQuery { text: text.into(), offset, limit, ..SearchQuery::default() };
            archive.search(&query).unwrap()
        };
        let whole = page(0, 1000);
        assert_eq!(whole.total, whole.hits.len());
        let parts: Vec<_> = (0..whole.total).step_by(7).flat_map(|offset| page(offset, 7).hits).collect();
        assert_eq!(parts, whole.hits, "{text}");
        assert!(page(whole.total, 10).hits.is_empty());
    }
}

const HARM: &str = "(\\PC|[\"*():^{}+\\-\u{0} ]|NEAR|AND|OR|NOT|text:|actor:|qaani){0,40}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_gets_through_to_the_database(texts in prop::collection::vec(HARM, 24)) {
        let archive = Archive::open_or_create(&folder_once()).unwrap();
        for text in &texts {
            let query = SearchQuery { text: text.clone(), limit: 5, ..SearchQuery::default() };
            match archive.search(&query) {
                Ok(_) | Err(Error::Query(_)) => {}
                Err(other) => prop_assert!(false, "{text:?}: {other:?}"),
            }
            archive.resolve_name(text).unwrap();
            let names = EventFilter {
                actor: Some(text.clone()),
                outlet: Some(text.clone()),
                place: Some(text.clone()),
                country: Some(text.clone()),
                section: Some(text.clone()),
                item: Some(text.clone()),
                ..EventFilter::default()
            };
            archive.count_events(&names).unwrap();
        }
    }
}

fn folder_once() -> std::path::PathBuf {
    use std::sync::OnceLock;
    static PATH: OnceLock<std::path::PathBuf> = OnceLock::new();
    let make = || {
        let path = folder("hostile").join("a.rasad");
        Archive::create(&path).unwrap().add(&[report(1, "[e:qaani-esmail|Qaani] in Baghdad")]).unwrap();
        path
    };
    PATH.get_or_init(make).clone()
}
