//! Sayings: who says, by which word, and what (codebook, section 4: on whose word an event stands).

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rasad_syntax::{Deprel, Sentence, Upos};
use serde::Deserialize;

use crate::TokenRef;
use crate::frame::{Tree, negation, subjects};

/// One saying in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speech {
    /// The word of saying.
    pub cue: TokenRef,
    /// Who says; empty for "reportedly".
    pub speakers: Vec<TokenRef>,
    /// Head of what is said.
    pub content: TokenRef,
    /// Whether the speaker says that it is not so.
    pub denies: bool,
    /// Whether the content is held as the speaker's word (claims, reports), not merely as said.
    pub claims: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    verbs: BTreeSet<String>,
    denying: BTreeSet<String>,
    nouns: BTreeSet<String>,
    /// Pieces of speech that are issued and then say something.
    pieces: BTreeSet<String>,
    adverbs: BTreeSet<String>,
    /// Prepositions whose noun is the speaker: "according to".
    prepositions: BTreeSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../lexicon/speech.toml")).expect("a test loads the same file")
});

/// Whether a verb is one of saying.
pub fn is_speech_verb(lemma: &str) -> bool {
    WORDS.verbs.contains(lemma) || WORDS.denying.contains(lemma)
}

/// Whether a noun is a piece of speech: a statement, a letter.
pub(crate) fn is_speech_noun(lemma: &str) -> bool {
    WORDS.nouns.contains(lemma) || WORDS.pieces.contains(lemma)
}

/// Finds the sayings of an item's sentences in order of their cues.
pub fn find_speech(sentences: &[Sentence]) -> Vec<Speech> {
    let mut found = Vec::new();
    for (sentence, tokens) in sentences.iter().enumerate() {
        let tree = Tree::new(tokens);
        for at in 0..tokens.tokens.len() {
            speech_at(&tree, sentence, at, &mut found);
        }
    }
    found
}

fn speech_at(tree: &Tree<'_>, sentence: usize, at: usize, found: &mut Vec<Speech>) {
    let token = tree.token(at);
    let lemma = token.lemma.to_lowercase();
    let of = |token: usize| TokenRef { sentence, token };
    if matches!(token.upos, Upos::Verb) && is_speech_verb(&lemma) {
        let denies = WORDS.denying.contains(&lemma);
        let speakers: Vec<TokenRef> = subjects(tree, at).subject.into_iter().map(of).collect();
        let mut contents: Vec<usize> = tree.children_with(at, &[Deprel::Ccomp]).collect();
        // "..., he said": the saying hangs on what is said.
        if contents.is_empty()
            && tree.deprel(at) == Deprel::Parataxis
            && let Some(head) = tree.head(at)
        {
            contents.push(head);
        }
        if contents.is_empty() && denies {
            contents.extend(tree.children_with(at, &[Deprel::Obj, Deprel::Xcomp]));
        }
        // "is said to have visited".
        if contents.is_empty() && tree.child(at, &[Deprel::AuxPass]).is_some() {
            contents.extend(tree.children_with(at, &[Deprel::Xcomp]));
            for content in contents {
                found.push(Speech {
                    cue: of(at),
                    speakers: Vec::new(),
                    content: of(content),
                    denies,
                    claims: true,
                });
            }
            return;
        }
        let joined: Vec<usize> =
            contents.iter().flat_map(|content| tree.children_with(*content, &[Deprel::Conj])).collect();
        contents.extend(joined.into_iter().filter(|conj| tree.token(*conj).upos == Upos::Verb));
        for content in contents {
            let denies = denies != negation(tree, at);
            found.push(Speech {
                cue: of(at),
                speakers: speakers.clone(),
                content: of(content),
                denies,
                claims: true,
            });
        }
    } else if matches!(token.deprel, Deprel::Obl | Deprel::Advcl | Deprel::Nmod)
        && let Some(preposition) = according_to(tree, at)
    {
        if let Some(head) = token.head {
            found.push(Speech {
                cue: of(preposition),
                speakers: vec![of(at)],
                content: of(head),
                denies: false,
                claims: true,
            });
        }
    } else if WORDS.nouns.contains(&lemma) && matches!(token.upos, Upos::Noun) {
        for content in tree.children_with(at, &[Deprel::Acl, Deprel::Ccomp]) {
            if tree.child(content, &[Deprel::Mark]).is_some_and(|mark| tree.lemma(mark) == "that") {
                let speakers = tree.child(at, &[Deprel::NmodPoss]).into_iter().map(of).collect();
                found.push(Speech {
                    cue: of(at),
                    speakers,
                    content: of(content),
                    denies: false,
                    claims: true,
                });
            }
        }
    } else if token.deprel == Deprel::Advmod
        && WORDS.adverbs.contains(&lemma)
        && let Some(head) = token.head
    {
        found.push(Speech {
            cue: of(at),
            speakers: Vec::new(),
            content: of(head),
            denies: false,
            claims: true,
        });
    }
}

/// "according to X": the parser may hang "to" on the noun and "according" on either.
fn according_to(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    tree.children_with(noun, &[Deprel::Case, Deprel::Mark, Deprel::Fixed]).find(|case| {
        let lemma = tree.token(*case).form.to_lowercase();
        WORDS.prepositions.contains(&lemma)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_saying_load() {
        assert!(is_speech_verb("say") && is_speech_verb("deny") && !is_speech_verb("meet"));
    }
}
