//! What the parser looks at: the words, classes and relations at places of its state.

use crate::label::Deprel;
use crate::lexicon::Lexicon;
use crate::lexicon::PAD;
use crate::lexicon::ROOT;
use crate::lexicon::TokenIds;
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
    S0RightLeft,
    S1RightLeft,
    /// The word before the front of the buffer.
    BeforeB0,
    /// The word after the top of the stack.
    AfterS0,
    /// The word after the second of the stack.
    AfterS1,
}

const N_PLACES: usize = 22;

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
    AfterS0, AfterS1, B0, B0Left, B0Left2, B1, B2, BeforeB0, S0, S0Left, S0Left2, S0Right, S0Right2,
    S0RightLeft, S1, S1Left, S1Left2, S1Right, S1Right2, S1RightLeft, S2, S3,
};

/// The feature slots.
pub(crate) const SLOTS: &[Look] = &[
    Look::Row(S0),
    Look::Row(S1),
    Look::Row(B0),
    Look::Cluster(S2),
    Look::Cluster(B1),
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
    Look::Class(S0Left),
    Look::Class(S0Right),
    Look::Class(S1Left),
    Look::Class(S1Right),
    Look::Class(S1Right2),
    Look::Class(B0Left),
    Look::Class(S0RightLeft),
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

/// The places whose words the encoder shows in the light of their sentence.
pub(crate) const SEEN: usize = 4;

/// The tokens at these places: the two or three topmost of the stack and the front of the buffer.
pub(crate) fn seen(state: &State) -> [usize; SEEN] {
    let front = if state.next < state.len { state.next } else { NONE };
    [state.stacked(0), state.stacked(1), state.stacked(2), front]
}

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

/// The input of the parser: ids and classes (class + 1) of a sentence.
#[derive(Clone, Copy)]
pub(crate) struct Input<'s> {
    pub(crate) tokens: &'s [TokenIds],
    pub(crate) classes: &'s [u32],
    pub(crate) n_classes: usize,
    /// What the encoder adds to the hidden layer, for each token at each place of [`seen`].
    pub(crate) context: &'s [i16],
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
        left(s0_right, 0),
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
