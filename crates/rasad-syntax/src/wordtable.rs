//! A frozen set of strings, numbered in order, with fast look-up.

use crate::bytes::Reader;
#[cfg(feature = "train")]
use crate::bytes::Writer;
use crate::model::ModelError;

/// Strings in one arena with an open-addressing index.
pub(crate) struct WordTable {
    arena: String,
    /// End of each word in the arena.
    ends: Vec<u32>,
    /// Word number + 1, or 0.
    index: Vec<u32>,
}

impl WordTable {
    /// A table of words; of equal ones the first is found.
    pub(crate) fn new<'w>(words: impl Iterator<Item = &'w str>) -> WordTable {
        let mut arena = String::new();
        let mut ends = Vec::new();
        for word in words {
            arena.push_str(word);
            ends.push(u32::try_from(arena.len()).unwrap_or(u32::MAX));
        }
        let size = (ends.len() * 2).next_power_of_two().max(16);
        let mut table = WordTable { arena, ends, index: vec![0; size] };
        for word in 0..table.ends.len() {
            let mut at = place(table.word(word), size - 1);
            while table.index[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            table.index[at] = u32::try_from(word + 1).unwrap_or(u32::MAX);
        }
        table
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    fn word(&self, number: usize) -> &str {
        let start = if number == 0 { 0 } else { self.ends[number - 1] as usize };
        &self.arena[start..self.ends[number] as usize]
    }

    /// The number of a word.
    pub(crate) fn find(&self, word: &str) -> Option<usize> {
        let mask = self.index.len() - 1;
        let mut at = place(word, mask);
        loop {
            let number = (self.index[at] as usize).checked_sub(1)?;
            if self.word(number) == word {
                return Some(number);
            }
            at = (at + 1) & mask;
        }
    }

    #[cfg(feature = "train")]
    pub(crate) fn write(&self, writer: &mut Writer) {
        writer.count(self.len());
        let words: Vec<&str> = (0..self.len()).map(|number| self.word(number)).collect();
        writer.text(&words.join("\n"));
    }

    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<WordTable, ModelError> {
        let len = reader.count()?;
        let text = reader.text()?;
        let table = WordTable::new(text.split('\n').take(if text.is_empty() { 0 } else { usize::MAX }));
        if table.len() == len { Ok(table) } else { Err(ModelError::Malformed { what: "word table" }) }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "only the low bits are wanted")]
fn place(word: &str, mask: usize) -> usize {
    hash(word.as_bytes()) as usize & mask
}

/// FNV-1a with its high bits folded in.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for &byte in bytes {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    state ^ state >> 29
}
