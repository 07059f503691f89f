//! The dependency parser: greedy transitions, scored by a network over the state.

use crate::label::Deprel;
use crate::lexicon::Lexicon;
use crate::lexicon::PAD;
use crate::lexicon::ROOT;
use crate::lexicon::TokenIds;
use crate::net::Layers;
use crate::net::Net;
use crate::tagger::Scratch;
use crate::transition::Move;
use crate::transition::NONE;
use crate::transition::State;

/// A place in a parser state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    S0,
    S1,
    S2,
    S3,
    B0,
    B1,
    B2,
    B3,
    S0Left,
    S0Left2,
    S0Right,
    S0Right2,
    S1Left,
    S1Left2,
    S1Right,
    S1Right2,
    B0Left,
    B0Left2,
    S0LeftLeft,
    S0RightRight,
    S0RightLeft,
    S1RightRight,
    S1RightLeft,
    /// The word before the front of the buffer.
    BeforeB0,
    /// The word after the top of the stack.
    AfterS0,
    /// The word after the second of the stack.
    AfterS1,
}

const N_PLACES: usize = 26;

/// What a feature slot looks up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    Row(Place),
    Cluster(Place),
    Class(Place),
    Label(Place),
    /// Distance from the top of the stack to the front of the buffer.
    DistanceToBuffer,
    /// Distance between the two topmost tokens of the stack.
    DistanceInStack,
    /// Number of dependents on both sides.
    Valency(Place),
    /// Kinds of dependents so far.
    Kinds(Place),
    /// Depth of the stack.
    Depth,
}

use Place::{
    AfterS0, AfterS1, B0, B0Left, B0Left2, B1, B2, B3, BeforeB0, S0, S0Left, S0Left2, S0LeftLeft, S0Right,
    S0Right2, S0RightLeft, S0RightRight, S1, S1Left, S1Left2, S1Right, S1Right2, S1RightLeft, S1RightRight,
    S2, S3,
};

/// The feature slots.
pub(crate) const SLOTS: &[Look] = &[
    Look::Row(S0),
    Look::Row(S1),
    Look::Row(B0),
    Look::Row(B1),
    Look::Cluster(S0),
    Look::Cluster(S1),
    Look::Cluster(S2),
    Look::Cluster(B0),
    Look::Cluster(B1),
    Look::Cluster(B2),
    Look::Cluster(S0Left),
    Look::Cluster(S0Right),
    Look::Cluster(S1Right),
    Look::Cluster(B0Left),
    Look::Class(S0),
    Look::Class(S1),
    Look::Class(S2),
    Look::Class(S3),
    Look::Class(B0),
    Look::Class(B1),
    Look::Class(B2),
    Look::Class(B3),
    Look::Class(S0Left),
    Look::Class(S0Left2),
    Look::Class(S0Right),
    Look::Class(S0Right2),
    Look::Class(S1Left),
    Look::Class(S1Left2),
    Look::Class(S1Right),
    Look::Class(S1Right2),
    Look::Class(B0Left),
    Look::Class(B0Left2),
    Look::Class(S0LeftLeft),
    Look::Class(S0RightRight),
    Look::Class(S0RightLeft),
    Look::Class(S1RightRight),
    Look::Class(S1RightLeft),
    Look::Class(BeforeB0),
    Look::Class(AfterS0),
    Look::Class(AfterS1),
    Look::Label(S0Left),
    Look::Label(S0Left2),
    Look::Label(S0Right),
    Look::Label(S0Right2),
    Look::Label(S1Left),
    Look::Label(S1Left2),
    Look::Label(S1Right),
    Look::Label(S1Right2),
    Look::Label(B0Left),
    Look::Label(B0Left2),
    Look::DistanceToBuffer,
    Look::DistanceInStack,
    Look::Valency(S0),
    Look::Valency(S1),
    Look::Valency(B0),
    Look::Kinds(S0),
    Look::Kinds(S1),
    Look::Kinds(B0),
    Look::Depth,
];

