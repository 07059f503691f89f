//! Runs what the data files promise: every rule's own examples, and the corpus.

mod corpus;
mod examples;
