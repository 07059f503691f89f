//! Reading of whole documents: attributions, bulletins of many forms, what holds for any text, and a large corpus.

mod attributions;
mod bulletins;
mod cases;
mod documents;
mod laws;
mod outlets;
mod places;
mod scores;
mod times;
mod trace;
mod who;
