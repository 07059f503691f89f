//! What a text says about time, in its own terms and before any reference date.

use rasad_text::Span;

use crate::Calendar;

/// One expression of time in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// The words, in bytes of the given text, without the preposition before them.
    pub span: Span,
    /// What they say.
    pub meaning: Meaning,
    /// Of a range, the words of its first and of its last end: "May 21" and "22".
    pub ends: Option<[Span; 2]>,
}

/// What an expression says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A day, month or year of a calendar: "November 22, 2020", "27 Azar", "in 2017".
    Calendar(CalendarDate),
    /// A day of the week: "on Tuesday", "last Friday". 1 is Monday.
    Weekday {
        /// 1 (Monday) to 7.
        number: u8,
        /// Which of the row of such days.
        which: Which,
    },
    /// The unit so many steps from an origin: "yesterday", "last year", "three days ago", "the following day".
    Shift {
        /// What is counted.
        unit: Unit,
        /// How many, backwards below zero.
        steps: i32,
        /// Where counting begins.
        origin: Origin,
        /// Whether the days meant are the whole unit ("last year") or a day or month found by counting
        /// ("two years ago" is a year, "two weeks ago" a day). With no steps: the unit by its article alone
        /// ("the weekend", "the end of the year").
        counted: bool,
    },
    /// Some units before or after the expression without saying how many, or an unsure number: "a few weeks ago".
    SomeShift {
        /// What is counted.
        unit: Unit,
        /// Backwards or forwards.
        direction: Direction,
    },
    /// A stretch that ends or begins at the anchor: "in the past two days", "over the next few weeks".
    Window {
        /// What is counted.
        unit: Unit,
        /// How many.
        count: Count,
        /// Before or after the anchor.
        direction: Direction,
        /// Whether the text measures the stretch ("the past few weeks"), or only points there ("recent weeks").
        measured: bool,
    },
    /// A season: "in the summer of 2019".
    Season {
        /// Which.
        season: Season,
        /// Of which year.
        year: Year,
    },
    /// A quarter (of 4) or half (of 2) of a year.
    Fraction {
        /// 1-based.
        number: u8,
        /// 4 or 2.
        of: u8,
        /// Of which year.
        year: Year,
    },
    /// A decade, by its first year: "the 1990s".
    Decade(i32),
    /// A century: 21 for "the 21st century".
    Century(i32),
    /// The weekday of a month by its number, the last for -1: Thanksgiving, "Quds Day".
    NthWeekday {
        /// In which calendar.
        calendar: Calendar,
        /// 1 to 12.
        month: u8,
        /// 1 (Monday) to 7.
        weekday: u8,
        /// 1 for the first, -1 for the last.
        number: i8,
        /// Of which year.
        year: Year,
    },
    /// A fiscal year.
    FiscalYear(Year),
    /// So many days after Easter Sunday.
    Easter {
        /// Days, below zero before it.
        days: i8,
        /// Of which year.
        year: Year,
    },
    /// A part of something longer: "mid-November", "the first week of March", "late last year".
    Part {
        /// Which.
        part: Part,
        /// Of what.
        of: Box<Meaning>,
    },
    /// A time of day, on a day if one is said: "Tuesday morning", "at 3 pm".
    Clock {
        /// The time.
        clock: Clock,
        /// The day.
        day: Option<Box<Meaning>>,
    },
    /// From one to another, both included: "from May 21 to 22".
    Range(Box<Meaning>, Box<Meaning>),
    /// A time that only limits: "since May", "until Friday".
    Bounded {
        /// How.
        bound: Bound,
        /// The limit.
        by: Box<Meaning>,
    },
    /// Some time that isn't fixed: "now", "recently", "soon".
    Vague(Vague),
    /// How long, not when: "for three days", "a two-week visit".
    Duration(Count, Unit),
    /// How old: "the 45-year-old".
    Age(Count, Unit),
    /// How often: "every week", "weekly".
    Set {
        /// Every so many.
        count: u32,
        /// Of these.
        unit: Unit,
        /// When in them, where that is said.
        on: Option<Recurring>,
    },
}

