//! Panics on the threads of the pipeline: caught, put into words, and not shouted on the terminal.

use std::any::Any;
use std::cell::RefCell;
use std::panic;
use std::thread;

/// How the names of the pipeline's threads begin.
pub(super) const PREFIX: &str = "rasad-";

thread_local! {
    /// Where the last panic of this thread was.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps panics in single documents off standard error; they come back as outcomes, with file and line. Panics on
/// other threads are shown as before. For the start of a program.
pub fn quiet_panics() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().name().is_some_and(|name| name.starts_with(PREFIX)) {
            let place = info.location().map(|place| format!("{}:{}", place.file(), place.line()));
            PLACE.with(|last| last.replace(place));
        } else {
            usual(info);
        }
    }));
}

/// What a panic said, and where it was if [`quiet_panics`] watches.
pub(super) fn words(panic: &(dyn Any + Send)) -> String {
    let said = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let said = said.or_else(|| panic.downcast_ref::<String>().cloned());
    let said = said.unwrap_or_else(|| "a panic without words".to_owned()).replace('\n', " ");
    match PLACE.with(RefCell::take) {
        Some(place) => format!("{said} at {place}"),
        None => said,
    }
}
