//! Fills an archive with made-up news and asks it what a desk asks. `cargo bench -p rasad-store -- 20000`
//! takes fewer than the 114,047 documents of a decade's daily lists. Every answer is checked.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench reports to the terminal, and fails by panic"
)]

#[path = "../tests/it/synthetic.rs"]
mod synthetic;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use jiff::civil::date;
use rasad_events::{EventType, Status};
use rasad_store::{Archive, EventFilter, EventOrder, Page, SearchQuery, Step};
use synthetic::{Dice, news, word};

const SEED: u64 = 7;
const BATCH: usize = 1000;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let n = arguments.iter().find_map(|argument| argument.parse().ok()).unwrap_or(114_047);
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("rasad-store-bench");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("bench.rasad");
    let n_events = fill(&path, n);
    let archive = Archive::open_read_only(&path).unwrap();
    let status = archive.status().unwrap();
    assert_eq!((status.documents, status.items), (n, n));
    assert_eq!(status.events.values().sum::<usize>(), n_events);
    println!(
        "file {} MB, {} entities",
        status.file_bytes / 1_000_000,
        status.entities.values().sum::<usize>()
    );
    ask(&archive, n);
    searches(&archive);
    println!("peak memory {}", peak_memory());
    std::fs::remove_dir_all(&folder).unwrap();
}

fn fill(path: &std::path::Path, n: usize) -> usize {
    let mut archive = Archive::create(path).unwrap();
    let mut adding = Duration::ZERO;
    let mut n_events = 0;
    for start in (0..n).step_by(BATCH) {
        let batch: Vec<_> = (start..n.min(start + BATCH)).map(|number| news(SEED, number)).collect();
        let begin = Instant::now();
        let report = archive.add(&batch).unwrap();
        adding += begin.elapsed();
        assert_eq!(report.added, batch.len());
        n_events += report.events;
    }
    println!("add {n} documents, {n_events} events: {:.0} documents/s", n as f64 / adding.as_secs_f64());
    println!("peak memory after adding {}", peak_memory());
    let again: Vec<_> = (0..BATCH.min(n)).map(|number| news(SEED, number)).collect();
    assert_eq!(archive.add(&again).unwrap().added, 0);
    n_events
}

fn ask(archive: &Archive, n: usize) {
    let iran = time("who, a country", || archive.who("e:irn").unwrap().unwrap());
    assert!(iran.entity.mentions > n / 100 && !iran.counterparts.is_empty() && iran.latest.len() == 20);
    let names = time("resolve a name", || archive.resolve_name("Siba Baba").unwrap());
    let name = names.first().map_or("e:syr", |row| row.id.as_str());
    time("who, a person", || archive.who(name).unwrap().unwrap());
    let all = EventFilter::default();
    let weeks = time("timeline of all by week", || archive.timeline(&all, Step::Week).unwrap());
    assert!(weeks.is_sorted_by_key(|bucket| bucket.start));
    let actor = EventFilter { actor: Some("Iran".into()), ..EventFilter::default() };
    time("timeline of an actor by month", || archive.timeline(&actor, Step::Month).unwrap());
    let edges = time("network of an actor", || archive.network(&actor, 100).unwrap());
    assert!(edges.iter().all(|edge| edge.from.id == "e:irn" || edge.to.id == "e:irn"));
    time("network of all", || archive.network(&all, 100).unwrap());
    let rows =
        time("events of an actor", || archive.events(&actor, EventOrder::Newest, Page::first(50)).unwrap());
    assert!(rows.iter().all(|row| row.actors.iter().any(|party| party.id == "e:irn")));
    let mixed = EventFilter {
        participant: Some("Syria".into()),
        kinds: vec![EventType::Consult],
        statuses: vec![Status::Asserted],
        country: Some("Iraq".into()),
        date_from: Some(date(2005, 1, 1)),
        ..EventFilter::default()
    };
    time("events, many conditions", || archive.events(&mixed, EventOrder::Newest, Page::first(50)).unwrap());
    time("count of all events", || archive.count_events(&all).unwrap());
    time("all outlets", || archive.outlets().unwrap());
    time("documents", || {
        archive.documents(&rasad_store::DocumentFilter::default(), Page::first(50)).unwrap()
    });
    time("status", || archive.status().unwrap());
}

/// The best of five, so that neighbours on the machine count less.
fn time<T>(what: &str, mut run: impl FnMut() -> T) -> T {
    let mut best = Duration::MAX;
    let mut answer = None;
    for _ in 0..5 {
        let begin = Instant::now();
        answer = Some(run());
        best = best.min(begin.elapsed());
    }
    println!("{what}: {:.1} ms", best.as_secs_f64() * 1000.0);
    answer.unwrap()
}

fn searches(archive: &Archive) {
    let mut dice = Dice(SEED);
    let mut times: Vec<(Duration, String, usize)> = Vec::new();
    let filters =
        ["", " type:CONSULT", " after:2006", " actor:Iran", " place:SYR", " published:2008 status:asserted"];
    for round in 0..300 {
        let (one, other) = (word(dice.skewed(30_000)), word(dice.skewed(3_000)));
        let words = match round % 10 {
            0 => one,
            1 => format!("{one} {other}"),
            2 => format!("\"{one} {other}\""),
            3 => format!("{} OR {}", word(dice.roll(24)), word(dice.roll(24))),
            4 => format!("{}*", word(dice.roll(600))),
            5 => "Iran".to_owned(),
            6 => format!("Syria -{one}"),
            7 => word(dice.roll(10)),
            8 => "on tuesday".to_owned(),
            _ => format!("Iran {one}"),
        };
        let text = format!("{words}{}", filters[dice.roll(filters.len())]);
        let query = SearchQuery { text, limit: 20, ..SearchQuery::default() };
        let begin = Instant::now();
        let found = archive.search(&query).unwrap();
        times.push((begin.elapsed(), query.text, found.total));
        assert!(found.hits.len() <= found.total.min(20));
    }
    times.sort();
    let at = |share: usize| times[times.len() * share / 100].0.as_secs_f64() * 1000.0;
    println!("search: median {:.1} ms, p95 {:.1} ms, p99 {:.1} ms", at(50), at(95), at(99));
    for (time, text, total) in times.iter().rev().take(8) {
        println!("  {:.1} ms for {total} of `{text}`", time.as_secs_f64() * 1000.0);
    }
}

fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".to_owned(), |size| size.trim().to_owned())
}
