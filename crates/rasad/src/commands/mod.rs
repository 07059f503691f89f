//! One file a command.

mod add;
mod compose;
mod demo;
mod dictionary;
mod event_lines;
mod events;
mod explain;
mod init;
mod issue;
mod lint;
mod names;
mod parse;
mod read;
mod search;
mod serve;
mod status;
mod timeline;
mod unknown;
mod who;

use std::path::Path;

pub(crate) use event_lines::{style, when};
pub(crate) use issue::{PublishArgs, RetractArgs, VerifyArgs};
pub(crate) use lint::LintArgs;
use rasad_desk::Desk;

use crate::args::{Cli, Command};
use crate::exit::{End, Failure};

/// Runs the command that was given.
pub(crate) fn run(cli: Cli) -> Result<End, Failure> {
    let desk = cli.desk.as_deref();
    match cli.command {
        Command::Read(args) => read::run(desk, &args),
        Command::Explain(args) => explain::run(desk, &args),
        Command::Parse(args) => parse::run(&args),
        Command::Unknown(args) => unknown::run(desk, &args),
        Command::Dictionary(args) => dictionary::run(desk, &args),
        Command::Names(command) => names::run(&command),
        Command::Init(args) => init::run(&args),
        Command::Add(args) => add::run(&find(desk)?, &args),
        Command::Search(args) => search::run(&find(desk)?, &args),
        Command::Events(args) => events::run(&find(desk)?, &args),
        Command::Who(args) => who::run(desk, &args),
        Command::Timeline(args) => timeline::run(&find(desk)?, &args),
        Command::Compose(args) => compose::run(&find(desk)?, &args),
        Command::Lint(args) => lint::run(desk, &args),
        Command::Verify(args) => issue::verify(&find(desk)?, &args),
        Command::Publish(args) => issue::publish(&find(desk)?, &args),
        Command::Retract(args) => issue::retract(&find(desk)?, &args),
        Command::Serve(args) => serve::run(&find(desk)?, &args),
        Command::Demo(args) => demo::run(&args),
        Command::Status(args) => status::run(&find(desk)?, &args),
    }
}

/// The desk that is named, else the nearest from here up.
fn find(named: Option<&Path>) -> Result<Desk, Failure> {
    Ok(match named {
        Some(folder) => Desk::open(folder)?,
        None => Desk::find(Path::new("."))?,
    })
}

/// `1 event`, `2 events`.
fn n_of(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}
