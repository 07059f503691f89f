//! A bound on what is under way between decoding and the caller.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::Weight;

/// Parts of the input that may be under way.
const SLOTS: usize = 4096;
/// Bytes of text that may be under way. A reading takes many times the room of its text.
const BYTES: usize = 8 << 20;

/// Counts what is under way, and makes the decoder wait.
#[derive(Debug, Default)]
pub(super) struct Window {
    state: Mutex<State>,
    freed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    under_way: Weight,
    closed: bool,
}

impl Window {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Waits until there is room; anything fits where nothing is under way. False when the work was given up.
    pub(super) fn take(&self, weight: Weight) -> bool {
        let full = |state: &mut State| {
            let Weight { slots, bytes } = state.under_way;
            !state.closed && slots > 0 && (slots + weight.slots > SLOTS || bytes + weight.bytes > BYTES)
        };
        let waited = self.freed.wait_while(self.state(), full);
        let mut state = waited.unwrap_or_else(PoisonError::into_inner);
        state.under_way.slots += weight.slots;
        state.under_way.bytes += weight.bytes;
        !state.closed
    }

    /// Gives room back.
    pub(super) fn release(&self, weight: Weight) {
        let mut state = self.state();
        state.under_way.slots = state.under_way.slots.saturating_sub(weight.slots);
        state.under_way.bytes = state.under_way.bytes.saturating_sub(weight.bytes);
        self.freed.notify_all();
    }

    /// Whether the work was given up.
    pub(super) fn is_closed(&self) -> bool {
        self.state().closed
    }

    /// Gives the work up when the guard goes.
    pub(super) fn closing(&self) -> Closing<'_> {
        Closing(self)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // The state is whole whoever panics: it is two numbers.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Closes the window when it goes out of scope.
pub(super) struct Closing<'a>(&'a Window);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        self.0.state().closed = true;
        self.0.freed.notify_all();
    }
}
