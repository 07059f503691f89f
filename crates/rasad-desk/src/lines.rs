//! Lines of a file or of standard input, one at a time.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::path::Path;

use crate::error::Error;

/// Longest line, in bytes; a longer one is handed on cut, which no format of ours survives unnoticed.
const LONGEST: u64 = 1 << 24;

/// Hands on each line of a file, `-` for standard input, with its number from 1. A byte order mark and the ends of
/// lines are no part of them; what is not UTF-8 becomes U+FFFD. `Break` ends it.
///
/// # Errors
/// [`Error::Unreadable`].
pub fn each_line(path: &Path, each: &mut dyn FnMut(usize, &str) -> ControlFlow<()>) -> Result<(), Error> {
    let unreadable = |source| Error::Unreadable { path: path.to_owned(), source };
    let reader: Box<dyn Read> = if path.as_os_str() == "-" {
        Box::new(io::stdin())
    } else {
        let file = File::open(path).map_err(unreadable)?;
        if file.metadata().map_err(unreadable)?.is_dir() {
            return Err(unreadable(io::Error::from(io::ErrorKind::IsADirectory)));
        }
        Box::new(file)
    };
    let mut reader = BufReader::with_capacity(1 << 16, reader);
    let mut bytes = Vec::new();
    let mut number = 0;
    loop {
        bytes.clear();
        if (&mut reader).take(LONGEST).read_until(b'\n', &mut bytes).map_err(unreadable)? == 0 {
            return Ok(());
        }
        number += 1;
        let text = String::from_utf8_lossy(&bytes);
        let line = text.trim_end_matches(['\n', '\r']);
        let line = if number == 1 { line.strip_prefix('\u{feff}').unwrap_or(line) } else { line };
        if each(number, line).is_break() {
            return Ok(());
        }
    }
}
