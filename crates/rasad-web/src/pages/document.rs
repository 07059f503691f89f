//! `/documents/{id}`: a document with its events, names and citations marked in its text.

mod text;

use std::cmp::Reverse;

use axum::extract::{Path, State};
use axum::response::Html;
use maud::{Markup, html};
use rasad_reading::{EntityKind, Reading};
use rasad_store::{EventFilter, EventOrder, EventRow};
use rasad_text::Document;

use super::Shown;
use crate::failure::Failure;
use crate::links;
use crate::site::Shared;
use crate::view::{
    Nav, Page, Setting, counted, event_card, full_day, layout, number, period_words, short_uri, title_or_uri,
};

pub(crate) async fn page(State(shared): State<Shared>, Path(id): Path<String>) -> Shown {
    let wanted = id.clone();
    let found = shared
        .pool
        .ask(move |archive| {
            let Some((document, reading)) = archive.reading(&wanted)? else { return Ok(None) };
            let filter = EventFilter { document: Some(wanted), ..EventFilter::default() };
            let events = archive.events(&filter, EventOrder::Reading, rasad_store::Page::ALL)?;
            Ok(Some((document, reading, events)))
        })
        .await?;
    let Some((document, reading, events)) = found else {
        return Err(Failure::not_found(format!("No document here has the id `{id}`.")));
    };
    let own_title = reading.title.as_deref().or(document.title.as_deref());
    let title = title_or_uri(own_title, &document.source.uri);
    let content = shown(title, &document, &reading, &events);
    Ok(Html(layout(&shared.site, Page::new(title, Nav::Documents), &content).into_string()))
}

/// The anchor of an event's entry in the list beside the text.
fn entry_anchor(document: &str, event: &str) -> String {
    format!("about-{}", links::anchor(document, event))
}

fn shown(title: &str, document: &Document, reading: &Reading, events: &[EventRow]) -> Markup {
    let language = reading.language.as_deref().or(document.language.as_deref());
    html! {
        header.page-head.document-head {
            div {
                p.eyebrow {
                    bdi { (if document.outlets.is_empty() { short_uri(&document.source.uri).to_owned() } else { document.outlets.join(", ") }) }
                    @if let Some(period) = reading.period { " · " (period_words(period)) }
                    @else if let Some(day) = document.published { " · " time datetime=(day) { (full_day(day)) } }
                }
                h1 dir="auto" lang=[language] { (title) }
                @if let Some(editor) = &reading.editor { p.meta-line { "Editor: " bdi { (editor) } } }
                p.lead {
                    (counted(events.len(), "event", "events")) ", " (counted(reading.entities.len(), "name", "names")) ", "
                    (counted(reading.citations.len(), "citation", "citations")) "."
                }
            }
            ul.actions aria-label="The same in another form" {
                @if let Some(link) = web_address(&document.source.uri) { li { a href=(link) rel="noreferrer noopener" { "Original" } } }
                li { a href={ (links::document(&document.id)) "/reading" } { "How it was read" } }
                li { a href={ "/api/documents/" (links::document(&document.id).trim_start_matches("/documents/")) } { "JSON" } }
            }
        }
        p.key {
            span { mark.act.q-n { "an event" } } span { a.name href="#content" { "a name" } }
            span { span.cited { "(a citation)" } }
        }
        div.reader {
            article.text dir="auto" lang=[language] aria-label="Text" { (text::blocks(title, document, reading, events)) }
            aside.beside aria-label="Events of this document" {
                (event_entries(document, events))
                (names(reading))
                (remarks(document, reading))
                (source(document))
            }
        }
    }
}

fn event_entries(document: &Document, events: &[EventRow]) -> Markup {
    html! {
        section aria-labelledby="events-title" {
            h2 #events-title { "Events" }
            @if events.is_empty() { p.fine { "None was found in this text." } }
            ol.entries {
                @for (at, event) in events.iter().enumerate() {
                    li.event id=(entry_anchor(&document.id, &event.id)) data-item="" {
                        span.entry-no { (at + 1) }
                        (event_card(event, &format!("#{}", links::anchor(&document.id, &event.id)), Setting::Document))
                        p.more { a href=(links::account(&document.id, &event.id)) { "How it was read" } }
                    }
                }
            }
        }
    }
}

fn names(reading: &Reading) -> Markup {
    let mut listed: Vec<_> =
        reading.entities.iter().filter(|entity| entity.kind != EntityKind::Group).collect();
    listed.sort_by_key(|entity| Reverse(entity.mentions.len()));
    html! {
        @if !listed.is_empty() {
            section aria-labelledby="names-title" {
                h2 #names-title { "Names" }
                ul.spellings {
                    @for entity in listed.iter().take(60) {
                        li { a href=(links::who(&entity.id)) dir="auto" { (entity.name) } span.n { (number(entity.mentions.len())) } }
                    }
                }
            }
        }
    }
}

fn remarks(document: &Document, reading: &Reading) -> Markup {
    let notes: Vec<_> = document.notes.iter().chain(&reading.notes).collect();
    html! {
        @if !notes.is_empty() {
            section aria-labelledby="notes-title" {
                h2 #notes-title { "Remarks of the reading" }
                ul.plain-list {
                    @for note in notes.iter().take(50) {
                        li { span.tag { (note.kind.as_str()) } " " (note.text)
                            @let words = note.span.of(&document.text);
                            @if !words.is_empty() && words.len() < 200 { ": “" bdi { (words) } "”" }
                        }
                    }
                }
            }
        }
    }
}

fn source(document: &Document) -> Markup {
    html! {
        section aria-labelledby="source-title" {
            h2 #source-title { "Source" }
            dl.facts {
                div { dt { "From" } dd.break { bdi { (document.source.uri) } } }
                div { dt { "Type" } dd { (document.source.media_type) } }
                @if let Some(category) = &document.category { div { dt { "Category" } dd { bdi { (category) } } } }
                div { dt { "SHA-256" } dd.break { code { (document.source.sha256) } } }
            }
        }
    }
}

/// The address where the original stands, if it is one that a browser may open.
fn web_address(uri: &str) -> Option<&str> {
    let scheme = uri.split_once("://").map(|(scheme, _)| scheme)?;
    (scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")).then_some(uri)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_links() {
        assert_eq!(web_address("https://a.example/b"), Some("https://a.example/b"));
        for uri in [
            "javascript://a%0aalert(1)",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "inbox/a.txt",
            "data:text/html,x",
        ] {
            assert_eq!(web_address(uri), None, "{uri}");
        }
    }
}
