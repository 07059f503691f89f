//! Whether the passages that a sentence cites say what it says.
//!
//! Names, numbers, days, quotations, negation and who did what to whom are each looked for in the passages by
//! code: through spellings, titles and translations that the desk knows, and through pronouns that reading has
//! resolved. What is not found is a [`Doubt`]. A sentence may still be wrong in ways that no list of checks
//! sees; it is never called false here, only unsupported.

mod evidence;
mod issue;
mod names;
mod numbers;
mod quotes;
mod relations;
mod statement;

use jiff::civil::Date;
use rasad_reading::{Reader, Reading};
use rasad_text::{Document, Span};

pub use issue::{SentenceDoubts, verify};

use evidence::Evidence;
use statement::Statement;

/// A passage with the document that it stands in.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The document.
    pub document: &'a Document,
    /// What was read in it.
    pub reading: &'a Reading,
    /// The passage, in bytes of the document's text.
    pub span: Span,
}

/// What is not in the passages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DoubtKind {
    /// A name, or a title that the person did not hold.
    Name,
    /// A number.
    Number,
    /// A day, month or year.
    Day,
    /// Words in quotation marks.
    Quote,
    /// What is denied there is said here, or the other way round.
    Negation,
    /// Who did it to whom.
    Relation,
}

impl DoubtKind {
    /// The word shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Number => "number",
            Self::Day => "day",
            Self::Quote => "quote",
            Self::Negation => "negation",
            Self::Relation => "relation",
        }
    }
}

/// Something in a sentence that its passages don't say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doubt {
    /// Where, in bytes of the sentence.
    pub span: Span,
    /// What is missing.
    pub kind: DoubtKind,
    /// In words.
    pub message: String,
}

/// Holds a sentence against its passages. `day` is that of its citation: days without a year count from there.
/// Doubts are sorted by place; none means that all that is looked for is there.
pub fn doubts(reader: &Reader, sentence: &str, day: Option<Date>, sources: &[Source<'_>]) -> Vec<Doubt> {
    let statement = Statement::read(reader, sentence, day);
    let evidence = Evidence::gather(reader, sources, day);
    let mut doubts = quotes::check(&statement, &evidence);
    doubts.extend(numbers::check(&statement, &evidence));
    doubts.extend(names::check(&statement, &evidence));
    doubts.extend(relations::check(&statement, &evidence));
    doubts.sort();
    doubts.dedup();
    doubts
}
