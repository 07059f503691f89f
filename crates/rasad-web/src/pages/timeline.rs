//! `/timeline`: events over time as a picture, with the same in a table.

use axum::extract::{RawQuery, State};
use axum::response::Html;
use jiff::civil::Date;
use maud::{Markup, html};
use rasad_store::Step;
use rasad_time::Interval;

use super::{Shown, outlet_names};
use crate::filters::Filters;
use crate::parameters::{Parameters, QueryWriter};
use crate::site::Shared;
use crate::stretch::{STEPS, Stretch, Stretches, dense, step_name, stretches};
use crate::view::{
    Column, FormOf, Height, Nav, Page, QUADS, chart, chips, counted, empty, filter_form, full_day, layout,
    legend, month_words, number, period_words, quad_name, remarks,
};

pub(crate) async fn page(State(shared): State<Shared>, RawQuery(query): RawQuery) -> Shown {
    let given = Parameters::parse(query.as_deref());
    let (filters, slips) = Filters::parse(&given);
    let wanted = wanted_step(&given);
    let is_bounded = filters.from.is_some() || filters.to.is_some();
    let whole = is_bounded || given.get("reach") == Some("whole");
    let reach = if whole { Reach::Whole } else { Reach::Dense };
    let filter = filters.of_events(&shared.site);
    let (days, total, outlets, reported) = shared
        .pool
        .ask(move |archive| {
            Ok((
                archive.timeline(&filter, Step::Day)?,
                archive.count_events(&filter)?,
                outlet_names(archive)?,
                super::reported(&archive.status()?),
            ))
        })
        .await?;
    let within = if reach == Reach::Dense { dense(&days, reported) } else { None };
    let (step, drawn) = stretches(&days, wanted, within);
    let view = View { filters: &filters, wanted, step, drawn: &drawn, total, reach };
    let mut hidden = Vec::new();
    if let Some(step) = wanted {
        hidden.push(("step", step_name(step).to_owned()));
    }
    let form = FormOf {
        action: "/timeline",
        desk: &shared.site.desk,
        outlets: &outlets,
        orders: false,
        hidden: &hidden,
    };
    let content = html! {
        (head(&view))
        (remarks(&slips))
        (chips("/timeline", &filters))
        (picture(&view))
        section.below-chart aria-labelledby="filters-title" { h2 #filters-title { "Filters" } (filter_form(form, &filters)) }
    };
    Ok(Html(layout(&shared.site, Page::new("Timeline", Nav::Timeline), &content).into_string()))
}

/// The step that an address asks for, for the page and the API.
pub(crate) fn wanted_step(given: &Parameters) -> Option<Step> {
    given.get("step").and_then(|name| STEPS.iter().find(|(known, _)| *known == name)).map(|(_, step)| *step)
}

/// How much of the time is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// All.
    Whole,
    /// That of the reports, without what they recall from long ago.
    Dense,
}

struct View<'a> {
    filters: &'a Filters,
    wanted: Option<Step>,
    step: Step,
    drawn: &'a Stretches,
    total: usize,
    reach: Reach,
}

impl View<'_> {
    fn link(&self, step: Option<Step>, reach: Reach) -> String {
        let mut query: QueryWriter = self.filters.query();
        query.add("step", step.map(step_name)).add("reach", (reach == Reach::Whole).then_some("whole"));
        format!("/timeline{}", query.finish())
    }
}

fn head(view: &View<'_>) -> Markup {
    let query = view.filters.query().finish();
    html! {
        header.page-head {
            div {
                h1 { "Timeline" }
                p.lead role="status" {
                    (counted(view.total, "event", "events"))
                    @if let (Some(first), Some(last)) = (view.drawn.list.first(), view.drawn.list.last()) {
                        ", " (period_words(Interval::new(first.start, last.end)))
                    }
                    "."
                }
            }
            ul.actions aria-label="The same in another form" {
                li { a href={ "/events" (query) } { "As a list" } }
                li { a href={ "/events.csv" (query) } download="events.csv" { "CSV" } }
                li { a href={ "/api/timeline" (query) } { "JSON" } }
            }
        }
    }
}

