//! `rasad add`: what is new, once; sums that agree; what is passed over and said.

use std::io::Write;

use serde_json::Value;

use crate::run::{desk, file, rasad, rasad_fed, sample};

/// The counts of a report, after a look at their sum.
fn counts(report: &Value) -> [u64; 4] {
    let n = |key: &str| report[key].as_u64().unwrap();
    assert_eq!(n("found"), n("added") + n("known") + n("skipped") + n("failed"), "{report}");
    [n("added"), n("known"), n("skipped"), n("failed")]
}

#[test]
fn folders_are_walked_in_order_and_nothing_is_added_twice() {
    let here = desk("add-folder");
    for (name, text) in [
        ("in/b.txt", "The second report."),
        ("in/a.txt", "The first report."),
        ("in/deep/er/c.md", "# The third\n\nIts text."),
        ("in/again.txt", "The first report."),
        ("in/.hidden", "not this"),
        ("in/picture.png", "\u{89}PNG\r\n\u{1a}\n"),
        ("in/lines.jsonl", "{\"text\":\"One.\"}\nnonsense\n{\"text\":\"One.\"}\n{\"text\":\"\"}\n"),
    ] {
        file(&here, name, text);
    }
    let run = rasad(&here, &["add", "in", "--json"])
        .ends_with(2)
        .says(&["`in/lines.jsonl:2` skipped: not a JSON object"]);
    let report = run.json();
    assert_eq!(counts(&report), [4, 2, 4, 0], "{report}");
    assert_eq!(
        (&report["hidden"], &report["files"], &report["complete"]),
        (&1.into(), &6.into(), &true.into())
    );
    let again = rasad(&here, &["add", "in", "--json"]).json();
    assert_eq!(counts(&again), [0, 6, 4, 0], "{again}");
    let shown = rasad(&here, &["add", "in"]).stdout;
    assert!(shown.contains("0 added") && shown.contains("6 known") && shown.contains("(1 hidden"), "{shown}");
}

#[test]
fn the_desks_own_files_are_no_reports() {
    let here = desk("add-own");
    file(&here, "report.txt", "A report.");
    let report = rasad(&here, &["add", ".", "--json"]).ends_with(0).json();
    assert_eq!(counts(&report)[0], 1, "{report}");
    let report = rasad(&here, &["add", ".", "--json"]).ends_with(0).json();
    assert_eq!(counts(&report)[..2], [0, 1], "{report}");
}

#[test]
fn other_languages_are_kept_and_found_but_not_read() {
    let here = desk("add-language");
    file(&here, "desk.toml", "name = \"X\"\nlanguages = [\"en\"]\n");
    file(
        &here,
        "fa.txt",
        "وزیر خارجه ایران در تهران با فرستاده ویژه سازمان ملل دیدار کرد و درباره سوریه گفتگو کردند.\n",
    );
    assert_eq!(counts(&rasad(&here, &["add", "fa.txt", "--json"]).ends_with(0).json()), [1, 0, 0, 0]);
    let found = rasad(&here, &["search", "فرستاده", "--json"]).ends_with(0).json();
    assert_eq!(found["total"], 1);
    assert_eq!(rasad(&here, &["status", "--json"]).json()["events"], serde_json::json!({}));
}

#[test]
fn standard_input_and_days_of_publication() {
    let here = desk("add-stdin");
    let run =
        rasad_fed(&here, &["add", "-", "--date", "2020-11-22", "--json"], b"The minister visited Baghdad.\n");
    assert_eq!(counts(&run.ends_with(0).json())[0], 1);
    assert_eq!(rasad(&here, &["status", "--json"]).json()["last_day"], "2020-11-22");
}

#[test]
fn a_cut_off_compressed_file_gives_what_is_whole() {
    let here = desk("add-cut");
    let lines: Vec<String> =
        (0..400).map(|n| format!("{{\"text\":\"Report number {n} of many.\"}}")).collect();
    file(&here, "whole.jsonl", lines.join("\n"));
    let packed = std::process::Command::new("gzip").args(["-k", "whole.jsonl"]).current_dir(&here).status();
    if !packed.is_ok_and(|status| status.success()) {
        println!("skipped: there is no gzip");
        return;
    }
    let bytes = std::fs::read(here.join("whole.jsonl.gz")).unwrap();
    file(&here, "cut.jsonl.gz", &bytes[..bytes.len() * 2 / 3]);
    let run = rasad(&here, &["add", "cut.jsonl.gz", "--json"]).ends_with(2);
    let run = run.says(&["`cut.jsonl.gz` failed: ends early, after", "hint: get the file anew"]);
    let [added, .., failed] = counts(&run.json());
    assert!(added > 50 && failed == 1, "{run:?}");
    let report = rasad(&here, &["add", "whole.jsonl.gz", "--json"]).ends_with(0).json();
    assert_eq!(counts(&report), [400 - added, added, 0, 0]);
}

#[test]
fn a_line_of_fifty_megabytes_costs_itself_only() {
    let here = desk("add-long");
    // A language that is none of the desk's is kept and not read, which spares the tests a minute.
    std::fs::write(here.join("desk.toml"), "name = \"X\"\nlanguages = [\"en\"]\n").unwrap();
    let mut file = std::fs::File::create(here.join("long.jsonl")).unwrap();
    file.write_all(b"{\"text\":\"First.\"}\n{\"text\":\"").unwrap();
    for _ in 0..50 {
        file.write_all("\u{648}\u{632}\u{6cc}\u{631} ".repeat(116_000).as_bytes()).unwrap();
    }
    file.write_all(b"\"}\n{\"text\":\"Last.\"}\n").unwrap();
    let report = rasad(&here, &["add", "long.jsonl", "--json"]).ends_with(0).json();
    assert_eq!(counts(&report), [3, 0, 0, 0]);
}

#[test]
fn the_sample_desk_is_added_whole() {
    let status = rasad(sample(), &["status", "--json"]).ends_with(0).json();
    assert!(status["documents"].as_u64().unwrap() >= 60, "{status}");
    assert!(status["events"]["CONSULT"].as_u64().unwrap() >= 10, "{status}");
    assert_eq!((&status["name"], &status["settings_ok"]), (&"Spotlight on Iran".into(), &true.into()));
    let shown = rasad(sample(), &["status"]).ends_with(0).stdout;
    assert!(shown.contains("Arenas: Syria, Iraq") && shown.contains("CONSULT"), "{shown}");
    let again = rasad(sample(), &["demo", "--dir", ".", "--json"]).ends_with(0).json();
    assert_eq!(again["added"], 0);
}
