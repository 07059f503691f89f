//! From text to sentences and tokens, by rule.

mod sentence;
mod token;
mod words;

pub use sentence::split_sentences;
pub use token::tokenize;

pub(crate) use sentence::group_sentences;
