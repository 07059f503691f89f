//! How a clause holds its event (codebook, section 4), before it is known on whose word it stands.

use rasad_syntax::feats::{Tense, VerbForm};
use rasad_syntax::{Deprel, Upos};

use crate::Status;
use crate::frame::{Tree, negation};
use crate::lexicon::Modality;

/// Verbs whose infinitive is yet to come.
const PLANNING: &[&str] = &[
    "plan", "intend", "expect", "schedule", "prepare", "aim", "seek", "want", "hope", "vow", "pledge",
    "promise", "agree", "decide", "threaten", "set", "propose", "offer", "consider", "due", "ready",
    "likely", "poised", "about", "slated", "mull",
];

/// Verbs by which someone commits to what their infinitive says.
const INTENDING: &[&str] = &["plan", "intend", "prepare", "decide", "set", "ready", "prepared", "determined"];

/// Nouns whose infinitive is yet to come.
const PLANS: &[&str] = &[
    "plan",
    "intention",
    "decision",
    "readiness",
    "proposal",
    "offer",
    "bid",
    "desire",
    "willingness",
    "effort",
    "attempt",
    "threat",
];

/// The status that the words around a trigger give it.
pub(crate) fn status(tree: &Tree<'_>, trigger: usize, nominal: bool) -> Status {
    if negation(tree, trigger) {
        return Status::Negated;
    }
    let mut at = trigger;
    // A noun takes the status of the verb that it hangs on only where that verb is about its existence.
    let mut verb = !nominal;
    for _ in 0..6 {
        if verb {
            if is_conditional(tree, at) {
                return Status::Hypothetical;
            }
            if let Some(status) = modality(tree, at) {
                return status;
            }
        }
        let Some(head) = tree.head(at) else { break };
        let lemma = tree.lemma(head).to_lowercase();
        match tree.deprel(at) {
            Deprel::Xcomp if PLANNING.contains(&lemma.as_str()) => {
                return if negation(tree, head) { Status::Negated } else { Status::Planned };
            }
            Deprel::Acl if PLANS.contains(&lemma.as_str()) && is_infinitive(tree, at) => {
                return Status::Planned;
            }
            Deprel::Xcomp | Deprel::Conj => at = head,
            // "to strike": a purpose is not yet an act.
            Deprel::Advcl if verb && is_infinitive(tree, at) => return Status::Planned,
            Deprel::Advcl if verb && tree.token(at).feats.verb_form() != Some(VerbForm::Fin) => at = head,
            Deprel::Obj | Deprel::Nmod | Deprel::Obl if nominal && PLANS.contains(&lemma.as_str()) => {
                return Status::Planned;
            }
            Deprel::Obj | Deprel::NsubjPass if nominal && tree.token(head).upos == Upos::Verb => {
                if matches!(lemma.as_str(), "avoid" | "prevent" | "avert" | "rule" | "cancel") {
                    return Status::Negated;
                }
                if PLANNING.contains(&lemma.as_str()) {
                    return Status::Planned;
                }
                at = head;
                verb = true;
            }
            _ => break,
        }
    }
    Status::Asserted
}

/// Whether the clause of a verb holds it so.
pub(crate) fn is_held(tree: &Tree<'_>, at: usize, modality: Modality) -> bool {
    match modality {
        Modality::Not => negation(tree, at),
        Modality::Will => is_willed(tree, at) && !negation(tree, at),
        Modality::WillNot => is_willed(tree, at) && negation(tree, at),
        Modality::May => has_auxiliary(tree, at, &["may", "might", "could"]),
        Modality::Must => {
            has_auxiliary(tree, at, &["must", "should", "ought"])
                || tree.deprel(at) == Deprel::Xcomp
                    && tree.head(at).is_some_and(|head| matches!(tree.lemma(head), "have" | "need" | "got"))
        }
    }
}

