//! `rasad read`: order, formats, forms of output, and one broken file among others.

use std::process::Stdio;

use crate::run::{file, folder, program, rasad, rasad_fed, shared};

const MEETING: &str = "On November 22, the Iranian Minister of Foreign Affairs, Mohammad Javad Zarif, met in Tehran \
                       with the UN Special Envoy for Syria, Geir Pedersen (Tasnim, November 22).\n";

#[test]
fn records_come_in_the_order_of_files_and_kinds() {
    let here = folder("read-order");
    for (name, text) in [("b.txt", MEETING), ("a.txt", "Nothing happened.\n")] {
        file(&here, name, text);
    }
    let run = rasad(&here, &["read", "b.txt", "a.txt", "--date", "2020-11-24"]).ends_with(0);
    let records = run.records();
    let documents: Vec<_> = records.iter().filter(|record| record["kind"] == "document").collect();
    assert_eq!(documents.len(), 2);
    assert_eq!(
        (&documents[0]["source"]["uri"], &documents[1]["source"]["uri"]),
        (&"b.txt".into(), &"a.txt".into())
    );
    assert_eq!(documents[0]["published"], "2020-11-24");
    let kinds = ["document", "item", "citation", "date", "entity", "attribution", "event"];
    let ranks: Vec<usize> = records
        .iter()
        .take_while(|record| record["source"]["uri"] != "a.txt")
        .map(|record| kinds.iter().position(|kind| record["kind"] == *kind).unwrap())
        .collect();
    assert!(ranks.is_sorted(), "{ranks:?}");
    let event = records.iter().find(|record| record["kind"] == "event").expect("a meeting is told");
    assert_eq!(
        (&event["type"], &event["date"]),
        (&"CONSULT".into(), &serde_json::json!(["2020-11-22", "2020-11-22"]))
    );
    let again = rasad(&here, &["read", "b.txt", "a.txt", "--date", "2020-11-24", "--jobs", "1"]);
    assert_eq!(again.stdout, run.stdout, "the same bytes give the same records");
}

#[test]
fn a_digest_is_for_people() {
    let here = folder("read-digest");
    file(&here, "a.txt", MEETING);
    let run = rasad(&here, &["read", "a.txt", "--date", "2020-11-24", "--format", "text"]).ends_with(0);
    for part in
        ["published 2020-11-24", "source: Tasnim, 2020-11-22", "CONSULT", "Mohammad Javad Zarif", "mentions"]
    {
        assert!(run.stdout.contains(part), "{part}: {}", run.stdout);
    }
    assert!(!run.stdout.contains('\u{1b}'), "no colour into a pipe");
    assert!(run.stdout.lines().all(|line| line.chars().count() <= 130), "lines are wrapped");
}

#[test]
fn json_lines_keep_their_order_and_ids() {
    let here = folder("read-jsonl");
    let lines: Vec<String> = (0..300)
        .map(|n| format!("{{\"id\":\"n{n}\",\"text\":\"Text number {n}.\",\"date\":\"2020-11-22\"}}"))
        .collect();
    let run = rasad_fed(&here, &["read", "--input", "jsonl", "-"], lines.join("\n").as_bytes()).ends_with(0);
    let uris: Vec<String> = run
        .records()
        .iter()
        .filter(|record| record["kind"] == "document")
        .map(|record| record["source"]["uri"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(uris, (0..300).map(|n| format!("n{n}")).collect::<Vec<_>>());
}

#[test]
fn one_broken_file_never_stops_the_batch() {
    let here = folder("read-broken");
    file(&here, "good.txt", MEETING);
    file(&here, "lines.jsonl", "{\"text\":\"One.\"}\n{\"text\": oops}\n{\"text\":\"Three.\"}\n");
    file(&here, "paper.pdf", "%PDF-1.4\n");
    std::fs::create_dir_all(here.join("folder")).unwrap();
    let args = ["read", "missing.txt", "folder", "lines.jsonl", "paper.pdf", "good.txt"];
    let run = rasad(&here, &args).ends_with(2).says(&[
        "error: `missing.txt` failed: there is no such file or folder",
        "error: `folder` failed: it is a folder",
        "rasad add",
        "error: `lines.jsonl:2` skipped: not a JSON object",
        "error: `paper.pdf` skipped: PDF is not read yet",
        "hint: ",
    ]);
    assert_eq!(run.records().iter().filter(|record| record["kind"] == "document").count(), 3);
}

#[test]
fn odd_bytes_are_repaired_or_refused_with_a_reason() {
    let here = folder("read-bytes");
    file(&here, "empty.txt", "");
    rasad(&here, &["read", "empty.txt"]).ends_with(2).says(&["`empty.txt` skipped: empty file"]);
    file(&here, "latin.txt", b"The minister met his counterpart in Z\xfcrich. \xff\xfe\x81 ok\n");
    let run = rasad(&here, &["read", "latin.txt"]).ends_with(0);
    assert!(run.records()[0]["text"].as_str().unwrap().contains("ok"));
    let long = "وزیر خارجه گفت ".repeat(330_000);
    file(&here, "long.txt", &long);
    let run = rasad(&here, &["read", "long.txt", "--format", "text"]).ends_with(0);
    assert!(run.stdout.contains("the text is cut at"), "{}", &run.stdout[run.stdout.len() - 400..]);
}

#[test]
fn a_reader_that_has_enough_is_no_error() {
    let here = folder("read-pipe");
    let lines: Vec<String> = (0..3000).map(|n| format!("{{\"text\":\"Text number {n}.\"}}")).collect();
    file(&here, "lines.jsonl", lines.join("\n"));
    let mut command = program();
    command.current_dir(&here).args(["read", "lines.jsonl"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0), "{output:?}");
}

#[test]
fn terminals_are_not_sent_what_texts_hold() {
    let here = folder("read-control");
    file(&here, "a.txt", "A title \u{1b}]0;owned\u{7} here\n\nSome text \u{1b}[2J with controls.\n");
    let run = rasad(&here, &["read", "a.txt", "--format", "text"]).ends_with(0);
    assert!(!run.stdout.contains(['\u{1b}', '\u{7}']), "{:?}", run.stdout);
}

#[test]
fn a_whole_bulletin_is_read() {
    let Some(path) = shared("bulletins/spotlight-2020-11.txt") else { return };
    let run = rasad(&folder("read-bulletin"), &["read", path.to_str().unwrap()]).ends_with(0);
    let records = run.records();
    assert_eq!(records[0]["title"], "Spotlight on Iran");
    assert_eq!(records[0]["period"], serde_json::json!(["2020-11-15", "2020-11-29"]));
    assert!(records.iter().filter(|record| record["kind"] == "event").count() > 10);
}
