//! The sample desk that the program carries.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use rasad_time::Interval;

use crate::add::{AddOptions, AddReport, add};
use crate::compose::compose;
use crate::desk::{DESK_FILE, Desk};
use crate::error::Error;
use crate::init::make_folder;
use crate::progress::Progress;
use crate::write::write_whole;

/// A file of the sample desk: its path in the desk, with `/`, and its bytes.
type SampleFile = (&'static str, &'static [u8]);

include!(concat!(env!("OUT_DIR"), "/sample_files.rs"));

/// What setting up the sample desk gave.
#[derive(Debug)]
pub struct Demo {
    /// The desk.
    pub desk: Desk,
    /// What adding its reports did; all is known already when it is set up again.
    pub report: AddReport,
    /// The days of its issue.
    pub period: Interval,
    /// The drafted issue.
    pub issue: PathBuf,
    /// Items in it.
    pub n_items: usize,
}

/// Sets the sample desk up in a folder, adds its reports and drafts its issue. In a folder where it stands already
/// it is brought up to date; files that were changed there are left alone.
///
/// # Errors
/// [`Error::InTheWay`] for a folder with anything else in it; those of adding and composing.
pub fn demo(folder: &Path, progress: &mut dyn Progress) -> Result<Demo, Error> {
    let is_there = folder.join(DESK_FILE).exists();
    if !is_there && fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Error::InTheWay { path: folder.to_owned() });
    }
    // The settings come last: only a whole desk has them.
    let settings_last = |(path, _): &&SampleFile| *path == DESK_FILE;
    let (settings, others): (Vec<_>, Vec<_>) = SAMPLE.iter().partition(settings_last);
    for (path, bytes) in others.into_iter().chain(settings) {
        let file = folder.join(path);
        if let Some(inner) = file.parent() {
            make_folder(inner)?;
        }
        if !file.exists() {
            write_whole(&file, bytes)?;
        }
    }
    make_folder(&folder.join("knowledge"))?;
    let desk = Desk::open(folder)?;
    let report = add(&desk, &[folder.join("inbox")], &AddOptions::default(), progress)?;
    let period = Interval::new(date(2020, 11, 15), date(2020, 11, 29));
    let drafted = compose(&desk, period)?;
    make_folder(&desk.issues_path())?;
    let issue = desk.issues_path().join(format!("{}.html", period.end));
    write_whole(&issue, rasad_bulletin::render::html(&drafted).as_bytes())?;
    Ok(Demo { desk, report, period, issue, n_items: drafted.n_items() })
}