const N_LABELS: usize = Deprel::ALL.len() + 1;

/// Number of rows that each slot's table needs.
pub(crate) fn row_counts(lexicon: &Lexicon, n_classes: usize) -> Vec<usize> {
    let count = |look| match look {
        Look::Row(_) => lexicon.n_rows(),
        Look::Cluster(_) => lexicon.n_cluster_ids(),
        Look::Class(_) => n_classes + 2,
        Look::Label(_) => N_LABELS,
        Look::DistanceToBuffer | Look::DistanceInStack | Look::Depth => 12,
        Look::Valency(_) => 37,
        Look::Kinds(_) => 65,
    };
    SLOTS.iter().map(|&look| count(look)).collect()
}

/// The transitions that a model knows: shift first, then left arcs, then right arcs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Moves {
    pub(crate) left: Vec<Deprel>,
    pub(crate) right: Vec<Deprel>,
}

impl Moves {
    pub(crate) fn len(&self) -> usize {
        1 + self.left.len() + self.right.len()
    }

    pub(crate) fn left_outputs(&self) -> std::ops::Range<usize> {
        1..1 + self.left.len()
    }

    pub(crate) fn right_outputs(&self) -> std::ops::Range<usize> {
        1 + self.left.len()..self.len()
    }

    /// The transition of an output.
    pub(crate) fn get(&self, output: usize) -> Move {
        match output.checked_sub(1) {
            None => Move::Shift,
            Some(at) if at < self.left.len() => Move::Left(self.left[at]),
            Some(at) => Move::Right(self.right[at - self.left.len()]),
        }
    }
}

/// The input of the parser: ids and classes (class + 1) of a sentence.
#[derive(Clone, Copy)]
pub(crate) struct Input<'s> {
    pub(crate) tokens: &'s [TokenIds],
    pub(crate) classes: &'s [u32],
    pub(crate) n_classes: usize,
}

/// Writes the row id of each slot.
#[expect(clippy::cast_possible_truncation, reason = "all ids are below 2^17")]
pub(crate) fn fill(state: &State, input: Input<'_>, ids: &mut Vec<u32>) {
    let places = places(state);
    let len = state.len;
    ids.clear();
    for &look in SLOTS {
        ids.push(match look {
            Look::Row(place) => match places[place as usize] {
                NONE => PAD,
                at if at == len => ROOT,
                at => input.tokens[at].row,
            },
            Look::Cluster(place) => match places[place as usize] {
                NONE => PAD,
                at if at == len => ROOT,
                at => input.tokens[at].cluster,
            },
            Look::Class(place) => match places[place as usize] {
                NONE => 0,
                at if at == len => input.n_classes as u32 + 1,
                at => input.classes[at],
            },
            Look::Label(place) => match places[place as usize] {
                NONE => 0,
                at => state.nodes[at].deprel.index() as u32 + 1,
            },
            Look::DistanceToBuffer => distance(places[S0 as usize], places[B0 as usize]),
            Look::DistanceInStack => distance(places[S1 as usize], places[S0 as usize]),
            Look::Valency(place) => match places[place as usize] {
                NONE => 0,
                at => 1 + state.nodes[at].n_left.min(5) * 6 + state.nodes[at].n_right.min(5),
            },
            Look::Kinds(place) => match places[place as usize] {
                NONE => 0,
                at => 1 + state.nodes[at].kinds,
            },
            Look::Depth => (state.stack.len() as u32).min(11),
        });
    }
}

