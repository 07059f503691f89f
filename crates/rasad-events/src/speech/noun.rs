//! Nouns and adjectives of speech and thought: "his promise to leave", "confident that it holds".

use rasad_syntax::{Deprel, Upos};

use super::Draft;
use super::scene::Scene;
use super::words::{Frame, WORDS};
use crate::frame::{negation, subjects};

/// The saying that a noun tells by a clause on it.
pub(super) fn of_noun(scene: &Scene<'_>, at: usize) -> Option<Draft> {
    let tree = &scene.tree;
    let lemma = scene.lemma(at);
    // "Many suspect that ...": a verb that the parser took for the only noun of the sentence.
    let root = tree.head(at).is_none();
    let verbal = root
        && at > 0
        && tree.children(at).first().is_some_and(|child| *child < at)
        && WORDS.verb(&lemma).is_some_and(|verb| verb.has(Frame::Clause) || verb.has(Frame::To));
    let clausal = WORDS.nouns.clause.contains(&lemma) || verbal;
    let with_to = WORDS.nouns.to.contains(&lemma) || verbal;
    if !clausal && !with_to {
        return None;
    }
    let kinds = [Deprel::Acl, Deprel::Ccomp, Deprel::Appos, Deprel::Dep, Deprel::Advcl];
    let mut content = tree.children_with(at, &kinds).find(|child| {
        *child > at
            && if scene.is_infinitive(*child) {
                with_to && tree.deprel(*child) == Deprel::Acl
            } else {
                clausal
                    && (is_that_clause(scene, *child)
                        || (verbal && tree.deprel(*child) == Deprel::Ccomp && scene.is_clause(*child)))
            }
    });
    // "His view is that ...": the noun is the subject of what is said.
    if content.is_none() && clausal {
        content = equated(scene, at);
    }
    // "voiced fears that ...": the clause may hang on the verb.
    let verb = tree.head(at).filter(|head| {
        matches!(tree.deprel(at), Deprel::Obj | Deprel::Obl)
            && WORDS.nouns.light.contains(&scene.lemma(*head))
            && scene.token(*head).upos == Upos::Verb
    });
    if content.is_none() && clausal {
        content = verb.and_then(|verb| {
            tree.children_with(verb, &[Deprel::Ccomp, Deprel::Advcl])
                .find(|child| *child > at && is_that_clause(scene, *child))
        });
    }
    let content = content?;
    let owner = owner(scene, at).or_else(|| {
        let kinds = [Deprel::Compound, Deprel::Amod, Deprel::Nsubj, Deprel::Nummod, Deprel::Det];
        let before = tree.children_with(at, &kinds);
        if verbal {
            before.filter(|child| *child < at && scene.token(*child).upos != Upos::Det).last()
        } else {
            None
        }
    });
    let lent = verb.filter(|verb| *verb < at && owner.is_none());
    let speakers = match (owner, lent) {
        (Some(owner), _) => vec![owner],
        (None, Some(verb)) => subjects(tree, verb).subject,
        (None, None) => Vec::new(),
    };
    let close = lent.filter(|verb| at - verb <= 4);
    let mut extent = scene.reach(content);
    if extent.0 <= at {
        extent =
            scene.reach_without(content, |child| scene.reach(child).0 <= at && scene.reach(child).1 >= at);
    }
    Some(Draft {
        cue: at,
        cue_words: (close.unwrap_or(at), at),
        speakers,
        contents: vec![content],
        extent,
        denies: false,
        carries: clausal && !scene.is_infinitive(content),
        told: true,
        colon: false,
    })
}

/// A clause with "that" or a question word, or a full clause without one.
fn is_that_clause(scene: &Scene<'_>, at: usize) -> bool {
    let start = scene.first_word(at);
    let first = scene.token(start).form.to_lowercase();
    // "now that", "in that": no content.
    let before = start.checked_sub(1).map(|before| scene.token(before).form.to_lowercase());
    match first.as_str() {
        "that"
            if matches!(before.as_deref(), Some("now" | "in" | "so" | "except" | "given" | "provided")) =>
        {
            false
        }
        "that" => scene.tree.deprel(at) != Deprel::AclRelcl,
        "whether" | "why" | "how" => true,
        _ => false,
    }
}

/// "His view is that the law stands": the head of what is said.
fn equated(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let tree = &scene.tree;
    let head = tree.head(at)?;
    match tree.deprel(at) {
        Deprel::NsubjOuter => Some(head),
        Deprel::Nsubj if scene.lemma(head) == "be" => {
            tree.children_with(head, &[Deprel::Ccomp]).find(|child| *child > head)
        }
        _ => None,
    }
}

/// Whose speech or thought a noun names: "his", "the ministry's", "by the court", "palace statement".
fn owner(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let tree = &scene.tree;
    if let Some(owner) = tree.child(at, &[Deprel::NmodPoss]) {
        return Some(owner);
    }
    let by = tree.prepositional(at).into_iter().find(|(preposition, noun)| {
        matches!(preposition.as_str(), "by" | "from" | "among" | "of") && tree.deprel(*noun) == Deprel::Nmod
    });
    if let Some((_, noun)) = by {
        return Some(noun);
    }
    tree.children_with(at, &[Deprel::Compound])
        .find(|child| matches!(scene.token(*child).upos, Upos::Propn) || scene.lemma(*child) == "palace")
}

/// "She was confident that ...", "eager to leave".
pub(super) fn of_adjective(scene: &Scene<'_>, at: usize) -> Option<Draft> {
    let tree = &scene.tree;
    let word = scene.token(at).form.to_lowercase();
    let clausal = WORDS.adjectives.clause.contains(&word);
    let with_to = WORDS.adjectives.to.contains(&word);
    if !clausal && !with_to {
        return None;
    }
    let content = tree.children_with(at, &[Deprel::Ccomp, Deprel::Xcomp, Deprel::Advcl, Deprel::Acl]).find(
        |child| {
            *child > at
                && if scene.is_infinitive(*child) {
                    with_to
                } else {
                    clausal
                        && (is_that_clause(scene, *child)
                            || (tree.deprel(*child) == Deprel::Ccomp && scene.is_clause(*child)))
                }
        },
    )?;
    let subject = tree
        .child(at, &[Deprel::Nsubj, Deprel::NsubjPass])
        .or_else(|| subjects(tree, at).subject.first().copied())?;
    let person = !scene.token(subject).form.eq_ignore_ascii_case("it");
    if !person && WORDS.adjectives.needs_person.contains(&word) {
        return None;
    }
    let speakers = subjects(tree, at).subject;
    Some(Draft {
        cue: at,
        cue_words: (at, at),
        speakers: if speakers.is_empty() { vec![subject] } else { speakers },
        contents: vec![content],
        extent: scene.reach(content),
        denies: negation(tree, at) && clausal,
        carries: clausal && !negation(tree, at),
        told: true,
        colon: false,
    })
}

/// The issuer of a piece of speech with a participle on it: "issued a statement denying ...".
pub(super) fn issued_by(scene: &Scene<'_>, noun: usize) -> Option<usize> {
    let tree = &scene.tree;
    if !WORDS.is_said(&scene.lemma(noun)) {
        return None;
    }
    let above = tree.head(noun).filter(|above| {
        tree.deprel(noun) == Deprel::Obj
            && scene.token(*above).upos == Upos::Verb
            && (WORDS.nouns.light.contains(&scene.lemma(*above)) || scene.lemma(*above) == "write")
    })?;
    subjects(tree, above).subject.first().copied()
}
