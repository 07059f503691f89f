//! Whether the words around a verb or a noun deny it.

use rasad_syntax::{Deprel, Upos};

use super::Tree;
use super::clause::SUBJECTS;

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
