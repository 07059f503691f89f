//! Who did what to whom: the ontology of events, the lexicon of rules, and the coder over trees.
//!
//! [`code`] takes the dependency trees of one item and gives [`Candidate`]s: which rule fired on which
//! word, and which words stand for actors and recipients. It knows grammar and the lexicon, but no names:
//! turning words into people and bodies is the work of `rasad-reading`. It can't fail.

mod candidate;
mod code;
mod frame;
mod status;

pub mod cameo;
pub mod dictionary;
pub mod lexicon;
pub mod ontology;
pub mod speech;

pub use candidate::{Argument, Candidate, TokenRef};
pub use code::code;
pub use lexicon::{Lexicon, LexiconError, LexiconFile, Rule, concerns_place};
pub use ontology::{EventType, QuadClass, Status};
pub use speech::{Speech, find_speech, is_speech_verb};
