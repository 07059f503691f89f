//! CoNLL-U, reading and writing; what is not analyzed (comments, multiword tokens, empty nodes) is kept as it was.

mod lines;
mod whole;

use std::fmt;

pub use lines::{Assembler, read};
pub use whole::of_text;

use crate::feats::Feats;
use crate::label::Deprel;
use crate::label::Upos;
use crate::sentence::Sentence;
use crate::sentence::Token;

/// A line that is not CoNLL-U.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct ConlluError {
    /// Line of the text, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: String,
}

/// The ID column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowId {
    /// A word, numbered from 1.
    Word(usize),
    /// A multiword token over words.
    Range(usize, usize),
    /// An empty node of the enhanced graph.
    Empty(usize, usize),
}

/// A line of a sentence: ten columns, all but the first as they were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// ID.
    pub id: RowId,
    /// FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC.
    pub columns: [String; 9],
}

impl Row {
    /// FORM.
    pub fn form(&self) -> &str {
        &self.columns[0]
    }

    /// XPOS.
    pub fn xpos(&self) -> &str {
        &self.columns[3]
    }

    /// Whether white space follows, by MISC.
    pub fn space_after(&self) -> bool {
        !self.columns[8].split('|').any(|entry| entry == "SpaceAfter=No")
    }
}

/// A sentence of a CoNLL-U file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConlluSentence {
    /// Comment lines with their `#`.
    pub comments: Vec<String>,
    /// The other lines.
    pub rows: Vec<Row>,
}

impl ConlluSentence {
    /// The value of a comment such as `text` or `sent_id`.
    pub fn comment(&self, name: &str) -> Option<&str> {
        self.comments.iter().find_map(|line| {
            let (key, value) = line.strip_prefix('#')?.split_once('=')?;
            (key.trim() == name).then(|| value.trim())
        })
    }

    /// The rows that are words.
    pub fn words(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| matches!(row.id, RowId::Word(_)))
    }

    /// The forms of the words.
    pub fn forms(&self) -> Vec<String> {
        self.words().map(|row| row.form().to_owned()).collect()
    }

    /// The analysis in the file; spans are offsets into the words joined by `SpaceAfter`.
    ///
    /// Features that the treebank writes and this crate doesn't know are left out.
    ///
    /// # Errors
    /// [`ConlluError`] (with the number of the word for a line) for an unknown UPOS or DEPREL or a wrong HEAD.
    pub fn to_sentence(&self) -> Result<Sentence, ConlluError> {
        let len = self.words().count();
        let mut tokens = Vec::with_capacity(len);
        let mut at = 0;
        for (index, row) in self.words().enumerate() {
            let fail = |problem: String| ConlluError { line: index + 1, problem };
            let upos: Upos = row.columns[2].parse().map_err(|error| fail(format!("{error}")))?;
            let deprel: Deprel = row.columns[6].parse().map_err(|error| fail(format!("{error}")))?;
            let head: usize = row.columns[5]
                .parse()
                .ok()
                .filter(|&head| head <= len)
                .ok_or_else(|| fail(format!("HEAD is `{}`", row.columns[5])))?;
            let span = (at, at + row.form().len());
            at = span.1 + usize::from(row.space_after());
            tokens.push(Token {
                span,
                form: row.form().to_owned(),
                lemma: row.columns[1].clone(),
                upos,
                feats: known_feats(&row.columns[4]),
                head: head.checked_sub(1),
                deprel,
                space_after: row.space_after(),
            });
        }
        Ok(Sentence { span: (0, tokens.last().map_or(0, |last: &Token| last.span.1)), tokens })
    }

    /// Puts an analysis of the words in place of that in the file; DEPS, which it doesn't have, becomes `_`.
    ///
    /// Tokens beyond the words of the file are not used.
    pub fn set_analysis(&mut self, sentence: &Sentence) {
        let words = self.rows.iter_mut().filter(|row| matches!(row.id, RowId::Word(_)));
        for (row, token) in words.zip(&sentence.tokens) {
            let misc = std::mem::take(&mut row.columns[8]);
            row.columns = columns(token, row.form().to_owned(), misc);
        }
    }

    /// A sentence to write, with the comment `text` from the text that was analyzed.
    pub fn from_sentence(sentence: &Sentence, text: &str, sent_id: &str) -> ConlluSentence {
        let line = text.get(sentence.span.0..sentence.span.1).unwrap_or_default();
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let rows = sentence.tokens.iter().enumerate().map(|(index, token)| {
            let misc = if token.space_after { "_" } else { "SpaceAfter=No" };
            let form = token.form.split_whitespace().collect::<Vec<_>>().join(" ");
            Row { id: RowId::Word(index + 1), columns: columns(token, form, misc.to_owned()) }
        });
        let comments = vec![format!("# sent_id = {sent_id}"), format!("# text = {line}")];
        ConlluSentence { comments, rows: rows.collect() }
    }
}

fn columns(token: &Token, form: String, misc: String) -> [String; 9] {
    [
        form,
        token.lemma.clone(),
        token.upos.to_string(),
        "_".to_owned(),
        token.feats.to_string(),
        token.head.map_or(0, |head| head + 1).to_string(),
        token.deprel.to_string(),
        "_".to_owned(),
        misc,
    ]
}

fn known_feats(text: &str) -> Feats {
    let pairs = text.split('|').filter(|pair| pair.parse::<Feats>().is_ok());
    pairs.collect::<Vec<_>>().join("|").parse().unwrap_or_default()
}

impl fmt::Display for RowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RowId::Word(word) => write!(f, "{word}"),
            RowId::Range(first, last) => write!(f, "{first}-{last}"),
            RowId::Empty(word, number) => write!(f, "{word}.{number}"),
        }
    }
}

impl fmt::Display for ConlluSentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for comment in &self.comments {
            writeln!(f, "{comment}")?;
        }
        for row in &self.rows {
            write!(f, "{}", row.id)?;
            for column in &row.columns {
                write!(f, "\t{column}")?;
            }
            writeln!(f)?;
        }
        // Comments at the end of a file that no sentence follows.
        if self.rows.is_empty() { Ok(()) } else { writeln!(f) }
    }
}
