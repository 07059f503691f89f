//! Training of the tagger.

use std::collections::BTreeMap;

use super::Gold;
use super::Start;
use super::dense::Dense;
use super::dense::TableSpec;
use super::dense::exp;
use super::dense::side_by_side;
use super::lexical::class_of;
use super::random::Random;
use super::variant::draw;
use crate::lexicon::Lexicon;
use crate::lexicon::N_PREFIX;
use crate::lexicon::N_SHAPES;
use crate::lexicon::N_SUFFIX2;
use crate::lexicon::N_SUFFIX3;
use crate::lexicon::N_SUFFIX4;
use crate::lexicon::TokenIds;
use crate::lexicon::forget;
use crate::lexicon::write_key;
use crate::morphology::Class;
use crate::net::Net;
use crate::tagger::Look;
use crate::tagger::N_CASINGS;
use crate::tagger::SLOTS;
use crate::tagger::casing;
use crate::tagger::fill;

const HIDDEN: usize = 128;
const POOL: usize = 32;
const RATE: f32 = 0.002;
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

/// A sentence that is being tagged.
struct Running {
    gold: usize,
    tokens: Vec<TokenIds>,
    targets: Vec<usize>,
    classes: Vec<u32>,
    casing: u32,
}

/// Trains the tagger; also returns class + 1 of every token as a tagger sees them that doesn't know the sentence
/// by heart, for the parser to train on.
pub(super) fn train(
    gold: &[Gold],
    lexicon: &Lexicon,
    classes: &[Class],
    start: &Start,
    epochs: usize,
    progress: &mut dyn FnMut(&str),
) -> (Net, Vec<Vec<u32>>) {
    let rarity = Rarity::new(gold);
    let targets: Vec<Vec<usize>> = gold
        .iter()
        .map(|g| {
            g.tokens.iter().zip(&g.tags).map(|(token, tag)| class_of(classes, token.upos, tag)).collect()
        })
        .collect();
    let mut net = network(lexicon, classes.len(), start);
    let mut random = Random::new(3);
    let mut predicted: Vec<Vec<u32>> = vec![Vec::new(); gold.len()];
    let total: usize = epochs * gold.iter().map(|g| g.tokens.len()).sum::<usize>();
    let mut done = 0_usize;
    let mut order: Vec<usize> = (0..gold.len()).collect();
    let (mut ids, mut slot_ids, mut gradient) = (Vec::new(), Vec::new(), Vec::new());
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        let mut waiting = order.iter();
        let mut pool: Vec<Running> = Vec::new();
        let mut right = 0_usize;
        let mut seen = 0_usize;
        loop {
            while pool.len() < POOL {
                let Some(&gold_at) = waiting.next() else { break };
                let variant = draw(&gold[gold_at], classes, &mut random);
                let mut targets = targets[gold_at].clone();
                for &(at, _, class) in &variant.changes {
                    targets[at] = class;
                }
                let forms = variant.forms;
                pool.push(Running {
                    gold: gold_at,
                    tokens: rarity.ids(&forms, lexicon, &mut random),
                    targets,
                    classes: Vec::new(),
                    casing: casing(forms.iter().map(String::as_str)),
                });
            }
            if pool.is_empty() {
                break;
            }
            slot_ids.clear();
            for running in &pool {
                fill(&running.tokens, &running.classes, running.casing, running.classes.len(), &mut ids);
                slot_ids.extend_from_slice(&ids);
            }
            let scores = net.forward(&slot_ids);
            gradient.clear();
            for (running, scores) in pool.iter_mut().zip(scores.chunks_exact(classes.len())) {
                let target = running.targets[running.classes.len()];
                let best = softmax(scores, &mut gradient, pool_share());
                let row = gradient.len() - classes.len();
                gradient[row + target] -= pool_share();
                right += usize::from(best == target);
                seen += 1;
                running.classes.push(best as u32 + 1);
            }
            let rate = RATE * (1.0 - done as f32 / total as f32).max(0.01);
            done += pool.len();
            net.backward(&gradient, rate);
            pool.retain_mut(|running| {
                let finished = running.classes.len() == running.tokens.len();
                if finished && epoch == 1.min(epochs - 1) {
                    // The parser gets the classes for the sentence as the treebank has it.
                    for (at, &gold_class) in targets[running.gold].iter().enumerate() {
                        if running.targets[at] != gold_class
                            && running.classes[at] == running.targets[at] as u32 + 1
                        {
                            running.classes[at] = gold_class as u32 + 1;
                        }
                    }
                    predicted[running.gold] = std::mem::take(&mut running.classes);
                }
                !finished
            });
        }
        progress(&format!(
            "tagger pass {}: {:.2} % while learning",
            epoch + 1,
            100.0 * right as f32 / seen as f32
        ));
    }
    (side_by_side(&[net]), predicted)
}

/// Every example weighs the same.
fn pool_share() -> f32 {
    1.0 / POOL as f32
}

/// Appends `share * softmax(scores)` and returns the best output.
fn softmax(scores: &[f32], out: &mut Vec<f32>, share: f32) -> usize {
    let best = (0..scores.len()).fold(0, |best, at| if scores[at] > scores[best] { at } else { best });
    let start = out.len();
    out.extend(scores.iter().map(|score| exp(score - scores[best])));
    let sum: f32 = out[start..].iter().sum();
    for value in &mut out[start..] {
        *value *= share / sum;
    }
    best
}

fn network(lexicon: &Lexicon, n_classes: usize, start: &Start) -> Dense {
    let random = |n_rows, dim| TableSpec { n_rows, dim, narrow: false, start: None, speed: 1.0 };
    let specs = TABLES
        .iter()
        .map(|look| match look {
            Look::Row => TableSpec {
                n_rows: lexicon.n_rows(),
                dim: start.dim,
                narrow: true,
                start: Some(start.rows.clone()),
                speed: 0.5,
            },
            Look::Cluster => TableSpec {
                n_rows: lexicon.n_cluster_ids(),
                dim: start.dim / 2,
                narrow: true,
                start: Some(
                    start
                        .clusters
                        .chunks_exact(start.dim)
                        .flat_map(|row| row[..start.dim / 2].to_vec())
                        .collect(),
                ),
                speed: 1.0,
            },
            Look::Suffix2 => TableSpec { narrow: true, ..random(N_SUFFIX2, 24) },
            Look::Suffix3 => TableSpec { narrow: true, ..random(N_SUFFIX3, 24) },
            Look::Suffix4 => TableSpec { narrow: true, ..random(N_SUFFIX4, 24) },
            Look::Prefix => TableSpec { narrow: true, ..random(N_PREFIX, 16) },
            Look::Shape => random(N_SHAPES, 12),
            Look::Class => random(n_classes + 1, 24),
            Look::Casing => random(N_CASINGS, 8),
        })
        .collect();
    let slots =
        SLOTS.iter().map(|(look, _)| TABLES.iter().position(|table| table == look).unwrap_or(0)).collect();
    Dense::new(specs, slots, HIDDEN, n_classes, DROPOUT, 17)
}