/// A date as said. What isn't said is left open; at least one of year, month and day is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarDate {
    /// In which calendar.
    pub calendar: Calendar,
    /// The year.
    pub year: Year,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, 1 to 31.
    pub day: Option<u8>,
}

/// Which year a text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// It doesn't say: the latest that isn't after the reference's end.
    Unsaid,
    /// This one.
    Said(i32),
    /// So many years after the reference's: "last year" is -1.
    Shift(i32),
    /// That of the last stated date: "of that year".
    Same,
    /// The last before the reference: "last November".
    Last,
    /// The next after the reference: "next March".
    Next,
}

/// Which day of a row of like days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Only named.
    Plain,
    /// "last Tuesday".
    Last,
    /// "this Tuesday".
    This,
    /// "next Tuesday".
    Next,
}

/// Where counting begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The reference's anchor: "three days ago".
    Anchor,
    /// The last stated date: "three days later", "the following day".
    Stated,
}

/// A direction in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Backwards.
    Past,
    /// Forwards.
    Future,
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Exactly this many.
    Exact(u32),
    /// This many and a half.
    AndHalf(u32),
    /// "several", "a few", or a plural with no number.
    Some,
}

/// Units of time, short to long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is its own name")]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Night,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// Seasons of the northern half of the earth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is its own name")]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A part of a longer stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// "early", "the beginning of": the first third, of a month its days 1 to 10.
    Early,
    /// "mid": the second third, of a month its days 11 to 20.
    Middle,
    /// "late", "the end of": the last third, of a year its last quarter, of a month from its day 21.
    Late,
    /// "earlier this month": from its start to the anchor.
    Earlier,
    /// "later this month": from the anchor to its end.
    Later,
    /// The n-th of its days, weeks, months, or, counted from the end, the last for -1.
    Nth(i8, Unit),
    /// The first (1) or second (2) half.
    Half(u8),
    /// The seven days from it on: "the week of December 6".
    Week,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// A named part of it.
    Part(DayPart),
    /// Hour (0 to 24) and minute.
    At {
        /// 0 to 24.
        hour: u8,
        /// 0 to 59; `None` for "3 pm".
        minute: Option<u8>,
    },
}

/// Named parts of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is its own name")]
pub enum DayPart {
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
    Midnight,
    Overnight,
}

/// What comes back in a set of times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recurring {
    /// "every Tuesday": 1 is Monday.
    Weekday(u8),
    /// "every March": 1 to 12, of the Gregorian calendar.
    Month(u8),
    /// "each summer".
    Season(Season),
    /// "every night".
    Part(DayPart),
}

/// How a time limits another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// From it to the anchor.
    Since,
    /// Up to it.
    Until,
    /// Before it.
    Before,
    /// After it.
    After,
    /// At it at the latest.
    By,
}

/// Times that aren't fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vague {
    /// "now", "currently".
    Present,
    /// "recently": the anchor's month.
    Recently,
    /// "previously".
    Past,
    /// "soon", "in the near future".
    Future,
    /// "the current budget": says of a thing that it is of the present, and dates no act.
    Current,
    /// "a recent poll": the same for the past.
    Recent,
}

impl Unit {
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "second" => Self::Second,
            "minute" => Self::Minute,
            "hour" => Self::Hour,
            "night" => Self::Night,
            "day" => Self::Day,
            "weekend" => Self::Weekend,
            "week" => Self::Week,
            "fortnight" => Self::Fortnight,
            "month" => Self::Month,
            "quarter" => Self::Quarter,
            "year" => Self::Year,
            "decade" => Self::Decade,
            "century" => Self::Century,
            _ => return None,
        })
    }
}

impl Season {
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "spring" => Self::Spring,
            "summer" => Self::Summer,
            "autumn" => Self::Autumn,
            "winter" => Self::Winter,
            _ => return None,
        })
    }
}

impl DayPart {
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "morning" => Self::Morning,
            "noon" => Self::Noon,
            "afternoon" => Self::Afternoon,
            "evening" => Self::Evening,
            "night" => Self::Night,
            "midnight" => Self::Midnight,
            "overnight" => Self::Overnight,
            _ => return None,
        })
    }
}

impl CalendarDate {
    /// Whether a day is said.
    pub fn is_day(&self) -> bool {
        self.day.is_some()
    }
}
