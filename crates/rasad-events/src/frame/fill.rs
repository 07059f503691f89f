//! Which words fill the slots of a rule that fits.

use rasad_syntax::{Deprel, Upos};

use super::Tree;
use super::clause::subjects;
use super::slots::{NESTED, clauses, is_one_of};
use super::within::{asked, purpose, within};
use crate::lexicon::{Slot, class_words};

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
            // "extradited the suspect to Germany", "seized weapons from the rebels": what something is given to or
            // taken from may hang on the thing.
            let handed = matches!(wanted.as_str(), "to" | "from");
            if found.is_empty() && handed && tree.token(trigger).upos == Upos::Verb {
                found = subjects(tree, trigger)
                    .object
                    .into_iter()
                    .flat_map(|object| prepositional(tree, object, wanted))
                    .collect();
            }
            // "the meeting of the minister with the envoy", "a message of condolence to the premier": the parser
            // may hang the second noun on the first.
            let noun = light.or_else(|| (tree.token(trigger).upos == Upos::Noun).then_some(trigger));
            if let (true, Some(noun)) = (found.is_empty() && NESTED.contains(&wanted.as_str()), noun) {
                let inner = tree.prepositional(noun).into_iter().filter(|(preposition, _)| {
                    preposition == "of"
                        || preposition == "by"
                        || (preposition == "between" && wanted != "between")
                });
                found = inner.flat_map(|(_, noun)| prepositional(tree, noun, wanted)).collect();
            }
            found
        }
        Slot::Possessor => {
            let at = light.unwrap_or(trigger);
            tree.children_with(at, &[Deprel::NmodPoss]).collect()
        }
        Slot::Before => {
            let at = light.unwrap_or(trigger);
            before(tree, at)
        }
        Slot::ClauseSubject => clauses(tree, trigger)
            .into_iter()
            .take(1)
            .flat_map(|clause| {
                let own: Vec<usize> =
                    tree.children_with(clause, &[Deprel::Nsubj, Deprel::NsubjPass]).collect();
                if own.is_empty() { subjects(tree, trigger).object } else { own }
            })
            .collect(),
        Slot::ClauseObject => clauses(tree, trigger)
            .into_iter()
            .take(1)
            .flat_map(|clause| {
                // "is ready to send doctors to the province": whoever it goes to, not what is sent.
                let sent = class_words("giving").is_some_and(|words| is_one_of(tree.lemma(clause), words));
                let mut found = if sent { prepositional(tree, clause, "to") } else { Vec::new() };
                if found.is_empty() {
                    found = subjects(tree, clause).object;
                    if sent {
                        found.extend(
                            found.clone().into_iter().flat_map(|object| prepositional(tree, object, "to")),
                        );
                        found.reverse();
                        found.truncate(1);
                    }
                }
                if found.is_empty() {
                    found = tree.prepositional(clause).into_iter().map(|(_, noun)| noun).take(1).collect();
                }
                found
            })
            .collect(),
        Slot::ClausePreposition(wanted) => clauses(tree, trigger)
            .into_iter()
            .flat_map(|clause| {
                let objects = tree.children_with(clause, &[Deprel::Obj]);
                let found: Vec<usize> = prepositional(tree, clause, wanted);
                // What is sent to somebody may have the one on it: "send troops to".
                let below = objects.flat_map(|object| prepositional(tree, object, wanted));
                found.into_iter().chain(below).collect::<Vec<_>>()
            })
            .take(1)
            .collect(),
        Slot::OuterSubject => outer_subject(tree, trigger),
        Slot::Within => within(tree, trigger, light),
        Slot::Purpose => purpose(tree, trigger, light),
        Slot::Asked => asked(tree, trigger, light),
        Slot::LightSubject => {
            light_verb(tree, trigger).map(|verb| subjects(tree, verb).subject).unwrap_or_default()
        }
        Slot::ObjectOwner => {
            let objects = subjects(tree, trigger).object;
            // The agent of a passive acts and owns nothing here.
            let others =
                tree.prepositional(trigger).into_iter().filter(|(preposition, _)| preposition != "by");
            let prepositional = others.map(|(_, noun)| noun);
            objects
                .into_iter()
                .filter(|object| Some(*object) != light)
                .chain(light)
                .chain(prepositional)
                .find_map(|object| owner(tree, object))
                .into_iter()
                .collect()
        }
        Slot::PrepositionDoer(wanted) => light
            .into_iter()
            .chain([trigger])
            .flat_map(|at| prepositional(tree, at, wanted))
            .find_map(|noun| doer(tree, noun))
            .into_iter()
            .collect(),
        Slot::ObjectDoer => subjects(tree, trigger)
            .object
            .into_iter()
            .find_map(|object| doer(tree, object))
            .into_iter()
            .collect(),
        Slot::Clause => {
            let mut found = clauses(tree, trigger);
            found.extend(subjects(tree, trigger).object);
            found
        }
    }
}

