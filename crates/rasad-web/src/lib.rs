//! The pages of a desk in the browser: search, events, people, documents, the timeline and the drafted issue.
//!
//! Pages are made on the server and work without script; a JSON API gives the same with the same filters.
//! Nothing is loaded from outside, nothing is written, and only this computer is answered: [`serve`] refuses
//! any address but the loopback interface's, and a request that names another host.
//!
//! [`Site`] says what is shown, [`router`] makes the pages of it, [`serve`] answers requests until told to stop.
//! The crate reads no clock: where a page needs a last day, it is that of the archive.

mod api;
mod assets;
mod csv;
mod failure;
mod filters;
mod guard;
mod links;
mod pages;
mod parameters;
mod pool;
mod router;
mod serve;
mod site;
mod stretch;
mod view;

pub use router::router;
pub use serve::{Error, Result, serve};
pub use site::{Arena, Compose, ComposeError, Desk, Explain, Site};
