//! `/status`: what the archive holds, in numbers.

use axum::extract::State;
use axum::response::Html;
use maud::{Markup, html};
use rasad_names::Knowledge;
use rasad_reading::EntityKind;
use rasad_store::{ArchiveStatus, OutletRow};
use rasad_time::Interval;

use super::Shown;
use crate::filters::Filters;
use crate::site::Shared;
use crate::view::{Nav, Page, bar, layout, number, period_words, type_badge};

pub(crate) async fn page(State(shared): State<Shared>) -> Shown {
    let (status, outlets) = shared.pool.ask(|archive| Ok((archive.status()?, archive.outlets()?))).await?;
    let site = &shared.site;
    let content = html! {
        header.page-head {
            div { h1 { "Archive status" } }
            ul.actions { li { a href="/api/status" { "JSON" } } }
        }
        div.columns {
            div {
                section.panel { h2 { "Archive" } (archive(&status, &site.archive.display().to_string())) }
                section.panel { h2 { "Events by type" } (by_type(&status)) }
                section.panel { h2 { "Knowledge" } (knowledge(&site.knowledge)) }
            }
            aside { section { h2 { "Outlets cited" } (cited(&outlets)) } }
        }
    };
    Ok(Html(layout(site, Page::new("Archive status", Nav::Other), &content).into_string()))
}

fn archive(status: &ArchiveStatus, path: &str) -> Markup {
    let mebibytes = status.file_bytes as f64 / f64::from(1 << 20);
    html! {
        dl.facts {
            div { dt { "Documents" } dd { (number(status.documents)) } }
            div { dt { "Items" } dd { (number(status.items)) } }
            div { dt { "Events" } dd { (number(status.events.values().sum())) } }
            div { dt { "Mentions" } dd { (number(status.mentions)) } }
            @for (kind, n) in &status.entities { div { dt { (several(*kind)) } dd { (number(*n)) } } }
            div { dt { "Remarks" } dd { (number(status.notes)) } }
            @if let (Some(first), Some(last)) = (status.first_day, status.last_day) {
                div { dt { "Reach" } dd { (period_words(Interval::new(first, last))) } }
            }
            div { dt { "File" } dd.break { bdi { (path) } } }
            div { dt { "Size" } dd { (format!("{mebibytes:.1} MiB")) ", schema " (status.schema_version) } }
            div { dt { "Version" } dd { "Rasad " (env!("CARGO_PKG_VERSION")) } }
        }
    }
}

fn several(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "People",
        EntityKind::Organization => "Bodies",
        EntityKind::Country => "Countries",
        EntityKind::Group => "Groups",
        EntityKind::Place => "Places",
    }
}

fn by_type(status: &ArchiveStatus) -> Markup {
    let most = status.events.values().copied().max().unwrap_or(0);
    html! {
        @if status.events.is_empty() { p { "None so far." } }
        ol.counted-list.wide-bars {
            @for (kind, n) in &status.events {
                @let filters = Filters { kinds: vec![*kind], ..Filters::default() };
                li { a href={ "/events" (filters.query().finish()) } { (type_badge(*kind, None)) } (bar(*n, most)) span.n { (number(*n)) } }
            }
        }
    }
}

fn knowledge(knowledge: &Knowledge) -> Markup {
    let parts = [
        ("People", knowledge.people.len()),
        ("Bodies", knowledge.bodies.len()),
        ("Countries", knowledge.countries.len()),
        ("Outlets", knowledge.outlets.len()),
        ("Places", knowledge.places.len()),
        ("Titles", knowledge.titles.len()),
    ];
    html! { dl.facts { @for (name, n) in parts { div { dt { (name) } dd { (number(n)) } } } } }
}

fn cited(outlets: &[OutletRow]) -> Markup {
    let most = outlets.first().map_or(0, |outlet| outlet.citations);
    html! {
        @if outlets.is_empty() { p.fine { "None so far." } }
        ol.counted-list {
            @for outlet in outlets.iter().take(40) {
                @let filters = Filters { outlet: Some(outlet.name.clone()), ..Filters::default() };
                li {
                    a href={ "/events" (filters.query().finish()) } dir="auto" { (outlet.name) }
                    (bar(outlet.citations, most)) span.n { (number(outlet.citations)) }
                }
            }
        }
        @if outlets.len() > 40 { p.fine { "and " (number(outlets.len() - 40)) " more" } }
    }
}
