//! A sentence with its tree turned the other way round: from heads to dependents.

use rasad_syntax::{Deprel, Sentence, Token, Upos};

/// A sentence with the dependents of every token at hand.
pub(crate) struct Tree<'a> {
    pub(crate) tokens: &'a [Token],
    children: Vec<Vec<usize>>,
}

impl<'a> Tree<'a> {
    pub(crate) fn new(sentence: &'a Sentence) -> Self {
        let mut children = vec![Vec::new(); sentence.tokens.len()];
        for (at, token) in sentence.tokens.iter().enumerate() {
            if let Some(head) = token.head
                && let Some(list) = children.get_mut(head)
            {
                list.push(at);
            }
        }
        Self { tokens: &sentence.tokens, children }
    }

    pub(crate) fn token(&self, at: usize) -> &'a Token {
        &self.tokens[at]
    }

    /// The lemma in lower case; names keep theirs otherwise.
    pub(crate) fn lemma(&self, at: usize) -> &'a str {
        &self.tokens[at].lemma
    }

    pub(crate) fn deprel(&self, at: usize) -> Deprel {
        self.tokens[at].deprel
    }

    pub(crate) fn head(&self, at: usize) -> Option<usize> {
        self.tokens[at].head
    }

    pub(crate) fn children(&self, at: usize) -> &[usize] {
        &self.children[at]
    }

    /// The first dependent with one of the relations.
    pub(crate) fn child(&self, at: usize, deprels: &[Deprel]) -> Option<usize> {
        self.children[at].iter().copied().find(|child| deprels.contains(&self.deprel(*child)))
    }

    pub(crate) fn children_with<'s>(
        &'s self,
        at: usize,
        deprels: &'s [Deprel],
    ) -> impl Iterator<Item = usize> + 's {
        self.children[at].iter().copied().filter(|child| deprels.contains(&self.deprel(*child)))
    }

    /// The prepositions of a noun, each with all its words: "with", "vis a vis", "because of"; of "out of" where
    /// the parser has not joined them, both.
    fn prepositions(&self, noun: usize) -> impl Iterator<Item = String> {
        // "conceded to demands": the parser may take the preposition for the mark of an infinitive.
        let nominal = matches!(self.tokens[noun].upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
            && self.child(noun, &[Deprel::Case, Deprel::Cop, Deprel::Nsubj]).is_none();
        let relation: &[Deprel] = if nominal { &[Deprel::Mark] } else { &[Deprel::Case] };
        self.children_with(noun, relation).filter(|case| !self.counts(*case)).map(|case| {
            let mut words = self.lemma(case).to_lowercase();
            for fixed in self.children_with(case, &[Deprel::Fixed]) {
                words.push(' ');
                words.push_str(&self.lemma(fixed).to_lowercase());
            }
            words
        })
    }

    /// "up to 4,000 troops" is how many, not to whom.
    fn counts(&self, case: usize) -> bool {
        case > 0 && self.lemma(case) == "to" && self.tokens[case - 1].form.eq_ignore_ascii_case("up")
    }

    /// The first preposition of a noun.
    pub(crate) fn preposition(&self, noun: usize) -> Option<String> {
        self.prepositions(noun).next()
    }

    /// The nouns that hang on a token by a preposition, each with it. Where several nouns are joined and
    /// only the first has the preposition, that one stands for all.
    pub(crate) fn prepositional(&self, at: usize) -> Vec<(String, usize)> {
        self.children_with(at, &[Deprel::Obl, Deprel::Nmod, Deprel::OblAgent, Deprel::NmodPoss])
            .flat_map(|noun| {
                self.prepositions(noun).map(move |preposition| (preposition, noun)).chain(self.headed(noun))
            })
            .collect()
    }

    /// A preposition that the parser takes for the head, with the noun below it: "by" of "killed by Ali Nasser".
    fn headed(&self, preposition: usize) -> Option<(String, usize)> {
        if self.tokens[preposition].upos != Upos::Adp {
            return None;
        }
        let noun = self.children(preposition).iter().copied().find(|child| {
            *child > preposition && matches!(self.tokens[*child].upos, Upos::Noun | Upos::Propn | Upos::Pron)
        })?;
        Some((self.lemma(preposition).to_lowercase(), noun))
    }

    /// Whether a token can head a phrase for a participant.
    pub(crate) fn is_nominal(&self, at: usize) -> bool {
        matches!(
            self.tokens[at].upos,
            Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Adj | Upos::Det | Upos::X | Upos::Sym
        )
    }
}
