//! Cuts the blocks of a document into units, and puts together what a page or a line break cut.

use rasad_text::{BlockKind, Document, Span};

use super::bullet::bullet;
use super::lines::Page;
use super::shape;

/// What is known of a unit before it has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitKind {
    /// The format says what it is.
    Given(BlockKind),
    /// It begins with a bullet, or the format says that it is a list entry.
    Bullet,
    /// A headline in capitals that its paragraph begins with.
    RunIn,
    /// One line of a list without bullets.
    Line,
    /// None of these.
    Plain,
}

impl UnitKind {
    /// Whether it needs no more looking at to be a heading.
    pub(super) fn is_heading(self) -> bool {
        matches!(self, UnitKind::Given(BlockKind::Heading(_)) | UnitKind::RunIn)
    }
}

/// A stretch of text that is one heading, item or caption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) kind: UnitKind,
    /// Without the bullet.
    pub(super) span: Span,
}

/// The units of a document in reading order.
pub(super) fn units(document: &Document, page: &Page<'_>) -> Vec<Unit> {
    let text = document.text.as_str();
    let mut units = Vec::new();
    for block in &document.blocks {
        match block.kind {
            BlockKind::Paragraph => page.cut(block.span, &mut units),
            BlockKind::Bullet(_) => {
                let mark = bullet(block.span.of(text)).map_or(0, |bullet| bullet.length);
                let span = Span::new(block.span.start + mark, block.span.end);
                units.push(Unit { kind: UnitKind::Bullet, span: span.trim(text) });
            }
            kind => units.push(Unit { kind: UnitKind::Given(kind), span: block.span.trim(text) }),
        }
    }
    units.retain(|unit| !unit.span.is_empty());
    units
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
    if shape::has_end(cut) || shape::ends_in_date(cut) {
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

/// Parts a headline in capitals with a full stop from the paragraph that it begins: "TALKS END IN GENEVA.
/// The two sides ...".
pub(super) fn part_run_in_headings(text: &str, units: &mut Vec<Unit>) {
    let mut parted = Vec::with_capacity(units.len());
    for unit in units.drain(..) {
        match shape::run_in_heading(unit.span.of(text)).filter(|_| unit.kind == UnitKind::Plain) {
            Some(length) => {
                let at = unit.span.start + length;
                parted.push(Unit { kind: UnitKind::RunIn, span: Span::new(unit.span.start, at).trim(text) });
                parted.push(Unit { kind: UnitKind::Plain, span: Span::new(at, unit.span.end).trim(text) });
            }
            None => parted.push(unit),
        }
    }
    *units = parted;
}
