//! Puts right what the trees get wrong about people and about who goes on speaking, by what the names say.
//!
//! The parser knows no names: "the Speaker of the Parliament and the President" joins the President to the
//! Parliament as readily as to the Speaker. Titles and names are known here, so such joints can be mended
//! before the rules for events look at the trees. A tree stays a tree: no change that would close a ring is made.

mod clauses;
mod people;
mod roots;

use rasad_syntax::{Deprel, Sentence, Token};

use crate::mention::{Entities, ItemMentions};

/// Mends the trees of an item's sentences in place.
pub(crate) fn repair(sentences: &mut [Sentence], entities: &Entities, found: &ItemMentions) {
    for (at, sentence) in sentences.iter_mut().enumerate() {
        let units = people::units(at, sentence, entities, found);
        roots::repair(&mut sentence.tokens);
        people::repair(&mut sentence.tokens, &units);
        clauses::repair(&mut sentence.tokens);
    }
}

/// Hangs a token on another, unless that one hangs on it.
fn attach(tokens: &mut [Token], at: usize, head: usize, deprel: Deprel) -> bool {
    let mut up = Some(head);
    for _ in 0..=tokens.len() {
        match up {
            Some(above) if above == at => return false,
            Some(above) => up = tokens[above].head,
            None => break,
        }
    }
    tokens[at].head = Some(head);
    tokens[at].deprel = deprel;
    true
}
