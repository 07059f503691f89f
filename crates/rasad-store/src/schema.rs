//! The versions of the file's schema, and telling whether a file is an archive.

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::{Error, Result, of_sqlite};

/// `RSAD`, in the header of every archive.
const APPLICATION_ID: i64 = 0x5253_4144;

/// What brings a file from version `n` to `n + 1`, by `n`.
const MIGRATIONS: [&str; 1] = [include_str!("../schema/0001_archive.sql")];

/// The version that this program writes.
pub(crate) const VERSION: i64 = 1;

/// What a file turns out to be.
pub(crate) enum Found {
    /// A database without anything in it.
    Empty,
    /// An archive of a schema that is known here.
    Archive(i64),
}

/// Looks at the header.
///
/// # Errors
/// [`Error::NotAnArchive`] for another program's database, [`Error::Newer`] for a later version's.
pub(crate) fn identify(path: &Path, connection: &Connection) -> Result<Found> {
    let number = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    let look = || Ok((number("PRAGMA application_id")?, number("PRAGMA user_version")?));
    let (application, version) = look().map_err(|source| of_sqlite(path, source))?;
    if application != APPLICATION_ID {
        let tables =
            number("SELECT count(*) FROM sqlite_schema").map_err(|source| of_sqlite(path, source))?;
        if application == 0 && version == 0 && tables == 0 {
            return Ok(Found::Empty);
        }
        return Err(Error::NotAnArchive { path: path.to_owned() });
    }
    if version > VERSION {
        return Err(Error::Newer { path: path.to_owned(), found: version, known: VERSION });
    }
    Ok(Found::Archive(version))
}

/// Brings a file up to [`VERSION`] in one transaction, so that a version that is cut short leaves the one
/// before.
pub(crate) fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = Transaction::new(connection, TransactionBehavior::Immediate)?;
    // Read inside: another process may have done it while this one waited for the lock.
    let version: i64 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    for migration in MIGRATIONS.iter().skip(usize::try_from(version).unwrap_or(usize::MAX)) {
        transaction.execute_batch(migration)?;
    }
    transaction.execute_batch(&format!(
        "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}"
    ))?;
    transaction.commit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_counts_the_migrations() {
        assert_eq!(usize::try_from(VERSION), Ok(MIGRATIONS.len()));
    }
}
