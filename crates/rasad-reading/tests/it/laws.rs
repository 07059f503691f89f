//! What holds for any text, and for bulletins whose pieces are put together anew.

use proptest::prelude::*;
use rasad_reading::{Reading, read, record};
use rasad_text::{Block, BlockKind, Document, Span, document_id, normalize::normalize};

use crate::documents::{plain, reader};

/// Pieces that bulletins are made of, with odd ones between them.
const PIECES: &[&str] = &[
    "Spotlight on Iran",
    "March 4 – 18, 2012",
    "Editor: Dr. A. B.",
    "Overview",
    "IRAQ",
    "Key Takeaways:",
    "• ",
    "- ▶ ",
    "o A",
    "1. ",
    "(iv) ",
    "🔹 ",
    "1\u{FE0F}\u{20E3} ",
    "[1] https://www.isna.ir/1",
    "[1]",
    "[ii][iii]",
    "(Tasnim, March 5)",
    "(A; B, May 15-16)",
    "(Reuters)(AP)",
    "(AFP via Fox News)",
    "(",
    ")",
    "((",
    "))",
    "[",
    "]",
    "Kayhan: ",
    "according to ",
    "the AP news agency reported (",
    "IRNA and Reuters reported on 18 April",
    "-BBC - 2/27/04",
    "– Rudaw",
    "Source: IRNA, Tehran, 12 Mar 09",
    "Kayhan's top headline",
    "به گزارش خبرگزاری مهر،",
    "روزنامه «شرق» نوشت",
    "أفادت وكالة سانا",
    "The minister met his Syrian counterpart in Damascus",
    "TALKS END IN GENEVA. The two sides",
    "on November 22",
    "last week",
    "Photo: ",
    "\n",
    "\n\n",
    "\n3\n",
    "\n  ",
    ". ",
    ", ",
    " ",
    "\t",
    "é",
    "e\u{301}",
    "\u{200C}",
    "“",
    "”",
    "«",
    "»",
    "'s",
    "**",
    "Page 3 of 9",
    "İ",
    "ẞ",
    "۲۷ آذر ۱۴۰۰",
    "²",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// A text in blocks of any kinds, as decoders of formats with marks give.
fn documents() -> impl Strategy<Value = Document> {
    let kind = prop::sample::select(vec![
        BlockKind::Heading(1),
        BlockKind::Heading(3),
        BlockKind::Paragraph,
        BlockKind::Bullet(1),
        BlockKind::Bullet(2),
        BlockKind::Caption,
        BlockKind::TableRow,
        BlockKind::Quote,
    ]);
    prop::collection::vec((kind, texts()), 0..6).prop_map(|parts| {
        let mut document = Document::default();
        for (kind, text) in parts {
            let text = normalize(text.trim());
            let text = text.trim();
            if text.is_empty() {
                continue;
            }
            if !document.text.is_empty() {
                document.text.push_str("\n\n");
            }
            let start = document.text.len();
            document.text.push_str(text);
            document.blocks.push(Block { kind, span: Span::new(start, document.text.len()) });
        }
        document.id = document_id(&[&document.text]);
        document
    })
}

fn check(document: &Document) -> Reading {
    let reading = read(document, reader());
    let text = document.text.as_str();
    let holds = |span: Span| span.start <= span.end && text.get(span.start..span.end).is_some();
    let mut end = 0;
    for item in &reading.items {
        assert!(
            holds(item.span) && item.span.start >= end && !item.span.is_empty(),
            "{:?} after {end}",
            item.span
        );
        end = item.span.end;
    }
    for citation in &reading.citations {
        let item = reading.items[citation.item].span;
        assert!(
            !citation.outlets.is_empty()
                && citation.outlets.iter().all(|outlet| !outlet.name.trim().is_empty())
        );
        assert!(holds(citation.covers) && item.contains(citation.covers), "{citation:?}");
        assert!(
            citation.span.is_none_or(|span| holds(span) && item.contains(span) && !span.is_empty()),
            "{citation:?}"
        );
    }
    for date in &reading.dates {
        // A date in a heading is written with an item, but stands outside of all.
        let item = reading.items[date.item].span;
        let outside = reading.items.iter().all(|item| !item.span.overlaps(date.span));
        assert!(holds(date.span) && (item.contains(date.span) || outside), "{date:?}");
    }
    for note in &reading.notes {
        assert!(holds(note.span), "{note:?}");
    }
    let letters = document.blocks.iter().any(|block| block.span.of(text).chars().any(char::is_alphabetic));
    assert!(!letters || !reading.items.is_empty(), "no item in {text:?}");
    assert_eq!(reading, read(document, reader()), "not the same twice");
    quotes_itself(document, &reading);
    reading
}

/// Each record's text is what its span points at.
fn quotes_itself(document: &Document, reading: &Reading) {
    for line in record::to_json_lines(document, reading).lines() {
        let record: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let (Some(span), Some(words)) = (record["span"].as_array(), record["text"].as_str()) else {
            continue;
        };
        let at = |end: usize| usize::try_from(span[end].as_u64().expect("a number")).expect("small");
        assert_eq!(document.text.get(at(0)..at(1)), Some(words), "{line}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in texts()) {
        if let Some(document) = plain(&text) {
            check(&document);
        }
    }

    #[test]
    fn any_blocks(document in documents()) {
        check(&document);
    }

    #[test]
    fn shuffled_bulletins(picks in prop::collection::vec((0..BULLETINS.len(), 0_usize..40), 1..10)) {
        let pieces = picks.iter().map(|(file, part)| {
            let parts: Vec<&str> = BULLETINS[*file].split("\n\n").collect();
            parts[part % parts.len()]
        });
        let text = pieces.collect::<Vec<_>>().join("\n\n");
        if let Some(document) = plain(&text) {
            check(&document);
        }
    }
}

const BULLETINS: [&str; 8] = [
    include_str!("../corpus/bulletins/spotlight-2012.txt"),
    include_str!("../corpus/bulletins/pdf-pages.txt"),
    include_str!("../corpus/bulletins/iran-update.txt"),
    include_str!("../corpus/bulletins/rferl-weekly.txt"),
    include_str!("../corpus/bulletins/payvand-list.txt"),
    include_str!("../corpus/bulletins/current-events.txt"),
    include_str!("../corpus/bulletins/persian.txt"),
    include_str!("../corpus/bulletins/un-report.txt"),
];

#[test]
fn a_line_alone_is_an_item() {
    for text in [
        "January 5, 2010",
        "Volume 3, Number 2",
        "Page 3",
        "IRAQ",
        "Overview:",
        "[1] https://isna.ir/1\n[2] https://irna.ir/2",
        "Editor: A. B.",
    ] {
        let reading = check(&plain(text).expect("it has text"));
        assert_eq!(reading.items.len(), if text.starts_with('[') { 2 } else { 1 }, "{text}");
    }
}
