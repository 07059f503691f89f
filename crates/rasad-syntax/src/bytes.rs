//! Reading and writing of the model file: little-endian numbers and counted arrays.

use crate::model::ModelError;

/// Writes a model.
#[cfg(feature = "train")]
#[derive(Default)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
}

#[cfg(feature = "train")]
impl Writer {
    pub(crate) fn finish(self) -> Vec<u8> {
        self.bytes
    }

    pub(crate) fn count(&mut self, value: usize) {
        let value = u32::try_from(value).expect("a model's arrays are far below 2^32");
        self.bytes.extend(value.to_le_bytes());
    }

    pub(crate) fn long(&mut self, value: u64) {
        self.bytes.extend(value.to_le_bytes());
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.count(text.len());
        self.bytes.extend(text.as_bytes());
    }

    /// What another writer wrote.
    pub(crate) fn append(&mut self, bytes: &[u8]) {
        self.bytes.extend(bytes);
    }

    pub(crate) fn narrow(&mut self, values: &[i8]) {
        self.count(values.len());
        self.bytes.extend(values.iter().map(|value| value.cast_unsigned()));
    }

    pub(crate) fn wide(&mut self, values: &[i16]) {
        self.count(values.len());
        self.bytes.extend(values.iter().flat_map(|value| value.to_le_bytes()));
    }
}

/// Reads a model; every call fails on a file that is too short.
pub(crate) struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    pub(crate) fn new(rest: &'b [u8]) -> Reader<'b> {
        Reader { rest }
    }

    pub(crate) fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    fn take(&mut self, len: usize) -> Result<&'b [u8], ModelError> {
        let (taken, rest) = self.rest.split_at_checked(len).ok_or(ModelError::Truncated)?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        self.take(N)?.try_into().map_err(|_| ModelError::Truncated)
    }

    pub(crate) fn count(&mut self) -> Result<usize, ModelError> {
        Ok(u32::from_le_bytes(self.array()?) as usize)
    }

    pub(crate) fn long(&mut self) -> Result<u64, ModelError> {
        Ok(u64::from_le_bytes(self.array()?))
    }

    pub(crate) fn text(&mut self) -> Result<&'b str, ModelError> {
        let len = self.count()?;
        std::str::from_utf8(self.take(len)?).map_err(|_| ModelError::Malformed { what: "text" })
    }

    pub(crate) fn narrow(&mut self) -> Result<Vec<i8>, ModelError> {
        let len = self.count()?;
        Ok(self.take(len)?.iter().map(|byte| byte.cast_signed()).collect())
    }

    pub(crate) fn wide(&mut self) -> Result<Vec<i16>, ModelError> {
        let len = self.count()?.checked_mul(2).ok_or(ModelError::Truncated)?;
        Ok(self.take(len)?.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect())
    }
}

/// A fast 64-bit digest that finds a damaged file; not for security.
pub(crate) fn digest(bytes: &[u8]) -> u64 {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64 ^ bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let word = chunk.iter().rev().fold(0_u64, |word, &byte| word << 8 | u64::from(byte));
        state = (state ^ word).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(29);
    }
    for &byte in chunks.remainder() {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    state ^ state >> 32
}
