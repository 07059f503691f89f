//! Runs what the data files promise: every rule's own examples.

mod examples;
