//! The decoding thread: files to documents, documents to jobs.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::AtomicU64;
use std::sync::mpsc::Sender;

use rasad_ingest::{DecodeError, MediaType, Skipped, decode_stream};
use rasad_text::Document;

use super::{Done, Intake, Job, Known, Outcome, Slot, Weight, Window, count, quiet};
use crate::error::Error;
use crate::intake::{Given, Loss, LossKind};

/// Parts of the input in one job.
const JOB_SLOTS: usize = 32;
/// Bytes of text in one job; a longer document is a job of its own.
const JOB_BYTES: usize = 64 << 10;

/// Puts outcomes and documents into jobs, and leaves out what is known.
pub(super) struct Chunks<'w, 'k> {
    window: &'w Window,
    jobs: Sender<Job>,
    known: Option<Known<'k>>,
    /// Ids of this run.
    met: HashSet<u64>,
    slots: Vec<Slot>,
    weight: Weight,
    number: u64,
    /// What ends everything.
    error: Option<Error>,
}

impl<'w, 'k> Chunks<'w, 'k> {
    pub(super) fn new(window: &'w Window, jobs: Sender<Job>, known: Option<Known<'k>>) -> Self {
        Self {
            window,
            jobs,
            known,
            met: HashSet::new(),
            slots: Vec::new(),
            weight: Weight::default(),
            number: 0,
            error: None,
        }
    }

    fn put(&mut self, slot: Slot) -> ControlFlow<()> {
        self.weight.slots += 1;
        self.weight.bytes += match &slot {
            Slot::ToRead(document) => document.text.len(),
            Slot::Ready(_) => 0,
        };
        self.slots.push(slot);
        if self.weight.slots >= JOB_SLOTS || self.weight.bytes >= JOB_BYTES {
            self.send()
        } else {
            ControlFlow::Continue(())
        }
    }

    fn send(&mut self) -> ControlFlow<()> {
        if self.slots.is_empty() {
            return ControlFlow::Continue(());
        }
        if let Err(error) = self.leave_out_known() {
            self.error = Some(error);
            return ControlFlow::Break(());
        }
        let (slots, weight) = (std::mem::take(&mut self.slots), std::mem::take(&mut self.weight));
        let job = Job { number: self.number, slots, weight };
        self.number += 1;
        if self.window.take(weight) && self.jobs.send(job).is_ok() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    }

    fn leave_out_known(&mut self) -> Result<(), Error> {
        let Some(known) = &mut self.known else { return Ok(()) };
        let id_of = |slot: &Slot| match slot {
            Slot::ToRead(document) => Some(document.id.clone()),
            Slot::Ready(_) => None,
        };
        let ids: Vec<String> = self.slots.iter().filter_map(id_of).collect();
        let mut answers = known(&ids)?.into_iter();
        for slot in &mut self.slots {
            let Slot::ToRead(document) = slot else { continue };
            let in_archive = answers.next().unwrap_or(false);
            let again = !self.met.insert(key(&document.id));
            if in_archive || again {
                *slot = Slot::Ready(Outcome::Known);
            }
        }
        Ok(())
    }
}

/// The 64 bits of a document's id.
fn key(id: &str) -> u64 {
    let digits = id.strip_prefix("d:").unwrap_or(id);
    u64::from_str_radix(digits, 16).unwrap_or_else(|_| {
        // Decoders make no other ids; whatever this is, it stays apart from most.
        digits.bytes().fold(0, |key, byte| key.wrapping_mul(31).wrapping_add(u64::from(byte)))
    })
}

/// Decodes every file. Gives what is to be told to the caller where an error ended it.
pub(super) fn decode_all(intake: &Intake, mut chunks: Chunks<'_, '_>, bytes: &AtomicU64) -> Result<(), Done> {
    for given in &intake.given {
        if decode_given(intake, given, &mut chunks, bytes).is_break() {
            break;
        }
    }
    // A break has said why; what is left is of no use to anybody then.
    if chunks.error.is_none() {
        let (ControlFlow::Continue(()) | ControlFlow::Break(())) = chunks.send();
    }
    match chunks.error.take() {
        Some(error) => Err(Done { number: chunks.number, outcomes: Err(error), weight: Weight::default() }),
        None => Ok(()),
    }
}

