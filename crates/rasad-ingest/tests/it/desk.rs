//! The sample desk's inbox: all of it is read.

use std::fs;
use std::path::Path;

use rasad_ingest::{Input, Limits, decode};

use crate::render::render;

#[test]
fn every_file_of_the_sample_desk_is_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/desk/inbox");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the sample desk is there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    paths.sort();
    let mut documents = 0;
    for path in paths {
        let bytes = fs::read(&path).expect("readable");
        let uri = path.to_string_lossy();
        let decoded = decode(
            &Input { uri: &uri, bytes: &bytes, media_type: None, retrieved: None },
            &Limits::default(),
        )
        .expect("within limits");
        // Seen with `--nocapture`: the quickest way to look at what a change does.
        println!("{}", render(&decoded));
        assert!(decoded.notes.is_empty(), "{uri}: {:?}", decoded.notes);
        for document in &decoded.documents {
            assert!(document.published.is_some(), "{}", document.source.uri);
            assert!(!document.outlets.is_empty() && document.language.is_some(), "{}", document.source.uri);
            assert!(document.notes.is_empty(), "{}: {:?}", document.source.uri, document.notes);
            assert!(
                !document.text.contains("cookie") && !document.text.contains("newsletter"),
                "{}",
                document.text
            );
        }
        documents += decoded.documents.len();
    }
    assert!(documents > 60, "{documents}");
}
