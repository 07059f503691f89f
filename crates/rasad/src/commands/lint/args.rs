//! The grammar of `rasad lint`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::args::IntakeArgs;

/// How findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LintFormat {
    /// For people.
    Text,
    /// One JSON object.
    Json,
    /// SARIF 2.1.0, for editors and code hosts.
    Sarif,
}

/// Least severity that is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Level {
    /// Everything.
    Note,
    /// What is likely a slip.
    #[default]
    Warning,
    /// What cannot be right.
    Error,
}

/// `rasad lint`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
#[command(after_help = "Exit codes: 0 no findings, 1 findings, 2 a file could not be checked.
    Within a text, `<!-- lint-ignore RULE: why -->` silences a rule for one item. Rules: docs/lint/, or `--rules`.")]
pub(crate) struct LintArgs {
    /// Bulletins; `-` for standard input.
    #[arg(required_unless_present = "rules", value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Least severity that is shown and counted.
    #[arg(long, value_enum, default_value_t, value_name = "LEVEL")]
    pub(crate) level: Level,
    /// Take every certain remedy, in files of plain text or Markdown.
    #[arg(long)]
    pub(crate) fix: bool,
    /// Findings of this file are known and not shown again.
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Write today's findings to the file given with `--baseline`.
    #[arg(long, requires = "baseline")]
    pub(crate) write_baseline: bool,
    /// How findings are shown.
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) format: Option<LintFormat>,
    /// The same as `--format json`.
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
    /// List the rules.
    #[arg(long)]
    pub(crate) rules: bool,
    #[command(flatten)]
    pub(crate) intake: IntakeArgs,
}
