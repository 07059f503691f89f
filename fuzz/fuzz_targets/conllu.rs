//! CoNLL-U: what is read is written as it was, and text loses no character.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rasad_syntax::conllu;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(sentences) = conllu::read(text) {
        let written: String = sentences.iter().map(ToString::to_string).collect();
        assert_eq!(conllu::read(&written).as_ref(), Ok(&sentences));
    }
});
