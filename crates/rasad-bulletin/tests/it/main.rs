//! Composing, end to end: reports in, an issue out.

mod corpus;
mod laws;
