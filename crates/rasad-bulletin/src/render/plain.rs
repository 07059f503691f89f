//! An issue as plain text, for the body of a message.

use super::{citation_text, markdown::item_text, period_text};
use crate::issue::Issue;

/// Columns of a line; what mail programs show without wrapping (RFC 3676 speaks of 78).
const WIDTH: usize = 72;

/// Writes an issue as plain text with short lines.
pub fn plain(issue: &Issue) -> String {
    let mut out = format!("{}\n{}\n", issue.title, period_text(issue));
    if let Some(editor) = &issue.editor {
        out.push_str(&format!("Editor: {editor}\n"));
    }
    if !issue.overview.is_empty() {
        out.push_str(&heading("Overview"));
        for line in &issue.overview {
            out.push_str(&bullet(&line.text));
        }
    }
    for section in &issue.sections {
        out.push_str(&heading(&section.heading));
        for item in &section.items {
            out.push_str(&bullet(&item_text(issue, item)));
            for caption in &item.captions {
                let citation = citation_text(issue, &caption.citations).unwrap_or_default();
                out.push_str(&wrapped(&format!("[Picture: {} {citation}]", caption.text), "  ", "  "));
                out.push('\n');
            }
        }
    }
    if !issue.corrections.is_empty() {
        out.push_str(&heading("Corrections"));
        for correction in &issue.corrections {
            let text = format!("{}: {}", correction.date, correction.reason);
            out.push_str(&bullet(&text));
        }
    }
    out
}

fn heading(text: &str) -> String {
    format!("\n\n{text}\n{}\n", "-".repeat(text.chars().count().min(WIDTH)))
}

fn bullet(text: &str) -> String {
    format!("\n{}", wrapped(text, "* ", "  "))
}

fn wrapped(text: &str, first: &str, rest: &str) -> String {
    let mut out = String::new();
    let mut line = first.to_owned();
    let mut is_empty = true;
    for word in text.split_whitespace() {
        if !is_empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            out.push_str(line.trim_end());
            out.push('\n');
            rest.clone_into(&mut line);
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.push_str(word);
        is_empty = false;
    }
    out.push_str(line.trim_end());
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_longer_than_a_message_shows() {
        let text = wrapped(&"word ".repeat(60), "* ", "  ");
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH));
        assert!(
            text.starts_with("* word") && text.lines().nth(1).is_some_and(|line| line.starts_with("  word"))
        );
    }
}
