//! Verb dictionaries of TABARI, PETRARCH and PETRARCH-2, as rules of ours.
//!
//! ```text
//! synset  := '&' NAME { '+' WORD }
//! block   := '---' NAME [ '[' CODE ']' ] '---' { verb | pattern }
//! verb    := WORD [ '{' FORM { FORM } '}' ] [ '[' CODE ']' ]     one word of several is marked: BEEF_UP, +BEEF_UP
//! pattern := '-' { item } '*' { item } '[' CODE ']'
//! item    := WORD | '&' SYNSET | '(' PREPOSITION [ noun ] ')' | '{' { ADJECTIVE } NOUN '}' | '$' | '+' | '%' | '^'
//! CODE    := digits | digits ':' digits (active, passive) | '---'
//! ```
//! What our patterns can't say (several nouns, more than two words together, transformations) is passed over and named; a pattern is
//! never widened silently.

mod parse;
mod rules;

pub use parse::{VerbBlock, VerbDictionary, VerbEntry, VerbPattern, parse_verbs};
pub use rules::{VerbRules, rules};
