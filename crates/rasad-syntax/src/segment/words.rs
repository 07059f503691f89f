//! The word lists of the segmenter: text files beside this one, read once.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What a word list says about a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// A name follows.
    Title,
    /// A number follows.
    Number,
    /// A month or a day of the week.
    Month,
    /// May end a sentence.
    End,
}

/// How a part of a hyphenated word behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum HyphenPart {
    Prefix,
    NameFirst,
    NameLast,
    NameMiddle,
}

/// All lists.
pub(super) struct Words {
    abbreviations: BTreeMap<&'static str, Abbreviation>,
    hyphens: BTreeMap<&'static str, Vec<HyphenPart>>,
    starters: Vec<&'static str>,
    units: Vec<&'static str>,
}

/// The lists, read at the first use.
pub(super) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(Words::read)
}

impl Words {
    fn read() -> Words {
        let mut abbreviations = BTreeMap::new();
        for (class, word) in classed(include_str!("abbreviations.txt")) {
            let kind = match class {
                "title" => Abbreviation::Title,
                "number" => Abbreviation::Number,
                "month" => Abbreviation::Month,
                _ => Abbreviation::End,
            };
            abbreviations.insert(word, kind);
        }
        let mut hyphens: BTreeMap<&'static str, Vec<HyphenPart>> = BTreeMap::new();
        for (class, word) in classed(include_str!("hyphens.txt")) {
            let part = match class {
                "prefix" => HyphenPart::Prefix,
                "name-first" => HyphenPart::NameFirst,
                "name-last" => HyphenPart::NameLast,
                _ => HyphenPart::NameMiddle,
            };
            hyphens.entry(word).or_default().push(part);
        }
        let mut starters: Vec<_> = plain(include_str!("starters.txt")).collect();
        starters.sort_unstable();
        let mut units: Vec<_> = plain(include_str!("units.txt")).collect();
        units.sort_unstable();
        Words { abbreviations, hyphens, starters, units }
    }

    /// What kind of abbreviation a word is, given without its last stop, in any case.
    pub(super) fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        if word.len() > 8 {
            return None;
        }
        self.abbreviations.get(lower(word)?.as_str()).copied()
    }

    /// Whether a part of a hyphenated word has the role.
    pub(super) fn is_hyphen_part(&self, word: &str, part: HyphenPart) -> bool {
        word.len() <= 8
            && lower(word)
                .and_then(|word| self.hyphens.get(word.as_str()))
                .is_some_and(|parts| parts.contains(&part))
    }

    /// Whether the word often begins a sentence.
    pub(super) fn is_starter(&self, word: &str) -> bool {
        lower(word).is_some_and(|word| self.starters.binary_search(&word.as_str()).is_ok())
    }

    /// Whether the word is a unit written at its number.
    pub(super) fn is_unit(&self, word: &str) -> bool {
        lower(word).is_some_and(|word| self.units.binary_search(&word.as_str()).is_ok())
    }
}

/// A short word in lower case, without the heap.
struct Lower {
    bytes: [u8; 16],
    len: usize,
}

impl Lower {
    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }
}

fn lower(word: &str) -> Option<Lower> {
    if word.len() > 16 || !word.is_ascii() {
        return None;
    }
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(word.bytes()) {
        *to = from.to_ascii_lowercase();
    }
    Some(Lower { bytes, len: word.len() })
}

fn classed(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(':'))
        .flat_map(|(class, words)| words.split_whitespace().map(move |word| (class, word)))
}

fn plain(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}
