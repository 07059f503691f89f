//! Expressions of time in news text: finding what was said, and working out which days it means.
//!
//! The two are apart on purpose. [`find_expressions`] says what the words are ("last Tuesday",
//! "mid-November", "27 Azar 1399"); [`resolve`] turns an expression into days given a [`Reference`].
//! The reference date is always an argument: nothing here reads a clock.

mod interval;

pub use interval::{Interval, Precision};
