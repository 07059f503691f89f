//! Breaking and cutting text by the room that it takes on a terminal.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns that a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// Lines of at most `width` columns, broken at white space; a longer word is broken inside. No text, no line.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(10);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let mut word = word;
        if used > 0 && used + 1 + word.width() <= width {
            line.push(' ');
            line.push_str(word);
            used += 1 + word.width();
            continue;
        }
        if used > 0 {
            lines.push(std::mem::take(&mut line));
        }
        while word.width() > width {
            let (head, tail) = word.split_at(fitting(word, width));
            lines.push(head.to_owned());
            word = tail;
        }
        line.push_str(word);
        used = word.width();
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// A text on one line, in at most `width` columns, with `…` where something is left out.
pub(crate) fn cut(text: &str, width: usize) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if one_line.width() <= width {
        return one_line;
    }
    let kept = &one_line[..fitting(&one_line, width.saturating_sub(1))];
    format!("{}…", kept.trim_end())
}

/// Bytes of the beginning that take at most `width` columns, at least one character.
fn fitting(text: &str, width: usize) -> usize {
    let mut used = 0;
    for (at, character) in text.char_indices() {
        used += character.width().unwrap_or(0);
        if used > width && at > 0 {
            return at;
        }
    }
    text.len()
}

/// The text filled up with spaces to `width` columns.
pub(crate) fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_hold_what_fits() {
        assert_eq!(wrap("one two  three\nfour", 10), ["one two", "three four"]);
        assert_eq!(wrap("abcdefghijklmno p", 10), ["abcdefghij", "klmno p"]);
        assert_eq!(wrap(" \n ", 10), Vec::<String>::new());
        assert_eq!(wrap("قاآنی وزیر", 10), ["قاآنی وزیر"]);
    }

    #[test]
    fn cutting_says_that_it_cut() {
        assert_eq!(cut("one two", 7), "one two");
        assert_eq!(cut("one two three", 8), "one two…");
        assert_eq!(cut("日本語", 4), "日…");
        assert_eq!(pad("日本", 6), "日本  ");
    }
}
