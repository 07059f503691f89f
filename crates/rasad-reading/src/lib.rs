//! Reads a document: structure, citations, names, dates, sayings and events.
//!
//! One entry point, `read(&Document, &Reader) -> Reading`. It is a pure function of the document, the
//! knowledge, the lexicon and the model: no IO, no clock, no randomness. It can't fail: what it does
//! not understand becomes a note with a span.

mod model;

pub use model::{
    Attribution, Citation, CitedOutlet, DateBasis, DateMention, Entity, EntityKind, Event, EventPlace, Item, ItemKind,
    Mention, Reading, Role, SpeechForm,
};
