//! Whether a pattern fits a word in its tree, and which words fill the slots of its rule.

use rasad_syntax::{Deprel, Upos};

use super::Tree;
use super::clause::subjects;
use crate::lexicon::{Pattern, Slot};

/// The words that a pattern found beside its trigger: the object of a light verb, particles.
pub(crate) type Parts = Vec<usize>;

/// Whether a verb's surroundings fit a pattern.
pub(crate) fn matches_verb(tree: &Tree<'_>, verb: usize, pattern: &Pattern) -> Option<Parts> {
    let mut parts = Vec::new();
    let objects = objects(tree, verb);
    for alternatives in &pattern.with {
        let particle = tree
            .children_with(verb, &[Deprel::CompoundPrt, Deprel::Advmod, Deprel::Case, Deprel::Xcomp])
            .find(|child| alternatives.iter().any(|word| tree.lemma(*child).eq_ignore_ascii_case(word)));
        let noun_of = |at: usize| {
            tree.prepositional(at).into_iter().find(|(found, _)| alternatives.contains(found)).map(|(_, noun)| noun)
        };
        // The preposition of a light verb often hangs on its noun: "held talks with".
        let noun = noun_of(verb).or_else(|| objects.iter().find_map(|object| noun_of(*object)));
        // "called for lifting", "warned against going".
        let clause = || {
            tree.children_with(verb, &[Deprel::Advcl, Deprel::Xcomp, Deprel::Ccomp]).find(|clause| {
                tree.children_with(*clause, &[Deprel::Mark, Deprel::Case])
                    .any(|mark| alternatives.iter().any(|word| tree.lemma(mark).eq_ignore_ascii_case(word)))
            })
        };
        parts.push(particle.or(noun).or_else(clause)?);
    }
    if !pattern.object.is_empty() {
        let object = objects.iter().copied().find(|object| lemma_in(tree, *object, &pattern.object))?;
        parts.push(object);
    }
    if objects.iter().any(|object| lemma_in(tree, *object, &pattern.not_object)) {
        return None;
    }
    if !pattern.clause.is_empty() {
        parts.push(clauses(tree, verb).into_iter().find(|clause| lemma_in(tree, *clause, &pattern.clause))?);
    }
    Some(parts)
}

/// Whether a noun's surroundings fit a pattern.
pub(crate) fn matches_noun(tree: &Tree<'_>, noun: usize, pattern: &Pattern) -> Option<Parts> {
    let mut parts = Vec::new();
    for alternatives in &pattern.with {
        let found = tree.prepositional(noun).into_iter().find(|(found, _)| alternatives.contains(found))?;
        parts.push(found.1);
    }
    let before = |words: &[String]| {
        tree.children_with(noun, &[Deprel::Compound, Deprel::Amod]).find(|child| lemma_in(tree, *child, words))
    };
    if !pattern.object.is_empty() {
        parts.push(before(&pattern.object)?);
    }
    if before(&pattern.not_object).is_some() {
        return None;
    }
    if !pattern.under.is_empty() {
        let head = tree.head(noun).filter(|head| lemma_in(tree, *head, &pattern.under))?;
        parts.push(head);
    }
    if !pattern.clause.is_empty() {
        parts.push(tree.children_with(noun, &[Deprel::Acl]).find(|clause| lemma_in(tree, *clause, &pattern.clause))?);
    }
    Some(parts)
}

fn lemma_in(tree: &Tree<'_>, at: usize, words: &[String]) -> bool {
    words.iter().any(|word| tree.lemma(at).eq_ignore_ascii_case(word))
        || tree.children_with(at, &[Deprel::Conj]).any(|conj| words.iter().any(|word| tree.lemma(conj).eq_ignore_ascii_case(word)))
}

fn objects(tree: &Tree<'_>, verb: usize) -> Vec<usize> {
    let mut found: Vec<usize> = tree.children_with(verb, &[Deprel::Obj, Deprel::NsubjPass]).collect();
    if found.is_empty() {
        found = subjects(tree, verb).object;
    }
    found
}

