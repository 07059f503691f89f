//! The text of a document, block by block, with its annotations.

use std::collections::BTreeMap;

use maud::{Markup, html};
use rasad_reading::{EntityKind, Reading};
use rasad_store::EventRow;
use rasad_text::{Block, BlockKind, Document, Span};

use super::entry_anchor;
use crate::links;
use crate::view::{
    Annotation, AnnotationKind, marked, outlets_words, period_words, quad_class, status_words,
};

/// All blocks in order.
pub(super) fn blocks(title: &str, document: &Document, reading: &Reading, events: &[EventRow]) -> Markup {
    let annotations = annotations(document, reading, events);
    let mut blocks = blocks_of(document);
    // The title stands above already. Where it tells an event it stays, or there would be no mark to lead to.
    if let Some(first) = blocks.first().map(|block| block.span)
        && first.of(&document.text) == title
        && !events.iter().any(|event| event.evidence.overlaps(first))
    {
        blocks.remove(0);
    }
    let runs: Vec<&[Block]> = blocks.chunk_by(|one, other| is_bullet(one) && is_bullet(other)).collect();
    let mut items = reading.items.iter().peekable();
    html! {
        @for run in runs {
            @let is_list = run.first().is_some_and(is_bullet);
            @if is_list {
                ul.bullets { @for block in run { li { (anchors(document, &mut items, block.span)) (marked(&document.text, block.span, within(&annotations, block.span))) } } }
            } @else {
                @for block in run {
                    @let inside = html! { (anchors(document, &mut items, block.span)) (marked(&document.text, block.span, within(&annotations, block.span))) };
                    @match block.kind {
                        BlockKind::Heading(1) => h2 { (inside) },
                        BlockKind::Heading(_) => h3 { (inside) },
                        BlockKind::Caption => p.caption { (inside) },
                        BlockKind::Quote => blockquote { (inside) },
                        BlockKind::TableRow => p.table-row { (inside) },
                        BlockKind::Paragraph | BlockKind::Bullet(_) => p { (inside) },
                    }
                }
            }
        }
    }
}

fn is_bullet(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Bullet(_))
}

/// Anchors of the items that begin in a block.
fn anchors<'a>(
    document: &Document,
    items: &mut std::iter::Peekable<impl Iterator<Item = &'a rasad_reading::Item>>,
    block: Span,
) -> Markup {
    let mut ids = Vec::new();
    while let Some(item) = items.next_if(|item| item.span.start < block.end) {
        ids.push(links::anchor(&document.id, &item.id));
    }
    html! { @for id in &ids { span.place id=(id) {} } }
}

/// The document's blocks; what no block holds is shown as paragraphs, so that no text is hidden.
fn blocks_of(document: &Document) -> Vec<Block> {
    let mut all = Vec::new();
    let mut at = 0;
    for block in &document.blocks {
        all.extend(paragraphs(&document.text, Span::new(at, block.span.start.max(at))));
        all.push(block.clone());
        at = at.max(block.span.end);
    }
    all.extend(paragraphs(&document.text, Span::new(at, document.text.len())));
    all
}

/// Stretches between blank lines that have letters in them: list marks between blocks have none.
fn paragraphs(text: &str, within: Span) -> Vec<Block> {
    let inside = within.of(text);
    let mut found = Vec::new();
    let mut at = within.start;
    for part in inside.split("\n\n") {
        let span = Span::new(at, at + part.len()).trim(text);
        if span.of(text).chars().any(char::is_alphanumeric) {
            found.push(Block { kind: BlockKind::Paragraph, span });
        }
        at += part.len() + 2;
    }
    found
}

/// Those that reach into a stretch. They are in order of their start, and none is long, but events may be: so only
/// the end is cut off here, and the template leaves out the rest.
fn within(annotations: &[Annotation], stretch: Span) -> &[Annotation] {
    let end = annotations.partition_point(|annotation| annotation.span.start < stretch.end);
    let start = annotations[..end].partition_point(|annotation| {
        // Nothing reaches further than this.
        annotation.span.start + LONGEST < stretch.start
    });
    &annotations[start..end]
}

/// Longest annotation that is shown whole, in bytes.
const LONGEST: usize = 8192;

fn annotations(document: &Document, reading: &Reading, events: &[EventRow]) -> Vec<Annotation> {
    let mut all = acts(document, events);
    for event in events {
        all.push(Annotation { span: event.trigger, kind: AnnotationKind::Trigger });
    }
    for citation in &reading.citations {
        let Some(span) = citation.span else { continue };
        let names: Vec<&str> = citation.outlets.iter().map(|outlet| outlet.name.as_str()).collect();
        let day = citation.date.map(|days| format!(", {}", period_words(days))).unwrap_or_default();
        let title = format!("Citation: {}{day}", names.join("; "));
        all.push(Annotation { span, kind: AnnotationKind::Citation { title } });
    }
    for entity in &reading.entities {
        let link = links::who(&entity.id);
        let what = match entity.kind {
            EntityKind::Group => continue,
            kind => kind.as_str(),
        };
        for mention in entity.mentions.iter().filter(|mention| mention.named) {
            let title = format!("{} ({what})", entity.name);
            all.push(Annotation {
                span: mention.span,
                kind: AnnotationKind::Name { link: link.clone(), title },
            });
        }
    }
    all.retain(|annotation| annotation.span.len() <= LONGEST);
    all.sort_by_key(|annotation| annotation.span);
    all
}

/// One annotation for all events that one clause tells.
fn acts(document: &Document, events: &[EventRow]) -> Vec<Annotation> {
    let mut by_span: BTreeMap<Span, Vec<(usize, &EventRow)>> = BTreeMap::new();
    for (at, event) in events.iter().enumerate() {
        by_span.entry(event.evidence).or_default().push((at + 1, event));
    }
    let clauses = by_span.into_iter().filter_map(|(span, told)| {
        let (_, first) = told.first()?;
        let titles: Vec<String> =
            told.iter().map(|(number, event)| format!("{number}. {}", in_words(event))).collect();
        let numbers = told
            .iter()
            .map(|(number, event)| {
                (*number, links::anchor(&document.id, &event.id), entry_anchor(&document.id, &event.id))
            })
            .collect();
        let class = quad_class(first.kind.quad_class());
        Some(Annotation { span, kind: AnnotationKind::Events { class, title: titles.join("\n"), numbers } })
    });
    clauses.collect()
}

/// An event in a line, for whoever points at it.
fn in_words(event: &EventRow) -> String {
    let names = |parties: &[rasad_store::Party]| {
        parties.iter().map(|party| party.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let mut words = vec![event.kind.as_str().to_owned()];
    words.extend(event.mode.as_ref().map(|mode| format!("({mode})")));
    words.push(names(&event.actors));
    if !event.recipients.is_empty() {
        words.push(format!("→ {}", names(&event.recipients)));
    }
    words.extend(status_words(event.status).map(|(status, _)| format!("[{status}]")));
    let sources = outlets_words(event);
    if !sources.is_empty() {
        words.push(format!("({})", sources.join("; ")));
    }
    words.join(" ")
}
