//! Order, faults and giving up.

use std::path::PathBuf;

use super::*;
use crate::intake::LossKind;

/// A file of JSON Lines in the target folder.
fn lines(name: &str, lines: &[&str]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/tmp/rasad-desk");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{name}.jsonl"));
    std::fs::write(&path, lines.join("\n")).unwrap();
    path
}

fn intake(path: PathBuf, n_readers: usize) -> Intake {
    Intake {
        given: vec![Given::File { path, bytes: None, named: true }],
        media_type: None,
        published: None,
        limits: Limits::default(),
        n_readers: NonZeroUsize::new(n_readers).unwrap(),
    }
}

/// What each outcome was, in a word.
fn told(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Read(pair) => pair.0.text.clone(),
        Outcome::Failed { pair, loss } => {
            assert_eq!(pair.1.items.len(), 1, "the text is kept as an item");
            format!("failed {}: {}", pair.0.text, loss.reason)
        }
        Outcome::Known => "known".to_owned(),
        Outcome::Lost(loss) => format!("{:?} {}", loss.kind, loss.reason),
        Outcome::FileEnd { documents } => format!("end {documents}"),
    }
}

fn reading(document: &Document) -> Reading {
    assert!(document.text != "bad", "no idea");
    Reading { document: document.id.clone(), ..Reading::default() }
}

fn outcomes(intake: &Intake, known: Option<Known<'_>>) -> Vec<String> {
    let mut all = Vec::new();
    let counter = AtomicU64::new(0);
    run(intake, &reading, known, &counter, &mut |outcome| {
        all.push(told(&outcome));
        ControlFlow::Continue(())
    })
    .unwrap();
    all
}

#[test]
fn outcomes_come_in_the_order_of_the_input_and_a_panic_costs_one_document() {
    let path =
        lines("order", &[r#"{"text":"a"}"#, r#"{"text":"bad"}"#, "{", r#"{"text":"b"}"#, r#"{"text":""}"#]);
    let all = outcomes(&intake(path, 3), None);
    assert_eq!(all[0], "a");
    assert!(all[1].starts_with("failed bad: reading failed: no idea"), "{}", all[1]);
    assert!(all[2].starts_with("Broken not a JSON object"), "{}", all[2]);
    assert_eq!(all[3], "b");
    assert_eq!(&all[4..], ["Broken `text` is empty", "end 3"]);
}

#[test]
fn many_documents_stay_in_order_on_any_number_of_threads() {
    let texts: Vec<String> = (0..9000).map(|n| format!("{{\"text\":\"text {n}\"}}")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let path = lines("many", &texts);
    for n_readers in [1, 4] {
        let all = outcomes(&intake(path.clone(), n_readers), None);
        assert_eq!(all.len(), 9001);
        assert!(all[..9000].iter().enumerate().all(|(n, text)| *text == format!("text {n}")));
    }
}

#[test]
fn known_and_repeated_documents_are_not_read() {
    let path = lines("known", &[r#"{"text":"a"}"#, r#"{"text":"a"}"#, r#"{"text":"b"}"#]);
    let mut n_asked = 0;
    let mut known = |ids: &[String]| {
        n_asked += ids.len();
        Ok(ids.iter().enumerate().map(|(at, _)| at == 2).collect())
    };
    assert_eq!(outcomes(&intake(path, 2), Some(&mut known)), ["a", "known", "known", "end 3"]);
    assert_eq!(n_asked, 3);
}

#[test]
fn giving_up_ends_all_threads() {
    let texts: Vec<String> = (0..20_000).map(|n| format!("{{\"text\":\"text {n}\"}}")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let intake = intake(lines("giving-up", &texts), 2);
    let mut n_seen = 0;
    let counter = AtomicU64::new(0);
    run(&intake, &reading, None, &counter, &mut |_| {
        n_seen += 1;
        if n_seen == 10 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })
    .unwrap();
    assert_eq!(n_seen, 10);
}

#[test]
fn an_error_of_the_archive_ends_it() {
    let intake = intake(lines("error", &[r#"{"text":"a"}"#]), 2);
    let mut known = |_: &[String]| Err(Error::NoDesk { from: PathBuf::new() });
    let counter = AtomicU64::new(0);
    let result = run(&intake, &reading, Some(&mut known), &counter, &mut |_| panic!("nothing comes of it"));
    assert!(matches!(result, Err(Error::NoDesk { .. })));
}

#[test]
fn missing_files_and_folders_are_outcomes() {
    for (path, reason) in [("no/such/file", "there is no such file or folder"), (".", "it is a folder")] {
        let all = outcomes(&intake(PathBuf::from(path), 1), None);
        assert_eq!(all, [format!("{:?} {reason}", LossKind::Failed)]);
    }
}
