//! Verbs of saying, thinking and wanting, with what they say.

use rasad_syntax::feats::VerbForm;
use rasad_syntax::{Deprel, Upos};

use super::Draft;
use super::noun::issued_by;
use super::scene::{Scene, Stretch, cover};
use super::words::{Frame, Verb, WORDS};
use crate::frame::{is_passive, negation, subjects};

/// What a verb says: the heads, the words, and words of the cue beside the verb.
struct Content {
    heads: Vec<usize>,
    extent: Stretch,
    cue: Option<Stretch>,
    frame: Frame,
}

impl Content {
    fn new(frame: Frame, heads: Vec<usize>, extent: Stretch) -> Self {
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
fn is_asked(scene: &Scene<'_>, at: usize) -> bool {
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

/// A clause, before, around or after the verb.
fn clause(scene: &Scene<'_>, at: usize, verb: &Verb, passive: bool) -> Option<Content> {
    if !verb.has(Frame::Clause) && !verb.has(Frame::Quote) {
        return None;
    }
    let tree = &scene.tree;
    let full = verb.has(Frame::Clause);
    let frame = if full { Frame::Clause } else { Frame::Quote };
    let fits = |child: &usize| {
        let quoted = scene.is_quoted(at, scene.reach(*child));
        let marked = is_marked(scene, *child);
        quoted || marked || (full && scene.is_clause(*child) && !(verb.factual && is_bare(scene, *child)))
    };
    let kinds = [Deprel::Ccomp, Deprel::CsubjPass];
    let asked = is_asked(scene, at);
    let fits = |child: &usize| fits(child) && (!asked || is_question(scene, *child));
    let mut heads: Vec<usize> =
        tree.children_with(at, if passive { &kinds } else { &kinds[..1] }).filter(fits).collect();
    if !heads.is_empty() {
        let extent = heads.iter().map(|head| scene.reach(*head)).reduce(cover)?;
        heads.extend(joined(scene, &heads));
        return Some(Content::new(frame, heads, extent));
    }
    // "..., he said": the saying hangs on what is said.
    let beside = match tree.deprel(at) {
        Deprel::Parataxis => true,
        Deprel::Advcl => full && scene.introduced_by(at).as_deref() == Some("as"),
        // The parser may hang it on the last noun.
        Deprel::Acl | Deprel::AclRelcl | Deprel::Conj | Deprel::Appos => full && is_tagged_on(scene, at),
        _ => false,
    };
    if beside
        && tree.child(at, &[Deprel::Obj, Deprel::Xcomp]).is_none_or(|child| addressee(scene, at, child))
        && !(passive && tree.deprel(at) == Deprel::Parataxis)
        && let Some((head, extent)) = what_is_beside(scene, at)
        && (full || scene.is_quoted(at, extent))
    {
        let mut heads = vec![head];
        heads.extend(joined(scene, &heads));
        return Some(Content::new(frame, heads, extent));
    }
    // "alleged in court papers that ...": the parser may hang the clause on the noun.
    let misplaced = tree
        .children_with(at, &[Deprel::Obl, Deprel::Obj, Deprel::Iobj])
        .flat_map(|noun| tree.children_with(noun, &[Deprel::Acl, Deprel::AclRelcl]))
        .find(|child| {
            tree.children_with(*child, &[Deprel::Mark])
                .any(|mark| scene.token(mark).form.eq_ignore_ascii_case("that"))
                && !tree.head(*child).is_some_and(|noun| WORDS.is_said(&scene.lemma(noun)))
        });
    if full && let Some(child) = misplaced {
        return Some(Content::new(frame, vec![child], scene.reach(child)));
    }
    // "Asked if ...".
    if is_asked(scene, at) {
        let question = tree
            .children_with(at, &[Deprel::Advcl, Deprel::Ccomp, Deprel::Xcomp])
            .chain(tree.children(at).iter().flat_map(|child| tree.children_with(*child, &[Deprel::Advcl])))
            .find(|child| is_question(scene, *child) && *child > at);
        return question.map(|head| Content::new(frame, vec![head], scene.reach(head)));
    }
    // "He said: ...".
    let after = tree.children_with(at, &[Deprel::Parataxis, Deprel::Advcl, Deprel::Dep]).find(|child| {
        *child > at
            && (tree.deprel(*child) == Deprel::Parataxis || is_that(scene, *child))
            && (is_that(scene, *child)
                || scene.reach(*child).0.checked_sub(1).is_some_and(|before| scene.token(before).form == ":")
                || scene.is_quoted(at, scene.reach(*child)))
    });
    after
        .map(|head| Content::new(frame, vec![head], scene.reach(head)))
        .or_else(|| if full { by_words(scene, at) } else { None })
}

/// How far behind a verb of saying "that" may stand: "told reporters in Cairo on Monday that ...".
const MAX_THAT: usize = 9;

/// What is said, by the words alone, where the tree does not show it: behind "that", or a noun with a finite verb
/// right behind the cue ("says the attacks targeted civilians").
fn by_words(scene: &Scene<'_>, at: usize) -> Option<Content> {
    let tree = &scene.tree;
    let stop = |at: &usize| {
        matches!(scene.token(*at).upos, Upos::Verb | Upos::Aux | Upos::Sconj) || scene.token(*at).form == ";"
    };
    let end = (at + 1..scene.len()).find(stop)?.min(at + MAX_THAT);
    let that = scene.token(end).form.eq_ignore_ascii_case("that") && scene.token(end).upos == Upos::Sconj;
    let rest = |from: usize| (from + 1..scene.len()).any(|at| scene.token(at).feats.is_finite());
    let last = scene.len() - 1;
    let heads = |from: usize| {
        let head = (from..=last).find(|at| {
            matches!(scene.token(*at).upos, Upos::Verb | Upos::Aux)
                && tree.head(*at).is_none_or(|head| head <= from || head == *at)
        });
        vec![head.unwrap_or(from)]
    };
    if that && rest(end) {
        // A clause ends where the cue's own clause ends, if that is known.
        let to = if scene.reach(at).1 > end { scene.reach(at).1 } else { last };
        return Some(Content::new(Frame::Clause, heads(end), (end, to)));
    }
    let noun = tree
        .children_with(at, &[Deprel::Nsubj, Deprel::Obj])
        .find(|noun| *noun > at && scene.reach(*noun).0 <= at + 2)?;
    let verb = tree.children_with(noun, &[Deprel::Acl, Deprel::AclRelcl]).find(|verb| {
        scene.token(*verb).feats.is_finite()
            && *verb > noun
            && tree.child(*verb, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Mark]).is_none()
            && scene.token(*verb - 1).form != ","
    })?;
    Some(Content::new(Frame::Clause, vec![verb], scene.reach(noun)))
}

/// The one who is told, not what is told.
fn addressee(scene: &Scene<'_>, at: usize, child: usize) -> bool {
    matches!(scene.lemma(at).as_str(), "tell" | "inform" | "assure" | "remind" | "ask" | "warn")
        && scene.tree.deprel(child) == Deprel::Obj
}

/// "that", "whether", "if", or a question word.
fn is_marked(scene: &Scene<'_>, at: usize) -> bool {
    let from = scene.first_word(at);
    matches!(
        scene.token(from).form.to_lowercase().as_str(),
        "that"
            | "whether"
            | "if"
            | "why"
            | "how"
            | "what"
            | "who"
            | "whom"
            | "whose"
            | "when"
            | "where"
            | "which"
    )
}

/// A question that is told: "if ...", "why ...", with the word for it on the clause itself.
fn is_question(scene: &Scene<'_>, at: usize) -> bool {
    let kinds = [Deprel::Mark, Deprel::Advmod, Deprel::Obj, Deprel::Nsubj, Deprel::Obl];
    scene.tree.children_with(at, &kinds).any(|child| {
        child < at
            && matches!(
                scene.token(child).form.to_lowercase().as_str(),
                "if" | "whether" | "why" | "how" | "what" | "who" | "when" | "where" | "which"
            )
    })
}

/// "that" or "whether": a clause that can be nothing but a content.
fn is_that(scene: &Scene<'_>, at: usize) -> bool {
    let first = scene.first_word(at);
    matches!(scene.token(first).form.to_lowercase().as_str(), "that" | "whether")
}

/// A short clause of its own subject behind a comma: "..., an official said Thursday".
fn is_tagged_on(scene: &Scene<'_>, at: usize) -> bool {
    let tree = &scene.tree;
    let (from, to) = scene.reach(at);
    let comma = scene.token(from).form == ","
        || from.checked_sub(1).is_some_and(|before| scene.token(before).form == ",");
    let ends = to + 1 >= scene.len() || matches!(scene.token(to + 1).form.as_str(), "," | "." | ";");
    comma
        && (ends || scene.token(to).upos == Upos::Punct)
        && to - from <= MAX_TAG
        && scene.token(at).feats.is_finite()
        && tree.child(at, &[Deprel::Cc]).is_none()
        && tree.child(at, &[Deprel::Nsubj]).is_some_and(|subject| {
            subject < at
                && !matches!(
                    scene.token(subject).form.to_lowercase().as_str(),
                    "who" | "which" | "that" | "whom"
                )
        })
}

/// How long "..., an official of the ministry said on Thursday" may be.
const MAX_TAG: usize = 14;

/// The clause that a saying beside it is about: where it ends the sentence, the whole sentence.
fn what_is_beside(scene: &Scene<'_>, at: usize) -> Option<(usize, Stretch)> {
    let tree = &scene.tree;
    let (left, mut right) = scene.reach(at);
    // "The vote, she insisted, had ...": what is behind the second comma is no part of the saying.
    let mut behind = right;
    if at + 1 < right && scene.token(at + 1).form == "," {
        right = at;
    } else {
        behind = 0;
    }
    let last = (0..scene.len()).rev().find(|at| scene.token(*at).upos != Upos::Punct)?;
    let mut head = tree.head(at)?;
    let mut child = at;
    if right >= last {
        while let Some(above) = tree.head(head).filter(|above| !scene.across_marks(*above, head)) {
            child = head;
            head = above;
        }
    }
    let (from, to) =
        scene.reach_without(head, |other| other == at || (other == child && scene.reach(other).0 >= left));
    let to = to.max(behind);
    let extent = if right >= last && left > from {
        (from, left - 1)
    } else if right < head && left <= from {
        (right + 1, to)
    } else {
        (from, to)
    };
    Some((head, extent))
}

/// "saw him leave": no clause of its own.
fn is_bare(scene: &Scene<'_>, at: usize) -> bool {
    !scene.token(at).feats.is_finite()
        && scene.tree.child(at, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).is_none()
}

/// Clauses joined to a content.
fn joined(scene: &Scene<'_>, heads: &[usize]) -> Vec<usize> {
    heads
        .iter()
        .flat_map(|head| scene.tree.children_with(*head, &[Deprel::Conj]))
        .filter(|conj| scene.token(*conj).upos == Upos::Verb)
        .collect()
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
