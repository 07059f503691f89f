//! Cuts a text into the tokens that the grammar works on, one pass, left to right.

use rasad_text::fold::fold_into;

use crate::lexicon::{Entry, Lexicon, Word};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Word(Word),
    /// A whole number written in digits without marks inside; `digits` counts them, zeros in front included.
    Number {
        value: u32,
        digits: u8,
    },
    /// Digits with an ordinal ending: "22nd".
    Ordinal(u32),
    /// Digits with a plural ending: "1990s".
    Plural {
        value: u32,
        digits: u8,
    },
    /// A number with a fraction or with groups of thousands.
    Amount {
        value: u32,
        half: bool,
        grouped: bool,
    },
    /// `'s`.
    Possessive,
    Mark(char),
    /// A blank line: no expression goes across.
    Break,
    /// Past the last token.
    End,
}

/// One token.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent marks of the writing, not states")]
pub(crate) struct Token {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: Kind,
    /// First letter is upper case.
    pub(crate) capital: bool,
    /// White space stands before it.
    pub(crate) spaced: bool,
    pub(crate) label: bool,
    pub(crate) counted: bool,
}

impl Token {
    /// What stands past either end of a text.
    pub(crate) const END: Token = Token {
        start: 0,
        end: 0,
        kind: Kind::End,
        capital: false,
        spaced: true,
        label: false,
        counted: false,
    };
}

/// The longest row of words that the lexicon is asked about.
const LONGEST_FORM: usize = 6;

/// The longest word that can be in the lexicon, in bytes; anything longer is passed over unread.
const LONGEST_WORD: usize = 48;

pub(crate) struct Lexer<'t> {
    text: &'t str,
    at: usize,
    lexicon: &'static Lexicon,
    folded: String,
}

