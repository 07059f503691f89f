//! The whole reading of a plain text.
#![no_main]

use rasad_ingest::{Input, Limits, MediaType, decode};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { max_bytes_per_file: 1 << 14, max_text_bytes_per_document: 1 << 14, ..Limits::default() };
    let input = Input { uri: "file", bytes, media_type: Some(MediaType::PlainText), retrieved: None };
    let Ok(decoded) = decode(&input, &limits) else { return };
    for document in &decoded.documents {
        rasad_fuzz::read_and_check(document);
    }
});
