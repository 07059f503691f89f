//! TIMEX3 values of durations and of times that aren't fixed (`TimeML` 1.2.1).

use crate::expression::{Count, Direction, Unit};

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
