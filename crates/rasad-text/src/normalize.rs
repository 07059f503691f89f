//! One form for the text of every document: NFC, `\n` line ends, no control or invisible characters.
//!
//! Zero-width non-joiners stay, because Persian spelling needs them; soft hyphens, byte-order marks,
//! zero-width spaces and directional marks go. No-break and other wide spaces become plain ones.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Brings a text to the normal form. The form is a fixed point: `normalize(normalize(t)) == normalize(t)`.
pub fn normalize(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(character) = chars.next() {
        match character {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    cleaned.push('\n');
                }
            }
            '\u{2028}' | '\u{2029}' | '\u{000C}' | '\u{000B}' | '\u{0085}' => cleaned.push('\n'),
            '\n' | '\t' => cleaned.push(character),
            '\u{00A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
                cleaned.push(' ');
            }
            // Invisible: soft hyphen, zero-width space and joiner, directional marks, byte-order mark.
            '\u{00AD}'
            | '\u{200B}'
            | '\u{200D}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}' => {}
            _ if character.is_control() => {}
            _ => cleaned.push(character),
        }
    }
    match is_nfc_quick(cleaned.chars()) {
        IsNormalized::Yes => cleaned,
        _ => cleaned.nfc().collect(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn line_ends_spaces_and_invisible_characters() {
        assert_eq!(normalize("\u{FEFF}a\r\nb\rc\u{00A0}d\u{200B}e\u{0000}"), "a\nb\nc de");
        assert_eq!(normalize("می\u{200C}شود"), "می\u{200C}شود");
        assert_eq!(normalize("e\u{301}"), "é");
    }

    proptest! {
        #[test]
        fn is_a_fixed_point(text in "\\PC{0,40}|[\\x00-\\x7f]{0,40}") {
            let once = normalize(&text);
            prop_assert_eq!(normalize(&once), once.clone());
            prop_assert!(!once.contains('\r'));
        }
    }
}
