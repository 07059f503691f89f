//! Tests of finding and resolving from the outside: the corpus of cases, and laws for any text.

mod corpus;
mod laws;
