//! Tasks around the product: `cargo xtask TASK`.

mod evaluate;
mod tidy;
mod train;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask TASK

  train [--data DIR] [--quick]  write models/english.bin and models/english.md
  evaluate syntax [--data DIR]  score the model on the development part of the treebank
  tidy                          check the rules of the house that a script can see

DIR holds `ud-english-ewt` and `current-events`; it is `../shared/data` if not given.";

#[expect(clippy::print_stderr, reason = "a task reports to the person who runs it")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["train", rest @ ..] => train::run(rest).map(|()| ExitCode::SUCCESS),
        ["evaluate", "syntax", rest @ ..] => evaluate::syntax(rest).map(|()| ExitCode::SUCCESS),
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
