//! `rasad status`: what a desk holds, and what is wrong with its settings.

use std::collections::BTreeMap;

use rasad_desk::{Desk, Error};
use rasad_store::ArchiveStatus;
use serde::Serialize;

use super::dictionary::summary;
use super::n_of;
use crate::args::StatusArgs;
use crate::exit::{End, Failure, say, tell};
use crate::output::Output;
use crate::table::Table;

#[derive(Serialize)]
struct StatusView<'a> {
    name: &'a str,
    folder: String,
    arenas: Vec<&'a str>,
    settings_ok: bool,
    documents: usize,
    items: usize,
    events: BTreeMap<&'static str, usize>,
    entities: BTreeMap<&'static str, usize>,
    mentions: usize,
    outlets: usize,
    notes: usize,
    first_day: Option<String>,
    last_day: Option<String>,
    archive_bytes: u64,
    schema_version: usize,
}

pub(super) fn run(desk: &Desk, args: &StatusArgs) -> Result<End, Failure> {
    let status = match desk.archive() {
        Ok(archive) => archive.status().map_err(Error::from)?,
        // A new desk holds nothing, which is no fault.
        Err(Error::Archive(rasad_store::Error::Missing { .. })) => ArchiveStatus::default(),
        Err(error) => return Err(error.into()),
    };
    let settings = desk.knowledge().map(|_| ()).and_then(|()| desk.lexicon().map(|_| ()));
    let mut output = Output::new();
    if args.json {
        output.json(&view(desk, &status, settings.is_ok()))?;
    } else {
        show(&mut output, desk, &status)?;
    }
    output.flush()?;
    for report in desk.dictionaries()?.reports.iter().filter(|report| !report.faults.is_empty()) {
        tell(&format!("{}: `rasad dictionary` says why\n", summary(report)));
    }
    match settings {
        Ok(()) => Ok(End::Done),
        Err(error) => {
            say(&error.to_string(), Some(&error.hint()));
            Ok(End::InPart)
        }
    }
}

fn show(output: &mut Output, desk: &Desk, status: &ArchiveStatus) -> Result<(), Failure> {
    let name = output.paint.bold(&desk.config.name);
    output.line(format!("{name}  {}", desk.folder.display()))?;
    if !desk.config.arenas.is_empty() {
        let arenas: Vec<&str> = desk.config.arenas.iter().map(|arena| arena.name.as_str()).collect();
        output.line(format!("Arenas: {}", arenas.join(", ")))?;
    }
    if status.documents == 0 {
        output.line("Nothing is in it yet: `rasad add PATH` puts reports into it.")?;
        return Ok(());
    }
    let days = match (status.first_day, status.last_day) {
        (Some(first), Some(last)) => format!(", {first} to {last}"),
        _ => String::new(),
    };
    output.line(format!(
        "{}{days}; {:.1} MB",
        n_of(status.documents, "document"),
        megabytes(status.file_bytes)
    ))?;
    output.line("")?;
    let mut table = Table::new(&["", ">"]);
    let mut put = |name: &str, n: usize| table.row(vec![name.to_owned(), n.to_string()]);
    put("items", status.items);
    put("events", status.events.values().sum());
    for (kind, n) in &status.events {
        put(&format!("  {kind}"), *n);
    }
    put("entities", status.entities.values().sum());
    for (kind, n) in &status.entities {
        put(&format!("  {}", kind.as_str()), *n);
    }
    put("mentions", status.mentions);
    put("outlets cited", status.outlets);
    put("remarks", status.notes);
    table.write(output, 0)?;
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "one digit after the point is shown")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

fn view<'a>(desk: &'a Desk, status: &ArchiveStatus, settings_ok: bool) -> StatusView<'a> {
    StatusView {
        name: &desk.config.name,
        folder: desk.folder.display().to_string(),
        arenas: desk.config.arenas.iter().map(|arena| arena.name.as_str()).collect(),
        settings_ok,
        documents: status.documents,
        items: status.items,
        events: status.events.iter().map(|(kind, n)| (kind.as_str(), *n)).collect(),
        entities: status.entities.iter().map(|(kind, n)| (kind.as_str(), *n)).collect(),
        mentions: status.mentions,
        outlets: status.outlets,
        notes: status.notes,
        first_day: status.first_day.map(|day| day.to_string()),
        last_day: status.last_day.map(|day| day.to_string()),
        archive_bytes: status.file_bytes,
        schema_version: status.schema_version,
    }
}
