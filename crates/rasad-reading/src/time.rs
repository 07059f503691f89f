//! The expressions of time of an item, and the tokens that they hang by.

use rasad_events::TokenRef;
use rasad_names::gazetteer::words;
use rasad_syntax::{Deprel, Feats, Sentence, Token, Upos};
use rasad_text::Span;
use rasad_time::{Interval, Reference, TimeRole, find_expressions, resolve_with};

use crate::event::date::LocalDate;
use crate::mention::ItemText;
use crate::model::DateMention;

/// One expression with its place in the trees.
pub(crate) struct Found {
    pub(crate) mention: DateMention,
    at: Option<TokenRef>,
    role: TimeRole,
}

impl Found {
    /// As the date of an act, where it can be one.
    pub(crate) fn local(&self) -> Option<LocalDate> {
        let at = self.at.filter(|_| self.role == TimeRole::Point)?;
        Some(LocalDate { at, value: self.mention.value, precision: self.mention.precision })
    }
}

/// Finds and resolves the expressions of an item, in reading order.
pub(crate) fn dates(item: &ItemText<'_>, reference: Option<&Reference>) -> Vec<Found> {
    let mut previous: Option<Interval> = None;
    let mut found = Vec::new();
    for expression in find_expressions(item.text) {
        let Some(reference) = reference else {
            // Without a day to count from only the words are known; full dates resolve against any.
            let any = Reference::day(jiff::civil::date(9999, 12, 31));
            let resolved = rasad_time::resolve(&expression, &any);
            let absolute = expression.span.of(item.text).chars().filter(char::is_ascii_digit).count() >= 4;
            found.push(make(item, expression.span, &resolved, absolute));
            continue;
        };
        let resolved = resolve_with(&expression, reference, previous);
        if resolved.role == TimeRole::Point && resolved.value.is_some() {
            previous = resolved.value;
        }
        found.push(make(item, expression.span, &resolved, true));
    }
    found
}

fn make(item: &ItemText<'_>, span: Span, resolved: &rasad_time::Resolved, known: bool) -> Found {
    Found {
        mention: DateMention {
            item: 0,
            span: span.shift(item.offset),
            value: resolved.value.filter(|_| known),
            precision: resolved.precision,
            timex: resolved.timex.clone().filter(|_| known),
        },
        at: token_at(item, span),
        role: resolved.role,
    }
}

/// The token of an expression that the others hang on.
fn token_at(item: &ItemText<'_>, span: Span) -> Option<TokenRef> {
    let sentence = item.sentences.iter().position(|s| s.span.0 <= span.start && span.start < s.span.1)?;
    let tokens = &item.sentences[sentence].tokens;
    let inside: Vec<usize> = (0..tokens.len())
        .filter(|at| tokens[*at].span.0 < span.end && span.start < tokens[*at].span.1)
        .collect();
    let head =
        inside.iter().copied().find(|at| tokens[*at].head.is_none_or(|head| !inside.contains(&head)))?;
    Some(TokenRef { sentence, token: head })
}

/// An item as one sentence without syntax, for languages that have no model: names are found in it all the
/// same.
pub(crate) fn plain_sentences(text: &str) -> Vec<Sentence> {
    let tokens: Vec<Token> = words(text)
        .into_iter()
        .enumerate()
        .map(|(at, word)| Token {
            span: (word.span.start, word.span.end),
            form: word.span.of(text).to_owned(),
            lemma: word.folded,
            upos: Upos::X,
            feats: Feats::NONE,
            head: at.checked_sub(1).map(|_| 0),
            deprel: if at == 0 { Deprel::Root } else { Deprel::Dep },
            space_after: true,
        })
        .collect();
    if tokens.is_empty() { Vec::new() } else { vec![Sentence { span: (0, text.len()), tokens }] }
}
