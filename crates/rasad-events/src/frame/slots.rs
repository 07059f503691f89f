//! Whether a pattern fits a word in its tree.

use std::cell::OnceCell;

use rasad_syntax::{Deprel, Upos};

use super::Tree;
use super::clause::{is_passive, subjects};
use super::fill::is_time;
use crate::lexicon::{Pattern, With, Words};
use crate::status::is_held;

/// Prepositions of what brings a harm about: "killed in a crash", "destroyed by the flood".
const CAUSES: &[&str] = &["in", "by", "from", "of", "due to", "because of", "during"];

/// What a pattern found around a verb that it fits.
pub(crate) struct Fit {
    /// The noun of a light verb, if the pattern asks for one.
    pub(crate) light: Option<usize>,
}

/// A verb with what many patterns ask about it, looked up once.
pub(crate) struct Around<'t> {
    tree: &'t Tree<'t>,
    verb: usize,
    objects: Vec<usize>,
    surface: OnceCell<Option<usize>>,
    clauses: OnceCell<Vec<usize>>,
    subjects: OnceCell<Vec<usize>>,
    causes: OnceCell<Vec<usize>>,
}

impl<'t> Around<'t> {
    pub(crate) fn new(tree: &'t Tree<'t>, verb: usize) -> Self {
        Self {
            tree,
            verb,
            objects: objects(tree, verb),
            surface: OnceCell::new(),
            clauses: OnceCell::new(),
            subjects: OnceCell::new(),
            causes: OnceCell::new(),
        }
    }

    /// The object by its place, where the parser hung it elsewhere.
    fn surface(&self) -> Option<usize> {
        *self.surface.get_or_init(|| surface_object(self.tree, self.verb))
    }

    fn clauses(&self) -> &[usize] {
        self.clauses.get_or_init(|| clauses(self.tree, self.verb))
    }

    fn subjects(&self) -> &[usize] {
        self.subjects.get_or_init(|| subjects(self.tree, self.verb).subject)
    }

    fn causes(&self) -> &[usize] {
        self.causes.get_or_init(|| causes(self.tree, self.verb))
    }
}

/// Whether a verb's surroundings fit a pattern.
pub(crate) fn matches_verb(around: &Around<'_>, pattern: &Pattern) -> Option<Fit> {
    let Around { tree, verb, objects, .. } = around;
    let (tree, verb) = (*tree, *verb);
    let wanted = [&pattern.object, &pattern.acted_on];
    let is_wanted = |object: &usize| {
        wanted.iter().all(|words| words.is_empty() || lemma_in(tree, *object, words))
            && (pattern.before_object.is_empty() || has_before(tree, *object, &pattern.before_object))
    };
    let mut found = None;
    if !wanted.iter().all(|words| words.is_empty()) || !pattern.before_object.is_empty() {
        found = objects.iter().copied().find(is_wanted);
        if found.is_none() {
            found = Some(around.surface().filter(is_wanted)?);
        }
    }
    let light = found.filter(|_| !pattern.object.is_empty());
    let surface = found.filter(|object| !objects.contains(object));
    let with_surface;
    let objects = match surface {
        Some(object) => {
            with_surface = vec![object];
            &with_surface
        }
        None => objects,
    };
    let object_in = |words: &Words| objects.iter().any(|object| lemma_in(tree, *object, words));
    if object_in(&pattern.not_object) {
        return None;
    }
    if !pattern.with.iter().all(|with| has_with(tree, verb, objects, with)) {
        return None;
    }
    if !pattern.without.is_empty()
        && has_with(tree, verb, &[], &With { words: pattern.without.clone(), nouns: Words::default() })
    {
        return None;
    }
    if !pattern.clause.is_empty()
        && !around.clauses().iter().any(|clause| heads_clause(tree, *clause, &pattern.clause))
    {
        return None;
    }
    if !pattern.modality.is_empty() && !pattern.modality.iter().any(|modality| is_held(tree, verb, *modality))
    {
        return None;
    }
    let fits = |words: &Words, found: &[usize]| found.iter().any(|at| lemma_in(tree, *at, words));
    if !pattern.subject.is_empty() && !fits(&pattern.subject, around.subjects()) {
        return None;
    }
    if !pattern.not_subject.is_empty()
        && (fits(&pattern.not_subject, around.subjects()) || fits(&pattern.not_subject, around.causes()))
    {
        return None;
    }
    Some(Fit { light })
}

/// What brings about what a verb tells: nouns of prepositions, and what follows "when".
fn causes(tree: &Tree<'_>, verb: usize) -> Vec<usize> {
    let mut found: Vec<usize> = tree
        .prepositional(verb)
        .into_iter()
        .filter(|(preposition, _)| CAUSES.contains(&preposition.as_str()))
        .map(|(_, noun)| noun)
        .collect();
    for clause in tree.children_with(verb, &[Deprel::Advcl]) {
        if tree
            .children_with(clause, &[Deprel::Mark, Deprel::Advmod])
            .any(|mark| matches!(tree.lemma(mark), "when" | "after" | "as"))
        {
            found.push(clause);
            found.extend(subjects(tree, clause).subject);
        }
    }
    found
}

