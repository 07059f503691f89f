//! What can go wrong with an archive, by what the caller can do about it.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// Why the archive did not do what was asked. Nothing of a failed batch stays in the file.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no file: make one with [`crate::Archive::create`].
    #[error("there is no archive at `{}`", path.display())]
    Missing {
        /// The path asked for.
        path: PathBuf,
    },
    /// A file stands where a new archive was to be made.
    #[error("`{}` exists already", path.display())]
    Exists {
        /// The path asked for.
        path: PathBuf,
    },
    /// The file is something else: another program's, or not a database.
    #[error("`{}` is not an archive of Rasad", path.display())]
    NotAnArchive {
        /// The file.
        path: PathBuf,
    },
    /// A newer version of Rasad wrote it.
    #[error("`{}` has schema {found}, and this version knows schemas up to {known}", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Schema version of the file.
        found: i64,
        /// Latest schema version known here.
        known: i64,
    },
    /// An older archive was opened for reading only, and would have to be brought up to date first.
    #[error("`{}` has schema {found}, older than {known}: open it once for writing", path.display())]
    Older {
        /// The file.
        path: PathBuf,
        /// Schema version of the file.
        found: i64,
        /// Latest schema version known here.
        known: i64,
    },
    /// Another process writes and did not finish within five seconds: try again later.
    #[error("`{}` is locked by another writer", path.display())]
    Locked {
        /// The file.
        path: PathBuf,
    },
    /// The disk, or the quota, is full. The batch is not in the archive.
    #[error("no space left for `{}`", path.display())]
    Full {
        /// The file.
        path: PathBuf,
    },
    /// The file or its folder can't be written, or the archive was opened for reading only.
    #[error("`{}` can't be written", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The file can't be opened, for want of a folder or of permission.
    #[error("`{}` can't be opened", path.display())]
    Unopened {
        /// The file.
        path: PathBuf,
        /// What the database said.
        #[source]
        source: rusqlite::Error,
    },
    /// The content of the file contradicts itself: restore a copy.
    #[error("`{}` is damaged: {what}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Where it shows.
        what: String,
    },
    /// A reading that can't be kept, since it names what it does not hold.
    #[error("the reading of `{document}` {what}")]
    Inconsistent {
        /// Id of the document.
        document: String,
        /// What is wrong, such as "names item 7 of 3".
        what: String,
    },
    /// A search that can't be understood.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// Anything else that the database says.
    #[error("the archive `{}` failed", path.display())]
    Database {
        /// The file.
        path: PathBuf,
        /// What the database said.
        #[source]
        source: rusqlite::Error,
    },
}

/// Result of everything that touches the file.
pub type Result<T> = std::result::Result<T, Error>;

/// A search that can't be understood, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("at byte {at} of the search: {kind}")]
pub struct QueryError {
    /// Byte of the search text.
    pub at: usize,
    /// What is wrong there.
    pub kind: QueryErrorKind,
}

/// What is wrong with a search.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueryErrorKind {
    /// More bytes than are read.
    #[error("it is longer than {limit} bytes")]
    TooLong {
        /// Bytes allowed.
        limit: usize,
    },
    /// More terms than are looked up.
    #[error("it has more than {limit} terms")]
    TooManyTerms {
        /// Terms allowed.
        limit: usize,
    },
    /// A quotation mark without its partner.
    #[error("the quotation mark never closes")]
    UnclosedQuote,
    /// A prefix that would match nearly everything.
    #[error("`{prefix}*` is too short: give two letters or more before the star")]
    ShortPrefix {
        /// The letters before the star.
        prefix: String,
    },
    /// An operator without a value.
    #[error("`{operator}:` lacks a value")]
    NoValue {
        /// The operator.
        operator: String,
    },
    /// An operator with a minus before it.
    #[error("`{operator}:` can't be turned around with a minus")]
    NegatedOperator {
        /// The operator.
        operator: String,
    },
    /// A value that the operator does not take.
    #[error("`{value}` is not {expected}")]
    BadValue {
        /// The value as given.
        value: String,
        /// What the operator takes.
        expected: &'static str,
    },
    /// `OR` without a term on both sides.
    #[error("`OR` stands between two words or phrases")]
    LoneOr,
}

/// Puts what the database says into the caller's terms.
pub(crate) fn of_sqlite(path: &Path, source: rusqlite::Error) -> Error {
    let path = path.to_owned();
    match source.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Locked { path },
        Some(ErrorCode::DiskFull) => Error::Full { path },
        Some(ErrorCode::ReadOnly) => Error::ReadOnly { path },
        Some(ErrorCode::NotADatabase) => Error::NotAnArchive { path },
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Error::Unopened { path, source },
        Some(ErrorCode::DatabaseCorrupt) => Error::Damaged { path, what: source.to_string() },
        _ => match source {
            // Every type and every null is fixed by the schema, so a value of another kind was not written by
            // us.
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::Utf8Error(..) => Error::Damaged { path, what: source.to_string() },
            _ => Error::Database { path, source },
        },
    }
}
