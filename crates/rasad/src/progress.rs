//! Progress on a terminal; nothing where standard error goes elsewhere.

use std::io::{self, IsTerminal};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rasad_desk::{Progress, Step};

use crate::interrupt::Interrupt;

/// A bar, or nothing.
pub(crate) struct Bar {
    bar: Option<ProgressBar>,
    interrupt: Option<Interrupt>,
}

impl Bar {
    /// A bar where people look at standard error.
    pub(crate) fn new() -> Self {
        Self { bar: io::stderr().is_terminal().then(ProgressBar::hidden), interrupt: None }
    }

    /// The same, and Ctrl-C asks for an end in good order.
    pub(crate) fn with_interrupt() -> Self {
        Self { interrupt: Interrupt::watch(), ..Self::new() }
    }

    /// Nothing, for when results and progress would share a terminal.
    pub(crate) fn none() -> Self {
        Self { bar: None, interrupt: None }
    }

    /// Writes to standard error, above the bar.
    pub(crate) fn tell(&self, text: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| crate::exit::tell(text)),
            None => crate::exit::tell(text),
        }
    }
}

impl Progress for Bar {
    fn step(&mut self, step: Step) {
        let Some(bar) = &self.bar else { return };
        match step {
            Step::Begun { bytes, .. } => {
                let template = match bytes {
                    Some(bytes) => {
                        bar.set_length(bytes);
                        "{bar:30} {percent:>3} %  {elapsed}, {eta} left  {msg}"
                    }
                    None => "{spinner} {elapsed}  {msg}",
                };
                let style =
                    ProgressStyle::with_template(template).expect("the template above is well formed");
                bar.set_style(style);
                bar.set_draw_target(ProgressDrawTarget::stderr());
                bar.enable_steady_tick(Duration::from_millis(250));
            }
            Step::Advanced { bytes, counts } => {
                bar.set_position(bytes);
                let failed =
                    if counts.failed > 0 { format!(", {} failed", counts.failed) } else { String::new() };
                let known =
                    if counts.known > 0 { format!(", {} known", counts.known) } else { String::new() };
                bar.set_message(format!(
                    "{} documents, {} events{known}{failed}",
                    counts.added, counts.events
                ));
            }
            Step::Ended => bar.finish_and_clear(),
        }
    }

    fn interrupted(&self) -> bool {
        self.interrupt.as_ref().is_some_and(Interrupt::is_asked)
    }
}
