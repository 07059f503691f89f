//! The subject and the object of a verb by meaning, through passives and relative clauses.

use rasad_syntax::feats::{Tense, VerbForm};
use rasad_syntax::{Deprel, Upos};

use super::Tree;
use super::disguised::disguised;
use super::inherited::{inherited_subject, stray_subject};
use crate::lexicon::class_words;

/// How far up a subject is looked for; deeper nesting is no English that a desk reads.
pub(super) const MAX_CLIMB: usize = 6;

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
            || *at < verb && tree.token(*at).upos == Upos::Propn && !super::fill::is_time(tree, *at)
    });
    found
}

/// "rejected Thursday an appeal": the day takes the place of the object, and the object hangs on it.
fn behind_time(tree: &Tree<'_>, object: usize) -> Vec<usize> {
    if !super::fill::is_time(tree, object) {
        return vec![object];
    }
    tree.children_with(object, &[Deprel::Nmod, Deprel::NmodUnmarked, Deprel::Appos, Deprel::Obj])
        .filter(|child| {
            *child > object && tree.child(*child, &[Deprel::Case]).is_none_or(|case| case > *child)
        })
        .filter(|child| !super::fill::is_time(tree, *child))
        .collect()
}

fn agent(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    tree.child(verb, &[Deprel::OblAgent])
        .or_else(|| {
            tree.prepositional(verb)
                .into_iter()
                .find(|(preposition, noun)| preposition == "by" && !super::fill::is_time(tree, *noun))
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
        after_comma && !super::fill::is_time(tree, *noun) && is_below(tree, *noun, verb)
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
