//! The classes that the files under `grammar/` give their forms: `month gregorian 1`, `unit day`, `label`.

use crate::calendar::Calendar;
use crate::expression::{DayPart, Season, Unit};
use crate::lexicon::{Era, PartWord, Relative, Word};

/// What a line of a grammar file says of its forms.
#[derive(Clone, Copy)]
pub(crate) enum Class {
    Word(Word),
    Label,
    Counted,
}

impl Class {
    pub(crate) fn parse(text: &str) -> Option<Class> {
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
            ("nth-weekday", [calendar, month, weekday, number]) => Word::NthWeekday {
                calendar: Calendar::parse(calendar)?,
                month: month.parse().ok()?,
                weekday: weekday.parse().ok()?,
                number: number.parse().ok()?,
            },
            ("decade", [first]) => Word::Decade(first.parse().ok()?),
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
        "nothing" => Word::Nothing,
        "dozen" => Word::Dozen,
        "some" => Word::Some,
        "couple" => Word::Couple,
        "half" => Word::Half,
        "a" => Word::A,
        "another" => Word::Another,
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
        "of-2001" => Word::Of2001,
        "quarter-century" => Word::QuarterCentury,
        "than" => Word::Than,
        "continues" => Word::Continues,
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
            "current" => Self::Current,
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
