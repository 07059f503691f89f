//! A killed run, and a second one: the archive is that of a run that nobody killed.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::Value;

use crate::run::{desk, file, rasad, started};

/// Every row of every table but the insides of the text indexes, which are compared by what they find.
fn dump(desk: &Path) -> Vec<(String, Vec<Vec<Value>>)> {
    let connection = Connection::open(desk.join("rasad.db")).unwrap();
    let mut tables = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name")
        .unwrap();
    let names: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let is_inside = |name: &String| ["_data", "_idx", "_config"].iter().any(|end| name.ends_with(end));
    let mut all = Vec::new();
    for name in names.into_iter().filter(|name| !is_inside(name)) {
        let mut rows = connection.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
        let columns = rows.column_count();
        let rows = rows
            .query_map([], |row| {
                (0..columns).map(|at| row.get::<_, Value>(at)).collect::<Result<Vec<_>, _>>()
            })
            .unwrap()
            .map(Result::unwrap)
            .collect();
        all.push((name, rows));
    }
    for word in ["minister", "number"] {
        let sql = "SELECT rowid FROM item_text WHERE item_text MATCH ?1";
        let mut rows = connection.prepare(sql).unwrap();
        let rows = rows.query_map([word], |row| Ok(vec![row.get(0)?])).unwrap().map(Result::unwrap).collect();
        all.push((format!("found by {word}"), rows));
    }
    all
}

/// Documents that are in the archive of a run under way.
fn n_documents(desk: &Path) -> i64 {
    let count =
        |connection: Connection| connection.query_row("SELECT count(*) FROM document", [], |row| row.get(0));
    Connection::open(desk.join("rasad.db")).and_then(count).unwrap_or(0)
}

#[test]
fn a_killed_run_is_finished_by_the_next() {
    let lines: Vec<String> = (0..3000)
        .map(|n| {
            format!(
                "{{\"text\":\"The Minister of Foreign Affairs, Javad Zarif, met delegation number {n} in Tehran.\",\
                 \"date\":\"2020-11-{:02}\",\"outlets\":[\"Tasnim\"]}}",
                n % 28 + 1
            )
        })
        .collect();
    let (whole, killed) = (desk("crash-whole"), desk("crash-killed"));
    for here in [&whole, &killed] {
        file(here, "lines.jsonl", lines.join("\n"));
    }
    rasad(&whole, &["add", "lines.jsonl"]).ends_with(0);
    let mut child = started(&killed, &["add", "lines.jsonl", "--jobs", "1"]);
    while n_documents(&killed) == 0 && child.try_wait().unwrap().is_none() {
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let before = n_documents(&killed);
    assert_eq!(before % 512, 0, "a killed run leaves whole batches");
    let report = rasad(&killed, &["add", "lines.jsonl", "--json"]).ends_with(0).json();
    assert_eq!(report["known"], before);
    assert_eq!(report["added"], 3000 - before);
    for ((name, left), (_, right)) in dump(&whole).into_iter().zip(dump(&killed)) {
        assert!(left == right, "`{name}` differs: {} and {} rows", left.len(), right.len());
    }
}
