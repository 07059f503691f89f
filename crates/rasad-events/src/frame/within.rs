//! Nouns inside of what an act is about, nearest first: where the one concerned stands if no slot of the
//! rule names anybody. "threatened to cut off electricity to the republic", "rejected calls by the rulers".

use rasad_syntax::{Deprel, Upos};

use super::Tree;
use super::fill::is_time;
use super::slots::clauses;
use crate::lexicon::class_words;

/// Whether a noun only tells whose word a sentence is: "..., police sources said".
pub(crate) fn is_tail_speaker(tree: &Tree<'_>, noun: usize, trigger: usize) -> bool {
    let Some(next) = tree.tokens.get(noun + 1) else { return false };
    let says = noun + 1 != trigger && next.feats.is_finite() && is_in("reporting", &next.lemma);
    says && noun > trigger
        && (noun.saturating_sub(5)..noun).any(|at| tree.token(at).form == ",")
        && !tree
            .tokens
            .get(noun + 2)
            .is_some_and(|after| matches!(after.lemma.as_str(), "that" | "he" | "it" | "they"))
}

/// How far below the act is looked.
const MAX_DEPTH: usize = 4;
/// How many nouns are worth trying.
const MAX_FOUND: usize = 12;

/// The nouns below the content of a trigger: its clauses, its object, the noun of a light verb.
pub(super) fn within(tree: &Tree<'_>, trigger: usize, light: Option<usize>) -> Vec<usize> {
    let mut roots = clauses(tree, trigger);
    roots.truncate(1);
    roots.extend(light);
    roots.extend(super::clause::subjects(tree, trigger).object);
    roots.extend(tree.children_with(trigger, &[Deprel::Acl]));
    // "donated and delivered medicine": the object of both stands behind the second.
    if tree.tokens.get(trigger + 1).is_some_and(|next| next.deprel == Deprel::Cc) {
        roots.extend(
            tree.children_with(trigger, &[Deprel::Conj]).filter_map(|conj| tree.child(conj, &[Deprel::Obj])),
        );
    }
    below(tree, trigger, roots)
}

/// Whoever must act for what is asked for to be so: who does or gives it, with whom it is to be, and of a deed
/// that one does oneself, its "of": "demanded the withdrawal of the troops", "a truce with the militia".
pub(super) fn asked(tree: &Tree<'_>, trigger: usize, light: Option<usize>) -> Vec<usize> {
    let mut found = Vec::new();
    let mut roots: Vec<usize> = tree
        .prepositional(trigger)
        .into_iter()
        .filter(|(preposition, _)| preposition == "for")
        .map(|(_, noun)| noun)
        .collect();
    roots.extend(super::clause::subjects(tree, trigger).object);
    let mut asked = clauses(tree, trigger);
    asked.extend(
        light.map(|noun| tree.children_with(noun, &[Deprel::Acl]).collect::<Vec<_>>()).unwrap_or_default(),
    );
    // "the need to ensure the withdrawal of the troops".
    roots.extend(asked.iter().filter_map(|clause| tree.child(*clause, &[Deprel::Obj])));
    roots.extend(asked);
    for root in roots {
        let own = is_in("own_deed", tree.lemma(root));
        found.extend(tree.child(root, &[Deprel::NmodPoss]));
        found.extend(
            tree.prepositional(root)
                .into_iter()
                .filter(|(preposition, noun)| {
                    !is_time(tree, *noun)
                        && (matches!(preposition.as_str(), "with" | "by" | "from")
                            || own && preposition == "of")
                })
                .map(|(_, noun)| noun),
        );
        found.extend(
            tree.children_with(root, &[Deprel::Amod, Deprel::Compound])
                .filter(|child| tree.token(*child).form.starts_with(char::is_uppercase)),
        );
    }
    found
}

