//! The real program in folders of its own: every command, what goes in and comes out, and what can go wrong.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that can't go on may stop, and says why it skips"
)]

mod add;
mod compose;
mod crash;
mod dictionary;
mod explain;
mod faults;
mod find;
mod init;
mod names;
mod parse;
mod read;
mod run;
mod serve;
mod unknown;
mod who;
