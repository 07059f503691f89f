//! The subject of a verb, also where the verb stands without one of its own, and negation.

use rasad_syntax::feats::{Tense, VerbForm};
use rasad_syntax::{Deprel, Upos};

use super::Tree;
use super::disguised::disguised;
use crate::lexicon::class_words;

/// How far up a subject is looked for; deeper nesting is no English that a desk reads.
const MAX_CLIMB: usize = 6;

/// The participants in the role of subject and object of a verb.
#[derive(Clone, Debug, Default)]
pub(crate) struct Roles {
    pub(crate) subject: Vec<usize>,
    pub(crate) object: Vec<usize>,
}

pub(super) const SUBJECTS: [Deprel; 2] = [Deprel::Nsubj, Deprel::NsubjOuter];

/// Whether a verb is passive here: by its auxiliary, its subject, or as a bare participle after a noun.
pub(crate) fn is_passive(tree: &Tree<'_>, verb: usize) -> bool {
    if tree.child(verb, &[Deprel::AuxPass, Deprel::NsubjPass, Deprel::OblAgent]).is_some() {
        return true;
    }
    if disguised(tree, verb).is_some() {
        return false;
    }
    let token = tree.token(verb);
    let participle =
        token.feats.verb_form() == Some(VerbForm::Part) && token.feats.tense() == Some(Tense::Past);
    // A past participle and a past look alike: with a subject or an object of its own it is a past, and one
    // joined to another verb is what that verb is.
    if !(participle || token.feats.is_passive()) || tree.child(verb, &[Deprel::Nsubj, Deprel::Obj]).is_some()
    {
        return false;
    }
    match token.deprel {
        // "Students clashed with police": no passive, though the parser takes it for a participle. "Doctors from
        // two groups donated and delivered goods": the verb joined to it has an object, so that both are active.
        Deprel::Acl | Deprel::Amod => {
            !is_intransitive(&token.lemma)
                && !tree.children_with(verb, &[Deprel::Conj]).any(|conj| {
                    tree.token(conj).upos == Upos::Verb && tree.child(conj, &[Deprel::Obj]).is_some()
                })
        }
        Deprel::Conj => {
            token.feats.is_passive() && tree.head(verb).is_some_and(|head| is_passive(tree, head))
        }
        _ => token.feats.is_passive(),
    }
}

fn is_intransitive(lemma: &str) -> bool {
    class_words("intransitive").is_some_and(|words| words.iter().any(|word| word == lemma))
}

/// The subject and object of a verb by meaning: of a passive, the agent and the one that it happens to.
pub(crate) fn subjects(tree: &Tree<'_>, verb: usize) -> Roles {
    let mut roles = Roles::default();
    let own_object = tree.child(verb, &[Deprel::Obj]).into_iter().chain(tree.child(verb, &[Deprel::Iobj]));
    if let Some((subject, object)) = disguised(tree, verb) {
        return Roles { subject: vec![subject], object: vec![object] };
    }
    if is_passive(tree, verb) {
        roles.subject.extend(agent(tree, verb));
        roles.object.extend(tree.child(verb, &[Deprel::NsubjPass, Deprel::Nsubj]));
        if roles.object.is_empty() {
            roles.object.extend(inherited_subject(tree, verb, 0));
        }
        roles.object.extend(own_object);
        // A second passive verb shares the agent only if it has none and stands before it.
        if roles.subject.is_empty() {
            roles
                .subject
                .extend(tree.children_with(verb, &[Deprel::Conj]).find_map(|conj| agent(tree, conj)));
        }
    } else {
        roles.subject.extend(own_subjects(tree, verb));
        // "after the government agrees": the parser may hang the subject of the clause on the verb before it.
        if roles.subject.is_empty()
            && tree.deprel(verb) == Deprel::Advcl
            && tree.token(verb).feats.is_finite()
        {
            roles.subject.extend(stray_subject(tree, verb));
        }
        if roles.subject.is_empty() {
            roles.subject.extend(inherited_subject(tree, verb, 0));
        }
        if roles.subject.is_empty() && tree.token(verb).feats.is_finite() {
            roles.subject.extend(stray_subject(tree, verb));
        }
        roles.object.extend(own_object);
        if roles.object.is_empty() {
            roles.object.extend(relative_object(tree, verb));
        }
    }
    roles.object = roles.object.into_iter().flat_map(|at| behind_time(tree, at)).collect();
    roles.subject = roles.subject.iter().map(|at| counted(tree, antecedent(tree, *at))).collect();
    roles.object = roles.object.iter().map(|at| counted(tree, antecedent(tree, *at))).collect();
    roles.subject.dedup();
    roles
}

