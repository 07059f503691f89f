//! Who says: the subject of a verb of saying, also where the parser hung it elsewhere.

use rasad_syntax::{Deprel, Upos};

use super::noun::issued_by;
use super::scene::Scene;
use super::words::{Frame, WORDS};
use crate::frame::{is_passive, subjects};

/// Who says. A participle after a piece of speech tells what its issuer says: "issued a statement denying".
pub(super) fn speakers(scene: &Scene<'_>, at: usize) -> Vec<usize> {
    let tree = &scene.tree;
    // "Asked whether ...": nobody is named who asks.
    if is_asked(scene, at) {
        return Vec::new();
    }
    if tree.deprel(at) == Deprel::Acl
        && !is_trailing(scene, at)
        && let Some(noun) = tree.head(at)
        && scene.token(noun).upos != Upos::Verb
    {
        if let Some(own) = tree.child(at, &[Deprel::Nsubj]) {
            return vec![own];
        }
        if is_main(scene, at, noun) {
            return vec![noun];
        }
        if !is_passive(tree, at) {
            return vec![issued_by(scene, noun).unwrap_or(noun)];
        }
    }
    // ", accusing them of ...": whoever acts in the clause that it follows.
    if is_trailing(scene, at)
        && let Some(subject) = main_subject(scene, at)
    {
        return vec![subject];
    }
    let found: Vec<usize> =
        subjects(tree, at).subject.into_iter().filter(|subject| tree.is_nominal(*subject)).collect();
    if !found.is_empty() || is_passive(tree, at) {
        return found.into_iter().map(|subject| title_of(scene, subject, at)).collect();
    }
    stray(scene, at).into_iter().collect()
}

/// A participle behind a comma: ", saying that ...".
pub(super) fn is_trailing(scene: &Scene<'_>, at: usize) -> bool {
    let tree = &scene.tree;
    let before = |from: usize| from.checked_sub(1).map(|before| scene.token(before).form.as_str());
    let from = scene.first_word(at).min(at);
    scene.token(at).form.ends_with("ing")
        && !scene.token(at).feats.is_finite()
        && matches!(tree.deprel(at), Deprel::Acl | Deprel::Advcl)
        && tree.child(at, &[Deprel::Nsubj, Deprel::Mark, Deprel::Aux, Deprel::Cop]).is_none()
        && (before(from) == Some(",") || before(at) == Some(","))
}

/// The subject of the clause that a participle follows.
fn main_subject(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let tree = &scene.tree;
    let mut up = tree.head(at)?;
    // A noun, an infinitive or the content of another saying: the clause around it acts.
    for _ in 0..scene.len() {
        let inside =
            matches!(tree.deprel(up), Deprel::Ccomp) && tree.head(up).is_some_and(|head| is_cue(scene, head));
        if scene.token(up).upos == Upos::Verb
            && !inside
            && let Some(subject) = subjects(tree, up).subject.first().copied().filter(|subject| *subject < at)
        {
            return Some(subject);
        }
        if scene.token(up).upos == Upos::Verb && !inside && is_passive(tree, up) {
            return tree.child(up, &[Deprel::NsubjPass]);
        }
        up = tree.head(up)?;
    }
    None
}

fn is_cue(scene: &Scene<'_>, at: usize) -> bool {
    scene.token(at).upos == Upos::Verb
        && WORDS.verb(&scene.lemma(at)).is_some_and(|verb| verb.has(Frame::Clause))
}

/// "Asked whether ..." at the beginning of a sentence or a clause.
pub(super) fn is_asked(scene: &Scene<'_>, at: usize) -> bool {
    scene.tree.child(at, &[Deprel::Nsubj, Deprel::NsubjPass]).is_none()
        && matches!(
            scene.token(at).form.to_lowercase().as_str(),
            "asked" | "pressed" | "questioned" | "quizzed"
        )
        && (at == 0
            || (at == 1 && scene.token(0).form.eq_ignore_ascii_case("when"))
            || (scene.tree.deprel(at) == Deprel::Advcl && !scene.is_clause(at)))
}

/// "Prosecutors alleged that ...", where the parser took the verb for a participle on a noun that no verb governs.
fn is_main(scene: &Scene<'_>, at: usize, noun: usize) -> bool {
    scene.tree.head(noun).is_none()
        && noun < at
        && scene.tree.child(at, &[Deprel::OblAgent, Deprel::AuxPass]).is_none()
        && !scene.token(at).form.ends_with("ing")
}

/// "her spokesman, Daniel Orr, said", where the parser found the name alone.
fn title_of(scene: &Scene<'_>, subject: usize, verb: usize) -> usize {
    let tree = &scene.tree;
    match tree.head(subject) {
        Some(title)
            if tree.deprel(subject) == Deprel::Appos
                && tree.deprel(title) == Deprel::Appos
                && subject < verb =>
        {
            title
        }
        _ => subject,
    }
}

/// How far up a subject is looked for where the parser hung the verb on a wrong word.
const MAX_CLIMB: usize = 4;

/// The subject of a finite verb that has none: of a verb above it, or the noun that it says it of.
fn stray(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let tree = &scene.tree;
    if !scene.token(at).feats.is_finite() {
        return None;
    }
    // "reads the letter": what is behind the verb, where what is said stands before it.
    let said_before = tree.children_with(at, &[Deprel::Ccomp]).any(|said| said < at);
    if said_before && let Some(object) = tree.child(at, &[Deprel::Obj]).filter(|object| *object > at) {
        return Some(object);
    }
    let mut up = at;
    for _ in 0..MAX_CLIMB {
        up = tree.head(up)?;
        if let Some(subject) = tree.child(up, &[Deprel::Nsubj]).filter(|subject| *subject < at) {
            return Some(subject);
        }
        if tree.head(up).is_none() && up < at && scene.token(up).upos == Upos::Noun {
            return tree.child(up, &[Deprel::Compound]).or(Some(up));
        }
    }
    None
}
