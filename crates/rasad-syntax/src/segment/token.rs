//! The tokenizer: words and punctuation as the English Web Treebank divides them.

use super::words::Abbreviation;
use super::words::HyphenPart;
use super::words::words;

/// Divides a text into tokens: byte spans in order, not empty, without white space at their ends.
///
/// Contractions are cut as the treebank cuts them (`do|n't`, `Iran|'s`), most hyphenated words become three
/// tokens, abbreviations keep their full stop. Bullets and Markdown emphasis belong to no token.
pub fn tokenize(text: &str) -> Vec<(usize, usize)> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    let mut at = 0;
    let mut line_start = true;
    while at < text.len() {
        let rest = &text[at..];
        let Some(first) = rest.chars().next() else { break };
        if first.is_whitespace() || is_invisible(first) {
            line_start |= first == '\n';
            at += first.len_utf8();
        } else if let Some(len) = mark_len(rest, line_start) {
            at += len;
        } else {
            let len = rest.find(char::is_whitespace).unwrap_or(rest.len());
            split_chunk(text, at, at + len, &mut tokens);
            at += len;
            line_start = false;
        }
    }
    tokens
}

/// Characters that only steer the display: byte order mark, direction marks, soft hyphen, zero-width space.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{ad}')
}

/// Length of a bullet or a Markdown mark at the start of `rest`.
fn mark_len(rest: &str, line_start: bool) -> Option<usize> {
    let first = rest.chars().next()?;
    if matches!(first, '•' | '►' | '▶' | '●' | '▪' | '■' | '◆' | '◦' | '‣' | '⁃' | '\u{f0b7}')
    {
        return Some(first.len_utf8());
    }
    if rest.starts_with("**") || rest.starts_with("__") {
        let run = rest.bytes().take_while(|&b| b == rest.as_bytes()[0]).count();
        return (run <= 3).then_some(run);
    }
    if line_start && matches!(first, '-' | '*' | '#' | '>' | '–') {
        let run = rest.chars().take_while(|&c| c == first).count();
        let len = run * first.len_utf8();
        let spaced = rest[len..].starts_with([' ', '\t']);
        let bullet = if first == '#' { run <= 6 } else { run == 1 };
        return (spaced && bullet).then_some(len);
    }
    None
}

/// Cuts a run without white space into tokens.
fn split_chunk(text: &str, start: usize, end: usize, tokens: &mut Vec<(usize, usize)>) {
    let mut at = start;
    while at < end {
        let rest = &text[at..end];
        let Some(first) = rest.chars().next() else { break };
        if is_invisible(first) {
            at += first.len_utf8();
            continue;
        }
        if let Some(len) = mark_len(rest, false) {
            at += len;
            continue;
        }
        let len = if let Some(len) = address_len(rest) {
            len
        } else if starts_word(rest, tokens.last().is_some_and(|last| last.1 == at)) {
            let len = word_len(text, at, end);
            split_word(text, at, at + len, tokens);
            at += len;
            continue;
        } else {
            mark_run(rest)
        };
        tokens.push((at, at + len));
        at += len;
    }
}

/// Length of a web or mail address at the start of `rest`, without closing punctuation.
fn address_len(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    if !bytes[0].is_ascii_alphanumeric() && bytes[0] != b'@' {
        return None;
    }
    let stop = rest.find(['<', '>', '"', '“', '”', '|', '[', ']']).unwrap_or(rest.len());
    let run = &rest[..stop];
    let has_scheme = run.find("://").is_some_and(|at| run[..at].bytes().all(|b| b.is_ascii_alphabetic()));
    let is_web = has_scheme || run.len() > 5 && run.as_bytes()[..4].eq_ignore_ascii_case(b"www.");
    let is_mail = !is_web
        && run.find('@').is_some_and(|at| {
            at == 0 && run.len() > 2 && run.as_bytes()[1].is_ascii_alphanumeric()
                || run[at + 1..].find('.').is_some_and(|dot| dot > 0 && dot + 2 < run.len() - at - 1)
        });
    if !is_web && !is_mail {
        return None;
    }
    let mut run = run;
    if let (Some(close), None) = (run.find(')'), run.find('(')) {
        run = &run[..close];
    }
    let trimmed = run.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '…']);
    (!trimmed.is_empty()).then_some(trimmed.len())
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}' | '\u{200c}' | '_')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | 'ʿ' | 'ʾ')
}

