//! Sentences whose verb the parser took for a participle: "The representative in Tehran, X, met with Y" read as
//! a noun with a clause after it.

use rasad_syntax::{Deprel, Token, Upos};

use super::attach;

/// Makes the verb of a sentence its root again.
pub(super) fn repair(tokens: &mut [Token]) {
    let Some(root) = tokens.iter().position(|token| token.head.is_none()) else { return };
    let nominal = matches!(tokens[root].upos, Upos::Noun | Upos::Propn | Upos::Num);
    let other_verb = |at: usize| {
        tokens.iter().any(|token| {
            token.head == Some(at) && matches!(token.deprel, Deprel::Cop | Deprel::Parataxis | Deprel::Ccomp)
        })
    };
    if !nominal || other_verb(root) {
        return;
    }
    let _ = clause_of_a_day(tokens, root)
        || clause_after_comma(tokens, root)
        || participle_before_object(tokens, root)
        || all_before_object(tokens, root);
}

/// "The following day he traveled ...": a day with a whole clause after it is when that happened.
fn clause_of_a_day(tokens: &mut [Token], root: usize) -> bool {
    let day = tokens[root].upos == Upos::Num
        || matches!(
            tokens[root].lemma.to_lowercase().as_str(),
            "day"
                | "week"
                | "month"
                | "year"
                | "morning"
                | "evening"
                | "night"
                | "afternoon"
                | "january"
                | "february"
                | "march"
                | "april"
                | "may"
                | "june"
                | "july"
                | "august"
                | "september"
                | "october"
                | "november"
                | "december"
        );
    if !day {
        return false;
    }
    let verb = (root + 1..tokens.len()).find(|verb| {
        let child = |wanted: &dyn Fn(&Token) -> bool| {
            tokens.iter().any(|token| token.head == Some(*verb) && wanted(token))
        };
        tokens[*verb].head == Some(root)
            && matches!(tokens[*verb].deprel, Deprel::Acl | Deprel::AclRelcl)
            && tokens[*verb].upos == Upos::Verb
            && tokens[*verb].feats.tense().is_some()
            && child(&|token| {
                matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass)
                    && !matches!(token.form.as_str(), "who" | "which" | "that")
            })
            && !child(&|token| {
                token.deprel == Deprel::Mark
                    || matches!(token.form.as_str(), "when" | "that" | "where" | "which" | "who")
            })
    });
    let Some(verb) = verb else { return false };
    tokens[verb].head = None;
    tokens[verb].deprel = Deprel::Root;
    tokens[root].head = Some(verb);
    tokens[root].deprel = Deprel::Obl;
    for token in &mut tokens[verb..] {
        if token.head == Some(root) && matches!(token.deprel, Deprel::Acl | Deprel::AclRelcl) {
            token.head = Some(verb);
            token.deprel = Deprel::AclRelcl;
        }
    }
    true
}

/// A past form that the parser hung on a noun before a comma, with no "who" or "which" of its own.
fn clause_after_comma(tokens: &mut [Token], root: usize) -> bool {
    let verb = (0..tokens.len()).find(|at| {
        let token = &tokens[*at];
        let finite = token.upos == Upos::Verb
            && token.feats.tense() == Some(rasad_syntax::feats::Tense::Past)
            && (token.feats.is_finite() || !followed_by_agent(tokens, *at));
        finite
            && *at > 0
            && tokens[*at - 1].form == ","
            && matches!(token.deprel, Deprel::Acl | Deprel::AclRelcl)
            && token.head.is_some_and(|head| head < *at && nominal(&tokens[head]))
            && !tokens.iter().any(|other| {
                other.head == Some(*at)
                    && matches!(other.deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::Mark)
            })
    });
    let Some(verb) = verb else { return false };
    let Some(noun) = tokens[verb].head else { return false };
    tokens[verb].head = None;
    tokens[verb].deprel = Deprel::Root;
    // The old root is either the subject itself or, before it, the time: "In September, a delegation, arrived".
    if noun == root {
        attach(tokens, noun, verb, Deprel::Nsubj);
    } else {
        tokens[root].head = Some(verb);
        tokens[root].deprel = Deprel::Obl;
        attach(tokens, noun, verb, Deprel::Nsubj);
    }
    true
}

fn nominal(token: &Token) -> bool {
    matches!(token.upos, Upos::Noun | Upos::Propn)
}

/// "headed by", "published in": a participle.
fn followed_by_agent(tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|next| next.form == "by")
}

/// "The ministers exchanged views", read as "exchanged" views of the ministers; before it a day may stand as the
/// root: "The following day, the delegation held talks".
fn participle_before_object(tokens: &mut [Token], root: usize) -> bool {
    let verb = (root + 1..tokens.len()).find(|verb| {
        let noun = verb - 1;
        let token = &tokens[*verb];
        let above = noun == root || tokens[noun].head == Some(root);
        token.deprel == Deprel::Amod
            && token.upos == Upos::Verb
            && above
            && nominal(&tokens[noun])
            && token.head.is_some_and(|object| {
                object > *verb
                    && tokens[object].head == Some(noun)
                    && !tokens.iter().any(|other| other.head == Some(object) && other.deprel == Deprel::Case)
            })
    });
    let Some(verb) = verb else { return false };
    let Some(object) = tokens[verb].head else { return false };
    let noun = verb - 1;
    tokens[verb].head = None;
    tokens[verb].deprel = Deprel::Root;
    if noun != root {
        tokens[root].head = Some(verb);
        tokens[root].deprel = Deprel::Obl;
    }
    tokens[noun].head = Some(verb);
    tokens[noun].deprel = Deprel::Nsubj;
    tokens[object].head = Some(verb);
    tokens[object].deprel = Deprel::Obj;
    true
}

/// "The two discussed developments in Syria", read as one noun with all before it.
fn all_before_object(tokens: &mut [Token], root: usize) -> bool {
    let verb = (1..root).find(|verb| {
        let before = &tokens[verb - 1];
        tokens[*verb].head == Some(root)
            && tokens[*verb].deprel == Deprel::Amod
            && tokens[*verb].upos == Upos::Verb
            && tokens[*verb].feats.tense() == Some(rasad_syntax::feats::Tense::Past)
            && before.head == Some(root)
            && matches!(before.upos, Upos::Num | Upos::Noun | Upos::Propn | Upos::Pron)
            && matches!(before.deprel, Deprel::Nummod | Deprel::Compound | Deprel::Nsubj | Deprel::Dep)
    });
    let Some(verb) = verb else { return false };
    // "the two wounded soldiers" has no verb; a plain noun after "two" would make the two a number of it.
    let subject = verb - 1;
    if tokens[subject].upos == Upos::Num
        && !tokens.get(verb + 1).is_some_and(|next| next.head == Some(root) || verb + 1 == root)
    {
        return false;
    }
    tokens[verb].head = None;
    tokens[verb].deprel = Deprel::Root;
    tokens[root].head = Some(verb);
    tokens[root].deprel = Deprel::Obj;
    tokens[subject].head = Some(verb);
    tokens[subject].deprel = Deprel::Nsubj;
    for token in tokens[..subject].iter_mut().filter(|token| token.head == Some(root)) {
        token.head = Some(if token.deprel == Deprel::Det { subject } else { verb });
    }
    true
}
