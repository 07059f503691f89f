//! `/issue`: the drafted issue of a period.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::response::Html;
use jiff::ToSpan;
use jiff::civil::Date;
use maud::{Markup, PreEscaped, html};
use rasad_store::parse_days;
use rasad_time::Interval;

use super::Shown;
use crate::failure::Failure;
use crate::parameters::Parameters;
use crate::site::Shared;
use crate::view::{Nav, Page, empty, layout, period_words, remarks};

/// Days of an issue where the desk does not say.
const USUAL_DAYS: u16 = 14;

pub(crate) async fn page(State(shared): State<Shared>, RawQuery(query): RawQuery) -> Shown {
    let given = Parameters::parse(query.as_deref());
    let last = match shared.pool.ask(|archive| Ok(archive.status()?.last_day)).await {
        Ok(last) => last,
        Err(Failure::NoArchive) => None,
        Err(failure) => return Err(failure),
    };
    let mut slips = Vec::new();
    let mut day = |name: &str| {
        let text = given.get(name)?;
        let days = parse_days(text);
        if days.is_none() {
            slips.push(format!("`{text}` is not a day such as 2020-11-22."));
        }
        days
    };
    let (from, to) = (day("from"), day("to"));
    let to = to.map(|days| days.end).or(last);
    let length = i32::from(shared.site.desk.period_days.unwrap_or(USUAL_DAYS).max(1)) - 1;
    let from = from.map(|days| days.start).or_else(|| to?.checked_sub(length.days()).ok());
    let period = from.zip(to).map(|(from, to)| Interval::new(from, to));
    let drafted = match (&shared.site.compose, period) {
        (Some(compose), Some(period)) => {
            let compose = Arc::clone(compose);
            match tokio::task::spawn_blocking(move || compose(period.start, period.end)).await {
                Ok(Ok(draft)) => Draft::Made(draft),
                Ok(Err(error)) => {
                    let _ = Failure::internal(error);
                    Draft::Failed
                }
                Err(panic) => return Err(Failure::internal(panic)),
            }
        }
        (Some(_), None) => Draft::NothingYet,
        (None, _) => Draft::NotHere,
    };
    let content = shown(period, &slips, drafted);
    Ok(Html(layout(&shared.site, Page::new("Issue", Nav::Issue), &content).into_string()))
}

enum Draft {
    /// A piece of HTML.
    Made(String),
    /// It could not be made; why is in the log.
    Failed,
    /// The archive has no day to begin with.
    NothingYet,
    /// This server has no way to draft.
    NotHere,
}

fn shown(period: Option<Interval>, slips: &[String], draft: Draft) -> Markup {
    html! {
        header.page-head.issue-head {
            div {
                // A draft has a title of its own.
                @if let Draft::Made(_) = draft { p.issue-title { "Issue" } } @else { h1 { "Issue" } }
                p.lead {
                    @if let Some(period) = period { "A draft of " (period_words(period)) ", from the events of the archive." }
                    @else { "A draft from the events of the archive." }
                }
            }
            @if let (Draft::Made(_), Some(_)) = (&draft, period) {
                p.fine.no-print { "As a file: " code { (command(period)) " -o issue.html" } }
            }
        }
        (remarks(slips))
        (form(period))
        @match draft {
            Draft::Made(draft) => div.draft { (PreEscaped(draft)) },
            Draft::Failed => (empty("This issue could not be drafted", &html! {
                p { "An issue needs a subject and arenas in " code { "desk.toml" } ", and reports in the archive. This command says what is missing:" }
                pre { code { (command(period)) } }
            })),
            Draft::NothingYet => (empty("Nothing to draft from yet", &html! { p { "Add reports first." } pre { code { "rasad add FOLDER" } } })),
            Draft::NotHere => (empty("No draft here", &html! {
                p { "This server was started without the part that drafts issues. Draft one on the command line." }
                pre { code { (command(period)) } }
            })),
        }
    }
}

fn command(period: Option<Interval>) -> String {
    match period {
        Some(period) => format!("rasad compose --from {} --to {}", period.start, period.end),
        None => "rasad compose --from 2020-11-15 --to 2020-11-29".to_owned(),
    }
}

fn form(period: Option<Interval>) -> Markup {
    let day = |pick: fn(Interval) -> Date| period.map(|period| pick(period).to_string());
    html! {
        form.row-form.no-print action="/issue" method="get" aria-label="Period" {
            p.field { label for="i-from" { "From" } input #i-from type="date" name="from" value=[day(|period| period.start)]; }
            p.field { label for="i-to" { "To" } input #i-to type="date" name="to" value=[day(|period| period.end)]; }
            p.buttons { button type="submit" { "Draft" } }
        }
    }
}
