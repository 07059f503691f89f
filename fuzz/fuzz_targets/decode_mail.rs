//! The decoder of mail.
#![no_main]

use rasad_ingest::MediaType;

libfuzzer_sys::fuzz_target!(
    init: rasad_fuzz::forgive_panics_in("mail-parser"),
    |bytes: &[u8]| rasad_fuzz::decode_as(MediaType::Mail, bytes)
);
