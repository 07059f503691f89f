//! What holds for any text.

use proptest::prelude::*;
use rasad_text::Span;
use rasad_time::{
    Interval, Outlook, Reference, find_expressions, parse_citation_date, parse_period, resolve_toward,
};

/// Texts that are rich in words of time, with odd characters between them.
fn texts() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        proptest::sample::select(vec![
            "November",
            "May",
            "mid",
            "-",
            "–",
            "early",
            "late",
            "the",
            "of",
            "last",
            "next",
            "22",
            "29",
            "31",
            "2020",
            "1399",
            "9999",
            "0",
            "99999999999",
            "Tuesday",
            ",",
            ".",
            "/",
            "two",
            "million",
            "years",
            "days",
            "ago",
            "later",
            "centuries",
            "first",
            "half",
            "to",
            "and",
            "from",
            "between",
            "week",
            "at",
            "3",
            "pm",
            "a.m.",
            ":",
            "30",
            "\n",
            "\n\n",
            "'s",
            "’s",
            "1990s",
            "Azar",
            "Ramadan",
            "Feb",
            "29",
            "Esfand",
            "30",
            "century",
            "21st",
            "every",
            "since",
            "Easter",
            "آذر",
            "۲۷",
            "۱۴۰۰",
            "תשרי",
            "בנובמבר",
            "تشرين",
            "الثاني",
            "summer",
            "Q3",
            "following",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,4}",
    ];
    (proptest::collection::vec((word, any::<bool>()), 0..24)).prop_map(|words| {
        words.into_iter().fold(String::new(), |mut text, (word, spaced)| {
            if spaced {
                text.push(' ');
            }
            text.push_str(&word);
            text
        })
    })
}

fn check(text: &str, reference: Reference) -> Result<(), TestCaseError> {
    let mut last = 0;
    let mut previous: Option<Interval> = None;
    for expression in find_expressions(text) {
        let Span { start, end } = expression.span;
        prop_assert!(last <= start && start < end && end <= text.len(), "{expression:?}");
        prop_assert!(text.is_char_boundary(start) && text.is_char_boundary(end));
        last = end;
        for outlook in [Outlook::Back, Outlook::Ahead] {
            for stated in [None, previous] {
                let resolved = resolve_toward(&expression, &reference, stated, outlook);
                if let Some(days) = resolved.value {
                    prop_assert!(days.start <= days.end && days.start.year() >= 1, "{expression:?} {days}");
                    previous = Some(days);
                }
            }
        }
    }
    if let Some(days) = parse_period(text) {
        prop_assert!(days.start <= days.end);
    }
    if let Some(days) = parse_citation_date(text, &reference) {
        prop_assert!(days.start <= days.end);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn spans_and_days_are_in_bounds(text in texts(), year in 1i16..=9999, month in 1i8..=12, day in 1i8..=28) {
        let anchor = jiff::civil::Date::constant(year, month, day);
        check(&text, Reference::day(anchor))?;
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,60}") {
        check(&text, Reference::day(jiff::civil::Date::constant(2020, 11, 29)))?;
    }

    #[test]
    fn text_after_a_blank_line_changes_nothing(text in texts(), more in texts()) {
        let alone = find_expressions(&text);
        let both = find_expressions(&format!("{text}.\n\n.{more}"));
        prop_assert!(both.len() >= alone.len());
        for (one, other) in alone.iter().zip(&both) {
            prop_assert_eq!(one.span.start, other.span.start);
        }
    }
}
