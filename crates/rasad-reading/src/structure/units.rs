//! Cuts the blocks of a document into units, and puts together what a page or a line break cut.

use rasad_text::{BlockKind, Document, Note, NoteKind, Span};

use super::shape;

/// What is known of a unit before it has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitKind {
    /// The format says what it is.
    Given(BlockKind),
    /// It begins with a bullet, or the format says that it is a list entry.
    Bullet,
    /// Neither.
    Plain,
}

/// A stretch of text that is one heading, item or caption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) kind: UnitKind,
    /// Without the bullet.
    pub(super) span: Span,
}

/// The units of a document in reading order.
pub(super) fn units(document: &Document) -> Vec<Unit> {
    let text = document.text.as_str();
    let mut units = Vec::new();
    for block in &document.blocks {
        match block.kind {
            BlockKind::Paragraph => plain_units(text, block.span, &mut units),
            BlockKind::Bullet(_) => {
                let span = shape::bullet(block.span.of(text)).map_or(block.span, |mark| {
                    Span::new(block.span.start + mark, block.span.end)
                });
                units.push(Unit { kind: UnitKind::Bullet, span: span.trim(text) });
            }
            kind => units.push(Unit { kind: UnitKind::Given(kind), span: block.span.trim(text) }),
        }
    }
    units.retain(|unit| !unit.span.is_empty());
    units
}

/// Cuts a paragraph of plain text before every line that begins with a bullet, and after a line that is
/// plainly a heading.
fn plain_units(text: &str, block: Span, units: &mut Vec<Unit>) {
    let mut current: Option<Unit> = None;
    let mut at = block.start;
    for line in block.of(text).split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trim(text);
        at += line.len();
        if span.is_empty() {
            continue;
        }
        if let Some(mark) = shape::bullet(span.of(text)) {
            units.extend(current.take());
            current = Some(Unit { kind: UnitKind::Bullet, span: Span::new(span.start + mark, span.end).trim(text) });
        } else if let Some(unit) = &mut current {
            unit.span = unit.span.cover(span);
        } else {
            current = Some(Unit { kind: UnitKind::Plain, span });
        }
        // A short first line without an end stands alone: "Overview" over its bullets, or a title over
        // its period. Wrapped prose has long lines.
        if let Some(unit) = current
            && unit.kind == UnitKind::Plain
            && shape::stands_alone(unit.span.of(text))
        {
            units.extend(current.take());
        }
    }
    units.extend(current);
}

/// Drops page numbers and running heads, each with a note.
pub(super) fn drop_page_furniture(text: &str, units: &mut Vec<Unit>, notes: &mut Vec<Note>) {
    let mut kept: Vec<Unit> = Vec::with_capacity(units.len());
    for unit in units.drain(..) {
        if unit.kind == UnitKind::Plain && shape::is_page_number(unit.span.of(text)) {
            notes.push(Note::new(NoteKind::Skipped, unit.span, "page number left out"));
        } else {
            kept.push(unit);
        }
    }
    *units = kept;
}

/// Puts a unit that goes on in the next one together with it.
pub(super) fn join_cut_units(text: &str, units: &mut Vec<Unit>, is_citation: &dyn Fn(&str) -> bool) {
    let mut joined: Vec<Unit> = Vec::with_capacity(units.len());
    for unit in units.drain(..) {
        if let Some(last) = joined.last_mut()
            && unit.kind == UnitKind::Plain
            && matches!(last.kind, UnitKind::Plain | UnitKind::Bullet)
            && goes_on(last.span.of(text), unit.span.of(text), is_citation)
        {
            last.span = last.span.cover(unit.span);
        } else {
            joined.push(unit);
        }
    }
    *units = joined;
}

/// Whether `next` is the rest of `cut`: the one has no end, and the other reads as no beginning.
fn goes_on(cut: &str, next: &str, is_citation: &dyn Fn(&str) -> bool) -> bool {
    if shape::has_end(cut) {
        return false;
    }
    let lower = next.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
    if lower {
        // A short line before a lower-case one may still be a heading, but a sentence it is not.
        return cut.split_whitespace().count() > 3 || shape::ends_open(cut);
    }
    // With a capital (a name, say) only a long line that plainly breaks off is carried on, and not
    // into a heading.
    let long = cut.len() > 80 && !is_citation(shape::last_bracket(cut).unwrap_or(""));
    long && (shape::ends_open(cut) || (shape::has_end(next) && next.split_whitespace().count() > 3))
}
