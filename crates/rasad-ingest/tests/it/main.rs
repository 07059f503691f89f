//! Decoders over whole files, from outside.

mod corpus;
mod desk;
mod laws;
mod render;
mod shared;
mod streams;
