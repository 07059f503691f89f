//! Opening and making the file.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::add::Interned;
use crate::error::{Error, Result, of_sqlite};
use crate::schema::{self, Found};

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(5);

/// Bytes of the smallest database that is not empty.
const SMALLEST_PAGE: u64 = 512;

/// Statements kept compiled: more than adding and searching use together.
const STATEMENTS: usize = 128;

/// One open archive. It may move between threads; for use by several at once open one each: readers
/// see the last whole batch and never wait for the writer.
#[derive(Debug)]
pub struct Archive {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    pub(crate) interned: Interned,
}

impl Archive {
    /// Makes a new archive. A database without content, as an interrupted creation leaves it, is completed.
    ///
    /// # Errors
    /// [`Error::Exists`] where a file stands, [`Error::Unopened`] or [`Error::ReadOnly`] for a folder that
    /// does not take one, [`Error::Full`].
    pub fn create(path: &Path) -> Result<Self> {
        // The database takes a file shorter than its smallest page for an empty one, and would write over it.
        let length = std::fs::metadata(path).map_or(0, |file| file.len());
        if (1..SMALLEST_PAGE).contains(&length) {
            return Err(Error::Exists { path: path.to_owned() });
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let mut archive = Self::connect(path, flags, None)?;
        let found = schema::identify(path, &archive.connection);
        match found {
            Ok(Found::Empty) => {}
            Ok(Found::Archive(_)) | Err(Error::NotAnArchive { .. } | Error::Newer { .. }) => {
                return Err(Error::Exists { path: path.to_owned() });
            }
            Err(other) => return Err(other),
        }
        archive.prepare_for_writing()?;
        Ok(archive)
    }

    /// Opens an archive for reading and writing, and brings an older one up to date.
    ///
    /// # Errors
    /// [`Error::Missing`], [`Error::NotAnArchive`], [`Error::Newer`], [`Error::Locked`], [`Error::ReadOnly`],
    /// [`Error::Damaged`].
    pub fn open(path: &Path) -> Result<Self> {
        must_exist(path)?;
        let mut archive = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, None)?;
        match schema::identify(path, &archive.connection).map_err(|error| blame_folder(path, error))? {
            Found::Empty => return Err(Error::NotAnArchive { path: path.to_owned() }),
            Found::Archive(_) => archive.prepare_for_writing()?,
        }
        Ok(archive)
    }

    /// Opens an archive, or makes it where there is none.
    ///
    /// # Errors
    /// Those of [`Archive::open`] and [`Archive::create`].
    pub fn open_or_create(path: &Path) -> Result<Self> {
        match Self::create(path) {
            Err(Error::Exists { .. }) => Self::open(path),
            made => made,
        }
    }

