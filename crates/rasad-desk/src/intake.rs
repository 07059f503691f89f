//! What the user gave to read: files in a settled order, and what is no file to read.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::desk::{ARCHIVE, DESK_FILE, Desk, ISSUES, LEXICON};
use crate::error::{plain, reading_hint};

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// Standard input.
    Stdin,
    /// A file.
    File {
        /// Its path, as messages show it.
        path: PathBuf,
        /// Its size, where it is a plain file.
        bytes: Option<u64>,
        /// Whether the user named it, in place of a folder that it is in.
        named: bool,
    },
    /// Something that is not read.
    Lost(Loss),
}

/// A part of the input that gave no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The file, with line, entry or attachment: `items.jsonl:17`.
    pub place: String,
    /// Why, as a lower-case sentence without a full stop.
    pub reason: String,
    /// What to do about it, where it is not in the reason.
    pub hint: Option<String>,
    /// How bad it is.
    pub kind: LossKind,
}

/// How bad a loss is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LossKind {
    /// It was not meant: hidden files, the desk's own files.
    Passed,
    /// It holds no document, or none that can be read here: pictures, entries without text.
    Skipped,
    /// It should have given a document, and is broken: a line that is no JSON, a file named by the user that is of
    /// no use.
    Broken,
    /// A file that can't be read to its end, or a document whose reading failed.
    Failed,
}

impl Loss {
    pub(crate) fn failed_io(path: &Path, error: &io::Error) -> Self {
        Self {
            place: path.display().to_string(),
            reason: plain(error),
            hint: Some(reading_hint(error).to_owned()),
            kind: LossKind::Failed,
        }
    }

    fn passed(path: &Path, reason: &str) -> Self {
        let (place, reason) = (path.display().to_string(), reason.to_owned());
        Self { place, reason, hint: None, kind: LossKind::Passed }
    }
}

/// The files that some paths mean: `-` for standard input, files as they are.
pub(crate) fn named_files(paths: &[PathBuf]) -> Vec<Given> {
    paths.iter().map(|path| named(path, None)).collect()
}

/// The files that some paths mean: `-` for standard input, files as they are, and what is in folders and those in
/// them, in order of name. Hidden files and those of the desk itself are passed over.
pub(crate) fn files_and_folders(paths: &[PathBuf], desk: &Desk) -> Vec<Given> {
    let mut walk = Walk { given: Vec::new(), own: own_paths(desk), seen: BTreeSet::new() };
    for path in paths {
        match named(path, Some(&mut walk)) {
            Given::Lost(loss) if loss.reason.is_empty() => {}
            given => walk.given.push(given),
        }
    }
    walk.given
}

fn named(path: &Path, walk: Option<&mut Walk>) -> Given {
    if path.as_os_str() == "-" {
        return Given::Stdin;
    }
    match fs::metadata(path) {
        Err(error) => Given::Lost(Loss::failed_io(path, &error)),
        Ok(about) if about.is_dir() => match walk {
            Some(walk) => {
                walk.folder(path);
                // Nothing is lost: the folder's files stand in the list.
                Given::Lost(Loss::passed(path, ""))
            }
            None => Given::Lost(Loss::failed_io(path, &io::Error::from(io::ErrorKind::IsADirectory))),
        },
        Ok(about) => {
            let bytes = about.is_file().then_some(about.len());
            Given::File { path: path.to_owned(), bytes, named: true }
        }
    }
}

/// A walk through folders.
struct Walk {
    given: Vec<Given>,
    /// Canonical paths of the desk's own files and folders.
    own: Vec<PathBuf>,
    /// Canonical paths of the folders that were entered, against links that lead in a circle.
    seen: BTreeSet<PathBuf>,
}

impl Walk {
    fn folder(&mut self, folder: &Path) {
        if let Ok(canonical) = fs::canonicalize(folder)
            && !self.seen.insert(canonical)
        {
            self.given.push(Given::Lost(Loss::passed(folder, "this folder is read already")));
            return;
        }
        let entries = fs::read_dir(folder).and_then(|entries| {
            entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()
        });
        let mut paths = match entries {
            Ok(paths) => paths,
            Err(error) => {
                self.given.push(Given::Lost(Loss::failed_io(folder, &error)));
                return;
            }
        };
        paths.sort_unstable();
        for path in paths {
            self.entry(&path);
        }
    }

    fn entry(&mut self, path: &Path) {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
            self.given.push(Given::Lost(Loss::passed(path, "hidden: name it to have it read")));
            return;
        }
        if !self.own.is_empty() && fs::canonicalize(path).is_ok_and(|path| self.own.contains(&path)) {
            self.given.push(Given::Lost(Loss::passed(path, "it belongs to the desk itself")));
            return;
        }
        match fs::metadata(path) {
            Err(error) => self.given.push(Given::Lost(Loss::failed_io(path, &error))),
            Ok(about) if about.is_dir() => self.folder(path),
            Ok(about) if about.is_file() => {
                self.given.push(Given::File {
                    path: path.to_owned(),
                    bytes: Some(about.len()),
                    named: false,
                });
            }
            // A pipe would wait for somebody to write to it.
            Ok(_) => {
                self.given.push(Given::Lost(Loss::passed(path, "no plain file: name it to have it read")));
            }
        }
    }
}

fn own_paths(desk: &Desk) -> Vec<PathBuf> {
    let log = |ending: &str| format!("{ARCHIVE}-{ending}");
    let names = [DESK_FILE.into(), ARCHIVE.into(), log("wal"), log("shm"), LEXICON.into(), ISSUES.into()];
    names
        .into_iter()
        .chain([desk.config.house_spelling.clone()])
        .filter_map(|name: String| fs::canonicalize(desk.folder.join(name)).ok())
        .collect()
}
