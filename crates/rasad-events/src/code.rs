//! The coder: runs the lexicon over the trees of one item.

use rasad_syntax::{Deprel, Sentence, Upos};

use crate::frame::{self, Around, Tree};
use crate::lexicon::{Modality, Slot, further_recipients};
use crate::status::{is_threatened, is_willed, status};
use crate::{Argument, Candidate, EventType, Lexicon, Rule, Status, TokenRef};

/// A rule whose pattern fits a word, with its participants.
struct Fit<'a> {
    weight: usize,
    index: usize,
    rule: &'a Rule,
    /// How the clause holds it, where the pattern asked for that.
    modality: Option<Modality>,
    /// The noun of a light verb.
    light: Option<usize>,
    /// What fills each slot that is filled, in their order.
    actors: Vec<Vec<usize>>,
    recipients: Vec<Vec<usize>>,
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
                    // "tons of food aid", "a series of talks": what is counted is the noun of the verb, too.
                    for (preposition, noun) in tree.prepositional(part.token) {
                        taken[noun] |= preposition == "of";
                    }
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
        let actors = fill_each(tree, at, light, &rule.actor);
        let recipients = fill_each(tree, at, light, &rule.recipient);
        let recipients = without(recipients, actors.first());
        if !rule.needs_recipient || !recipients.is_empty() {
            let modality = pattern.modality.first().copied();
            best = Some(Fit { weight, index, rule, modality, light, actors, recipients });
        }
    }
    let best = best.filter(|best| !best.rule.silent)?;
    let threat = best
        .rule
        .future
        .filter(|_| best.modality.is_none() && !best.actors.is_empty() && is_threatened(tree, at));
    let kind = if threat.is_some() { EventType::Threaten } else { best.rule.kind };
    let mut found = candidate(tree, sentence, at, best, Told { nominal: false, kind });
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
        let actors = fill_each(tree, at, None, &rule.noun_actor);
        let recipients = without(fill_each(tree, at, None, &rule.noun_recipient), actors.first());
        if !rule.needs_recipient || !recipients.is_empty() {
            best = Some(Fit { weight, index, rule, modality: None, light: None, actors, recipients });
        }
    }
    let best = best.filter(|best| !best.rule.silent)?;
    let kind = best.rule.kind;
    Some(candidate(tree, sentence, at, best, Told { nominal: true, kind }))
}

/// The fillings without the words of the actors, and without those that are empty then.
fn without(mut found: Vec<Vec<usize>>, actors: Option<&Vec<usize>>) -> Vec<Vec<usize>> {
    // Only the first filling is surely somebody else: "his support for X" has one word in two slots.
    for filling in &mut found {
        filling.retain(|at| !actors.is_some_and(|actors| actors.contains(at)));
    }
    found.retain(|filling| !filling.is_empty());
    found
}

/// What fills each slot that is filled at all, in their order.
fn fill_each(tree: &Tree<'_>, at: usize, light: Option<usize>, slots: &[Slot]) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    for slot in slots {
        let mut filling = frame::fill(tree, at, light, slot);
        // A rule that asks for the speaker gets him, also from the tail of the sentence.
        let asks_for_speaker = *slot == Slot::OuterSubject;
        filling.retain(|word| {
            tree.is_nominal(*word) && (asks_for_speaker || !frame::is_tail_speaker(tree, *word, at))
        });
        if matches!(slot, Slot::Within | Slot::Purpose | Slot::Asked) {
            found.extend(filling.into_iter().map(|word| vec![word]));
        } else if !filling.is_empty() {
            found.push(filling);
        }
    }
    found
}

/// How an act is told.
#[derive(Clone, Copy)]
struct Told {
    nominal: bool,
    /// Its type in the end: a hostile act to come is a threat.
    kind: EventType,
}

fn candidate(tree: &Tree<'_>, sentence: usize, at: usize, fit: Fit<'_>, told: Told) -> Candidate {
    let Told { nominal, kind } = told;
    let Fit { index, rule, light, actors, recipients, modality, .. } = fit;
    let token = |token: usize| TokenRef { sentence, token };
    let arguments = |filling: Vec<usize>| -> Vec<Argument> {
        filling.into_iter().map(|at| Argument { at: token(at), alone: false }).collect()
    };
    let further = without(fill_each(tree, at, light, further_recipients(kind)), actors.first());
    let doers = if nominal {
        fill_each(tree, at, light, &[Slot::LightSubject])
    } else {
        let spoken = frame::speaking_subject(tree, at);
        (!spoken.is_empty()).then_some(spoken).into_iter().collect()
    };
    let mut actors = actors.into_iter().chain(doers).map(arguments);
    let own = !recipients.is_empty();
    let mut recipients = recipients.into_iter().chain(further).map(arguments);
    // What only a type allows is never the first choice: who reads only words must not take it for sure.
    let first_recipients = if own { recipients.next().unwrap_or_default() } else { Vec::new() };
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
        actors: actors.next().unwrap_or_default(),
        recipients: first_recipients,
        other_actors: actors.collect(),
        other_recipients: recipients.collect(),
        topics,
        committed: !nominal && is_willed(tree, at),
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
