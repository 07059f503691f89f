//! The corpora that lie beside the project, where they are there.

use std::collections::BTreeSet;
use std::fs::File;
use std::ops::ControlFlow;
use std::path::Path;

use rasad_ingest::{Limits, Skipped, decode_stream};
use rasad_text::Document;

#[test]
fn a_hundred_thousand_items_are_streamed() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/current-events/items.jsonl.gz");
    let Ok(file) = File::open(&path) else {
        println!("skipped: {} is absent", path.display());
        return;
    };
    let mut ids = BTreeSet::new();
    let mut documents = 0;
    let mut sink = |result: Result<Document, Skipped>| {
        let document = result.expect("every line is an item");
        documents += 1;
        assert!(document.published.is_some() && document.category.is_some(), "{}", document.source.uri);
        assert!(document.notes.is_empty(), "{:?}", document.notes);
        ids.insert(document.id);
        ControlFlow::Continue(())
    };
    decode_stream(file, "items.jsonl.gz", None, &Limits::default(), &mut sink).expect("it is whole");
    assert_eq!(documents, 114_047);
    assert!(ids.len() > 113_000, "{} ids", ids.len());
    println!("{} ids", ids.len());
}
