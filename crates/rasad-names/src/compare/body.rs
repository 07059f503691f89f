//! The parts of a body's name: words, numbers, legal forms.

use super::latin::{Spelling, spelling};
use super::parts::{Part, PartKind, Parts, Word, words};
use super::tables::tables;

/// Whether a name looks like that of a body: a legal form or a word that bodies bear.
pub(crate) fn looks_like_body(name: &str) -> bool {
    let words = words(name);
    words.iter().any(|word| tables().common.contains(same(&word.folded)))
        || !take_forms(&words, &mut vec![false; words.len()]).is_empty()
}

/// Takes the name of a body apart.
pub(super) fn body(name: &str) -> Parts {
    let tables = tables();
    let words: Vec<Word> = words(&split_camel(name));
    let mut used = vec![false; words.len()];
    let mut forms = take_forms(&words, &mut used);
    if used.iter().all(|used| *used) {
        // A name of nothing but forms: "Management Company" is better compared whole.
        used.fill(false);
        forms.clear();
    }
    let mut parts = Parts { forms, ..Parts::default() };
    let left: Vec<&Word> =
        words.iter().zip(&used).filter(|(_, used)| !**used).map(|(word, _)| word).collect();
    let silent = |word: &Word| !word.dotted && tables.silent.contains(&word.folded) && !is_roman(&word.text);
    let all_silent = left.iter().all(|word| silent(word));
    for (at, word) in left.into_iter().enumerate() {
        if !all_silent && silent(word) {
            continue;
        }
        if let Some(value) = number(word, at) {
            // "forty" and "four" are 44.
            if let Some(last) = parts.list.last_mut().filter(|last| last.kind == PartKind::Number)
                && let Ok(tens) = last.spelling.latin.parse::<u32>()
                && (20..100).contains(&tens)
                && tens.is_multiple_of(10)
                && value < 10
                && !word.folded.starts_with(|c: char| c.is_ascii_digit())
            {
                last.spelling.latin = (tens + value).to_string();
                continue;
            }
            let spelling = Spelling { latin: value.to_string(), is_abjad: false, is_syllabic: true };
            parts.list.push(Part { text: word.text.clone(), spelling, kind: PartKind::Number, weight: 0.7 });
            continue;
        }
        let mut spelling = spelling(&word.text);
        if let Some(same) = tables.same.get(&spelling.latin) {
            spelling.latin.clone_from(same);
        }
        let is_common = tables.common.contains(&spelling.latin);
        let kind = if is_common { PartKind::Common } else { PartKind::Word };
        parts.list.push(Part {
            text: word.text.clone(),
            spelling,
            kind,
            weight: if is_common { 0.5 } else { 1.0 },
        });
    }
    parts
}

/// A name with a legal form glued to it (`SiemensAG`) as two words.
fn split_camel(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut split = String::with_capacity(name.len() + 4);
    for (at, c) in letters.iter().enumerate() {
        let glued = at > 1
            && c.is_uppercase()
            && letters[at - 1].is_lowercase()
            && letters[at - 2].is_lowercase()
            && letters.get(at + 1).is_some_and(|next| next.is_uppercase())
            && letters[at..].iter().take_while(|c| c.is_alphabetic()).all(|c| c.is_uppercase());
        if glued {
            split.push(' ');
        }
        split.push(*c);
    }
    split
}

/// Kin and spelling of the legal forms among the words, which are marked as used.
fn take_forms(words: &[Word], used: &mut [bool]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (spelling, kin) in &tables().forms {
        let n = spelling.len();
        for at in 0..(words.len() + 1).saturating_sub(n) {
            let fits = (0..n).all(|k| !used[at + k] && is_form_word(&words[at + k].folded, &spelling[k]));
            // "and Co." belongs to the name's end; a form of two letters must be written as one.
            let clear = n > 1 || spelling[0].len() > 2 || {
                let text = &words[at].text;
                words[at].dotted || at + 1 == words.len() || at == 0 || text.chars().all(char::is_uppercase)
            };
            if fits && clear {
                used[at..at + n].iter_mut().for_each(|used| *used = true);
                let texts: Vec<&str> = words[at..at + n].iter().map(|word| word.text.as_str()).collect();
                found.push((kin.clone(), texts.join(" ")));
            }
        }
    }
    found
}

/// Long words of a form may hold a slip.
fn is_form_word(word: &str, form: &str) -> bool {
    word == form
        || form.len() > 9 && word.len().abs_diff(form.len()) < 2 && word.get(..4) == form.get(..4) && {
            let from_start = word.bytes().zip(form.bytes()).take_while(|(a, b)| a == b).count();
            let from_end = word.bytes().rev().zip(form.bytes().rev()).take_while(|(a, b)| a == b).count();
            from_start + from_end + 1 >= word.len().max(form.len())
        }
}

fn same(folded: &str) -> &str {
    tables().same.get(folded).map_or(folded, String::as_str)
}

/// The value of a number, an ordinal, a Roman numeral (not as the first word) or a word for one.
fn number(word: &Word, at: usize) -> Option<u32> {
    if let Some(value) = tables().numbers.get(&word.folded) {
        return Some(*value);
    }
    let digits = word.folded.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word.folded[digits.len()..];
    if !digits.is_empty() && matches!(ending, "" | "st" | "nd" | "rd" | "th") {
        return digits.parse().ok();
    }
    (at > 0 && is_roman(&word.text)).then(|| roman(&word.text))
}

fn is_roman(text: &str) -> bool {
    !text.is_empty()
        && text.len() < 6
        && text.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
        && roman(text) < 40
}

fn roman(text: &str) -> u32 {
    let mut sum = 0;
    let mut highest = 0;
    for c in text.chars().rev() {
        let value = match c {
            'I' => 1,
            'V' => 5,
            _ => 10,
        };
        if value >= highest {
            sum += value;
        } else {
            sum -= value;
        }
        highest = highest.max(value);
    }
    sum
}
