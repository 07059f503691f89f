//! An issue as data. Its parts are bound by id, never by position.

use rasad_text::Span;
use rasad_time::Interval;

/// One issue of a bulletin.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// Title.
    pub title: String,
    /// The days that it covers.
    pub period: Interval,
    /// Editor.
    pub editor: Option<String>,
    /// The weightiest items in a line each.
    pub overview: Vec<OverviewLine>,
    /// One section for each arena that has items.
    pub sections: Vec<Section>,
    /// What was looked at and not taken, with the reason.
    pub left_out: Vec<LeftOut>,
}

/// A line of the overview; its sentences are those of its item.
#[derive(Clone, Debug, PartialEq)]
pub struct OverviewLine {
    /// The words.
    pub text: String,
    /// Id of the item that it sums up.
    pub item: String,
}

/// A section.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Name of the arena.
    pub arena: String,
    /// Heading.
    pub heading: String,
    /// Items in order of time.
    pub items: Vec<IssueItem>,
}

/// One item: what is told of one story.
#[derive(Clone, Debug, PartialEq)]
pub struct IssueItem {
    /// Id, unique in the issue and the same as long as its first report is.
    pub id: String,
    /// Its sentences in order.
    pub sentences: Vec<IssueSentence>,
    /// How much it matters, for the overview; no unit.
    pub weight: f64,
}

/// A sentence with what it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct IssueSentence {
    /// Id: the item's, `/s` and a number.
    pub id: String,
    /// The words, without the citation and without the full stop before it.
    pub text: String,
    /// Ids of the events that it tells.
    pub events: Vec<String>,
    /// The passages that it rests on, at least one.
    pub passages: Vec<Passage>,
    /// The citations that close it; empty where a later sentence of the same report has them.
    pub citations: Vec<IssueCitation>,
}

/// A passage of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Id of the document.
    pub document: String,
    /// Where the document came from.
    pub uri: String,
    /// Where in its text.
    pub span: Span,
    /// The words, verbatim.
    pub excerpt: String,
}

/// Outlets with a date, as printed: `(Maariv; Haaretz, November 18-19)`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct IssueCitation {
    /// Names of outlets in order, each once.
    pub outlets: Vec<String>,
    /// Days of publication.
    pub date: Option<Interval>,
}

/// A report that is not in the issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Id of the document.
    pub document: String,
    /// Title or first words.
    pub title: String,
    /// Why.
    pub reason: String,
}

impl Issue {
    /// Number of items in all sections.
    pub fn n_items(&self) -> usize {
        self.sections.iter().map(|section| section.items.len()).sum()
    }
}
