//! Web pages: what the page says about itself, and the article without what stands around it.

mod article;
mod blocks;
mod dom;
mod guard;
mod main_content;
mod meta;
mod words;

use rasad_text::Document;

use crate::charset::read_text;
use crate::compose::{Composer, document_of};
use crate::part::Part;

use dom::{Dom, ROOT};

/// One document of a whole page: the main content only.
pub(super) fn decode(part: &Part<'_>) -> Document {
    let mut document = document_of(part.uri, part.media_type.as_str(), part.bytes);
    let declared = part.charset.map(str::to_owned).or_else(|| declared_charset(part.bytes));
    let read = read_text(part.bytes, declared.as_deref());
    document.notes = read.notes;
    let dom = Dom::parse(&read.text);
    let mut composer = Composer::new(part.limits.max_text_bytes_per_document);
    let root = main_content::find(&dom);
    for piece in article::keep_article(blocks::collect(&dom, root.node, &root.dropped)) {
        composer.push(piece.kind, &piece.text);
    }
    composer.finish(&mut document);
    document.notes.extend(dom.note());
    meta::read(&dom).apply(&mut document);
    document
}

/// Adds the blocks of a piece of HTML, from a feed or a message, of which everything visible counts.
pub(super) fn fragment(html: &str, composer: &mut Composer) {
    let dom = Dom::parse(html);
    let dropped = main_content::invisible(&dom);
    for piece in blocks::collect(&dom, ROOT, &dropped) {
        composer.push(piece.kind, &piece.text);
    }
}

/// The visible words of a piece of HTML on one line, as for a title.
pub(super) fn words_of(html: &str) -> String {
    let mut composer = Composer::new(1 << 16);
    fragment(html, &mut composer);
    let mut document = Document::default();
    composer.finish(&mut document);
    crate::fields::one_line(&document.text)
}

/// The charset in `<meta charset>`, `<meta http-equiv>` or the XML declaration, of the first bytes.
pub(super) fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    for key in ["charset=", "encoding="] {
        for (at, _) in head.match_indices(key) {
            let label = head[at + key.len()..].trim_start_matches(['"', '\'', ' ']);
            let label = label.split(|c: char| !(c.is_ascii_alphanumeric() || "-_.:".contains(c))).next()?;
            if !label.is_empty() {
                return Some(label.to_owned());
            }
        }
    }
    None
}
