//! dev: per item: trees, candidates, mentions, events. usage: dev3 FILE [ITEMSUBSTRING]
use rasad_text::*;
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let want = std::env::args().nth(2).unwrap_or_default();
    let raw = std::fs::read_to_string(&path).unwrap();
    let text = normalize::normalize(&raw);
    let mut blocks = vec![];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            blocks
                .push(Block { kind: BlockKind::Paragraph, span: Span::new(at, at + line.len()).trim(&text) });
        }
        at += line.len();
    }
    let d = Document { id: document_id(&[&text]), text: text.to_string(), blocks, ..Default::default() };
    let reader = rasad_reading::Reader::builtin();
    let (r, trace) = rasad_reading::read_traced(&d, &reader);
    for (n, item) in r.items.iter().enumerate() {
        let t = d.slice(item.span).replace("**", "  ");
        if !t.contains(&want) {
            continue;
        }
        println!("=== {n} {t}");
        let tr = &trace.items[n];
        for sent in &tr.sentences {
            let line: Vec<String> = sent
                .tokens
                .iter()
                .enumerate()
                .map(|(i, t)| {
                    format!(
                        "{i}:{}/{}>{}:{}",
                        t.form,
                        t.upos.as_str(),
                        t.head.map_or(-1, |h| h as i64),
                        t.deprel.as_str()
                    )
                })
                .collect();
            println!("  T {}", line.join(" "));
        }
        for tc in &tr.candidates {
            let c = &tc.candidate;
            let w = |a: &rasad_events::TokenRef| {
                format!("{}:{}", a.token, tr.sentences[a.sentence].tokens[a.token].form)
            };
            println!(
                "  C {} s{} {} a={:?} r={:?} {:?} {:?}",
                c.rule,
                c.trigger.sentence,
                w(&c.trigger),
                c.actors.iter().map(|a| w(&a.at)).collect::<Vec<_>>(),
                c.recipients.iter().map(|a| w(&a.at)).collect::<Vec<_>>(),
                c.status,
                tc.fate
            );
        }
        for e in &r.entities {
            let m: Vec<&str> = e.mentions.iter().filter(|m| m.item == n).map(|m| d.slice(m.span)).collect();
            if !m.is_empty() {
                println!("  M {} {:?} {:?}", e.id, e.kind, m);
            }
        }
        for e in r.events.iter().filter(|e| e.item == n) {
            println!(
                "  E {} {:?} {:?} -> {:?} {} {} cl={:?} [{}] {:.2} '{}'",
                e.kind,
                e.mode,
                e.actors,
                e.recipients,
                e.date.map(|d| d.to_string()).unwrap_or_default(),
                e.status.as_str(),
                e.claimants,
                e.rule,
                e.confidence,
                d.slice(e.trigger)
            );
        }
    }
}
