//! The pages on a real archive: without a socket, and in a real browser.

#![expect(clippy::unwrap_used, reason = "what tests share may panic as they do")]

mod api;
mod browser;
mod desk;
mod guard;
mod pages;
mod webdriver;
