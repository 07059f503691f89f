//! Negation, and who did it to whom, clause by clause.

use rasad_reading::Reading;
use rasad_syntax::{Deprel, Sentence, Upos};
use rasad_text::Span;

use super::evidence::Evidence;
use super::statement::Statement;
use super::{Doubt, DoubtKind};

/// A verb with those whom reading knows around it.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    pub(super) lemma: String,
    /// In bytes of the text that was read.
    span: Span,
    negated: bool,
    /// Whether a pronoun stands for who does it.
    by_pronoun: bool,
    /// Entity ids of who does it; `None` where somebody does it whom reading does not know.
    subjects: Option<Vec<String>>,
    /// Entity ids of whom it is done to, or with whom.
    others: Vec<String>,
}

/// The clauses of a tree; `offset` is where its text begins in the document that `reading` is of.
pub(super) fn clauses(tree: &Sentence, reading: &Reading, offset: usize) -> Vec<Clause> {
    let mut found = Vec::new();
    for (at, token) in tree.tokens.iter().enumerate() {
        if token.upos != Upos::Verb {
            continue;
        }
        let mut clause = Clause {
            lemma: token.lemma.to_lowercase(),
            span: Span::new(token.span.0, token.span.1).shift(offset),
            negated: is_negated(tree, at),
            by_pronoun: tree.children(at).any(|child| {
                tree.tokens[child].deprel == Deprel::Nsubj && tree.tokens[child].upos == Upos::Pron
            }),
            subjects: None,
            others: Vec::new(),
        };
        let mut subjects = Vec::new();
        for child in tree.children(at) {
            let ids = entities_under(tree, child, reading, offset);
            let case = tree.child(child, Deprel::Case).map(|case| tree.tokens[case].form.to_lowercase());
            match tree.tokens[child].deprel {
                Deprel::Nsubj => subjects.push(ids),
                Deprel::Obl if case.as_deref() == Some("by") && is_passive(tree, at) => subjects.push(ids),
                Deprel::NsubjPass | Deprel::Obj | Deprel::Iobj | Deprel::Obl => clause.others.extend(ids),
                _ => {}
            }
        }
        if !subjects.is_empty() && subjects.iter().all(|ids| !ids.is_empty()) {
            clause.subjects = Some(subjects.into_iter().flatten().collect());
        }
        found.push(clause);
    }
    found
}

fn is_passive(tree: &Sentence, at: usize) -> bool {
    tree.children(at).any(|child| matches!(tree.tokens[child].deprel, Deprel::NsubjPass | Deprel::AuxPass))
        || tree.tokens[at].deprel == Deprel::Acl
}

fn is_negated(tree: &Sentence, at: usize) -> bool {
    tree.children(at).any(|child| {
        let form = tree.tokens[child].form.to_lowercase();
        matches!(form.as_str(), "not" | "n't" | "never" | "no" | "neither" | "nor")
            || (matches!(tree.tokens[child].deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj)
                && tree.children(child).any(|det| tree.tokens[det].form.eq_ignore_ascii_case("no")))
    })
}

/// Entities that the head word of a phrase, or one joined to it, is a mention of.
fn entities_under(tree: &Sentence, at: usize, reading: &Reading, offset: usize) -> Vec<String> {
    let joined = tree
        .children(at)
        .filter(|child| matches!(tree.tokens[*child].deprel, Deprel::Conj | Deprel::Appos | Deprel::Flat));
    let heads: Vec<usize> = std::iter::once(at).chain(joined).collect();
    let mut ids: Vec<String> = Vec::new();
    for head in heads {
        let token = &tree.tokens[head];
        let span = Span::new(token.span.0, token.span.1).shift(offset);
        for entity in &reading.entities {
            if entity.mentions.iter().any(|mention| mention.span.contains(span)) && !ids.contains(&entity.id)
            {
                ids.push(entity.id.clone());
            }
        }
    }
    ids
}

pub(super) fn check(statement: &Statement, evidence: &Evidence) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for tree in &statement.trees {
        for mut clause in clauses(tree, &statement.reading, 0) {
            // A short name alone, or a pronoun, may be somebody whom only the passage introduces.
            let sure = |id: &String| statement.reading.entity(id).is_some_and(|entity| entity.known);
            clause.subjects = clause.subjects.filter(|ids| ids.iter().all(sure) && !clause.by_pronoun);
            let same: Vec<&Clause> =
                evidence.clauses.iter().filter(|other| other.lemma == clause.lemma).collect();
            if same.is_empty() {
                continue;
            }
            let verb = clause.span.of(statement.text());
            if same.iter().all(|other| other.negated != clause.negated) {
                let message = if clause.negated {
                    format!("the passages say \"{verb}\" without a \"not\"")
                } else {
                    format!("the passages deny \"{verb}\"")
                };
                doubts.push(Doubt { span: clause.span, kind: DoubtKind::Negation, message });
            }
            if let Some(message) =
                wrong_subject(statement, &clause, &same).or_else(|| swapped(statement, &clause, &same))
            {
                doubts.push(Doubt { span: clause.span, kind: DoubtKind::Relation, message });
            }
        }
    }
    doubts
}

/// Every passage with the verb has others do it.
fn wrong_subject(statement: &Statement, clause: &Clause, same: &[&Clause]) -> Option<String> {
    let subjects = clause.subjects.as_ref()?;
    let known: Vec<&Vec<String>> = same.iter().filter_map(|other| other.subjects.as_ref()).collect();
    if known.len() < same.len() || known.iter().any(|other| subjects.iter().any(|id| other.contains(id))) {
        return None;
    }
    let name = name(statement, subjects.first()?);
    Some(format!("in the passages it is not {name} who \"{}\"", clause.span.of(statement.text())))
}

/// The one who does it here is the one it is done to in every passage with the verb.
fn swapped(statement: &Statement, clause: &Clause, same: &[&Clause]) -> Option<String> {
    let subjects = clause.subjects.as_ref()?;
    let does = |other: &&Clause| {
        other.subjects.as_ref().is_some_and(|ids| subjects.iter().any(|id| ids.contains(id)))
    };
    let suffers = |other: &&Clause| subjects.iter().any(|id| other.others.contains(id));
    if same.iter().any(does) || !same.iter().any(suffers) {
        return None;
    }
    let name = name(statement, subjects.first()?);
    Some(format!("in the passages it is done to {name}, not by {name}"))
}

fn name<'a>(statement: &'a Statement, id: &'a str) -> &'a str {
    statement.reading.entity(id).map_or(id, |entity| &entity.name)
}
