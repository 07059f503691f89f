//! The grammar of `rasad verify`, `rasad publish` and `rasad retract`.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use crate::args::day;

/// `rasad verify`.
#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0 every sentence is supported, 1 some are not, 2 error.")]
pub(crate) struct VerifyArgs {
    /// The file of the issue, or the last day of its period; else the latest draft.
    #[arg(value_name = "ISSUE")]
    pub(crate) issue: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// `rasad publish`.
#[derive(Debug, Args)]
pub(crate) struct PublishArgs {
    /// The file of the issue, or the last day of its period; else the latest draft.
    #[arg(value_name = "ISSUE")]
    pub(crate) issue: Option<PathBuf>,
    /// Why a published issue is changed; goes into its corrections.
    #[arg(long, value_name = "WHY")]
    pub(crate) correction: Option<String>,
    /// Address where the folder `published` will be, with a slash at its end; for the feed.
    #[arg(long, value_name = "URL")]
    pub(crate) base: Option<String>,
    /// Day of publishing, where it is not today.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(crate) date: Option<Date>,
    /// Print the result as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// `rasad retract`.
#[derive(Debug, Args)]
pub(crate) struct RetractArgs {
    /// Id of the document, such as d:9f2c0d1e2a3b4c5d.
    #[arg(value_name = "DOCUMENT")]
    pub(crate) document: String,
    /// Why: who took it back, where and when.
    #[arg(long, value_name = "WHY")]
    pub(crate) reason: String,
    /// Day of the entry, where it is not today.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(crate) date: Option<Date>,
    /// Print the result as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}
