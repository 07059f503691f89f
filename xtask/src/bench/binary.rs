//! The program as its user meets it: started as a process of its own.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Output;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context;
use anyhow::bail;
use rasad_store::Archive;

use super::Figure;
use super::Options;
use super::file_bytes;

/// One report of 200 words or so.
const SHORT_FILE: &str = "examples/desk/inbox/2020-11-15-tasnim-shamkhani.txt";
/// Its subject and its arenas say what an issue is about.
const DESK_FILE: &str = "examples/desk/desk.toml";
/// How often the memory of a process is looked at.
const LOOK: Duration = Duration::from_millis(10);
/// Starting is short, so it is done often.
const N_STARTS: usize = 21;
/// A fortnight in which the news names the subject often.
const FORTNIGHT: [&str; 2] = ["2020-01-01", "2020-01-14"];

/// A clean release build into a folder of its own.
pub(super) fn clean_build(folder: &Path) -> anyhow::Result<Figure> {
    let started = Instant::now();
    let mut command = Command::new("cargo");
    command.args(["build", "--release", "--package", "rasad"]).env("CARGO_TARGET_DIR", folder.join("target"));
    if !command.status()?.success() {
        bail!("the program does not build");
    }
    let seconds = started.elapsed().as_secs_f64();
    Ok(Figure::new("clean release build", "s", vec![seconds]).bound("under 360 s on 2 cores"))
}

/// What a user waits for before anything happens.
pub(super) fn start_up(binary: &Path) -> anyhow::Result<Vec<Figure>> {
    Ok(vec![
        Figure::new("size of the program", "MB", vec![file_bytes(binary) as f64 / 1e6]),
        Figure::new("`rasad --version`", "ms", milliseconds(binary, &["--version"], N_STARTS)?)
            .bound("under 100 ms"),
        Figure::new(
            "`rasad read` on one short report",
            "ms",
            milliseconds(binary, &["read", SHORT_FILE], N_STARTS)?,
        ),
    ])
}

/// Adds everything to a new desk, with one job and with two. Gives the last desk.
pub(super) fn add(
    binary: &Path,
    corpus: &Path,
    folder: &Path,
    options: &Options,
    figures: &mut Vec<Figure>,
) -> anyhow::Result<PathBuf> {
    let part = folder.join("part.jsonl");
    let input = if options.quick {
        write_part(corpus, &part)?;
        part.as_path()
    } else {
        corpus
    };
    let desk = folder.join("desk");
    for jobs in ["1", "2"] {
        let (mut items, mut megabytes) = (Vec::new(), Vec::new());
        for _ in 0..options.n_runs() {
            if desk.exists() {
                fs::remove_dir_all(&desk)?;
            }
            succeed(&Command::new(binary).arg("init").arg(&desk).output()?)?;
            fs::copy(DESK_FILE, desk.join("desk.toml")).with_context(|| format!("copying `{DESK_FILE}`"))?;
            let started = Instant::now();
            let mut command = Command::new(binary);
            command.arg("--desk").arg(&desk).arg("add").arg(input).args(["--jobs", jobs]);
            let peak_bytes = peak_bytes(command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?)?;
            let seconds = started.elapsed().as_secs_f64();
            items.push(status(&desk)?.documents as f64 / seconds);
            megabytes.push(peak_bytes as f64 / 1e6);
        }
        let words = if jobs == "1" { "1 job" } else { "2 jobs" };
        let n_items = status(&desk)?.documents;
        figures.push(Figure::new(format!("`rasad add` of {n_items} items, {words}"), "items/s", items));
        figures
            .push(Figure::new(format!("peak memory of it, {words}"), "MB", megabytes).bound("under 400 MB"));
    }
    let held = status(&desk)?;
    let n_events: usize = held.events.values().sum();
    let what = format!("archive of {} items and {n_events} events", held.documents);
    figures.push(Figure::new(what, "MB", vec![held.file_bytes as f64 / 1e6]));
    Ok(desk)
}

/// The issue of a fortnight.
pub(super) fn compose(binary: &Path, desk: &Path, n_runs: usize) -> anyhow::Result<Figure> {
    let arguments = ["--desk".as_ref(), desk.as_os_str()].into_iter().chain(
        ["compose", "--from", FORTNIGHT[0], "--to", FORTNIGHT[1], "--format", "markdown"].map(OsStr::new),
    );
    let runs = milliseconds(binary, &arguments.collect::<Vec<_>>(), n_runs)?;
    Ok(Figure::new("`rasad compose` of a fortnight", "ms", runs))
}

fn status(desk: &Path) -> anyhow::Result<rasad_store::ArchiveStatus> {
    Ok(Archive::open_read_only(&desk.join("rasad.db"))?.status()?)
}

/// One line of twenty.
fn write_part(corpus: &Path, part: &Path) -> anyhow::Result<()> {
    let file = fs::File::open(corpus)?;
    let text = std::io::read_to_string(flate2::read::GzDecoder::new(file))?;
    fs::write(part, text.split_inclusive('\n').step_by(20).collect::<String>())?;
    Ok(())
}

/// How long each of some runs takes.
fn milliseconds<S: AsRef<OsStr>>(binary: &Path, arguments: &[S], n_runs: usize) -> anyhow::Result<Vec<f64>> {
    let mut runs = Vec::new();
    for _ in 0..n_runs {
        let started = Instant::now();
        let output = Command::new(binary).args(arguments).output()?;
        runs.push(started.elapsed().as_secs_f64() * 1e3);
        succeed(&output)?;
    }
    Ok(runs)
}

fn succeed(output: &Output) -> anyhow::Result<()> {
    if output.status.success() {
        return Ok(());
    }
    bail!("{}: {}", output.status, String::from_utf8_lossy(&output.stderr).trim())
}

/// Waits for a process; the most memory that it held, as the kernel counts it; 0 where it does not say.
fn peak_bytes(mut child: Child) -> anyhow::Result<u64> {
    let path = format!("/proc/{}/status", child.id());
    let mut peak_kib = 0;
    while child.try_wait()?.is_none() {
        let status = fs::read_to_string(&path).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let held_kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        peak_kib = held_kib.unwrap_or(0).max(peak_kib);
        sleep(LOOK);
    }
    succeed(&child.wait_with_output().context("waiting for the program")?)?;
    Ok(peak_kib * 1024)
}
