//! What the reports of files or of a desk's archive have that no rule and no knowledge knows.

use std::ops::ControlFlow;
use std::path::PathBuf;

use rasad_reading::{Reader, Unknown, read_traced};
use rasad_store::{DocumentFilter, Page};

use crate::desk::Desk;
use crate::error::Error;
use crate::intake::Loss;
use crate::pipeline::Outcome;
use crate::progress::{Counts, Progress, Step};
use crate::read::{ReadOptions, read};

/// Documents of an archive that are looked up at a time.
const STRETCH: usize = 200;

/// Counts over files, `-` for standard input. What can't be read is handed to `lost`.
///
/// # Errors
/// None of a single file's.
pub fn unknown(
    reader: &Reader,
    paths: &[PathBuf],
    options: &ReadOptions,
    progress: &mut dyn Progress,
    lost: &mut dyn FnMut(Loss),
) -> Result<Unknown, Error> {
    let mut found = Unknown::default();
    read(reader, paths, options, progress, &mut |outcome| {
        match outcome {
            Outcome::Read(pair) => {
                let (reading, trace) = read_traced(&pair.0, reader);
                found.take(&pair.0, &reading, &trace, reader);
            }
            Outcome::Failed { loss, .. } | Outcome::Lost(loss) => lost(loss),
            Outcome::Known | Outcome::FileEnd { .. } => {}
        }
        ControlFlow::Continue(())
    })?;
    Ok(found)
}

/// Counts over a desk's archive, read again with the rules and the knowledge that the desk has now.
///
/// # Errors
/// Those of the desk's settings and of its archive.
pub fn unknown_in_archive(desk: &Desk, progress: &mut dyn Progress) -> Result<Unknown, Error> {
    let reader = desk.reader()?;
    let archive = desk.archive()?;
    let mut found = Unknown::default();
    let mut counts = Counts::default();
    progress.step(Step::Begun { files: 0, bytes: None });
    let mut offset = 0;
    loop {
        let page = Page { limit: STRETCH, offset };
        let (_, rows) = archive.documents(&DocumentFilter::default(), page)?;
        if rows.is_empty() {
            break;
        }
        offset += rows.len();
        for row in rows {
            let Some((document, _)) = archive.reading(&row.id)? else { continue };
            let (reading, trace) = read_traced(&document, &reader);
            found.take(&document, &reading, &trace, &reader);
            counts.added += 1;
            counts.found += 1;
            progress.step(Step::Advanced { bytes: 0, counts });
        }
    }
    progress.step(Step::Ended);
    Ok(found)
}
