//! The pages on a real archive, without a socket and in a real browser.
