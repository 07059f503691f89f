//! The program's only clock. Everything else takes the day as an argument, so that the same input gives the same
//! bytes.

use std::time::{SystemTime, UNIX_EPOCH};

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Today's day, in UTC.
pub fn today() -> Date {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that the others take the day from")]
    let now = SystemTime::now();
    day_of(now)
}

fn day_of(time: SystemTime) -> Date {
    // A clock that is set before 1970 is wrong anyway; the first day does as well as any.
    let seconds = time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = i32::try_from(seconds / 86_400).unwrap_or(i32::MAX);
    date(1970, 1, 1).checked_add(days.days()).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn seconds_become_days() {
        for (seconds, day) in [(0, "1970-01-01"), (86_399, "1970-01-01"), (1_606_003_200, "2020-11-22")] {
            assert_eq!(day_of(UNIX_EPOCH + Duration::from_secs(seconds)).to_string(), day);
        }
        assert!(today() > date(2024, 1, 1));
    }
}
