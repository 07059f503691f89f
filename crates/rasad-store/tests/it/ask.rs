//! Events by every condition, timelines, networks and lists, against the same worked out from the readings.

use std::collections::BTreeSet;

use rasad_events::{EventType, Status};
use rasad_reading::{Event, Reading};
use rasad_store::{Archive, DocumentFilter, EventFilter, EventOrder, Page, Step};
use rasad_text::Document;

use crate::folder;
use crate::synthetic::news;

fn filled(name: &str) -> (Archive, Vec<(Document, Reading)>) {
    let mut archive = Archive::create(&folder(name).join("a.rasad")).unwrap();
    let batch: Vec<_> = (0..400).map(|number| news(11, number)).collect();
    archive.add(&batch).unwrap();
    (archive, batch)
}

fn ids(batch: &[(Document, Reading)], fits: impl Fn(&Document, &Reading, &Event) -> bool) -> BTreeSet<&str> {
    let events = batch
        .iter()
        .flat_map(|(document, reading)| reading.events.iter().map(move |event| (document, reading, event)));
    events.filter(|(d, r, e)| fits(d, r, e)).map(|(_, _, event)| event.id.as_str()).collect()
}

#[test]
fn every_condition_finds_what_the_readings_say() {
    let (archive, batch) = filled("conditions");
    let some = &batch[7].1.events[0];
    let day = some.date.unwrap().start;
    let none = EventFilter::default;
    let outlet = batch[7].1.citations[0].outlets[0].name.clone();
    let cases: Vec<(EventFilter, BTreeSet<&str>)> = vec![
        (none(), ids(&batch, |_, _, _| true)),
        (EventFilter { actor: Some("iran".into()), ..none() }, ids(&batch, |_, _, e| e.actors[0] == "e:irn")),
        (
            EventFilter { recipient: Some("e:syr".into()), ..none() },
            ids(&batch, |_, _, e| e.recipients[0] == "e:syr"),
        ),
        (
            EventFilter { participant: Some("Iran".into()), ..none() },
            ids(&batch, |_, _, e| e.actors.iter().chain(&e.recipients).any(|id| id == "e:irn")),
        ),
        (
            EventFilter { kinds: vec![EventType::Consult, EventType::Agree], ..none() },
            ids(&batch, |_, _, e| matches!(e.kind, EventType::Consult | EventType::Agree)),
        ),
        (
            EventFilter { mode: Some("visit".into()), ..none() },
            ids(&batch, |_, _, e| e.mode.as_deref() == Some("visit")),
        ),
        (
            EventFilter { context: Some("military".into()), ..none() },
            ids(&batch, |_, _, e| !e.contexts.is_empty()),
        ),
        (
            EventFilter { place: Some("Iran".into()), ..none() },
            ids(&batch, |_, _, e| e.place.as_ref().is_some_and(|p| p.country.as_deref() == Some("IRN"))),
        ),
        (
            EventFilter { statuses: vec![Status::Claimed], ..none() },
            ids(&batch, |_, _, e| e.status == Status::Claimed),
        ),
        (EventFilter { min_confidence: Some(0.9), ..none() }, ids(&batch, |_, _, e| e.confidence >= 0.9)),
        (
            EventFilter { date_from: Some(day), date_to: Some(day), ..none() },
            ids(&batch, |_, _, e| e.date.unwrap().start == day),
        ),
        (
            EventFilter { published_to: batch[7].0.published, ..none() },
            ids(&batch, |d, _, _| d.published <= batch[7].0.published),
        ),
        (
            EventFilter { outlet: Some(outlet.to_uppercase()), ..none() },
            ids(&batch, |_, r, _| r.citations[0].outlets[0].name == outlet),
        ),
        (
            EventFilter { document: Some(batch[7].0.id.clone()), ..none() },
            ids(&batch, |d, _, _| d.id == batch[7].0.id),
        ),
        (
            EventFilter { item: Some(format!("{}/0", batch[7].0.id)), ..none() },
            ids(&batch, |d, _, _| d.id == batch[7].0.id),
        ),
        (
            EventFilter { text: Some("\"on tuesday\" type:ASSAULT".into()), ..none() },
            ids(&batch, |_, _, e| e.kind == EventType::Assault),
        ),
        (EventFilter { actor: Some("nobody at all".into()), ..none() }, BTreeSet::new()),
        (EventFilter { item: Some("x".into()), ..none() }, BTreeSet::new()),
    ];
    for (filter, expected) in cases {
        let rows = archive.events(&filter, EventOrder::Newest, Page::ALL).unwrap();
        assert_eq!(rows.iter().map(|row| row.id.as_str()).collect::<BTreeSet<_>>(), expected, "{filter:?}");
        assert_eq!(archive.count_events(&filter).unwrap(), expected.len(), "{filter:?}");
        assert!(rows.is_sorted_by(|one, other| one.date.map(|d| d.start) >= other.date.map(|d| d.start)));
        let counted = archive.timeline(&filter, Step::Month).unwrap();
        let n: usize = counted.iter().flat_map(|bucket| bucket.counts.values()).sum();
        assert_eq!(n, expected.len(), "{filter:?}");
    }
}

