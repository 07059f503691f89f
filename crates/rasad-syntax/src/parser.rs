//! The dependency parser: greedy transitions, scored by a network over the state.

#[cfg(feature = "train")]
use crate::bytes::Writer;
use crate::features::Input;
use crate::features::SEEN;
use crate::features::fill;
use crate::features::seen;
use crate::label::Deprel;
use crate::net::Layers;
use crate::net::Net;
use crate::tagger::Scratch;
use crate::transition::Move;
use crate::transition::NONE;
use crate::transition::State;

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

    #[cfg(feature = "train")]
    pub(crate) fn write(&self, writer: &mut Writer) {
        for deprels in [&self.left, &self.right] {
            writer.count(deprels.len());
            for deprel in deprels {
                writer.text(deprel.as_str());
            }
        }
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
            let seen = seen(state);
            let none: &[i16] = &[];
            let mut extras = [none; SEEN];
            let mut n_extras = 0;
            for (place, &token) in seen.iter().enumerate().filter(|&(_, &token)| token != NONE) {
                let start = (token * SEEN + place) * net.hidden;
                extras[n_extras] = &input.context[start..start + net.hidden];
                n_extras += 1;
            }
            net.run(&scratch.ids, &extras[..n_extras], &mut scratch.layers);
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
