//! `missing-full-stop`: an item that ends without one.

use rasad_reading::ItemKind;
use rasad_text::Span;

use super::{Hit, Rule, Severity, Sheet};

pub(super) const RULE: Rule = Rule {
    id: "missing-full-stop",
    severity: Severity::Warning,
    summary: "an item ends without a full stop",
    check,
};

fn check(sheet: &Sheet<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for item in sheet.items.iter().filter(|item| item.kind != ItemKind::Caption) {
        let text = sheet.text(item.span).trim_end();
        // A line of a few words is a heading or a list entry that no format told apart.
        if text.split_whitespace().count() < 8 {
            continue;
        }
        let bare = text.trim_end_matches(['"', '”', '’', '\'', '»', '*', '_', ' ']);
        if !bare.ends_with(['.', '!', '?', '…', ':', '؟', '。']) {
            let end = item.span.start + text.len();
            let from = text.char_indices().rev().nth(11).map_or(0, |(at, _)| at);
            let hit = Hit::new(Span::new(item.span.start + from, end), "the item ends without a full stop");
            hits.push(hit.fix(Span::new(end, end), "."));
        }
    }
    hits
}
