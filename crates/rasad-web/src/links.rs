//! Addresses of the pages.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What may stand in a path as it is; ids are letters, digits, colons and dashes, so their links stay readable.
const KEPT: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b':');

/// One segment of a path.
fn segment(text: &str) -> String {
    utf8_percent_encode(text, &KEPT).to_string()
}

/// The page of an entity.
pub(crate) fn who(id: &str) -> String {
    format!("/who/{}", segment(id))
}

/// The page of a document.
pub(crate) fn document(id: &str) -> String {
    format!("/documents/{}", segment(id))
}

/// The place in the page of a document where an event or an item is marked.
pub(crate) fn part(document_id: &str, part_id: &str) -> String {
    format!("{}#{}", document(document_id), anchor(document_id, part_id))
}

/// The page that tells how the sentence of an event was read.
pub(crate) fn account(document_id: &str, event_id: &str) -> String {
    let tail = event_id.strip_prefix(document_id).unwrap_or(event_id).trim_start_matches('/');
    format!("{}/reading?event={}", document(document_id), segment(tail))
}

/// The anchor of an item, event or citation on the page of its document: `d:1/7/e2` gives `at-7-e2`.
pub(crate) fn anchor(document_id: &str, part_id: &str) -> String {
    let tail = part_id.strip_prefix(document_id).unwrap_or(part_id);
    let word: String = tail
        .trim_start_matches('/')
        .chars()
        .map(|character| if character.is_ascii_alphanumeric() { character } else { '-' })
        .collect();
    format!("at-{word}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_become_addresses() {
        assert_eq!(who("e:qaani-esmail"), "/who/e:qaani-esmail");
        assert_eq!(who("e:قا"), "/who/e:%D9%82%D8%A7");
        assert_eq!(document("a/b?c"), "/documents/a%2Fb%3Fc");
        assert_eq!(part("d:1", "d:1/7/e2"), "/documents/d:1#at-7-e2");
        assert_eq!(anchor("d:1", "x\" onload=\""), "at-x--onload--");
    }
}
