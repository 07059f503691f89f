//! Who does what in a clause: the arguments of a verb or a noun along the dependencies.

mod clause;
mod disguised;
mod slots;
mod tree;
mod within;

pub(crate) use clause::{negation, speaking_subject, subjects};
pub(crate) use slots::{Around, Fit, fill, matches_noun, matches_verb};
pub(crate) use tree::Tree;
