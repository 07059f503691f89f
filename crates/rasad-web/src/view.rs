//! Pieces of pages. Everything that goes into them is escaped by the templates; text of the press stands in
//! elements of its own with `dir="auto"`, so that its direction ends where it ends.

mod badge;
mod bars;
mod chart;
mod day;
mod event;
mod form;
mod layout;
mod marked;
mod pager;
mod spark;

pub(crate) use badge::{quad_class, quad_name, status_words, type_badge};
pub(crate) use bars::bar;
pub(crate) use chart::{Column, Height, QUADS, chart, legend};
pub(crate) use day::{full_day, month_words, partial_words, period_words, time_of};
pub(crate) use event::{Setting, event_card, event_list, outlets_words};
pub(crate) use form::{FormOf, chips, chips_of_search, filter_form, remarks};
pub(crate) use layout::{Nav, Page, empty, failure_page, layout};
pub(crate) use marked::{Annotation, AnnotationKind, marked};
pub(crate) use pager::pager;
pub(crate) use spark::spark;

/// A number with its thousands apart: `12,345`.
pub(crate) fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1 event`, `2 events`.
pub(crate) fn counted(n: usize, one: &str, several: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { several })
}

/// The last part of a path or address, for a document without a title.
pub(crate) fn short_uri(uri: &str) -> &str {
    let end = uri.trim_end_matches('/');
    end.rsplit(['/', '\\']).next().filter(|part| !part.is_empty()).unwrap_or(uri)
}

/// The title of a document, else what tells it apart.
pub(crate) fn title_or_uri<'a>(title: Option<&'a str>, uri: &'a str) -> &'a str {
    title.map(str::trim).filter(|title| !title.is_empty()).unwrap_or_else(|| short_uri(uri))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_for_people() {
        assert_eq!(
            (number(7).as_str(), number(12_345).as_str(), number(1_000_000).as_str()),
            ("7", "12,345", "1,000,000")
        );
        assert_eq!(
            (counted(1, "event", "events"), counted(0, "event", "events")),
            ("1 event".into(), "0 events".into())
        );
        assert_eq!(
            (short_uri("inbox/a.txt"), short_uri("https://x.example/"), short_uri("/")),
            ("a.txt", "x.example", "/")
        );
        assert_eq!(title_or_uri(Some("  "), "a/b"), "b");
    }
}
