//! `unclosed-bracket` and `unclosed-quote`: what opens must close within its item.

use rasad_text::Span;

use super::{Hit, Rule, Severity, Sheet};

pub(super) const BRACKET: Rule = Rule {
    id: "unclosed-bracket",
    severity: Severity::Error,
    summary: "a bracket opens and never closes, or closes and never opened",
    check: brackets,
};

pub(super) const QUOTE: Rule = Rule {
    id: "unclosed-quote",
    severity: Severity::Error,
    summary: "a quotation mark opens and never closes, or closes and never opened",
    check: quotes,
};

fn brackets(sheet: &Sheet<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for item in &sheet.items {
        let text = sheet.text(item.span);
        let mut open: Vec<(usize, char)> = Vec::new();
        for (at, mark) in text.char_indices() {
            let place = || Span::new(at, at + 1).shift(item.span.start);
            match mark {
                '(' | '[' => open.push((at, if mark == '(' { ')' } else { ']' })),
                // `a)` and `1)` number a list.
                ')' if open.is_empty() && text[..at].trim_start().len() <= 2 => {}
                ')' | ']' => {
                    if open.last().is_some_and(|(_, close)| *close == mark) {
                        open.pop();
                    } else if open.is_empty() {
                        hits.push(Hit::new(place(), format!("\"{mark}\" closes what never opened")));
                    }
                }
                _ => {}
            }
        }
        for (at, close) in open {
            let span = Span::new(at, at + 1).shift(item.span.start);
            hits.push(Hit::new(span, format!("the bracket is never closed with \"{close}\" in its item")));
        }
    }
    hits
}

fn quotes(sheet: &Sheet<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for item in &sheet.items {
        let text = sheet.text(item.span);
        let mut open: Option<usize> = None;
        for (at, mark) in text.char_indices() {
            match mark {
                '"' if is_measure(text, at) && open.is_none() => {}
                '"' => open = if open.is_some() { None } else { Some(at) },
                // Quotations may nest by mistake, too: the first one counts as left open.
                '“' => {
                    if let Some(first) = open.replace(at) {
                        hits.push(hit(sheet, item.span, first));
                    }
                }
                '”' if open.take().is_none() => {
                    let span = Span::new(at, at + mark.len_utf8()).shift(item.span.start);
                    hits.push(Hit::new(span, "the quotation mark closes what never opened"));
                }
                _ => {}
            }
        }
        hits.extend(open.map(|at| hit(sheet, item.span, at)));
    }
    hits
}

fn hit(sheet: &Sheet<'_>, item: Span, at: usize) -> Hit {
    let width = sheet.text(item)[at..].chars().next().map_or(0, char::len_utf8);
    Hit::new(Span::new(at, at + width).shift(item.start), "the quotation mark is never closed in its item")
}

/// `5"` is a measure where no quotation is open.
fn is_measure(text: &str, at: usize) -> bool {
    text[..at].ends_with(|letter: char| letter.is_ascii_digit())
        && !text[at + 1..].starts_with([' ', ',', '.'])
}