/// Clauses that depend on a word as its content.
fn clauses(tree: &Tree<'_>, at: usize) -> Vec<usize> {
    let mut found: Vec<usize> = tree.children_with(at, &[Deprel::Ccomp, Deprel::Xcomp]).collect();
    let joined: Vec<usize> = found.iter().flat_map(|clause| tree.children_with(*clause, &[Deprel::Conj])).collect();
    found.extend(joined);
    found
}

/// The words that fill a slot of a trigger. `light` is the noun of a light verb, if the pattern had one.
pub(crate) fn fill(tree: &Tree<'_>, trigger: usize, light: Option<usize>, slot: &Slot) -> Vec<usize> {
    match slot {
        Slot::Subject => subjects(tree, trigger).subject,
        Slot::Object => {
            let found = subjects(tree, trigger).object;
            found.into_iter().filter(|object| Some(*object) != light).collect()
        }
        Slot::Preposition(wanted) => {
            let mut found = prepositional(tree, trigger, wanted);
            if let (true, Some(light)) = (found.is_empty(), light) {
                found = prepositional(tree, light, wanted);
            }
            found
        }
        Slot::Possessor => {
            let at = light.unwrap_or(trigger);
            tree.children_with(at, &[Deprel::NmodPoss]).collect()
        }
        Slot::Before => {
            let at = light.unwrap_or(trigger);
            tree.children_with(at, &[Deprel::Amod, Deprel::Compound, Deprel::NmodDesc])
                .filter(|child| {
                    let token = tree.token(*child);
                    token.upos == Upos::Propn || token.form.starts_with(char::is_uppercase)
                })
                .collect()
        }
        Slot::ClauseSubject => clauses(tree, trigger)
            .into_iter()
            .take(1)
            .flat_map(|clause| {
                let own: Vec<usize> = tree.children_with(clause, &[Deprel::Nsubj, Deprel::NsubjPass]).collect();
                if own.is_empty() { subjects(tree, trigger).object } else { own }
            })
            .collect(),
        Slot::ClauseObject => clauses(tree, trigger)
            .into_iter()
            .take(1)
            .flat_map(|clause| {
                let mut found = subjects(tree, clause).object;
                if found.is_empty() {
                    found = tree.prepositional(clause).into_iter().map(|(_, noun)| noun).take(1).collect();
                }
                found
            })
            .collect(),
        Slot::OuterSubject => outer_subject(tree, trigger),
        Slot::ObjectOwner => {
            let objects = subjects(tree, trigger).object;
            let prepositional = tree.prepositional(trigger).into_iter().map(|(_, noun)| noun);
            objects.into_iter().filter(|object| Some(*object) != light).chain(light).chain(prepositional).find_map(|object| owner(tree, object)).into_iter().collect()
        }
        Slot::Clause => {
            let mut found = clauses(tree, trigger);
            found.extend(subjects(tree, trigger).object);
            found
        }
    }
}

fn prepositional(tree: &Tree<'_>, at: usize, wanted: &str) -> Vec<usize> {
    tree.prepositional(at).into_iter().filter(|(found, _)| found == wanted).map(|(_, noun)| noun).collect()
}

/// Who owns what a noun names: "the decision of the parliament", "Iran's efforts", "the UN's role".
fn owner(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    tree.child(noun, &[Deprel::NmodPoss])
        .or_else(|| prepositional(tree, noun, "of").into_iter().next())
        .or_else(|| {
            tree.children_with(noun, &[Deprel::Amod, Deprel::Compound])
                .find(|child| tree.token(*child).form.starts_with(char::is_uppercase))
        })
}

/// The subject of the verb that a noun hangs on: "X said in a meeting with Y".
fn outer_subject(tree: &Tree<'_>, noun: usize) -> Vec<usize> {
    let mut at = noun;
    for _ in 0..4 {
        let Some(head) = tree.head(at) else { return Vec::new() };
        if tree.token(head).upos == Upos::Verb {
            return subjects(tree, head).subject;
        }
        at = head;
    }
    Vec::new()
}
