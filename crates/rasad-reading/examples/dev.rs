//! Reads a plain text file and writes its records.
use rasad_text::*;
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let text = normalize::normalize(&String::from_utf8_lossy(&bytes)).replace("**", "");
    let mut blocks = vec![];
    let mut start = None; let mut at = 0; let mut last = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() { if let Some(s) = start.take() { blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(s, last).trim(&text) }); } }
        else { if start.is_none() { start = Some(at); } last = at + line.len(); }
        at += line.len();
    }
    if let Some(s) = start { blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(s, last).trim(&text) }); }
    let mut d = Document { id: document_id(&[&text]), text, blocks, ..Default::default() };
    d.source.uri = path;
    d.published = std::env::args().nth(2).map(|d| d.parse().unwrap());
    let reader = rasad_reading::Reader::builtin();
    let r = rasad_reading::read(&d, &reader);
    print!("{}", rasad_reading::record::to_json_lines(&d, &r));
}
