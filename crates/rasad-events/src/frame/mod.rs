//! Who does what in a clause: the arguments of a verb or a noun along the dependencies.

mod clause;
mod slots;
mod tree;

pub(crate) use clause::{negation, subjects};
pub(crate) use slots::{Around, Fit, fill, matches_noun, matches_verb};
pub(crate) use tree::Tree;
