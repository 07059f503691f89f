//! Who goes on speaking: "said that Iran will support Syria and stressed ...", where the parser joins the
//! second verb of saying to the verb inside of what is said.

use rasad_events::is_speech_verb;
use rasad_syntax::{Deprel, Token, Upos};

use super::attach;

/// Hangs a verb of saying that is joined to the content of another saying on that other one, where it can't be
/// content: the forms of the two verbs don't go together.
pub(super) fn repair(tokens: &mut [Token]) {
    contents(tokens);
    between(tokens);
    gerunds(tokens);
    asked(tokens);
    for at in 0..tokens.len() {
        let token = &tokens[at];
        if token.deprel != Deprel::Conj
            || !is_past(token)
            || !is_speech_verb(&token.lemma)
            || has(tokens, at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Aux, Deprel::AuxPass])
        {
            continue;
        }
        let Some(inner) = token.head.filter(|head| *head < at) else { continue };
        let Some(outer) = speaking_above(tokens, inner) else { continue };
        if unlike(tokens, inner, at) {
            attach(tokens, at, outer, Deprel::Conj);
        }
    }
}

/// "stated in a meeting with X that Iran is ready": a clause by "that" is what is said, wherever it was hung.
fn contents(tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        if !matches!(tokens[at].deprel, Deprel::Advcl | Deprel::Acl | Deprel::AclRelcl | Deprel::Parataxis) {
            continue;
        }
        let that = tokens
            .iter()
            .position(|token| token.head == Some(at) && token.deprel == Deprel::Mark && token.form == "that");
        let Some(that) = that else { continue };
        // Up over the nouns between: the verb of saying before "that" which has no content yet.
        let mut up = tokens[at].head;
        for _ in 0..4 {
            let Some(head) = up else { break };
            let content_noun = tokens[head].upos == Upos::Noun && head + 1 == that;
            if content_noun {
                break;
            }
            if head < that
                && tokens[head].upos == Upos::Verb
                && is_speech_verb(&tokens[head].lemma)
                && !has(tokens, head, &[Deprel::Ccomp])
            {
                attach(tokens, at, head, Deprel::Ccomp);
                break;
            }
            up = tokens[head].head;
        }
    }
}

/// "asked the leaders of the factions to halt attacks": what people are asked to do is the verb's.
fn asked(tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let to = tokens[at].deprel == Deprel::Acl
            && tokens[at].upos == Upos::Verb
            && tokens
                .iter()
                .any(|token| token.head == Some(at) && token.deprel == Deprel::Mark && token.form == "to");
        if !to {
            continue;
        }
        // From the noun that it hangs on, up to the object of the verb.
        let mut noun = tokens[at].head;
        let mut object = None;
        for _ in 0..4 {
            let Some(here) = noun else { break };
            match tokens[here].deprel {
                Deprel::Obj | Deprel::Iobj => {
                    object = Some(here);
                    break;
                }
                Deprel::Nmod | Deprel::Conj | Deprel::Appos | Deprel::Flat => noun = tokens[here].head,
                _ => break,
            }
        }
        let Some(object) = object.filter(|object| *object < at) else { continue };
        let Some(verb) = tokens[object].head else { continue };
        let asks = matches!(
            tokens[verb].lemma.as_str(),
            "ask"
                | "urge"
                | "order"
                | "instruct"
                | "request"
                | "invite"
                | "encourage"
                | "advise"
                | "direct"
                | "press"
                | "command"
                | "beg"
                | "implore"
        );
        let thing = matches!(
            tokens[object].lemma.as_str(),
            "decision"
                | "plan"
                | "effort"
                | "need"
                | "attempt"
                | "permission"
                | "step"
                | "measure"
                | "move"
                | "right"
        );
        if asks && !thing && !has(tokens, verb, &[Deprel::Xcomp]) {
            attach(tokens, at, verb, Deprel::Xcomp);
        }
    }
}

