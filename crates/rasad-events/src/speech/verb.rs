//! Verbs of saying, thinking and wanting, with what they say.

use rasad_syntax::feats::VerbForm;
use rasad_syntax::{Deprel, Upos};

use super::Draft;
use super::clause::clause;
use super::scene::{Scene, Stretch, cover};
use super::who::speakers;
use super::words::{Frame, Verb, WORDS};
use crate::frame::{is_passive, negation, subjects};

/// What a verb says: the heads, the words, and words of the cue beside the verb.
pub(super) struct Content {
    pub(super) heads: Vec<usize>,
    pub(super) extent: Stretch,
    pub(super) cue: Option<Stretch>,
    pub(super) frame: Frame,
}

impl Content {
    pub(super) fn new(frame: Frame, heads: Vec<usize>, extent: Stretch) -> Self {
        Self { heads, extent, cue: None, frame }
    }
}

/// The saying that a verb tells, if it has a content.
pub(super) fn saying(scene: &Scene<'_>, at: usize) -> Option<Draft> {
    let tree = &scene.tree;
    let lemma = scene.lemma(at);
    let verb = WORDS.verb(&lemma)?;
    if scene.token(at).deprel == Deprel::Amod {
        return None;
    }
    let passive = is_passive(tree, at);
    let content = clause(scene, at, verb, passive)
        .or_else(|| infinitive(scene, at, verb, passive))
        .or_else(|| with_as(scene, at, verb, passive))
        .or_else(|| predicate(scene, at, verb, passive))
        .or_else(|| with_preposition(scene, at, verb, passive))
        .or_else(|| object(scene, at, verb, passive))?;
    let clausal = matches!(content.frame, Frame::Clause | Frame::Quote);
    let denial = verb.denies && (clausal || matches!(content.frame, Frame::Object | Frame::Gerund));
    Some(Draft {
        cue: at,
        cue_words: cue_words(scene, at, content.cue),
        speakers: speakers(scene, at),
        denies: denial != (clausal && negation(tree, at)),
        carries: denial || (clausal && !verb.factual) || (passive && content.frame == Frame::To),
        told: true,
        colon: false,
        contents: content.heads,
        extent: content.extent,
    })
}

/// "said", "pointed out", "refused to say".
fn cue_words(scene: &Scene<'_>, at: usize, more: Option<Stretch>) -> Stretch {
    let tree = &scene.tree;
    let mut words = more.map_or((at, at), |more| cover(more, (at, at)));
    if let Some(particle) = tree.child(at, &[Deprel::CompoundPrt])
        && particle == at + 1
    {
        words.1 = words.1.max(particle);
    }
    if tree.deprel(at) == Deprel::Xcomp
        && let Some(head) = tree.head(at)
        && matches!(
            tree.lemma(head),
            "refuse" | "decline" | "fail" | "continue" | "seem" | "appear" | "go" | "try"
        )
        && head < at
        && at - head <= 3
    {
        words.0 = head;
    }
    words
}

