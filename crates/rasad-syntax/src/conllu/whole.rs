//! Text as CoNLL-U without a character lost: evaluations compare the characters of two analyses one by one.

use super::{ConlluSentence, Row, RowId, columns};
use crate::feats::Feats;
use crate::label::{Deprel, Upos};
use crate::sentence::{Sentence, Token};

/// The sentences of a text as [`crate::Model::analyze`] gave them, to write. What belongs to no token there
/// (bullets, Markdown marks, invisible characters) becomes punctuation, so that the forms hold every character of
/// the text but white space. Comments are left to the caller, but for `text`.
pub fn of_text(text: &str, sentences: &[Sentence]) -> Vec<ConlluSentence> {
    let mut found: Vec<Vec<Token>> = Vec::with_capacity(sentences.len());
    let mut at = 0;
    for sentence in sentences {
        let mut tokens: Vec<Token> = Vec::with_capacity(sentence.tokens.len());
        // Where each token of the sentence comes to stand.
        let mut places = Vec::with_capacity(sentence.tokens.len());
        for (index, token) in sentence.tokens.iter().enumerate() {
            for gap in gaps(text, at, token.span.0) {
                // What follows on a sentence without a space belongs to it.
                match found.last_mut().filter(|last| index == 0 && touches(last, gap)) {
                    Some(last) => last.push(mark(text, gap)),
                    None => tokens.push(mark(text, gap)),
                }
            }
            places.push(tokens.len());
            tokens.push(token.clone());
            at = token.span.1;
        }
        let root = sentence.root().and_then(|root| places.get(root)).copied();
        let mut own = places.iter().peekable();
        for (index, token) in tokens.iter_mut().enumerate() {
            if own.next_if_eq(&&index).is_some() {
                token.head = token.head.and_then(|head| places.get(head)).copied();
            } else {
                token.head = root;
            }
        }
        found.push(tokens);
    }
    let rest: Vec<Token> = gaps(text, at, text.len()).into_iter().map(|gap| mark(text, gap)).collect();
    match found.last_mut() {
        Some(last) => last.extend(rest),
        None if !rest.is_empty() => found.push(rest),
        None => {}
    }
    found.into_iter().map(|tokens| written(text, tokens)).collect()
}

/// Stretches without white space between two places of the text.
fn gaps(text: &str, from: usize, to: usize) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, c) in text.get(from..to).unwrap_or("").char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let (start, end) = (from + at, from + at + c.len_utf8());
        match found.last_mut().filter(|last| last.1 == start) {
            Some(last) => last.1 = end,
            None => found.push((start, end)),
        }
    }
    found
}

fn touches(tokens: &[Token], gap: (usize, usize)) -> bool {
    tokens.last().is_some_and(|last| last.span.1 == gap.0)
}

fn mark(text: &str, span: (usize, usize)) -> Token {
    let form = &text[span.0..span.1];
    Token {
        span,
        form: form.to_owned(),
        lemma: form.to_owned(),
        upos: Upos::Punct,
        feats: Feats::NONE,
        head: None,
        deprel: Deprel::Punct,
        space_after: true,
    }
}

fn written(text: &str, mut tokens: Vec<Token>) -> ConlluSentence {
    // What was added behind a sentence has no head yet; a sentence of marks alone hangs on its first.
    let root = tokens.iter().position(|token| token.head.is_none() && token.deprel == Deprel::Root);
    let root = root.unwrap_or(0);
    for (index, token) in tokens.iter_mut().enumerate() {
        if index == root {
            (token.head, token.deprel) = (None, Deprel::Root);
        } else if token.head.is_none() {
            token.head = Some(root);
        }
        token.space_after = text[token.span.1..].chars().next().is_none_or(char::is_whitespace);
    }
    let (start, end) = (tokens.first().map_or(0, |t| t.span.0), tokens.last().map_or(0, |t| t.span.1));
    let line = text[start..end].split_whitespace().collect::<Vec<_>>().join(" ");
    let rows = tokens.iter().enumerate().map(|(index, token)| {
        let misc = if token.space_after { "_" } else { "SpaceAfter=No" };
        let form = token.form.split_whitespace().collect::<Vec<_>>().join(" ");
        Row { id: RowId::Word(index + 1), columns: columns(token, form, misc.to_owned()) }
    });
    ConlluSentence { comments: vec![format!("# text = {line}")], rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Model;

    #[test]
    fn no_character_is_lost() {
        for text in [
            "• **Zarif** met Assad.** He left\u{200b} at once.\n- A bullet\n# Head ##",
            "** **",
            "",
            "Go.•\u{ad}",
            "*",
        ] {
            let written = of_text(text, &Model::english().analyze(text));
            let forms: String = written.iter().flat_map(ConlluSentence::forms).collect();
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(bare(&forms), bare(text), "{text:?}");
            for sentence in &written {
                assert!(sentence.to_sentence().unwrap().is_tree(), "{sentence}");
            }
        }
    }
}
