//! Sayings: who says, thinks or wants, by which word, and what (codebook, section 4: on whose word an event
//! stands).
//!
//! Each sentence is looked at word by word: verbs, nouns and adjectives with a content, and words beside a
//! clause ("according to"). Then quotations, which may run over several sentences, are given to a saying.

mod aside;
mod attach;
mod clause;
mod edges;
mod noun;
mod quotation;
mod scene;
mod verb;
mod who;
mod words;

use rasad_syntax::{Sentence, Upos};

use crate::TokenRef;
use crate::frame::Tree;
use quotation::Quotes;
use scene::{Scene, Stretch};
pub(crate) use words::is_speech_noun;
pub use words::is_speech_verb;

/// One saying of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own, asked by another reader")]
pub struct Speech {
    /// The word of saying.
    pub cue: TokenRef,
    /// First and last token of the cue in its sentence: "pointed out", "refused to say".
    pub cue_words: (usize, usize),
    /// Heads of who says, in the sentence of the cue; empty for "reportedly".
    pub speakers: Vec<TokenRef>,
    /// First and last token of the first speaker's phrase, in the sentence of the cue.
    pub speaker_words: Option<(usize, usize)>,
    /// Heads of what is said. A quotation over several sentences has one for each.
    pub contents: Vec<TokenRef>,
    /// First and last token of what is said. The cue may lie between them.
    pub extent: (TokenRef, TokenRef),
    /// Whether the speaker says that it is not so.
    pub denies: bool,
    /// Whether what is told inside stands on the speaker's word, and is not only wanted or vouched for by the text.
    pub carries: bool,
    /// Whether it tells of a saying at all: "apparently" only leaves open whether something is so.
    pub told: bool,
    /// Whether the cue is a colon: "Police: ...". Only who knows names can say that it is no headline of a topic.
    pub colon: bool,
}

/// A saying within one sentence.
#[expect(clippy::struct_excessive_bools, reason = "the same as of a saying")]
struct Draft {
    cue: usize,
    cue_words: Stretch,
    speakers: Vec<usize>,
    contents: Vec<usize>,
    extent: Stretch,
    denies: bool,
    carries: bool,
    told: bool,
    colon: bool,
}

/// Finds the sayings of an item's sentences in order of their cues.
pub fn find_speech(sentences: &[Sentence]) -> Vec<Speech> {
    let quotes = Quotes::find(sentences);
    let scenes: Vec<Scene<'_>> = sentences
        .iter()
        .enumerate()
        .map(|(sentence, tokens)| Scene::new(Tree::new(tokens), sentence, &quotes))
        .collect();
    let mut found = Vec::new();
    for scene in &scenes {
        let mut drafts = Vec::new();
        if scene.sentence == 0 {
            drafts.extend(aside::before_colon(scene));
        }
        drafts.extend((0..scene.len()).filter_map(|at| saying_at(scene, at)));
        edges::settle(scene, &mut drafts);
        found.extend(drafts.into_iter().map(|draft| speech(scene, draft)));
    }
    attach::quotations(&scenes, &quotes, &mut found);
    found.sort_by_key(|speech| speech.cue);
    found
}

fn saying_at(scene: &Scene<'_>, at: usize) -> Option<Draft> {
    let by_class = match scene.token(at).upos {
        Upos::Verb => aside::source(scene, at)
            .or_else(|| verb::saying(scene, at))
            .or_else(|| noun::of_adjective(scene, at))
            .or_else(|| aside::adjective(scene, at)),
        Upos::Noun | Upos::Propn => noun::of_noun(scene, at).or_else(|| aside::in_words_of(scene, at)),
        Upos::Adj => noun::of_adjective(scene, at).or_else(|| aside::adjective(scene, at)),
        Upos::Adv => aside::adverb(scene, at),
        _ => None,
    };
    by_class.or_else(|| aside::according_to(scene, at))
}

/// A draft with its place in the item.
fn speech(scene: &Scene<'_>, draft: Draft) -> Speech {
    let (from, to) = scene.trimmed(draft.extent);
    Speech {
        cue: scene.at(draft.cue),
        cue_words: draft.cue_words,
        speaker_words: draft.speakers.first().map(|speaker| edges::speaker(scene, *speaker, draft.cue)),
        speakers: draft.speakers.into_iter().map(|speaker| scene.at(speaker)).collect(),
        contents: draft.contents.into_iter().map(|content| scene.at(content)).collect(),
        extent: (scene.at(from), scene.at(to)),
        denies: draft.denies,
        carries: draft.carries,
        told: draft.told,
        colon: draft.colon,
    }
}
