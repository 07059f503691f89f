//! English syntax after Universal Dependencies: tokens, tags, lemmas and trees.
//!
//! Everything is a pure function of the text and the model: no IO, no clock, no environment. Networks compute in
//! integers, the gates of the encoder in single precision with plain operations in a fixed order, so the same text
//! gives the same analysis on every machine, however wide its vectors. What this crate does not do: names, dates,
//! coreference, meaning.
//!
//! Entry points: [`Model::english`] with [`Model::analyze`] for text and [`Model::analyze_tokens`] for tokens;
//! [`split_sentences`] and [`tokenize`] for segmentation alone; [`conllu`] for files.
//!
//! Invariants: token spans lie in the text in order, on character boundaries, without overlap; what lies between
//! them is white space, invisible characters, bullets or Markdown marks; each sentence is a tree with one root.
//!
//! # Examples
//! ```
//! use rasad_syntax::{Deprel, Model};
//!
//! let sentences = Model::english().analyze("Zarif met Assad in Damascus.");
//! let sentence = &sentences[0];
//! let root = sentence.root().unwrap();
//! assert_eq!(sentence.tokens[root].lemma, "meet");
//! let subject = sentence.child(root, Deprel::Nsubj).unwrap();
//! assert_eq!(sentence.tokens[subject].form, "Zarif");
//! ```

pub mod conllu;
pub mod draw;
pub mod feats;

mod bytes;
mod encoder;
mod features;
mod label;
mod lemma;
mod lexicon;
mod matrix;
mod model;
mod morphology;
mod net;
mod parser;
mod segment;
mod sentence;
mod tagger;
mod transition;
mod verbs;
mod wordtable;

#[cfg(feature = "train")]
pub mod train;

pub use feats::Feats;
pub use label::Deprel;
pub use label::UnknownLabel;
pub use label::Upos;
pub use model::Model;
pub use model::ModelError;
pub use segment::split_sentences;
pub use segment::tokenize;
pub use sentence::Sentence;
pub use sentence::Token;
