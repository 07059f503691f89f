//! Issues of a desk: drafts that are edited, checked against their sources, and published.
//!
//! A draft is `issues/DAY.toml`, named by the last day of its period. Publishing writes `published/DAY/` with every
//! format, the index of all issues and the feed; what was published stays and is changed only with a reason.

mod publish;
mod retract;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rasad_bulletin::Issue;
use rasad_bulletin::issue::file;
use rasad_bulletin::verify::{SentenceDoubts, verify};
use rasad_reading::{Reader, Reading};
use rasad_text::Document;

use crate::desk::Desk;
use crate::error::Error;
use crate::write::write_whole;

pub use publish::{Form, PublishOptions, Published, publish};
pub use retract::{Retracted, retract, retracted};

/// What stands between an issue and its readers.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// Sentences whose passages don't say all of it, and that nobody has let stand.
    pub doubts: Vec<SentenceDoubts>,
    /// The same, let stand with a reason.
    pub kept: Vec<SentenceDoubts>,
    /// Sentences that rest on a source that was retracted: id and words, and the source's reason.
    pub retracted: Vec<(String, String, String)>,
    /// Documents that passages name and that the archive does not have.
    pub missing: Vec<String>,
}

impl Review {
    /// Whether it may be published.
    pub fn is_clear(&self) -> bool {
        self.doubts.is_empty() && self.retracted.is_empty() && self.missing.is_empty()
    }
}

/// Where the draft of an issue is kept.
pub fn draft_path(desk: &Desk, issue: &Issue) -> PathBuf {
    desk.issues_path().join(format!("{}.toml", issue.period.end))
}

/// Writes a draft. One that is there already stays, as somebody may have worked on it.
///
/// # Errors
/// [`Error::InTheWay`], [`Error::Unwritable`].
pub fn save_draft(desk: &Desk, issue: &Issue, path: Option<&Path>, replace: bool) -> Result<PathBuf, Error> {
    let path = path.map_or_else(|| draft_path(desk, issue), Path::to_owned);
    if path.exists() && !replace {
        return Err(Error::InTheWay { path });
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|source| Error::unwritable(folder, source))?;
    }
    write_whole(&path, file::write(issue).as_bytes())?;
    Ok(path)
}

/// Reads the file of an issue.
///
/// # Errors
/// [`Error::Unreadable`], [`Error::NoIssue`].
pub fn load(path: &Path) -> Result<Issue, Error> {
    let text = fs::read_to_string(path).map_err(|source| Error::unreadable(path, source))?;
    file::read(&text).map_err(|source| Error::NoIssue { path: path.to_owned(), source })
}

/// Holds every sentence of an issue against the archive.
///
/// # Errors
/// Those of the archive and of the list of retracted sources.
pub fn review(desk: &Desk, issue: &Issue, reader: &Reader) -> Result<Review, Error> {
    let (readings, missing) = sources(desk, issue)?;
    let mut review = Review { missing, ..Review::default() };
    for found in verify(issue, &readings, reader) {
        let kept = issue.sentences().any(|sentence| sentence.id == found.id && sentence.kept.is_some())
            || issue.items().any(|item| {
                item.id == found.id && item.sentences.first().is_some_and(|sentence| sentence.kept.is_some())
            });
        if kept { &mut review.kept } else { &mut review.doubts }.push(found);
    }
    let gone = retracted(desk)?;
    for sentence in issue.sentences() {
        let hit = gone
            .iter()
            .find(|gone| sentence.passages.iter().any(|passage| passage.document == gone.document));
        if let Some(gone) = hit {
            review.retracted.push((sentence.id.clone(), sentence.text.clone(), gone.reason.clone()));
        }
    }
    Ok(review)
}

/// Documents with their readings.
type Pairs = Vec<(Document, Reading)>;

/// The documents that an issue's passages stand in, and the ids of those that the archive lacks.
fn sources(desk: &Desk, issue: &Issue) -> Result<(Pairs, Vec<String>), Error> {
    let ids: BTreeSet<&str> = issue
        .sentences()
        .flat_map(|sentence| &sentence.passages)
        .map(|passage| passage.document.as_str())
        .collect();
    let mut found = Vec::new();
    let mut missing = Vec::new();
    if ids.is_empty() {
        return Ok((found, missing));
    }
    let archive = desk.archive()?;
    for id in ids {
        match archive.reading(id)? {
            Some(pair) => found.push(pair),
            None => missing.push(id.to_owned()),
        }
    }
    Ok((found, missing))
}
