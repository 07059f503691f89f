//! Adding a batch of documents with their readings, in one transaction.

mod check;
mod events;
mod intern;
mod items;
mod writer;

use rasad_reading::Reading;
use rasad_text::Document;
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior};

use crate::archive::Archive;
use crate::error::{Result, of_sqlite};
pub(crate) use intern::Interned;
use intern::OtherNames;
use writer::Writer;

/// What adding a batch did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AddReport {
    /// Documents written.
    pub added: usize,
    /// Documents that were there already, or twice in the batch.
    pub known: usize,
    /// Items written.
    pub items: usize,
    /// Events written.
    pub events: usize,
}

impl Archive {
    /// Adds documents with their readings, all or none. A document whose id is there already is left alone.
    /// The same documents in the same order give the same rows, however they are cut into batches.
    ///
    /// # Errors
    /// [`crate::Error::Inconsistent`] for a reading that names an item, citation or event that it does not
    /// hold; [`crate::Error::Locked`], [`crate::Error::Full`], [`crate::Error::ReadOnly`].
    pub fn add(&mut self, batch: &[(Document, Reading)]) -> Result<AddReport> {
        for (document, reading) in batch {
            check::check(document, reading)?;
        }
        let mut run = || {
            let transaction = Transaction::new(&mut self.connection, TransactionBehavior::Immediate)?;
            let report = write(&transaction, &mut self.interned, batch)?;
            transaction.commit()?;
            Ok(report)
        };
        let done = run();
        if done.is_err() {
            // What the failed transaction made is gone, so nothing of it may be remembered.
            self.interned.forget();
        }
        done.map_err(|source| of_sqlite(&self.path, source))
    }

    /// Has every entity that the knowledge knows found by all of its names, also by those that no text has: from
    /// now on they are written when a reading first names it. `names` takes the entity's id. The same names are to
    /// be given whenever documents are added.
    pub fn set_other_names(&mut self, names: impl Fn(&str) -> Vec<String> + Send + 'static) {
        self.interned.other_names = Some(OtherNames(Box::new(names)));
    }

    /// Which of some document ids the archive holds, in their order.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn contains<S: AsRef<str>>(&self, ids: &[S]) -> Result<Vec<bool>> {
        let run = || {
            let mut find = self.connection.prepare_cached("SELECT 1 FROM document WHERE name = ?1")?;
            ids.iter().map(|id| find.exists([id.as_ref()])).collect()
        };
        self.wrap(run())
    }
}

fn write(
    transaction: &Transaction<'_>,
    interned: &mut Interned,
    batch: &[(Document, Reading)],
) -> rusqlite::Result<AddReport> {
    let mut report = AddReport::default();
    interned.refresh(transaction)?;
    let mut writer = Writer::begin(transaction, interned)?;
    for (document, reading) in batch {
        let known = transaction
            .prepare_cached("SELECT 1 FROM document WHERE name = ?1")?
            .query_row([&document.id], |_| Ok(()))
            .optional()?
            .is_some();
        if known {
            report.known += 1;
        } else {
            writer.write(document, reading)?;
            report.added += 1;
            report.items += reading.items.len();
            report.events += reading.events.len();
        }
    }
    Ok(report)
}
