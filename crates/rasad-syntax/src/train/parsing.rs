//! Training of the parser: dynamic oracle, with the parser's own mistakes on its way.

use super::Gold;
use super::Start;
use super::dense::Dense;
use super::embed::TableSpec;
use super::matrix::exp;
use super::oracle::Tree;
use crate::features::Look;
use crate::features::SLOTS;
use crate::features::row_counts;
use crate::label::Deprel;
use crate::lexicon::Lexicon;
use crate::parser::Moves;
use crate::transition::Move;
use crate::transition::State;

pub(super) const HIDDEN: usize = 128;
const DROPOUT: [f32; 2] = [0.2, 0.05];

/// Makes the transitions without a choice; whether the sentence is done.
pub(super) fn advance(state: &mut State) -> bool {
    while !state.is_done() {
        if state.must_root() {
            state.apply(Move::Left(Deprel::Root));
        } else if state.stack.is_empty() {
            state.apply(Move::Shift);
        } else {
            return false;
        }
    }
    true
}

/// Appends the gradient: softmax over the possible outputs against the same over the wanted ones.
pub(super) fn loss(
    scores: &[f32],
    state: &State,
    moves: &Moves,
    wanted: &[usize],
    share: f32,
    gradient: &mut Vec<f32>,
) -> usize {
    let possible = |output: usize| match output {
        0 => state.can_shift(),
        _ if moves.left_outputs().contains(&output) => state.can_left(),
        _ => state.can_right(),
    };
    let better = |best: Option<usize>, at: usize| match best {
        Some(best) if scores[best] >= scores[at] => Some(best),
        _ => Some(at),
    };
    let best = (0..scores.len()).filter(|&at| possible(at)).fold(None, better).unwrap_or(0);
    let start = gradient.len();
    gradient
        .extend((0..scores.len()).map(|at| if possible(at) { exp(scores[at] - scores[best]) } else { 0.0 }));
    let sum: f32 = gradient[start..].iter().sum();
    let wanted_sum: f32 = wanted.iter().map(|&at| gradient[start + at]).sum::<f32>().max(1e-12);
    let wanted_parts: Vec<f32> =
        wanted.iter().map(|&at| gradient[start + at].max(1e-12) / wanted_sum).collect();
    for value in &mut gradient[start..] {
        *value *= share / sum;
    }
    for (&at, part) in wanted.iter().zip(wanted_parts) {
        gradient[start + at] -= share * part;
    }
    best
}

pub(super) fn tree(gold: &Gold) -> Tree {
    let len = gold.tokens.len();
    Tree {
        heads: gold.tokens.iter().map(|token| token.head.unwrap_or(len)).collect(),
        labels: gold.tokens.iter().map(|token| token.deprel).collect(),
    }
}

/// Tables: rows, clusters, classes, labels, then one a small slot.
pub(super) fn network(lexicon: &Lexicon, n_classes: usize, start: &Start, outputs: usize) -> Dense {
    let random = |n_rows, dim| TableSpec { n_rows, dim, narrow: false, start: None, speed: 1.0 };
    let mut specs = vec![
        TableSpec {
            n_rows: lexicon.n_rows(),
            dim: start.dim,
            narrow: true,
            start: Some(start.rows.clone()),
            speed: 0.5,
        },
        TableSpec {
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
        random(n_classes + 2, 20),
        random(Deprel::ALL.len() + 1, 16),
    ];
    let counts = row_counts(lexicon, n_classes);
    let mut slots = Vec::new();
    for (look, &n_rows) in SLOTS.iter().zip(&counts) {
        slots.push(match look {
            Look::Row(_) => 0,
            Look::Cluster(_) => 1,
            Look::Class(_) => 2,
            Look::Label(_) => 3,
            _ => {
                specs.push(random(n_rows, 8));
                specs.len() - 1
            }
        });
    }
    Dense::new(specs, slots, HIDDEN, outputs, DROPOUT, 29)
}
