//! Every sentence of an issue, and its overview, held against the passages.

use std::collections::BTreeMap;

use rasad_reading::{Reader, Reading};
use rasad_text::Document;

use super::{Doubt, Source, doubts};
use crate::issue::{Issue, IssueSentence};

/// A sentence that is in doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentenceDoubts {
    /// Id of the sentence, or of the item for a line of the overview.
    pub id: String,
    /// The words.
    pub text: String,
    /// What its passages don't say, at least one.
    pub doubts: Vec<Doubt>,
}

/// Holds all sentences against their passages. A passage whose document is not at hand supports nothing.
pub fn verify(issue: &Issue, readings: &[(Document, Reading)], reader: &Reader) -> Vec<SentenceDoubts> {
    let by_id: BTreeMap<&str, &(Document, Reading)> =
        readings.iter().map(|pair| (pair.0.id.as_str(), pair)).collect();
    let mut found = Vec::new();
    for item in issue.sections.iter().flat_map(|section| &section.items) {
        for sentence in &item.sentences {
            push(&mut found, &sentence.id, &sentence.text, reader, &[sentence], &by_id);
        }
    }
    for line in &issue.overview {
        let item = issue.sections.iter().flat_map(|section| &section.items).find(|item| item.id == line.item);
        let sentences: Vec<&IssueSentence> = item.iter().flat_map(|item| &item.sentences).collect();
        push(&mut found, &line.item, &line.text, reader, &sentences, &by_id);
    }
    found
}

fn push(
    found: &mut Vec<SentenceDoubts>,
    id: &str,
    text: &str,
    reader: &Reader,
    sentences: &[&IssueSentence],
    by_id: &BTreeMap<&str, &(Document, Reading)>,
) {
    let sources: Vec<Source<'_>> = sentences
        .iter()
        .flat_map(|sentence| &sentence.passages)
        .filter_map(|passage| by_id.get(passage.document.as_str()).map(|pair| (pair, passage.span)))
        .map(|((document, reading), span)| Source { document, reading, span })
        .collect();
    let day = sources.iter().filter_map(|source| source.document.published).max();
    let doubts = doubts(reader, text, day, &sources);
    if !doubts.is_empty() {
        found.push(SentenceDoubts { id: id.to_owned(), text: text.to_owned(), doubts });
    }
}
