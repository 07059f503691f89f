//! The archive of a desk: documents, what was read from them, search, dossiers, timelines and networks, in
//! one `SQLite` file.
//!
//! SQL lives here only, and nothing of it shows: everything goes in and comes out as plain Rust types.
//! The archive reads no clock and guesses nothing; the same documents in the same order give the same rows.
//! It holds what readings say; which entities or events of several documents are the same is not decided
//! here.
//!
//! [`Archive::create`], [`Archive::open`] and [`Archive::open_read_only`] give an [`Archive`];
//! [`Archive::add`] takes a batch in one transaction, and a process killed at any point leaves whole batches.

mod add;
mod archive;
mod codes;
mod error;
mod events;
mod filter;
mod find;
mod listing;
mod names;
mod network;
mod read;
mod schema;
mod status;
mod timeline;
mod who;

pub use add::AddReport;
pub use archive::Archive;
pub use error::{Error, QueryError, QueryErrorKind, Result};
pub use events::{EventCitation, EventOrder, EventRow, Page, Party};
pub use filter::{EventFilter, Scope};
pub use find::{
    Clause, Hit, MAX_HITS, MAX_QUERY_BYTES, MAX_QUERY_TERMS, Operator, Query, SearchQuery, SearchResult,
    Snippet, Term, parse_days,
};
pub use listing::{DocumentFilter, DocumentRow, OutletRow};
pub use names::{Closeness, EntityRow};
pub use network::Edge;
pub use status::ArchiveStatus;
pub use timeline::{Bucket, Step};
pub use who::{Dossier, RoleRow, SideCounts, SpellingRow};
