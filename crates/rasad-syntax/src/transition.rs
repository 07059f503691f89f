//! The arc-hybrid transition system: a stack, a buffer that ends in the artificial root, and the arcs so far.

use crate::label::Deprel;

/// No token.
pub(crate) const NONE: usize = usize::MAX;

/// What a transition does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Move {
    /// The front of the buffer goes on the stack.
    Shift,
    /// The top of the stack becomes a dependent of the front of the buffer.
    Left(Deprel),
    /// The top of the stack becomes a dependent of the token below it.
    Right(Deprel),
}

/// The dependents of a token so far.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    pub(crate) head: usize,
    pub(crate) deprel: Deprel,
    /// Outermost and next dependents on each side.
    pub(crate) left: [usize; 2],
    pub(crate) right: [usize; 2],
    pub(crate) n_left: u32,
    pub(crate) n_right: u32,
    /// Kinds of dependents seen, as bits.
    pub(crate) kinds: u32,
}

const FRESH: Node = Node {
    head: NONE,
    deprel: Deprel::Dep,
    left: [NONE; 2],
    right: [NONE; 2],
    n_left: 0,
    n_right: 0,
    kinds: 0,
};

/// A parser state; token `len` is the root.
#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) len: usize,
    pub(crate) stack: Vec<usize>,
    /// Front of the buffer.
    pub(crate) next: usize,
    pub(crate) nodes: Vec<Node>,
}

impl State {
    /// Begins a sentence of `len` tokens.
    pub(crate) fn reset(&mut self, len: usize) {
        self.len = len;
        self.stack.clear();
        self.next = 0;
        self.nodes.clear();
        self.nodes.resize(len + 1, FRESH);
    }

    /// The stack token `depth` below the top.
    pub(crate) fn stacked(&self, depth: usize) -> usize {
        self.stack.len().checked_sub(depth + 1).map_or(NONE, |at| self.stack[at])
    }

    /// The buffer token `distance` behind the front.
    pub(crate) fn buffered(&self, distance: usize) -> usize {
        let at = self.next + distance;
        if at <= self.len { at } else { NONE }
    }

    pub(crate) fn is_done(&self) -> bool {
        self.stack.is_empty() && self.next == self.len
    }

    pub(crate) fn can_shift(&self) -> bool {
        self.next < self.len
    }

    /// Whether a left arc from a word is possible.
    pub(crate) fn can_left(&self) -> bool {
        self.next < self.len && !self.stack.is_empty()
    }

    pub(crate) fn can_right(&self) -> bool {
        self.stack.len() > 1
    }

    /// Whether the only token left gets the root for its head: no choice then.
    pub(crate) fn must_root(&self) -> bool {
        self.next == self.len && self.stack.len() == 1
    }

    /// Makes a transition that is possible.
    pub(crate) fn apply(&mut self, transition: Move) {
        match transition {
            Move::Shift => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Move::Left(deprel) => {
                if let Some(dependent) = self.stack.pop() {
                    self.attach(self.next, dependent, deprel);
                }
            }
            Move::Right(deprel) => {
                if let Some(dependent) = self.stack.pop() {
                    self.attach(self.stacked(0), dependent, deprel);
                }
            }
        }
    }

    fn attach(&mut self, head: usize, dependent: usize, deprel: Deprel) {
        self.nodes[dependent].head = head;
        self.nodes[dependent].deprel = deprel;
        let node = &mut self.nodes[head];
        node.kinds |= kind_bit(deprel);
        if dependent < head {
            node.left = [dependent, node.left[0]];
            node.n_left += 1;
        } else {
            node.right = [dependent, node.right[0]];
            node.n_right += 1;
        }
    }
}

/// The bit of a kind of dependent that the parser looks at.
fn kind_bit(deprel: Deprel) -> u32 {
    match deprel.base() {
        Deprel::Nsubj | Deprel::Csubj | Deprel::Expl => 1,
        Deprel::Obj | Deprel::Ccomp | Deprel::Xcomp => 2,
        Deprel::Case | Deprel::Mark => 4,
        Deprel::Cop | Deprel::Aux => 8,
        Deprel::Cc => 16,
        Deprel::Conj | Deprel::Appos => 32,
        _ => 0,
    }
}
