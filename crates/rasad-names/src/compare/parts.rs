//! A name as its parts: words, initials, particles, titles, patronymics, legal forms, numbers.

use rasad_text::fold::fold;

use super::latin::{Spelling, spelling};
use super::tables::tables;
use super::{NameKind, body};

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
    pub(super) list: Vec<Part>,
    /// Titles that were left out.
    pub(super) titles: Vec<String>,
    /// Kin of its legal forms, each with its spelling.
    pub(super) forms: Vec<(String, String)>,
    /// Whether a word for "son of" stands in it.
    pub(super) has_descent: bool,
}

/// One word of the name as written, with whether it was written with full stops.
pub(super) struct Word {
    pub(super) text: String,
    pub(super) folded: String,
    pub(super) dotted: bool,
}

/// Takes a name apart.
pub(super) fn parts(name: &str, kind: NameKind) -> Parts {
    match kind {
        NameKind::Person => person(name),
        NameKind::Organization => body::body(name),
    }
}

pub(super) fn words(name: &str) -> Vec<Word> {
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
            parts.list.push(Part { text, spelling, kind, weight });
        }
    }
    // A family name that looks like a patronymic is a family name.
    if let Some(last) = parts.list.last_mut().filter(|last| last.kind == PartKind::Patronymic) {
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
