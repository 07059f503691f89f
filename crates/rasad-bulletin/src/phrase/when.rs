//! Weekdays and "yesterday" become dates, because a bulletin is read later than the news.

use rasad_reading::DateMention;
use rasad_time::{Interval, Precision};

use super::edit::Edits;
use crate::compose::report::{Report, ReportSentence};

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
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A day as the house writes it: `November 22`, with the year where it is not the issue's.
pub(crate) fn house_day(day: jiff::civil::Date, period: Interval) -> String {
    let month = MONTHS[usize::try_from(day.month() - 1).unwrap_or(0)];
    if day.year() == period.end.year() || day.year() == period.start.year() {
        format!("{month} {}", day.day())
    } else {
        format!("{month} {}, {}", day.day(), day.year())
    }
}

/// A day with its year: `November 22, 2020`.
pub(crate) fn full_day(day: jiff::civil::Date) -> String {
    format!("{} {}, {}", MONTHS[usize::try_from(day.month() - 1).unwrap_or(0)], day.day(), day.year())
}

/// An interval as the house writes it in a citation: `November 18-19`, `November 30 - December 1`.
pub(crate) fn house_interval(date: Interval, period: Interval) -> String {
    if date.start == date.end {
        house_day(date.start, period)
    } else if date.start.first_of_month() == date.end.first_of_month() {
        let end = house_day(date.end, period);
        let month = MONTHS[usize::try_from(date.start.month() - 1).unwrap_or(0)];
        end.replacen(
            &format!("{month} {}", date.end.day()),
            &format!("{month} {}-{}", date.start.day(), date.end.day()),
            1,
        )
    } else {
        format!("{} - {}", house_day(date.start, period), house_day(date.end, period))
    }
}

/// Replaces relative days by their dates.
pub(super) fn absolute_dates(
    report: &Report<'_>,
    sentence: &ReportSentence,
    period: Interval,
    edits: &mut Edits<'_>,
) {
    for date in report.reading.dates.iter().filter(|date| sentence.span.contains(date.span)) {
        if let Some((span, words)) = absolute(report, date, period, edits) {
            edits.replace(span, words);
        }
    }
}

fn absolute(
    report: &Report<'_>,
    date: &DateMention,
    period: Interval,
    edits: &Edits<'_>,
) -> Option<(rasad_text::Span, String)> {
    let value = date.value.filter(|_| date.precision == Precision::Day)?;
    let words = report.document.slice(date.span).to_lowercase();
    let day = house_day(value.start, period);
    let before = edits.before(date.span.start).trim_end();
    let preposition = before.ends_with(" on") || before.ends_with("On");
    // "Sunday's meeting" would need more than a date.
    if edits.after(date.span.end).starts_with(['\'', '’']) {
        return None;
    }
    // "early on Monday", "late on Sunday": only the day's name changes.
    if let Some((rest, weekday)) = words.rsplit_once(' ')
        && WEEKDAYS.contains(&weekday)
        && rest.ends_with("on")
        && rest != "on"
    {
        let span = rasad_text::Span::new(date.span.end - weekday.len(), date.span.end);
        return Some((span, day));
    }
    let weekday = words.trim_start_matches("on ").trim_start_matches("last ").trim_start_matches("this ");
    let relative = WEEKDAYS.contains(&weekday)
        || matches!(words.as_str(), "yesterday" | "today" | "earlier today" | "on the same day");
    if !relative {
        return None;
    }
    let with_preposition = if preposition { day } else { format!("on {day}") };
    Some((date.span, with_preposition))
}
