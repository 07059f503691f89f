//! The filters that commands share.

use clap::Args;
use rasad_desk::Desk;
use rasad_events::{EventType, Status};
use rasad_store::{EventFilter, parse_days};
use rasad_time::Interval;

use crate::exit::Failure;

/// Which events are meant. Everything that is given must hold.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Filters")]
pub(crate) struct FilterArgs {
    /// Who did it, in any spelling or script.
    #[arg(long, value_name = "NAME")]
    actor: Option<String>,
    /// To whom.
    #[arg(long, value_name = "NAME")]
    recipient: Option<String>,
    /// Who did it or to whom.
    #[arg(long, value_name = "NAME")]
    participant: Option<String>,
    /// Types such as CONSULT; several with commas.
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',', value_parser = event_type)]
    kinds: Vec<EventType>,
    /// A mode such as phone.
    #[arg(long)]
    mode: Option<String>,
    /// A context such as economic.
    #[arg(long)]
    context: Option<String>,
    /// An arena of the desk.
    #[arg(long, value_name = "NAME")]
    arena: Option<String>,
    /// A place or country where it took place.
    #[arg(long, value_name = "NAME")]
    place: Option<String>,
    /// A country where it took place or that takes part.
    #[arg(long, value_name = "NAME")]
    country: Option<String>,
    /// An outlet that carried it.
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// First day of the act: 2020-11-22, 2020-11 or 2020.
    #[arg(long, value_name = "DAY", value_parser = days)]
    from: Option<Interval>,
    /// Last day of the act.
    #[arg(long, value_name = "DAY", value_parser = days)]
    to: Option<Interval>,
    /// First day of the report.
    #[arg(long, value_name = "DAY", value_parser = days)]
    published_from: Option<Interval>,
    /// Last day of the report.
    #[arg(long, value_name = "DAY", value_parser = days)]
    published_to: Option<Interval>,
    /// asserted, claimed, negated, planned or hypothetical; several with commas.
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = status)]
    status: Vec<Status>,
    /// Words in the report.
    #[arg(long, value_name = "QUERY")]
    text: Option<String>,
    /// Least confidence, 0 to 1.
    #[arg(long, value_name = "NUMBER")]
    min_confidence: Option<f64>,
}

impl FilterArgs {
    /// The filter for the archive of a desk.
    pub(crate) fn filter(&self, desk: &Desk) -> Result<EventFilter, Failure> {
        for (from, to, name) in
            [(self.from, self.to, "--to"), (self.published_from, self.published_to, "--published-to")]
        {
            if let (Some(from), Some(to)) = (from, to)
                && to.end < from.start
            {
                return Err(Failure::Usage {
                    message: format!("`{name} {}` lies before the first day", to.end),
                    hint: "give the earlier day first".to_owned(),
                });
            }
        }
        let scope = self.arena.as_deref().map(|name| desk.arena(name)).transpose()?;
        Ok(EventFilter {
            actor: self.actor.clone(),
            recipient: self.recipient.clone(),
            participant: self.participant.clone(),
            kinds: self.kinds.clone(),
            mode: self.mode.clone(),
            context: self.context.clone(),
            scope,
            place: self.place.clone(),
            country: self.country.clone(),
            outlet: self.outlet.clone(),
            date_from: self.from.map(|days| days.start),
            date_to: self.to.map(|days| days.end),
            published_from: self.published_from.map(|days| days.start),
            published_to: self.published_to.map(|days| days.end),
            statuses: self.status.clone(),
            text: self.text.clone(),
            min_confidence: self.min_confidence,
            ..EventFilter::default()
        })
    }
}

fn event_type(text: &str) -> Result<EventType, String> {
    let names = EventType::ALL.map(EventType::as_str).join(", ");
    text.trim().parse().map_err(|_| format!("the types are {names}"))
}

fn status(text: &str) -> Result<Status, String> {
    let names = Status::ALL.map(Status::as_str).join(", ");
    text.trim().parse().map_err(|_| format!("it is one of {names}"))
}

fn days(text: &str) -> Result<Interval, String> {
    parse_days(text).ok_or_else(|| "a day looks like 2020-11-22; 2020-11 and 2020 do, too".to_owned())
}
