//! The structure of a document whose format gave blocks of any kinds: the first byte of each line is the kind
//! of its block.
#![no_main]

use rasad_text::{Block, BlockKind, Document, Span, document_id, normalize::normalize};

const KINDS: [BlockKind; 8] = [
    BlockKind::Paragraph,
    BlockKind::Bullet(1),
    BlockKind::Heading(1),
    BlockKind::Heading(2),
    BlockKind::Caption,
    BlockKind::Quote,
    BlockKind::TableRow,
    BlockKind::Bullet(2),
];

libfuzzer_sys::fuzz_target!(|text: &str| {
    let mut document = Document::default();
    for part in text.split("\n\n").take(64) {
        let Some(first) = part.chars().next() else { continue };
        let kind = KINDS[first as usize % KINDS.len()];
        let part = normalize(part[first.len_utf8()..].trim());
        let part = part.trim();
        if part.is_empty() || document.text.len() > 1 << 14 {
            continue;
        }
        document.text.push_str("\n\n");
        let start = document.text.len();
        document.text.push_str(part);
        document.blocks.push(Block { kind, span: Span::new(start, document.text.len()) });
    }
    document.id = document_id(&[&document.text]);
    rasad_fuzz::read_and_check(&document);
});
