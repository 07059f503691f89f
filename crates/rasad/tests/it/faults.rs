//! What machines do: rights, full disks, locks, files that are something else.

use std::path::Path;
use std::process::{Command, Stdio};

use rusqlite::Connection;

use crate::run::{Run, desk, file, folder, rasad};

/// Runs the program as somebody without rights, also where the tests run as root. `None`, with a notice, where that
/// can't be done.
fn without_rights(here: &Path, args: &[&str]) -> Option<Run> {
    let id = Command::new("id").arg("-u").output().ok()?;
    if id.stdout.trim_ascii() != b"0" {
        return Some(rasad(here, args));
    }
    let mut command = Command::new("setpriv");
    command
        .args(["--reuid=65534", "--regid=65534", "--clear-groups", env!("CARGO_BIN_EXE_rasad")])
        .args(args);
    let output = command.current_dir(here).stdin(Stdio::null()).output().ok()?;
    let run = Run {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    };
    if run.stderr.contains("setpriv:") {
        println!("skipped: {}", run.stderr);
        return None;
    }
    Some(run)
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_costs_itself_only() {
    let here = desk("fault-rights");
    file(&here, "in/open.txt", "An open report.");
    file(&here, "in/shut/secret.txt", "A secret report.");
    file(&here, "in/shut.txt", "Another secret report.");
    set_mode(&here, 0o777);
    set_mode(&here.join("in/shut"), 0o000);
    set_mode(&here.join("in/shut.txt"), 0o000);
    let run = without_rights(&here, &["add", "in", "--json"]);
    let read = without_rights(&here, &["read", "in/shut.txt"]);
    set_mode(&here.join("in/shut"), 0o755);
    set_mode(&here.join("in/shut.txt"), 0o644);
    let Some(run) = run else { return };
    let run = run.ends_with(2).says(&[
        "error: `in/shut` failed: no permission",
        "error: `in/shut.txt` failed: no permission",
        "hint: get the right to read it",
    ]);
    let report = run.json();
    assert_eq!((&report["added"], &report["failed"]), (&1.into(), &2.into()));
    read.unwrap().ends_with(2).says(&["`in/shut.txt` failed: no permission"]);
}

#[cfg(unix)]
#[test]
fn a_desk_that_can_not_be_written_is_said_and_can_be_looked_at() {
    let here = desk("fault-read-only");
    file(&here, "a.txt", "A report on Baghdad.");
    rasad(&here, &["add", "a.txt"]).ends_with(0);
    file(&here, "b.txt", "Another report on Baghdad.");
    set_mode(&here.join("rasad.db"), 0o444);
    set_mode(&here, 0o555);
    let added = without_rights(&here, &["add", "b.txt"]);
    let found = without_rights(&here, &["search", "Baghdad", "--json"]);
    set_mode(&here, 0o755);
    let Some(added) = added else { return };
    added.ends_with(2).says(&["rasad.db` can't be", "hint: "]);
    assert_eq!(found.unwrap().ends_with(0).json()["total"], 1);
}

#[test]
fn a_locked_archive_is_said_and_nothing_is_lost() {
    let here = desk("fault-locked");
    file(&here, "a.txt", "A report.");
    rasad(&here, &["add", "a.txt"]).ends_with(0);
    file(&here, "b.txt", "Another report.");
    let other = Connection::open(here.join("rasad.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let run = rasad(&here, &["add", "b.txt"]).ends_with(2);
    run.says(&["rasad.db` is locked by another writer", "hint: another rasad is writing"]);
    // Looking is not kept from anybody.
    rasad(&here, &["search", "report"]).ends_with(0);
    other.execute_batch("ROLLBACK").unwrap();
    let report = rasad(&here, &["add", "a.txt", "b.txt", "--json"]).ends_with(0).json();
    assert_eq!((&report["added"], &report["known"]), (&1.into(), &1.into()));
}

#[test]
fn an_archive_that_is_none_is_left_alone() {
    let here = desk("fault-no-archive");
    file(&here, "rasad.db", "this is no database, but somebody's letter");
    file(&here, "a.txt", "A report.");
    for args in
        [&["add", "a.txt"][..], &["search", "x"], &["status"], &["events"], &["who", "x y"], &["timeline"]]
    {
        rasad(&here, args)
            .ends_with(2)
            .says(&["rasad.db` is not an archive of Rasad", "hint: move the file away"]);
    }
    assert_eq!(std::fs::read(here.join("rasad.db")).unwrap(), b"this is no database, but somebody's letter");
}

#[test]
fn a_desk_without_reports_says_what_to_do() {
    let here = desk("fault-empty");
    for args in [&["search", "x"][..], &["events"], &["timeline"]] {
        rasad(&here, args)
            .ends_with(2)
            .says(&["there is no archive at", "hint: put something into the desk with `rasad add"]);
    }
    assert!(rasad(&here, &["status"]).ends_with(0).stdout.contains("Nothing is in it yet"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_the_same_command_goes_on() {
    let here = folder("fault-full");
    let disk = here.join("disk");
    std::fs::create_dir_all(&disk).unwrap();
    let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=3m", "tmpfs"]).arg(&disk).output();
    if !mount.is_ok_and(|mount| mount.status.success()) {
        println!("skipped: no small disk can be mounted here");
        return;
    }
    let lines: Vec<String> = (0..6000)
        .map(|n| {
            format!("{{\"text\":\"Report {n}: {}\"}}", "the minister said so and so, ".repeat(n % 17 + 3))
        })
        .collect();
    file(&here, "lines.jsonl", lines.join("\n"));
    rasad(&here, &["init", "disk/desk"]).ends_with(0);
    let full = rasad(&here, &["add", "lines.jsonl", "--desk", "disk/desk", "--json"]);
    let status = rasad(&here, &["status", "--desk", "disk/desk", "--json"]);
    let written = rasad(&here, &["read", "lines.jsonl"]).stdout.len();
    let bigger = Command::new("mount").args(["-o", "remount,size=200m"]).arg(&disk).status();
    let again = rasad(&here, &["add", "lines.jsonl", "--desk", "disk/desk", "--json"]);
    let unmounted = Command::new("umount").arg("-l").arg(&disk).status();
    assert!(bigger.is_ok_and(|status| status.success()) && unmounted.is_ok_and(|status| status.success()));
    assert!(written > 0);
    let full = full.ends_with(2).says(&["error: no space left for", "hint: make room on the disk"]);
    let report = full.json();
    assert_eq!(report["complete"], false);
    assert_eq!(report["added"], status.ends_with(0).json()["documents"], "only what is kept is counted");
    let again = again.ends_with(0).json();
    assert_eq!(again["known"], report["added"]);
    assert_eq!(again["found"], 6000);
}

#[cfg(target_os = "linux")]
#[test]
fn results_that_can_not_be_written_are_an_error() {
    let here = folder("fault-output");
    file(&here, "a.txt", "A report.");
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_rasad"))
        .args(["read", "a.txt"])
        .current_dir(&here)
        .stdout(full)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("error: the results can't be written") && said.contains("hint: "), "{said}");
}
