//! The form of filters, and the filters in force as chips.

use jiff::civil::Date;
use maud::{Markup, html};
use rasad_events::{EventType, QuadClass, Status};

use super::badge::{meaning, quad_name, sign};
use crate::filters::{Filters, Order};
use crate::parameters::QueryWriter;
use crate::site::Desk;

/// What a form shows besides the filters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FormOf<'a> {
    /// Where it leads.
    pub(crate) action: &'a str,
    /// For arenas.
    pub(crate) desk: &'a Desk,
    /// Names of outlets to choose from.
    pub(crate) outlets: &'a [String],
    /// Whether the order can be chosen.
    pub(crate) orders: bool,
    /// Fields that go along unseen.
    pub(crate) hidden: &'a [(&'static str, String)],
}

const QUADS: [QuadClass; 5] = [
    QuadClass::VerbalCooperation,
    QuadClass::MaterialCooperation,
    QuadClass::VerbalConflict,
    QuadClass::MaterialConflict,
    QuadClass::Neutral,
];

/// The form of filters. On a narrow screen it opens with a button.
pub(crate) fn filter_form(form: FormOf<'_>, filters: &Filters) -> Markup {
    let n = filters.each().len();
    html! {
        input.toggle.hidden #show-filters type="checkbox";
        label.toggle-label.button.quiet for="show-filters" { "Filters" @if n > 0 { " (" (n) ")" } }
        form.filters action=(form.action) method="get" aria-label="Filters" {
            @for (name, value) in form.hidden { input type="hidden" name=(name) value=(value); }
            (field("actor", "Who", "Qaani, قاآنی, Iran …", filters.actor.as_deref()))
            (field("recipient", "To whom", "", filters.recipient.as_deref()))
            (field("participant", "Either side", "", filters.participant.as_deref()))
            @if !form.desk.arenas.is_empty() {
                p.field {
                    label for="f-arena" { "Arena" }
                    select #f-arena name="arena" {
                        option value="" { "All arenas" }
                        @let unlisted = filters.arena.as_ref().filter(|arena| form.desk.arena(arena).is_none());
                        @if let Some(arena) = unlisted { option value=(arena) selected { (arena) } }
                        @for arena in &form.desk.arenas {
                            option value=(arena.name) selected[filters.arena.as_deref().and_then(|name| form.desk.arena(name)) == Some(arena)] {
                                (arena.name)
                            }
                        }
                    }
                }
            }
            (field("place", "Place", "Damascus, Syria …", filters.place.as_deref()))
            p.field {
                label for="f-outlet" { "Outlet" }
                input #f-outlet name="outlet" value=[filters.outlet.as_deref()] list="outlets" dir="auto" autocomplete="off";
                datalist #outlets { @for outlet in form.outlets { option value=(outlet) {} } }
            }
            (days("Act happened", ("from", filters.from), ("to", filters.to)))
            (days("Reported", ("published-from", filters.published_from), ("published-to", filters.published_to)))
            fieldset.checks.types {
                legend { "Type" }
                @for quad in QUADS {
                    div.checks-group role="group" aria-label=(quad_name(quad)) {
                        p.checks-title aria-hidden="true" { (quad_name(quad)) }
                        @for kind in EventType::ALL.into_iter().filter(|kind| kind.quad_class() == quad) {
                            label title=(meaning(kind)) {
                                input type="checkbox" name="type" value=(kind.as_str()) checked[filters.kinds.contains(&kind)];
                                (sign(quad)) " " (kind.as_str())
                            }
                        }
                    }
                }
            }
            fieldset.checks {
                legend { "Held by the text as" }
                div.checks-group {
                    @for status in Status::ALL {
                        label {
                            input type="checkbox" name="status" value=(status.as_str()) checked[filters.statuses.contains(&status)];
                            " " (status.as_str())
                        }
                    }
                }
            }
            (field("text", "Words in the item", "", filters.text.as_deref()))
            @if form.orders {
                p.field {
                    label for="f-order" { "Order" }
                    select #f-order name="order" {
                        @for (order, name, words) in Order::ALL { option value=(name) selected[order == filters.order] { (words) } }
                    }
                }
            }
            @for (name, value) in [("mode", &filters.mode), ("country", &filters.country), ("context", &filters.context)] {
                @if let Some(value) = value { input type="hidden" name=(name) value=(value); }
            }
            p.buttons {
                button type="submit" { "Apply" }
                @if n > 0 { " " a.button.quiet href=(cleared(form)) { "Clear" } }
            }
        }
    }
}

/// The page without any filter; what goes along unseen stays.
fn cleared(form: FormOf<'_>) -> String {
    let mut query = QueryWriter::default();
    for (name, value) in form.hidden {
        query.add(name, Some(value));
    }
    format!("{}{}", form.action, query.finish())
}

fn field(name: &str, label: &str, hint: &str, value: Option<&str>) -> Markup {
    let id = format!("f-{name}");
    html! {
        p.field {
            label for=(id) { (label) }
            input id=(id) name=(name) value=[value] placeholder=[(!hint.is_empty()).then_some(hint)] dir="auto" autocomplete="off" spellcheck="false";
        }
    }
}

fn days(legend: &str, from: (&str, Option<Date>), to: (&str, Option<Date>)) -> Markup {
    html! {
        fieldset.days {
            legend { (legend) }
            @for (word, (name, day)) in [("from", from), ("to", to)] {
                label {
                    span { (word) }
                    input type="date" name=(name) value=[day.map(|day| day.to_string())];
                }
            }
        }
    }
}

/// The filters in force; each leads to the page without it.
pub(crate) fn chips(path: &str, filters: &Filters) -> Markup {
    chips_with(path, filters, &Filters::query)
}

/// The same for a search, whose words stay.
pub(crate) fn chips_of_search(text: &str, filters: &Filters) -> Markup {
    chips_with("/search", filters, &|filters| {
        let mut query = filters.query();
        query.add("q", (!text.is_empty()).then_some(text));
        query
    })
}

fn chips_with(path: &str, filters: &Filters, query: &dyn Fn(&Filters) -> QueryWriter) -> Markup {
    let each = filters.each();
    html! {
        @if !each.is_empty() {
            ul.chips aria-label="Filters in force" {
                @for (label, value, rest) in &each {
                    li {
                        a.chip href={ (path) (query(rest).finish()) } title="Take this filter away" {
                            span.chip-label { (label) } " " bdi { (value) } " " span.chip-x aria-hidden="true" { "×" }
                            span.hidden { " (take away)" }
                        }
                    }
                }
                @if each.len() > 1 { li { a href={ (path) (query(&Filters::default()).finish()) } { "Clear all" } } }
            }
        }
    }
}

/// What could not be understood.
pub(crate) fn remarks(slips: &[String]) -> Markup {
    html! {
        @if !slips.is_empty() {
            div.remark role="status" {
                p { strong { "Left out: " } @for slip in slips { bdi { (slip) } " " } }
            }
        }
    }
}
