//! How far a use case is, for whoever wants to show it.

/// What happened to the parts of the input so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Parts that were met: documents, and what could be none.
    pub found: usize,
    /// Documents written.
    pub added: usize,
    /// Documents that were there already, or earlier in the same input.
    pub known: usize,
    /// Parts that hold no document: formats that are not read, lines without text, hidden files.
    pub skipped: usize,
    /// Files that can't be read to their end, and documents whose reading failed.
    pub failed: usize,
    /// Items written.
    pub items: usize,
    /// Events written.
    pub events: usize,
}

/// Something that happened.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// The work begins.
    Begun {
        /// Files to read.
        files: usize,
        /// Bytes of them, where all are known.
        bytes: Option<u64>,
    },
    /// So much is done.
    Advanced {
        /// Bytes of the files read.
        bytes: u64,
        /// What came of them.
        counts: Counts,
    },
    /// Everything is done, or the work was given up.
    Ended,
}

/// Somebody who looks on.
pub trait Progress {
    /// Called on the thread of the use case, at most a few hundred times a second.
    fn step(&mut self, step: Step);

    /// Whether the user wants it to end; asked between batches. What was written stays.
    fn interrupted(&self) -> bool {
        false
    }
}

/// Nobody looks on.
impl Progress for () {
    fn step(&mut self, _: Step) {}
}
