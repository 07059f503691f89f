//! What the desk knows of countries, people, bodies, outlets and places, and how their names are found.
//!
//! [`Knowledge`] is loaded from data files that people edit: the built-in ones under `knowledge/`, and a
//! desk's own folder, which overrides and extends them. [`Gazetteer`] is one automaton over all forms of
//! all names, in folded words, so that a name is found whatever its case, accents or apostrophes.
//!
//! This crate does no IO of its own: the caller hands in the text of a desk's files.

mod compare;
pub mod dictionary;

pub mod gazetteer;
pub mod knowledge;

pub use compare::{Comparison, NameKind, compare};
pub use gazetteer::{Form, FormKind, Gazetteer, Match, Target};
pub use knowledge::{
    Body, Country, Knowledge, KnowledgeError, KnowledgeFile, Office, Outlet, PartialDate, Person, Place,
    Title,
};
