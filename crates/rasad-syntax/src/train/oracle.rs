//! The dynamic oracle of the arc-hybrid system: what each transition costs in gold arcs.

use crate::label::Deprel;
use crate::parser::Moves;
use crate::transition::Move;
use crate::transition::NONE;
use crate::transition::State;

/// Gold heads (the number of tokens for the root) and labels.
pub(super) struct Tree {
    pub(super) heads: Vec<usize>,
    pub(super) labels: Vec<Deprel>,
}

/// Outputs of the cheapest transitions.
pub(super) fn cheapest(state: &State, tree: &Tree, moves: &Moves, wanted: &mut Vec<usize>) {
    wanted.clear();
    let costs = [
        state.can_shift().then(|| shift_cost(state, tree)),
        state.can_left().then(|| left_cost(state, tree)),
        state.can_right().then(|| right_cost(state, tree)),
    ];
    let Some(least) = costs.iter().flatten().min() else { return };
    let top = state.stacked(0);
    let label = (top != NONE).then(|| tree.labels[top]);
    if costs[0] == Some(*least) {
        wanted.push(0);
    }
    let find = |labels: &[Deprel]| label.and_then(|label| labels.iter().position(|&known| known == label));
    if costs[1] == Some(*least)
        && let Some(at) = find(&moves.left)
    {
        wanted.push(1 + at);
    }
    if costs[2] == Some(*least)
        && let Some(at) = find(&moves.right)
    {
        wanted.push(1 + moves.left.len() + at);
    }
    if wanted.is_empty() {
        // The label is unknown for its direction: any label there.
        wanted.push(if costs[1] == Some(*least) { 1 } else { moves.right_outputs().start });
    }
}

fn shift_cost(state: &State, tree: &Tree) -> usize {
    let front = state.next;
    let below_top = state.stack.len().saturating_sub(1);
    let head_lost = state.stack[..below_top].contains(&tree.heads[front]);
    let lost = state.stack.iter().filter(|&&token| tree.heads[token] == front).count();
    lost + usize::from(head_lost)
}

fn left_cost(state: &State, tree: &Tree) -> usize {
    let top = state.stacked(0);
    let head = tree.heads[top];
    let head_lost = head == state.stacked(1) || head > state.next && head <= state.len;
    dependents_ahead(state, tree, top) + usize::from(head_lost)
}

fn right_cost(state: &State, tree: &Tree) -> usize {
    let top = state.stacked(0);
    let head = tree.heads[top];
    dependents_ahead(state, tree, top) + usize::from(head >= state.next && head <= state.len)
}

fn dependents_ahead(state: &State, tree: &Tree, token: usize) -> usize {
    (state.next..state.len).filter(|&ahead| tree.heads[ahead] == token).count()
}

/// The labels that each direction needs, in the order of the label set.
pub(super) fn moves(trees: &[Tree]) -> Moves {
    let mut left = [0_usize; Deprel::ALL.len()];
    let mut right = [0_usize; Deprel::ALL.len()];
    for tree in trees {
        for (token, (&head, &label)) in tree.heads.iter().zip(&tree.labels).enumerate() {
            if head == tree.heads.len() {
                continue;
            }
            let side = if head > token { &mut left } else { &mut right };
            side[label.index()] += 1;
        }
    }
    let kept = |counts: &[usize]| {
        Deprel::ALL
            .iter()
            .copied()
            .filter(|label| counts[label.index()] >= 2 && *label != Deprel::Root)
            .collect()
    };
    Moves { left: kept(&left), right: kept(&right) }
}

/// The transition of an output as the state applies it.
pub(super) fn transition(moves: &Moves, output: usize) -> Move {
    moves.get(output)
}
