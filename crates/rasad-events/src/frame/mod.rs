//! Who does what in a clause: the arguments of a verb or a noun along the dependencies.

mod clause;
mod disguised;
mod fill;
mod inherited;
mod negation;
mod slots;
mod tree;
mod within;

pub(crate) use clause::{is_passive, subjects};
pub(crate) use fill::{fill, is_time};
pub(crate) use inherited::speaking_subject;
pub(crate) use negation::negation;
pub(crate) use slots::{Around, Fit, matches_noun, matches_verb};
pub(crate) use tree::Tree;
pub(crate) use within::is_tail_speaker;
