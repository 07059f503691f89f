//! What an archive says when the file, the folder or another process stand in the way.

use std::fs;

use rasad_store::{Archive, Error, SearchQuery};
use rusqlite::Connection;

use crate::folder;
use crate::synthetic::news;

#[test]
fn files_that_are_no_archive_are_refused() {
    let folder = folder("refused");
    let missing = folder.join("missing.rasad");
    assert!(matches!(Archive::open(&missing), Err(Error::Missing { .. })));
    assert!(matches!(Archive::open_read_only(&missing), Err(Error::Missing { .. })));
    assert!(matches!(Archive::create(&folder.join("no").join("a.rasad")), Err(Error::Unopened { .. })));

    let text = folder.join("text.rasad");
    fs::write(&text, "not a database at all, but a text of some length").unwrap();
    let other = folder.join("other.rasad");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE song (id INTEGER)").unwrap();
    for path in [&text, &other] {
        let error = Archive::open(path).unwrap_err();
        assert!(matches!(error, Error::NotAnArchive { .. }), "{error:?}");
        assert!(matches!(Archive::create(path), Err(Error::Exists { .. })), "{path:?}");
        assert!(matches!(Archive::open_or_create(path), Err(Error::NotAnArchive { .. })), "{path:?}");
    }
    assert_eq!(fs::read(&text).unwrap().len(), 48, "a refused file is left alone");

    let empty = folder.join("empty.rasad");
    fs::write(&empty, "").unwrap();
    assert!(matches!(Archive::open(&empty), Err(Error::NotAnArchive { .. })));
    Archive::open_or_create(&empty).unwrap();
    Archive::open(&empty).unwrap();
}

#[test]
fn a_newer_schema_is_named() {
    let path = folder("newer").join("a.rasad");
    drop(Archive::create(&path).unwrap());
    Connection::open(&path).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
    for opened in [Archive::open(&path), Archive::open_read_only(&path)] {
        let error = opened.unwrap_err();
        assert!(matches!(error, Error::Newer { found: 99, known: 1, .. }), "{error}");
        assert!(error.to_string().contains("schema 99"), "{error}");
    }
}

#[test]
fn a_second_writer_waits_and_then_says_so() {
    let path = folder("locked").join("a.rasad");
    let mut archive = Archive::create(&path).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let batch = [news(1, 0)];
    assert!(matches!(archive.add(&batch), Err(Error::Locked { .. })));
    // Readers don't wait for a writer.
    assert_eq!(archive.search(&SearchQuery::default()).unwrap().total, 0);
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(archive.add(&batch).unwrap().added, 1);
}

#[test]
fn a_full_disk_leaves_the_batch_out() {
    let path = folder("full").join("a.rasad");
    let mut archive = Archive::create(&path).unwrap();
    let first: Vec<_> = (0..50).map(|number| news(1, number)).collect();
    let second: Vec<_> = (50..3000).map(|number| news(1, number)).collect();
    archive.add(&first).unwrap();
    archive.limit_size(800_000).unwrap();
    assert!(matches!(archive.add(&second), Err(Error::Full { .. })));
    assert_eq!(archive.status().unwrap().documents, 50);
    archive.limit_size(u64::MAX).unwrap();
    assert_eq!(archive.add(&second).unwrap().added, second.len());
    archive.verify().unwrap();
}

#[test]
fn what_is_opened_for_reading_is_not_written() {
    let folder = folder("read-only");
    let path = folder.join("a.rasad");
    let mut archive = Archive::create(&path).unwrap();
    archive.add(&[news(1, 0)]).unwrap();
    drop(archive);
    let mut archive = Archive::open_read_only(&path).unwrap();
    assert!(matches!(archive.add(&[news(1, 1)]), Err(Error::ReadOnly { .. })));
    assert_eq!(archive.status().unwrap().documents, 1);
    drop(archive);
    read_only_folder(&folder, &path);
}

#[cfg(unix)]
fn read_only_folder(folder: &std::path::Path, path: &std::path::Path) {
    use std::os::unix::fs::PermissionsExt;
    let set = |mode| fs::set_permissions(folder, fs::Permissions::from_mode(mode)).unwrap();
    set(0o555);
    if fs::write(folder.join("probe"), "").is_ok() {
        println!("skipped: permissions don't bind this user");
        set(0o755);
        return;
    }
    assert_eq!(Archive::open_read_only(path).unwrap().status().unwrap().documents, 1);
    let written = Archive::open(path).and_then(|mut archive| archive.add(&[news(1, 1)]));
    assert!(matches!(written, Err(Error::ReadOnly { .. })), "{written:?}");
    set(0o755);
}

#[cfg(not(unix))]
fn read_only_folder(_folder: &std::path::Path, _path: &std::path::Path) {}

#[test]
fn damage_is_reported_and_nothing_panics() {
    let folder = folder("damaged");
    let path = folder.join("a.rasad");
    let mut archive = Archive::create(&path).unwrap();
    let batch: Vec<_> = (0..400).map(|number| news(1, number)).collect();
    archive.add(&batch).unwrap();
    drop(archive);
    let whole = fs::read(&path).unwrap();
    let broken = folder.join("broken.rasad");
    let mut reported = 0;
    for page in (1..whole.len() / 4096).step_by(7) {
        let mut bytes = whole.clone();
        bytes[page * 4096..(page + 1) * 4096].fill(0xa5);
        fs::write(&broken, bytes).unwrap();
        let Ok(archive) = Archive::open_read_only(&broken) else { continue };
        if let Err(error) = archive.verify() {
            assert!(matches!(error, Error::Damaged { .. } | Error::Database { .. }), "{error:?}");
            reported += 1;
        }
        let query = SearchQuery { text: "consult Iran".into(), limit: 20, ..SearchQuery::default() };
        let _ = archive.search(&query);
        let _ = archive.who("e:irn");
        for (document, _) in batch.iter().step_by(40) {
            let _ = archive.reading(&document.id);
        }
    }
    assert!(reported > 20, "{reported}");
}

#[test]
fn an_inconsistent_reading_is_refused_whole() {
    let mut archive = Archive::create(&folder("inconsistent").join("a.rasad")).unwrap();
    let good = news(1, 0);
    let mut bad = news(1, 1);
    bad.1.events[0].citations = vec![9];
    let error = archive.add(&[good, bad]).unwrap_err();
    assert!(error.to_string().ends_with("names citation 9 and holds 1"), "{error}");
    assert_eq!(archive.status().unwrap().documents, 0);
}
