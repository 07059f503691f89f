//! The search language: words (all of them), `"phrases"`, `OR`, `-not`, `prefix*`, and `operator:value`.
//!
//! Words are folded, so case, accents and the like don't matter. What means nothing to search, such as
//! a lone dash, is passed over; a query fails only where a guess would surprise.

use std::fmt;

use rasad_text::fold::fold;

use super::lex::{Lexeme, lex};
use super::operator::{self, Operator};
use crate::error::{QueryError, QueryErrorKind};

/// Longest search text, in bytes.
pub const MAX_QUERY_BYTES: usize = 4096;
/// Most words, phrases and operators in one search.
pub const MAX_QUERY_TERMS: usize = 64;

/// A search as it was understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// All of these must hold.
    pub clauses: Vec<Clause>,
    /// And what the operators say, in order.
    pub operators: Vec<Operator>,
}

/// One requirement: one of some terms, or none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Whether the terms must be absent.
    pub negated: bool,
    /// At least one. Several stand for `OR`.
    pub terms: Vec<Term>,
}

/// What is looked for in the folded text: some tokens in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// At least one folded token. A word such as `Abdul-Mahdi` has two.
    pub tokens: Vec<String>,
    /// Whether the writer asked for exactly these words, so that other names of an entity don't count.
    pub quoted: bool,
    /// Whether the last token may go on.
    pub prefix: bool,
}

impl Query {
    /// Understands a search.
    ///
    /// # Errors
    /// Says at which byte, and what is wrong there.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        if text.len() > MAX_QUERY_BYTES {
            let kind = QueryErrorKind::TooLong { limit: MAX_QUERY_BYTES };
            return Err(QueryError { at: MAX_QUERY_BYTES, kind });
        }
        let mut query = Query::default();
        let mut pending_or: Option<usize> = None;
        // Whether `OR` may follow: only after a term that is looked for.
        let mut open = false;
        let mut n_terms = 0;
        for (at, lexeme) in lex(text)? {
            n_terms += 1;
            if n_terms > MAX_QUERY_TERMS {
                return Err(QueryError { at, kind: QueryErrorKind::TooManyTerms { limit: MAX_QUERY_TERMS } });
            }
            match lexeme {
                Lexeme::Or if open && pending_or.is_none() => pending_or = Some(at),
                Lexeme::Or => return Err(QueryError { at, kind: QueryErrorKind::LoneOr }),
                Lexeme::Operator { name, value } => {
                    refuse_or(pending_or)?;
                    query.operators.push(operator::parse(at, &name, &value)?);
                    open = false;
                }
                Lexeme::Term { text, quoted, prefix, negated } => {
                    let Some(term) = term(at, &text, quoted, prefix)? else { continue };
                    if negated {
                        refuse_or(pending_or)?;
                        query.clauses.push(Clause { negated, terms: vec![term] });
                    } else {
                        match query.clauses.last_mut().filter(|_| pending_or.take().is_some()) {
                            Some(clause) => clause.terms.push(term),
                            None => query.clauses.push(Clause { negated, terms: vec![term] }),
                        }
                    }
                    open = !negated;
                }
            }
        }
        refuse_or(pending_or)?;
        Ok(query)
    }
}

fn refuse_or(pending: Option<usize>) -> Result<(), QueryError> {
    pending.map_or(Ok(()), |at| Err(QueryError { at, kind: QueryErrorKind::LoneOr }))
}

fn term(at: usize, text: &str, quoted: bool, prefix: bool) -> Result<Option<Term>, QueryError> {
    let tokens: Vec<String> =
        fold(text).split(' ').filter(|token| !token.is_empty()).map(str::to_owned).collect();
    let Some(last) = tokens.last() else { return Ok(None) };
    if prefix && last.chars().count() < 2 {
        return Err(QueryError { at, kind: QueryErrorKind::ShortPrefix { prefix: last.clone() } });
    }
    Ok(Some(Term { tokens, quoted, prefix }))
}

