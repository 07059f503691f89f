//! The sentence under test, read by itself.

use jiff::civil::Date;
use rasad_reading::{Reader, Reading, read};
use rasad_syntax::{Model, Sentence};
use rasad_text::{Block, BlockKind, Document, Span};

/// A sentence as a document of its own.
pub(super) struct Statement {
    /// Spans of the reading point into its text, which begins with the sentence as given.
    pub(super) document: Document,
    pub(super) reading: Reading,
    pub(super) trees: Vec<Sentence>,
}

impl Statement {
    pub(super) fn read(reader: &Reader, sentence: &str, day: Option<Date>) -> Self {
        let document = document_of(sentence, day);
        let reading = read(&document, reader);
        let trees = Model::english().analyze(&document.text);
        Self { document, reading, trees }
    }

    pub(super) fn text(&self) -> &str {
        &self.document.text
    }
}

/// A document of one paragraph.
pub(super) fn document_of(text: &str, day: Option<Date>) -> Document {
    let mut text = text.trim_end().to_owned();
    // Reading wants a whole sentence.
    if !text.ends_with(['.', '!', '?']) {
        text.push('.');
    }
    let span = Span::new(0, text.len());
    Document {
        id: "d:statement".to_owned(),
        blocks: vec![Block { kind: BlockKind::Paragraph, span }],
        text,
        published: day,
        language: Some("en".to_owned()),
        ..Document::default()
    }
}