fn places(state: &State) -> [usize; N_PLACES] {
    let left = |at: usize, which: usize| if at == NONE { NONE } else { state.nodes[at].left[which] };
    let right = |at: usize, which: usize| if at == NONE { NONE } else { state.nodes[at].right[which] };
    let after = |at: usize| if at == NONE || at + 1 > state.len { NONE } else { at + 1 };
    let (s0, s1) = (state.stacked(0), state.stacked(1));
    let b0 = state.buffered(0);
    let (s0_left, s0_right, s1_right) = (left(s0, 0), right(s0, 0), right(s1, 0));
    [
        s0,
        s1,
        state.stacked(2),
        state.stacked(3),
        b0,
        state.buffered(1),
        state.buffered(2),
        state.buffered(3),
        s0_left,
        left(s0, 1),
        s0_right,
        right(s0, 1),
        left(s1, 0),
        left(s1, 1),
        s1_right,
        right(s1, 1),
        left(b0, 0),
        left(b0, 1),
        left(s0_left, 0),
        right(s0_right, 0),
        left(s0_right, 0),
        right(s1_right, 0),
        left(s1_right, 0),
        if b0 == 0 || b0 == NONE { NONE } else { b0 - 1 },
        after(s0),
        after(s1),
    ]
}

fn distance(from: usize, to: usize) -> u32 {
    if from == NONE || to == NONE {
        return 0;
    }
    match to.saturating_sub(from) {
        near @ 0..=5 => u32::try_from(near).unwrap_or(5) + 1,
        6..=7 => 7,
        8..=10 => 8,
        11..=15 => 9,
        16..=25 => 10,
        _ => 11,
    }
}

/// The best possible transition of a state by the scores of the network; `is_leaf` tells the tokens that should
/// get no dependents.
fn choose(layers: &Layers, moves: &Moves, state: &State, is_leaf: impl Fn(usize) -> bool) -> Move {
    let shift = if state.can_shift() { layers.best(0..1) } else { None };
    let may_left = state.can_left() && !is_leaf(state.next);
    let left = if may_left { layers.best(moves.left_outputs()) } else { None };
    let may_right = state.can_right() && !(is_leaf(state.stacked(1)) && (shift.is_some() || left.is_some()));
    let right = if may_right { layers.best(moves.right_outputs()) } else { None };
    let mut best = shift;
    for candidate in [left, right] {
        if candidate.map(|(_, score)| score) > best.map(|(_, score)| score) {
            best = candidate;
        }
    }
    best.map_or(Move::Shift, |(output, _)| moves.get(output))
}

/// Parses a sentence; the heads and labels are in the nodes of the state afterwards.
///
/// `leaves` tells for each class whether its tokens get no dependents, as punctuation does.
pub(crate) fn parse(
    net: &Net,
    moves: &Moves,
    input: Input<'_>,
    leaves: &[bool],
    state: &mut State,
    scratch: &mut Scratch,
) {
    let is_leaf = |token: usize| leaves[input.classes[token] as usize - 1];
    state.reset(input.tokens.len());
    while !state.is_done() {
        let transition = if state.must_root() {
            Move::Left(Deprel::Root)
        } else if state.stack.is_empty() {
            Move::Shift
        } else {
            fill(state, input, &mut scratch.ids);
            net.run(&scratch.ids, &mut scratch.layers);
            choose(&scratch.layers, moves, state, is_leaf)
        };
        state.apply(transition);
    }
    free_leaves(state, is_leaf);
}

/// Gives the dependents that a leaf got for want of another head to the head of the leaf.
fn free_leaves(state: &mut State, is_leaf: impl Fn(usize) -> bool) {
    for token in 0..state.len {
        let mut head = state.nodes[token].head;
        while head < state.len && is_leaf(head) && state.nodes[head].head != state.len {
            head = state.nodes[head].head;
        }
        state.nodes[token].head = head;
    }
    // A leaf at the root changes places with the first of its dependents that is none.
    let Some(root) = (0..state.len).find(|&token| state.nodes[token].head == state.len) else { return };
    if !is_leaf(root) {
        return;
    }
    let heir = (0..state.len).find(|&token| state.nodes[token].head == root && !is_leaf(token));
    let Some(heir) = heir else { return };
    for token in 0..state.len {
        if state.nodes[token].head == root && token != heir {
            state.nodes[token].head = heir;
        }
    }
    state.nodes[heir].head = state.len;
    state.nodes[heir].deprel = Deprel::Root;
    state.nodes[root].head = heir;
    state.nodes[root].deprel = Deprel::Punct;
}
