//! Tests of finding and resolving from the outside: the corpus of cases, and laws for any text.

#[expect(clippy::unwrap_used, reason = "a file that can't be read or a broken case fails the test")]
mod corpus;
mod laws;
