//! A few open archives that requests take turns with, so that no request waits for opening and none blocks
//! the threads that answer.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use rasad_store::Archive;
use tokio::sync::Semaphore;

use crate::failure::Failure;

/// Questions put to the archive at once. Each holds a thread and up to 32 MiB of pages.
const AT_ONCE: usize = 4;

/// Open archives that nobody uses at the moment, all of one file.
pub(crate) struct Pool {
    path: PathBuf,
    idle: Mutex<Vec<Archive>>,
    turns: Arc<Semaphore>,
}

impl Pool {
    pub(crate) fn new(path: PathBuf) -> Self {
        Self { path, idle: Mutex::new(Vec::new()), turns: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// Asks the archive on a thread where waiting does no harm.
    pub(crate) async fn ask<T: Send + 'static>(
        self: &Arc<Self>,
        question: impl FnOnce(&Archive) -> rasad_store::Result<T> + Send + 'static,
    ) -> Result<T, Failure> {
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|_| Failure::Busy)?;
        let pool = Arc::clone(self);
        let asked = tokio::task::spawn_blocking(move || {
            // A request that gave up waiting does not free its turn before its question is answered.
            let _turn = turn;
            let archive = pool.take()?;
            let answer = question(&archive)?;
            pool.idle.lock().unwrap_or_else(PoisonError::into_inner).push(archive);
            rasad_store::Result::Ok(answer)
        });
        match asked.await {
            Ok(answer) => answer.map_err(Failure::from),
            Err(panic) => Err(Failure::internal(panic)),
        }
    }

    /// An archive that failed is not put back, so that the next question opens a fresh one.
    fn take(&self) -> rasad_store::Result<Archive> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match idle {
            // A file that was taken away is noticed; its open handles would go on answering.
            Some(archive) if self.path.exists() => Ok(archive),
            _ => Archive::open_read_only(&self.path),
        }
    }
}
