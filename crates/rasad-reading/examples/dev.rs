//! dev
use rasad_text::*;
fn doc(text: &str, date: Option<String>) -> Document {
    let text = normalize::normalize(text).replace("**", "");
    let mut blocks = vec![];
    let mut start = None; let mut at = 0; let mut last = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() { if let Some(s) = start.take() { blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(s, last).trim(&text) }); } }
        else { if start.is_none() { start = Some(at); } last = at + line.len(); }
        at += line.len();
    }
    if let Some(s) = start { blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(s, last).trim(&text) }); }
    let mut d = Document { id: document_id(&[&text]), text, blocks, ..Default::default() };
    d.published = date.map(|d| d.parse().unwrap());
    d
}
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let reader = rasad_reading::Reader::builtin();
    if path.ends_with(".jsonl") {
        let t = std::time::Instant::now();
        let (mut n, mut bytes, mut ev) = (0, 0, 0);
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            let v: serde_json::Value = serde_json::from_str(line).unwrap();
            let d = doc(v["text"].as_str().unwrap(), v["date"].as_str().map(str::to_owned));
            let r = rasad_reading::read(&d, &reader);
            n += 1; bytes += d.text.len(); ev += r.events.len();
            if std::env::args().nth(2).is_some() {
                println!("{} | {}", v["date"].as_str().unwrap_or(""), d.text);
                for e in &r.events { println!("    {} {} {:?} -> {:?} {:?} {} [{}] {} '{}'", e.kind, e.mode.clone().unwrap_or_default(), e.actors, e.recipients, e.place.as_ref().map(|p| &p.name), e.status.as_str(), e.date.map(|d| d.to_string()).unwrap_or_default(), e.rule, d.slice(e.trigger)); }
                let names: Vec<String> = r.entities.iter().filter(|e| !e.known).map(|e| format!("{}:{}", e.kind.as_str(), e.name)).collect();
                if !names.is_empty() { println!("    unknown: {}", names.join("; ")); }
            }
        }
        eprintln!("{n} docs {bytes} bytes {ev} events {:?}", t.elapsed());
        return;
    }
    let bytes = std::fs::read(&path).unwrap();
    let mut d = doc(&String::from_utf8_lossy(&bytes), std::env::args().nth(2));
    d.source.uri = path;
    let r = rasad_reading::read(&d, &reader);
    print!("{}", rasad_reading::record::to_json_lines(&d, &r));
}