/// Whether a word begins here; an apostrophe begins one in `'s`, `'em`, `'90s`.
fn starts_word(rest: &str, joined: bool) -> bool {
    let mut chars = rest.chars();
    let Some(first) = chars.next() else { return false };
    if is_word_char(first) {
        return true;
    }
    if !matches!(first, '\'' | '’') {
        return false;
    }
    let tail: String = chars.take_while(|&c| is_word_char(c)).take(4).collect();
    let lower = tail.to_lowercase();
    let clitic = matches!(lower.as_str(), "s" | "m" | "d" | "ll" | "re" | "ve");
    let decade = !joined && lower.len() == 3 && lower.ends_with('s') && lower.as_bytes()[0].is_ascii_digit();
    let elided = !joined && matches!(lower.as_str(), "em" | "til" | "tis" | "twas" | "cause");
    joined && clitic || decade || elided
}

/// Length of a run of one punctuation mark; `?!` and the like run together.
fn mark_run(rest: &str) -> usize {
    let Some(first) = rest.chars().next() else { return 0 };
    match first {
        '.' | '-' | '*' | '=' | '~' | '+' | '—' | '–' => {
            rest.chars().take_while(|&c| c == first).map(char::len_utf8).sum()
        }
        '!' | '?' => rest.bytes().take_while(|&b| matches!(b, b'!' | b'?')).count(),
        '<' if rest.starts_with("<<") => 2,
        '>' if rest.starts_with(">>") => 2,
        '\'' if rest.starts_with("''") => 2,
        '`' if rest.starts_with("``") => 2,
        _ => first.len_utf8(),
    }
}

/// Length of the word at `at`: letters and digits with the marks that may stand inside a word.
fn word_len(text: &str, at: usize, end: usize) -> usize {
    let run = &text[at..end];
    let mut len = 0;
    let mut previous = ' ';
    while let Some(c) = run[len..].chars().next() {
        let next = run[len + c.len_utf8()..].chars().next().unwrap_or(' ');
        let inside = is_word_char(c)
            || (len == 0 && is_apostrophe(c))
            || is_word_char(next) && joins(previous, c, next, &run[..len], &run[len + c.len_utf8()..]);
        if !inside {
            break;
        }
        previous = c;
        len += c.len_utf8();
    }
    let word = &run[..len];
    if run[len..].starts_with('.') && !run[len..].starts_with("..") && keeps_stop(text, word, at + len + 1) {
        len += 1;
    }
    len
}

/// Whether the mark `c` between two word characters belongs to the word.
fn joins(previous: char, c: char, next: char, before: &str, after: &str) -> bool {
    let digits = previous.is_ascii_digit() && next.is_ascii_digit();
    match c {
        ',' => digits && after.bytes().take_while(u8::is_ascii_digit).count() == 3,
        ':' | '/' => digits,
        '.' => {
            let last_part = before.rsplit('.').next().unwrap_or(before);
            let sentence_gap =
                last_part.chars().count() > 1 && next.is_uppercase() && !previous.is_ascii_digit();
            digits || !sentence_gap
        }
        '&' => previous.is_uppercase() && next.is_uppercase(),
        '-' => !before.is_empty() && hyphen_joins(before, after),
        _ => is_apostrophe(c) && c != '`' && (previous.is_alphanumeric() || before.is_empty()),
    }
}

