//! `caption-repeated` and `caption-without-item`: the words under pictures.

use rasad_reading::{EntityKind, ItemKind};
use rasad_text::fold::fold;

use super::{Hit, Rule, Severity, Sheet};
use crate::lint::sheet::ItemView;

pub(super) const REPEATED: Rule = Rule {
    id: "caption-repeated",
    severity: Severity::Warning,
    summary: "two pictures bear the same words",
    check: repeated,
};

pub(super) const WITHOUT_ITEM: Rule = Rule {
    id: "caption-without-item",
    severity: Severity::Warning,
    summary: "no item tells what a caption says",
    check: without_item,
};

fn captions<'a>(sheet: &'a Sheet<'_>) -> impl Iterator<Item = &'a ItemView> {
    sheet.items.iter().filter(|item| item.kind == ItemKind::Caption)
}

fn repeated(sheet: &Sheet<'_>) -> Vec<Hit> {
    let mut seen: Vec<(String, &ItemView)> = Vec::new();
    let mut hits = Vec::new();
    for caption in captions(sheet) {
        let words = fold(sheet.text(caption.span));
        match seen.iter().find(|(other, _)| *other == words) {
            Some((_, first)) => {
                let place = sheet.place_of(first);
                hits.push(Hit::new(
                    caption.span,
                    format!("the same words stand under the picture at {place}"),
                ));
            }
            None => seen.push((words, caption)),
        }
    }
    hits
}

fn without_item(sheet: &Sheet<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for caption in captions(sheet) {
        // A country alone does not tie a picture to a report.
        let shown: Vec<&str> = sheet
            .entities(caption)
            .filter(|entity| matches!(entity.kind, EntityKind::Person | EntityKind::Organization))
            .filter(|entity| !is_cited(sheet, caption, &entity.id))
            .map(|entity| entity.id.as_str())
            .collect();
        let told = |id: &&&str| {
            sheet.telling().any(|item| {
                sheet.section(item) == sheet.section(caption)
                    && sheet.entities(item).any(|entity| entity.id == **id)
            })
        };
        if !shown.is_empty() && shown.iter().filter(told).count() == 0 {
            let names: Vec<&str> = shown.iter().map(|id| sheet.name(id)).collect();
            hits.push(Hit::new(
                caption.span,
                format!("no item of the section tells of {}", names.join(" or ")),
            ));
        }
    }
    hits
}

/// Whether an entity is the outlet of the caption's citation.
fn is_cited(sheet: &Sheet<'_>, caption: &ItemView, id: &str) -> bool {
    let Some(entity) = sheet.reading.entity(id) else { return false };
    let spans: Vec<_> = sheet.citations(caption).filter_map(|citation| citation.span).collect();
    let inside = entity.mentions.iter().filter(|mention| mention.item == caption.index);
    inside.clone().count() > 0
        && inside.clone().all(|mention| spans.iter().any(|span| span.contains(mention.span)))
}
