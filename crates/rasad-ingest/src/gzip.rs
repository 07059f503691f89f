//! Expanding `.gz` with an eye on how much comes out.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use flate2::read::MultiGzDecoder;

/// Expanded bytes below which no ratio does harm.
const HARMLESS_BYTES: u64 = 64 << 20;

/// The message of the error that a reader of this kind gives for a bomb.
#[derive(Debug, thiserror::Error)]
#[error("expands to more than {ratio} times its size")]
pub(crate) struct ExpandsTooFar {
    pub(crate) ratio: u64,
}

/// Reads the content of a gzip file, of several members also.
pub(crate) struct Expanding<R: Read> {
    decoder: MultiGzDecoder<Counted<R>>,
    taken: Rc<Cell<u64>>,
    given: u64,
    ratio: u64,
}

impl<R: Read> Expanding<R> {
    /// Fails with [`ExpandsTooFar`] when more than `ratio` times the bytes read come out.
    pub(crate) fn new(reader: R, ratio: u64) -> Self {
        let taken = Rc::new(Cell::new(0));
        let decoder = MultiGzDecoder::new(Counted { reader, taken: Rc::clone(&taken) });
        Self { decoder, taken, given: 0, ratio }
    }
}

impl<R: Read> Read for Expanding<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.decoder.read(buffer)?;
        self.given += count as u64;
        if self.given > HARMLESS_BYTES && self.given / self.ratio > self.taken.get() {
            return Err(io::Error::other(ExpandsTooFar { ratio: self.ratio }));
        }
        Ok(count)
    }
}

struct Counted<R> {
    reader: R,
    taken: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.taken.set(self.taken.get() + count as u64);
        Ok(count)
    }
}
