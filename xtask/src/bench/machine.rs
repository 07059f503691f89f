//! Where and of what the figures are.

use std::fmt;
use std::fs;
use std::process::Command;

use anyhow::Context;

pub(super) struct Machine {
    n_cores: usize,
    /// As the kernel names it.
    processor: String,
    memory_gb: f64,
    compiler: String,
    /// Short form; says so where files differ from it.
    commit: String,
}

impl fmt::Display for Machine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { n_cores, processor, memory_gb, compiler, commit } = self;
        write!(
            formatter,
            "{n_cores} cores of {processor}, {memory_gb:.0} GB of memory; {compiler}; commit {commit}"
        )
    }
}

/// Asks the kernel, the compiler and git.
pub(super) fn describe() -> anyhow::Result<Machine> {
    let processor = field(&fs::read_to_string("/proc/cpuinfo").unwrap_or_default(), "model name");
    let memory = field(&fs::read_to_string("/proc/meminfo").unwrap_or_default(), "MemTotal");
    let kib: f64 = memory.trim_end_matches(" kB").parse().unwrap_or(0.0);
    let changed = !output("git", &["status", "--porcelain", "--untracked-files=no"])?.is_empty();
    let commit = output("git", &["rev-parse", "--short", "HEAD"])?;
    Ok(Machine {
        n_cores: std::thread::available_parallelism()?.get(),
        processor: if processor.is_empty() { "an unknown processor".to_owned() } else { processor },
        memory_gb: kib * 1024.0 / 1e9,
        compiler: output("rustc", &["--version"])?,
        commit: if changed { format!("{commit} with changes") } else { commit },
    })
}

/// The value of `name: value`.
fn field(text: &str, name: &str) -> String {
    let mut lines = text.lines().filter_map(|line| line.split_once(':'));
    let found = lines.find(|(found, _)| found.trim() == name);
    found.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
}

fn output(program: &str, arguments: &[&str]) -> anyhow::Result<String> {
    let output =
        Command::new(program).args(arguments).output().with_context(|| format!("running `{program}`"))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields() {
        let text = "processor\t: 0\nmodel name\t: Some CPU @ 2 GHz\nMemTotal:       16 kB\n";
        assert_eq!(field(text, "model name"), "Some CPU @ 2 GHz");
        assert_eq!(field(text, "MemTotal"), "16 kB");
        assert_eq!(field(text, "Model"), "");
    }
}
