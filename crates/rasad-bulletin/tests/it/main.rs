//! Composing, end to end: reports in, an issue out.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that can't go on may stop, and says why it skips"
)]

mod corpus;
mod laws;
mod lint;
