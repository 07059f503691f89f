//! Sources that were retracted: `retractions.toml` in the desk's folder.

use std::fs;
use std::io;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::desk::Desk;
use crate::error::Error;
use crate::write::write_whole;

const FILE: &str = "retractions.toml";

/// A source that its publisher took back, or that the desk no longer trusts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retracted {
    /// Id of the document.
    pub document: String,
    /// Why.
    pub reason: String,
    /// When it was entered.
    pub date: Date,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    retracted: Vec<Retracted>,
}

/// The retracted sources of a desk, in the order of entry.
///
/// # Errors
/// [`Error::Unreadable`], also for a file that is not in its form.
pub fn retracted(desk: &Desk) -> Result<Vec<Retracted>, Error> {
    let path = desk.folder.join(FILE);
    match fs::read_to_string(&path) {
        Ok(text) => toml::from_str::<File>(&text).map(|file| file.retracted).map_err(|error| {
            Error::unreadable(&path, io::Error::new(io::ErrorKind::InvalidData, error.to_string()))
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(source) => Err(Error::unreadable(&path, source)),
    }
}

/// Enters a source as retracted; a second entry for the same document replaces the first.
///
/// # Errors
/// Those of [`retracted`]; [`Error::Unwritable`].
pub fn retract(desk: &Desk, entry: Retracted) -> Result<(), Error> {
    let mut list = retracted(desk)?;
    list.retain(|other| other.document != entry.document);
    list.push(entry);
    let text = toml::to_string_pretty(&File { retracted: list }).expect("strings and dates are TOML");
    write_whole(&desk.folder.join(FILE), text.as_bytes())
}
