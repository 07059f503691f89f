//! dev: records. usage: dev5 FILE OUT [FILE OUT]...
use rasad_ingest::{Input, Limits, MediaType, decode};
fn main() {
    let reader = rasad_reading::Reader::builtin();
    let args: Vec<String> = std::env::args().skip(1).collect();
    for pair in args.chunks(2) {
        let bytes = std::fs::read(&pair[0]).unwrap();
        let media_type =
            Some(if pair[0].ends_with("jsonl") { MediaType::JsonLines } else { MediaType::PlainText });
        let d =
            decode(&Input { uri: &pair[0], bytes: &bytes, media_type, retrieved: None }, &Limits::default())
                .unwrap();
        let t = std::time::Instant::now();
        let mut out = String::new();
        let mut n = 0;
        for doc in &d.documents {
            let r = rasad_reading::read(doc, &reader);
            n += doc.text.len();
            out.push_str(&rasad_reading::record::to_json_lines(doc, &r));
        }
        eprintln!("{} {} bytes {:?}", pair[0], n, t.elapsed());
        std::fs::write(&pair[1], out).unwrap();
    }
}
