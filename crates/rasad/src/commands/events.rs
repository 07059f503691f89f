//! `rasad events`: who did what to whom.

use rasad_desk::Desk;
use rasad_store::{EventOrder, EventRow, Page};
use serde::Serialize;

use super::event_lines::{names, write};
use super::n_of;
use crate::args::{EventsArgs, Order};
use crate::csv;
use crate::exit::{End, Failure, tell};
use crate::output::Output;
use crate::view::EventView;

#[derive(Serialize)]
struct EventsView<'a> {
    total: usize,
    offset: usize,
    events: Vec<EventView<'a>>,
}

pub(super) fn run(desk: &Desk, args: &EventsArgs) -> Result<End, Failure> {
    let filter = args.filter.filter(desk)?;
    let archive = desk.archive()?;
    let order = match args.order {
        Order::Newest => EventOrder::Newest,
        Order::Oldest => EventOrder::Oldest,
        Order::Reported => EventOrder::LastReported,
    };
    let page = Page { offset: args.list.offset, limit: args.list.most() };
    let events = archive.events(&filter, order, page).map_err(rasad_desk::Error::from)?;
    let total = archive.count_events(&filter).map_err(rasad_desk::Error::from)?;
    let mut output = Output::new();
    if args.list.json {
        let events = events.iter().map(EventView::from).collect();
        output.json(&EventsView { total, offset: args.list.offset, events })?;
    } else if args.list.csv {
        output.text(&csv::row(COLUMNS))?;
        for event in &events {
            output.text(&csv::row(cells(event)))?;
        }
    } else {
        for event in &events {
            write(&mut output, event)?;
        }
    }
    output.flush()?;
    if total == 0 {
        tell("no events found\n");
        return Ok(End::Nothing);
    }
    let next = args.list.offset + events.len();
    if !args.list.json && next < total {
        let total = n_of(total, "event");
        tell(&format!("{} of {total}; `--offset {next}` goes on, `--limit 0` shows all\n", events.len()));
    }
    Ok(End::Done)
}

const COLUMNS: [&str; 17] = [
    "date_start",
    "date_end",
    "precision",
    "type",
    "mode",
    "actors",
    "recipients",
    "place",
    "status",
    "claimants",
    "outlets",
    "reported",
    "confidence",
    "evidence",
    "section",
    "uri",
    "id",
];

fn cells(event: &EventRow) -> [String; 17] {
    let outlets: Vec<&str> = event
        .citations
        .iter()
        .flat_map(|citation| &citation.outlets)
        .map(|outlet| outlet.name.as_str())
        .collect();
    let outlets = if outlets.is_empty() { event.document_outlets.join("; ") } else { outlets.join("; ") };
    [
        event.date.map(|date| date.start.to_string()).unwrap_or_default(),
        event.date.map(|date| date.end.to_string()).unwrap_or_default(),
        event.date_precision.as_str().to_owned(),
        event.kind.as_str().to_owned(),
        event.mode.clone().unwrap_or_default(),
        names(&event.actors),
        names(&event.recipients),
        event.place.as_ref().map(|place| place.name.clone()).unwrap_or_default(),
        event.status.as_str().to_owned(),
        names(&event.claimants),
        outlets,
        event.day.map(|day| day.to_string()).unwrap_or_default(),
        event.confidence.to_string(),
        event.evidence_text().to_owned(),
        event.section.clone().unwrap_or_default(),
        event.uri.clone(),
        event.id.clone(),
    ]
}
