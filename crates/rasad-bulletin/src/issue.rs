//! An issue as data. Its parts are bound by id, never by position.
//!
//! On disk an issue is a TOML file that people read, edit by hand and compare line by line ([`mod@file`]).

pub mod file;

use jiff::civil::Date;
use rasad_text::Span;
use rasad_time::Interval;
use serde::{Deserialize, Serialize};

/// One issue of a bulletin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    /// Title.
    pub title: String,
    /// Id of the country whose doings it follows.
    pub subject: String,
    /// The days that it covers.
    #[serde(with = "file::interval")]
    pub period: Interval,
    /// Its number in the series.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// 1 for the first that is published; each published change adds 1.
    #[serde(default = "first_version")]
    pub version: u32,
    /// Editor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub editor: Option<String>,
    /// The weightiest items in a line each.
    #[serde(default)]
    pub overview: Vec<OverviewLine>,
    /// One section for each arena that has items.
    #[serde(default)]
    pub sections: Vec<Section>,
    /// What was changed after it was published, the latest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// What was looked at and not taken, with the reason. It belongs to the draft and is not kept.
    #[serde(skip)]
    pub left_out: Vec<LeftOut>,
}

fn first_version() -> u32 {
    1
}

/// A line of the overview. It says nothing that its item does not say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OverviewLine {
    /// The words.
    pub text: String,
    /// Id of the item that it sums up.
    pub item: String,
}

/// A section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Name of the arena.
    pub arena: String,
    /// Heading.
    pub heading: String,
    /// Items in order of time.
    #[serde(default)]
    pub items: Vec<IssueItem>,
}

/// One item: what is told of one story.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueItem {
    /// Id, unique in the issue and the same as long as its first report is.
    pub id: String,
    /// How much it matters, for the overview; no unit.
    #[serde(default)]
    pub weight: f64,
    /// Its sentences in order.
    #[serde(default)]
    pub sentences: Vec<IssueSentence>,
    /// The words under its pictures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub captions: Vec<Caption>,
}

/// The words under a picture, with where it came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caption {
    /// The words, without the citation.
    pub text: String,
    /// Where the picture came from.
    #[serde(default)]
    pub citations: Vec<IssueCitation>,
}

/// A sentence with what it rests on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueSentence {
    /// Id: the item's, `/s` and a number.
    pub id: String,
    /// The words, without the citation and without the full stop before it.
    pub text: String,
    /// Ids of the events that it tells.
    #[serde(default)]
    pub events: Vec<String>,
    /// Why it is published although its passages don't say all of it; the editor's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<String>,
    /// The citations that close it; empty where a later sentence of the same report has them.
    #[serde(default)]
    pub citations: Vec<IssueCitation>,
    /// The passages that it rests on, at least one.
    #[serde(default)]
    pub passages: Vec<Passage>,
}

/// A passage of a document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// Id of the document.
    pub document: String,
    /// Where the document came from.
    #[serde(default)]
    pub uri: String,
    /// Title of the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Outlets that carried it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outlets: Vec<String>,
    /// Day of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Address of a kept copy on the web.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived: Option<String>,
    /// Where in its text.
    #[serde(with = "file::span")]
    pub span: Span,
    /// The words, verbatim.
    pub excerpt: String,
}

/// Outlets with a date, as printed: `(Maariv; Haaretz, November 18-19)`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueCitation {
    /// Names of outlets in order, each once.
    pub outlets: Vec<String>,
    /// Days of publication.
    #[serde(default, with = "file::maybe_interval", skip_serializing_if = "Option::is_none")]
    pub date: Option<Interval>,
}

/// A change to a published issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The version that has it first.
    pub version: u32,
    /// Day of the change.
    pub date: Date,
    /// Id of the sentence, item or line; the issue's own parts have their names, such as `title`.
    pub part: String,
    /// The words before; empty for what was added.
    pub before: String,
    /// The words now; empty for what was taken out.
    pub after: String,
    /// Why.
    pub reason: String,
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

    /// All items in order.
    pub fn items(&self) -> impl Iterator<Item = &IssueItem> {
        self.sections.iter().flat_map(|section| &section.items)
    }

    /// All sentences of items in order.
    pub fn sentences(&self) -> impl Iterator<Item = &IssueSentence> {
        self.items().flat_map(|item| &item.sentences)
    }
}
