//! TIMEX3 values of durations and of times that aren't fixed (`TimeML` 1.2.1).

use crate::expression::{Count, DayPart, Direction, Recurring, Season, Unit};

/// The value of a length of time: `P3D`, `PT72H`, `P2.5Y`, `PXM`. `None` for units that TIMEX3 lacks.
pub(super) fn duration(count: Count, unit: Unit) -> Option<String> {
    let (prefix, letters, factor) = match unit {
        Unit::Second => ("PT", "S", 1),
        Unit::Minute => ("PT", "M", 1),
        Unit::Hour => ("PT", "H", 1),
        Unit::Night => return None,
        Unit::Day => ("P", "D", 1),
        Unit::Weekend => ("P", "WE", 1),
        Unit::Week => ("P", "W", 1),
        Unit::Fortnight => ("P", "W", 2),
        Unit::Month => ("P", "M", 1),
        Unit::Quarter => ("P", "Q", 1),
        Unit::Year => ("P", "Y", 1),
        Unit::Decade => ("P", "DE", 1),
        Unit::Century => ("P", "CE", 1),
    };
    let number = match count {
        // "half an hour" is said in the next smaller unit.
        Count::AndHalf(0) => {
            return Some(
                match unit {
                    Unit::Minute => "PT30S",
                    Unit::Hour => "PT30M",
                    Unit::Day => "PT12H",
                    Unit::Year => "P6M",
                    Unit::Decade => "P5Y",
                    Unit::Century => "P50Y",
                    _ => return Some(format!("{prefix}0.5{letters}")),
                }
                .to_owned(),
            );
        }
        Count::Exact(number) => number.saturating_mul(factor).to_string(),
        Count::AndHalf(whole) if factor == 2 => (whole.saturating_mul(2).saturating_add(1)).to_string(),
        Count::AndHalf(whole) => format!("{whole}.5"),
        Count::Some => "X".to_owned(),
    };
    Some(format!("{prefix}{number}{letters}"))
}

/// The value of some time before or after.
pub(super) fn vague(direction: Direction) -> String {
    match direction {
        Direction::Past => "PAST_REF".to_owned(),
        Direction::Future => "FUTURE_REF".to_owned(),
    }
}

/// The value of times that come back: `XXXX-WXX-2`, `XXXX-03`, `XXXX-SU`, `XXXX-XX-XXTNI`.
pub(super) fn recurring(on: Recurring) -> String {
    match on {
        Recurring::Weekday(number) => format!("XXXX-WXX-{number}"),
        Recurring::Month(number) => format!("XXXX-{number:02}"),
        Recurring::Season(season) => format!("XXXX-{}", self::season(season)),
        Recurring::Part(part) => format!("XXXX-XX-XX{}", day_part(part)),
    }
}

/// The letters of a season.
pub(super) fn season(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

/// The time of a part of a day.
pub(super) fn day_part(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => "TMO",
        DayPart::Noon => "T12:00",
        DayPart::Afternoon => "TAF",
        DayPart::Evening => "TEV",
        DayPart::Night | DayPart::Overnight => "TNI",
        DayPart::Midnight => "T24:00",
    }
}
