//! Writing files whole: nobody ever sees half of one.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// Writes a file under a temporary name beside it, and gives it its name when it is complete. A file that stands
/// there is replaced.
///
/// # Errors
/// [`Error::Unwritable`]; nothing is left behind then.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let unfinished = beside(path);
    let run = || {
        let mut file = fs::File::create(&unfinished)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&unfinished, path)
    };
    run().map_err(|source| {
        // What is in the way of removing it was in the way of writing it, and is said already.
        let _ = fs::remove_file(&unfinished);
        Error::unwritable(path, source)
    })
}

/// A name beside a path that nothing else has: hidden, with the number of this process.
fn beside(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.part", std::process::id()));
    path.with_file_name(name)
}
