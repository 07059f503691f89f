//! The words of saying, thinking and wanting, out of `lexicon/speech.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

/// What can be the content of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Frame {
    /// "said that ...", "..., he said".
    Clause,
    /// Nothing but a quotation.
    Quote,
    /// "vowed to leave".
    To,
    /// "urged them to leave".
    ObjectTo,
    /// "announced a cease-fire".
    Object,
    /// "rejected the claim": only a noun of speech or thought.
    SaidObject,
    /// "denied taking money".
    Gerund,
    /// "described him as a hero".
    As,
    /// "called it a disaster".
    Predicate,
}

/// All that the lexicon says of a verb, over its groups.
#[derive(Debug, Default)]
pub(super) struct Verb {
    frames: BTreeSet<Frame>,
    /// "warned of floods".
    pub(super) prepositions: BTreeSet<String>,
    /// "accused them of theft".
    pub(super) object_prepositions: BTreeSet<String>,
    /// The speaker says that it is not so.
    pub(super) denies: bool,
    /// The text itself vouches for the content.
    pub(super) factual: bool,
    /// A noun is its content only where a document or figures show it.
    pub(super) document: bool,
}

impl Verb {
    pub(super) fn has(&self, frame: Frame) -> bool {
        self.frames.contains(&frame)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    verbs: Vec<Group>,
    nouns: Nouns,
    adjectives: Adjectives,
    adverbial: Adverbial,
    pieces: Pieces,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    words: Vec<String>,
    #[serde(default)]
    frames: Vec<Frame>,
    #[serde(default)]
    prepositions: Vec<String>,
    #[serde(default)]
    object_prepositions: Vec<String>,
    #[serde(default)]
    denies: bool,
    #[serde(default)]
    factual: bool,
    #[serde(default)]
    document: bool,
}

/// Nouns of speech and thought.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Nouns {
    /// With a clause: "reports that".
    pub(super) clause: BTreeSet<String>,
    /// With an infinitive: "promise to".
    pub(super) to: BTreeSet<String>,
    /// Verbs that lend them their subject: "made a promise".
    pub(super) light: BTreeSet<String>,
    /// Verbs whose noun is itself what is said: "expressed concern".
    pub(super) expressing: BTreeSet<String>,
}

/// Adjectives of thought.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Adjectives {
    /// With a clause: "confident that".
    pub(super) clause: BTreeSet<String>,
    /// With an infinitive: "eager to".
    pub(super) to: BTreeSet<String>,
    /// Of these, "it is ..." is no thought of anybody.
    pub(super) needs_person: BTreeSet<String>,
}

/// Words outside of the clause that say on whose word it stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Adverbial {
    /// "reportedly".
    pub(super) adverbs: BTreeSet<String>,
    /// Adverbs that leave it open, but tell of no saying.
    pub(super) hedging: BTreeSet<String>,
    /// "according to": the first word.
    pub(super) prepositions: BTreeSet<String>,
    /// "in the words of", "in the view of".
    pub(super) nouns: BTreeSet<String>,
    /// "so-called".
    pub(super) adjectives: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pieces {
    nouns: BTreeSet<String>,
    sources: BTreeSet<String>,
    before_colon: BTreeSet<String>,
}

pub(super) struct Words {
    verbs: BTreeMap<String, Verb>,
    pub(super) nouns: Nouns,
    pub(super) adjectives: Adjectives,
    pub(super) adverbial: Adverbial,
    pieces: Pieces,
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("../../../../lexicon/speech.toml")).expect("a test loads the same file");
    let mut verbs: BTreeMap<String, Verb> = BTreeMap::new();
    for group in file.verbs {
        for word in group.words {
            let verb = verbs.entry(word).or_default();
            verb.frames.extend(group.frames.iter().copied());
            verb.prepositions.extend(group.prepositions.iter().cloned());
            verb.object_prepositions.extend(group.object_prepositions.iter().cloned());
            verb.denies |= group.denies;
            verb.factual |= group.factual;
            verb.document |= group.document;
        }
    }
    Words {
        verbs,
        nouns: file.nouns,
        adjectives: file.adjectives,
        adverbial: file.adverbial,
        pieces: file.pieces,
    }
});

impl Words {
    pub(super) fn verb(&self, lemma: &str) -> Option<&Verb> {
        self.verbs.get(lemma)
    }

    /// Whether a noun is one of speech or thought, as a piece or as an act.
    pub(super) fn is_said(&self, lemma: &str) -> bool {
        self.nouns.clause.contains(lemma) || self.pieces.nouns.contains(lemma)
    }

    /// Whether a noun is something that is issued and speaks by itself: a statement, a letter.
    pub(super) fn is_piece(&self, lemma: &str) -> bool {
        self.pieces.nouns.contains(lemma)
    }

    /// Whether a noun is a document or figures that show something, or somebody to cite.
    pub(super) fn is_source(&self, lemma: &str) -> bool {
        self.pieces.sources.contains(lemma) || self.is_piece(lemma)
    }

    /// Whether a noun before a colon says what follows: "Poll: ...".
    pub(super) fn speaks_before_colon(&self, lemma: &str) -> bool {
        self.pieces.before_colon.contains(lemma)
    }
}

/// Whether a verb is one of saying, thinking or wanting.
pub fn is_speech_verb(lemma: &str) -> bool {
    WORDS.verb(lemma).is_some()
}

/// Whether a noun is a piece of speech: a statement, a letter, a report.
pub(crate) fn is_speech_noun(lemma: &str) -> bool {
    WORDS.is_piece(lemma) || matches!(lemma, "claim" | "allegation" | "announcement" | "assertion")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_saying_load() {
        assert!(is_speech_verb("say") && is_speech_verb("deny") && !is_speech_verb("meet"));
        assert!(WORDS.verb("deny").is_some_and(|verb| verb.denies && verb.has(Frame::Gerund)));
    }
}
