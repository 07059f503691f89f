//! Finding expressions of time: one pass over the tokens, at each the longest expression that begins there.
//!
//! Every rule looks a bounded number of tokens ahead, so the work is linear in the text, whatever it holds.

mod clock;
mod date;
mod join;
mod numeric;
mod part;
mod quantity;
mod relative;
mod word;
mod year;

use rasad_text::Span;

use crate::expression::{Bound, Meaning, TimeExpression};
use crate::lexer::{Kind, Lexer, Token};
use crate::lexicon::Word;

/// Tokens that every rule may look ahead. No rule goes near it; it bounds the work on hostile text.
const AHEAD: usize = 64;
/// Tokens that are kept behind, for rules that look at what stands before.
const BEHIND: usize = 8;

/// Finds the expressions of time in a text: in order, without overlaps, the longest at each place.
pub fn find_expressions(text: &str) -> Vec<TimeExpression> {
    let mut found = Vec::new();
    let mut lexer = Lexer::new(text);
    let mut tokens: Vec<Token> = Vec::with_capacity(4 * AHEAD);
    let mut at = 0;
    let mut open = true;
    loop {
        if at > 2 * AHEAD {
            tokens.drain(..at - BEHIND);
            at = BEHIND;
        }
        while open && tokens.len() < at + AHEAD {
            match lexer.next_token() {
                Some(token) => tokens.push(token),
                None => open = false,
            }
        }
        let Some(token) = tokens.get(at) else { return found };
        if !may_begin(token.kind) {
            at += 1;
            continue;
        }
        let view = View { text, tokens: &tokens };
        match expression(&view, at) {
            Some(hit) => {
                let meaning = bounded(&view, at, hit.meaning);
                let span = Span::new(token.start, tokens[hit.next - 1].end);
                let ends = hit.cut.map(|(first, second)| {
                    [Span::new(span.start, tokens[first - 1].end), Span::new(tokens[second].start, span.end)]
                });
                found.push(TimeExpression { span, meaning, ends });
                at = hit.next;
            }
            None => at += 1,
        }
    }
}

/// A match of a rule.
#[derive(Clone, Debug)]
struct Hit {
    /// Index of the first token after it.
    next: usize,
    meaning: Meaning,
    /// Of a range: the token after its first end, and the first token of its last end.
    cut: Option<(usize, usize)>,
}

impl Hit {
    fn new(next: usize, meaning: Meaning) -> Self {
        Self { next, meaning, cut: None }
    }

    fn range(next: usize, first: Meaning, last: Meaning, cut: (usize, usize)) -> Self {
        Self { next, meaning: Meaning::Range(Box::new(first), Box::new(last)), cut: Some(cut) }
    }
}

/// The tokens around a place in the text. Asking past either end gives [`Token::END`].
struct View<'v> {
    text: &'v str,
    tokens: &'v [Token],
}

impl View<'_> {
    fn token(&self, at: usize) -> &Token {
        self.tokens.get(at).unwrap_or(&Token::END)
    }

    fn kind(&self, at: usize) -> Kind {
        self.token(at).kind
    }

    /// The word at a place, [`Word::Other`] where there is none.
    fn word(&self, at: usize) -> Word {
        match self.kind(at) {
            Kind::Word(word) => word,
            _ => Word::Other,
        }
    }

    /// The token before.
    fn before(&self, at: usize) -> &Token {
        at.checked_sub(1).map_or(&Token::END, |at| self.token(at))
    }

    fn word_before(&self, at: usize) -> Word {
        match self.before(at).kind {
            Kind::Word(word) => word,
            _ => Word::Other,
        }
    }

    fn is_mark(&self, at: usize, mark: char) -> bool {
        self.kind(at) == Kind::Mark(mark)
    }

    fn is_dash(&self, at: usize) -> bool {
        matches!(self.kind(at), Kind::Mark('-' | '–' | '—' | '‐' | '‑' | '−'))
    }

    /// The place after a hyphen that is glued to what stands before and after, or `at` itself.
    fn past_hyphen(&self, at: usize) -> usize {
        if self.is_dash(at) && !self.token(at).spaced && !self.token(at + 1).spaced { at + 1 } else { at }
    }

    /// The place after a word, or `at` itself.
    fn past(&self, at: usize, word: Word) -> usize {
        if self.word(at) == word { at + 1 } else { at }
    }

    /// The place after a comma, or `at` itself.
    fn past_comma(&self, at: usize) -> usize {
        if matches!(self.kind(at), Kind::Mark(',' | '،')) { at + 1 } else { at }
    }

    fn str(&self, at: usize) -> &str {
        let token = self.token(at);
        self.text.get(token.start..token.end).unwrap_or("")
    }

    /// Whether a word unknown to the grammar and written with a capital stands at a place: a name.
    fn is_name(&self, at: usize) -> bool {
        let token = self.token(at);
        token.capital && token.kind == Kind::Word(Word::Other)
    }
}

