//! A process that dies leaves whole batches, and adding again ends in the same archive.

use std::fs;
use std::path::{Path, PathBuf};

use rasad_store::Archive;
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::folder;
use crate::synthetic::news;

/// Every row of every table, as text.
fn rows(path: &Path) -> Vec<String> {
    let connection = Connection::open(path).unwrap();
    let mut tables = connection
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_text%' ESCAPE '\\'
             ORDER BY name",
        )
        .unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut all = Vec::new();
    for table in tables {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let n = statement.column_count();
        let mut found = statement.query([]).unwrap();
        while let Some(row) = found.next().unwrap() {
            let values: Vec<Value> = (0..n).map(|at| row.get(at).unwrap()).collect();
            all.push(format!("{table} {values:?}"));
        }
    }
    all
}

#[test]
fn a_log_cut_anywhere_holds_whole_batches() {
    let folder = folder("crash");
    let path = folder.join("a.rasad");
    let batches: Vec<Vec<_>> =
        (0..6).map(|batch| (batch * 20..(batch + 1) * 20).map(|number| news(1, number)).collect()).collect();
    let mut archive = Archive::create(&path).unwrap();
    for batch in &batches {
        archive.add(batch).unwrap();
    }
    // The archive stays open, so that its log is not folded in; a copy of both is what a crash leaves.
    let (file, log) = (fs::read(&path).unwrap(), fs::read(with(&path, "-wal")).unwrap());
    let expected = rows(&path);
    let cut = folder.join("cut.rasad");
    let mut seen = std::collections::BTreeSet::new();
    for part in 0..=40 {
        let kept = log.len() * part / 40;
        fs::write(&cut, &file).unwrap();
        fs::write(with(&cut, "-wal"), &log[..kept]).unwrap();
        let _ = fs::remove_file(with(&cut, "-shm"));
        let mut archive = match Archive::open_or_create(&cut) {
            Ok(archive) => archive,
            Err(error) => panic!("cut at {kept}: {error}"),
        };
        archive.verify().unwrap();
        let n = archive.status().unwrap().documents;
        assert_eq!(n % 20, 0, "cut at {kept}");
        seen.insert(n);
        for batch in &batches {
            archive.add(batch).unwrap();
        }
        drop(archive);
        if part % 8 == 1 {
            assert_eq!(rows(&cut), expected, "cut at {kept}");
        }
        fs::remove_file(&cut).unwrap();
    }
    assert!(seen.len() >= 4, "{seen:?}");
}

#[test]
fn batches_cut_differently_give_the_same_rows() {
    let folder = folder("batches");
    let all: Vec<_> = (0..120).map(|number| news(3, number)).collect();
    let mut archives: Vec<Vec<String>> = Vec::new();
    for size in [1, 7, 120] {
        let path = folder.join(format!("{size}.rasad"));
        let mut archive = Archive::create(&path).unwrap();
        for batch in all.chunks(size) {
            // Opened anew, nothing is remembered from the batch before.
            drop(archive);
            archive = Archive::open(&path).unwrap();
            archive.add(batch).unwrap();
        }
        drop(archive);
        archives.push(rows(&path));
    }
    assert!(archives.windows(2).all(|pair| pair[0] == pair[1]));
}

fn with(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
