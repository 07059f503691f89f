//! Training of the parser: dynamic oracle, with the parser's own mistakes on its way.

use super::Gold;
use super::Start;
use super::dense::Dense;
use super::dense::TableSpec;
use super::dense::exp;
use super::dense::side_by_side;
use super::oracle::Tree;
use super::oracle::cheapest;
use super::oracle::moves as needed_moves;
use super::oracle::transition;
use super::random::Random;
use super::tagging::Rarity;
use super::variant::Variant;
use super::variant::draw;
use crate::label::Deprel;
use crate::lexicon::Lexicon;
use crate::lexicon::TokenIds;
use crate::morphology::Class;
use crate::net::Net;
use crate::parser::Input;
use crate::parser::Look;
use crate::parser::Moves;
use crate::parser::SLOTS;
use crate::parser::fill;
use crate::parser::row_counts;
use crate::transition::Move;
use crate::transition::State;

/// Networks that are trained apart and decide together, and the width of each.
const N_NETS: usize = 2;
const HIDDEN: usize = 128;
const POOL: usize = 48;
const RATE: f32 = 0.0025;
const DROPOUT: [f32; 2] = [0.2, 0.05];
/// How often the parser follows its own choice when that is wrong, from the second pass on.
const EXPLORE: f32 = 0.85;

struct Running {
    gold: usize,
    tokens: Vec<TokenIds>,
    /// Class + 1 of every token.
    classes: Vec<u32>,
    state: State,
}

/// Trains the parser on predicted classes.
pub(super) fn train(
    gold: &[Gold],
    predicted: &[Vec<u32>],
    lexicon: &Lexicon,
    classes: &[Class],
    start: &Start,
    epochs: usize,
    progress: &mut dyn FnMut(&str),
) -> (Moves, Net) {
    let n_classes = classes.len();
    let trees: Vec<Tree> = gold.iter().map(tree).collect();
    let moves = needed_moves(&trees);
    let rarity = Rarity::new(gold);
    let nets: Vec<Dense> = (0..N_NETS as u64)
        .map(|seed| {
            let net = network(lexicon, n_classes, start, moves.len(), seed);
            learn(net, seed, (gold, classes, predicted, lexicon, &rarity, &trees, &moves), epochs, progress)
        })
        .collect();
    (moves, side_by_side(&nets))
}

/// What a parser learns from.
type Lesson<'l> = (&'l [Gold], &'l [Class], &'l [Vec<u32>], &'l Lexicon, &'l Rarity, &'l [Tree], &'l Moves);

/// Trains one network.
fn learn(
    mut net: Dense,
    seed: u64,
    lesson: Lesson<'_>,
    epochs: usize,
    progress: &mut dyn FnMut(&str),
) -> Dense {
    let (gold, classes, predicted, lexicon, rarity, trees, moves) = lesson;
    let n_classes = classes.len();
    let mut random = Random::new(23 + seed);
    let total: usize = epochs * gold.iter().map(|g| g.tokens.len() * 2).sum::<usize>();
    let mut done = 0_usize;
    let mut order: Vec<usize> = (0..gold.len()).collect();
    let (mut ids, mut slot_ids, mut gradient, mut wanted) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        let mut waiting = order.iter();
        let mut pool: Vec<Running> = Vec::new();
        let (mut right, mut seen) = (0_usize, 0_usize);
        loop {
            while pool.len() < POOL {
                let Some(&gold_at) = waiting.next() else { break };
                let Variant { forms, changes } = draw(&gold[gold_at], classes, &mut random);
                let mut seen_classes = predicted[gold_at].clone();
                for (at, from, to) in changes {
                    if seen_classes[at] == from as u32 + 1 {
                        seen_classes[at] = to as u32 + 1;
                    }
                }
                let mut state = State::default();
                state.reset(forms.len());
                let tokens = rarity.ids(&forms, lexicon, &mut random);
                pool.push(Running { gold: gold_at, tokens, classes: seen_classes, state });
            }
            pool.retain_mut(|running| !advance(&mut running.state));
            if pool.is_empty() {
                if waiting.len() == 0 {
                    break;
                }
                continue;
            }
            slot_ids.clear();
            for running in &pool {
                let input = Input { tokens: &running.tokens, classes: &running.classes, n_classes };
                fill(&running.state, input, &mut ids);
                slot_ids.extend_from_slice(&ids);
            }
            let scores = net.forward(&slot_ids);
            gradient.clear();
            for (running, scores) in pool.iter_mut().zip(scores.chunks_exact(moves.len())) {
                cheapest(&running.state, &trees[running.gold], moves, &mut wanted);
                let best = loss(scores, &running.state, moves, &wanted, &mut gradient);
                let good = wanted.contains(&best);
                right += usize::from(good);
                seen += 1;
                let follow = if good || epoch > 0 && random.chance(EXPLORE) {
                    best
                } else {
                    wanted.iter().copied().fold(wanted[0], |a, b| if scores[b] > scores[a] { b } else { a })
                };
                running.state.apply(transition(moves, follow));
            }
            let rate = RATE * (1.0 - done as f32 / total as f32).max(0.01);
            done += pool.len();
            net.backward(&gradient, rate);
        }
        progress(&format!(
            "parser pass {}: {:.2} % while learning",
            epoch + 1,
            100.0 * right as f32 / seen as f32
        ));
    }
    net
}

/// Makes the transitions without a choice; whether the sentence is done.
fn advance(state: &mut State) -> bool {
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
fn loss(scores: &[f32], state: &State, moves: &Moves, wanted: &[usize], gradient: &mut Vec<f32>) -> usize {
    let share = 1.0 / POOL as f32;
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

fn tree(gold: &Gold) -> Tree {
    let len = gold.tokens.len();
    Tree {
        heads: gold.tokens.iter().map(|token| token.head.unwrap_or(len)).collect(),
        labels: gold.tokens.iter().map(|token| token.deprel).collect(),
    }
}

/// Tables: rows, clusters, classes, labels, then one a small slot.
fn network(lexicon: &Lexicon, n_classes: usize, start: &Start, outputs: usize, seed: u64) -> Dense {
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
    Dense::new(specs, slots, HIDDEN, outputs, DROPOUT, 29 + seed)
}
