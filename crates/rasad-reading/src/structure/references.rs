//! A closing list of numbered sources: "[1] https://...".

use rasad_text::{Note, NoteKind};

use super::units::{Unit, UnitKind};
use super::words::words;
use super::{Structure, shape};

/// Takes the list out of the units, and its heading with it.
pub(super) fn take_references(text: &str, units: &mut Vec<Unit>, result: &mut Structure) {
    let is_reference = |unit: &Unit| shape::reference_number(unit.span.of(text)).is_some();
    let first = units.iter().rposition(|unit| !is_reference(unit)).map_or(0, |at| at + 1);
    // One alone is a list only where it gives an address.
    let n_found = units.len() - first;
    if first == 0 || n_found == 0 || n_found == 1 && !shape::has_address(units[first].span.of(text)) {
        return;
    }
    for unit in units.drain(first..) {
        if let Some((number, _)) = shape::reference_number(unit.span.of(text)) {
            result.references.push((number, unit.span));
        }
    }
    // The heading over the list has nothing under it any more.
    if units.len() > 1 && units.last().is_some_and(|unit| is_heading_of_list(text, unit)) {
        units.pop();
    }
    if let Some((_, span)) = result.references.first() {
        let text = format!("{} end notes read as sources, not as items", result.references.len());
        result.notes.push(Note::new(NoteKind::Repaired, *span, text));
    }
}

fn is_heading_of_list(text: &str, unit: &Unit) -> bool {
    let heading = shape::heading_text(unit.span.of(text)).to_lowercase();
    let line = unit.kind == UnitKind::Plain && unit.span.len() < 40 && !shape::has_end(&heading);
    unit.kind.is_heading() || line || words().reference_headings.contains(&heading)
}
