//! Ctrl-C: the first asks for an end in good order, the second is the end.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::exit::tell;

/// What a shell expects of a program that Ctrl-C ended.
const ENDED: i32 = 130;

/// Whether an end was asked for.
pub(crate) struct Interrupt {
    asked: Arc<AtomicBool>,
}

impl Interrupt {
    /// Begins to watch. `None` where the system gives no way to: Ctrl-C then ends the program at once, which costs
    /// nothing but the batch under way.
    pub(crate) fn watch() -> Option<Self> {
        let asked = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&asked);
        let runtime = runtime().ok()?;
        let watch = move || {
            runtime.block_on(async {
                while tokio::signal::ctrl_c().await.is_ok() {
                    if seen.swap(true, Ordering::Relaxed) {
                        std::process::exit(ENDED);
                    }
                    tell("\nending after this batch; Ctrl-C again ends at once\n");
                }
            });
        };
        thread::Builder::new().spawn(watch).ok()?;
        Some(Self { asked })
    }

    /// Whether an end was asked for.
    pub(crate) fn is_asked(&self) -> bool {
        self.asked.load(Ordering::Relaxed)
    }
}

/// A runtime for waiting, on the thread that asks.
pub(crate) fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()
}
