//! Pasts that the parser took for participles before a noun.

use rasad_syntax::{Deprel, Upos};

use super::Tree;
use super::clause::SUBJECTS;
use super::fill::is_time;

/// Participles that stand behind a noun without a hyphen: "state owned companies", "army backed rebels".
const JOINED: &[&str] = &[
    "related",
    "owned",
    "led",
    "backed",
    "based",
    "held",
    "controlled",
    "run",
    "funded",
    "sponsored",
    "made",
    "born",
    "occupied",
    "dominated",
    "allied",
    "linked",
    "affiliated",
    "supported",
    "brokered",
    "imposed",
    "mandated",
];

/// "Police in Jericho on Friday confiscated weapons": a past that the parser took for a participle before its
/// object. A noun right before it, with neither comma nor hyphen between, can only be its subject or a day.
pub(super) fn disguised(tree: &Tree<'_>, verb: usize) -> Option<(usize, usize)> {
    let token = tree.token(verb);
    if token.deprel != Deprel::Amod || token.upos != Upos::Verb || !token.form.ends_with("ed") {
        return None;
    }
    let object = token.head.filter(|head| *head > verb)?;
    if JOINED.contains(&token.form.to_lowercase().as_str()) {
        return None;
    }
    let is_noun = |at: usize| matches!(tree.token(at).upos, Upos::Noun | Upos::Propn);
    if !is_noun(verb.checked_sub(1)?) {
        return None;
    }
    let subject = tree.child(verb, &SUBJECTS).or_else(|| {
        (0..verb).rev().take_while(|at| !matches!(tree.token(*at).upos, Upos::Verb | Upos::Sconj)).find(
            |at| {
                let inside = matches!(tree.deprel(*at), Deprel::Compound | Deprel::Flat | Deprel::NmodPoss);
                is_noun(*at)
                    && tree.child(*at, &[Deprel::Case]).is_none()
                    && (!inside || tree.head(*at) == Some(object))
                    && !is_time(tree, *at)
            },
        )
    })?;
    Some((subject, object))
}