impl<'t> Lexer<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, at: 0, lexicon: Lexicon::get(), folded: String::with_capacity(64) }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// White space, then one token. `None` at the end of the text.
    pub(crate) fn next_token(&mut self) -> Option<Token> {
        let before = self.at;
        let mut lines = 0usize;
        for character in self.text[before..].chars() {
            if !character.is_whitespace() {
                break;
            }
            lines += usize::from(character == '\n');
            self.at += character.len_utf8();
        }
        let spaced = self.at > before || before == 0;
        if lines > 1 {
            return Some(Token { start: before, end: before, kind: Kind::Break, ..Token::END });
        }
        let first = self.rest().chars().next()?;
        let start = self.at;
        let plain = |kind, end| Token { start, end, kind, spaced, ..Token::END };
        if digit_value(first).is_some() {
            let kind = self.number();
            return Some(plain(kind, self.at));
        }
        if first.is_alphabetic() {
            return Some(self.word(spaced, first.is_uppercase()));
        }
        self.at += first.len_utf8();
        if matches!(first, '\'' | '’') {
            let bytes = self.rest().as_bytes();
            let ends = self.rest()[usize::from(!bytes.is_empty() && bytes[0].is_ascii())..].chars().next();
            if bytes.first() == Some(&b's') && !ends.is_some_and(char::is_alphanumeric) {
                self.at += 1;
                return Some(plain(Kind::Possessive, self.at));
            }
        }
        Some(plain(Kind::Mark(first), self.at))
    }

    /// Reads a number and what is glued to it. `self.at` stands on its first digit.
    fn number(&mut self) -> Kind {
        let start = self.at;
        let (value, digits) = self.digits();
        let bytes = self.rest().as_bytes();
        let ascii_digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
        // "2,017": groups of three, the first no longer than three.
        if bytes.first() == Some(&b',') && digits <= 3 && (1..=3).all(ascii_digit) && !ascii_digit(4) {
            let mut whole = value;
            while self.rest().as_bytes().first() == Some(&b',')
                && self.rest().bytes().skip(1).take_while(u8::is_ascii_digit).count() == 3
            {
                self.at += 1;
                whole = whole.saturating_mul(1000).saturating_add(self.digits().0);
            }
            return Kind::Amount { value: whole, half: false, grouped: true };
        }
        // "2.5", but no full stop of "22.11.2020".
        let after_stop = self.text[..start].ends_with('.')
            && self.text[..start - 1].ends_with(|before: char| before.is_ascii_digit());
        if bytes.first() == Some(&b'.') && ascii_digit(1) && !after_stop {
            let fraction = bytes.iter().skip(1).take_while(|byte| byte.is_ascii_digit()).count();
            let more = bytes.get(1 + fraction) == Some(&b'.') && ascii_digit(2 + fraction);
            if !more {
                let half = &bytes[1..=fraction] == b"5";
                self.at += 1 + fraction;
                return Kind::Amount { value, half, grouped: false };
            }
        }
        for (ending, ordinal) in [
            ("st", true),
            ("nd", true),
            ("rd", true),
            ("th", true),
            ("'s", false),
            ("’s", false),
            ("s", false),
        ] {
            let Some(after) = self.rest().strip_prefix(ending) else { continue };
            if after.starts_with(|character: char| character.is_alphanumeric()) {
                continue;
            }
            self.at += ending.len();
            return if ordinal { Kind::Ordinal(value) } else { Kind::Plural { value, digits } };
        }
        Kind::Number { value, digits }
    }

    /// Reads digits of any script: their value, capped, and how many they are.
    fn digits(&mut self) -> (u32, u8) {
        let (mut value, mut count) = (0u32, 0u8);
        for character in self.text[self.at..].chars() {
            let Some(digit) = digit_value(character) else { break };
            value = value.saturating_mul(10).saturating_add(digit);
            count = count.saturating_add(1);
            self.at += character.len_utf8();
        }
        (value, count)
    }

    /// The end of the word that begins at a byte, without a possessive ending.
    fn word_end(&self, start: usize) -> usize {
        let mut end = start;
        let mut chars = self.text[start..].char_indices().peekable();
        while let Some((offset, character)) = chars.next() {
            let inside = character.is_alphanumeric()
                || is_word_mark(character)
                || (matches!(character, '\'' | '’' | 'ʼ' | '`')
                    && chars.peek().is_some_and(|(_, next)| next.is_alphabetic()));
            if !inside {
                break;
            }
            end = start + offset + character.len_utf8();
        }
        let word = &self.text[start..end];
        for ending in ["'s", "’s"] {
            if let Some(stem) = word.strip_suffix(ending) {
                return start + stem.len();
            }
        }
        end
    }

    /// Reads a word, or the longest row of words that the lexicon has as one form.
    fn word(&mut self, spaced: bool, capital: bool) -> Token {
        let start = self.at;
        let mut end = self.word_end(start);
        // "a.m.", "p.m.", also without the last stop
        if end == start + 1 && matches!(self.text.as_bytes()[start], b'a' | b'p' | b'A' | b'P') {
            let after = &self.text[end..];
            let length = [".m.", ".M.", ".m", ".M"]
                .into_iter()
                .find(|form| after.starts_with(form))
                .map_or(0, str::len);
            if length > 0 && !after[length..].starts_with(|next: char| next.is_alphanumeric()) {
                end += length;
            }
        }
        self.at = end;
        if end - start > LONGEST_WORD {
            return Token { start, end, kind: Kind::Word(Word::Other), capital, spaced, ..Token::END };
        }
        self.folded.clear();
        fold_word(&self.text[start..end], &mut self.folded);
        let mut entry = self.lexicon.entry(&self.folded);
        if entry.word == Word::Other && !entry.longer && !entry.label && !entry.counted {
            entry = self.without_prefix();
        }
        let mut found = Entry { longer: false, ..entry };
        let mut longer = entry.longer;
        let mut next = end;
        for _ in 1..LONGEST_FORM {
            if !longer {
                break;
            }
            let gap =
                self.text[next..].bytes().take_while(|byte| matches!(byte, b' ' | b'-' | b'\n')).count();
            let begin = next + gap;
            let kept = self.folded.len();
            next = self.word_end(begin);
            if gap == 0 || gap > 2 || next == begin || next - begin > LONGEST_WORD {
                break;
            }
            self.folded.push(' ');
            fold_word(&self.text[begin..next], &mut self.folded);
            let mut entry = self.lexicon.entry(&self.folded);
            // "New Year's Day": inside of a form the ending belongs to it.
            if let Some(whole) = possessive_end(self.text, next)
                && !entry.longer
            {
                next = whole;
                self.folded.truncate(kept + 1);
                fold_word(&self.text[begin..next], &mut self.folded);
                entry = self.lexicon.entry(&self.folded);
            }
            longer = entry.longer;
            if entry.word != Word::Other {
                found = entry;
                self.at = next;
            }
        }
        Token {
            start,
            end: self.at,
            kind: Kind::Word(found.word),
            capital,
            spaced,
            label: found.label,
            counted: found.counted,
        }
    }

    /// Looks again without the one-letter words that Arabic and Hebrew write onto the next one. Leaves
    /// the form it found in `self.folded`.
    fn without_prefix(&mut self) -> Entry {
        let mut rest = self.folded.as_str();
        for _ in 0..2 {
            let Some(first) = rest.chars().next() else { break };
            if !matches!(first, 'و' | 'ب' | 'ل' | 'ف' | 'ב' | 'ל' | 'מ' | 'ה' | 'ו' | 'ש') {
                break;
            }
            rest = &rest[first.len_utf8()..];
            let entry = self.lexicon.entry(rest);
            if entry.word != Word::Other || entry.longer {
                let kept = rest.len();
                let cut = self.folded.len() - kept;
                self.folded.drain(..cut);
                return entry;
            }
        }
        Entry::UNKNOWN
    }
}

/// The end of a possessive ending that begins at a place.
fn possessive_end(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let ending = ["'s", "’s"].into_iter().find(|ending| rest.starts_with(ending))?;
    Some(at + ending.len())
}

/// Folds a word, cheaply where it is ASCII letters only, as most are.
fn fold_word(word: &str, folded: &mut String) {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        folded.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
    } else {
        fold_into(word, folded);
    }
}

/// Marks inside of words: joiners of Persian, vowel signs of Arabic and Hebrew, combining accents.
fn is_word_mark(character: char) -> bool {
    matches!(character, '\u{200C}' | '\u{0300}'..='\u{036F}' | '\u{0591}'..='\u{05C7}' | '\u{064B}'..='\u{065F}' | '״' | '׳')
}

/// The value of a digit, European, Arabic or Persian.
fn digit_value(character: char) -> Option<u32> {
    let zero = match character {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    Some(u32::from(character) - u32::from(zero))
}
