//! Words beside a clause that say on whose word it stands: "according to X", "in X's view", "reportedly", "X: ...".

use rasad_syntax::{Deprel, Upos};

use super::Draft;
use super::scene::{Scene, Stretch};
use super::words::WORDS;

fn draft(cue: usize, cue_words: Stretch, speakers: Vec<usize>, content: usize, extent: Stretch) -> Draft {
    Draft {
        cue,
        cue_words,
        speakers,
        contents: vec![content],
        extent,
        denies: false,
        carries: true,
        told: true,
        colon: false,
    }
}

/// "according to X": the parser may hang either word on the other.
pub(super) fn according_to(scene: &Scene<'_>, at: usize) -> Option<Draft> {
    let tree = &scene.tree;
    if !WORDS.adverbial.prepositions.contains(&scene.token(at).form.to_lowercase()) {
        return None;
    }
    let head = tree.head(at)?;
    let (noun, phrase) = match tree.deprel(at) {
        Deprel::Case | Deprel::Mark | Deprel::Fixed => (head, head),
        _ => (tree.child(at, &[Deprel::Obl, Deprel::Nmod, Deprel::Obj])?, at),
    };
    let last =
        if scene.token((at + 1).min(scene.len() - 1)).form.eq_ignore_ascii_case("to") { at + 1 } else { at };
    let above = tree.head(phrase)?;
    let (content, extent) = beside(scene, above, scene.reach(phrase))?;
    Some(draft(at, (at, last), vec![noun], content, extent))
}

/// "in the words of X", "in X's view".
pub(super) fn in_words_of(scene: &Scene<'_>, at: usize) -> Option<Draft> {
    let tree = &scene.tree;
    if !WORDS.adverbial.nouns.contains(&scene.lemma(at))
        || !matches!(tree.deprel(at), Deprel::Obl | Deprel::Nmod | Deprel::Advmod | Deprel::Advcl)
    {
        return None;
    }
    let case = tree.child(at, &[Deprel::Case])?;
    if !matches!(scene.token(case).form.to_lowercase().as_str(), "in" | "to" | "by" | "from") {
        return None;
    }
    let of = tree
        .children_with(at, &[Deprel::Nmod])
        .find(|noun| scene.introduced_by(*noun).as_deref() == Some("of"));
    let (speaker, words) = match (tree.child(at, &[Deprel::NmodPoss]), of) {
        (Some(owner), _) => (owner, (at, at)),
        (None, Some(noun)) => (noun, (case, tree.child(noun, &[Deprel::Case]).unwrap_or(at).max(at))),
        (None, None) => return None,
    };
    let above = tree.head(at)?;
    let reach = scene.reach(at);
    // "in his account of the war": only what stands apart by a comma is about the whole clause.
    let apart = scene.token((reach.1 + 1).min(scene.len() - 1)).form == ","
        || scene.token(reach.1).form == ","
        || reach.0.checked_sub(1).is_some_and(|before| scene.token(before).form == ",");
    let (content, extent) = beside(scene, above, reach)?;
    apart.then(|| draft(at, words, vec![speaker], content, extent))
}

/// The clause that a phrase is beside: the whole sentence where it begins or ends it, else its own clause.
fn beside(scene: &Scene<'_>, above: usize, phrase: Stretch) -> Option<(usize, Stretch)> {
    let tree = &scene.tree;
    let last_word = (0..scene.len()).rev().find(|at| scene.token(*at).upos != Upos::Punct)?;
    let first_word = (0..scene.len()).find(|at| scene.token(*at).upos != Upos::Punct)?;
    let outer = phrase.0 <= first_word + 1
        || (phrase.1 >= last_word && phrase.0.checked_sub(1).is_some_and(|at| scene.token(at).form == ","));
    let mut clause = above;
    for _ in 0..scene.len() {
        let whole = !outer
            && (matches!(scene.token(clause).upos, Upos::Verb) || scene.is_clause(clause))
            && tree.deprel(clause) != Deprel::Xcomp;
        match tree.head(clause) {
            Some(head) if !whole && !scene.across_marks(clause, head) => clause = head,
            _ => break,
        }
    }
    let (from, to) = scene.reach(clause);
    let extent = if phrase.0 <= from {
        (phrase.1 + 1, to)
    } else if phrase.1 >= to.min(last_word) {
        (from, phrase.0 - 1)
    } else {
        (from, to)
    };
    (extent.0 <= extent.1).then_some((clause, extent))
}