fn picture(view: &View<'_>) -> Markup {
    if view.drawn.list.is_empty() {
        return empty(
            "This timeline is still empty",
            &html! {
                p { "No dated event fits." }
                @if view.filters.each().is_empty() { pre { code { "rasad add FOLDER" } } } @else { p { a href="/timeline" { "Show all events" } } }
            },
        );
    }
    let columns = columns(view.filters, view.step, view.drawn);
    let shown: usize = view.drawn.list.iter().map(Stretch::total).sum();
    let undated = view.total.saturating_sub(shown + view.drawn.before + view.drawn.after);
    html! {
        section.panel aria-label="Picture" {
            div.chart-head {
                (legend())
                nav.steps aria-label="Width of a column" {
                    @for (name, step) in STEPS {
                        a href=(view.link(Some(step), view.reach)) aria-current=[(step == view.step).then_some("true")] { (name) }
                    }
                    @if view.wanted.is_some() { a href=(view.link(None, view.reach)) { "as it fits" } }
                }
            }
            (chart(&columns, Height::Full, "Events over time by kind; each column links to its events"))
            (left_out(view, undated))
        }
        details.table-of-chart { summary { "The same as a table" } (table(&columns)) }
    }
}

/// What the picture does not show, so that nothing is left out without a word.
fn left_out(view: &View<'_>, undated: usize) -> Markup {
    let outside = view.drawn.before + view.drawn.after;
    html! {
        @if outside > 0 || undated > 0 {
            p.fine {
                @if outside > 0 {
                    "Not in the picture: " (number(view.drawn.before)) " earlier and " (number(view.drawn.after)) " later. "
                    @if view.reach == Reach::Dense { a href=(view.link(view.wanted, Reach::Whole)) { "Show the whole time" } ". " }
                }
                @if undated > 0 { (counted(undated, "event has", "events have")) " no date." }
            }
        }
    }
}

/// The columns of a picture; each leads to its events.
pub(crate) fn columns(filters: &Filters, step: Step, drawn: &Stretches) -> Vec<Column> {
    let column = |stretch: &Stretch| {
        let (label, group, title) = words(step, stretch);
        let filters = Filters { from: Some(stretch.start), to: Some(stretch.end), ..filters.clone() };
        Column {
            label,
            group,
            title,
            link: format!("/events{}", filters.query().finish()),
            counts: stretch.counts,
        }
    };
    drawn.list.iter().map(column).collect()
}

/// Under a column, under its group, and in full.
fn words(step: Step, stretch: &Stretch) -> (String, String, String) {
    let day: Date = stretch.start;
    let month = month_words(day);
    let whole = period_words(Interval::new(stretch.start, stretch.end));
    match step {
        Step::Day => (day.day().to_string(), month, full_day(day)),
        Step::Week => (day.day().to_string(), month, whole),
        Step::Month => (month.get(..3).unwrap_or("").to_owned(), day.year().to_string(), month),
        Step::Year => (day.year().to_string(), String::new(), day.year().to_string()),
    }
}

fn table(columns: &[Column]) -> Markup {
    html! {
        div.scroll tabindex="0" role="group" aria-label="Table of the timeline" {
            table.plain {
                thead {
                    tr {
                        th scope="col" { "Time" }
                        @for quad in QUADS { th.right scope="col" { (quad_name(quad)) } }
                        th.right scope="col" { "All" }
                    }
                }
                tbody {
                    @for column in columns.iter().filter(|column| column.total() > 0) {
                        tr {
                            th scope="row" { a href=(column.link) { (column.title) } }
                            @for n in column.counts { td.right { (number(n)) } }
                            td.right { strong { (number(column.total())) } }
                        }
                    }
                }
            }
        }
    }
}
