//! Runs what the data files promise: every rule's own examples, and the corpus.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that can't go on may stop, and says why it skips"
)]

mod corpus;
mod examples;
