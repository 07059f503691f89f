//! Bytes to text, whatever charset they are in.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};
use rasad_text::{Note, NoteKind, Span};

/// Text out of bytes, and what was repaired on the way.
pub(crate) struct Text {
    pub(crate) text: String,
    pub(crate) notes: Vec<Note>,
}

/// Reads bytes as text: by their byte-order mark; else as UTF-8 where they are that, also against
/// what is declared; else by the declared charset; else by a guess. Single wrong bytes in UTF-8
/// become U+FFFD.
pub(crate) fn read_text(bytes: &[u8], declared: Option<&str>) -> Text {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, &bytes[length..], length);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Text { text: text.to_owned(), notes: Vec::new() };
    }
    match declared.and_then(|label| Encoding::for_label(label.as_bytes())) {
        Some(encoding) if encoding != UTF_8 => decode_as(encoding, bytes, 0),
        _ if mostly_utf8(bytes) => decode_as(UTF_8, bytes, 0),
        _ => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            let encoding = detector.guess(None, Utf8Detection::Deny);
            let mut text = decode_as(encoding, bytes, 0);
            let note = format!("read as {}, which is a guess", encoding.name().to_ascii_lowercase());
            text.notes.insert(0, Note::new(NoteKind::Repaired, Span::default(), note));
            text
        }
    }
}

/// Whether the bytes hold more characters of several bytes than wrong bytes, so that they are UTF-8
/// with some damage and no other charset.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right >= wrong
}

/// `before` is the length of the byte-order mark, for the offset in the note.
fn decode_as(encoding: &'static Encoding, bytes: &[u8], before: usize) -> Text {
    let (text, wrong) = encoding.decode_without_bom_handling(bytes);
    let mut notes = Vec::new();
    if wrong {
        let mut note = format!("bytes that are no {} are replaced by U+FFFD", encoding.name());
        if encoding == UTF_8 {
            let mut chunks = bytes.utf8_chunks();
            let first = chunks.next().map_or(0, |chunk| chunk.valid().len());
            let others = chunks.filter(|chunk| !chunk.invalid().is_empty()).count();
            note = format!("invalid UTF-8 at byte {} is replaced by U+FFFD", before + first);
            if others > 0 {
                note = format!("{note}, and {others} more");
            }
        }
        notes.push(Note::new(NoteKind::Repaired, Span::default(), note));
    }
    Text { text: text.into_owned(), notes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persian_in_windows_1256_is_guessed() {
        let text = "وزير خارجه ايران روز دوشنبه در دمشق با همتاي سوري خود ديدار کرد";
        let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(text);
        let read = read_text(&bytes, None);
        assert_eq!(read.text, text);
        assert_eq!(read.notes[0].text, "read as windows-1256, which is a guess");
        assert!(read_text(&bytes, Some("windows-1256")).notes.is_empty());
    }

    #[test]
    fn marks_and_damage() {
        assert_eq!(read_text(b"\xFF\xFEA\0b\0", None).text, "Ab");
        assert_eq!(read_text(b"\xEF\xBB\xBFA", Some("latin1")).text, "A");
        assert_eq!(read_text(b"caf\xE9 au lait", None).text, "café au lait");
        let damaged =
            read_text("«é» \u{1F30D} ".bytes().chain(*b"\xFFx").collect::<Vec<_>>().as_slice(), None);
        assert_eq!(damaged.text, "«é» \u{1F30D} \u{FFFD}x");
        assert_eq!(damaged.notes[0].text, "invalid UTF-8 at byte 12 is replaced by U+FFFD");
    }
}
