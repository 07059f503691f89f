//! `rasad init`: sets a desk up.

use rasad_desk::{DESK_FILE, InitOptions};
use serde::Serialize;

use crate::args::InitArgs;
use crate::exit::{End, Failure};
use crate::output::Output;

#[derive(Serialize)]
struct InitView<'a> {
    folder: String,
    name: &'a str,
    subject: Option<&'a str>,
    period_days: u16,
}

pub(super) fn run(args: &InitArgs) -> Result<End, Failure> {
    let options =
        InitOptions { name: args.name.clone(), subject: args.subject.clone(), period_days: args.period_days };
    let desk = rasad_desk::init(&args.folder, &options)?;
    let mut output = Output::new();
    let folder = args.folder.display();
    if args.json {
        let config = &desk.config;
        let subject = config.subject.as_deref();
        let folder = folder.to_string();
        output.json(&InitView { folder, name: &config.name, subject, period_days: config.period_days })?;
    } else {
        output.line(format!("A desk stands in {folder}: “{}”.", desk.config.name))?;
        output.line("")?;
        output.line("What to do next:")?;
        output.line(format!("  look at {folder}/{DESK_FILE} and set up its arenas"))?;
        output.line(format!("  rasad add PATH --desk {folder}    put reports into it"))?;
        output.line(format!("  rasad status --desk {folder}      see what it holds"))?;
    }
    output.flush()?;
    Ok(End::Done)
}
