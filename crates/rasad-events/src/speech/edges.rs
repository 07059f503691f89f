//! Where the words of one saying end and those of another begin.

use rasad_syntax::{Deprel, Upos};

use super::scene::{Scene, Stretch, cover};
use super::{Draft, who};

/// The words for a speaker. "X and two others said": the parser may make two subjects of them.
pub(super) fn speaker(scene: &Scene<'_>, head: usize, cue: usize) -> Stretch {
    let tree = &scene.tree;
    let own = scene.noun_phrase(head, cue);
    let second = tree.head(head).filter(|_| tree.deprel(head) == Deprel::Nsubj).and_then(|verb| {
        tree.children_with(verb, &[Deprel::Nsubj])
            .find(|other| *other > head && *other < verb && tree.child(*other, &[Deprel::Cc]).is_some())
    });
    second.map_or(own, |second| cover(own, scene.noun_phrase(second, cue)))
}

/// Takes out of each content what belongs to the saying itself, or to another one that tells it.
pub(super) fn settle(scene: &Scene<'_>, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut() {
        // What stands before the speaker is said up to the speaker.
        if let Some(head) = draft.speakers.first() {
            let (from, to) = speaker(scene, *head, draft.cue);
            if to < draft.cue && draft.extent.0 < from && (from..=to).contains(&draft.extent.1) {
                draft.extent.1 = from - 1;
            }
        }
    }
    let tags: Vec<(usize, Stretch, Stretch, bool)> = drafts
        .iter()
        .map(|draft| {
            let phrase = draft
                .speakers
                .first()
                .map_or(draft.cue_words, |head| cover(speaker(scene, *head, draft.cue), draft.cue_words));
            let apart = is_relative(scene, draft) || who::is_trailing(scene, draft.cue);
            let phrase = if who::is_trailing(scene, draft.cue) { draft.cue_words } else { phrase };
            (draft.cue, phrase, draft.extent, apart)
        })
        .collect();
    for draft in drafts.iter_mut() {
        for (cue, phrase, extent, apart) in &tags {
            let quoted = scene.across_marks(draft.extent.0, draft.extent.1);
            if *cue == draft.cue
                || (quoted && !scene.across_marks(*cue, draft.extent.0))
                || phrase.0 <= draft.extent.0
                || phrase.0 > draft.extent.1
            {
                continue;
            }
            // "agreed to talk, an official said": the tag tells the agreement, and is no part of it.
            let told = extent.0 <= draft.cue && draft.cue <= extent.1 && phrase.0 > draft.cue;
            let tail = draft.extent.1.saturating_sub(phrase.1) <= MAX_TAIL && extent.1 < phrase.0;
            // "the raid, which it called a violation": the text's own aside, unless it is in quotation marks.
            if (told && tail) || (*apart && phrase.0 > draft.cue && !scene.across_marks(draft.cue, *cue)) {
                draft.extent.1 = phrase.0 - 1;
            }
        }
        trim_relative(scene, draft);
    }
}

/// How many words may stand behind a tag: "said Thursday", "said by telephone from Kabul".
const MAX_TAIL: usize = 10;

/// ", which she called ...", ", whom it accused of ...": a saying in a clause that stands apart.
fn is_relative(scene: &Scene<'_>, draft: &Draft) -> bool {
    let tree = &scene.tree;
    let start = scene.first_word(draft.cue);
    tree.deprel(draft.cue) == Deprel::AclRelcl
        && start.checked_sub(1).is_some_and(|before| scene.token(before).form == ",")
        && draft
            .speakers
            .first()
            .is_some_and(|speaker| scene.token(*speaker).upos == Upos::Pron && *speaker > start)
}

/// Without the relative word and the comma that a cut left behind.
fn trim_relative(scene: &Scene<'_>, draft: &mut Draft) {
    while draft.extent.1 > draft.extent.0
        && (scene.token(draft.extent.1).upos == Upos::Punct
            || matches!(
                scene.token(draft.extent.1).form.to_lowercase().as_str(),
                "which" | "whom" | "whose" | "but" | "and"
            ))
    {
        draft.extent.1 -= 1;
    }
}
