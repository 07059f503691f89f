//! One report as the rest of the program sees it.

use jiff::civil::Date;

use crate::{Note, Span};

/// What a decoder knows about a block from the format it read. Plain text gives paragraphs only;
/// finding bullets and headings in those is the work of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// A heading of the given level, 1 the highest.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// One entry of a list, at the given depth, 1 the outermost.
    Bullet(u8),
    /// The words under a picture.
    Caption,
    /// One row of a table, cells joined by tabs.
    TableRow,
    /// A block quotation.
    Quote,
}

/// A block of a document's text. Blocks are in reading order and don't overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What the format says that it is.
    pub kind: BlockKind,
    /// Where, in bytes of the document's text, without white space or list marks around it.
    pub span: Span,
}

/// Where a document came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// A path, an address or an id that the user gave.
    pub uri: String,
    /// Such as `text/plain`.
    pub media_type: String,
    /// SHA-256 of the bytes that this document was made of, 64 hexadecimal digits.
    pub sha256: String,
}

/// One report: a bulletin, a news item, a message, a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// `d:` and 16 hexadecimal digits, see [`crate::document_id`].
    pub id: String,
    /// Normalised text ([`crate::normalize`]); all spans point into it.
    pub text: String,
    /// Blocks over the text.
    pub blocks: Vec<Block>,
    /// Where it came from.
    pub source: Source,
    /// The title, where the format keeps it apart from the text (HTML, feeds, mail).
    pub title: Option<String>,
    /// The day of publication, where the source gives it.
    pub published: Option<Date>,
    /// Outlets that the source names as having carried it, as written there.
    pub outlets: Vec<String>,
    /// A subject label that the source gives.
    pub category: Option<String>,
    /// ISO 639-1 code, where the source gives it; detection is [`crate::script::detect_language`].
    pub language: Option<String>,
    /// What the decoder skipped or repaired.
    pub notes: Vec<Note>,
}

impl Document {
    /// The text of a span.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }
}
