//! `rasad demo`: the sample desk, from nothing to a drafted issue in a browser.

use rasad_desk::Demo;
use serde::Serialize;

use super::add::{end, losses, summary};
use super::n_of;
use super::serve::serve;
use crate::args::DemoArgs;
use crate::exit::{End, Failure, tell};
use crate::output::Output;
use crate::progress::Bar;

#[derive(Serialize)]
struct DemoView {
    folder: String,
    added: usize,
    known: usize,
    skipped: usize,
    failed: usize,
    events: usize,
    issue: String,
    items: usize,
}

pub(super) fn run(args: &DemoArgs) -> Result<End, Failure> {
    let demo = rasad_desk::demo(&args.dir, &mut Bar::new())?;
    tell(&losses(&demo.report));
    let mut output = Output::new();
    if args.json {
        output.json(&view(args, &demo))?;
    } else {
        show(&mut output, args, &demo)?;
    }
    output.flush()?;
    let ended = end(&demo.report);
    if args.json || args.no_serve || ended != End::Done {
        return Ok(ended);
    }
    serve(&demo.desk, args.port, |address| {
        tell(&format!("\nThe desk is at http://{address}/ in your browser (Ctrl-C ends).\n"));
    })
}

fn show(output: &mut Output, args: &DemoArgs, demo: &Demo) -> Result<(), Failure> {
    let folder = args.dir.display();
    let paint = output.paint;
    output.line(format!("The sample desk “{}” stands in {folder}.", demo.desk.config.name))?;
    output.text(&summary(&demo.report))?;
    output.line(format!(
        "The issue of {} to {} is drafted, with {}: {}",
        demo.period.start,
        demo.period.end,
        n_of(demo.n_items, "item"),
        demo.issue.display()
    ))?;
    output.line("")?;
    output.line("Try next:")?;
    for (command, what) in [
        ("who Ghaani", "a person in any spelling"),
        ("events --arena Lebanon", "who did what to whom"),
        ("search 'قاآنی OR drone*'", "words in any script"),
        ("timeline --participant Iran", "events over time"),
        ("compose --from 2020-11-15 --to 2020-11-29", "the issue as Markdown"),
    ] {
        let command = format!("rasad {command} --desk {folder}");
        output.line(format!("  {command:<72} {}", paint.dim(&format!("# {what}"))))?;
    }
    Ok(())
}

fn view(args: &DemoArgs, demo: &Demo) -> DemoView {
    let counts = demo.report.counts;
    DemoView {
        folder: args.dir.display().to_string(),
        added: counts.added,
        known: counts.known,
        skipped: counts.skipped,
        failed: counts.failed,
        events: counts.events,
        issue: demo.issue.display().to_string(),
        items: demo.n_items,
    }
}
