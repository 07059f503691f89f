//! The archive of a desk in one SQLite file.
