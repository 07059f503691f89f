//! Cuts a search into terms, operators and `OR`.

use super::operator;
use crate::error::{QueryError, QueryErrorKind};

/// One piece of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lexeme {
    /// A word or a phrase, as written.
    Term { text: String, quoted: bool, prefix: bool, negated: bool },
    /// A known operator with its value, as written.
    Operator { name: String, value: String },
    /// `OR`
    Or,
}

/// Pieces with the bytes where they begin.
pub(super) fn lex(text: &str) -> Result<Vec<(usize, Lexeme)>, QueryError> {
    let mut lexemes = Vec::new();
    let mut at = 0;
    let mut negate_next = false;
    while at < text.len() {
        let rest = &text[at..];
        let gap = gap_length(rest);
        if gap > 0 {
            at += gap;
            continue;
        }
        let begin = at;
        let negated = rest.starts_with('-') && rest[1..].starts_with(|next| !is_gap(next));
        at += usize::from(negated);
        if let Some((name, value_at)) = operator_at(text, at) {
            if negated || negate_next {
                return Err(QueryError {
                    at: begin,
                    kind: QueryErrorKind::NegatedOperator { operator: name },
                });
            }
            let value_at = value_at + gap_length(&text[value_at..]);
            if value_at == text.len() {
                return Err(QueryError { at: begin, kind: QueryErrorKind::NoValue { operator: name } });
            }
            let value = piece(text, value_at)?;
            at = value.end;
            lexemes.push((begin, Lexeme::Operator { name, value: value.text.to_owned() }));
            continue;
        }
        let piece = piece(text, at)?;
        at = piece.end;
        match piece.text {
            "OR" if !piece.quoted && !negated => {
                lexemes.push((begin, Lexeme::Or));
                continue;
            }
            "AND" if !piece.quoted && !negated => continue,
            "NOT" if !piece.quoted && !negated => {
                negate_next = true;
                continue;
            }
            _ => {}
        }
        let prefix = piece.star || (!piece.quoted && piece.text.ends_with('*'));
        let negated = negated || std::mem::take(&mut negate_next);
        let text = piece.text.to_owned();
        lexemes.push((begin, Lexeme::Term { text, quoted: piece.quoted, prefix, negated }));
    }
    Ok(lexemes)
}

/// The operator that begins here, in lower case, and where its value begins.
fn operator_at(text: &str, at: usize) -> Option<(String, usize)> {
    let rest = &text[at..];
    let name = &rest[..rest.find(|character: char| !character.is_ascii_alphabetic())?];
    let known = rest[name.len()..].starts_with(':') && operator::is_known(name);
    known.then(|| (name.to_ascii_lowercase(), at + name.len() + 1))
}

fn gap_length(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_gap).len()
}

/// A word, or what stands between quotation marks.
#[derive(Clone, Copy)]
struct Piece<'a> {
    text: &'a str,
    quoted: bool,
    star: bool,
    end: usize,
}

fn piece(text: &str, at: usize) -> Result<Piece<'_>, QueryError> {
    let rest = &text[at..];
    if !rest.starts_with(is_quote) {
        let end = rest.find(is_gap).unwrap_or(rest.len());
        return Ok(Piece { text: &rest[..end], quoted: false, star: false, end: at + end });
    }
    let open = rest.chars().next().map_or(1, char::len_utf8);
    let inside = &rest[open..];
    // A mark inside of a word is part of it (Hebrew abbreviations have one), unless no other closes the
    // phrase.
    let ends_word = |after: &str| after.trim_start_matches('*').chars().next().is_none_or(is_gap);
    let mut marks = inside.match_indices(is_quote);
    let close =
        marks.clone().find(|(at, mark)| ends_word(&inside[at + mark.len()..])).or_else(|| marks.next());
    let Some((close, mark)) = close else {
        return Err(QueryError { at, kind: QueryErrorKind::UnclosedQuote });
    };
    let mut end = at + open + close + mark.len();
    let star = text[end..].starts_with('*');
    if star {
        end += 1;
    }
    Ok(Piece { text: &inside[..close], quoted: true, star, end })
}

fn is_gap(character: char) -> bool {
    character.is_whitespace() || character.is_control()
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„' | '«' | '»')
}