fn decode_given(
    intake: &Intake,
    given: &Given,
    chunks: &mut Chunks<'_, '_>,
    bytes: &AtomicU64,
) -> ControlFlow<()> {
    let lost = |loss: Loss| Slot::Ready(Outcome::Lost(loss));
    match given {
        Given::Lost(loss) => chunks.put(lost(loss.clone())),
        Given::Stdin => {
            let mut reader = Counting { inner: io::stdin().lock(), bytes };
            decode_file(intake, "-", true, &mut reader, chunks)
        }
        Given::File { path, named, .. } => match open(path) {
            Ok(file) => {
                let mut reader = Counting { inner: file, bytes };
                decode_file(intake, &path.to_string_lossy(), *named, &mut reader, chunks)
            }
            Err(error) => chunks.put(lost(Loss::failed_io(path, &error))),
        },
    }
}

/// Opens a file; a folder is none, on every system.
fn open(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(file) }
}

fn decode_file(
    intake: &Intake,
    uri: &str,
    named: bool,
    reader: &mut dyn Read,
    chunks: &mut Chunks<'_, '_>,
) -> ControlFlow<()> {
    let mut documents = 0;
    let mut losses = 0;
    let mut flow = ControlFlow::Continue(());
    let mut sink = |part: Result<Document, Skipped>| {
        let slot = match part {
            Ok(mut document) => {
                documents += 1;
                document.published = document.published.or(intake.published);
                Slot::ToRead(Box::new(document))
            }
            Err(skipped) => {
                losses += 1;
                // Only the one file that the user named can disappoint; in a folder there may be anything.
                let whole = skipped.place == uri && documents == 0;
                let line = skipped.place.strip_prefix(uri).is_some_and(|rest| rest.starts_with(':'));
                let kind = if line || (named && whole) { LossKind::Broken } else { LossKind::Skipped };
                let Skipped { place, reason } = skipped;
                Slot::Ready(Outcome::Lost(Loss { place, reason, hint: None, kind }))
            }
        };
        flow = chunks.put(slot);
        flow
    };
    let decoded = catch_unwind(AssertUnwindSafe(|| decode_any(intake, uri, reader, &mut sink)));
    flow?;
    let loss = match decoded {
        Ok(Ok(())) => None,
        Ok(Err(error)) => Some(failed(uri, &error)),
        Err(panic) => Some(Loss {
            place: uri.to_owned(),
            reason: format!("decoding failed: {}", quiet::words(panic.as_ref())),
            hint: Some("this is a fault of rasad: please report it with the file".to_owned()),
            kind: LossKind::Failed,
        }),
    };
    if let Some(loss) = loss {
        chunks.put(Slot::Ready(Outcome::Lost(loss)))?;
    } else if documents == 0 && losses == 0 {
        // Decoders say why there is nothing; this keeps the sums right should one not.
        let (place, reason) = (uri.to_owned(), "it holds no document".to_owned());
        chunks.put(Slot::Ready(Outcome::Lost(Loss {
            place,
            reason,
            hint: None,
            kind: LossKind::Skipped,
        })))?;
    }
    chunks.put(Slot::Ready(Outcome::FileEnd { documents }))
}

/// Decodes by the format that the user names; a compressed file is unwrapped first whatever it holds.
fn decode_any(
    intake: &Intake,
    uri: &str,
    reader: &mut dyn Read,
    sink: &mut dyn FnMut(Result<Document, Skipped>) -> ControlFlow<()>,
) -> Result<(), DecodeError> {
    let Some(media_type) = intake.media_type else {
        return decode_stream(reader, uri, None, &intake.limits, sink);
    };
    let mut head = [0; 2];
    let mut filled = 0;
    while filled < head.len() {
        match reader.read(&mut head[filled..]) {
            Ok(0) => break,
            Ok(n) => filled += n,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(source) => {
                let whole = format!("{filled} bytes");
                return Err(DecodeError::Unreadable { uri: uri.to_owned(), whole, source });
            }
        }
    }
    let media_type = if head == *b"\x1F\x8B" { MediaType::Gzip } else { media_type };
    let reader = io::Cursor::new(&head[..filled]).chain(reader);
    decode_stream(reader, uri, Some(media_type), &intake.limits, sink)
}

fn failed(uri: &str, error: &DecodeError) -> Loss {
    let said = error.to_string();
    let reason = said.strip_prefix(&format!("`{uri}` ")).unwrap_or(&said);
    let source = std::error::Error::source(error).map(|source| format!(": {source}")).unwrap_or_default();
    Loss {
        place: uri.to_owned(),
        reason: format!("{reason}{source}"),
        hint: Some(error.hint().to_owned()),
        kind: LossKind::Failed,
    }
}

/// Counts what goes through.
struct Counting<'a, R> {
    inner: R,
    bytes: &'a AtomicU64,
}

impl<R: Read> Read for Counting<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        count(self.bytes, n as u64);
        Ok(n)
    }
}
