//! `cargo xtask evaluate`: how right the product is on the data at hand, held against a committed baseline.

mod baseline;
mod corpora;
mod measure;
mod names;
mod newswire;
mod reading;
mod syntax;

use std::path::Path;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use anyhow::bail;

use baseline::Baseline;
use measure::Measure;

pub(crate) use syntax::run as syntax;

/// Where the figures that must hold are written down.
const BASELINE: &str = "xtask/baseline.toml";

struct Options {
    /// Holds `data`, `gold`, `score` and `bulletins`.
    shared: PathBuf,
    /// Takes what is measured now as the new baseline.
    write: bool,
}

impl Options {
    fn parse(arguments: &[&str]) -> anyhow::Result<Self> {
        let mut options = Self { shared: PathBuf::from("../shared"), write: false };
        let mut rest = arguments.iter();
        while let Some(&argument) = rest.next() {
            match argument {
                "--shared" => options.shared = rest.next().context("`--shared` needs a folder")?.into(),
                "--write" => options.write = true,
                other => bail!("unknown argument `{other}`"),
            }
        }
        Ok(options)
    }
}

/// Measures all there is data for and prints the table. Fails when a measure falls below the baseline.
#[expect(clippy::print_stdout, reason = "the figures are what the task is for")]
#[expect(clippy::print_stderr, reason = "measuring takes a while and tells where it is")]
pub(crate) fn run(arguments: &[&str]) -> anyhow::Result<ExitCode> {
    let options = Options::parse(arguments)?;
    let binary = crate::product::build()?;
    let mut measures = Vec::new();
    let parts: [(&str, Part); 5] = [
        ("syntax", syntax::measure),
        ("reading of bulletins", reading::measure),
        ("newswire", newswire::measure),
        ("names", names::measure),
        ("corpora of the crates", corpora::measure),
    ];
    for (what, part) in parts {
        eprintln!("measuring {what}");
        let of_part = part(&options.shared, &binary).with_context(|| format!("measuring {what}"))?;
        if of_part.is_empty() {
            eprintln!("  left out: its data is not in `{}`", options.shared.display());
        }
        measures.extend(of_part);
    }
    let baseline = Baseline::load(Path::new(BASELINE))?;
    print!("{}", measure::table(&measures, &baseline));
    if options.write {
        Baseline::from_measures(&measures, &baseline).save(Path::new(BASELINE))?;
        eprintln!("`{BASELINE}` holds these figures now");
        return Ok(ExitCode::SUCCESS);
    }
    let fallen = baseline.fallen(&measures);
    for line in &fallen {
        eprintln!("fell: {line}");
    }
    Ok(if fallen.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Measures one part: the shared folder and the program in, figures out; none where the data is absent.
type Part = fn(&Path, &Path) -> anyhow::Result<Vec<Measure>>;