/// Whether an expression can begin with such a token: a cheap test that spares most words the rules.
fn may_begin(kind: Kind) -> bool {
    match kind {
        Kind::Word(word) => !matches!(
            word,
            Word::Other
                | Word::Of
                | Word::In
                | Word::On
                | Word::At
                | Word::To
                | Word::Until
                | Word::From
                | Word::Between
                | Word::And
                | Word::Or
                | Word::Since
                | Word::Before
                | Word::After
                | Word::By
                | Word::For
                | Word::Ago
                | Word::Old
                | Word::Filler
                | Word::Owner
                | Word::Zone
                | Word::Oclock
                | Word::Meridiem { .. }
                | Word::Era(_)
                | Word::Times
                | Word::EveryOther
                | Word::Nothing
        ),
        Kind::Number { .. } | Kind::Ordinal(_) | Kind::Plural { .. } | Kind::Amount { .. } => true,
        Kind::Possessive | Kind::Mark(_) | Kind::Break | Kind::End => false,
    }
}

/// The longest expression that begins at a token.
fn expression(view: &View<'_>, at: usize) -> Option<Hit> {
    let hit = simple(view, at)?;
    Some(join::extend(view, at, hit))
}

/// The longest expression that begins at a token and is neither a range nor a date with a time of day.
fn simple(view: &View<'_>, at: usize) -> Option<Hit> {
    const RULES: [fn(&View<'_>, usize) -> Option<Hit>; 8] = [
        numeric::numeric_date,
        date::date,
        part::part,
        relative::relative,
        clock::time_of_day,
        quantity::quantity,
        word::single_word,
        year::year,
    ];
    let mut best: Option<Hit> = None;
    for rule in RULES {
        if let Some(hit) = rule(view, at)
            && hit.next > best.as_ref().map_or(at, |best| best.next)
        {
            best = Some(hit);
        }
    }
    best
}

/// Wraps a point in time in the word before it that makes it a limit.
fn bounded(view: &View<'_>, at: usize, meaning: Meaning) -> Meaning {
    let point = matches!(
        meaning,
        Meaning::Calendar(_)
            | Meaning::Weekday { .. }
            | Meaning::Shift { .. }
            | Meaning::Season { .. }
            | Meaning::Fraction { .. }
            | Meaning::Decade(_)
            | Meaning::Century(_)
            | Meaning::Part { .. }
            | Meaning::Clock { .. }
            | Meaning::Easter { .. }
            | Meaning::NthWeekday { .. }
    );
    let bound = match view.word_before(at) {
        Word::Since => Bound::Since,
        Word::Until => Bound::Until,
        Word::Before => Bound::Before,
        Word::After => Bound::After,
        Word::By => Bound::By,
        _ => return meaning,
    };
    if point { Meaning::Bounded { bound, by: Box::new(meaning) } } else { meaning }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_no_verbs_counts_or_labels() {
        for text in [
            "They may march on. 2,017 people, Unit 840, Resolution 2231.",
            "Theresa May said",
            "a second attack",
        ] {
            assert_eq!(find_expressions(text), [], "{text}");
        }
    }
}