    /// Opens an archive that this handle can't change. Works on media and in folders that can't be written.
    ///
    /// # Errors
    /// Those of [`Archive::open`], and [`Error::Older`].
    pub fn open_read_only(path: &Path) -> Result<Self> {
        must_exist(path)?;
        let open = |parameter| {
            let archive = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY, parameter)?;
            let found = schema::identify(path, &archive.connection)?;
            Ok((archive, found))
        };
        let (archive, found) = match open(None) {
            // The write-ahead log needs a file of its own beside the archive. Where none can be made, and
            // none is there with something in it, the archive itself is complete and can be read as it
            // stands.
            Err(Error::Unopened { .. } | Error::ReadOnly { .. }) if !has_log(path) => {
                open(Some("immutable=1"))?
            }
            opened => opened?,
        };
        match found {
            Found::Empty => Err(Error::NotAnArchive { path: path.to_owned() }),
            Found::Archive(version) if version < schema::VERSION => {
                Err(Error::Older { path: path.to_owned(), found: version, known: schema::VERSION })
            }
            Found::Archive(_) => Ok(archive),
        }
    }

    /// Where the archive is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Lets this handle grow the file to some size and no further, in bytes; a batch that needs more fails as
    /// on a full disk. A file that is larger already does not shrink.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn limit_size(&self, bytes: u64) -> Result<()> {
        let run = || {
            let page: i64 = self.connection.query_row("PRAGMA page_size", [], |row| row.get(0))?;
            let pages = i64::try_from(bytes).unwrap_or(i64::MAX) / page.max(1);
            let sql = format!("PRAGMA max_page_count = {}", pages.clamp(1, i64::from(u32::MAX) - 1));
            self.connection.query_row(&sql, [], |_| Ok(()))
        };
        self.wrap(run())
    }

    /// Looks for damage: walks every page and every index. Takes seconds on a large archive.
    ///
    /// # Errors
    /// [`Error::Damaged`] with the first place where the content contradicts itself.
    pub fn verify(&self) -> Result<()> {
        let run = || {
            let first: String =
                self.connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
            if first != "ok" {
                return Ok(Some(first));
            }
            let mut orphans = self.connection.prepare("PRAGMA foreign_key_check")?;
            let mut rows = orphans.query([])?;
            Ok(match rows.next()? {
                Some(row) => Some(format!("a row of `{}` refers to nothing", row.get::<_, String>(0)?)),
                None => None,
            })
        };
        match self.wrap(run())? {
            Some(what) => Err(Error::Damaged { path: self.path.clone(), what }),
            None => Ok(()),
        }
    }

    /// Puts what the database says into this archive's terms.
    pub(crate) fn wrap<T>(&self, result: rusqlite::Result<T>) -> Result<T> {
        result.map_err(|source| of_sqlite(&self.path, source))
    }

    fn connect(path: &Path, flags: OpenFlags, parameter: Option<&str>) -> Result<Self> {
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let opened = match parameter {
            None => Connection::open_with_flags(path, flags),
            Some(parameter) => Connection::open_with_flags(
                format!("file:{}?{parameter}", escaped(path)),
                flags | OpenFlags::SQLITE_OPEN_URI,
            ),
        };
        let connection = opened.map_err(|source| of_sqlite(path, source))?;
        let set_up = || {
            connection.busy_timeout(PATIENCE)?;
            connection.set_prepared_statement_cache_capacity(STATEMENTS);
            // 32 MiB of pages; sorting stays in memory; a file with a hostile schema can't call functions.
            connection.execute_batch(
                "PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON;
                 PRAGMA trusted_schema = OFF",
            )
        };
        set_up().map_err(|source| of_sqlite(path, source))?;
        Ok(Self { connection, path: path.to_owned(), interned: Interned::default() })
    }

    fn prepare_for_writing(&mut self) -> Result<()> {
        let mut run = || {
            // With a write-ahead log NORMAL loses at most the last batches when the power goes, never a part
            // of one. The log is folded into the file after 16 MiB.
            self.connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
            self.connection.execute_batch("PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4096")?;
            let version: i64 = self.connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
            if version < schema::VERSION { schema::migrate(&mut self.connection) } else { Ok(()) }
        };
        let done = run();
        self.wrap(done).map_err(|error| blame_folder(&self.path, error))
    }
}

fn must_exist(path: &Path) -> Result<()> {
    if path.exists() { Ok(()) } else { Err(Error::Missing { path: path.to_owned() }) }
}

/// A file that can be read and still not be opened stands in a folder where no log can be made beside it.
fn blame_folder(path: &Path, error: Error) -> Error {
    match error {
        Error::Unopened { ref source, .. }
            if source.sqlite_error_code() == Some(ErrorCode::CannotOpen)
                && std::fs::File::open(path).is_ok() =>
        {
            Error::ReadOnly { path: path.to_owned() }
        }
        other => other,
    }
}

fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).is_ok_and(|log| log.len() > 0)
}

/// The path as part of a URI.
fn escaped(path: &Path) -> String {
    path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}
