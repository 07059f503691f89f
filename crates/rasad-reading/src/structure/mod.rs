//! Finds the structure of a document: title, period, editor, sections and items.
//!
//! Formats with marks of their own (HTML, Markdown) say what is a heading or a list entry; plain text
//! says it by bullets, blank lines and the shape of lines. Both end as [`Unit`]s, which are then put
//! together where a page break cut them, and named. Nothing here knows one bulletin's habits: the marks
//! are those of `docs/bulletins.md`, the words those of `lexicon/structure.toml`.

mod bullet;
mod furniture;
mod head;
mod heading;
mod lines;
mod references;
mod shape;
mod units;
mod words;

use rasad_text::{Document, Note, NoteKind, Span};
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

/// What structure has to ask about words.
#[derive(Clone, Copy)]
pub(crate) struct Sources<'a> {
    /// Whether a bracket's content names an outlet or a date, which marks captions.
    pub(crate) is_citation: &'a dyn Fn(&str) -> bool,
    /// Whether words are the name of an outlet.
    pub(crate) is_outlet: &'a dyn Fn(&str) -> bool,
}

/// Finds the structure. Wherever a document has letters there is at least one item.
pub(crate) fn structure(document: &Document, sources: Sources<'_>) -> Structure {
    let text = document.text.as_str();
    let mut result = Structure::default();
    let furniture = furniture::furniture(document, &mut result.notes);
    let page = lines::Page::new(text, &furniture::plain_lines(document), furniture, sources.is_outlet);
    let mut units = units::units(document, &page);
    units::join_cut_units(text, &mut units, sources.is_citation);
    units::part_run_in_headings(text, &mut units);
    let all = units.clone();
    references::take_references(text, &mut units, &mut result);

    let head = head::head(document, &units);
    result.title = head.title;
    result.period = head.period;
    result.editor = head.editor;

    name_units(document, &units[head.units..], sources, &mut result);
    if result.items.is_empty() {
        // A headline alone, or a head with nothing under it: better an item than nothing.
        for unit in all.iter().filter(|unit| unit.span.of(text).chars().any(char::is_alphabetic)) {
            push_item(document, ItemKind::Paragraph, None, unit.span, &mut result);
        }
        let whole = Span::new(0, text.len()).trim(text);
        if result.items.is_empty() && text.chars().any(char::is_alphabetic) {
            push_item(document, ItemKind::Paragraph, None, whole, &mut result);
        }
    }
    result
}

/// Turns units into sections and items.
fn name_units(document: &Document, units: &[Unit], sources: Sources<'_>, result: &mut Structure) {
    let text = document.text.as_str();
    let bulleted = units.iter().filter(|unit| unit.kind == UnitKind::Bullet).count() * 2 > units.len();
    let headings = heading::headings(text, units, bulleted);
    let captions: Vec<bool> = units
        .iter()
        .zip(&headings)
        .map(|(unit, is_heading)| {
            !is_heading && heading::has_caption_shape(text, unit, bulleted, sources.is_citation)
        })
        .collect();
    // Where most items are phrases with a citation, they are what the document tells, and not captions.
    let n_items = headings.iter().filter(|heading| !**heading).count();
    let phrases_are_items = captions.iter().filter(|caption| **caption).count() * 2 > n_items;
    let mut section: Option<String> = None;
    for (at, unit) in units.iter().enumerate() {
        if headings[at] {
            let words = unit.span.of(text);
            // The full stop of a headline that a paragraph or a list stands under is not part of it.
            let words = words.strip_suffix('.').unwrap_or(words);
            let heading = shape::heading_text(words);
            section = Some(heading.clone());
            if !result.sections.contains(&heading) {
                result.sections.push(heading);
            }
            continue;
        }
        let kind = match unit.kind {
            UnitKind::Bullet => ItemKind::Bullet,
            _ if heading::is_given_caption(text, unit) || captions[at] && !phrases_are_items => {
                ItemKind::Caption
            }
            _ => ItemKind::Paragraph,
        };
        push_item(document, kind, section.as_deref(), unit.span.trim(text), result);
    }
}

fn push_item(document: &Document, kind: ItemKind, section: Option<&str>, span: Span, result: &mut Structure) {
    if span.is_empty() {
        return;
    }
    let pieces = pieces(&document.text, span);
    if pieces.len() > 1 {
        let text = format!("{} bytes in one stretch read as {} items", span.len(), pieces.len());
        result.notes.push(Note::new(NoteKind::Repaired, span, text));
    }
    for span in pieces {
        let id = format!("{}/{}", document.id, result.items.len() + 1);
        result.items.push(Item { id, kind, section: section.map(str::to_owned), span });
    }
}

/// Longest item, in bytes: what is longer is no bullet or paragraph that anybody wrote, and the work on an item
/// grows faster than its length.
const MAX_ITEM_BYTES: usize = 8 << 10;

/// Cuts a stretch into pieces of at most the length of an item: after a sentence, else after a word, else where
/// it must be.
fn pieces(text: &str, span: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = span.start;
    while span.end - start > MAX_ITEM_BYTES {
        let most = text.floor_char_boundary(start + MAX_ITEM_BYTES);
        let window = &text[start..most];
        let half = window.floor_char_boundary(window.len() / 2);
        let cut = window[half..]
            .rfind(". ")
            .map(|at| half + at + 1)
            .or_else(|| window[half..].rfind(' ').map(|at| half + at));
        let end = start + cut.unwrap_or(window.len());
        found.push(Span::new(start, end).trim(text));
        start = end;
    }
    found.push(Span::new(start, span.end).trim(text));
    found.retain(|piece| !piece.is_empty());
    found
}
