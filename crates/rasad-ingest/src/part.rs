//! What goes into decoding and what comes out of it.

use std::ops::ControlFlow;

use jiff::civil::Date;
use rasad_text::{Document, Note, NoteKind, Span};

use crate::Limits;
use crate::MediaType;

/// One file in memory.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// A path, an address or another name for it; its ending helps to tell the format.
    pub uri: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The format, where the caller knows better than [`crate::sniff()`].
    pub media_type: Option<MediaType>,
    /// The day on which it was got. A later day of publication is noted as a slip.
    pub retrieved: Option<Date>,
}

/// What one file gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// The documents, in the order of the file. Each has text.
    pub documents: Vec<Document>,
    /// What gave none, in the order of the file.
    pub notes: Vec<Skipped>,
}

/// A part that gave no document, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The file, with line, entry or attachment: `items.jsonl:17`, `feed.xml#3`, `digest.eml#map.png`.
    pub place: String,
    /// Why, as a lower-case sentence without a full stop, with the remedy where there is one.
    pub reason: String,
}

/// Where documents go as soon as they are made.
pub(crate) type Sink<'a> = &'a mut dyn FnMut(Result<Document, Skipped>) -> ControlFlow<()>;

/// Hands documents to the sink, and keeps to the number of documents that a file may give.
pub(crate) struct Delivery<'a> {
    sink: Sink<'a>,
    left: usize,
    /// Documents and skipped parts that went to the sink.
    pub(crate) counts: [usize; 2],
    retrieved: Option<Date>,
    /// What an attachment has from its message where it has nothing of its own.
    pub(crate) inherited: Inherited,
}

/// Facts that hold for a part because they hold for the whole.
#[derive(Debug, Default)]
pub(crate) struct Inherited {
    pub(crate) published: Option<Date>,
    pub(crate) outlets: Vec<String>,
}

impl<'a> Delivery<'a> {
    pub(crate) fn new(sink: Sink<'a>, limits: &Limits, retrieved: Option<Date>) -> Self {
        Self {
            sink,
            left: limits.max_documents_per_file,
            counts: [0; 2],
            retrieved,
            inherited: Inherited::default(),
        }
    }

    /// Hands over a document, or skips it when it has no text.
    pub(crate) fn document(&mut self, mut document: Document) -> ControlFlow<()> {
        if document.blocks.is_empty() {
            return self.skipped(document.source.uri, "it holds no text");
        }
        if self.left == 0 {
            let reason = "`max_documents_per_file` is reached: the rest of the file is left out";
            self.skipped(document.source.uri, reason)?;
            return ControlFlow::Break(());
        }
        self.left -= 1;
        document.published = document.published.or(self.inherited.published);
        if document.outlets.is_empty() {
            document.outlets.clone_from(&self.inherited.outlets);
        }
        if let (Some(published), Some(retrieved)) = (document.published, self.retrieved)
            && published > retrieved
        {
            let text = format!("published `{published}` lies after the day of retrieval, `{retrieved}`");
            document.notes.push(Note::new(NoteKind::Slip, Span::default(), text));
        }
        self.counts[0] += 1;
        (self.sink)(Ok(document))
    }

    /// Reports a part that gave no document.
    pub(crate) fn skipped(&mut self, place: impl Into<String>, reason: impl Into<String>) -> ControlFlow<()> {
        self.counts[1] += 1;
        (self.sink)(Err(Skipped { place: place.into(), reason: reason.into() }))
    }
}

/// One thing to decode: a whole file or a part of one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part<'a> {
    /// Name of the file, with the part's place.
    pub(crate) uri: &'a str,
    pub(crate) bytes: &'a [u8],
    pub(crate) media_type: MediaType,
    /// The charset that a wrapper declared.
    pub(crate) charset: Option<&'a str>,
    /// 1 for a file, 2 for what lies in it.
    pub(crate) depth: usize,
    pub(crate) limits: &'a Limits,
}