/// "Up to 200 villagers", "At least nine soldiers": the parser may make the estimate the subject.
fn counted(tree: &Tree<'_>, at: usize) -> usize {
    if matches!(tree.token(at).upos, Upos::Adp | Upos::Adv | Upos::Sconj) {
        return tree.child(at, &[Deprel::Nmod, Deprel::Obl]).unwrap_or(at);
    }
    at
}

/// The subjects of a verb. The parser gives a title and the name behind it a place each: "The Prime Minister of
/// Norway Kari Berg and the President of Malta agreed".
fn own_subjects(tree: &Tree<'_>, verb: usize) -> Vec<usize> {
    let mut found: Vec<usize> = tree.children_with(verb, &SUBJECTS).collect();
    let first = found.first().copied();
    found.retain(|at| {
        Some(*at) == first
            || *at < verb && tree.token(*at).upos == Upos::Propn && !super::slots::is_time(tree, *at)
    });
    found
}

/// "rejected Thursday an appeal": the day takes the place of the object, and the object hangs on it.
fn behind_time(tree: &Tree<'_>, object: usize) -> Vec<usize> {
    if !super::slots::is_time(tree, object) {
        return vec![object];
    }
    tree.children_with(object, &[Deprel::Nmod, Deprel::NmodUnmarked, Deprel::Appos, Deprel::Obj])
        .filter(|child| {
            *child > object && tree.child(*child, &[Deprel::Case]).is_none_or(|case| case > *child)
        })
        .filter(|child| !super::slots::is_time(tree, *child))
        .collect()
}

fn agent(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    tree.child(verb, &[Deprel::OblAgent])
        .or_else(|| {
            tree.prepositional(verb)
                .into_iter()
                .find(|(preposition, noun)| preposition == "by" && !super::slots::is_time(tree, *noun))
                .map(|(_, noun)| noun)
        })
        .or_else(|| late_agent(tree, verb))
}

/// "has been accused of misusing funds, much of them lost, by officials": after a comma the agent is that of
/// the verb, wherever the parser hangs it.
fn late_agent(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    tree.child(verb, &[Deprel::AuxPass])?;
    (verb + 2..tree.tokens.len()).find(|noun| {
        let case = tree.child(*noun, &[Deprel::Case]);
        let after_comma = case.is_some_and(|case| {
            tree.lemma(case).eq_ignore_ascii_case("by") && tree.token(case - 1).form == "," && case > verb + 1
        });
        after_comma && !super::slots::is_time(tree, *noun) && is_below(tree, *noun, verb)
    })
}

fn is_below(tree: &Tree<'_>, at: usize, above: usize) -> bool {
    let mut up = at;
    for _ in 0..2 * MAX_CLIMB {
        match tree.head(up) {
            Some(head) if head == above => return true,
            Some(head) => up = head,
            None => return false,
        }
    }
    false
}

/// The subject that a verb without one shares with another: by coordination, control, or as a participle
/// or relative clause.
fn inherited_subject(tree: &Tree<'_>, verb: usize, depth: usize) -> Option<usize> {
    if depth > MAX_CLIMB {
        return None;
    }
    let head = tree.head(verb)?;
    match tree.deprel(verb) {
        // A verb joined to a noun by mistake of the parser is joined to the verb above it.
        Deprel::Conj
            if tree.token(head).upos != Upos::Verb
                && tree.token(verb).upos == Upos::Verb
                && tree.child(head, &SUBJECTS).is_none() =>
        {
            let above = verb_above(tree, head)?;
            own_or_inherited(tree, above, depth)
        }
        Deprel::Conj | Deprel::Parataxis => {
            if is_passive(tree, head) {
                tree.child(head, &[Deprel::NsubjPass]).or_else(|| inherited_subject(tree, head, depth + 1))
            } else {
                tree.child(head, &SUBJECTS).or_else(|| inherited_subject(tree, head, depth + 1))
            }
        }
        // "asked the militias to maintain": the object acts; "wants to visit": the subject does.
        // "aircraft using missiles killed four": a finite verb shares the subject, not the object.
        Deprel::Xcomp if tree.token(verb).feats.is_finite() => own_or_inherited(tree, head, depth),
        Deprel::Xcomp => {
            tree.child(head, &[Deprel::Obj, Deprel::Iobj]).or_else(|| own_or_inherited(tree, head, depth))
        }
        Deprel::Advcl => own_or_inherited(tree, told(tree, verb, head).unwrap_or(head), depth),
        Deprel::Ccomp if tree.token(verb).feats.verb_form() != Some(VerbForm::Fin) => {
            own_or_inherited(tree, head, depth)
        }
        Deprel::AclRelcl => {
            // "the council, which called": the relative word is a subject and was found above; here the
            // clause has none, so the noun is meant.
            Some(head)
        }
        Deprel::Acl => acl_subject(tree, verb, head, depth),
        _ => None,
    }
}

