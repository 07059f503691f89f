//! The grammar of the command line.

mod inspect;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
pub(crate) use inspect::{
    CompareArgs, DictionaryArgs, ExplainArgs, ExplainFormat, NamesCommand, ParseArgs, UnknownArgs,
    UnknownKind,
};
use jiff::civil::Date;
use rasad_ingest::MediaType;

use crate::commands::{LintArgs, PublishArgs, RetractArgs, VerifyArgs};
use crate::filter::FilterArgs;

/// A monitoring desk for the press: read reports, keep them, find who did what to whom, and publish.
///
/// Works offline; nothing leaves this machine. Begin with `rasad demo`, or with `rasad init DIR`.
#[derive(Debug, Parser)]
#[command(
    name = "rasad",
    version,
    max_term_width = 100,
    after_help = "Exit codes: 0 done, 1 nothing found, 2 error."
)]
pub(crate) struct Cli {
    /// The desk's folder; else the nearest from here up that holds a `desk.toml`.
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) desk: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read files and show or export what they tell; no desk is needed.
    Read(ReadArgs),
    /// Show why a text was read as it was: trees, names, dates, rules and what became of them.
    Explain(ExplainArgs),
    /// Write the syntax of text as CoNLL-U.
    Parse(ParseArgs),
    /// List verbs that no rule knows and names that the knowledge does not have, with the line to add.
    Unknown(UnknownArgs),
    /// Look at dictionaries of actors, agents and verbs in the formats of CAMEO's coders.
    Dictionary(DictionaryArgs),
    /// Compare names.
    #[command(subcommand)]
    Names(NamesCommand),
    /// Set up a desk in a folder.
    Init(InitArgs),
    /// Read files and folders and put what is new into the desk's archive.
    Add(AddArgs),
    /// Find reports by their words.
    Search(SearchArgs),
    /// List events: who did what to whom, when, where, according to whom.
    Events(EventsArgs),
    /// Everything that is known of a person, body, country or outlet, in any spelling and script.
    Who(WhoArgs),
    /// Events over time.
    Timeline(TimelineArgs),
    /// Draft the issue of a period.
    Compose(ComposeArgs),
    /// Check bulletins for slips: dates, names, titles, citations, marks.
    Lint(LintArgs),
    /// Hold every sentence of an issue against the passages that it cites.
    Verify(VerifyArgs),
    /// Write every format of an issue, the index of all issues and the feed.
    Publish(PublishArgs),
    /// Mark a source as retracted: no issue may rest on it any more.
    Retract(RetractArgs),
    /// Look at the desk in a browser, on this machine only.
    Serve(ServeArgs),
    /// Set up the sample desk, draft its issue and look at it in a browser.
    Demo(DemoArgs),
    /// What the desk holds: numbers, days, and what is wrong with its settings.
    Status(StatusArgs),
}

/// Formats of input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// Find out by content.
    #[default]
    Auto,
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// One JSON object a line.
    Jsonl,
    /// RSS, Atom or JSON Feed.
    Feed,
    /// A message.
    Mail,
}

impl InputFormat {
    /// The same for the decoders.
    pub(crate) fn media_type(self) -> Option<MediaType> {
        match self {
            Self::Auto => None,
            Self::Text => Some(MediaType::PlainText),
            Self::Markdown => Some(MediaType::Markdown),
            Self::Html => Some(MediaType::Html),
            Self::Jsonl => Some(MediaType::JsonLines),
            Self::Feed => Some(MediaType::Feed),
            Self::Mail => Some(MediaType::Mail),
        }
    }
}

/// How input is read.
#[derive(Debug, Args)]
pub(crate) struct IntakeArgs {
    /// Format of the input, where its content misleads.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) input: InputFormat,
    /// Day of publication of what does not give its own, such as 2020-11-22.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(crate) date: Option<Date>,
    /// Threads that read; as many as the machine has where absent.
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
}

/// How a reading is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReadFormat {
    /// One JSON object a line.
    Jsonl,
    /// For people.
    Text,
}

/// `rasad read`.
#[derive(Debug, Args)]
pub(crate) struct ReadArgs {
    /// Files; `-` for standard input.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// For people (the default on a terminal) or for programs (elsewhere).
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) format: Option<ReadFormat>,
    /// The same as `--format jsonl`.
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) intake: IntakeArgs,
}

/// `rasad init`.
#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    /// The folder; made where it is missing.
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// The desk's name, the title of its issues.
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// The country whose doings it follows: its English name or three-letter code.
    #[arg(long, value_name = "COUNTRY")]
    pub(crate) subject: Option<String>,
    /// Days that one issue covers.
    #[arg(long, value_name = "N")]
    pub(crate) period_days: Option<u16>,
    /// Print the result as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// `rasad add`.