/// The nouns below a clause of purpose: "went on strike to demand the resignation of the premier", "marched
/// in protest of the arrest of an activist".
pub(super) fn purpose(tree: &Tree<'_>, trigger: usize, light: Option<usize>) -> Vec<usize> {
    // "began a strike to demand": the clause hangs on the verb that the noun is the object of.
    let light = light.or_else(|| super::fill::light_verb(tree, trigger));
    let of = |at: usize| {
        let clauses = tree.children_with(at, &[Deprel::Advcl, Deprel::Acl, Deprel::Xcomp, Deprel::Ccomp]);
        clauses.filter(|clause| !is_condition(tree, *clause)).collect::<Vec<_>>()
    };
    let mut roots = of(trigger);
    roots.extend(light.map(of).unwrap_or_default());
    for at in [Some(trigger), light].into_iter().flatten() {
        roots.extend(
            tree.prepositional(at)
                .into_iter()
                .filter(|(preposition, _)| matches!(preposition.as_str(), "in" | "over" | "for" | "against"))
                .map(|(_, noun)| noun)
                .filter(|noun| {
                    matches!(tree.lemma(*noun), "protest" | "support" | "solidarity") || is_deed(tree, *noun)
                }),
        );
    }
    let mut found = Vec::new();
    for root in roots {
        let opposed = tree.token(root).upos != Upos::Verb || is_in("opposing", tree.lemma(root));
        found.extend(if opposed { below(tree, trigger, vec![root]) } else { asked(tree, root, None) });
    }
    found
}

/// Whether a noun has somebody below it who may have done it: "the arrest of activists by the police".
fn is_deed(tree: &Tree<'_>, noun: usize) -> bool {
    tree.token(noun).upos == Upos::Noun && !tree.prepositional(noun).is_empty()
}

fn below(tree: &Tree<'_>, trigger: usize, roots: Vec<usize>) -> Vec<usize> {
    let mut found = Vec::new();
    let mut layer: Vec<usize> = roots;
    for _ in 0..MAX_DEPTH {
        let mut next = Vec::new();
        for at in layer {
            if found.contains(&at) || at == trigger || found.len() >= MAX_FOUND {
                continue;
            }
            if matches!(tree.token(at).upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Adj) {
                found.push(at);
            }
            next.extend(inner(tree, at));
        }
        layer = next;
    }
    found
}

/// The dependents of a word that may name whom it concerns, the likeliest first.
fn inner(tree: &Tree<'_>, at: usize) -> Vec<usize> {
    // "vowed to avenge the death of the general", "agreed to refrain from attacking the convoys".
    if is_in("closed", tree.lemma(at)) {
        return Vec::new();
    }
    let mut ranked: Vec<(u8, usize)> = Vec::new();
    for child in tree.children(at).iter().copied() {
        let rank = match tree.deprel(child) {
            // What is made by an act is not met by it: "agreed to form a commission".
            Deprel::Obj if is_in("making", tree.lemma(at)) => continue,
            Deprel::Obj | Deprel::Iobj | Deprel::NsubjPass => 0,
            Deprel::Obl | Deprel::Nmod | Deprel::OblAgent | Deprel::OblUnmarked | Deprel::NmodUnmarked => {
                // "a meeting next week of factions": what hangs on the day is meant for the noun before it.
                if is_time(tree, child) {
                    let behind =
                        tree.prepositional(child).into_iter().filter(|(_, noun)| !is_time(tree, *noun));
                    ranked.extend(behind.map(|(_, noun)| (4, noun)));
                    continue;
                }
                match tree.preposition(child).as_deref() {
                    Some(preposition) if is_in("setting", preposition) => continue,
                    Some(
                        "to" | "with" | "against" | "from" | "on" | "by" | "between" | "toward" | "towards",
                    ) => 1,
                    Some("of" | "for") => 2,
                    Some(_) => 4,
                    None => continue,
                }
            }
            Deprel::NmodPoss => 1,
            Deprel::Nsubj if tree.token(at).upos != Upos::Verb || tree.deprel(at) != Deprel::AclRelcl => 1,
            Deprel::Amod | Deprel::Compound | Deprel::NmodDesc
                if tree.token(child).form.starts_with(char::is_uppercase) =>
            {
                3
            }
            Deprel::Xcomp | Deprel::Ccomp | Deprel::Acl | Deprel::Conj => {
                if is_condition(tree, child) {
                    continue;
                }
                3
            }
            Deprel::Advcl if !is_condition(tree, child) => 4,
            _ => continue,
        };
        ranked.push((rank, child));
    }
    ranked.sort_by_key(|(rank, child)| (*rank, *child));
    ranked.into_iter().map(|(_, child)| child).collect()
}

fn is_condition(tree: &Tree<'_>, clause: usize) -> bool {
    tree.children_with(clause, &[Deprel::Mark, Deprel::Case, Deprel::Advmod])
        .any(|mark| is_in("condition", &tree.lemma(mark).to_lowercase()))
}

fn is_in(class: &str, word: &str) -> bool {
    class_words(class).is_some_and(|words| words.iter().any(|known| known == word))
}
