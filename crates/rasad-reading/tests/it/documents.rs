//! Documents for the tests, by the decoders that the program uses, and one reader for all of them.

use std::sync::LazyLock;

use rasad_ingest::{Input, Limits, MediaType, decode};
use rasad_reading::Reader;
use rasad_text::Document;

/// The reader with what the program carries.
pub(crate) fn reader() -> &'static Reader {
    static READER: LazyLock<Reader> = LazyLock::new(Reader::builtin);
    &READER
}

/// The document of a file's bytes, by its content.
pub(crate) fn decoded(name: &str, bytes: &[u8]) -> Document {
    let input = Input { uri: name, bytes, media_type: None, retrieved: None };
    let mut decoded = decode(&input, &Limits::default()).expect("it is within limits");
    assert_eq!(decoded.documents.len(), 1, "{name}");
    decoded.documents.remove(0)
}

/// The document of a plain text; `None` where there is nothing in it.
pub(crate) fn plain(text: &str) -> Option<Document> {
    let input = Input {
        uri: "text",
        bytes: text.as_bytes(),
        media_type: Some(MediaType::PlainText),
        retrieved: None,
    };
    decode(&input, &Limits::default()).ok()?.documents.into_iter().next()
}
