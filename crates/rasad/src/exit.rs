//! What a command comes to: an exit code, and a message with a hint where something is wrong.

use std::io::{self, Write};
use std::process::ExitCode;

use rasad_desk::Error;

/// How a command ended, if nothing stopped it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// It did what was asked.
    Done,
    /// Nothing was found, or something was found that should not be there.
    Nothing,
    /// Some of what was asked is not done; it has been said what.
    InPart,
}

/// What stopped a command.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// A use case.
    #[error(transparent)]
    Desk(#[from] Error),
    /// The results can't be written.
    #[error("the results can't be written: {0}")]
    Output(#[from] io::Error),
    /// The arguments don't make sense together.
    #[error("{message}")]
    Usage {
        /// What is wrong.
        message: String,
        /// What to do.
        hint: String,
    },
}

impl Failure {
    fn hint(&self) -> String {
        match self {
            Self::Desk(error) => error.hint(),
            Self::Output(_) => "look at where standard output goes".to_owned(),
            Self::Usage { hint, .. } => hint.clone(),
        }
    }
}

/// Says what went wrong, and gives the code: 0 done, 1 nothing found or findings, 2 error.
pub(crate) fn code(result: Result<End, Failure>) -> ExitCode {
    match result {
        Ok(End::Done) => ExitCode::SUCCESS,
        Ok(End::Nothing) => ExitCode::from(1),
        Ok(End::InPart) => ExitCode::from(2),
        // Whoever reads the results has enough of them: `rasad read ... | head`.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            say(&failure.to_string(), Some(&failure.hint()));
            ExitCode::from(2)
        }
    }
}

/// Writes a message and its hint to standard error.
pub(crate) fn say(message: &str, hint: Option<&str>) {
    let hint = hint.map(|hint| format!("hint: {hint}\n")).unwrap_or_default();
    tell(&format!("error: {message}\n{hint}"));
}

/// Writes to standard error. Where that is closed there is nobody to tell.
pub(crate) fn tell(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
