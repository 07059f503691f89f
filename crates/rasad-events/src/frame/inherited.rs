//! The subject of a verb that stands without one of its own: by coordination, control, participles and relative
//! clauses, and where the parser hung it elsewhere.

use rasad_syntax::feats::VerbForm;
use rasad_syntax::{Deprel, Upos};

use super::Tree;
use super::clause::{MAX_CLIMB, SUBJECTS, is_passive, subjects};

/// The subject that a verb without one shares with another: by coordination, control, or as a participle
/// or relative clause.
pub(super) fn inherited_subject(tree: &Tree<'_>, verb: usize, depth: usize) -> Option<usize> {
    if depth > MAX_CLIMB {
        return None;
    }
    let mut head = tree.head(verb)?;
    // "Officers today ended the talks": what hangs on the day is meant for the noun before it.
    if matches!(tree.deprel(verb), Deprel::Acl | Deprel::AclRelcl) && super::fill::is_time(tree, head) {
        head = tree.head(head).filter(|noun| tree.is_nominal(*noun))?;
    }
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
pub(super) fn stray_subject(tree: &Tree<'_>, verb: usize) -> Option<usize> {
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
        if nominal && stray && !behind && !super::fill::is_time(tree, at) {
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
