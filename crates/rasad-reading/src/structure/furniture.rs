//! What pages carry around their text: page numbers and the running heads beside them.

use rasad_text::{BlockKind, Document, Note, NoteKind, Span};

/// How many lines from a page number a running head may stand.
const REACH: usize = 2;

/// Longest running head, in characters.
const MAX_HEAD: usize = 90;

/// The lines to leave out, in order; each gets a note.
pub(super) fn furniture(document: &Document, notes: &mut Vec<Note>) -> Vec<Span> {
    let text = document.text.as_str();
    let lines = plain_lines(document);
    let mut out: Vec<bool> = lines.iter().map(|line| is_page_number(line.of(text))).collect();
    let numbers = out.clone();
    let near: Vec<usize> = (0..lines.len())
        .filter(|at| !numbers[*at] && lines[*at].of(text).chars().count() <= MAX_HEAD)
        .filter(|at| {
            let from = at.saturating_sub(REACH);
            numbers[from..=(at + REACH).min(numbers.len() - 1)].contains(&true)
        })
        .collect();
    // What stands beside two page numbers and is the same is the page's, not the text's.
    for at in &near {
        let same = |other: &&usize| {
            **other != *at && without_digits(lines[**other].of(text)) == without_digits(lines[*at].of(text))
        };
        if near.iter().any(|other| same(&other)) {
            out[*at] = true;
        }
    }
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(at, _)| out[*at]) {
        let what = if numbers[at] { "page number left out" } else { "running head left out" };
        notes.push(Note::new(NoteKind::Skipped, *line, what));
        found.push(*line);
    }
    found
}

/// The lines of running text that are not blank.
pub(super) fn plain_lines(document: &Document) -> Vec<Span> {
    let text = document.text.as_str();
    let blocks = document.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    blocks.flat_map(|block| lines(text, block.span)).collect()
}

/// The lines of a stretch that are not blank, without white space around them.
pub(super) fn lines(text: &str, stretch: Span) -> Vec<Span> {
    let mut at = stretch.start;
    let mut found = Vec::new();
    for line in stretch.of(text).split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trim(text);
        at += line.len();
        if !span.is_empty() {
            found.push(span);
        }
    }
    found
}

fn without_digits(line: &str) -> String {
    line.chars().filter(|c| !c.is_numeric()).collect::<String>().trim().to_owned()
}

/// A page number alone, "Page 3 of 10", "3 | Page".
fn is_page_number(text: &str) -> bool {
    let text = text.trim().trim_matches(['-', '–', '—', '|', ' ']);
    if text.is_empty() || text.len() > 20 {
        return false;
    }
    let number = |part: &str| (1..=4).contains(&part.chars().count()) && part.chars().all(char::is_numeric);
    let lower = text.to_lowercase();
    number(text)
        || ["page ", "p. ", "صفحه ", "صفحة "]
            .iter()
            .filter_map(|word| lower.strip_prefix(word))
            .any(|rest| rest.split([' ', '/']).all(|part| number(part) || part == "of"))
        || lower.strip_suffix("page").is_some_and(|rest| number(rest.trim_end_matches([' ', '|'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers() {
        for (text, expected) in [
            ("3", true),
            ("- 12 -", true),
            ("Page 3 of 10", true),
            ("3 | Page", true),
            ("12345", false),
            ("Page", false),
            ("۱۲", true),
        ] {
            assert_eq!(is_page_number(text), expected, "{text}");
        }
    }
}
