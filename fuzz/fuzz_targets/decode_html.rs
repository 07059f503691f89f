//! The decoder of pages.
#![no_main]

use rasad_ingest::MediaType;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rasad_fuzz::decode_as(MediaType::Html, bytes));
