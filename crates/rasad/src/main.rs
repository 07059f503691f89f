//! The command line: arguments in, results on standard output, progress and errors on standard error.
//!
//! The only crate that prints. Everything else is a use case of `rasad_desk`.

mod args;
mod commands;
mod csv;
mod digest;
mod exit;
mod filter;
mod interrupt;
mod log;
mod output;
mod progress;
mod table;
mod view;
mod wrap;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let cli = args::Cli::parse();
    rasad_desk::pipeline::quiet_panics();
    exit::code(commands::run(cli))
}