/// "discussed industries, plans and conducting exercises": a form in -ing after "and" is one more object.
fn gerunds(tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let token = &tokens[at];
        let Some(verb) = token.head.filter(|head| *head < at && token.deprel == Deprel::Conj) else {
            continue;
        };
        let gerund = token.upos == Upos::Verb
            && token.form.ends_with("ing")
            && !has(tokens, at, &[Deprel::Aux, Deprel::Nsubj, Deprel::NsubjPass, Deprel::Mark]);
        let finite = is_past(&tokens[verb]) && !has(tokens, verb, &[Deprel::Aux, Deprel::AuxPass]);
        if !gerund || !finite {
            continue;
        }
        let object = (verb + 1..at)
            .rev()
            .find(|object| tokens[*object].head == Some(verb) && tokens[*object].deprel == Deprel::Obj);
        if let Some(object) = object {
            attach(tokens, at, object, Deprel::Conj);
        }
    }
}

/// "negotiations continue between X and Y concerning Z": those between whom are the subject's, and so is the topic.
fn between(tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        // "negotiations between X and Y concerning Z", with Z hung on X.
        let topic = tokens
            .iter()
            .any(|token| token.head == Some(at) && matches!(token.form.as_str(), "concerning" | "regarding"));
        if topic
            && tokens[at].deprel == Deprel::Nmod
            && let Some(on) = tokens[at].head
            && tokens.iter().any(|token| token.head == Some(on) && token.form == "between")
            && let Some(noun) = tokens[on].head.filter(|noun| tokens[*noun].upos == Upos::Noun)
        {
            attach(tokens, at, noun, Deprel::Nmod);
            continue;
        }
        let Some(verb) = tokens[at].head.filter(|_| tokens[at].deprel == Deprel::Obl) else { continue };
        let is_between = tokens.iter().any(|token| {
            token.head == Some(at)
                && token.deprel == Deprel::Case
                && matches!(
                    token.form.to_lowercase().as_str(),
                    "between" | "concerning" | "regarding" | "about" | "over"
                )
        });
        let goes_on = matches!(
            tokens[verb].lemma.as_str(),
            "continue"
                | "take"
                | "hold"
                | "begin"
                | "start"
                | "resume"
                | "occur"
                | "proceed"
                | "end"
                | "fail"
                | "break"
                | "erupt"
                | "conduct"
                | "underway"
        );
        if !is_between || !goes_on {
            continue;
        }
        let subject = tokens.iter().position(|token| {
            token.head == Some(verb)
                && matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass)
                && token.upos == Upos::Noun
        });
        if let Some(subject) = subject {
            attach(tokens, at, subject, Deprel::Nmod);
        }
    }
}

fn is_past(token: &Token) -> bool {
    token.upos == Upos::Verb && token.feats.tense() == Some(rasad_syntax::feats::Tense::Past)
}

fn has(tokens: &[Token], at: usize, deprels: &[Deprel]) -> bool {
    tokens.iter().any(|token| token.head == Some(at) && deprels.contains(&token.deprel))
}

/// Whether two joined verbs can't share what stands before the first: "will support ... and stressed"; after
/// "had" and "was" a participle may go on, so that there a comma must part them.
fn unlike(tokens: &[Token], first: usize, second: usize) -> bool {
    let auxiliary = tokens
        .iter()
        .filter(|token| {
            token.head == Some(first) && matches!(token.deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
        })
        .map(|token| token.lemma.as_str());
    let mut modal = false;
    let mut participle = false;
    for lemma in auxiliary {
        match lemma {
            "have" | "be" => participle = true,
            _ => modal = true,
        }
    }
    let present = tokens[first].feats.tense() == Some(rasad_syntax::feats::Tense::Pres);
    let comma = tokens[first..second].iter().any(|token| token.form == ",");
    modal || present || participle && comma
}

/// The verb of saying whose content holds a verb.
fn speaking_above(tokens: &[Token], inner: usize) -> Option<usize> {
    let mut at = inner;
    let mut content = false;
    for _ in 0..6 {
        let token = &tokens[at];
        let head = token.head?;
        match token.deprel {
            Deprel::Ccomp | Deprel::Acl => content = true,
            Deprel::Conj | Deprel::Xcomp | Deprel::Obj | Deprel::Parataxis => {}
            _ => return None,
        }
        at = head;
        if content
            && tokens[at].upos == Upos::Verb
            && is_past(&tokens[at])
            && is_speech_verb(&tokens[at].lemma)
        {
            return Some(at);
        }
    }
    None
}
