//! Training of the tagger.

use std::collections::BTreeMap;

use super::Gold;
use super::Start;
use super::dense::Dense;
use super::embed::TableSpec;
use super::matrix::exp;
use super::random::Random;
use crate::lexicon::Lexicon;
use crate::lexicon::TokenIds;
use crate::lexicon::forget;
use crate::lexicon::write_key;
use crate::tagger::Look;
use crate::tagger::SLOTS;

pub(super) const HIDDEN: usize = 128;
const DROPOUT: [f32; 2] = [0.3, 0.15];

/// The tables in the order in which the slots name them.
const TABLES: &[Look] = &[
    Look::Row,
    Look::Cluster,
    Look::Suffix2,
    Look::Suffix3,
    Look::Suffix4,
    Look::Prefix,
    Look::Shape,
    Look::Class,
    Look::Casing,
];

/// How often each word occurs in the treebank, for forgetting rare ones now and then.
pub(super) struct Rarity(BTreeMap<String, usize>);

impl Rarity {
    pub(super) fn new(gold: &[Gold]) -> Rarity {
        let mut counts = BTreeMap::new();
        let mut key = String::new();
        for token in gold.iter().flat_map(|sentence| &sentence.tokens) {
            write_key(&token.form, &mut key);
            *counts.entry(key.clone()).or_default() += 1;
        }
        Rarity(counts)
    }

    /// Ids of forms, rare words sometimes as unknown or as their cluster.
    pub(super) fn ids(&self, forms: &[String], lexicon: &Lexicon, random: &mut Random) -> Vec<TokenIds> {
        let mut key = String::new();
        forms
            .iter()
            .map(|form| {
                let mut ids = lexicon.ids(form, &mut key);
                let count = self.0.get(&key).copied().unwrap_or(0) as f32;
                if random.chance(0.25 / (0.25 + count)) {
                    ids = forget(form, ids);
                } else if random.chance(1.0 / (1.0 + count)) {
                    ids.row = ids.cluster;
                }
                ids
            })
            .collect()
    }
}

/// Appends `share * softmax(scores)` and returns the best output.
pub(super) fn softmax(scores: &[f32], out: &mut Vec<f32>, share: f32) -> usize {
    let best = (0..scores.len()).fold(0, |best, at| if scores[at] > scores[best] { at } else { best });
    let start = out.len();
    out.extend(scores.iter().map(|score| exp(score - scores[best])));
    let sum: f32 = out[start..].iter().sum();
    for value in &mut out[start..] {
        *value *= share / sum;
    }
    best
}

/// A table of what is looked up of a word, with its first values.
pub(super) fn table(look: Look, lexicon: &Lexicon, n_classes: usize, start: &Start) -> TableSpec {
    let n_rows = look.n_rows(lexicon, n_classes);
    let random = |dim, narrow| TableSpec { n_rows, dim, narrow, start: None, speed: 1.0 };
    match look {
        Look::Row => TableSpec { start: Some(start.rows.clone()), speed: 0.5, ..random(start.dim, true) },
        Look::Cluster => {
            let half = start.dim / 2;
            let rows = start.clusters.chunks_exact(start.dim).flat_map(|row| row[..half].to_vec());
            TableSpec { start: Some(rows.collect()), ..random(half, true) }
        }
        Look::Suffix2 | Look::Suffix3 | Look::Suffix4 => random(24, true),
        Look::Prefix => random(16, true),
        Look::Shape => random(12, false),
        Look::Class => random(24, false),
        Look::Casing => random(8, false),
    }
}

/// The tagger's network.
pub(super) fn network(lexicon: &Lexicon, n_classes: usize, start: &Start) -> Dense {
    let specs = TABLES.iter().map(|&look| table(look, lexicon, n_classes, start)).collect();
    let slots =
        SLOTS.iter().map(|(look, _)| TABLES.iter().position(|table| table == look).unwrap_or(0)).collect();
    Dense::new(specs, slots, HIDDEN, n_classes, DROPOUT, 17)
}
