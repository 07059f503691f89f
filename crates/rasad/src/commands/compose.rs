//! `rasad compose`: drafts the issue of a period.

use std::path::Path;

use rasad_bulletin::{Issue, render};
use rasad_desk::Desk;

use super::n_of;
use crate::args::{ComposeArgs, IssueFormat};
use crate::exit::{End, Failure, tell};
use crate::output::Output;

pub(super) fn run(desk: &Desk, args: &ComposeArgs) -> Result<End, Failure> {
    let format = if args.save { IssueFormat::Markdown } else { format(args)? };
    if let (Some(from), Some(to)) = (args.from, args.to)
        && to < from
    {
        return Err(Failure::Usage {
            message: format!("`--to {to}` lies before `--from {from}`"),
            hint: "give the earlier day first".to_owned(),
        });
    }
    let Some(period) = rasad_desk::period(desk, args.from, args.to)? else {
        return Err(Failure::Usage {
            message: "no report in the archive has a day, so there is no period to go by".to_owned(),
            hint: "give one with `--from DAY --to DAY`".to_owned(),
        });
    };
    let issue = rasad_desk::compose(desk, period)?;
    let text = rendered(&issue, format);
    let mut saved = None;
    if args.save {
        saved = Some(rasad_desk::issue::save_draft(desk, &issue, args.output.as_deref(), args.replace)?);
    } else if let Some(path) = &args.output {
        rasad_desk::write_whole(path, text.as_bytes())?;
    } else {
        let mut output = Output::new();
        output.text(&text)?;
        output.flush()?;
    }
    let place = saved
        .as_ref()
        .or(args.output.as_ref())
        .map(|path| format!("{}: ", path.display()))
        .unwrap_or_default();
    tell(&format!(
        "{place}{} in {} for {} to {}; {} left out{}\n",
        n_of(issue.n_items(), "item"),
        n_of(issue.sections.len(), "section"),
        period.start,
        period.end,
        n_of(issue.left_out.len(), "report"),
        if format == IssueFormat::Json { "" } else { ", with the reasons in `--format json`" },
    ));
    Ok(if issue.n_items() == 0 { End::Nothing } else { End::Done })
}

fn rendered(issue: &Issue, format: IssueFormat) -> String {
    match format {
        IssueFormat::Markdown => render::markdown(issue),
        IssueFormat::Html => render::html(issue),
        IssueFormat::Json => {
            let value = render::json(issue);
            format!("{}\n", serde_json::to_string_pretty(&value).expect("a JSON value is JSON"))
        }
    }
}

/// What is asked for, else what the ending of the file says.
fn format(args: &ComposeArgs) -> Result<IssueFormat, Failure> {
    if args.json {
        return Ok(IssueFormat::Json);
    }
    if let Some(format) = args.format {
        return Ok(format);
    }
    let ending = args
        .output
        .as_deref()
        .and_then(Path::extension)
        .map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        None | Some("md" | "markdown" | "txt") => Ok(IssueFormat::Markdown),
        Some("html" | "htm") => Ok(IssueFormat::Html),
        Some("json") => Ok(IssueFormat::Json),
        Some(other) => Err(Failure::Usage {
            message: format!("issues are not written as `.{other}`"),
            hint: "write `.html` and print or convert it, or give `--format`".to_owned(),
        }),
    }
}