/// Whether who does it says that it will be done, or that it may be unless something else is.
pub(crate) fn is_threatened(tree: &Tree<'_>, at: usize) -> bool {
    is_held(tree, at, Modality::Will)
        || is_held(tree, at, Modality::May)
            && tree.children_with(at, &[Deprel::Advcl]).any(|clause| is_conditional(tree, clause))
}

/// "will", "would", "is to", "plans to", also of a verb joined to such a one.
pub(crate) fn is_willed(tree: &Tree<'_>, trigger: usize) -> bool {
    let mut at = trigger;
    for _ in 0..4 {
        if has_auxiliary(tree, at, &["will", "would", "shall", "'ll", "’ll", "wo"]) {
            return true;
        }
        if tree.child(at, &[Deprel::Nsubj]).is_some() {
            return false;
        }
        let Some(head) = tree.head(at) else { return false };
        match tree.deprel(at) {
            Deprel::Xcomp => {
                let lemma = tree.lemma(head).to_lowercase();
                return INTENDING.contains(&lemma.as_str()) || lemma == "go" && is_infinitive(tree, at);
            }
            Deprel::Conj => at = head,
            _ => return false,
        }
    }
    false
}

fn has_auxiliary(tree: &Tree<'_>, at: usize, words: &[&str]) -> bool {
    tree.children_with(at, &[Deprel::Aux]).any(|aux| {
        let form = tree.token(aux).form.to_lowercase();
        words.contains(&form.as_str()) || words.contains(&tree.lemma(aux).to_lowercase().as_str())
    })
}

fn is_infinitive(tree: &Tree<'_>, at: usize) -> bool {
    tree.children_with(at, &[Deprel::Mark]).any(|mark| tree.lemma(mark).eq_ignore_ascii_case("to"))
        && tree.child(at, &[Deprel::Aux]).is_none_or(|aux| tree.lemma(aux) != "have")
}

/// "if", "in case", "unless" before the clause.
fn is_conditional(tree: &Tree<'_>, at: usize) -> bool {
    tree.children_with(at, &[Deprel::Mark]).any(|mark| {
        matches!(tree.lemma(mark).to_lowercase().as_str(), "if" | "unless" | "whether" | "lest" | "in case")
    })
}

/// Whether a clause is what a verb in the past says.
fn is_told_as_past(tree: &Tree<'_>, at: usize) -> bool {
    let mut clause = at;
    for _ in 0..3 {
        let Some(head) = tree.head(clause) else { return false };
        match tree.deprel(clause) {
            Deprel::Ccomp => {
                let unreal =
                    tree.children_with(at, &[Deprel::Advcl]).any(|clause| is_conditional(tree, clause));
                return tree.token(head).feats.tense() == Some(Tense::Past)
                    && crate::speech::is_speech_verb(tree.lemma(head))
                    && !unreal;
            }
            Deprel::Conj => clause = head,
            _ => return false,
        }
    }
    false
}

/// Will and shall make a plan; may, might, could, would leave it open.
fn modality(tree: &Tree<'_>, at: usize) -> Option<Status> {
    for aux in tree.children_with(at, &[Deprel::Aux]) {
        let lemma = tree.lemma(aux).to_lowercase();
        let form = tree.token(aux).form.to_lowercase();
        match (lemma.as_str(), form.as_str()) {
            (_, "will" | "'ll" | "’ll" | "shall" | "wo") | ("will" | "shall", _) => {
                return Some(Status::Planned);
            }
            // "said that it would": told as past, a plan.
            (_, "would") if is_told_as_past(tree, at) => return Some(Status::Planned),
            (_, "would" | "could" | "may" | "might") | ("may" | "might" | "could" | "would", _) => {
                return Some(Status::Hypothetical);
            }
            (_, "should" | "must" | "ought") => return Some(Status::Hypothetical),
            _ => {}
        }
    }
    // "is to visit", "are to meet".
    let to_come = tree.token(at).feats.verb_form() == Some(VerbForm::Inf)
        && tree.deprel(at) == Deprel::Xcomp
        && tree.head(at).is_some_and(|head| tree.lemma(head) == "be");
    to_come.then_some(Status::Planned)
}
