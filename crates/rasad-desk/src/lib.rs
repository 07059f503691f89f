//! The use cases of a desk: the one place that joins decoding, reading and the archive.
//!
//! A desk is a folder: `desk.toml`, the archive `rasad.db`, `knowledge/` and `lexicon/` for what it knows better
//! than the program, `issues/` for what it publishes. [`Desk::find`] and [`Desk::open`] give one, and each use case
//! is a function of a file of its own. Both front ends call these.
//!
//! Nothing is printed here: progress goes through [`Progress`], results are plain types, and every [`Error`] has
//! a hint on what to do about it. [`clock`] is the program's only clock.

pub mod clock;
pub mod config;
pub mod issue;
pub mod pipeline;

mod add;
mod compose;
mod demo;
mod desk;
mod dictionaries;
mod error;
mod init;
mod intake;
mod lines;
mod lint;
mod parse;
mod progress;
mod read;
mod timeline;
mod unknown;
mod who;
mod write;

pub use add::{AddOptions, AddReport, add};
pub use compose::{compose, compose_with, period};
pub use config::{Arena, Config, Wrong};
pub use demo::{Demo, demo};
pub use desk::{ARCHIVE, DESK_FILE, Desk};
pub use dictionaries::{Dictionaries, DictionaryKind, DictionaryReport, dictionaries};
pub use error::Error;
pub use init::{InitOptions, init};
pub use intake::{Given, Loss, LossKind};
pub use lines::each_line;
pub use lint::{LintOutcome, Linted, fix, lint};
pub use parse::{ParseInput, Parsed, parse};
pub use progress::{Counts, Progress, Step};
pub use rasad_names::PartialDate;
pub use read::{ReadOptions, read};
pub use timeline::{Timeline, by_class, timeline};
pub use unknown::{unknown, unknown_in_archive};
pub use who::{Candidate, Facts, Member, Named, Nearness, Profile, Term, Who, who};
pub use write::write_whole;
