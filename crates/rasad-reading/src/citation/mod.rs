//! Finds attributions to outlets: in brackets, in running text, as end notes and as headings.
//!
//! The forms are those that bulletins and press reviews really use; `docs/bulletins.md` lists them. An
//! outlet that the knowledge does not have is taken as written.

mod bracket;
mod cues;
mod end_notes;
mod inline;
mod outlet;
mod suffix;
mod unknown;

use rasad_text::{Document, Note, NoteKind, Span};
use rasad_time::{Interval, Reference};

use crate::model::{Citation, CitedOutlet, Item};
use crate::reader::Reader;
pub(crate) use outlet::Resolved;

/// A citation before it has an id.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draft {
    pub(crate) outlets: Vec<CitedOutlet>,
    pub(crate) date: Option<Interval>,
    pub(crate) span: Span,
    /// Whether it opens the stretch that it covers ("AP reported that ...") or closes it ("... (AP)").
    pub(crate) opens: bool,
}

/// Whether the content of a bracket names outlets, which tells captions and ends of items.
pub(crate) fn is_citation(reader: &Reader, content: &str, reference: Option<&Reference>) -> bool {
    bracket::parse(reader, content, reference, bracket::Place::EndOfItem).is_some()
}

/// Whether words are the name of a known outlet, which tells lists of "Outlet: headline".
pub(crate) fn is_outlet(reader: &Reader, words: &str) -> bool {
    outlet::exact(reader, words).is_some() || outlet::exact(reader, outlet::strip(words)).is_some()
}

/// The citations of one item, in reading order.
pub(crate) fn citations(
    reader: &Reader,
    document: &Document,
    item_index: usize,
    item: &Item,
    reference: Option<&Reference>,
    references: &[(String, Span)],
    notes: &mut Vec<Note>,
) -> Vec<Citation> {
    let text = document.text.as_str();
    let mut drafts = bracket::find(reader, text, item.span, reference, notes);
    drafts.extend(end_notes::find(reader, text, item.span, references));
    drafts.extend(inline::find(reader, text, item.span, reference, &drafts));
    drafts.sort_by_key(|draft| (draft.span.start, draft.span.end));
    let mut citations = with_covers(item_index, item, &drafts);
    if citations.is_empty()
        && let Some(resolved) = item.section.as_deref().and_then(|section| outlet::resolve(reader, section))
    {
        citations.push(beside_text(item_index, item, vec![resolved.outlet], None));
    }
    if !document.outlets.is_empty() {
        let mut outlets: Vec<CitedOutlet> = Vec::new();
        for given in &document.outlets {
            for part in outlet::split_via(given) {
                let named = outlet::resolve_or_keep(reader, part);
                if !outlets.contains(&named) {
                    outlets.push(named);
                }
            }
        }
        citations.push(beside_text(item_index, item, outlets, None));
    }
    for (number, citation) in citations.iter_mut().enumerate() {
        citation.id = format!("{}/c{}", item.id, number + 1);
        citation.date = citation.date.or_else(|| document.published.map(Interval::day));
    }
    citations
}

/// A citation that the source gives beside the text; it covers the whole item.
fn beside_text(
    item_index: usize,
    item: &Item,
    outlets: Vec<CitedOutlet>,
    date: Option<Interval>,
) -> Citation {
    Citation { id: String::new(), item: item_index, outlets, date, span: None, covers: item.span }
}

/// Gives each citation the stretch that it covers (codebook, section 1): what stands since the citation
/// before it, or, where it opens a sentence, what follows up to the next.
fn with_covers(item_index: usize, item: &Item, drafts: &[Draft]) -> Vec<Citation> {
    let mut citations = Vec::with_capacity(drafts.len());
    let mut from = item.span.start;
    for (at, draft) in drafts.iter().enumerate() {
        let covers = if draft.opens {
            let next = drafts[at + 1..].iter().find(|next| next.span.start >= draft.span.end);
            // A closing citation after it covers the same sentences as well.
            let end =
                next.map_or(item.span.end, |next| if next.opens { next.span.start } else { next.span.end });
            Span::new(draft.span.start, end)
        } else {
            // Brackets side by side cover the same stretch: "(BBC)(CNN)".
            let neighbour =
                at > 0 && !drafts[at - 1].opens && draft.span.start <= drafts[at - 1].span.end + 2;
            if !neighbour && at > 0 {
                from = drafts[at - 1].span.end.max(from);
                if drafts[at - 1].opens {
                    from = drafts[at - 1].span.start.min(from);
                }
            }
            Span::new(from.min(draft.span.start), draft.span.end)
        };
        citations.push(Citation {
            id: String::new(),
            item: item_index,
            outlets: draft.outlets.clone(),
            date: draft.date,
            span: Some(draft.span),
            covers,
        });
    }
    citations
}

/// A note on an outlet whose name is a letter away from a known one.
fn misspelt(span: Span, written: &str, resolved: &Resolved) -> Note {
    Note::new(NoteKind::Slip, span, format!("outlet `{written}` taken for {}", resolved.outlet.name))
}
