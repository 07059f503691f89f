//! An issue as Markdown.

use super::{citation_text, period_text};
use crate::issue::{Issue, IssueItem};

/// Writes an issue as Markdown; what comes from outside is escaped, so that it can't become markup.
pub fn markdown(issue: &Issue) -> String {
    let mut out = format!("# {}\n\n{}\n", escape(&issue.title), period_text(issue));
    if let Some(editor) = &issue.editor {
        out.push_str(&format!("\nEditor: {}\n", escape(editor)));
    }
    if !issue.overview.is_empty() {
        out.push_str("\n## Overview\n\n");
        for line in &issue.overview {
            out.push_str(&format!("- {}\n", escape(&line.text)));
        }
    }
    for section in &issue.sections {
        out.push_str(&format!("\n## {}\n", escape(&section.heading)));
        for item in &section.items {
            out.push_str(&format!("\n- {}\n", escape(&item_text(issue, item))));
        }
    }
    if issue.sections.is_empty() {
        out.push_str("\nNo report of this period belongs to the arenas of the desk.\n");
    }
    out
}

/// The running text of an item, citations included.
pub(super) fn item_text(issue: &Issue, item: &IssueItem) -> String {
    let sentences: Vec<String> = item
        .sentences
        .iter()
        .map(|sentence| match citation_text(issue, &sentence.citations) {
            Some(citation) => format!("{} {citation}.", sentence.text),
            None => format!("{}.", sentence.text),
        })
        .collect();
    sentences.join(" ")
}

/// Escapes what Markdown would take for markup.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
