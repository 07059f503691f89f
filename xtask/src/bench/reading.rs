//! Reading alone, on one thread: documents that are in memory already.

use std::fs::File;
use std::hint::black_box;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use anyhow::Context;
use rasad_events::Lexicon;
use rasad_ingest::Limits;
use rasad_ingest::decode_stream;
use rasad_names::Knowledge;
use rasad_reading::Reader;
use rasad_reading::read;
use rasad_syntax::Model;
use rasad_syntax::split_sentences;
use rasad_text::Document;

use super::Figure;
use super::Options;

const N_DOCUMENTS: usize = 5_000;

/// Sentences a second, and how long it takes until the first can be read.
pub(super) fn measure(corpus: &Path, options: &Options) -> anyhow::Result<Vec<Figure>> {
    let mut figures = Vec::new();
    let mut first = |what: &str, milliseconds: f64| figures.push(Figure::new(what, "ms", vec![milliseconds]));
    // Each is made once in a process, so there is one run.
    first("to make ready: syntax model", milliseconds(Model::english).0);
    first("to make ready: knowledge", milliseconds(Knowledge::builtin).0);
    first("to make ready: lexicon", milliseconds(Lexicon::builtin).0);
    let (ready_ms, reader) = milliseconds(Reader::builtin);
    first("to make ready: automaton of names", ready_ms);
    let documents = documents(corpus, if options.quick { N_DOCUMENTS / 10 } else { N_DOCUMENTS })?;
    let n_sentences: usize = documents.iter().map(|document| split_sentences(&document.text).len()).sum();
    let n_bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    // The first pass fills what is made on first use.
    for document in documents.iter().take(N_DOCUMENTS / 10) {
        black_box(read(document, &reader));
    }
    let mut sentences = Vec::new();
    let mut megabytes = Vec::new();
    for _ in 0..options.n_runs() {
        let started = Instant::now();
        for document in &documents {
            black_box(read(document, &reader));
        }
        let seconds = started.elapsed().as_secs_f64();
        sentences.push(n_sentences as f64 / seconds);
        megabytes.push(n_bytes as f64 / 1e6 / seconds);
    }
    let what = format!("reading, one thread, {} items of {n_sentences} sentences", documents.len());
    figures.push(Figure::new(&what, "sentences/s", sentences).bound("5,000"));
    figures.push(Figure::new(what, "MB/s", megabytes));
    Ok(figures)
}

fn milliseconds<T>(make: impl FnOnce() -> T) -> (f64, T) {
    let started = Instant::now();
    let made = make();
    (started.elapsed().as_secs_f64() * 1e3, made)
}

/// Some documents, evenly out of the whole.
fn documents(corpus: &Path, wanted: usize) -> anyhow::Result<Vec<Document>> {
    let file = File::open(corpus).with_context(|| format!("opening `{}`", corpus.display()))?;
    let mut documents = Vec::new();
    let mut sink = |result| {
        documents.extend(result);
        ControlFlow::Continue(())
    };
    decode_stream(file, &corpus.to_string_lossy(), None, &Limits::default(), &mut sink)?;
    let step = (documents.len() / wanted).max(1);
    Ok(documents.into_iter().step_by(step).take(wanted).collect())
}
