//! JSON Lines as a stream: wrong lines, cut and oversized files.

use std::io::{Read as _, Write as _};
use std::ops::ControlFlow;

use flate2::Compression;
use flate2::write::GzEncoder;
use rasad_ingest::{DecodeError, Input, Limits, MediaType, Skipped, decode, decode_stream};
use rasad_text::Document;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}

fn lines(count: usize) -> String {
    (1..=count)
        .map(|n| format!("{{\"text\":\"Item {n} of {}.\",\"date\":\"2020-11-22\"}}\n", n * 7919 % 1009))
        .collect::<Vec<_>>()
        .concat()
}

fn stream(
    bytes: &[u8],
    uri: &str,
    limits: &Limits,
) -> (Vec<Document>, Vec<Skipped>, Result<(), DecodeError>) {
    let (mut documents, mut skipped) = (Vec::new(), Vec::new());
    let result = decode_stream(bytes, uri, None, limits, &mut |result| {
        match result {
            Ok(document) => documents.push(document),
            Err(part) => skipped.push(part),
        }
        ControlFlow::Continue(())
    });
    (documents, skipped, result)
}

#[test]
fn a_wrong_line_costs_itself_only() {
    let text =
        lines(3).replace("\"Item 2", "Item 2") + "\n{\"text\":\"\"}\n[1]\n{\"date\":1,\"text\":\"last\"}";
    for (uri, bytes) in [("a.jsonl", text.clone().into_bytes()), ("a.jsonl.gz", gzip(text.as_bytes()))] {
        let (documents, skipped, result) = stream(&bytes, uri, &Limits::default());
        assert!(result.is_ok());
        let uris: Vec<_> = documents.iter().map(|document| document.source.uri.clone()).collect();
        assert_eq!(uris, [format!("{uri}#1"), format!("{uri}#3"), format!("{uri}#7")]);
        let places: Vec<_> = skipped.iter().map(|part| part.place.clone()).collect();
        assert_eq!(places, [format!("{uri}:2"), format!("{uri}:5"), format!("{uri}:6")]);
        assert_eq!(skipped[0].reason, "not a JSON object on one line: expected value at byte 9");
        assert_eq!(documents[2].notes[0].text, "`date` is not of the kind that is read, and left out");
    }
}

#[test]
fn the_same_item_is_the_same_document_in_any_file() {
    let one = stream(lines(3).as_bytes(), "a.jsonl", &Limits::default()).0;
    let other = stream(&gzip(format!("\n{}", lines(3)).as_bytes()), "b.jsonl.gz", &Limits::default()).0;
    let ids =
        |documents: &[Document]| documents.iter().map(|document| document.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&one), ids(&other));
    assert_ne!(one[0].id, one[1].id);
}

#[test]
fn a_cut_file_gives_its_whole_lines_and_then_says_so() {
    let whole = gzip(lines(5000).as_bytes());
    let cut = &whole[..whole.len() / 2];
    let (documents, skipped, result) = stream(cut, "a.jsonl.gz", &Limits::default());
    assert!(documents.len() > 1000 && documents.len() < 4000 && skipped.is_empty(), "{}", documents.len());
    let error = result.expect_err("it is cut");
    assert!(matches!(error, DecodeError::Truncated { .. }), "{error}");
    assert_eq!(
        error.to_string(),
        format!("`a.jsonl.gz` ends early, after {} lines of its expanded content", documents.len())
    );

    let decoded = decode(
        &Input { uri: "a.jsonl.gz", bytes: cut, media_type: None, retrieved: None },
        &Limits::default(),
    )
    .expect("what is there is given");
    assert_eq!(decoded.documents, documents);
    assert_eq!(decoded.notes[0].reason, format!("{error}: {}", error.hint()));
}

#[test]
fn damage_in_the_middle_is_told_from_a_cut() {
    let mut bytes = gzip(lines(5000).as_bytes());
    let middle = bytes.len() / 2;
    bytes[middle..middle + 64].fill(0xFF);
    let (documents, _, result) = stream(&bytes, "a.jsonl.gz", &Limits::default());
    assert!(!documents.is_empty());
    assert!(matches!(result, Err(DecodeError::Damaged { .. } | DecodeError::Truncated { .. })), "{result:?}");
}

#[test]
fn a_bomb_is_not_expanded() {
    let mut bomb = gzip(&vec![b' '; 80 << 20]);
    let limits = Limits { max_expansion_ratio: 100, ..Limits::default() };
    let (_, _, result) = stream(&bomb, "a.txt.gz", &limits);
    assert!(matches!(result, Err(DecodeError::Expands { ratio: 100, .. })), "{result:?}");
    let limits = Limits { max_bytes_per_file: 1 << 20, ..Limits::default() };
    let (_, _, result) = stream(&bomb, "a.txt.gz", &limits);
    assert!(matches!(result, Err(DecodeError::TooLarge { .. })), "{result:?}");
    // A file in a file in a file.
    bomb = b"text".to_vec();
    for _ in 0..6 {
        bomb = gzip(&bomb);
    }
    let (documents, skipped, result) = stream(&bomb, "a.txt.gz", &Limits::default());
    assert!(documents.is_empty() && result.is_ok());
    assert!(skipped[0].reason.contains("max_depth"), "{}", skipped[0].reason);
}

#[test]
fn limits_on_lines_texts_and_documents() {
    let text = format!("{}{}{}", lines(1), "x".repeat(3000), "\n") + &lines(4);
    let limits = Limits {
        max_line_bytes: 1000,
        max_documents_per_file: 3,
        max_text_bytes_per_document: 6,
        ..Limits::default()
    };
    let (documents, skipped, result) = stream(text.as_bytes(), "a.jsonl", &limits);
    assert!(result.is_ok());
    assert_eq!(documents.len(), 3);
    assert_eq!(documents[0].text, "Item 1");
    assert_eq!(documents[0].notes[0].text, "the text is cut at 6 bytes, and 8 more are left out");
    assert_eq!(skipped[0].reason, "the line has 3001 bytes, more than `max_line_bytes`, 1000");
    assert!(skipped[1].reason.contains("max_documents_per_file"), "{:?}", skipped[1]);
}

#[test]
fn the_sink_may_stop() {
    let mut count = 0;
    let text = lines(100);
    let result = decode_stream(
        text.as_bytes(),
        "a.jsonl",
        Some(MediaType::JsonLines),
        &Limits::default(),
        &mut |_| {
            count += 1;
            if count == 5 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        },
    );
    assert!(result.is_ok());
    assert_eq!(count, 5);
}

#[test]
fn a_reader_that_fails_is_told_from_a_cut_file() {
    struct Failing;
    impl std::io::Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the disk is gone"))
        }
    }
    let text = lines(2);
    let mut documents = 0;
    let result =
        decode_stream(text.as_bytes().chain(Failing), "a.jsonl", None, &Limits::default(), &mut |_| {
            documents += 1;
            ControlFlow::Continue(())
        });
    assert_eq!(documents, 2);
    assert_eq!(result.expect_err("it fails").to_string(), "`a.jsonl` can't be read after 2 lines");
}