/// "Prisoners rioted, setting fire to cells, police said": a participle before the tail of attribution belongs
/// to what is told, also where the parser hangs it on the saying.
fn told(tree: &Tree<'_>, participle: usize, saying: usize) -> Option<usize> {
    let content = tree.child(saying, &[Deprel::Ccomp])?;
    let speaker = tree.child(saying, &SUBJECTS)?;
    (content < participle && participle < speaker && participle < saying).then_some(content)
}

/// For a verb whose subject is a pronoun, the subject of the verb above: "the government said it would leave".
pub(crate) fn speaking_subject(tree: &Tree<'_>, verb: usize) -> Vec<usize> {
    let pronoun = tree.child(verb, &SUBJECTS).filter(|subject| {
        matches!(tree.lemma(*subject).to_lowercase().as_str(), "it" | "they" | "he" | "she")
    });
    let above = tree.head(verb).filter(|_| matches!(tree.deprel(verb), Deprel::Ccomp | Deprel::Advcl));
    match (pronoun, above) {
        (Some(_), Some(above)) if tree.token(above).upos == Upos::Verb => subjects(tree, above).subject,
        _ => Vec::new(),
    }
}

/// The noun right before a finite verb that the parser hung elsewhere: "On November 18, the Commander, X,
/// visited": not behind a preposition, not a day, and no part of another clause.
fn stray_subject(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    for at in (0..verb).rev() {
        let token = tree.token(at);
        if matches!(token.upos, Upos::Verb | Upos::Sconj) {
            return None;
        }
        let nominal = matches!(token.upos, Upos::Noun | Upos::Propn);
        let stray = matches!(
            token.deprel,
            Deprel::Appos
                | Deprel::Obl
                | Deprel::OblUnmarked
                | Deprel::NmodUnmarked
                | Deprel::Dislocated
                | Deprel::Dep
                | Deprel::Nmod
        );
        let behind = tree.child(at, &[Deprel::Case]).is_some_and(|case| {
            let word = tree.lemma(case).to_lowercase();
            !(token.deprel == Deprel::Obl && matches!(word.as_str(), "after" | "before" | "until" | "since"))
        });
        if nominal && stray && !behind && !super::slots::is_time(tree, at) {
            return Some(at);
        }
    }
    None
}

/// The nearest verb that a noun hangs below.
fn verb_above(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    let mut at = noun;
    for _ in 0..MAX_CLIMB {
        at = tree.head(at)?;
        if tree.token(at).upos == Upos::Verb {
            return Some(at);
        }
    }
    None
}

fn own_or_inherited(tree: &Tree<'_>, verb: usize, depth: usize) -> Option<usize> {
    if is_passive(tree, verb) {
        return tree.child(verb, &[Deprel::NsubjPass]).or_else(|| inherited_subject(tree, verb, depth + 1));
    }
    tree.child(verb, &SUBJECTS).or_else(|| inherited_subject(tree, verb, depth + 1))
}

