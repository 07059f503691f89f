//! Reads a document: structure, citations, names, dates, sayings and events.
//!
//! One entry point, [`read`]. It is a pure function of the document, the knowledge, the lexicon and the
//! model: no IO, no clock, no randomness. It can't fail: what it does not understand becomes a note with a
//! span. [`record`] writes a reading as JSON Lines;
//! [`read_traced`] also says how it came about.

mod attribution;
mod citation;
mod coreference;
mod event;
mod explain;
mod finish;
mod mention;
mod model;
mod outlook;
mod read;
mod reader;
pub mod record;
mod repair;
mod structure;
mod time;
mod trace;
mod unknown;

pub use explain::{Finding, Missed, SentenceAccount, UnknownVerb, explain};
pub use model::{
    Attribution, Citation, CitedOutlet, DateBasis, DateMention, Entity, EntityKind, Event, EventPlace, Item,
    ItemKind, Mention, Reading, Role, SpeechForm,
};
pub use read::{read, read_traced};
pub use reader::Reader;
pub use trace::{Dropped, Fate, ItemTrace, Trace, TracedCandidate, TracedName};
pub use unknown::{Unknown, UnknownName, UnknownVerbCount};
