//! Putting what comes in any order back into its own.

use std::collections::BTreeMap;

/// Holds what came early.
#[derive(Debug)]
pub(super) struct InOrder<T> {
    next: u64,
    early: BTreeMap<u64, T>,
}

impl<T> Default for InOrder<T> {
    fn default() -> Self {
        Self { next: 0, early: BTreeMap::new() }
    }
}

impl<T> InOrder<T> {
    /// Takes what has a number; numbers begin at 0 and none is missing.
    pub(super) fn put(&mut self, number: u64, what: T) {
        self.early.insert(number, what);
    }

    /// Gives what is next, if it is there.
    pub(super) fn take(&mut self) -> Option<T> {
        let what = self.early.remove(&self.next)?;
        self.next += 1;
        Some(what)
    }
}