fn prepositional(tree: &Tree<'_>, at: usize, wanted: &str) -> Vec<usize> {
    let mut found = tree.prepositional(at);
    // "complained on Tuesday over the raids": what the parser hangs on the day belongs to the verb.
    if !found.iter().any(|(preposition, _)| preposition == wanted) {
        let times = [Deprel::Obl, Deprel::OblUnmarked, Deprel::Nmod, Deprel::NmodUnmarked];
        let days: Vec<usize> = tree.children_with(at, &times).filter(|day| is_time(tree, *day)).collect();
        found.extend(days.into_iter().flat_map(|day| tree.prepositional(day)));
    }
    let found = found.into_iter();
    // "on Monday" is when, "with Norway's help" is how, not whom.
    let helps = |noun: usize| {
        wanted == "with" && class_words("help").is_some_and(|words| is_one_of(tree.lemma(noun), words))
    };
    found
        .filter(|(found, noun)| found == wanted && !is_time(tree, *noun) && !helps(*noun))
        .map(|(_, noun)| noun)
        .collect()
}

/// Whether a noun is a day, a month or another stretch of time.
pub(crate) fn is_time(tree: &Tree<'_>, noun: usize) -> bool {
    class_words("time").is_some_and(|words| is_one_of(tree.lemma(noun), words))
}

/// Who owns what a noun names: "the decision of the parliament", "Iran's efforts", "the UN's role".
fn owner(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    tree.child(noun, &[Deprel::NmodPoss])
        .or_else(|| prepositional(tree, noun, "of").into_iter().next())
        .or_else(|| doer(tree, noun))
}

/// Who did the act that a noun names; in "the killing of the envoy" nobody says.
fn doer(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    prepositional(tree, noun, "by")
        .into_iter()
        .next()
        .or_else(|| tree.child(noun, &[Deprel::NmodPoss]))
        // A part of a name owns nothing: "United" of the "United Nations".
        .or_else(|| before(tree, noun).first().copied().filter(|_| tree.token(noun).upos != Upos::Propn))
}

/// The names and adjectives of countries before a noun, also before a noun that is part of it: "Israeli strikes",
/// "Israeli air raids".
fn before(tree: &Tree<'_>, noun: usize) -> Vec<usize> {
    const BEFORE: [Deprel; 3] = [Deprel::Amod, Deprel::Compound, Deprel::NmodDesc];
    let is_name = |at: &usize| {
        let token = tree.token(*at);
        token.upos == Upos::Propn || token.form.starts_with(char::is_uppercase)
    };
    let found: Vec<usize> = tree.children_with(noun, &BEFORE).filter(is_name).collect();
    if !found.is_empty() {
        return found;
    }
    let parts = tree.children_with(noun, &[Deprel::Compound]);
    parts.flat_map(|part| tree.children_with(part, &BEFORE).filter(is_name).collect::<Vec<_>>()).collect()
}

/// The verb that only says that the act of a noun is done: "launched a raid", "engaged in looting".
pub(super) fn light_verb(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    let verb = tree.head(noun).filter(|head| tree.token(*head).upos == Upos::Verb)?;
    let light = class_words("light").is_some_and(|words| is_one_of(tree.lemma(verb), words));
    let done = match tree.deprel(noun) {
        Deprel::Obj => true,
        Deprel::Obl => matches!(tree.preposition(noun).as_deref(), Some("in" | "with" | "on" | "to")),
        _ => false,
    };
    (light && done).then_some(verb)
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
