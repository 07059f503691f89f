//! Documents, spans and normalised text: what every other crate of Rasad points into.
//!
//! A [`Document`] is what a decoder makes of some bytes: one normalised text, blocks over it, and where
//! it came from. Everything that is ever said about a text carries a [`Span`] into `Document::text`,
//! in UTF-8 bytes.
//!
//! This crate knows nothing of names, dates or events, does no IO, and never fails: what can't be
//! understood becomes a [`Note`].

mod digest;
mod document;
mod note;
mod span;

pub mod dictionary;
pub mod fold;
pub mod normalize;
pub mod script;

pub use digest::{document_id, sha256_hex};
pub use document::{Block, BlockKind, Document, Source};
pub use note::{Note, NoteKind};
pub use span::Span;