/// "a delegation visiting Tehran": the noun; "its decision to withdraw": whoever owns the decision.
fn acl_subject(tree: &Tree<'_>, verb: usize, noun: usize, depth: usize) -> Option<usize> {
    let infinitive = tree.token(verb).feats.verb_form() == Some(VerbForm::Inf)
        || tree.child(verb, &[Deprel::Mark]).is_some_and(|mark| tree.lemma(mark) == "to");
    if !infinitive {
        // "issued a statement warning ...": whoever issued it warns.
        let above = tree
            .head(noun)
            .filter(|above| tree.token(*above).upos == Upos::Verb && tree.deprel(noun) == Deprel::Obj);
        return match above {
            Some(above) if crate::speech::is_speech_noun(tree.lemma(noun)) => {
                own_or_inherited(tree, above, depth + 1)
            }
            _ => Some(noun),
        };
    }
    tree.child(noun, &[Deprel::NmodPoss]).or_else(|| {
        // "Ghana plans to ban": the tagger may take the verb for a plural, with its subject before it.
        let Some(above) = tree.head(noun) else {
            return tree
                .child(noun, &[Deprel::Compound])
                .filter(|name| tree.token(*name).upos == Upos::Propn);
        };
        (tree.token(above).upos == Upos::Verb).then(|| own_or_inherited(tree, above, depth + 1)).flatten()
    })
}

/// In "the plane that Iran shot down" the noun is the object.
fn relative_object(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let head = tree.head(verb)?;
    (tree.deprel(verb) == Deprel::AclRelcl
        && tree.child(verb, &SUBJECTS).is_some_and(|subject| !is_relative(tree, subject)))
    .then_some(head)
}

fn is_relative(tree: &Tree<'_>, at: usize) -> bool {
    matches!(tree.lemma(at).to_lowercase().as_str(), "who" | "which" | "that" | "whom")
}

/// A relative word stands for the noun that its clause hangs on.
fn antecedent(tree: &Tree<'_>, at: usize) -> usize {
    if !is_relative(tree, at) {
        return at;
    }
    let mut up = at;
    for _ in 0..MAX_CLIMB {
        if matches!(tree.deprel(up), Deprel::AclRelcl)
            && let Some(head) = tree.head(up)
        {
            return head;
        }
        match tree.head(up) {
            Some(head) => up = head,
            None => break,
        }
    }
    at
}

/// Whether a word is joined by "or": "did not meet or call" denies both, "did not confirm and warned" one.
fn is_or(tree: &Tree<'_>, at: usize) -> bool {
    tree.children_with(at, &[Deprel::Cc]).any(|cc| matches!(tree.lemma(cc), "or" | "nor"))
}

/// Whether a word is negated: by "not", "never", "no", or by a verb or preposition above it that says so.
pub(crate) fn negation(tree: &Tree<'_>, at: usize) -> bool {
    let negates = |child: &usize| {
        let lemma = tree.lemma(*child).to_lowercase();
        matches!(tree.deprel(*child), Deprel::Advmod | Deprel::Det | Deprel::Aux | Deprel::Cc | Deprel::Case)
            && matches!(lemma.as_str(), "not" | "n't" | "never" | "no" | "neither" | "nor" | "without")
            || tree.token(*child).form.eq_ignore_ascii_case("n't")
            || tree.token(*child).form.eq_ignore_ascii_case("longer")
                && tree.children(*child).iter().any(|no| tree.lemma(*no).eq_ignore_ascii_case("no"))
    };
    if tree.children(at).iter().any(negates) {
        return true;
    }
    // "No prisoners were released."
    let nobody = |argument: usize| {
        tree.children_with(argument, &[Deprel::Det]).any(|det| tree.lemma(det).eq_ignore_ascii_case("no"))
    };
    if tree.children_with(at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Obj]).any(nobody) {
        return true;
    }
    // "refused to", "failed to", "stopped short of", "avoided": what depends on them did not happen.
    let Some(head) = tree.head(at) else { return false };
    let depends =
        matches!(tree.deprel(at), Deprel::Xcomp | Deprel::Ccomp | Deprel::Obj | Deprel::Advcl | Deprel::Obl);
    let lemma = tree.lemma(head);
    match tree.deprel(at) {
        Deprel::Xcomp
            if matches!(lemma, "fail" | "refuse" | "decline" | "avoid" | "refrain" | "stop" | "neglect") =>
        {
            true
        }
        Deprel::Xcomp => negation(tree, head),
        Deprel::Conj => {
            is_or(tree, at)
                && tree.children(head).iter().any(negates)
                && tree.children(at).iter().all(|c| !SUBJECTS.contains(&tree.deprel(*c)))
        }
        _ => depends && matches!(lemma, "avoid" | "refrain") && tree.token(at).upos == Upos::Verb,
    }
}
