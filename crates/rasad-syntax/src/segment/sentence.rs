//! The sentence splitter: works on tokens, so an abbreviation's full stop never ends a sentence by accident.

use super::token::tokenize;
use super::words::words;

/// Longest bracket, in tokens, inside which no sentence may end.
const LONGEST_BRACKET: usize = 60;

/// Divides a text into sentences: byte spans in order, not empty, without white space at their ends.
///
/// Line breaks count as spaces; only an empty line always ends a sentence.
pub fn split_sentences(text: &str) -> Vec<(usize, usize)> {
    let tokens = tokenize(text);
    group_sentences(text, &tokens)
        .into_iter()
        .map(|(first, last)| (tokens[first].0, tokens[last - 1].1))
        .collect()
}

/// Groups tokens into sentences: half-open ranges of token indices that cover all tokens.
pub(crate) fn group_sentences(text: &str, tokens: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut bracket_end = 0;
    let mut at = 0;
    while at < tokens.len() {
        let token = form(text, tokens, at);
        if at >= bracket_end && matches!(token, "(" | "[") {
            bracket_end = closing_bracket(text, tokens, at).unwrap_or(bracket_end);
        }
        let mut end = at + 1;
        let paragraph = end < tokens.len() && has_empty_line(&text[tokens[at].1..tokens[end].0]);
        if !paragraph && (at < bracket_end || !ends_sentence(text, tokens, at)) {
            at += 1;
            continue;
        }
        if !paragraph {
            end = after_closers(text, tokens, end);
            if !begins_sentence(text, tokens, at, end) {
                at = end;
                continue;
            }
        }
        sentences.push((start, end));
        start = end;
        at = end;
    }
    if start < tokens.len() {
        sentences.push((start, tokens.len()));
    }
    sentences
}

fn form<'t>(text: &'t str, tokens: &[(usize, usize)], at: usize) -> &'t str {
    tokens.get(at).map_or("", |&(start, end)| &text[start..end])
}

fn has_empty_line(gap: &str) -> bool {
    gap.bytes().filter(|&b| b == b'\n').count() > 1
}

/// The index after the bracket that closes the one at `open`, if it is near enough.
fn closing_bracket(text: &str, tokens: &[(usize, usize)], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for at in open..tokens.len().min(open + LONGEST_BRACKET) {
        match form(text, tokens, at) {
            "(" | "[" => depth += 1,
            ")" | "]" => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether the token can end a sentence.
fn ends_sentence(text: &str, tokens: &[(usize, usize)], at: usize) -> bool {
    let token = form(text, tokens, at);
    if token.bytes().all(|b| matches!(b, b'.' | b'!' | b'?')) || token == "…" || token == "؟" {
        return true;
    }
    if !token.ends_with('.') {
        return false;
    }
    // An abbreviation ends a sentence only before a word that begins one.
    let next = form(text, tokens, at + 1);
    let single_initial = token.chars().count() == 2;
    let title = words().abbreviation(&token[..token.len() - 1]) == Some(super::words::Abbreviation::Title);
    next.starts_with(char::is_uppercase) && words().is_starter(next) && !single_initial && !title
}

/// Skips quotation marks and brackets that close after the end of a sentence.
fn after_closers(text: &str, tokens: &[(usize, usize)], mut end: usize) -> usize {
    while end < tokens.len() {
        let joined = tokens[end].0 == tokens[end - 1].1;
        let closes = match form(text, tokens, end) {
            "”" | "’" | "»" | ")" | "]" | "''" => true,
            "\"" | "'" => joined,
            other => joined && other.bytes().all(|b| matches!(b, b'.' | b'!' | b'?')),
        };
        if !closes {
            break;
        }
        end += 1;
    }
    end
}

/// Whether a new sentence can begin at `next` after one that ended with the token `at`.
fn begins_sentence(text: &str, tokens: &[(usize, usize)], at: usize, next: usize) -> bool {
    if next >= tokens.len() {
        return true;
    }
    let token = form(text, tokens, next);
    let gap = tokens[next].0 > tokens[next - 1].1;
    let Some(first) = token.chars().next() else { return false };
    if first == '(' || first == '[' {
        return !is_citation(text, tokens, next);
    }
    if first.is_lowercase() {
        // Lower case goes on, but for careless writing: `... ok? thanks.`
        return gap
            && !token_is_dots(text, tokens, at)
            && next == at + 1
            && !words().is_starter(token)
            && form(text, tokens, at) != ".";
    }
    if matches!(first, ',' | ';' | ':' | ')' | '-' | '–' | '—') {
        return false;
    }
    if token_is_dots(text, tokens, at) {
        return gap && first.is_uppercase();
    }
    gap || first.is_uppercase()
}

fn token_is_dots(text: &str, tokens: &[(usize, usize)], at: usize) -> bool {
    let token = form(text, tokens, at);
    token == "…" || token.len() > 1 && token.bytes().all(|b| b == b'.')
}

/// Whether the bracket at `open` is a source after its sentence: `... said. (Tasnim, November 22).`
fn is_citation(text: &str, tokens: &[(usize, usize)], open: usize) -> bool {
    let Some(close) = closing_bracket(text, tokens, open) else { return false };
    if close - open > 24 {
        return false;
    }
    let digits = (open..close).any(|at| form(text, tokens, at).bytes().all(|b| b.is_ascii_digit()));
    let follows = form(text, tokens, close);
    let inner_stop = (open..close - 1).any(|at| form(text, tokens, at) == ".");
    digits && !inner_stop && (follows.is_empty() || follows == "." || follows.starts_with(char::is_uppercase))
}