/// "vowed to leave", "urged them to leave", "is said to have left", "denied leaving".
fn infinitive(scene: &Scene<'_>, at: usize, verb: &Verb, passive: bool) -> Option<Content> {
    let tree = &scene.tree;
    let kinds = [Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl];
    let find = |fits: &dyn Fn(usize) -> bool| {
        tree.children_with(at, &kinds).find(|child| *child > at && fits(*child))
    };
    let object = tree.child(at, &[Deprel::Obj, Deprel::Iobj]).filter(|object| *object > at);
    let infinitive = find(&|child| {
        scene.is_infinitive(child) && (tree.deprel(child) != Deprel::Advcl || object.is_some())
    });
    if let Some(child) = infinitive {
        let own = scene.reach(child);
        if passive {
            let fits = verb.has(Frame::ObjectTo) || verb.has(Frame::To) || verb.has(Frame::Clause);
            return fits.then(|| Content::new(Frame::To, vec![child], own));
        }
        if let Some(object) = object {
            return verb
                .has(Frame::ObjectTo)
                .then(|| Content::new(Frame::ObjectTo, vec![child], cover(scene.reach(object), own)));
        }
        // "expects sales to fall", where the parser makes one clause of it.
        if verb.has(Frame::ObjectTo) && tree.child(child, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some() {
            return Some(Content::new(Frame::ObjectTo, vec![child], own));
        }
        // "called on them to leave".
        if let Some((case, noun)) = addressed(scene, at) {
            let extent = cover(scene.reach_without(noun, |child| child == case), own);
            let extent = (extent.0.max(case + 1), extent.1);
            let mut content = Content::new(Frame::ObjectTo, vec![child], extent);
            content.cue = Some((at, case));
            return verb.has(Frame::ObjectTo).then_some(content);
        }
        // A purpose is no content: "said it to please them".
        if verb.has(Frame::To) && tree.deprel(child) != Deprel::Advcl {
            return Some(Content::new(Frame::To, vec![child], own));
        }
        return None;
    }
    // The parser may hang the infinitive on the object or a word of it.
    if let Some(object) = object
        && verb.has(Frame::ObjectTo)
        && let Some(child) = hung_on(scene, object)
    {
        return Some(Content::new(Frame::ObjectTo, vec![child], scene.reach(object)));
    }
    if let Some((case, noun)) = addressed(scene, at)
        && verb.has(Frame::ObjectTo)
        && let Some(child) = tree
            .children_with(noun, &[Deprel::Acl, Deprel::Xcomp, Deprel::Advcl])
            .chain(tree.children_with(at, &[Deprel::Advcl]))
            .find(|child| scene.is_infinitive(*child) && *child > noun)
    {
        let extent = cover((noun, noun), scene.reach(child));
        let mut content = Content::new(Frame::ObjectTo, vec![child], (case + 1, extent.1));
        content.cue = Some((at, case));
        return Some(content);
    }
    if !verb.has(Frame::Gerund) {
        return None;
    }
    let gerund = find(&|child| {
        let form = scene.token(child).feats.verb_form();
        (form == Some(VerbForm::Ger)
            || (scene.token(child).form.ends_with("ing") && tree.deprel(child) != Deprel::Advcl))
            && scene.introduced_by(child).is_none()
    })?;
    let extent =
        object.map_or_else(|| scene.reach(gerund), |object| cover(scene.reach(object), scene.reach(gerund)));
    Some(Content::new(Frame::Gerund, vec![gerund], extent))
}

/// An infinitive on a noun or on a word of it.
fn hung_on(scene: &Scene<'_>, noun: usize) -> Option<usize> {
    let tree = &scene.tree;
    let kinds = [Deprel::Acl, Deprel::Advcl, Deprel::Xcomp];
    let fits =
        |child: &usize| *child > noun && kinds.contains(&tree.deprel(*child)) && scene.is_infinitive(*child);
    let deeper = tree.children(noun).iter().flat_map(|child| tree.children(*child).iter().copied());
    tree.children(noun).iter().copied().chain(deeper).find(fits)
}

/// The one who is called on: "called on X", "appealed to X", "pressed for X".
fn addressed(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let tree = &scene.tree;
    tree.children_with(at, &[Deprel::Obl]).filter(|noun| *noun > at).find_map(|noun| {
        let case = tree.child(noun, &[Deprel::Case])?;
        let close = case == at + 1 || case == at + 2;
        (close && matches!(tree.lemma(case), "on" | "upon" | "to" | "for" | "with")).then_some((case, noun))
    })
}

/// "described him as a hero".
fn with_as(scene: &Scene<'_>, at: usize, verb: &Verb, passive: bool) -> Option<Content> {
    if !verb.has(Frame::As) {
        return None;
    }
    let tree = &scene.tree;
    let object = tree.child(at, &[Deprel::Obj]).filter(|object| *object > at);
    let fits = |child: &usize| {
        *child > at
            && matches!(
                tree.deprel(*child),
                Deprel::Obl | Deprel::Advcl | Deprel::Nmod | Deprel::Xcomp | Deprel::Acl | Deprel::Ccomp
            )
            && scene.introduced_by(*child).as_deref() == Some("as")
            && !(tree.deprel(*child) == Deprel::Advcl && tree.child(*child, &[Deprel::Nsubj]).is_some())
    };
    let below = object.into_iter().flat_map(|object| tree.children(object).iter().copied());
    let oblique = tree.children_with(at, &[Deprel::Obl]).filter(|noun| *noun > at);
    let deeper = oblique.flat_map(|noun| tree.children(noun).iter().copied());
    let child = tree.children(at).iter().copied().chain(below).chain(deeper).find(fits)?;
    // "was quoted as saying" tells by "saying".
    if WORDS.verb(&scene.lemma(child)).is_some_and(|verb| verb.has(Frame::Clause))
        && scene.token(child).upos == Upos::Verb
    {
        return None;
    }
    if object.is_none() && !passive && tree.deprel(at) != Deprel::AclRelcl && tree.deprel(at) != Deprel::Acl {
        let refers = addressed(scene, at).is_some()
            || tree.children_with(at, &[Deprel::Obl]).any(|noun| noun > at && noun < child);
        if !refers {
            return None;
        }
    }
    let from = object
        .map(|object| scene.reach(object).0)
        .or_else(|| {
            let noun = tree.children_with(at, &[Deprel::Obl]).find(|noun| *noun > at && *noun < child)?;
            Some(scene.reach(noun).0)
        })
        .unwrap_or(scene.reach(child).0);
    let to = scene.noun_reach(child).1;
    Some(Content::new(Frame::As, vec![child], (from.min(child), to)))
}

/// "called it a disaster".
fn predicate(scene: &Scene<'_>, at: usize, verb: &Verb, passive: bool) -> Option<Content> {
    if !verb.has(Frame::Predicate) {
        return None;
    }
    let tree = &scene.tree;
    let kinds = [Deprel::Obj, Deprel::Iobj, Deprel::Xcomp, Deprel::Ccomp, Deprel::Dep, Deprel::OblUnmarked];
    let parts: Vec<usize> =
        tree.children_with(at, &kinds).filter(|child| *child > at && !scene.is_infinitive(*child)).collect();
    let extent = parts.iter().map(|part| scene.noun_reach(*part)).reduce(cover)?;
    let predicative = parts.len() > 1
        || parts.iter().any(|part| matches!(tree.deprel(*part), Deprel::Xcomp | Deprel::Ccomp))
        || scene.is_quoted(at, extent)
        || (tree.deprel(at) == Deprel::AclRelcl && !passive)
        || tree.child(parts[0], &[Deprel::Appos]).is_some();
    predicative.then(|| Content::new(Frame::Predicate, parts, extent))
}

/// "warned of floods", "accused them of theft".
fn with_preposition(scene: &Scene<'_>, at: usize, verb: &Verb, passive: bool) -> Option<Content> {
    if verb.prepositions.is_empty() && verb.object_prepositions.is_empty() {
        return None;
    }
    let tree = &scene.tree;
    let object = tree.child(at, &[Deprel::Obj, Deprel::Iobj]);
    let kinds = [Deprel::Obl, Deprel::Advcl, Deprel::Nmod, Deprel::Acl, Deprel::Xcomp, Deprel::Ccomp];
    let own = tree.children(at).iter().copied();
    let below = object.into_iter().flat_map(|object| tree.children(object).iter().copied());
    let deeper = object
        .into_iter()
        .flat_map(|object| tree.children(object).iter())
        .flat_map(|child| tree.children(*child).iter().copied());
    for child in
        own.chain(below).chain(deeper).filter(|child| *child > at && kinds.contains(&tree.deprel(*child)))
    {
        let Some(case) = tree.child(child, &[Deprel::Case, Deprel::Mark]) else { continue };
        let preposition = scene.token(case).form.to_lowercase();
        if case < at || is_time(scene, child) {
            continue;
        }
        let reach = scene.noun_reach(child);
        if verb.object_prepositions.contains(&preposition) && (object.is_some() || passive) {
            let from = object.filter(|object| *object > at).map_or(reach.0, |object| scene.reach(object).0);
            return Some(Content::new(Frame::Object, vec![child], (from, reach.1)));
        }
        if object.is_none() && !passive && verb.prepositions.contains(&preposition) {
            let mut content = Content::new(Frame::Object, vec![child], (case + 1, reach.1.max(case + 1)));
            content.cue = (case <= at + 2).then_some((at, case));
            return Some(content);
        }
    }
    None
}

/// A day or a stretch of time.
fn is_time(scene: &Scene<'_>, at: usize) -> bool {
    scene.token(at).upos != Upos::Num && crate::frame::is_time(&scene.tree, at)
}

/// "announced a cease-fire", "rejected the claim".
fn object(scene: &Scene<'_>, at: usize, verb: &Verb, passive: bool) -> Option<Content> {
    let tree = &scene.tree;
    let lemma = scene.lemma(at);
    let expressing = WORDS.nouns.expressing.contains(&lemma);
    if !(verb.has(Frame::Object) || verb.has(Frame::SaidObject) || expressing) || passive {
        return None;
    }
    let object = tree.child(at, &[Deprel::Obj]).filter(|object| *object > at)?;
    let noun = scene.lemma(object);
    // "It is unclear who ordered the raid": a question, no saying.
    let asked = tree.child(at, &[Deprel::Nsubj]).filter(|subject| scene.lemma(*subject) == "who");
    if asked.is_some() && !matches!(tree.deprel(at), Deprel::AclRelcl) {
        return None;
    }
    if verb.document {
        let subject = subjects(tree, at).subject.first().copied()?;
        if !WORDS.is_source(&scene.lemma(subject)) {
            return None;
        }
    }
    if !verb.has(Frame::Object) && !expressing && !WORDS.is_said(&noun) {
        return None;
    }
    if is_time(scene, object) || noun.ends_with("self") {
        return None;
    }
    Some(Content::new(Frame::Object, vec![object], scene.noun_reach(object)))
}
