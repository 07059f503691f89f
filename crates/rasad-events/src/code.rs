//! The coder: runs the lexicon over the trees of one item.

use rasad_syntax::{Deprel, Sentence, Upos};

use crate::frame::{self, Tree};
use crate::lexicon::{Pattern, Slot};
use crate::status::status;
use crate::{Argument, Candidate, Lexicon, Rule, TokenRef};

/// Finds the events of an item's sentences, in order of their triggers.
pub fn code(sentences: &[Sentence], lexicon: &Lexicon) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (sentence, tokens) in sentences.iter().enumerate() {
        let tree = Tree::new(tokens);
        let mut taken = vec![false; tokens.tokens.len()];
        // Verbs first: the noun of a light verb is part of the verb's event.
        for at in 0..tokens.tokens.len() {
            if is_verb(&tree, at)
                && let Some(candidate) = verb_event(&tree, sentence, at, lexicon)
            {
                for part in &candidate.trigger_parts {
                    taken[part.token] = true;
                }
                found.push(candidate);
            }
        }
        for (at, taken) in taken.iter().enumerate() {
            if !taken && is_noun(&tree, at) {
                found.extend(noun_event(&tree, sentence, at, lexicon));
            }
        }
    }
    found.sort_by_key(|candidate| candidate.trigger);
    found
}

fn is_verb(tree: &Tree<'_>, at: usize) -> bool {
    let token = tree.token(at);
    matches!(token.upos, Upos::Verb)
        || (token.upos == Upos::Adj && token.deprel != Deprel::Amod)
        || (token.upos == Upos::Aux && token.lemma != "be")
}

fn is_noun(tree: &Tree<'_>, at: usize) -> bool {
    let token = tree.token(at);
    matches!(token.upos, Upos::Noun | Upos::Propn) && !matches!(token.deprel, Deprel::Compound | Deprel::Flat)
}

fn verb_event(tree: &Tree<'_>, sentence: usize, at: usize, lexicon: &Lexicon) -> Option<Candidate> {
    let lemma = tree.lemma(at).to_lowercase();
    let mut best: Option<(usize, usize, &Rule, &Pattern, Vec<usize>)> = None;
    for (index, rule, pattern) in lexicon.for_verb(&lemma) {
        if best.as_ref().is_some_and(|(weight, ..)| *weight >= pattern.weight() + 1) {
            continue;
        }
        if let Some(parts) = frame::matches_verb(tree, at, pattern) {
            best = Some((pattern.weight() + 1, index, rule, pattern, parts));
        }
    }
    let (_, index, rule, pattern, parts) = best?;
    let light = if pattern.object.is_empty() {
        None
    } else {
        parts.iter().copied().find(|part| pattern.object.iter().any(|word| tree.lemma(*part).eq_ignore_ascii_case(word)))
    };
    let actors = fill_first(tree, at, light, &rule.actor);
    let recipients = fill_first(tree, at, light, &rule.recipient);
    // Only the noun of a light verb is used up; the noun of a preposition may be an event of its own.
    let trigger_parts: Vec<usize> = light.into_iter().collect();
    Some(candidate(tree, sentence, at, (index, rule), &trigger_parts, actors, recipients, light, false))
}

fn noun_event(tree: &Tree<'_>, sentence: usize, at: usize, lexicon: &Lexicon) -> Option<Candidate> {
    let lemma = tree.lemma(at).to_lowercase();
    let mut best: Option<(usize, usize, &Rule)> = None;
    for (index, rule, pattern) in lexicon.for_noun(&lemma) {
        if best.as_ref().is_none_or(|(weight, ..)| *weight < pattern.weight() + 1)
            && frame::matches_noun(tree, at, pattern).is_some()
        {
            best = Some((pattern.weight() + 1, index, rule));
        }
    }
    let (_, index, rule) = best?;
    let actors = fill_first(tree, at, None, &rule.noun_actor);
    let recipients: Vec<usize> =
        fill_first(tree, at, None, &rule.noun_recipient).into_iter().filter(|at| !actors.contains(at)).collect();
    Some(candidate(tree, sentence, at, (index, rule), &[], actors, recipients, None, true))
}

/// What fills the first slot that is filled at all.
fn fill_first(tree: &Tree<'_>, at: usize, light: Option<usize>, slots: &[Slot]) -> Vec<usize> {
    slots
        .iter()
        .map(|slot| {
            let found = frame::fill(tree, at, light, slot);
            found.into_iter().filter(|found| tree.is_nominal(*found)).collect::<Vec<_>>()
        })
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

#[expect(clippy::too_many_arguments, reason = "one constructor for verbs and nouns")]
fn candidate(
    tree: &Tree<'_>,
    sentence: usize,
    at: usize,
    (rule_index, rule): (usize, &Rule),
    parts: &[usize],
    actors: Vec<usize>,
    recipients: Vec<usize>,
    light: Option<usize>,
    nominal: bool,
) -> Candidate {
    let token = |token: usize| TokenRef { sentence, token };
    let argument = |at: usize| Argument { at: token(at), alone: false };
    let topics = rule.topic.iter().flat_map(|slot| frame::fill(tree, at, light, slot)).map(token).collect();
    Candidate {
        rule: rule.name.clone(),
        rule_index,
        kind: rule.kind,
        mode: rule.mode.clone(),
        contexts: rule.contexts.clone(),
        trigger: token(at),
        trigger_parts: parts.iter().copied().map(token).collect(),
        actors: actors.into_iter().map(argument).collect(),
        recipients: recipients.into_iter().map(argument).collect(),
        topics,
        status: status(tree, at, nominal),
        nominal,
        confidence: rule.confidence,
    }
}
