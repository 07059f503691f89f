//! The coder: runs the lexicon over the trees of one item.

use rasad_syntax::{Deprel, Sentence, Upos};

use crate::frame::{self, Around, Tree};
use crate::lexicon::{Modality, Slot};
use crate::status::{is_held, status};
use crate::{Argument, Candidate, Lexicon, Rule, Status, TokenRef};

/// A rule whose pattern fits a word, with its participants.
struct Fit<'a> {
    weight: usize,
    index: usize,
    rule: &'a Rule,
    /// How the clause holds it, where the pattern asked for that.
    modality: Option<Modality>,
    /// The noun of a light verb.
    light: Option<usize>,
    actors: Vec<usize>,
    recipients: Vec<usize>,
}

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
    let mut best: Option<Fit<'_>> = None;
    let around = Around::new(tree, at);
    for (index, rule, pattern) in lexicon.for_verb(&lemma) {
        let weight = pattern.weight();
        if best.as_ref().is_some_and(|best| best.weight >= weight) {
            continue;
        }
        let Some(frame::Fit { light }) = frame::matches_verb(&around, pattern) else { continue };
        let actors = fill_first(tree, at, light, &rule.actor);
        let recipients = without(fill_first(tree, at, light, &rule.recipient), &actors);
        if !rule.needs_recipient || !recipients.is_empty() {
            let modality = pattern.modality.first().copied();
            best = Some(Fit { weight, index, rule, modality, light, actors, recipients });
        }
    }
    let best = best.filter(|best| !best.rule.silent)?;
    let threat = best
        .rule
        .future
        .filter(|_| best.modality.is_none() && !best.actors.is_empty() && is_held(tree, at, Modality::Will));
    let mut found = candidate(tree, sentence, at, best, false);
    if let Some(threat) = threat {
        found.become_threat(threat, &lexicon.rules[threat]);
    }
    Some(found)
}

fn noun_event(tree: &Tree<'_>, sentence: usize, at: usize, lexicon: &Lexicon) -> Option<Candidate> {
    let lemma = tree.lemma(at).to_lowercase();
    let mut best: Option<Fit<'_>> = None;
    for (index, rule, pattern) in lexicon.for_noun(&lemma) {
        let weight = pattern.weight();
        if best.as_ref().is_some_and(|best| best.weight >= weight) || !frame::matches_noun(tree, at, pattern)
        {
            continue;
        }
        let actors = fill_first(tree, at, None, &rule.noun_actor);
        let recipients = without(fill_first(tree, at, None, &rule.noun_recipient), &actors);
        if !rule.needs_recipient || !recipients.is_empty() {
            best = Some(Fit { weight, index, rule, modality: None, light: None, actors, recipients });
        }
    }
    let best = best.filter(|best| !best.rule.silent)?;
    Some(candidate(tree, sentence, at, best, true))
}

fn without(mut found: Vec<usize>, others: &[usize]) -> Vec<usize> {
    found.retain(|at| !others.contains(at));
    found
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

fn candidate(tree: &Tree<'_>, sentence: usize, at: usize, fit: Fit<'_>, nominal: bool) -> Candidate {
    let Fit { index, rule, light, actors, recipients, modality, .. } = fit;
    let token = |token: usize| TokenRef { sentence, token };
    let argument = |at: usize| Argument { at: token(at), alone: false };
    let topics = rule.topic.iter().flat_map(|slot| frame::fill(tree, at, light, slot)).map(token).collect();
    Candidate {
        rule: rule.name.clone(),
        rule_index: index,
        kind: rule.kind,
        mode: rule.mode.clone(),
        contexts: rule.contexts.clone(),
        trigger: token(at),
        // Only the noun of a light verb is used up; the noun of a preposition may be an event of its own.
        trigger_parts: light.into_iter().map(token).collect(),
        actors: actors.into_iter().map(argument).collect(),
        recipients: recipients.into_iter().map(argument).collect(),
        topics,
        // "will not allow" is itself the refusal.
        status: match modality {
            None => status(tree, at, nominal),
            Some(Modality::May | Modality::Must) => Status::Hypothetical,
            Some(_) => Status::Asserted,
        },
        nominal,
        confidence: rule.confidence,
    }
}
