//! Keeps what a page can cost in proportion to its length.
//!
//! The parsing algorithm of HTML looks through all open elements at many tags, through all open
//! formatting elements at many others, and through all attributes of a tag at each further one. So tags
//! that nest without end, formatting (which says nothing to a reader of text) and attributes without
//! number never reach it.

use std::borrow::Cow;
use std::cell::Cell;

use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::TreeSink;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use super::dom::{Builder, Dom, Handle};

/// Elements nested deeper than this are taken for their content.
pub(super) const MAX_DEPTH: usize = 200;
/// Attributes of one element.
pub(super) const MAX_ATTRIBUTES: usize = 300;
/// Elements and texts of one page.
const MAX_NODES: usize = 4_000_000;
/// Bytes given to the tokenizer at a time.
const CHUNK_BYTES: usize = 1 << 20;

/// Parses within these bounds.
pub(super) fn parse(html: &str, builder: Builder) -> Dom {
    let html = bound_attributes(html);
    let tree = TreeBuilder::new(builder, TreeBuilderOpts::default());
    let tokenizer = Tokenizer::new(Guard { tree, swallowed: Cell::new(0) }, TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut rest: &str = &html;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(rest.floor_char_boundary(CHUNK_BYTES));
        queue.push_back(StrTendril::from_slice(chunk));
        // Scripts are not run: go on behind each.
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
        rest = after;
    }
    tokenizer.end();
    tokenizer.sink.tree.sink.finish()
}

/// Stands between the tokenizer and the builder of the tree.
struct Guard {
    tree: TreeBuilder<Handle, Builder>,
    /// Start tags that were left out and whose end tags are to be left out.
    swallowed: Cell<usize>,
}

impl TokenSink for Guard {
    type Handle = Handle;

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<Handle> {
        match &token {
            Token::CommentToken(_) | Token::ParseError(_) => return TokenSinkResult::Continue,
            Token::TagToken(tag) => {
                let name: &str = &tag.name;
                if is_formatting(name) {
                    return TokenSinkResult::Continue;
                }
                // Text of these follows rules of its own, which the tree builder tells the tokenizer.
                let is_raw =
                    matches!(name, "script" | "style" | "textarea" | "title" | "xmp" | "noscript" | "iframe");
                if !is_raw && !is_void(name) && self.swallow(tag.kind) {
                    return TokenSinkResult::Continue;
                }
            }
            _ => {}
        }
        self.tree.process_token(token, line_number)
    }

    fn end(&self) {
        self.tree.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.tree.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Guard {
    /// Whether a tag is to be left out.
    fn swallow(&self, kind: TagKind) -> bool {
        let swallowed = self.swallowed.get();
        match kind {
            TagKind::StartTag => {
                let full = self.tree.sink.len() >= MAX_NODES;
                if full {
                    self.tree.sink.cut();
                }
                let over = full || self.tree.sink.depth() >= MAX_DEPTH;
                self.swallowed.set(swallowed + usize::from(over));
                over
            }
            TagKind::EndTag => {
                self.swallowed.set(swallowed.saturating_sub(1));
                swallowed > 0
            }
        }
    }
}

/// Elements that change the looks of words only.
fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "b" | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    )
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Cuts attributes over the limit out of each tag.
fn bound_attributes(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let mut kept = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|byte| *byte == b'<') {
        at += found + 1;
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let (end, cut) = scan_tag(bytes, at);
        if let Some(cut) = cut {
            kept.push_str(&html[copied..cut]);
            copied = end;
        }
        at = end;
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    kept.push_str(&html[copied..]);
    Cow::Owned(kept)
}

/// Where the tag that begins at `at` ends, and, if it has too many attributes, from where on to cut.
fn scan_tag(bytes: &[u8], mut at: usize) -> (usize, Option<usize>) {
    let mut attributes = 0;
    let mut cut = None;
    let mut before = b'<';
    while let Some(byte) = bytes.get(at).copied() {
        match byte {
            b'>' => break,
            b'"' | b'\'' if before == b'=' => {
                // A quotation mark that never closes takes the rest of the page, in browsers, too.
                at += 1;
                at += bytes[at..].iter().position(|other| *other == byte).unwrap_or(bytes.len() - at);
            }
            _ if is_gap(byte) && !is_gap(before) => {
                attributes += 1;
                if attributes > MAX_ATTRIBUTES && cut.is_none() {
                    cut = Some(at);
                }
            }
            _ => {}
        }
        if !byte.is_ascii_whitespace() || before != b'=' {
            before = byte;
        }
        at += 1;
    }
    (at.min(bytes.len()), cut)
}

fn is_gap(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == b'/'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_without_number_are_cut() {
        let many = (0..2000).map(|n| format!(" a{n}='>{n}'")).collect::<Vec<_>>().concat();
        let html = format!("<p{many}>text</p>");
        let bounded = bound_attributes(&html);
        assert!(bounded.len() < 5000 && bounded.ends_with(">text</p>"), "{bounded}");
        let quoted = format!("<p style=\"{}\">x", "a b ".repeat(2000));
        assert!(matches!(bound_attributes(&quoted), Cow::Borrowed(_)));
    }
}
