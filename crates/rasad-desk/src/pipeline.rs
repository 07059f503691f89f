//! From files to readings on several threads, in the order of the input.
//!
//! One thread decodes and puts documents into jobs, some threads read, and the caller's thread takes the outcomes
//! back in order. A `window::Window` bounds what is under way, so that memory does not depend on the size of the
//! input, also where one document takes long and the rest overtakes it.

mod decode;
mod order;
mod quiet;
mod window;

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use jiff::civil::Date;
use rasad_ingest::{Limits, MediaType};
use rasad_reading::{Item, ItemKind, Reading};
use rasad_text::{Document, Note, NoteKind, Span};

pub use quiet::quiet_panics;

use crate::error::Error;
use crate::intake::{Given, Loss};
use order::InOrder;
use window::Window;

/// Stack of a thread, in bytes: web pages nest deep.
const STACK: usize = 16 << 20;

/// What is read, and how.
#[derive(Clone, Debug)]
pub struct Intake {
    /// Files in their order.
    pub given: Vec<Given>,
    /// Their format, where the user knows better.
    pub media_type: Option<MediaType>,
    /// Day of publication of documents that don't give their own.
    pub published: Option<Date>,
    /// Bounds on each file.
    pub limits: Limits,
    /// How many threads read.
    pub n_readers: NonZeroUsize,
}

/// What became of one part of the input.
#[derive(Debug)]
pub enum Outcome {
    /// It was read.
    Read(Box<(Document, Reading)>),
    /// Reading it failed; the reading holds the text only, with a note.
    Failed {
        /// The document and the reading that stands in for it.
        pair: Box<(Document, Reading)>,
        /// Where, and what went wrong.
        loss: Loss,
    },
    /// A document that the archive has, or that came before.
    Known,
    /// It gave no document.
    Lost(Loss),
    /// A file is through, with so many documents.
    FileEnd {
        /// Documents in it.
        documents: usize,
    },
}

/// Which of some ids need not be read.
pub type Known<'a> = &'a mut (dyn FnMut(&[String]) -> Result<Vec<bool>, Error> + Send);

/// How a document is read.
pub type Read<'a> = &'a (dyn Fn(&Document) -> Reading + Sync);

/// Some parts of the input that go through the pipeline together.
struct Job {
    number: u64,
    slots: Vec<Slot>,
    /// What it counts for in the window.
    weight: Weight,
}

/// What a job costs while it is under way.
#[derive(Clone, Copy, Debug, Default)]
struct Weight {
    slots: usize,
    bytes: usize,
}

enum Slot {
    ToRead(Box<Document>),
    Ready(Outcome),
}

/// A job's outcomes, or what ends everything.
struct Done {
    number: u64,
    outcomes: Result<Vec<Outcome>, Error>,
    weight: Weight,
}

/// Reads everything. `each` gets every outcome in the order of the input, on this thread; its `Break` ends the work.
/// `bytes` counts what was read of the files.
///
/// # Errors
/// Those of `known`.
///
/// # Panics
/// Where the system gives the process no thread.
pub fn run(
    intake: &Intake,
    read: Read<'_>,
    known: Option<Known<'_>>,
    bytes: &AtomicU64,
    each: &mut dyn FnMut(Outcome) -> ControlFlow<()>,
) -> Result<(), Error> {
    let window = Window::new();
    let (job_sender, job_receiver) = channel::<Job>();
    let (done_sender, done_receiver) = channel::<Done>();
    let jobs = Mutex::new(job_receiver);
    thread::scope(|scope| {
        // Whatever happens on this thread, the others must learn that nobody waits for them.
        let _closing = window.closing();
        let failed = done_sender.clone();
        let thread = |name: String| thread::Builder::new().name(name).stack_size(STACK);
        let window = &window;
        let decoder = move || {
            let chunks = decode::Chunks::new(window, job_sender, known);
            if let Err(done) = decode::decode_all(intake, chunks, bytes) {
                // Nobody waits for it when the work was given up.
                let _ = failed.send(done);
            }
        };
        thread(format!("{}decoder", quiet::PREFIX))
            .spawn_scoped(scope, decoder)
            .expect("the system gives a process a few threads");
        for number in 0..intake.n_readers.get() {
            let (jobs, done) = (&jobs, done_sender.clone());
            let reader = move || read_jobs(jobs, &done, window, read);
            let spawned = thread(format!("{}reader-{number}", quiet::PREFIX)).spawn_scoped(scope, reader);
            // One reader is enough, if slow; without any the jobs would wait forever.
            assert!(number > 0 || spawned.is_ok(), "the system gives a process a few threads");
        }
        drop(done_sender);
        collect(&done_receiver, window, each)
    })
}

/// Takes the outcomes in order and hands them on.
fn collect(
    done: &Receiver<Done>,
    window: &Window,
    each: &mut dyn FnMut(Outcome) -> ControlFlow<()>,
) -> Result<(), Error> {
    let mut in_order = InOrder::default();
    while let Ok(next) = done.recv() {
        in_order.put(next.number, next);
        while let Some(next) = in_order.take() {
            window.release(next.weight);
            for outcome in next.outcomes? {
                if each(outcome).is_break() {
                    return Ok(());
                }
            }
        }
    }
    Ok(())
}

/// Reads jobs until there are no more.
fn read_jobs(jobs: &Mutex<Receiver<Job>>, done: &Sender<Done>, window: &Window, read: Read<'_>) {
    loop {
        // Waiting inside the lock is meant: whoever holds it takes the next job.
        let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { number, slots, weight }) = next else { return };
        if window.is_closed() {
            return;
        }
        let outcome = |slot| match slot {
            Slot::ToRead(document) => read_one(document, read),
            Slot::Ready(outcome) => outcome,
        };
        let outcomes = Ok(slots.into_iter().map(outcome).collect());
        if done.send(Done { number, outcomes, weight }).is_err() {
            return;
        }
    }
}

fn read_one(document: Box<Document>, read: Read<'_>) -> Outcome {
    let result = catch_unwind(AssertUnwindSafe(|| read(&document)));
    match result {
        Ok(reading) => Outcome::Read(Box::new((*document, reading))),
        Err(panic) => {
            let what = quiet::words(panic.as_ref());
            let note = format!("reading failed ({what}): only the text is kept");
            let reading = unread(&document, Note::new(NoteKind::Skipped, Span::default(), note));
            let loss = Loss {
                place: document.source.uri.clone(),
                reason: format!("reading failed: {what}; its text is kept and can be searched"),
                hint: Some("this is a fault of rasad: please report it with the document".to_owned()),
                kind: crate::intake::LossKind::Failed,
            };
            Outcome::Failed { pair: Box::new((*document, reading)), loss }
        }
    }
}

/// A reading that holds the text in items, so that it can be searched, and says why there is no more.
pub(crate) fn unread(document: &Document, note: Note) -> Reading {
    let item = |(at, block): (usize, &rasad_text::Block)| Item {
        id: format!("{}/{}", document.id, at + 1),
        kind: ItemKind::Paragraph,
        section: None,
        span: block.span,
    };
    Reading {
        document: document.id.clone(),
        title: document.title.clone(),
        language: document.language.clone(),
        items: document.blocks.iter().enumerate().map(item).collect(),
        notes: vec![note],
        ..Reading::default()
    }
}

/// Adds to a counter that others only look at.
fn count(counter: &AtomicU64, by: u64) {
    counter.fetch_add(by, Ordering::Relaxed);
}

#[cfg(test)]
mod tests;
