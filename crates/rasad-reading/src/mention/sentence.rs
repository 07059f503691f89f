//! The text of an item as the finder of names sees it.

use rasad_syntax::{Deprel, Sentence, Token};
use rasad_text::Span;

/// One item, analysed. Citations in brackets are blanked out of `text`, byte for byte.
pub(crate) struct ItemText<'a> {
    pub(crate) text: &'a str,
    /// Where `text` begins in the document.
    pub(crate) offset: usize,
    pub(crate) sentences: &'a [Sentence],
    /// Where expressions of time stand in `text`.
    pub(crate) times: &'a [Span],
}

impl ItemText<'_> {
    pub(crate) fn token(&self, sentence: usize, token: usize) -> &Token {
        &self.sentences[sentence].tokens[token]
    }

    pub(crate) fn len(&self, sentence: usize) -> usize {
        self.sentences[sentence].tokens.len()
    }

    /// The words of some tokens as written, white space made single.
    pub(crate) fn words(&self, sentence: usize, tokens: (usize, usize)) -> String {
        let list = &self.sentences[sentence].tokens[tokens.0..tokens.1];
        let (Some(first), Some(last)) = (list.first(), list.last()) else { return String::new() };
        let text = self.text.get(first.span.0..last.span.1).unwrap_or("");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The preposition of a token, lower case.
    pub(crate) fn preposition(&self, sentence: usize, token: usize) -> Option<String> {
        let tokens = &self.sentences[sentence].tokens;
        tokens
            .iter()
            .find(|other| {
                other.head == Some(token) && other.deprel == Deprel::Case && !other.form.ends_with('s')
            })
            .map(|case| case.form.to_lowercase())
    }

    /// The token of some that the others hang on.
    pub(crate) fn head_of(&self, sentence: usize, tokens: (usize, usize)) -> usize {
        let list = &self.sentences[sentence].tokens;
        (tokens.0..tokens.1)
            .find(|at| list[*at].head.is_none_or(|head| head < tokens.0 || head >= tokens.1))
            .unwrap_or(tokens.0)
    }
}
