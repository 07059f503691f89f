//! The narrative present of headlines and digests becomes past: "launches" "launched", "is" "was".

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rasad_syntax::feats::{Tense, VerbForm};
use rasad_syntax::{Deprel, Token, Upos};

use super::edit::Edits;
use super::token_span;
use crate::compose::report::ReportSentence;

static IRREGULAR: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    include_str!("../../../../lexicon/english/irregular_verbs.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(' '))
        .collect()
});

static VERBS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let regular = include_str!("../../../../lexicon/english/verbs.txt").lines();
    regular.filter(|line| !line.starts_with('#')).chain(IRREGULAR.keys().copied()).collect()
});

/// Shifts the main clause, what is joined to it, and its adverbial clauses. What somebody says keeps its
/// tense, and so do relative clauses, which state what is so.
pub(super) fn to_past(sentence: &ReportSentence, edits: &mut Edits<'_>) {
    let tokens = &sentence.tree.tokens;
    let Some(root) = sentence.tree.root() else { return };
    let mut clauses = vec![root];
    let mut at = 0;
    while let Some(head) = clauses.get(at).copied() {
        at += 1;
        for child in sentence.tree.children(head) {
            let joined = matches!(tokens[child].deprel, Deprel::Conj | Deprel::Advcl | Deprel::Parataxis);
            if joined && !clauses.contains(&child) {
                clauses.push(child);
            }
        }
    }
    // Where the parser took the subject for the head, the first finite verb is the main one.
    if tokens[root].upos != Upos::Verb && !clauses.iter().any(|at| is_finite_clause(sentence, *at)) {
        let first = (0..tokens.len()).find(|at| {
            tokens[*at].upos == Upos::Verb
                && tokens[*at].feats.is_finite()
                && tokens[*at].deprel != Deprel::AclRelcl
        });
        clauses.extend(first);
    }
    // Where it took the verb for a noun ("a missile strike hits a convoy"), the shape of the words tells.
    if !tokens.iter().any(|token| token.feats.is_finite()) {
        if let Some((at, lemma)) = missed_verb(tokens) {
            edits.replace(token_span(sentence, at), past(lemma));
        }
        return;
    }
    for clause in clauses {
        if in_quotation(tokens, clause) {
            continue;
        }
        // The finite word is an auxiliary or a copula where there is one, else the verb itself.
        let helper = sentence
            .tree
            .children(clause)
            .find(|child| matches!(tokens[*child].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop));
        if let Some(helper) = helper
            && perfect_to_past(sentence, clause, helper, edits)
        {
            continue;
        }
        let finite = helper.unwrap_or(clause);
        if let Some(past) = past_of(&tokens[finite], helper.is_some()) {
            edits.replace(token_span(sentence, finite), past);
        }
    }
}

/// The verb of a sentence without a finite one: a known verb with an `s`, after a noun and before what can only
/// begin its object.
fn missed_verb(tokens: &[Token]) -> Option<(usize, &str)> {
    (1..tokens.len().saturating_sub(1)).find_map(|at| {
        let stem = tokens[at].form.strip_suffix('s')?;
        let lemma = VERBS.contains(stem).then_some(stem).or_else(|| {
            let stem = stem.strip_suffix('e')?;
            VERBS.contains(stem).then_some(stem)
        })?;
        let after_noun = matches!(tokens[at - 1].upos, Upos::Noun | Upos::Propn);
        let before_object = matches!(tokens[at + 1].upos, Upos::Det | Upos::Num | Upos::Pron | Upos::Propn);
        (after_noun && before_object).then_some((at, lemma))
    })
}

/// Whether a word heads a clause with a finite verb, an auxiliary or a copula.
fn is_finite_clause(sentence: &ReportSentence, at: usize) -> bool {
    let tokens = &sentence.tree.tokens;
    tokens[at].feats.is_finite()
        || sentence
            .tree
            .children(at)
            .any(|child| matches!(tokens[child].deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop))
}

/// "has declared" becomes "declared", "have been killed" "were killed"; whether it did so.
fn perfect_to_past(sentence: &ReportSentence, verb: usize, helper: usize, edits: &mut Edits<'_>) -> bool {
    let tokens = &sentence.tree.tokens;
    let form = tokens[helper].form.to_lowercase();
    let negated = sentence
        .tree
        .children(verb)
        .any(|child| matches!(tokens[child].lemma.as_str(), "not" | "n't" | "never" | "since"));
    let single =
        sentence.tree.children(verb).filter(|child| tokens[*child].deprel == Deprel::Aux).count() == 1;
    if !matches!(form.as_str(), "has" | "have") || negated || !single {
        return false;
    }
    let been = sentence.tree.children(verb).find(|child| tokens[*child].form.eq_ignore_ascii_case("been"));
    match been {
        Some(been) if been == helper + 1 => {
            let span = token_span(sentence, helper).cover(token_span(sentence, been));
            edits.replace(span, if form == "has" { "was" } else { "were" }.to_owned());
            true
        }
        None if tokens[verb].upos == Upos::Verb => {
            edits.replace(token_span(sentence, helper), String::new());
            edits.replace(token_span(sentence, verb), past(&tokens[verb].lemma.to_lowercase()));
            true
        }
        _ => false,
    }
}

/// The past of a finite present form; `None` for everything else, also for "has done" and "will do".
fn past_of(token: &Token, helper: bool) -> Option<String> {
    let form = token.form.to_lowercase();
    match form.as_str() {
        "is" => return Some("was".to_owned()),
        "are" => return Some("were".to_owned()),
        "does" | "do" if helper => return Some("did".to_owned()),
        _ if helper => return None,
        _ => {}
    }
    let present = token.feats.tense() == Some(Tense::Pres) && token.feats.verb_form() == Some(VerbForm::Fin);
    if token.upos != Upos::Verb || !present {
        return None;
    }
    let lemma = token.lemma.to_lowercase();
    Some(past(&lemma))
}

/// The past of a lemma.
fn past(lemma: &str) -> String {
    if let Some(past) = IRREGULAR.get(lemma) {
        return (*past).to_owned();
    }
    let stem = &lemma[..lemma.len() - lemma.chars().next_back().map_or(0, char::len_utf8)];
    if lemma.ends_with('e') {
        format!("{lemma}d")
    } else if lemma.ends_with('y') && !stem.ends_with(['a', 'e', 'o', 'u']) {
        format!("{stem}ied")
    } else {
        format!("{lemma}ed")
    }
}

/// Whether an odd number of quotation marks stands before a token.
fn in_quotation(tokens: &[Token], at: usize) -> bool {
    tokens[..at].iter().filter(|token| token.form.contains(['"', '“', '”'])).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_and_irregular_verbs() {
        for (lemma, expected) in [
            ("launch", "launched"),
            ("begin", "began"),
            ("accuse", "accused"),
            ("deny", "denied"),
            ("deploy", "deployed"),
            ("ban", "banned"),
        ] {
            assert_eq!(past(lemma), expected);
        }
    }
}
