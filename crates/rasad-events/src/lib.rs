//! Who did what to whom: the ontology of events, the lexicon of rules, and the coder.

pub mod ontology;

pub use ontology::{EventType, QuadClass, Status};