/// "reportedly", "allegedly": nobody is named.
pub(super) fn adverb(scene: &Scene<'_>, at: usize) -> Option<Draft> {
    let tree = &scene.tree;
    let lemma = scene.lemma(at);
    if tree.deprel(at) != Deprel::Advmod || !WORDS.adverbial.adverbs.contains(&lemma) {
        return None;
    }
    let head = tree.head(at)?;
    let relative = tree.deprel(head) == Deprel::AclRelcl;
    let (from, to) = scene.reach_without(head, |child| {
        child == at
            || (tree.deprel(child) == Deprel::Conj
                && tree.child(child, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some())
            || (relative && tree.deprel(child) == Deprel::Nsubj && child < head)
            || matches!(tree.deprel(child), Deprel::Parataxis | Deprel::Cc)
    });
    let extent = if at <= from { (at + 1, to) } else { (from, to) };
    let mut draft = draft(at, (at, at), Vec::new(), head, extent);
    draft.told = !WORDS.adverbial.hedging.contains(&lemma);
    Some(draft)
}

/// "so-called": what it describes.
pub(super) fn adjective(scene: &Scene<'_>, at: usize) -> Option<Draft> {
    let tree = &scene.tree;
    let word = scene.token(at).form.to_lowercase();
    // The tokens may be "so", "-" and "called".
    let apart = word == "called" && at >= 2 && scene.token(at - 2).form.eq_ignore_ascii_case("so");
    if tree.deprel(at) != Deprel::Amod || !(apart || WORDS.adverbial.adjectives.contains(&word)) {
        return None;
    }
    let head = tree.head(at).filter(|head| *head > at)?;
    let (_, to) = scene.noun_phrase(head, at);
    let first = if apart { at - 2 } else { at };
    let mut draft = draft(at, (first, at), Vec::new(), head, (at + 1, to.max(head)));
    draft.carries = false;
    Some(draft)
}

/// How many words may stand before the colon of "X: ...".
const MAX_LABEL: usize = 6;

/// "Trump: ..." at the beginning of an item.
pub(super) fn before_colon(scene: &Scene<'_>) -> Option<Draft> {
    let colon = (1..scene.len().min(MAX_LABEL + 1)).find(|at| scene.token(*at).form == ":")?;
    let label = 0..colon;
    if label
        .clone()
        .any(|at| matches!(scene.token(at).upos, Upos::Verb | Upos::Aux | Upos::Punct | Upos::Num))
    {
        return None;
    }
    let is_name =
        |at: usize| scene.token(at).upos == Upos::Propn || WORDS.speaks_before_colon(&scene.lemma(at));
    let speaker = label
        .clone()
        .find(|at| scene.tree.head(*at).is_none_or(|head| head >= colon) && is_name(*at))
        .or_else(|| label.clone().rev().find(|at| is_name(*at)))?;
    let rest = (colon + 1, scene.len() - 1);
    if rest.0 > rest.1 {
        return None;
    }
    let content = (rest.0..=rest.1).find(|at| scene.tree.head(*at).is_none_or(|head| head <= colon))?;
    let verb = (rest.0..=rest.1).any(|at| matches!(scene.token(at).upos, Upos::Verb | Upos::Aux));
    if !verb {
        return None;
    }
    let mut draft = draft(colon, (colon, colon), vec![speaker], content, rest);
    draft.colon = true;
    draft.carries = false;
    Some(draft)
}

/// "The agency, quoting a military source, said that ...": what the agency says is the source's word.
pub(super) fn source(scene: &Scene<'_>, at: usize) -> Option<Draft> {
    let tree = &scene.tree;
    if !matches!(scene.token(at).form.to_lowercase().as_str(), "quoting" | "citing") {
        return None;
    }
    let source = tree.child(at, &[Deprel::Obj]).filter(|object| *object > at)?;
    let named = scene.token(source).upos == Upos::Propn || WORDS.is_source(&scene.lemma(source));
    if !named || tree.child(at, &[Deprel::Ccomp]).is_some() {
        return None;
    }
    // The verb of saying that it belongs to: above it, or, where the parser made it the main verb, below it.
    let is_cue = |verb: usize| {
        WORDS.verb(&scene.lemma(verb)).is_some() && tree.child(verb, &[Deprel::Ccomp]).is_some()
    };
    let below = tree.children(at).iter().copied().find(|child| *child > at && is_cue(*child));
    let above = tree.head(at);
    let told = above.filter(|above| is_cue(*above)).or(below);
    let (content, extent) = if let Some(verb) = told {
        let said = tree.child(verb, &[Deprel::Ccomp])?;
        (said, scene.reach(said))
    } else {
        let mut clause = above?;
        if !matches!(tree.deprel(at), Deprel::Advcl | Deprel::Acl) {
            return None;
        }
        while scene.token(clause).upos != Upos::Verb {
            clause = tree.head(clause)?;
        }
        beside(scene, clause, scene.reach(at))?
    };
    Some(draft(at, (at, at), vec![source], content, extent))
}
