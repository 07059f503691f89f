//! The words of time: what each means, read once from the data files under `grammar/`.

use std::collections::HashMap;
use std::sync::LazyLock;

use rasad_text::fold::fold;

use crate::calendar::Calendar;
use crate::expression::{DayPart, Season, Unit};

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

/// What a line of a grammar file says of its forms.
#[derive(Clone, Copy)]
enum Class {
    Word(Word),
    Label,
    Counted,
}

impl Class {
    fn parse(text: &str) -> Option<Class> {
        let mut parts = text.split_whitespace();
        let name = parts.next()?;
        let arguments: Vec<&str> = parts.collect();
        let (name, sure) = match name.strip_suffix('?') {
            Some(name) => (name, false),
            None => (name, true),
        };
        let first = arguments.first().copied().unwrap_or("");
        let word = match (name, arguments.as_slice()) {
            ("label", []) => return Some(Class::Label),
            ("counted", []) => return Some(Class::Counted),
            ("month", [calendar, number]) => {
                Word::Month { calendar: Calendar::parse(calendar)?, number: number.parse().ok()?, sure }
            }
            ("holiday", [calendar, month, day]) => Word::Holiday {
                calendar: Calendar::parse(calendar)?,
                month: month.parse().ok()?,
                day: day.parse().ok()?,
            },
            ("weekday", [number]) => Word::Weekday { number: number.parse().ok()?, sure },
            ("easter", [days]) => Word::Easter(days.parse().ok()?),
            ("day", [shift]) => Word::Day(shift.parse().ok()?),
            ("number", [number]) => Word::Number(number.parse().ok()?),
            ("ordinal", [number]) => Word::Ordinal(number.parse().ok()?),
            ("quarter", [number]) => Word::Quarter(number.parse().ok()?),
            ("unit", [unit]) => Word::Unit(Unit::parse(unit)?),
            ("frequency", [unit]) => Word::Frequency(Unit::parse(unit)?),
            ("season", [season]) => Word::Season(Season::parse(season)?),
            ("part", [_]) => Word::Part(PartWord::parse(first)?),
            ("daypart", [_]) => Word::DayPart(DayPart::parse(first)?),
            ("relative", [_]) => Word::Relative(Relative::parse(first)?),
            ("era", [_]) => Word::Era(Era::parse(first)?),
            ("meridiem", ["am"]) => Word::Meridiem { afternoon: false },
            ("meridiem", ["pm"]) => Word::Meridiem { afternoon: true },
            (_, []) => plain(name)?,
            _ => return None,
        };
        Some(Class::Word(word))
    }
}

/// The classes without arguments.
fn plain(name: &str) -> Option<Word> {
    Some(match name {
        "dozen" => Word::Dozen,
        "some" => Word::Some,
        "couple" => Word::Couple,
        "half" => Word::Half,
        "a" => Word::A,
        "tonight" => Word::Tonight,
        "this-year" => Word::ThisYear,
        "last-year" => Word::LastYear,
        "present" => Word::Present,
        "recently" => Word::Recently,
        "past" => Word::Past,
        "future" => Word::Future,
        "every" => Word::Every,
        "other" => Word::EveryOther,
        "per" => Word::Per,
        "times" => Word::Times,
        "zone" => Word::Zone,
        "oclock" => Word::Oclock,
        "the" => Word::The,
        "of" => Word::Of,
        "in" => Word::In,
        "on" => Word::On,
        "at" => Word::At,
        "to" => Word::To,
        "until" => Word::Until,
        "from" => Word::From,
        "between" => Word::Between,
        "and" => Word::And,
        "or" => Word::Or,
        "since" => Word::Since,
        "before" => Word::Before,
        "after" => Word::After,
        "by" => Word::By,
        "for" => Word::For,
        "ago" => Word::Ago,
        "old" => Word::Old,
        "aged" => Word::Aged,
        "filler" => Word::Filler,
        "fiscal" => Word::Fiscal,
        "iranian" => Word::Iranian,
        "owner" => Word::Owner,
        _ => return None,
    })
}

impl PartWord {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "start" => Self::Start,
            "early" => Self::Early,
            "earlier" => Self::Earlier,
            "middle" => Self::Middle,
            "late" => Self::Late,
            "later" => Self::Later,
            "end" => Self::End,
            _ => return None,
        })
    }
}

impl Relative {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "this" => Self::This,
            "that" => Self::That,
            "same" => Self::Same,
            "last" => Self::Last,
            "previous" => Self::Previous,
            "past" => Self::Past,
            "next" => Self::Next,
            "following" => Self::Following,
            "coming" => Self::Coming,
            "recent" => Self::Recent,
            _ => return None,
        })
    }
}

impl Era {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "ad" => Self::Common,
            "bc" => Self::BeforeCommon,
            "solar" => Self::Solar,
            "lunar" => Self::Lunar,
            _ => return None,
        })
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
