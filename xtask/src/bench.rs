//! `cargo xtask bench`: how fast reading, adding, searching and starting are, on two decades of current events.
//!
//! Everything is measured several times; the median counts, and the least and the most stand beside it.

mod asking;
mod binary;
mod figure;
mod machine;
mod page;
mod reading;

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use anyhow::Context;
use anyhow::bail;

use figure::Figure;
use figure::table;

const PAGE: &str = "docs/performance.md";

/// What was asked for on the command line.
struct Options {
    /// Holds `current-events`.
    data: PathBuf,
    /// Measures a clean build, too.
    build: bool,
    /// Takes a part of the data, once.
    quick: bool,
    /// Where the result goes into the documentation: the day to put there, such as 2026-01-31.
    write: Option<String>,
}

impl Options {
    fn parse(arguments: &[&str]) -> anyhow::Result<Self> {
        let mut options =
            Self { data: PathBuf::from("../shared/data"), build: false, quick: false, write: None };
        let (mut write, mut date) = (false, None);
        let mut rest = arguments.iter();
        while let Some(&argument) = rest.next() {
            match argument {
                "--data" => options.data = rest.next().context("`--data` needs a folder")?.into(),
                "--date" => date = Some((*rest.next().context("`--date` needs a day")?).to_owned()),
                "--build" => options.build = true,
                "--quick" => options.quick = true,
                "--write" => write = true,
                other => bail!("unknown argument `{other}`"),
            }
        }
        if write {
            options.write = Some(date.context("`--write` needs `--date` with the day of today")?);
        }
        if options.quick && options.write.is_some() {
            bail!("`--quick` is too rough for `--write`");
        }
        Ok(options)
    }

    fn n_runs(&self) -> usize {
        if self.quick { 1 } else { 3 }
    }
}

/// Measures, prints a table and writes it into the documentation where that was asked for.
#[expect(clippy::print_stdout, reason = "the figures are what the task is for")]
#[expect(clippy::print_stderr, reason = "measuring takes minutes and tells where it is")]
pub(crate) fn run(arguments: &[&str]) -> anyhow::Result<()> {
    if cfg!(debug_assertions) {
        bail!("figures of a debug build tell nothing: run `cargo xtask bench`");
    }
    let options = Options::parse(arguments)?;
    let progress = |step: &str| eprintln!("measuring {step}");
    let binary = crate::product::build()?;
    let folder = Scratch::new()?;
    let mut figures = Vec::new();
    progress("start-up");
    figures.extend(binary::start_up(&binary)?);
    let corpus = options.data.join("current-events/items.jsonl.gz");
    if corpus.is_file() {
        progress("reading");
        figures.extend(reading::measure(&corpus, &options)?);
        progress("adding");
        let desk = binary::add(&binary, &corpus, &folder.0, &options, &mut figures)?;
        progress("searches");
        figures.extend(asking::measure(&desk.join("rasad.db"), options.n_runs())?);
        progress("composing");
        match binary::compose(&binary, &desk, options.n_runs()) {
            Ok(figure) => figures.push(figure),
            Err(error) => eprintln!("composing is not measured: {error:#}"),
        }
    } else {
        eprintln!("`{}` is not there: reading, adding and searching are not measured", corpus.display());
    }
    if options.build {
        progress("a clean build");
        figures.push(binary::clean_build(&folder.0)?);
    }
    let machine = machine::describe()?;
    println!("{}", table(&figures));
    println!("{machine}");
    if let Some(date) = &options.write {
        fs::write(PAGE, page::page(&figures, &machine, date)).with_context(|| format!("writing `{PAGE}`"))?;
    }
    Ok(())
}

/// A folder that goes when the measuring ends.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> anyhow::Result<Self> {
        let path = std::env::temp_dir().join(format!("rasad-bench-{}", std::process::id()));
        fs::create_dir(&path).with_context(|| format!("making `{}`", path.display()))?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left lies in the system's temporary folder.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Size of a file, in bytes; 0 where it is not there.
fn file_bytes(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |about| about.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options() {
        let options =
            Options::parse(&["--data", "here", "--build", "--write", "--date", "2026-01-31"]).unwrap();
        assert_eq!(options.data, Path::new("here"));
        assert!(options.build);
        assert_eq!(options.write.as_deref(), Some("2026-01-31"));
        assert_eq!(options.n_runs(), 3);
        for wrong in
            [&["--write"][..], &["--data"], &["--fast"], &["--quick", "--write", "--date", "2026-01-31"]]
        {
            assert!(Options::parse(wrong).is_err(), "{wrong:?}");
        }
    }
}
