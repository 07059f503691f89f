//! Plain text: an optional header, then paragraphs between blank lines.

use rasad_text::normalize::normalize;
use rasad_text::{Block, BlockKind, Document, Span};

use crate::charset::read_text;
use crate::compose::{Composer, cut_note, document_of};
use crate::fields::Fields;
use crate::part::Part;

/// Names that a header may have. Any other line means that there is no header.
const HEADER: [&str; 9] = ["Outlet", "Source", "Date", "Title", "Language", "URL", "Link", "Note", "Author"];

/// One document of the whole text.
pub(super) fn decode(part: &Part<'_>) -> Document {
    let mut document = document_of(part.uri, part.media_type.as_str(), part.bytes);
    let read = read_text(part.bytes, part.charset);
    let normal = normalize(&read.text);
    let (fields, body) = split_header(&normal);
    set_text(&mut document, &without_emphasis(body), part.limits.max_text_bytes_per_document);
    document.notes.extend(read.notes);
    fields.apply(&mut document);
    document
}

/// Gives a document a text that is normalised already, cut at the limit, and its paragraphs.
pub(super) fn set_text(document: &mut Document, normal: &str, limit: usize) {
    let kept = &normal[..normal.floor_char_boundary(limit)];
    document.notes.extend(cut_note(kept.len(), normal.len() - kept.len()));
    kept.clone_into(&mut document.text);
    document.blocks = paragraphs(kept);
}

/// Adds the paragraphs of a plain text, each with its lines.
pub(super) fn push_paragraphs(plain: &str, composer: &mut Composer) {
    let normal = normalize(plain);
    for block in paragraphs(&normal) {
        composer.push(block.kind, block.span.of(&normal));
    }
}

/// The runs of lines that are not blank.
fn paragraphs(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut run: Option<Span> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trim(text);
        at += line.len();
        if !span.is_empty() {
            run = Some(run.map_or(span, |run| run.cover(span)));
        } else if let Some(span) = run.take() {
            blocks.push(Block { kind: BlockKind::Paragraph, span });
        }
    }
    blocks.extend(run.map(|span| Block { kind: BlockKind::Paragraph, span }));
    blocks
}

/// Takes the header off: lines of `Name: value` with known names up to the first blank line, a date or
/// an outlet or a title among them.
pub(super) fn split_header(text: &str) -> (Fields, &str) {
    let text = text.trim_start_matches(['\n', ' ']);
    let none = || (Fields::default(), text);
    let mut fields = Fields::default();
    let mut telling = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        if line.trim().is_empty() {
            return if telling { (fields, &text[at..]) } else { none() };
        }
        let Some((name, value)) = line.trim_end().split_once(':') else { return none() };
        if !HEADER.contains(&name) || !(value.is_empty() || value.starts_with(' ')) {
            return none();
        }
        telling |= matches!(name, "Outlet" | "Date" | "Title") && !value.trim().is_empty();
        fields.set(name, value);
    }
    none()
}

/// Takes paired `**` and `__` out of each line. Longer runs of the marks are rules, and stay.
fn without_emphasis(text: &str) -> String {
    if !text.contains("**") && !text.contains("__") {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut found = false;
    for line in text.split_inclusive('\n') {
        let mut marks = [pairs(line, b'*'), pairs(line, b'_')].concat();
        marks.sort_unstable();
        found |= !marks.is_empty();
        let mut from = 0;
        for at in marks {
            plain.push_str(&line[from..at]);
            from = at + 2;
        }
        plain.push_str(&line[from..]);
    }
    // What stood apart may compose now that the marks between are gone.
    if found { normalize(&plain) } else { plain }
}

/// Offsets of double marks that open and close emphasis in one line.
fn pairs(line: &str, mark: u8) -> Vec<usize> {
    let bytes = line.as_bytes();
    let is_space = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_none_or(u8::is_ascii_whitespace);
    let mut found = Vec::new();
    let mut open = None;
    let mut at = 0;
    while at < bytes.len() {
        let run = bytes[at..].iter().take_while(|byte| **byte == mark).count();
        if run == 2 {
            match open {
                Some(start) if !is_space(at.checked_sub(1)) => {
                    found.extend([start, at]);
                    open = None;
                }
                _ if !is_space(Some(at + 2)) => open = Some(at),
                _ => {}
            }
        }
        at += run.max(1);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paired_marks_go_and_rules_stay() {
        for (text, expected) in [
            ("**bold** and __bold__", "bold and bold"),
            ("a ** b ** c", "a ** b ** c"),
            ("****\n**x", "****\n**x"),
            ("**از** x **y** **", "از x y **"),
            ("**e**\u{301}", "é"),
            ("**one\ntwo**", "**one\ntwo**"),
        ] {
            assert_eq!(without_emphasis(text), expected);
        }
    }

    #[test]
    fn a_header_needs_known_names_up_to_a_blank_line() {
        let (fields, body) = split_header("Outlet: ISNA; IRNA\nDate: 2020-11-22\nTitle: A: b\n \nText: x\n");
        assert_eq!(fields.outlets, ["ISNA", "IRNA"]);
        assert_eq!(fields.title.as_deref(), Some("A: b"));
        assert_eq!(fields.published.map(|day| day.to_string()).as_deref(), Some("2020-11-22"));
        assert_eq!(body, "Text: x\n");
        for text in ["Outlet: ISNA\nText goes on\n\nx", "Date:2020\n\nx", "Note: x\n\ny", "Title: x"] {
            assert_eq!(split_header(text), (Fields::default(), text));
        }
    }
}