#[derive(Debug, Args)]
pub(crate) struct AddArgs {
    /// Files, folders with all in them, `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) intake: IntakeArgs,
    /// Print the report as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Which stretch of a list, and in which form.
#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// Most rows; 0 for all.
    #[arg(long, default_value_t = 20, value_name = "N")]
    pub(crate) limit: usize,
    /// Rows passed over.
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub(crate) offset: usize,
    /// Print JSON.
    #[arg(long, conflicts_with = "csv")]
    pub(crate) json: bool,
    /// Print comma-separated values.
    #[arg(long)]
    pub(crate) csv: bool,
}

impl ListArgs {
    /// Most rows as a number.
    pub(crate) fn most(&self) -> usize {
        if self.limit == 0 { usize::MAX } else { self.limit }
    }
}

/// `rasad search`.
#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
    /// Words, "phrases", OR, -not, begin*; `actor:`, `type:`, `place:`, `outlet:`, `date:` and the like.
    #[arg(required = true, value_name = "QUERY")]
    pub(crate) query: Vec<String>,
    #[command(flatten)]
    pub(crate) filter: FilterArgs,
    #[command(flatten)]
    pub(crate) list: ListArgs,
}

/// `rasad events`.
#[derive(Debug, Args)]
pub(crate) struct EventsArgs {
    #[command(flatten)]
    pub(crate) filter: FilterArgs,
    /// In which order.
    #[arg(long, value_enum, default_value_t, value_name = "ORDER")]
    pub(crate) order: Order,
    #[command(flatten)]
    pub(crate) list: ListArgs,
}

/// In which order events come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Order {
    /// By the day of the act, latest first.
    #[default]
    Newest,
    /// By the day of the act, earliest first.
    Oldest,
    /// By the day of the report, latest first.
    Reported,
}

/// `rasad who`.
#[derive(Debug, Args)]
pub(crate) struct WhoArgs {
    /// A name, or an id such as qaani-esmail.
    #[arg(required = true, value_name = "NAME")]
    pub(crate) name: Vec<String>,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// How long the stretches of a timeline are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum StepArg {
    /// As fits the time that it covers.
    #[default]
    Auto,
    /// Days.
    Day,
    /// Weeks, from Monday.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// `rasad timeline`.
#[derive(Debug, Args)]
pub(crate) struct TimelineArgs {
    #[command(flatten)]
    pub(crate) filter: FilterArgs,
    /// How long its stretches are.
    #[arg(long, value_enum, default_value_t, value_name = "STEP")]
    pub(crate) step: StepArg,
    /// Print JSON.
    #[arg(long, conflicts_with = "csv")]
    pub(crate) json: bool,
    /// Print comma-separated values.
    #[arg(long)]
    pub(crate) csv: bool,
}

/// Forms of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum IssueFormat {
    /// Markdown.
    Markdown,
    /// A web page that stands alone.
    Html,
    /// Data: each sentence with its events and passages.
    Json,
}

/// `rasad compose`.
#[derive(Debug, Args)]
pub(crate) struct ComposeArgs {
    /// First day of the period; else as many days before its last as an issue covers.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(crate) from: Option<Date>,
    /// Last day of the period; else that of the archive.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(crate) to: Option<Date>,
    /// Form of the issue; else by the ending of the file, else Markdown.
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) format: Option<IssueFormat>,
    /// The same as `--format json`.
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
    /// File to write; else standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Keep the draft as data that is edited by hand, in the desk's `issues/` or in the file given.
    #[arg(long, conflicts_with_all = ["format", "json"])]
    pub(crate) save: bool,
    /// With `--save`: replace a draft that is there.
    #[arg(long, requires = "save")]
    pub(crate) replace: bool,
}

/// `rasad serve`.
#[derive(Debug, Args)]
pub(crate) struct ServeArgs {
    /// Port on this machine; 0 for any that is free.
    #[arg(long, default_value_t = 8787)]
    pub(crate) port: u16,
}

/// `rasad demo`.
#[derive(Debug, Args)]
pub(crate) struct DemoArgs {
    /// The folder of the sample desk.
    #[arg(long, default_value = "rasad-demo", value_name = "DIR")]
    pub(crate) dir: PathBuf,
    /// Don't start the pages.
    #[arg(long)]
    pub(crate) no_serve: bool,
    /// Port on this machine; 0 for any that is free.
    #[arg(long, default_value_t = 8787)]
    pub(crate) port: u16,
    /// Print the result as JSON, and don't start the pages.
    #[arg(long)]
    pub(crate) json: bool,
}

/// `rasad status`.
#[derive(Debug, Args)]
pub(crate) struct StatusArgs {
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// A day.
pub(crate) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "a day looks like 2020-11-22".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_grammar_is_sound() {
        Cli::command().debug_assert();
    }
}
