//! What a reader of outside text has to say about it without failing.

use crate::Span;

/// How much a note matters to the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// Something was skipped or cut: text is missing from what follows.
    Skipped,
    /// Something was repaired or guessed: nothing is missing, but look at it.
    Repaired,
    /// A slip in the text itself, such as a bracket that never closes.
    Slip,
}

impl NoteKind {
    /// The word used in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Skipped => "skipped",
            Self::Repaired => "repaired",
            Self::Slip => "slip",
        }
    }
}

/// A remark on a place in a document (or on the whole of it, where `span` is empty at 0).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What kind of remark.
    pub kind: NoteKind,
    /// Where, in bytes of the document's text.
    pub span: Span,
    /// What, as a lower-case sentence without a full stop.
    pub text: String,
}

impl Note {
    /// Makes a note.
    pub fn new(kind: NoteKind, span: Span, text: impl Into<String>) -> Self {
        Self { kind, span, text: text.into() }
    }
}
