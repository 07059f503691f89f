//! Reading files without a desk: outcomes in the order of the files.

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use jiff::civil::Date;
use rasad_ingest::{Limits, MediaType};
use rasad_reading::Reader;

use crate::error::Error;
use crate::intake::{Given, LossKind, named_files};
use crate::pipeline::{Intake, Outcome, run};
use crate::progress::{Counts, Progress, Step};

/// How files are read.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// Their format, where the user knows better than their content.
    pub media_type: Option<MediaType>,
    /// Day of publication of documents that don't give their own.
    pub published: Option<Date>,
    /// Threads that read; as many as the machine has where absent.
    pub n_readers: Option<NonZeroUsize>,
    /// Bounds on each file.
    pub limits: Limits,
}

/// Reads files, `-` for standard input, and hands every outcome on in their order. `Break` ends the reading.
/// Documents that come twice are read twice.
///
/// # Errors
/// None of a single file's: those are among the outcomes.
pub fn read(
    reader: &Reader,
    paths: &[PathBuf],
    options: &ReadOptions,
    progress: &mut dyn Progress,
    each: &mut dyn FnMut(Outcome) -> ControlFlow<()>,
) -> Result<Counts, Error> {
    let given = named_files(paths);
    progress.step(Step::Begun { files: files(&given), bytes: total_bytes(&given) });
    let intake = Intake {
        given,
        media_type: options.media_type,
        published: options.published,
        limits: options.limits.clone(),
        n_readers: n_readers(options.n_readers),
    };
    let bytes = AtomicU64::new(0);
    let mut counts = Counts::default();
    let result =
        run(&intake, &|document| rasad_reading::read(document, reader), None, &bytes, &mut |outcome| {
            tally(&mut counts, &outcome);
            let flow = each(outcome);
            progress.step(Step::Advanced { bytes: bytes.load(Ordering::Relaxed), counts });
            flow
        });
    progress.step(Step::Ended);
    result.map(|()| counts)
}

/// Counts an outcome; what is read counts as added.
pub(crate) fn tally(counts: &mut Counts, outcome: &Outcome) {
    match outcome {
        Outcome::Read(pair) => {
            counts.added += 1;
            counts.items += pair.1.items.len();
            counts.events += pair.1.events.len();
        }
        Outcome::Failed { .. } => counts.failed += 1,
        Outcome::Known => counts.known += 1,
        Outcome::Lost(loss) => match loss.kind {
            LossKind::Failed => counts.failed += 1,
            LossKind::Passed | LossKind::Skipped | LossKind::Broken => counts.skipped += 1,
        },
        Outcome::FileEnd { .. } => return,
    }
    counts.found += 1;
}

/// As many threads as asked for, else as the machine has.
pub(crate) fn n_readers(wanted: Option<NonZeroUsize>) -> NonZeroUsize {
    wanted.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
}

/// How many files there are.
pub(crate) fn files(given: &[Given]) -> usize {
    given.iter().filter(|given| !matches!(given, Given::Lost(_))).count()
}

/// How many bytes they have, if all are known.
pub(crate) fn total_bytes(given: &[Given]) -> Option<u64> {
    given.iter().try_fold(0_u64, |sum, given| match given {
        Given::Stdin => None,
        Given::File { bytes, .. } => bytes.map(|bytes| sum + bytes),
        Given::Lost(_) => Some(sum),
    })
}
