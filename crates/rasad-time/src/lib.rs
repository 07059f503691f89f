//! Expressions of time in news text: finding what was said, and working out which days it means.
//!
//! The two are apart on purpose. [`find_expressions`] says what the words are ("last Tuesday",
//! "mid-November", "27 Azar 1399"); [`resolve`] turns an expression into days given a [`Reference`].
//! The reference date is always an argument: nothing here reads a clock. Words are data, one file a
//! language under `grammar/`; rules over them are in `find/`.
//!
//! Finding takes time linear in the text and neither function fails: what isn't understood isn't found,
//! and what has no days in the years 1 to 9999 resolves to none.

mod calendar;
mod dates;
mod expression;
mod find;
mod grammar;
mod interval;
mod lexer;
mod lexicon;
mod resolve;

pub use calendar::Calendar;
pub use dates::{parse_citation_date, parse_period};
pub use expression::{
    Bound, CalendarDate, Clock, Count, DayPart, Direction, Meaning, Origin, Part, Recurring, Season,
    TimeExpression, Unit, Vague, Which, Year,
};
pub use find::find_expressions;
pub use interval::{Interval, Precision};
pub use resolve::{
    Outlook, Reference, Resolved, TimeRole, resolve, resolve_ends, resolve_toward, resolve_with,
};
