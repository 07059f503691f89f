//! Days of publication as headers, pages and feeds write them.

use jiff::civil::{Date, date};

/// The day that a machine-made date gives, on the calendar of the place that wrote it: the hour and
/// the zone are not looked at. Takes ISO 8601, RFC 2822 and English dates with the month in letters;
/// of dates in figures with the year last only those in which one figure can't be a month.
pub(crate) fn parse_day(text: &str) -> Option<Date> {
    let text: String = text.chars().take(80).map(ascii_digit).collect();
    let tokens: Vec<&str> =
        text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|token| !token.is_empty()).collect();
    compact(tokens.first()?).or_else(|| figures(&tokens)).or_else(|| letters(&tokens))
}

/// `20201122` and `20201122T101500Z`.
fn compact(token: &str) -> Option<Date> {
    let digits = token.split(['T', 't']).next()?;
    if digits.len() != 8 {
        return None;
    }
    day(digits.get(..4)?.parse().ok()?, digits.get(4..6)?.parse().ok()?, digits.get(6..)?.parse().ok()?)
}

/// `2020-11-22...`, `2020/11/22`, `22.11.2020`, `11/22/2020`.
fn figures(tokens: &[&str]) -> Option<Date> {
    let [first, second, third, ..] = tokens else { return None };
    let third = third.split(['T', 't']).next()?;
    let (first, second, third): (i32, i32, i32) =
        (first.parse().ok()?, second.parse().ok()?, third.parse().ok()?);
    match (first, second) {
        (1000.., _) => day(first, second, third),
        (13.., 1..=12) => day(third, second, first),
        (1..=12, 13..) => day(third, first, second),
        _ => None,
    }
}

/// `Sun, 22 Nov 2020 10:00:00 GMT`, `November 22, 2020`, `Sun Nov 22 10:00:00 2020`.
fn letters(tokens: &[&str]) -> Option<Date> {
    let (at, month) = tokens.iter().enumerate().find_map(|(at, token)| Some((at, month(token)?)))?;
    let number = |at: usize| {
        tokens.get(at).and_then(|token| token.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']).parse().ok())
    };
    let as_day = |value: Option<i32>| value.filter(|day| (1..=31).contains(day));
    let before = at.checked_sub(1).and_then(|before| as_day(number(before)));
    let (day_of_month, rest) = match before {
        Some(value) => (value, at + 1),
        None => (as_day(number(at + 1))?, at + 2),
    };
    let year = (rest..tokens.len()).find_map(|at| number(at).filter(|year: &i32| *year >= 1000))?;
    day(year, month, day_of_month)
}

/// A month by its English name or the first three letters or more of it.
fn month(token: &str) -> Option<i32> {
    const NAMES: &str =
        "january february march april may june july august september october november december";
    let token = token.to_ascii_lowercase();
    let found = NAMES.split(' ').position(|name| token.len() >= 3 && name.starts_with(&token))?;
    i32::try_from(found + 1).ok()
}

fn day(year: i32, month: i32, day: i32) -> Option<Date> {
    if !(1900..=2200).contains(&year) {
        return None;
    }
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

fn ascii_digit(character: char) -> char {
    let value = match character {
        '٠'..='٩' => u32::from(character) - u32::from('٠'),
        '۰'..='۹' => u32::from(character) - u32::from('۰'),
        _ => return character,
    };
    char::from_digit(value, 10).unwrap_or(character)
}

/// The day of a civil date in parts, as mail gives it.
pub(crate) fn day_of(year: u16, month: u8, day_of_month: u8) -> Option<Date> {
    day(i32::from(year), i32::from(month), i32::from(day_of_month)).filter(|day| *day != date(1970, 1, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_they_are_written() {
        for (text, expected) in [
            ("2020-11-22", "2020-11-22"),
            ("2020-11-22T13:50:00+03:00", "2020-11-22"),
            (" 2020/11/22 10:00", "2020-11-22"),
            ("20201122T101500Z", "2020-11-22"),
            ("Sun, 22 Nov 2020 23:59:00 -0500", "2020-11-22"),
            ("Sun, 1 Nov 2020 06:00:00 GMT", "2020-11-01"),
            ("Sun Nov 22 10:00:00 2020", "2020-11-22"),
            ("November 22nd, 2020", "2020-11-22"),
            ("22 September 2020", "2020-09-22"),
            ("22.11.2020", "2020-11-22"),
            ("11/22/2020", "2020-11-22"),
            ("۲۰۲۰-۱۱-۲۲", "2020-11-22"),
        ] {
            assert_eq!(parse_day(text).map(|day| day.to_string()).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_may_mean_two_days_or_none_is_no_day() {
        for text in
            ["", "yesterday", "10/11/2020", "2020-13-40", "May", "May 2020", "1399/09/02", "0000-00-00"]
        {
            assert_eq!(parse_day(text), None, "{text}");
        }
    }
}