/// Whether a verb has one of the particles or prepositions, and where nouns are asked for, with one of them.
fn has_with(tree: &Tree<'_>, verb: usize, objects: &[usize], with: &With) -> bool {
    let is_word = |word: &str| with.words.iter().any(|wanted| wanted.eq_ignore_ascii_case(word));
    let noun_of = |at: usize| {
        tree.prepositional(at).into_iter().any(|(found, noun)| {
            is_word(&found) && (with.nouns.is_empty() || lemma_in(tree, noun, &with.nouns))
        })
    };
    // The preposition of a light verb often hangs on its noun: "held talks with".
    if noun_of(verb) || objects.iter().any(|object| noun_of(*object)) {
        return true;
    }
    if !with.nouns.is_empty() {
        return false;
    }
    let particle = tree
        .children_with(verb, &[Deprel::CompoundPrt, Deprel::Advmod, Deprel::Case, Deprel::Xcomp])
        .any(|child| is_word(tree.lemma(child)));
    // "called for lifting", "warned against going".
    particle
        || (is_word("to") || is_word("of"))
            && stray_infinitive(tree, verb).is_some_and(|clause| {
                tree.children_with(clause, &[Deprel::Mark, Deprel::Case])
                    .any(|mark| is_word(tree.lemma(mark)))
            })
        || tree.children_with(verb, &[Deprel::Advcl, Deprel::Xcomp, Deprel::Ccomp]).any(|clause| {
            tree.children_with(clause, &[Deprel::Mark, Deprel::Case]).any(|mark| is_word(tree.lemma(mark)))
        })
}

/// Whether a noun's surroundings fit a pattern.
pub(crate) fn matches_noun(tree: &Tree<'_>, noun: usize, pattern: &Pattern) -> bool {
    let prepositional = tree.prepositional(noun);
    for with in &pattern.with {
        let fits = |(found, below): &(String, usize)| {
            with.words.contains(found) && (with.nouns.is_empty() || lemma_in(tree, *below, &with.nouns))
        };
        if !prepositional.iter().any(fits) {
            return false;
        }
    }
    if prepositional.iter().any(|(found, _)| pattern.without.contains(found)) {
        return false;
    }
    let stands_behind = || {
        tree.children_with(noun, &[Deprel::Case])
            .any(|case| pattern.behind.iter().any(|wanted| tree.lemma(case).eq_ignore_ascii_case(wanted)))
    };
    if !pattern.behind.is_empty() && !stands_behind() {
        return false;
    }
    let before = |words: &Words| has_before(tree, noun, words);
    if !pattern.object.is_empty() && !before(&pattern.object) || before(&pattern.not_object) {
        return false;
    }
    let below = |words: &Words| {
        tree.children_with(noun, &[Deprel::NmodPoss, Deprel::Nmod, Deprel::Obl])
            .any(|child| lemma_in(tree, child, words))
    };
    if !pattern.subject.is_empty() && !below(&pattern.subject) || below(&pattern.not_subject) {
        return false;
    }
    if !pattern.under.is_empty() && !tree.head(noun).is_some_and(|head| lemma_in(tree, head, &pattern.under))
    {
        return false;
    }
    pattern.clause.is_empty()
        || tree.children_with(noun, &[Deprel::Acl]).any(|clause| lemma_in(tree, clause, &pattern.clause))
}

/// Whether one of the words stands before a noun.
fn has_before(tree: &Tree<'_>, noun: usize, words: &Words) -> bool {
    tree.children_with(noun, &[Deprel::Compound, Deprel::Amod, Deprel::Nummod])
        .any(|child| lemma_in(tree, child, words))
        || noun > 0 && words.has(tree.lemma(noun - 1))
}

fn lemma_in(tree: &Tree<'_>, at: usize, words: &Words) -> bool {
    is_word(tree, at, words) || tree.children_with(at, &[Deprel::Conj]).any(|conj| is_word(tree, conj, words))
}

fn is_word(tree: &Tree<'_>, at: usize, words: &Words) -> bool {
    let token = tree.token(at);
    let lemma = token.lemma.as_str();
    // The lemma of a rare noun may be wrong ("bases": "basis"), so the form counts as well.
    words.has(lemma)
        || token.upos == Upos::Noun && token.form != lemma && words.has(&token.form)
        || words.before(lemma).any(|before| {
            tree.children_with(at, &[Deprel::Compound, Deprel::Amod, Deprel::Nummod])
                .any(|child| tree.lemma(child).eq_ignore_ascii_case(before))
        })
}

