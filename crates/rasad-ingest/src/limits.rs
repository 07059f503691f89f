//! How much of anything is read before saying so and stopping.

/// Bounds on what one file may cost. They are generous: a bulletin or a day's feed comes nowhere near.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file that has to be in memory whole, after expansion. JSON Lines are streamed and
    /// bounded by [`Self::max_line_bytes`] instead.
    pub max_bytes_per_file: u64,
    /// Bytes of normalised text in one document; what is over is left out with a note.
    pub max_text_bytes_per_document: usize,
    /// Documents out of one file; the rest is left out with a [`crate::Skipped`].
    pub max_documents_per_file: usize,
    /// Bytes of one line of JSON Lines; a longer line is skipped.
    pub max_line_bytes: usize,
    /// How deep archives and messages may lie in one another, 1 for none in the other.
    pub max_depth: usize,
    /// How many times its size a compressed file may expand to. Judged from 64 MiB of expanded bytes
    /// on; below that no ratio does harm.
    pub max_expansion_ratio: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_bytes_per_file: 256 << 20,
            max_text_bytes_per_document: 8 << 20,
            max_documents_per_file: 10_000_000,
            max_line_bytes: 64 << 20,
            max_depth: 4,
            max_expansion_ratio: 250,
        }
    }
}
