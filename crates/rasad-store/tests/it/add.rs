//! What goes in comes out, once.

use rasad_store::{Archive, EventFilter, EventOrder, Page, SearchQuery};

use crate::folder;
use crate::synthetic::news;

#[test]
fn readings_come_back_whole_and_documents_count_once() {
    let mut archive = Archive::create(&folder("round-trip").join("a.rasad")).unwrap();
    let batch: Vec<_> = (0..300).map(|number| news(1, number)).collect();
    let report = archive.add(&batch[..200]).unwrap();
    assert_eq!((report.added, report.known), (200, 0));
    let report = archive.add(&batch).unwrap();
    assert_eq!((report.added, report.known), (100, 200));
    for (document, reading) in &batch {
        let found = archive.reading(&document.id).unwrap().unwrap();
        assert_eq!((&found.0, &found.1), (document, reading));
    }
    assert_eq!(archive.contains(&["d:0", &batch[0].0.id]).unwrap(), [false, true]);
    assert_eq!(archive.reading("d:0").unwrap(), None);
    archive.verify().unwrap();
}

#[test]
fn search_and_events_find_what_was_added() {
    let mut archive = Archive::create(&folder("find").join("a.rasad")).unwrap();
    let batch: Vec<_> = (0..300).map(|number| news(1, number)).collect();
    archive.add(&batch).unwrap();
    let found =
        archive.search(&SearchQuery { text: "consult".into(), limit: 10, ..SearchQuery::default() }).unwrap();
    let holding = batch.iter().filter(|(document, _)| document.text.contains(" consult ")).count();
    assert_eq!((found.total, found.hits.len()), (holding, 10));
    let n_events: usize = batch.iter().map(|(_, reading)| reading.events.len()).sum();
    assert_eq!(archive.count_events(&EventFilter::default()).unwrap(), n_events);
    let rows = archive.events(&EventFilter::default(), EventOrder::Reading, Page::ALL).unwrap();
    let ids = batch.iter().flat_map(|(_, reading)| reading.events.iter().map(|event| &event.id));
    assert!(rows.iter().map(|row| &row.id).eq(ids));
}
