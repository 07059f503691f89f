//! Tasks around the product: `cargo xtask TASK`.

#[cfg(feature = "bench")]
mod bench;
mod evaluate;
mod product;
mod tidy;
mod train;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask TASK

  train [--data DIR] [--quick]  write models/english.bin and models/english.md
  evaluate [--shared DIR] [--write]
                                score reading as a whole; a fall below xtask/baseline.toml exits 1,
                                --write renews that file
  evaluate syntax [--data DIR]  score and time the syntax model on the development part of the treebank
  bench [--data DIR] [--build] [--quick] [--write --date DAY]
                                measure speed, memory and size; DAY goes into docs/performance.md
  tidy                          check the rules of the house that a script can see

DIR holds `ud-english-ewt` and `current-events`; it is `../shared/data` if not given
(for evaluate: `../shared`, which holds `data`, `gold`, `score` and `bulletins`).";

#[expect(clippy::print_stderr, reason = "a task reports to the person who runs it")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["train", rest @ ..] => train::run(rest).map(|()| ExitCode::SUCCESS),
        ["evaluate", rest @ ..] if rest.first() != Some(&"syntax") => evaluate::run(rest),
        ["evaluate", "syntax", rest @ ..] => evaluate::syntax(rest).map(|()| ExitCode::SUCCESS),
        #[cfg(feature = "bench")]
        ["bench", rest @ ..] => bench::run(rest).map(|()| ExitCode::SUCCESS),
        #[cfg(not(feature = "bench"))]
        ["bench", ..] => with_bench(&words),
        ["tidy"] => tidy::run(),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Measuring needs most of the product, the other tasks should not wait for it to build.
#[cfg(not(feature = "bench"))]
fn with_bench(words: &[&str]) -> anyhow::Result<ExitCode> {
    let mut command = std::process::Command::new("cargo");
    command.args(["run", "--release", "--package", "xtask", "--features", "bench", "--"]).args(words);
    Ok(if command.status()?.success() { ExitCode::SUCCESS } else { ExitCode::from(2) })
}
