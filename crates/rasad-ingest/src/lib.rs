//! Bytes of many formats, within limits, to documents and notes.
//!
//! [`decode`] takes a file that is in memory, [`decode_stream`] one that need not be: JSON Lines, also
//! compressed, goes through it line by line. Both find out by content what they were given ([`sniff`]).
//!
//! What is wrong inside a file never costs the rest of it: a part that can't be read becomes a
//! [`Skipped`] that names its place, a repair becomes a note on the document. A [`DecodeError`] is for
//! what stops the whole file: a limit, a reader that fails, a compressed stream that ends early.
//!
//! Nothing is fetched, no link is followed, no clock is read, and no input is walked recursively.

mod charset;
mod compose;
mod day;
mod error;
mod fields;
mod gzip;
mod limits;
mod media;
mod part;
mod sniff;
mod stream;

mod decode;

pub use error::DecodeError;
pub use limits::Limits;
pub use media::MediaType;
pub use part::{Decoded, Input, Skipped};
pub use sniff::{SNIFF_BYTES, sniff};
pub use stream::{decode, decode_stream};
