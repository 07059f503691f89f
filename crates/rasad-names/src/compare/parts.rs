//! A name as its parts: words, initials, particles, titles, patronymics, legal forms, numbers.

use rasad_text::fold::fold;

use super::NameKind;
use super::latin::{Spelling, spelling};
use super::tables::tables;

/// What a part is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PartKind {
    /// A word that names.
    Word,
    /// A word that many bodies bear.
    Common,
    /// A letter or some, each for a word.
    Initials,
    /// The father's name as a name of its own form.
    Patronymic,
    /// A number; words, ordinals and Roman numerals are written in digits.
    Number,
}

/// A part that counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    /// As written.
    pub(super) text: String,
    pub(super) spelling: Spelling,
    pub(super) kind: PartKind,
    /// How much it says, 0 to 1.
    pub(super) weight: f64,
}

/// A name taken apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Parts {
    /// In order; in that of "given family" where a comma says so.
    pub(super) parts: Vec<Part>,
    /// Titles that were left out.
    pub(super) titles: Vec<String>,
    /// Kin of its legal forms, each with its spelling.
    pub(super) forms: Vec<(String, String)>,
    /// Whether a word for "son of" stands in it.
    pub(super) has_descent: bool,
}

/// One word of the name as written, with whether it was written with full stops.
struct Word {
    text: String,
    folded: String,
    dotted: bool,
}

/// Whether a name looks like that of a body: a legal form or a word that bodies bear.
pub(crate) fn looks_like_body(name: &str) -> bool {
    let words = words(name);
    words.iter().any(|word| tables().common.contains(same(&word.folded)))
        || !take_forms(&words, &mut vec![false; words.len()]).is_empty()
}

/// Takes a name apart.
pub(super) fn parts(name: &str, kind: NameKind) -> Parts {
    match kind {
        NameKind::Person => person(name),
        NameKind::Organization => body(name),
    }
}

fn words(name: &str) -> Vec<Word> {
    let spaced = name.replace('&', " and ");
    let between = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '-' | '‐'
                    | '‑'
                    | '–'
                    | '—'
                    | ','
                    | ';'
                    | ':'
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '·'
                    | '・'
                    | '_'
                    | '+'
                    | '"'
                    | '“'
                    | '”'
                    | '«'
                    | '»'
                    | '/'
                    | '|'
                    | '*'
            )
    };
    let mut found = Vec::new();
    for chunk in spaced.split(between).filter(|chunk| !chunk.is_empty()) {
        let pieces: Vec<&str> = chunk.split('.').filter(|piece| !piece.is_empty()).collect();
        let long = pieces.iter().filter(|piece| piece.chars().count() > 2).count();
        let dotted = chunk.contains('.');
        if pieces.len() > 1 && long > 0 {
            // "N.Nazarbayev"
            for piece in pieces {
                push(&mut found, piece, piece.chars().count() < 3);
            }
        } else {
            push(&mut found, chunk, dotted);
        }
    }
    found
}

fn push(found: &mut Vec<Word>, text: &str, dotted: bool) {
    let folded = fold(text).replace(' ', "");
    if !folded.is_empty() {
        found.push(Word { text: text.trim_end_matches('.').to_owned(), folded, dotted });
    }
}

fn person(name: &str) -> Parts {
    let tables = tables();
    // "NURISTANI, Abdul Aziz"
    let turned = match name.split_once(',') {
        Some((family, given)) if !given.contains(',') && tables.after.contains(&fold(given)) => {
            family.to_owned()
        }
        Some((family, given)) if !given.contains(',') && !given.trim().is_empty() => {
            format!("{given} {family}")
        }
        _ => name.to_owned(),
    };
    let mut words = words(&turned);
    let mut parts = Parts::default();
    while words.len() > 1 && tables.titles.contains(&words[0].folded) {
        parts.titles.push(words.remove(0).text);
    }
    while words.len() > 1 && words.last().is_some_and(|last| tables.after.contains(&last.folded)) {
        parts.titles.extend(words.pop().map(|word| word.text));
    }
    let is_particle = |word: &Word| !word.dotted && tables.particles.contains(latin(word).as_str());
    let all_particles = words.iter().all(is_particle);
    for word in &words {
        if !all_particles && is_particle(word) {
            parts.has_descent |= tables.descent.contains(latin(word).as_str());
            continue;
        }
        for (text, spelling) in split_joined(word) {
            let letters = spelling.latin.chars().count();
            let capitals = word.text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
            let short = letters == 1
                || letters <= 3 && word.dotted
                || letters == 2 && capitals && !spelling.latin.contains(['a', 'e', 'i', 'o', 'u']);
            let kind = if short && !spelling.is_syllabic {
                PartKind::Initials
            } else if tables.patronymic_endings.iter().any(|ending| {
                spelling.latin.len() > ending.len() + 1 && spelling.latin.ends_with(ending.as_str())
            }) {
                PartKind::Patronymic
            } else {
                PartKind::Word
            };
            let weight = match kind {
                PartKind::Initials => 0.3,
                PartKind::Patronymic => 0.6,
                _ if spelling.latin == "abd" => 0.3,
                _ => (letters as f64 / 6.0).clamp(0.5, 1.0),
            };
            parts.parts.push(Part { text, spelling, kind, weight });
        }
    }
    // A family name that looks like a patronymic is a family name.
    if let Some(last) = parts.parts.last_mut().filter(|last| last.kind == PartKind::Patronymic) {
        (last.kind, last.weight) = (PartKind::Word, 1.0);
    }
    parts
}

fn latin(word: &Word) -> String {
    spelling(&word.text).latin
}

/// "Abdulaziz" as "Abd" and "aziz", "Abdul" as "Abd".
fn split_joined(word: &Word) -> Vec<(String, Spelling)> {
    let whole = spelling(&word.text);
    for (beginning, stands_for) in &tables().joined {
        let Some(rest) = whole.latin.strip_prefix(beginning.as_str()) else { continue };
        let first = Spelling { latin: stands_for.clone(), ..whole.clone() };
        if rest.is_empty() {
            return vec![(word.text.clone(), first)];
        }
        if rest.len() >= 3 && !matches!(rest, "lah" | "llah") {
            let second = Spelling { latin: rest.to_owned(), ..whole.clone() };
            return vec![(word.text.clone(), first), (word.text.clone(), second)];
        }
    }
    vec![(word.text.clone(), whole)]
}

fn body(name: &str) -> Parts {
    let tables = tables();
    let words: Vec<Word> = words(&split_camel(name));
    let mut used = vec![false; words.len()];
    let mut forms = take_forms(&words, &mut used);
    if used.iter().all(|used| *used) {
        // A name of nothing but forms: "Management Company" is better compared whole.
        used.iter_mut().for_each(|used| *used = false);
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
            if let Some(last) = parts.parts.last_mut().filter(|last| last.kind == PartKind::Number)
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
            parts.parts.push(Part { text: word.text.clone(), spelling, kind: PartKind::Number, weight: 0.7 });
            continue;
        }
        let mut spelling = spelling(&word.text);
        if let Some(same) = tables.same.get(&spelling.latin) {
            spelling.latin.clone_from(same);
        }
        let is_common = tables.common.contains(&spelling.latin);
        let kind = if is_common { PartKind::Common } else { PartKind::Word };
        parts.parts.push(Part {
            text: word.text.clone(),
            spelling,
            kind,
            weight: if is_common { 0.5 } else { 1.0 },
        });
    }
    parts
}

/// "SiemensAG" as two words.
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
            sum += value
        } else {
            sum -= value
        }
        highest = highest.max(value);
    }
    sum
}
