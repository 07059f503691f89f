//! "According to X" and "reportedly", found by the words alone where the tree does not show what they cover.

use rasad_events::TokenRef;
use rasad_syntax::Upos;

use crate::mention::ItemText;

/// On whose word a sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hearsay {
    pub(super) sentence: usize,
    /// The words for the source, first and one past the last.
    pub(super) source: (usize, usize),
    /// The noun among them.
    pub(super) speaker: TokenRef,
    /// Whether it is "the report", "these sources" of the sentences before.
    pub(super) goes_on: bool,
}

/// The sentences of an item that stand on somebody's word by "according to".
pub(super) fn find(item: &ItemText<'_>) -> Vec<Hearsay> {
    let mut found = Vec::new();
    for sentence in 0..item.sentences.len() {
        let len = item.len(sentence);
        let form = |at: usize| item.token(sentence, at).form.to_lowercase();
        let Some(start) =
            (0..len.saturating_sub(2)).find(|at| form(*at) == "according" && form(at + 1) == "to")
        else {
            continue;
        };
        let first = start + 2;
        let end = (first..len)
            .find(|at| {
                let token = item.token(sentence, *at);
                matches!(token.form.as_str(), "," | "." | ";" | "that" | "who" | "which")
                    || matches!(token.upos, Upos::Verb | Upos::Aux | Upos::Cconj)
            })
            .unwrap_or(len);
        let noun = |at: &usize| {
            matches!(item.token(sentence, *at).upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
        };
        let head = (first..end)
            .filter(noun)
            .find(|at| item.token(sentence, *at).head.is_none_or(|head| head < first || head >= end));
        let Some(head) = head.or_else(|| (first..end).find(noun)) else { continue };
        let report = matches!(
            item.token(sentence, head).lemma.as_str(),
            "report" | "account" | "source" | "information"
        );
        let definite = matches!(form(first).as_str(), "the" | "these" | "this" | "those" | "that");
        found.push(Hearsay {
            sentence,
            source: (start, end),
            speaker: TokenRef { sentence, token: head },
            goes_on: report && definite,
        });
    }
    found
}
