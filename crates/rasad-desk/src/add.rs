//! Adding files and folders to a desk: what is new is read and written, in batches that are in whole or not at all.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::civil::Date;
use rasad_ingest::{Limits, MediaType};
use rasad_names::Knowledge;
use rasad_reading::{Reader, Reading};
use rasad_store::Archive;
use rasad_text::script::detect_language;
use rasad_text::{Document, Note, NoteKind, Span};

use crate::desk::Desk;
use crate::error::Error;
use crate::intake::{Loss, LossKind, files_and_folders};
use crate::pipeline::{Intake, Outcome, run, unread};
use crate::progress::{Counts, Progress, Step};
use crate::read::{files, n_readers, tally, total_bytes};

/// Documents in one batch.
const BATCH_DOCUMENTS: usize = 512;
/// Bytes of text in one batch, beyond which it is written.
const BATCH_BYTES: usize = 4 << 20;
/// Losses that are kept one by one; the rest is counted.
const MOST_LOSSES: usize = 200;

/// How files are added.
#[derive(Clone, Debug, Default)]
pub struct AddOptions {
    /// Their format, where the user knows better than their content.
    pub media_type: Option<MediaType>,
    /// Day of publication of documents that don't give their own.
    pub published: Option<Date>,
    /// Threads that read; as many as the machine has where absent.
    pub n_readers: Option<NonZeroUsize>,
    /// Bounds on each file.
    pub limits: Limits,
}

/// What adding did. The counts agree: found = added + known + skipped + failed.
#[derive(Debug, Default)]
pub struct AddReport {
    /// Files that were looked into.
    pub files: usize,
    /// What became of what was found in them.
    pub counts: Counts,
    /// What gave no document, the first 200; hidden files and the desk's own not counted.
    pub losses: Vec<Loss>,
    /// How many losses of each kind there were.
    pub n_losses: BTreeMap<LossKind, usize>,
    /// Whether the user ended it; what is counted is in the archive, and the same command goes on from there.
    pub interrupted: bool,
    /// What ended it early; what is counted is in the archive.
    pub stopped: Option<Error>,
}

/// Adds files, folders with all in them, and `-` for standard input. Can be ended at any point and repeated:
/// documents that are in the archive are not read again.
///
/// # Errors
/// Those of the desk's settings, knowledge and rules, and of opening the archive. What goes wrong later is in the
/// report.
pub fn add(
    desk: &Desk,
    paths: &[PathBuf],
    options: &AddOptions,
    progress: &mut dyn Progress,
) -> Result<AddReport, Error> {
    let reader = desk.reader()?;
    let mut archive = Archive::open_or_create(&desk.archive_path())?;
    let names = all_names(&reader.knowledge);
    archive.set_other_names(move |id| names.get(id).cloned().unwrap_or_default());
    let looking = desk.archive()?;
    let given = files_and_folders(paths, desk);
    let mut report = AddReport { files: files(&given), ..AddReport::default() };
    progress.step(Step::Begun { files: report.files, bytes: total_bytes(&given) });
    let intake = Intake {
        given,
        media_type: options.media_type,
        published: options.published,
        limits: options.limits.clone(),
        n_readers: n_readers(options.n_readers),
    };
    let read = |document: &Document| read_if_spoken(document, &reader, &desk.config.languages);
    let mut known = move |ids: &[String]| Ok(looking.contains(ids)?);
    let bytes = AtomicU64::new(0);
    let mut batch = Batch::default();
    let done = run(&intake, &read, Some(&mut known), &bytes, &mut |outcome| {
        if let Outcome::FileEnd { .. } = outcome {
            return ControlFlow::Continue(());
        }
        batch.take(outcome);
        if !batch.is_full() {
            return ControlFlow::Continue(());
        }
        let flow = batch.write(&mut archive, &mut report);
        progress.step(Step::Advanced { bytes: bytes.load(Ordering::Relaxed), counts: report.counts });
        if flow.is_continue() && progress.interrupted() {
            report.interrupted = true;
            return ControlFlow::Break(());
        }
        flow
    });
    if report.stopped.is_none() {
        // Nothing follows whatever comes of it.
        let (ControlFlow::Continue(()) | ControlFlow::Break(())) = batch.write(&mut archive, &mut report);
    }
    if report.stopped.is_none() {
        report.stopped = done.err();
    }
    progress.step(Step::Advanced { bytes: bytes.load(Ordering::Relaxed), counts: report.counts });
    progress.step(Step::Ended);
    Ok(report)
}

