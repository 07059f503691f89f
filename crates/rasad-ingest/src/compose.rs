//! Puts the text of a document together from blocks, within the limit.

use rasad_text::normalize::normalize;
use rasad_text::{Block, BlockKind, Document, Note, NoteKind, Source, Span, document_id, sha256_hex};

/// Collects blocks of text. Bullets and rows stand on lines of their own, other blocks have an empty
/// line between them.
pub(crate) struct Composer {
    text: String,
    blocks: Vec<Block>,
    limit: usize,
    left_out: usize,
}

impl Composer {
    /// Starts a text of at most `limit` bytes.
    pub(crate) fn new(limit: usize) -> Self {
        Self { text: String::new(), blocks: Vec::new(), limit, left_out: 0 }
    }

    /// Adds a block. White space inside a line becomes one space (in rows tabs stay), empty lines go,
    /// and a block without text is not added.
    pub(crate) fn push(&mut self, kind: BlockKind, raw: &str) {
        let normal = normalize(raw);
        let block = tidy(&normal, kind == BlockKind::TableRow);
        if block.is_empty() {
            return;
        }
        let gap = match self.blocks.last().map(|block| block.kind) {
            None => "",
            Some(BlockKind::Bullet(_)) if matches!(kind, BlockKind::Bullet(_)) => "\n",
            Some(BlockKind::TableRow) if kind == BlockKind::TableRow => "\n",
            Some(_) => "\n\n",
        };
        let room = if self.left_out > 0 { 0 } else { self.limit.saturating_sub(self.text.len() + gap.len()) };
        let kept = block[..block.floor_char_boundary(room)].trim_end();
        self.left_out += block.len() - kept.len();
        if kept.is_empty() {
            return;
        }
        self.text.push_str(gap);
        let start = self.text.len();
        self.text.push_str(kept);
        self.blocks.push(Block { kind, span: Span::new(start, self.text.len()) });
    }

    /// The text, the blocks and, where some was left out, a note on how much.
    pub(crate) fn finish(self, document: &mut Document) {
        document.notes.extend(cut_note(self.text.len(), self.left_out));
        document.text = self.text;
        document.blocks = self.blocks;
    }
}

/// The note on a text that was cut.
pub(crate) fn cut_note(kept: usize, left_out: usize) -> Option<Note> {
    let text = || format!("the text is cut at {kept} bytes, and {left_out} more are left out");
    (left_out > 0).then(|| Note::new(NoteKind::Skipped, Span::new(kept, kept), text()))
}

/// Each line trimmed and with single spaces, empty lines left out.
fn tidy(text: &str, keep_tabs: bool) -> String {
    let mut tidy = String::with_capacity(text.len());
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if !tidy.is_empty() {
            tidy.push('\n');
        }
        for (cell_at, cell) in line.split(|c| keep_tabs && c == '\t').enumerate() {
            if cell_at > 0 {
                tidy.push('\t');
            }
            for (word_at, word) in cell.split_whitespace().enumerate() {
                if word_at > 0 {
                    tidy.push(' ');
                }
                tidy.push_str(word);
            }
        }
    }
    tidy.trim().to_owned()
}

/// An empty document that says where it came from; its id is that of the bytes.
pub(crate) fn document_of(uri: &str, media_type: &str, bytes: &[u8]) -> Document {
    let sha256 = sha256_hex(bytes);
    Document {
        id: document_id(&[&sha256]),
        source: Source { uri: uri.to_owned(), media_type: media_type.to_owned(), sha256 },
        ..Document::default()
    }
}

/// The id of a report that shares its file with others: the same in whatever file it stands.
pub(crate) fn content_id(document: &Document) -> String {
    let date = document.published.map(|day| day.to_string()).unwrap_or_default();
    let title = document.title.as_deref().unwrap_or("");
    document_id(&[&document.text, &date, title, &document.outlets.join("; ")])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_point_at_tidy_text() {
        let mut composer = Composer::new(1000);
        composer.push(BlockKind::Heading(1), "  A\u{a0} title ");
        composer.push(BlockKind::Paragraph, " \n ");
        composer.push(BlockKind::Bullet(1), "one\n\n two  three");
        composer.push(BlockKind::Bullet(1), "four");
        composer.push(BlockKind::TableRow, "a b \t\tc");
        let mut document = Document::default();
        composer.finish(&mut document);
        assert_eq!(document.text, "A title\n\none\ntwo three\nfour\n\na b\t\tc");
        let blocks: Vec<&str> = document.blocks.iter().map(|block| document.slice(block.span)).collect();
        assert_eq!(blocks, ["A title", "one\ntwo three", "four", "a b\t\tc"]);
    }

    #[test]
    fn the_limit_cuts_between_characters() {
        let mut composer = Composer::new(7);
        composer.push(BlockKind::Paragraph, "abcd");
        composer.push(BlockKind::Paragraph, "ش");
        composer.push(BlockKind::Paragraph, "efg");
        let mut document = Document::default();
        composer.finish(&mut document);
        assert_eq!(document.text, "abcd");
        assert_eq!(document.notes[0].text, "the text is cut at 4 bytes, and 5 more are left out");
    }
}
