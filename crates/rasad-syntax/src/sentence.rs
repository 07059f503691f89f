//! What an analysis yields: sentences of tokens that form a tree.

use crate::feats::Feats;
use crate::label::Deprel;
use crate::label::Upos;

/// A token with its analysis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Place in the text given, in UTF-8 bytes.
    pub span: (usize, usize),
    /// The token as written.
    pub form: String,
    /// The dictionary form.
    pub lemma: String,
    /// Part of speech.
    pub upos: Upos,
    /// Morphological features.
    pub feats: Feats,
    /// Index of the head in the sentence; `None` for the root.
    pub head: Option<usize>,
    /// Relation to the head.
    pub deprel: Deprel,
    /// Whether white space (or the end of the text) follows.
    pub space_after: bool,
}

/// A sentence: its tokens in order, exactly one of them the root, the heads without a cycle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Place in the text given, in UTF-8 bytes.
    pub span: (usize, usize),
    /// The tokens, in order.
    pub tokens: Vec<Token>,
}

impl Sentence {
    /// Index of the root; `None` only for a sentence without tokens.
    pub fn root(&self) -> Option<usize> {
        self.tokens.iter().position(|token| token.head.is_none())
    }

    /// Indices of the direct dependents of a token, in order.
    pub fn children(&self, head: usize) -> impl Iterator<Item = usize> + '_ {
        self.tokens
            .iter()
            .enumerate()
            .filter(move |(_, token)| token.head == Some(head))
            .map(|(index, _)| index)
    }

    /// The first direct dependent with the relation.
    pub fn child(&self, head: usize, deprel: Deprel) -> Option<usize> {
        self.children(head).find(|&index| self.tokens[index].deprel == deprel)
    }

    /// Whether the heads form one tree: one root, no cycle, all heads within the sentence.
    pub fn is_tree(&self) -> bool {
        let len = self.tokens.len();
        let roots = self.tokens.iter().filter(|token| token.head.is_none()).count();
        if roots != usize::from(len > 0) {
            return false;
        }
        (0..len).all(|start| {
            let mut at = start;
            for _ in 0..=len {
                match self.tokens[at].head {
                    None => return true,
                    Some(head) if head < len => at = head,
                    Some(_) => return false,
                }
            }
            false
        })
    }
}
