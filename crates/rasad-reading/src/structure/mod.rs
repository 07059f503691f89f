//! Finds the structure of a document: title, period, editor, sections and items.
//!
//! Formats with marks of their own (HTML, Markdown) say what is a heading or a list entry; plain text
//! says it by bullets, blank lines and the shape of lines. Both end as [`Unit`]s, which are then put
//! together where a page break cut them, and named. Nothing here knows one bulletin's habits: the marks
//! are those of `docs/bulletins.md`.

mod head;
mod shape;
mod units;

use rasad_text::{BlockKind, Document, Note, NoteKind, Span};
use rasad_time::Interval;

use crate::model::{Item, ItemKind};
use units::{Unit, UnitKind};

/// What the layout of a document says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Structure {
    pub(crate) title: Option<String>,
    pub(crate) period: Option<Interval>,
    pub(crate) editor: Option<String>,
    pub(crate) sections: Vec<String>,
    pub(crate) items: Vec<Item>,
    /// End notes: number and text.
    pub(crate) references: Vec<(String, Span)>,
    pub(crate) notes: Vec<Note>,
}

/// Finds the structure. `is_citation` tells whether a bracket's content names an outlet or a date, which
/// marks captions.
pub(crate) fn structure(document: &Document, is_citation: &dyn Fn(&str) -> bool) -> Structure {
    let text = document.text.as_str();
    let mut result = Structure::default();
    let mut units = units::units(document);
    units::drop_page_furniture(text, &mut units, &mut result.notes);
    units::join_cut_units(text, &mut units, is_citation);
    take_references(text, &mut units, &mut result);

    let head = head::head(document, &units);
    result.title = head.title;
    result.period = head.period;
    result.editor = head.editor;

    let body = &units[head.units..];
    let bulleted = body.iter().filter(|unit| unit.kind == UnitKind::Bullet).count() * 2 > body.len();
    let mut section: Option<String> = None;
    for (at, unit) in body.iter().enumerate() {
        let words = unit.span.of(text);
        let next = body.get(at + 1);
        if shape::is_heading(text, unit, next, bulleted) {
            let heading = shape::heading_text(words);
            section = Some(heading.clone());
            if !result.sections.contains(&heading) {
                result.sections.push(heading);
            }
            continue;
        }
        let kind = match unit.kind {
            UnitKind::Bullet => ItemKind::Bullet,
            _ if shape::is_caption(text, unit, bulleted, is_citation) => ItemKind::Caption,
            _ => ItemKind::Paragraph,
        };
        let span = shape::strip_marks(text, unit.span);
        if span.is_empty() {
            continue;
        }
        let id = format!("{}/{}", document.id, result.items.len() + 1);
        result.items.push(Item { id, kind, section: section.clone(), span });
    }
    result
}

/// Takes a closing list of numbered references ("[1] https://...") out of the units.
fn take_references(text: &str, units: &mut Vec<Unit>, result: &mut Structure) {
    let first = units.iter().rposition(|unit| shape::reference_number(unit.span.of(text)).is_none()).map_or(0, |at| at + 1);
    if units.len() - first < 2 {
        return;
    }
    for unit in units.drain(first..) {
        if let Some((number, _)) = shape::reference_number(unit.span.of(text)) {
            result.references.push((number, unit.span));
        }
    }
    // The heading over the list has nothing under it any more.
    if units.last().is_some_and(|unit| unit.kind.is_heading() || unit.span.len() < 40) && units.len() > 1 {
        units.pop();
    }
    if let Some((_, span)) = result.references.first() {
        let text = format!("{} end notes read as sources, not as items", result.references.len());
        result.notes.push(Note::new(NoteKind::Repaired, *span, text));
    }
}

impl UnitKind {
    fn is_heading(self) -> bool {
        matches!(self, UnitKind::Given(BlockKind::Heading(_)))
    }
}

#[cfg(test)]
mod tests;
