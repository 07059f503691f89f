//! Whether the clause of an expression of time looks back or ahead, by the tense and mood of its verb.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rasad_events::TokenRef;
use rasad_syntax::feats::{Tense, VerbForm};
use rasad_syntax::{Deprel, Token, Upos};
use rasad_time::Outlook;
use serde::Deserialize;

use crate::mention::ItemText;

/// `lexicon/outlook.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    ahead: BTreeSet<String>,
    certain: BTreeSet<String>,
    fixed: BTreeSet<String>,
    timetable: BTreeSet<String>,
    done: BTreeSet<String>,
    moved: BTreeSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../lexicon/outlook.toml"))
        .expect("every test of reading loads the same file")
});

/// Steps up a tree after which no verb is looked for any more.
const HIGHEST: usize = 10;

/// Where the clause that a token stands in looks. [`Outlook::Nearest`] where no verb tells.
pub(crate) fn outlook(item: &ItemText<'_>, at: TokenRef) -> Outlook {
    let tokens = &item.sentences[at.sentence].tokens;
    // Languages without a model have no verbs to tell by.
    if tokens.first().is_none_or(|first| first.upos == Upos::X) && tokens[at.token].upos == Upos::X {
        return Outlook::Back;
    }
    // A date that belongs to a noun ("the June 12 vote") need not share the tense of the clause.
    let mut noun = false;
    let until = matches!(item.preposition(at.sentence, at.token).as_deref(), Some("to" | "until" | "till"));
    let mut word = at.token;
    for step in 0..HIGHEST {
        let clause = Clause { tokens, word };
        if clause.is_fixed() && (step > 0 || tokens[word].upos != Upos::Verb) {
            return Outlook::Ahead;
        }
        if clause.is_predicate() {
            match clause.outlook() {
                _ if until && WORDS.moved.contains(&tokens[word].lemma) => return Outlook::Ahead,
                Some(Outlook::Back) if noun => return Outlook::Nearest,
                Some(outlook) => return outlook,
                None => {}
            }
        }
        noun |= step > 0 && matches!(tokens[word].upos, Upos::Noun | Upos::Propn) && !clause.is_predicate();
        match tokens[word].head {
            Some(head) => word = head,
            None => break,
        }
    }
    Outlook::Nearest
}

/// A word with the words below it.
#[derive(Clone, Copy)]
struct Clause<'t> {
    tokens: &'t [Token],
    word: usize,
}

impl<'t> Clause<'t> {
    /// The auxiliaries and copulas below the word. They stand near before it, or after it in a question.
    fn auxiliaries(self) -> impl Iterator<Item = &'t Token> {
        let Clause { tokens, word } = self;
        let from = word.saturating_sub(12);
        let to = tokens.len().min(word + 4);
        tokens[from..to].iter().filter(move |token| {
            token.head == Some(word) && matches!(token.deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
        })
    }

    fn token(self) -> &'t Token {
        &self.tokens[self.word]
    }

    fn is_predicate(self) -> bool {
        self.token().upos == Upos::Verb || self.auxiliaries().next().is_some()
    }

    /// Whether the word says that something is fixed for a time to come.
    fn is_fixed(self) -> bool {
        let token = self.token();
        let participle = token.feats.verb_form() == Some(VerbForm::Part)
            && !self.auxiliaries().any(|auxiliary| auxiliary.lemma == "have");
        WORDS.fixed.contains(&token.lemma) && (token.upos == Upos::Adj || participle)
    }

    /// Where the clause looks; `None` where that is as in the clause above.
    fn outlook(self) -> Option<Outlook> {
        let token = self.token();
        let perfect = self.auxiliaries().any(|auxiliary| auxiliary.lemma == "have");
        let modal = |words: &BTreeSet<String>| {
            self.auxiliaries().any(|auxiliary| {
                auxiliary.upos == Upos::Aux
                    && auxiliary.feats.tense() != Some(Tense::Past)
                    && words.contains(&auxiliary.form.to_lowercase())
            })
        };
        if modal(&WORDS.certain) || (!perfect && modal(&WORDS.ahead)) {
            return Some(Outlook::Ahead);
        }
        if token.feats.verb_form() == Some(VerbForm::Inf) && self.auxiliaries().next().is_none() {
            return self.infinitive();
        }
        let finite = self
            .auxiliaries()
            .chain(std::iter::once(token))
            .find(|token| token.feats.verb_form() == Some(VerbForm::Fin))
            .and_then(|token| token.feats.tense());
        match (finite, token.feats.verb_form(), token.feats.tense()) {
            (Some(Tense::Past), ..) | (None, Some(VerbForm::Part), Some(Tense::Past)) => Some(Outlook::Back),
            (Some(Tense::Pres), ..) if perfect => Some(Outlook::Back),
            (Some(Tense::Pres), ..) if WORDS.timetable.contains(&token.lemma) => Some(Outlook::Ahead),
            (Some(Tense::Pres), ..) => Some(Outlook::Nearest),
            _ => None,
        }
    }

    /// "to meet on Tuesday": ahead, unless the word above says that it was done.
    fn infinitive(self) -> Option<Outlook> {
        let token = self.token();
        let Some(head) = token.head else { return Some(Outlook::Ahead) };
        match token.deprel {
            Deprel::Advcl | Deprel::Conj | Deprel::Parataxis => None,
            _ if WORDS.done.contains(&self.tokens[head].lemma) => None,
            _ => Some(Outlook::Ahead),
        }
    }
}
