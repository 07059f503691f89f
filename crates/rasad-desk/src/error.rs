//! What can go wrong at a desk, by what the caller can do about it.

use std::io;
use std::path::{Path, PathBuf};

use crate::config::Wrong;

/// Why a desk did not do what was asked. [`Error::hint`] says what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No folder from here up holds a desk.
    #[error("there is no desk in `{}` or above it", from.display())]
    NoDesk {
        /// Where the search began.
        from: PathBuf,
    },
    /// A desk was to be made where one stands.
    #[error("`{}` holds a desk already", folder.display())]
    DeskExists {
        /// The folder.
        folder: PathBuf,
    },
    /// A desk was to be made in a folder with other things in it that would be in its way.
    #[error("`{}` exists already", path.display())]
    InTheWay {
        /// What stands there.
        path: PathBuf,
    },
    /// A file or folder can't be read.
    #[error("`{}` can't be read: {}", path.display(), plain(source))]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// A file or folder can't be written.
    #[error("`{}` can't be written: {}", path.display(), plain(source))]
    Unwritable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// Entries of `desk.toml`, knowledge or lexicon files are wrong.
    #[error("{}", lines(places))]
    Wrong {
        /// Each wrong entry, at least one.
        places: Vec<Wrong>,
    },
    /// A file whose name does not say which dictionary it is.
    #[error("`{}` does not say what it holds", path.display())]
    NoDictionary {
        /// The file.
        path: PathBuf,
    },
    /// An arena that the desk does not have.
    #[error("`{name}` is no arena of this desk")]
    NoArena {
        /// The name as given.
        name: String,
        /// Those that it has.
        arenas: Vec<String>,
    },
    /// An issue was to be composed for a desk without a subject or without arenas.
    #[error("the desk “{name}” has no subject or no arenas, so it is not said what belongs into its issue")]
    NoSubject {
        /// The desk's name.
        name: String,
    },
    /// A file is no issue.
    #[error("`{}` is no issue: {source}", path.display())]
    NoIssue {
        /// The file.
        path: PathBuf,
        /// Where it is wrong.
        #[source]
        source: rasad_bulletin::issue::file::IssueError,
    },
    /// A published issue was changed, and nobody said why.
    #[error("the issue is published already, and {} of its parts differ now: {}", parts.len(), quoted(parts))]
    Changed {
        /// Ids of the parts.
        parts: Vec<String>,
    },
    /// What the archive says.
    #[error(transparent)]
    Archive(#[from] rasad_store::Error),
}

impl Error {
    /// What to do about it, as a lower-case sentence without a full stop.
    pub fn hint(&self) -> String {
        match self {
            Self::NoDesk { .. } => "make one with `rasad init DIR`, or name one with `--desk DIR`".into(),
            Self::DeskExists { folder } => {
                format!("add to it with `rasad add PATH --desk {}`, or give another folder", folder.display())
            }
            Self::InTheWay { .. } => "give another folder, or move it away".into(),
            Self::Unreadable { source, .. } => reading_hint(source).into(),
            Self::Unwritable { source, .. } => writing_hint(source).into(),
            Self::Wrong { .. } => "mend the lines named above and run the command again".into(),
            Self::NoDictionary { .. } => {
                "name it with `--kind actors`, `agents` or `verbs`, or let its name end in `.actors.txt` and the like".into()
            }
            Self::NoArena { arenas, .. } if arenas.is_empty() => {
                "this desk has no arenas: set some up in `desk.toml`, or use `--place`".into()
            }
            Self::NoArena { arenas, .. } => {
                format!("its arenas are {}; for other places there is `--place`", quoted(arenas))
            }
            Self::NoSubject { .. } => "set `subject` and at least one `[[arena]]` in its `desk.toml`".into(),
            Self::NoIssue { .. } => "`rasad compose --save` writes one in the right form".into(),
            Self::Changed { .. } => {
                "say why with `--correction WHY`; it goes into the issue's corrections".into()
            }
            Self::Archive(error) => archive_hint(error).into(),
        }
    }

    pub(crate) fn unreadable(path: &Path, source: io::Error) -> Self {
        Self::Unreadable { path: path.to_owned(), source }
    }

    pub(crate) fn unwritable(path: &Path, source: io::Error) -> Self {
        Self::Unwritable { path: path.to_owned(), source }
    }
}

/// What the system says, in words that need no manual.
pub(crate) fn plain(source: &io::Error) -> String {
    match source.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".into(),
        io::ErrorKind::PermissionDenied => "no permission".into(),
        io::ErrorKind::IsADirectory => "it is a folder".into(),
        io::ErrorKind::NotADirectory => "a part of the path is no folder".into(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "no space left".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".into(),
        _ => source.to_string().to_lowercase(),
    }
}

/// What to do when something can't be read.
pub(crate) fn reading_hint(source: &io::Error) -> &'static str {
    match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => "look at the spelling of the path",
        io::ErrorKind::PermissionDenied => {
            "get the right to read it, for instance with `chmod +r` (folders: `chmod +rx`)"
        }
        io::ErrorKind::IsADirectory => "give files, or put the whole folder into a desk with `rasad add`",
        _ => "look at the disk, the mount or the connection that it comes from",
    }
}

/// What to do when something can't be written.
pub(crate) fn writing_hint(source: &io::Error) -> &'static str {
    match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            "make its folder first, or give another path"
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "give a folder that you may write to"
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "make room on the disk, and try again",
        _ => "look at the disk or the mount that it goes to",
    }
}

fn archive_hint(error: &rasad_store::Error) -> &'static str {
    use rasad_store::Error as Store;
    match error {
        Store::Missing { .. } => "put something into the desk with `rasad add PATH`",
        Store::Exists { .. } | Store::NotAnArchive { .. } => "move the file away, or use another desk",
        Store::Newer { .. } => "use the newer version of rasad that wrote it",
        Store::Older { .. } => "run `rasad add` once with this version, which brings it up to date",
        Store::Locked { .. } => {
            "another rasad is writing to this desk: wait until it is done, and run this again; nothing is lost"
        }
        Store::Full { .. } => {
            "make room on the disk and run the same command again: what was added stays, and is not added twice"
        }
        Store::ReadOnly { .. } => "get the right to write to the desk's folder, or use a copy of it",
        Store::Unopened { .. } => "look at the rights of the file and of its folder",
        Store::Damaged { .. } => "restore the file from a copy, or make a desk anew from the same sources",
        Store::Query(_) => {
            "words, \"phrases\", OR, -not, begin*, and actor: type: place: outlet: date: and the like"
        }
        Store::Inconsistent { .. } | Store::Database { .. } => {
            "this is a fault of rasad: please report it with the command that you gave"
        }
    }
}

fn lines(places: &[Wrong]) -> String {
    places.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