impl fmt::Display for Query {
    /// A search that is understood as this one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut gap = "";
        for clause in &self.clauses {
            f.write_str(gap)?;
            if clause.negated {
                f.write_str("-")?;
            }
            for (index, term) in clause.terms.iter().enumerate() {
                write!(f, "{}{term}", if index > 0 { " OR " } else { "" })?;
            }
            gap = " ";
        }
        for operator in &self.operators {
            write!(f, "{gap}{operator}")?;
            gap = " ";
        }
        Ok(())
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let star = if self.prefix { "*" } else { "" };
        if self.quoted {
            write!(f, "\"{}\"{star}", self.tokens.join(" "))
        } else {
            // The hyphen folds to a gap between tokens and keeps them one word.
            write!(f, "{}{star}", self.tokens.join("-"))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_the_language() {
        for (text, understood) in [
            ("Esmail Qa’ani", "esmail qaani"),
            ("\"Quds Force\" -drone", "\"quds force\" -drone"),
            ("a OR b c", "a OR b c"),
            ("Abdul-Mahdi", "abdul-mahdi"),
            ("qod*  — ", "qod*"),
            ("\"in the ba\"*", "\"in the ba\"*"),
            ("12:30 http://x.y", "12-30 http-xy"),
            ("foo AND bar NOT baz", "foo bar -baz"),
            ("צה\"ל", "צהל"),
            ("\"צה\"ל תקף\"", "\"צהל תקף\""),
            ("“curly quotes”", "\"curly quotes\""),
            ("type:consult actor:\"Javad Zarif\" visit", "visit type:CONSULT actor:\"Javad Zarif\""),
            ("outlet: Tasnim", "outlet:\"Tasnim\""),
            ("published:2020-11", "published:2020-11-01..2020-11-30"),
            ("a\0b", "a b"),
            ("", ""),
            ("--- * \" \"", ""),
        ] {
            let query = Query::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(query.to_string(), understood, "{text}");
        }
    }

    #[test]
    fn says_where_it_fails() {
        for (text, at, message) in [
            ("x \"never", 2, "the quotation mark never closes"),
            ("x a*", 2, "`a*` is too short: give two letters or more before the star"),
            ("OR x", 0, "`OR` stands between two words or phrases"),
            ("x OR", 2, "`OR` stands between two words or phrases"),
            ("x OR -y", 2, "`OR` stands between two words or phrases"),
            ("type:war", 0, "`war` is not an event type such as CONSULT"),
            ("x before:soon", 2, "`soon` is not a day, month or year such as 2020-11-22"),
            ("x actor:", 2, "`actor:` lacks a value"),
        ] {
            let error = Query::parse(text).unwrap_err();
            assert_eq!((error.at, error.kind.to_string()), (at, message.to_owned()), "{text}");
        }
        assert!(matches!(
            Query::parse(&"x".repeat(10_000)).unwrap_err().kind,
            QueryErrorKind::TooLong { .. }
        ));
        assert!(matches!(
            Query::parse(&"x ".repeat(100)).unwrap_err().kind,
            QueryErrorKind::TooManyTerms { .. }
        ));
    }

    const PIECES: &str = "([a-dא-ת\u{0}\"“”*:é’. -]|OR |NOT |type:state |actor:|date:2020 ){0,24}";

    proptest! {
        #[test]
        fn what_is_printed_is_understood_alike(text in PIECES) {
            if let Ok(query) = Query::parse(&text) {
                let printed = query.to_string();
                prop_assert_eq!(Query::parse(&printed), Ok(query), "{}", printed);
            }
        }

        #[test]
        fn errors_point_into_the_text(text in "\\PC{0,40}") {
            if let Err(error) = Query::parse(&text) {
                prop_assert!(error.at <= text.len());
            }
        }
    }
}