#[test]
fn a_row_holds_all_that_its_reading_says() {
    let (archive, batch) = filled("row");
    for (document, reading) in &batch[..40] {
        for event in &reading.events {
            let row = archive.event(&event.id).unwrap().unwrap();
            assert_eq!(
                (row.kind, row.status, &row.mode, &row.rule),
                (event.kind, event.status, &event.mode, &event.rule)
            );
            assert_eq!(
                (row.date, row.place.as_ref(), row.trigger),
                (event.date, event.place.as_ref(), event.trigger)
            );
            assert!(row.actors.iter().map(|party| &party.id).eq(&event.actors));
            assert!(row.claimants.iter().map(|party| &party.id).eq(&event.claimants));
            assert_eq!(row.evidence_text(), document.slice(event.evidence));
            assert_eq!(row.citations[0].outlets, reading.citations[0].outlets);
            assert_eq!((&row.uri, row.day), (&document.source.uri, document.published));
        }
    }
    assert_eq!(archive.event("d:0/0/e0").unwrap(), None);
}

#[test]
fn networks_and_lists_count_right() {
    let (archive, batch) = filled("lists");
    let edges = archive.network(&EventFilter::default(), usize::MAX).unwrap();
    let met = batch
        .iter()
        .flat_map(|(_, reading)| &reading.events)
        .filter(|event| event.actors != event.recipients);
    assert_eq!(edges.iter().map(|edge| edge.total).sum::<usize>(), met.count());
    assert!(edges.is_sorted_by(|one, other| one.total >= other.total));

    let outlets = archive.outlets().unwrap();
    assert_eq!(outlets.iter().map(|outlet| outlet.citations).sum::<usize>(), batch.len());
    assert_eq!(archive.status().unwrap().outlets, outlets.len());

    let (total, rows) = archive.documents(&DocumentFilter::default(), Page { offset: 10, limit: 5 }).unwrap();
    assert_eq!((total, rows.len()), (400, 5));
    assert!(rows.is_sorted_by(|one, other| one.published >= other.published));
    let filter = DocumentFilter { text: Some("JSONL#39".into()), ..DocumentFilter::default() };
    assert_eq!(archive.documents(&filter, Page::ALL).unwrap().0, 11);
    let filter = DocumentFilter { category: Some("Politics".into()), ..DocumentFilter::default() };
    assert_eq!(archive.documents(&filter, Page::first(1)).unwrap().0, 133);
    let filter = DocumentFilter { outlet: Some(outlets[0].name.clone()), ..DocumentFilter::default() };
    assert_eq!(archive.documents(&filter, Page::first(1)).unwrap().0, outlets[0].citations);

    let iran = archive.who("e:irn").unwrap().unwrap();
    let acted: usize = iran.events.values().map(|sides| sides.as_actor).sum();
    assert_eq!(acted, ids(&batch, |_, _, event| event.actors[0] == "e:irn").len());
    assert_eq!(iran.entity.country.as_deref(), Some("IRN"));
    assert!(iran.counterparts.iter().all(|(party, _)| party.id != "e:irn"));
}