/// All names of everybody that the knowledge knows, by entity id, so that a search in any of them finds all.
fn all_names(knowledge: &Knowledge) -> BTreeMap<String, Vec<String>> {
    let entries = crate::who::entries(knowledge).into_iter();
    entries
        .map(|entry| (format!("e:{}", entry.id), entry.forms.into_iter().map(str::to_owned).collect()))
        .collect()
}

/// Reads a document in a language of the desk; of others the text is kept.
fn read_if_spoken(document: &Document, reader: &Reader, languages: &[String]) -> Reading {
    let language = document.language.as_deref().or_else(|| detect_language(&document.text));
    match language {
        Some(language) if !languages.is_empty() && !languages.iter().any(|spoken| spoken == language) => {
            let text = format!("its language, `{language}`, is none of the desk's: only the text is kept");
            let note = Note::new(NoteKind::Skipped, Span::default(), text);
            Reading { language: Some(language.to_owned()), ..unread(document, note) }
        }
        _ => rasad_reading::read(document, reader),
    }
}

/// Outcomes that wait to be written together, and what they add to the report once they are.
#[derive(Default)]
struct Batch {
    pairs: Vec<(Document, Reading)>,
    bytes: usize,
    counts: Counts,
    losses: Vec<Loss>,
}

impl Batch {
    fn take(&mut self, outcome: Outcome) {
        tally(&mut self.counts, &outcome);
        match outcome {
            Outcome::Read(pair) => self.put(*pair),
            Outcome::Failed { pair, loss } => {
                self.losses.push(loss);
                self.put(*pair);
            }
            Outcome::Lost(loss) => self.losses.push(loss),
            Outcome::Known | Outcome::FileEnd { .. } => {}
        }
    }

    fn put(&mut self, pair: (Document, Reading)) {
        self.bytes += pair.0.text.len();
        self.pairs.push(pair);
    }

    fn is_full(&self) -> bool {
        self.pairs.len() >= BATCH_DOCUMENTS || self.bytes >= BATCH_BYTES || self.counts.found >= 4096
    }

    /// Writes what waits. Only what is in the archive then is counted.
    fn write(&mut self, archive: &mut Archive, report: &mut AddReport) -> ControlFlow<()> {
        let mut batch = std::mem::take(self);
        while !batch.pairs.is_empty() {
            match archive.add(&batch.pairs) {
                Ok(done) => {
                    // Another rasad may have added some of them in the meantime.
                    batch.counts.known += done.known;
                    batch.counts.added = batch.counts.added.saturating_sub(done.known);
                    break;
                }
                Err(rasad_store::Error::Inconsistent { document, what })
                    if batch.give_up(&document, &what) => {}
                Err(error) => {
                    report.stopped = Some(error.into());
                    return ControlFlow::Break(());
                }
            }
        }
        report.take(batch);
        ControlFlow::Continue(())
    }

    /// Keeps only the text of a document whose reading can't be kept. False where there is no such document, or its
    /// reading is given up already.
    fn give_up(&mut self, id: &str, what: &str) -> bool {
        let Some((document, reading)) = self.pairs.iter_mut().find(|(document, _)| document.id == id) else {
            return false;
        };
        let text = format!("the reading can't be kept (it {what}): only the text is");
        if reading.notes.first().is_some_and(|note| note.text == text) {
            return false;
        }
        let loss = Loss {
            place: document.source.uri.clone(),
            reason: format!("its reading {what}; its text is kept and can be searched"),
            hint: Some("this is a fault of rasad: please report it with the document".to_owned()),
            kind: LossKind::Failed,
        };
        self.counts.events -= reading.events.len();
        self.counts.added -= 1;
        self.counts.failed += 1;
        *reading = unread(document, Note::new(NoteKind::Skipped, Span::default(), text));
        self.losses.push(loss);
        true
    }
}

impl AddReport {
    fn take(&mut self, batch: Batch) {
        let (all, new) = (&mut self.counts, batch.counts);
        all.found += new.found;
        all.added += new.added;
        all.known += new.known;
        all.skipped += new.skipped;
        all.failed += new.failed;
        all.items += new.items;
        all.events += new.events;
        for loss in batch.losses {
            *self.n_losses.entry(loss.kind).or_default() += 1;
            if self.losses.len() < MOST_LOSSES && loss.kind != LossKind::Passed {
                self.losses.push(loss);
            }
        }
    }
}
