//! The words of time: what each means, read once from the data files under `grammar/`.

use std::collections::HashMap;
use std::sync::LazyLock;

use rasad_text::fold::fold;

use crate::calendar::Calendar;
use crate::expression::{DayPart, Season, Unit};
use crate::grammar::Class;

/// The built-in grammar files, by name.
const FILES: [(&str, &str); 4] = [
    ("en.txt", include_str!("../grammar/en.txt")),
    ("fa.txt", include_str!("../grammar/fa.txt")),
    ("ar.txt", include_str!("../grammar/ar.txt")),
    ("he.txt", include_str!("../grammar/he.txt")),
];

/// Which stretch of a row of like ones is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relative {
    This,
    Current,
    That,
    Same,
    Last,
    Previous,
    Past,
    Next,
    Following,
    Coming,
    Recent,
}

/// What a word does in an expression of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// Nothing known.
    Other,
    /// Words of time that are part of a name and say no time.
    Nothing,
    Month {
        calendar: Calendar,
        number: u8,
        sure: bool,
    },
    /// 1 is Monday.
    Weekday {
        number: u8,
        sure: bool,
    },
    Unit(Unit),
    Season(Season),
    Number(u32),
    Dozen,
    Ordinal(u32),
    Some,
    Couple,
    Half,
    A,
    Another,
    Part(PartWord),
    DayPart(DayPart),
    /// A day so many after the anchor.
    Day(i8),
    Tonight,
    ThisYear,
    LastYear,
    Relative(Relative),
    Present,
    Recently,
    Past,
    Future,
    Frequency(Unit),
    Every,
    EveryOther,
    Per,
    Times,
    Meridiem {
        afternoon: bool,
    },
    Zone,
    Oclock,
    Era(Era),
    The,
    Of,
    In,
    On,
    At,
    To,
    Until,
    From,
    Between,
    And,
    Or,
    Since,
    Before,
    After,
    By,
    For,
    Ago,
    Old,
    Aged,
    /// An adjective between a number and its unit.
    Filler,
    /// A quarter by its number.
    Quarter(u8),
    Fiscal,
    Iranian,
    Owner,
    Holiday {
        calendar: Calendar,
        month: u8,
        day: u8,
    },
    /// Days after Easter Sunday.
    Easter(i8),
    NthWeekday {
        calendar: Calendar,
        month: u8,
        weekday: u8,
        number: i8,
    },
    /// What makes a September 11 that of 2001.
    Of2001,
    /// A decade by its first year: "sixties".
    Decade(i32),
    /// Twenty-five years.
    QuarterCentury,
    /// "than": what stands before is compared.
    Than,
    /// How a sentence goes on after "in the past".
    Continues,
}

/// A word for a part of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PartWord {
    Start,
    Early,
    Earlier,
    Middle,
    Late,
    Later,
    End,
}

/// A reckoning of years that a text names after the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Era {
    Common,
    BeforeCommon,
    Solar,
    Lunar,
}

/// All that the grammar knows of one word or row of words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) word: Word,
    /// A number after it is a label.
    pub(crate) label: bool,
    /// A number before it counts things.
    pub(crate) counted: bool,
    /// Whether a form of more words begins with this one.
    pub(crate) longer: bool,
}

impl Entry {
    pub(crate) const UNKNOWN: Entry =
        Entry { word: Word::Other, label: false, counted: false, longer: false };
}

/// The folded forms of all languages; those of different scripts never meet.
pub(crate) struct Lexicon {
    entries: HashMap<Box<str>, Entry>,
}

/// What is wrong with a line of a grammar file.
#[derive(Debug, PartialEq, Eq)]
struct Mistake {
    line: usize,
    text: String,
}

impl Lexicon {
    /// The built-in grammar.
    pub(crate) fn get() -> &'static Lexicon {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
            let mut lexicon = Lexicon { entries: HashMap::new() };
            for (_, text) in FILES {
                // A built-in line that doesn't parse is found by the tests; here it would only be missing.
                let _ = lexicon.load(text);
            }
            lexicon
        });
        &LEXICON
    }

    /// What is known of a folded form.
    pub(crate) fn entry(&self, folded: &str) -> Entry {
        self.entries.get(folded).copied().unwrap_or(Entry::UNKNOWN)
    }

    fn load(&mut self, text: &str) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let mut report = |text: String| mistakes.push(Mistake { line: index + 1, text });
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            let Some((class, forms)) = line.split_once(':') else {
                report("no colon".to_owned());
                continue;
            };
            let Some(meaning) = Class::parse(class) else {
                report(format!("unknown class `{class}`"));
                continue;
            };
            for form in forms.split(',') {
                if !self.add(&fold(form), meaning) {
                    report(format!("`{}` has a meaning already", form.trim()));
                }
            }
        }
        mistakes
    }

    /// Adds one form; false where it is empty or means something else already.
    fn add(&mut self, folded: &str, class: Class) -> bool {
        if folded.is_empty() {
            return false;
        }
        for (at, _) in folded.match_indices(' ') {
            self.entries.entry(folded[..at].into()).or_insert(Entry::UNKNOWN).longer = true;
        }
        let entry = self.entries.entry(folded.into()).or_insert(Entry::UNKNOWN);
        match class {
            Class::Label => entry.label = true,
            Class::Counted => entry.counted = true,
            Class::Word(word) => {
                if entry.word != Word::Other {
                    return false;
                }
                entry.word = word;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_grammar_loads_and_no_form_has_two_meanings() {
        let mut lexicon = Lexicon { entries: HashMap::new() };
        let mistakes: Vec<_> = FILES.iter().map(|(name, text)| (*name, lexicon.load(text))).collect();
        assert!(mistakes.iter().all(|(_, mistakes)| mistakes.is_empty()), "{mistakes:?}");
    }
}
