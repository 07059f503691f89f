//! Text with stretches marked in it: events, citations, names. Stretches may overlap in any way; HTML elements
//! may not, so one that reaches out of another is cut there and goes on behind it.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use maud::{Markup, html};
use rasad_text::Span;

/// What a stretch is, with what its element needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AnnotationKind {
    /// The clause that tells some events: style, words for the pointer, and for each event its number, its
    /// anchor here, and the anchor of its entry in the list.
    Events { class: &'static str, title: String, numbers: Vec<(usize, String, String)> },
    /// A citation, with outlets and day in words.
    Citation { title: String },
    /// The name of an entity: address of its page and words for the pointer.
    Name { link: String, title: String },
    /// The word that gave an event away.
    Trigger,
}

impl AnnotationKind {
    /// Which is the outer of two on the same stretch.
    fn rank(&self) -> u8 {
        match self {
            Self::Events { .. } => 0,
            Self::Citation { .. } => 1,
            Self::Name { .. } => 2,
            Self::Trigger => 3,
        }
    }
}

/// A stretch of a document's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Annotation {
    /// In bytes of the text.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) kind: AnnotationKind,
}

/// A stretch of `text` with its annotations; what of them lies outside of it is left out.
pub(crate) fn marked(text: &str, within: Span, annotations: &[Annotation]) -> Markup {
    let mut pieces = Pieces::new();
    for (index, annotation) in annotations.iter().enumerate() {
        let start = annotation.span.start.max(within.start);
        let end = annotation.span.end.min(within.end);
        if start < end && text.is_char_boundary(start) && text.is_char_boundary(end) {
            let is_first = start == annotation.span.start;
            pieces.insert((start, Reverse(end), annotation.kind.rank(), index, !is_first));
        }
    }
    let nodes = nest(text, within, &mut pieces);
    render(&nodes, annotations, Inside::Text)
}

/// Start, end, rank, index of the annotation, and whether it goes on from an earlier piece: outer ones first.
type Pieces = BTreeSet<(usize, Reverse<usize>, u8, usize, bool)>;

enum Node<'a> {
    Text(&'a str),
    Mark { index: usize, goes_on: bool, inside: Vec<Node<'a>> },
}

fn nest<'a>(text: &'a str, within: Span, pieces: &mut Pieces) -> Vec<Node<'a>> {
    let mut nodes = Vec::new();
    let mut at = within.start;
    while pieces.first().is_some_and(|piece| piece.0 < within.end) {
        let Some((start, Reverse(mut end), rank, index, goes_on)) = pieces.pop_first() else { break };
        if end > within.end {
            pieces.insert((within.end, Reverse(end), rank, index, true));
            end = within.end;
        }
        if at < start {
            nodes.push(Node::Text(Span::new(at, start).of(text)));
        }
        nodes.push(Node::Mark { index, goes_on, inside: nest(text, Span::new(start, end), pieces) });
        at = end;
    }
    if at < within.end {
        nodes.push(Node::Text(Span::new(at, within.end).of(text)));
    }
    nodes
}

/// Whether a link is open: links can't stand in links.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Text,
    Link,
}

fn render(nodes: &[Node<'_>], annotations: &[Annotation], place: Inside) -> Markup {
    html! {
        @for node in nodes {
            @match node {
                Node::Text(text) => (text),
                Node::Mark { index, goes_on, inside } => (mark(&annotations[*index].kind, *goes_on, inside, annotations, place)),
            }
        }
    }
}

fn mark(
    kind: &AnnotationKind,
    goes_on: bool,
    inside: &[Node<'_>],
    annotations: &[Annotation],
    place: Inside,
) -> Markup {
    match kind {
        AnnotationKind::Events { class, title, numbers } => html! {
            mark.act.(class) title=(title) {
                @if !goes_on {
                    @for (number, anchor, entry) in numbers {
                        @if place == Inside::Link {
                            span.act-no id=(anchor) { (number) }
                        } @else {
                            a.act-no id=(anchor) href={ "#" (entry) } { span.hidden { "Event " } (number) }
                        }
                    }
                }
                (render(inside, annotations, place))
            }
        },
        AnnotationKind::Citation { title } => html! {
            span.cited title=(title) { (render(inside, annotations, place)) }
        },
        AnnotationKind::Name { link, title } if place == Inside::Text => html! {
            a.name href=(link) title=(title) { (render(inside, annotations, Inside::Link)) }
        },
        AnnotationKind::Name { .. } => render(inside, annotations, place),
        AnnotationKind::Trigger => html! {
            b.trigger { (render(inside, annotations, place)) }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(start: usize, end: usize, number: usize) -> Annotation {
        let numbers = vec![(number, format!("at-{number}"), format!("about-{number}"))];
        Annotation {
            span: Span::new(start, end),
            kind: AnnotationKind::Events { class: "q-n", title: String::new(), numbers },
        }
    }

    fn trigger(start: usize, end: usize) -> Annotation {
        Annotation { span: Span::new(start, end), kind: AnnotationKind::Trigger }
    }

    /// The text that a reader sees, and whether every element closes where it has to.
    fn visible(html: &str) -> String {
        let mut open: Vec<&str> = Vec::new();
        let mut text = String::new();
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            text.push_str(&rest[..at]);
            let end = at + rest[at..].find('>').expect("tags close");
            let tag = &rest[at + 1..end];
            match tag.strip_prefix('/') {
                Some(name) => assert_eq!(open.pop(), Some(name), "{html}"),
                None => open.push(tag.split(' ').next().unwrap_or("")),
            }
            rest = &rest[end + 1..];
        }
        text.push_str(rest);
        assert!(open.is_empty(), "{html}");
        text
    }

    #[test]
    fn overlapping_stretches_are_cut_and_go_on() {
        let html = marked("abcdef", Span::new(0, 6), &[events(0, 4, 1), trigger(2, 6)]).into_string();
        assert_eq!(html.matches("<b ").count(), 2);
        assert_eq!(visible(&html).replace("Event 1", ""), "abcdef");
    }

    #[test]
    fn hostile_text_stays_text() {
        let text = "<script>alert(1)</script> & \"quotes\"";
        let html = marked(text, Span::new(0, text.len()), &[trigger(1, 7), trigger(0, 99)]).into_string();
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains("&lt;") && html.contains("&amp;"), "{html}");
    }

    #[test]
    fn links_never_stand_in_links() {
        let name = Annotation {
            span: Span::new(0, 6),
            kind: AnnotationKind::Name { link: "/who/x".to_owned(), title: String::new() },
        };
        let html = marked("abcdef", Span::new(0, 6), &[name.clone(), events(1, 3, 1), name]).into_string();
        assert_eq!(html.matches("<a ").count(), 1, "{html}");
        assert!(html.contains("id=\"at-1\""), "{html}");
    }

    #[test]
    fn any_stretches_over_any_text_nest() {
        let text = "ab\u{644}\u{627}cd ef";
        let n = text.len() + 2;
        for seed in 0..2000_usize {
            let mut state = seed.wrapping_mul(2_654_435_761) + 1;
            let mut next = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 33) % n
            };
            let all: Vec<_> = (0..5)
                .map(|_| (next(), next()))
                .map(|(one, other)| trigger(one.min(other), one.max(other)))
                .collect();
            assert_eq!(visible(&marked(text, Span::new(0, text.len()), &all).into_string()), text, "{all:?}");
        }
    }
}
