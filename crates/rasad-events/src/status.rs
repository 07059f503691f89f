//! How a clause holds its event (codebook, section 4), before it is known on whose word it stands.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rasad_syntax::feats::{Tense, VerbForm};
use rasad_syntax::{Deprel, Upos};
use serde::Deserialize;

use crate::Status;
use crate::frame::{Tree, negation};
use crate::lexicon::Modality;

/// Verbs by which someone commits to what their infinitive says.
const INTENDING: &[&str] = &["plan", "intend", "prepare", "decide", "set", "ready", "prepared", "determined"];

/// Words by which a clause leaves its act open, out of `lexicon/status.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    planning: BTreeSet<String>,
    plans: BTreeSet<String>,
    plans_of: BTreeSet<String>,
    failed: BTreeSet<String>,
    averting: BTreeSet<String>,
    putting_off: BTreeSet<String>,
    adjectives: Adjectives,
    marks: Marks,
    subjects: Subjects,
}

/// Adjectives before the noun of an act.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Adjectives {
    planned: BTreeSet<String>,
    hypothetical: BTreeSet<String>,
    claimed: BTreeSet<String>,
    negated: BTreeSet<String>,
}

/// Words before a clause or a noun.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Marks {
    conditional: BTreeSet<String>,
    negating: BTreeSet<String>,
    contingent: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Subjects {
    nobody: BTreeSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../lexicon/status.toml")).expect("a test loads the same file")
});

/// The status that the words around a trigger give it.
pub(crate) fn status(tree: &Tree<'_>, trigger: usize, nominal: bool) -> Status {
    if negation(tree, trigger) || (!nominal && is_undone(tree, trigger)) {
        return Status::Negated;
    }
    if nominal && let Some(status) = described(tree, trigger) {
        return status;
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
            Deprel::Xcomp if WORDS.planning.contains(&lemma) => {
                return if negation(tree, head) { Status::Negated } else { Status::Planned };
            }
            Deprel::Acl if WORDS.failed.contains(&lemma) && is_infinitive(tree, at) => {
                return Status::Negated;
            }
            Deprel::Acl if WORDS.plans.contains(&lemma) && is_infinitive(tree, at) => return Status::Planned,
            Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl if verb && is_averted(tree, at, head) => {
                return Status::Negated;
            }
            Deprel::Xcomp | Deprel::Conj => at = head,
            // "to strike": a purpose is not yet an act.
            Deprel::Advcl if verb && is_infinitive(tree, at) => return Status::Planned,
            Deprel::Advcl if verb && tree.token(at).feats.verb_form() != Some(VerbForm::Fin) => at = head,
            Deprel::Obj | Deprel::Nmod | Deprel::Obl if nominal && WORDS.plans_of.contains(&lemma) => {
                return Status::Planned;
            }
            Deprel::Obj | Deprel::NsubjPass if nominal && tree.token(head).upos == Upos::Verb => {
                if WORDS.averting.contains(&with_particle(tree, head)) {
                    return if negation(tree, head) { Status::Asserted } else { Status::Negated };
                }
                if WORDS.planning.contains(&lemma) || WORDS.putting_off.contains(&with_particle(tree, head)) {
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

/// A verb with its particle: "call off".
fn with_particle(tree: &Tree<'_>, verb: usize) -> String {
    let mut words = tree.lemma(verb).to_lowercase();
    // The parser may hang the particle elsewhere.
    let next = tree.tokens.get(verb + 1).map(|next| next.form.to_lowercase());
    if let Some(particle) = next.filter(|next| matches!(next.as_str(), "off" | "out" | "back")) {
        words.push(' ');
        words.push_str(&particle);
    }
    words
}

/// "ruled out sending troops", "avoided meeting him": a gerund that is averted.
fn is_averted(tree: &Tree<'_>, at: usize, head: usize) -> bool {
    tree.token(at).form.ends_with("ing")
        && at > head
        && WORDS.averting.contains(&with_particle(tree, head))
        && !negation(tree, head)
}

/// "Nobody was killed", "left without meeting him".
fn is_undone(tree: &Tree<'_>, at: usize) -> bool {
    let nobody = |child: &usize| {
        let token = tree.token(*child);
        matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass)
            && (WORDS.subjects.nobody.contains(&token.lemma.to_lowercase())
                || tree
                    .children_with(*child, &[Deprel::Det])
                    .any(|det| tree.lemma(det).eq_ignore_ascii_case("neither")))
    };
    let without = tree
        .children_with(at, &[Deprel::Mark, Deprel::Case])
        .any(|mark| mark < at && WORDS.marks.negating.contains(&tree.lemma(mark).to_lowercase()));
    without || tree.children(at).iter().any(nobody)
}

/// How the noun of an act is described: "a planned visit", "the alleged attack", "in the event of an attack".
fn described(tree: &Tree<'_>, noun: usize) -> Option<Status> {
    for adjective in tree.children_with(noun, &[Deprel::Amod]) {
        // "planned" is "plan" by its lemma, and "planned" as it stands.
        let form = tree.token(adjective).form.to_lowercase();
        let kinds = &WORDS.adjectives;
        for (words, status) in [
            (&kinds.negated, Status::Negated),
            (&kinds.planned, Status::Planned),
            (&kinds.hypothetical, Status::Hypothetical),
            (&kinds.claimed, Status::Claimed),
        ] {
            if words.contains(&form) {
                return Some(status);
            }
        }
    }
    let head = tree.head(noun).filter(|_| tree.deprel(noun) == Deprel::Nmod)?;
    let before = tree.preposition(head).is_some_and(|preposition| preposition.starts_with("in"));
    let lemma = tree.lemma(head).to_lowercase();
    (before && WORDS.marks.contingent.contains(&lemma)).then_some(Status::Hypothetical)
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
            // "would have bombed" did not.
            return !has_auxiliary(tree, at, &["have"]);
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
        let word = tree.lemma(mark).to_lowercase();
        WORDS.marks.conditional.contains(&word)
            || (word == "in"
                && tree.children_with(mark, &[Deprel::Fixed]).any(|fixed| tree.lemma(fixed) == "case"))
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
            // "it would go, he said".
            _ => {
                return tree
                    .children_with(clause, &[Deprel::Parataxis])
                    .any(|says| crate::speech::is_speech_verb(tree.lemma(says)));
            }
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
