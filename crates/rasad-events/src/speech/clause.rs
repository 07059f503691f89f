//! Clauses that are said: before, around or behind the verb of saying.

use rasad_syntax::{Deprel, Upos};

use super::scene::{Scene, Stretch, cover};
use super::verb::Content;
use super::who::is_asked;
use super::words::{Frame, Verb, WORDS};

/// A clause, before, around or after the verb.
pub(super) fn clause(scene: &Scene<'_>, at: usize, verb: &Verb, passive: bool) -> Option<Content> {
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
