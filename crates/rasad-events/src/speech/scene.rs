//! One sentence as the finders of sayings see it.

use rasad_syntax::{Deprel, Token, Upos};

use super::quotation::Quotes;
use crate::TokenRef;
use crate::frame::Tree;

/// First and last token of a stretch of a sentence, both included.
pub(super) type Stretch = (usize, usize);

/// A sentence with its tree and what is in quotation marks.
pub(super) struct Scene<'a> {
    pub(super) tree: Tree<'a>,
    pub(super) sentence: usize,
    pub(super) quotes: &'a Quotes,
    /// What hangs on each token, itself included.
    reaches: Vec<Stretch>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(tree: Tree<'a>, sentence: usize, quotes: &'a Quotes) -> Self {
        let reaches = reaches(&tree);
        Self { tree, sentence, quotes, reaches }
    }

    pub(super) fn at(&self, token: usize) -> TokenRef {
        TokenRef { sentence: self.sentence, token }
    }

    pub(super) fn token(&self, at: usize) -> &'a Token {
        self.tree.token(at)
    }

    pub(super) fn len(&self) -> usize {
        self.tree.tokens.len()
    }

    pub(super) fn lemma(&self, at: usize) -> String {
        self.tree.lemma(at).to_lowercase()
    }

    /// All that hangs on a token.
    pub(super) fn reach(&self, at: usize) -> Stretch {
        self.reaches[at]
    }

    /// What hangs on a token, less the dependents left out.
    pub(super) fn reach_without(&self, at: usize, left_out: impl Fn(usize) -> bool) -> Stretch {
        let mut found = (at, at);
        for child in self.tree.children(at) {
            if !left_out(*child) {
                found = cover(found, self.reaches[*child]);
            }
        }
        found
    }

    /// What hangs on a noun, less a verb that the parser joined to it: "called it a crime and warned ...".
    pub(super) fn noun_reach(&self, at: usize) -> Stretch {
        if self.token(at).upos == Upos::Verb {
            return self.reaches[at];
        }
        let joined =
            self.tree.children_with(at, &[Deprel::Conj]).find(|conj| self.token(*conj).upos == Upos::Verb);
        let (from, to) = self.reach_without(at, |child| joined.is_some_and(|joined| child >= joined));
        (from, joined.map_or(to, |joined| to.min(self.reaches[joined].0.saturating_sub(1)).max(at)))
    }

    /// Without marks of punctuation, and "that", at its ends.
    pub(super) fn trimmed(&self, (mut from, mut to): Stretch) -> Stretch {
        while from < to && self.is_edge(from) {
            from += 1;
        }
        while to > from && self.token(to).upos == Upos::Punct {
            to -= 1;
        }
        (from, to)
    }

    fn is_edge(&self, at: usize) -> bool {
        let token = self.token(at);
        token.upos == Upos::Punct
            || (token.deprel == Deprel::Mark && token.form.eq_ignore_ascii_case("that"))
            || (token.deprel == Deprel::Cc && self.tree.head(at).is_some_and(|head| head > at))
    }

    /// The first word of what hangs on a token, behind marks of punctuation.
    pub(super) fn first_word(&self, at: usize) -> usize {
        let (mut from, to) = self.reaches[at];
        while from < to && self.token(from).upos == Upos::Punct {
            from += 1;
        }
        from
    }

    /// Whether two tokens are in different quotations, or one is in none.
    pub(super) fn across_marks(&self, a: usize, b: usize) -> bool {
        self.quotes.around(self.at(a)) != self.quotes.around(self.at(b))
    }

    /// Whether a stretch holds words in quotation marks which the cue stands outside of.
    pub(super) fn is_quoted(&self, cue: usize, (from, to): Stretch) -> bool {
        let own = self.quotes.around(self.at(cue));
        self.quotes.touching(self.at(from), self.at(to)).any(|quote| Some(quote) != own)
    }

    /// Whether a token is "to" before an infinitive, or has one.
    pub(super) fn is_infinitive(&self, at: usize) -> bool {
        self.tree
            .children_with(at, &[Deprel::Mark])
            .any(|mark| self.token(mark).form.eq_ignore_ascii_case("to"))
    }

    /// The lower-case word that introduces a clause or a noun: its preposition or conjunction.
    pub(super) fn introduced_by(&self, at: usize) -> Option<String> {
        let mark = self.tree.child(at, &[Deprel::Case, Deprel::Mark])?;
        Some(self.token(mark).form.to_lowercase())
    }

    /// The words for a speaker: the noun with what describes it, up to a relative clause.
    pub(super) fn noun_phrase(&self, head: usize, cue: usize) -> Stretch {
        let leaves = |child: usize| {
            let token = self.token(child);
            matches!(token.deprel, Deprel::AclRelcl | Deprel::Parataxis | Deprel::Advcl | Deprel::Cop)
                || (child < head
                    && matches!(token.deprel, Deprel::Case | Deprel::Mark | Deprel::Cc | Deprel::Advmod))
                || (child < head && matches!(token.deprel, Deprel::Punct))
                || (token.deprel == Deprel::Appos && self.is_clause(child))
                // The parser may hang the verb of saying on its subject.
                || (self.reaches[child].0..=self.reaches[child].1).contains(&cue)
        };
        let cut = self
            .tree
            .children(head)
            .iter()
            .copied()
            .filter(|child| *child > head && leaves(*child))
            .map(|child| self.reaches[child].0)
            .min()
            .unwrap_or(usize::MAX);
        let (from, to) = self.reach_without(head, |child| leaves(child) || child >= cut);
        let to = to.min(cut.saturating_sub(1));
        // "officials of the ministry, who spoke ...": the clause may hang on either noun.
        let relative = (head + 1..=to)
            .filter(|at| self.token(*at).deprel == Deprel::AclRelcl)
            .map(|at| self.reaches[at].0)
            .find(|start| *start > head && self.ends_a_name(*start));
        self.trimmed((from, relative.map_or(to, |start| start - 1)))
    }

    /// Whether a relative clause stands apart from what is before it: by a comma, or by "who".
    fn ends_a_name(&self, start: usize) -> bool {
        let first = self.token(start);
        first.upos == Upos::Punct
            || first.form.eq_ignore_ascii_case("who")
            || start.checked_sub(1).is_some_and(|before| self.token(before).form == ",")
    }

    /// Whether a token heads a clause of its own.
    pub(super) fn is_clause(&self, at: usize) -> bool {
        let token = self.token(at);
        token.feats.is_finite()
            || self
                .tree
                .child(at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Cop, Deprel::Expl, Deprel::Csubj])
                .is_some()
    }
}

/// The smallest stretch around two.
pub(super) fn cover(a: Stretch, b: Stretch) -> Stretch {
    (a.0.min(b.0), a.1.max(b.1))
}

fn reaches(tree: &Tree<'_>) -> Vec<Stretch> {
    let len = tree.tokens.len();
    let mut reaches: Vec<Stretch> = (0..len).map(|at| (at, at)).collect();
    let mut order: Vec<usize> = (0..len).filter(|at| tree.head(*at).is_none()).collect();
    let mut next = 0;
    while let Some(at) = order.get(next).copied() {
        order.extend(tree.children(at));
        next += 1;
    }
    for at in order.into_iter().rev() {
        if let Some(head) = tree.head(at) {
            reaches[head] = cover(reaches[head], reaches[at]);
        }
    }
    reaches
}