/// Whether a hyphen keeps its word whole: prefixes, names, telephone numbers.
fn hyphen_joins(before: &str, after: &str) -> bool {
    let lists = words();
    let first = before.rsplit('-').next().unwrap_or(before);
    let next_len = after.find(|c| !is_word_char(c) && !is_apostrophe(c)).unwrap_or(after.len());
    let mut next = &after[..next_len];
    for clitic in ["'s", "’s"] {
        next = next.strip_suffix(clitic).unwrap_or(next);
    }
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if is_number(first) && is_number(next) {
        let telephone = first.len() == 3 && matches!(next.len(), 3 | 4);
        return telephone || before.contains('-') && next.len() == 4;
    }
    let capital = |part: &str| part.chars().next().is_some_and(char::is_uppercase);
    if lists.is_hyphen_part(first, HyphenPart::Prefix) && !before.contains('-') {
        return true;
    }
    if lists.is_hyphen_part(first, HyphenPart::NameFirst) && capital(next) {
        return true;
    }
    let begins_name = before.chars().next().is_some_and(|c| c.is_uppercase() || is_apostrophe(c));
    if begins_name && lists.is_hyphen_part(next, HyphenPart::NameLast) {
        return true;
    }
    let middle = |part: &str| lists.is_hyphen_part(part, HyphenPart::NameMiddle);
    let linked = before.contains('-') && middle(first) && capital(before) && capital(next);
    let linking = capital(before)
        && middle(next)
        && after[next_len..].starts_with('-')
        && after[next_len + 1..].chars().next().is_some_and(char::is_uppercase);
    linked || linking
}

/// Whether the full stop after `word` belongs to it; `after` is where the text goes on.
fn keeps_stop(text: &str, word: &str, after: usize) -> bool {
    let rest = text[after..].trim_start();
    let next = rest.chars().next();
    let at_end = rest.is_empty();
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        let spaced = text[after..].starts_with(char::is_whitespace);
        return letter.is_uppercase() && letter != 'I' && spaced && next.is_some_and(char::is_uppercase);
    }
    if word.contains('.') && word.split('.').all(|part| part.chars().count() == 1) {
        return word.chars().all(|c| c.is_alphabetic() || c == '.');
    }
    match words().abbreviation(word) {
        Some(Abbreviation::Title) => word.starts_with(char::is_uppercase) && !at_end || word == "vs",
        Some(Abbreviation::Number) => next.is_some_and(|c| c.is_ascii_digit()),
        Some(Abbreviation::Month) => {
            word.starts_with(char::is_uppercase)
                && next.is_some_and(|c| c.is_ascii_digit() || matches!(c, ',' | ')' | '-' | '–' | ';'))
        }
        Some(Abbreviation::End) => true,
        None => false,
    }
}

/// Cuts contractions, possessives and units from a word.
fn split_word(text: &str, start: usize, end: usize, tokens: &mut Vec<(usize, usize)>) {
    let word = &text[start..end];
    let cut = if word.as_bytes()[0].is_ascii_digit() { unit_cut(word) } else { clitic_cut(word) };
    match cut {
        Some(cut) if cut > 0 && cut < word.len() => {
            // `should|n't|'ve` has two clitics.
            split_word(text, start, start + cut, tokens);
            tokens.push((start + cut, end));
        }
        _ => tokens.push((start, end)),
    }
}

fn unit_cut(word: &str) -> Option<usize> {
    let digits = word.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ':')))?;
    let tail = &word[digits..];
    if let Some(at) = word.find(is_apostrophe) {
        let clitic = &word[at..];
        return matches!(clitic, "'s" | "’s").then_some(at).filter(|&at| !word[..at].ends_with('0'));
    }
    words().is_unit(tail).then_some(digits)
}

/// Where the clitic of a contracted word begins.
fn clitic_cut(word: &str) -> Option<usize> {
    if word.is_ascii() {
        match word.to_ascii_lowercase().as_str() {
            "cannot" | "gimme" | "lemme" | "gonna" | "gotta" | "wanna" => return Some(3),
            _ => {}
        }
    }
    let at = word.char_indices().rev().take(5).find(|&(_, c)| is_apostrophe(c))?.0;
    let (head, tail) = word.split_at(at);
    let mark = tail.chars().next()?;
    let letters = &tail[mark.len_utf8()..];
    if letters.eq_ignore_ascii_case("t") && head.ends_with(['n', 'N']) && head.len() > 1 {
        return Some(head.len() - 1);
    }
    let clitic = ["s", "m", "d", "ll", "re", "ve"].iter().any(|known| letters.eq_ignore_ascii_case(known));
    clitic.then_some(at)
}
