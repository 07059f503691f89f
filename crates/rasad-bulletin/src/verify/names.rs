//! Every word of a name stands in a passage, or is a form of somebody whom a passage names.

use rasad_syntax::Upos;
use rasad_text::Span;

use super::evidence::{Evidence, words_of};
use super::statement::Statement;
use super::{Doubt, DoubtKind};
use crate::lint::is_calendar_word;

pub(super) fn check(statement: &Statement, evidence: &Evidence) -> Vec<Doubt> {
    let text = statement.text();
    let dates: Vec<Span> = statement.reading.dates.iter().map(|date| date.span).collect();
    let named: Vec<Span> = statement
        .reading
        .entities
        .iter()
        .flat_map(|entity| entity.mentions.iter().filter(|mention| mention.named).map(|mention| mention.span))
        .collect();
    let mut doubts: Vec<Doubt> = Vec::new();
    for tree in &statement.trees {
        for token in &tree.tokens {
            let span = Span::new(token.span.0, token.span.1);
            let capital = token.form.starts_with(char::is_uppercase)
                && token.form.chars().any(char::is_lowercase)
                || token.form.chars().filter(|letter| letter.is_uppercase()).count() > 1;
            let in_name = named.iter().any(|name| name.contains(span));
            // The first word of a sentence is a name only where it is read as one.
            let begins = span.start == 0;
            let is_name = capital && (in_name || token.upos == Upos::Propn || !begins);
            let excused = dates.iter().any(|date| date.contains(span))
                || is_calendar_word(&token.form)
                || matches!(
                    token.upos,
                    Upos::Det | Upos::Pron | Upos::Adp | Upos::Cconj | Upos::Sconj | Upos::Punct
                );
            if !is_name || excused || words_of(&token.form).all(|word| found(&word, evidence)) {
                continue;
            }
            match doubts.last_mut() {
                // One name, one doubt.
                Some(last)
                    if text.get(last.span.end..span.start).is_some_and(|gap| gap.trim().is_empty()) =>
                {
                    last.span = last.span.cover(span);
                    last.message = message(last.span.of(text));
                }
                _ => doubts.push(Doubt { span, kind: DoubtKind::Name, message: message(span.of(text)) }),
            }
        }
    }
    doubts
}

fn message(name: &str) -> String {
    format!("no passage names \"{name}\"")
}

/// The word itself, or with the endings that English puts on or leaves off.
fn found(word: &str, evidence: &Evidence) -> bool {
    let has = |form: &str| evidence.words.contains(form);
    has(word)
        || word.strip_suffix('s').is_some_and(has)
        || has(&format!("{word}s"))
        || matches!(word, "s" | "al" | "el" | "the")
        || word.len() <= 1
}
