//! Takes a text apart into the words that names are made of.

use rasad_text::Span;
use rasad_text::fold::fold_into;
use rasad_text::script::{Script, script_of};

/// One word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where, in bytes of the text; without a possessive ending.
    pub span: Span,
    /// Folded form, never empty.
    pub folded: String,
}

impl Word {
    /// Whether it is an article that names may have or lack inside.
    pub fn is_article(&self) -> bool {
        matches!(
            self.folded.as_str(),
            "al" | "el" | "the" | "ul" | "as" | "ad" | "an" | "ar" | "ash" | "at" | "az" | "e"
        )
    }
}

/// The words of a text in order: letters, digits and the marks inside them (`Qa'ani`, `U.S.`). A
/// hyphen parts words; the possessive `'s` belongs to none. Arabic prefixes (`و`, `ال`, `ب`, `ل`) stay on.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 6);
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if !first.is_alphanumeric() {
            continue;
        }
        let mut end = start + first.len_utf8();
        while let Some(&(at, character)) = chars.peek() {
            let inside = character.is_alphanumeric()
                || is_mark(character)
                || (is_apostrophe(character) && apostrophe_is_inside(text, at + character.len_utf8()))
                || (character == '.' && is_initial(text, start, end))
                || (character == '"' && is_hebrew_gershayim(text, at));
            if !inside {
                break;
            }
            end = at + character.len_utf8();
            chars.next();
        }
        let mut folded = String::with_capacity(end - start);
        fold_into(&text[start..end], &mut folded);
        if !folded.is_empty() {
            words.push(Word { span: Span::new(start, end), folded });
        }
    }
    words
}

/// Whether two neighbouring words can belong to one name: only space, a hyphen, or the full stop of a
/// short abbreviation lies between them.
pub(super) fn joined(text: &str, left: &Word, right: &Word) -> bool {
    let gap = &text[left.span.end..right.span.start];
    if gap == " " {
        return true;
    }
    let mut newlines = 0;
    gap.chars().all(|character| match character {
        ' ' | '-' | '–' | '\t' | '\'' | '’' => true,
        '\n' => {
            newlines += 1;
            newlines < 2
        }
        '.' => left.folded.len() <= 2,
        _ => false,
    })
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | 'ʼ' | '`' | 'ʿ' | 'ʾ')
}

/// Combining marks and the joiners of Arabic script.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{0300}'..='\u{036F}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | 'ـ' | '\u{200C}' | '\u{05B0}'..='\u{05C7}')
}

/// After an apostrophe: inside a word where letters follow, other than a possessive `s`.
fn apostrophe_is_inside(text: &str, after: usize) -> bool {
    let mut rest = text[after..].chars();
    match (rest.next(), rest.next()) {
        (Some('s' | 'S'), next) => next.is_some_and(char::is_alphanumeric),
        (Some(letter), _) => letter.is_alphabetic(),
        (None, _) => false,
    }
}

/// Whether what ends here is one letter, or letters with full stops after each, as in `U.S.`
fn is_initial(text: &str, start: usize, end: usize) -> bool {
    let word = &text[start..end];
    let next_is_initial = || {
        let mut rest = text[end + 1..].chars();
        rest.next().is_some_and(char::is_uppercase) && rest.next() == Some('.')
    };
    let single = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_uppercase);
    if word.contains('.') { word.split('.').all(single) } else { single(word) && next_is_initial() }
}

fn is_hebrew_gershayim(text: &str, at: usize) -> bool {
    let hebrew = |c: Option<char>| c.and_then(script_of) == Some(Script::Hebrew);
    hebrew(text[..at].chars().next_back()) && hebrew(text[at + 1..].chars().next())
}
