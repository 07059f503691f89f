//! The issue of a period: composed from readings, every sentence tied to its passages, and rendered.
//!
//! [`compose`] selects the reports of a period by the desk's subject and arenas, puts reports of one
//! story together, and writes sentences that say no more than the passages they rest on. [`render`] turns
//! an [`Issue`] into Markdown, HTML or JSON. Pure: no IO, no clock; the same readings give the same issue.

mod brief;
mod compose;
pub mod issue;
pub mod lint;
mod phrase;
pub mod render;
pub mod verify;

pub use brief::{Arena, Brief};
pub use compose::compose;
pub use issue::{
    Caption, Correction, Issue, IssueCitation, IssueItem, IssueSentence, LeftOut, OverviewLine, Passage,
    Section,
};
