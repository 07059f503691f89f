//! Decoded files as plain text, for people to compare.

use std::fmt::Write as _;

use rasad_ingest::{Decoded, Skipped};
use rasad_text::{BlockKind, Document};

/// Documents with their facts and blocks, then what was skipped.
pub(crate) fn render(decoded: &Decoded) -> String {
    let mut text = String::new();
    decoded.documents.iter().for_each(|document| render_document(document, &mut text));
    for Skipped { place, reason } in &decoded.notes {
        writeln!(text, "skipped {place}: {reason}").expect("a string takes all");
    }
    text
}

fn render_document(document: &Document, text: &mut String) {
    let published = document.published.map(|day| day.to_string());
    let mut line = |name: &str, value: &str| {
        if !value.is_empty() {
            writeln!(text, "{name}: {value}").expect("a string takes all");
        }
    };
    line("=== document", &document.source.uri);
    line("type", &document.source.media_type);
    line("title", document.title.as_deref().unwrap_or(""));
    line("published", published.as_deref().unwrap_or(""));
    line("outlets", &document.outlets.join(" | "));
    line("category", document.category.as_deref().unwrap_or(""));
    line("language", document.language.as_deref().unwrap_or(""));
    for note in &document.notes {
        line("note", &format!("{} {}: {}", note.kind.as_str(), note.span, note.text));
    }
    for block in &document.blocks {
        let kind = match block.kind {
            BlockKind::Heading(level) => format!("h{level}"),
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Bullet(depth) => format!("{}*", "  ".repeat(usize::from(depth) - 1)),
            BlockKind::Caption => "caption".to_owned(),
            BlockKind::TableRow => "row".to_owned(),
            BlockKind::Quote => "quote".to_owned(),
        };
        let words = document.slice(block.span).replace('\t', " → ").replace('\n', "\n  ↵ ");
        writeln!(text, "[{kind}] {words}").expect("a string takes all");
    }
}