/// Whether a lemma is one of some words. Words that have no singular keep their plural as lemma: "troops".
pub(super) fn is_one_of(lemma: &str, words: &[String]) -> bool {
    let singular = lemma.strip_suffix('s').unwrap_or(lemma);
    words.iter().any(|word| word.eq_ignore_ascii_case(lemma) || word.eq_ignore_ascii_case(singular))
}

fn objects(tree: &Tree<'_>, verb: usize) -> Vec<usize> {
    let mut found: Vec<usize> = tree.children_with(verb, &[Deprel::Obj, Deprel::NsubjPass]).collect();
    if found.is_empty() {
        found = subjects(tree, verb).object;
    }
    // "a series of airstrikes": what is counted is meant.
    let counted: Vec<usize> = found
        .iter()
        .filter(|at| COUNTING.contains(&tree.lemma(**at)))
        .flat_map(|at| tree.prepositional(*at))
        .filter(|(preposition, _)| preposition == "of")
        .map(|(_, noun)| noun)
        .collect();
    found.extend(counted);
    found
}

/// The noun that stands right behind an active verb, whatever the parser made of it.
fn surface_object(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    if is_passive(tree, verb) {
        return None;
    }
    let mut found = None;
    for (at, token) in tree.tokens.iter().enumerate().skip(verb + 1).take(SURFACE) {
        match token.upos {
            Upos::Noun | Upos::Propn => found = Some(at),
            // "its army's positions", "ten days of games": what follows is meant.
            Upos::Part if token.form.starts_with(['\'', '’']) => found = None,
            Upos::Adp
                if token.lemma == "of" && found.is_some_and(|noun| COUNTING.contains(&tree.lemma(noun))) =>
            {
                found = None;
            }
            Upos::Adp if at == verb + 1 && PARTICLES.contains(&token.lemma.as_str()) => {}
            Upos::Det | Upos::Adj | Upos::Num | Upos::Adv | Upos::Pron | Upos::Sym if found.is_none() => {}
            _ => break,
        }
    }
    found.filter(|noun| !is_time(tree, *noun))
}

/// Particles that the parser may take for prepositions: "handed over the general".
const PARTICLES: &[&str] = &["over", "up", "out", "down", "off", "back", "away", "aside"];

/// How far behind a verb its object is looked for.
const SURFACE: usize = 9;

/// Prepositions whose noun may hang one noun too low.
pub(super) const NESTED: &[&str] = &["with", "against", "between", "to", "by"];

/// Nouns that count what stands behind their "of".
const COUNTING: &[&str] = &[
    "series", "wave", "round", "number", "string", "spate", "barrage", "total", "pair", "couple", "dozen",
    "day", "week", "ton", "tonne", "barrel", "month", "hour", "dozens", "set", "hundreds", "scores", "kind",
    "form", "some", "many", "most", "several", "all",
];

/// "urged the council to send", "accused the army of shelling": the parser may hang the clause on the one who is
/// urged or accused.
fn stray_infinitive(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let infinitive = |clause: &usize| {
        tree.children_with(*clause, &[Deprel::Mark, Deprel::Case])
            .any(|mark| matches!(tree.lemma(mark), "to" | "of"))
    };
    tree.children_with(verb, &[Deprel::Obj, Deprel::Obl, Deprel::OblAgent])
        .find_map(|noun| tree.children_with(noun, &[Deprel::Acl]).find(infinitive))
}

/// Whether one of the words heads a clause, or is the auxiliary of its head ("insisted that they must leave").
fn heads_clause(tree: &Tree<'_>, clause: usize, words: &Words) -> bool {
    lemma_in(tree, clause, words)
        || tree.children_with(clause, &[Deprel::Aux]).any(|aux| words.has(tree.lemma(aux)))
}

/// Clauses that depend on a word as its content. After a preposition ("called on Iran to release") and in
/// "warned against going" the parser gives them the relation of a purpose.
pub(super) fn clauses(tree: &Tree<'_>, at: usize) -> Vec<usize> {
    let mut found: Vec<usize> = tree.children_with(at, &[Deprel::Ccomp, Deprel::Xcomp]).collect();
    if found.is_empty() {
        let marked = |clause: &usize| {
            tree.children_with(*clause, &[Deprel::Mark])
                .any(|mark| matches!(tree.lemma(mark), "to" | "for" | "against" | "from" | "of"))
        };
        found.extend(tree.children_with(at, &[Deprel::Advcl]).filter(marked).take(1));
    }
    if found.is_empty() {
        found.extend(stray_infinitive(tree, at));
    }
    let joined: Vec<usize> =
        found.iter().flat_map(|clause| tree.children_with(*clause, &[Deprel::Conj])).collect();
    found.extend(joined);
    found
}
