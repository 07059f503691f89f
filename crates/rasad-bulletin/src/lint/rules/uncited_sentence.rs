//! `uncited-sentence`: a sentence that no citation covers.

use rasad_reading::ItemKind;
use rasad_text::Span;

use super::{Hit, Rule, Severity, Sheet};

pub(super) const RULE: Rule = Rule {
    id: "uncited-sentence",
    severity: Severity::Warning,
    summary: "a sentence stands after the last citation of its item, or its item has none",
    check,
};

fn check(sheet: &Sheet<'_>) -> Vec<Hit> {
    // A text that cites nothing anywhere is no bulletin of this kind.
    if sheet.reading.citations.iter().all(|citation| citation.span.is_none()) {
        return Vec::new();
    }
    let mut hits = Vec::new();
    for item in sheet.telling().filter(|item| item.kind == ItemKind::Bullet) {
        let covered: Vec<Span> = sheet
            .citations(item)
            .flat_map(|citation| [Some(citation.covers), citation.span])
            .flatten()
            .collect();
        let bare: Vec<Span> = item
            .sentences
            .iter()
            .copied()
            .filter(|sentence| sheet.text(*sentence).split_whitespace().count() >= 5)
            .filter(|sentence| !covered.iter().any(|span| span.overlaps(*sentence)))
            .collect();
        if let (Some(first), Some(last)) = (bare.first(), bare.last()) {
            let message = match bare.len() {
                1 => "no citation covers this sentence".to_owned(),
                n => format!("no citation covers these {n} sentences"),
            };
            hits.push(Hit::new(first.cover(*last), message));
        }
    }
    hits
}
