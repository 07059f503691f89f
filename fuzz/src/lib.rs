//! What the targets have in common: decode, and check what every document must hold.

use std::sync::LazyLock;

use rasad_ingest::{Input, Limits, MediaType, decode};
use rasad_reading::{Reader, read};
use rasad_text::normalize::normalize;
use rasad_text::{Document, Span};

/// Decodes bytes as one format. Panics where a document breaks the rules on text and blocks.
pub fn decode_as(media_type: MediaType, bytes: &[u8]) {
    let limits = Limits { max_bytes_per_file: 1 << 20, max_text_bytes_per_document: 1 << 16, ..Limits::default() };
    let input = Input { uri: "file", bytes, media_type: Some(media_type), retrieved: None };
    let Ok(decoded) = decode(&input, &limits) else { return };
    for document in &decoded.documents {
        assert_eq!(normalize(&document.text), document.text);
        assert!(!document.blocks.is_empty() && document.text.len() <= limits.max_text_bytes_per_document);
        let mut end = 0;
        for block in &document.blocks {
            let text = &document.text[block.span.start..block.span.end];
            assert!(block.span.start >= end && !text.is_empty() && text.trim() == text);
            end = block.span.end;
        }
    }
}

/// Lets panics inside of a dependency pass, where our own code catches them: its checks are active here
/// and not in a release build. Any other panic ends the run.
pub fn forgive_panics_in(package: &'static str) {
    let end_the_run = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if !info.location().is_some_and(|location| location.file().contains(package)) {
            end_the_run(info);
        }
    }));
}

/// Reads a document. Panics where a span is off, where items overlap, or where letters give no item.
pub fn read_and_check(document: &Document) {
    static READER: LazyLock<Reader> = LazyLock::new(Reader::builtin);
    let reading = read(document, &READER);
    let text = document.text.as_str();
    let holds = |span: Span| text.get(span.start..span.end).is_some();
    let mut end = 0;
    for item in &reading.items {
        assert!(holds(item.span) && item.span.start >= end && !item.span.is_empty());
        end = item.span.end;
    }
    for citation in &reading.citations {
        let item = reading.items[citation.item].span;
        assert!(holds(citation.covers) && item.contains(citation.covers));
        assert!(citation.span.is_none_or(|span| holds(span) && item.contains(span)));
    }
    for date in &reading.dates {
        assert!(holds(date.span) && reading.items[date.item].span.contains(date.span));
    }
    assert!(!text.chars().any(char::is_alphabetic) || !reading.items.is_empty());
}
