//! The archive on real files.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that can't go on may stop, and says why it skips"
)]

mod add;
mod ask;
mod crash;
mod faults;
mod find;
mod synthetic;

use std::path::PathBuf;

/// A folder of its own for one test, empty at its start.
fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("rasad-store").join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).expect("the target folder can be written");
    path
}
