//! Days in words: `22 Nov 2020`, `15–29 Nov 2020`, `Nov 2020`.

use jiff::civil::Date;
use maud::{Markup, html};
use rasad_names::PartialDate;
use rasad_time::{Interval, Precision};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn month(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or("")
}

fn short_month(date: Date) -> &'static str {
    month(date).get(..3).unwrap_or("")
}

/// `22 Nov 2020`.
pub(crate) fn day_words(date: Date) -> String {
    format!("{} {} {}", date.day(), short_month(date), date.year())
}

/// `November 2020`.
pub(crate) fn month_words(date: Date) -> String {
    format!("{} {}", month(date), date.year())
}

/// `Sunday, 22 November 2020`.
pub(crate) fn full_day(date: Date) -> String {
    let weekday =
        usize::try_from(date.weekday().to_monday_zero_offset()).ok().and_then(|at| WEEKDAYS.get(at));
    format!("{}, {} {} {}", weekday.copied().unwrap_or(""), date.day(), month(date), date.year())
}

/// `15–29 Nov 2020`, without what both ends share.
pub(crate) fn period_words(days: Interval) -> String {
    let (start, end) = (days.start, days.end);
    if start == end {
        day_words(start)
    } else if (start.year(), start.month()) == (end.year(), end.month()) {
        format!("{}–{}", start.day(), day_words(end))
    } else if start.year() == end.year() {
        format!("{} {} – {}", start.day(), short_month(start), day_words(end))
    } else {
        format!("{} – {}", day_words(start), day_words(end))
    }
}

/// Days as exactly as the text gives them.
pub(crate) fn days_words(days: Option<Interval>, precision: Precision) -> String {
    let Some(days) = days else { return "no date".to_owned() };
    match precision {
        Precision::Month if days.start.first_of_month() == days.end.first_of_month() => {
            month_words(days.start)
        }
        Precision::Year if days.start.year() == days.end.year() => days.start.year().to_string(),
        Precision::Year => format!("{}–{}", days.start.year(), days.end.year()),
        _ => period_words(days),
    }
}

/// A date as far as it is known.
pub(crate) fn partial_words(date: PartialDate) -> String {
    let (first, last) = (date.first_day(), date.last_day());
    if first == last {
        day_words(first)
    } else if first.month() == last.month() {
        format!("{} {}", short_month(first), first.year())
    } else {
        first.year().to_string()
    }
}

/// A day for people and programs.
pub(crate) fn time_of(date: Date) -> Markup {
    html! { time datetime=(date) { (day_words(date)) } }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_both_ends_share_is_said_once() {
        let cases = [
            (date(2020, 11, 22), date(2020, 11, 22), "22 Nov 2020"),
            (date(2020, 11, 15), date(2020, 11, 29), "15–29 Nov 2020"),
            (date(2020, 11, 15), date(2020, 12, 2), "15 Nov – 2 Dec 2020"),
            (date(2019, 12, 31), date(2020, 1, 1), "31 Dec 2019 – 1 Jan 2020"),
        ];
        for (start, end, words) in cases {
            assert_eq!(period_words(Interval { start, end }), words);
        }
        let month = Interval { start: date(2020, 11, 1), end: date(2020, 11, 30) };
        assert_eq!(days_words(Some(month), Precision::Month), "November 2020");
        assert_eq!(days_words(None, Precision::Vague), "no date");
        assert_eq!(full_day(date(2020, 11, 22)), "Sunday, 22 November 2020");
    }
}
