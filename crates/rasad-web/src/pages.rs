//! The pages, one file each: read the address, ask the archive, show the answer.

pub(crate) mod document;
pub(crate) mod documents;
pub(crate) mod events;
pub(crate) mod home;
pub(crate) mod issue;
pub(crate) mod reading;
pub(crate) mod search;
pub(crate) mod status;
pub(crate) mod timeline;
pub(crate) mod who;

use axum::response::Html;

use crate::failure::Failure;

/// A page, or why there is none.
pub(crate) type Shown = Result<Html<String>, Failure>;

/// Names of outlets that a form offers, the most cited first.
fn outlet_names(archive: &rasad_store::Archive) -> rasad_store::Result<Vec<String>> {
    Ok(archive.outlets()?.into_iter().take(200).map(|outlet| outlet.name).collect())
}

/// The days of the archive's reports.
fn reported(status: &rasad_store::ArchiveStatus) -> Option<rasad_time::Interval> {
    status.first_day.zip(status.last_day).map(|(first, last)| rasad_time::Interval::new(first, last))
}
