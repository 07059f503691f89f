//! `/documents/{id}/reading`: how a document was read, sentence by sentence, with trees.

use axum::extract::{Path, RawQuery, State};
use axum::response::Html;
use maud::{Markup, PreEscaped, html};
use rasad_reading::{Fate, Finding, Reading, SentenceAccount};
use rasad_syntax::draw;
use rasad_text::Document;

use super::Shown;
use crate::failure::Failure;
use crate::links;
use crate::parameters::Parameters;
use crate::site::Shared;
use crate::view::{Nav, Page, layout, period_words, title_or_uri};

/// Sentences of one page.
const AT_ONCE: usize = 10;

pub(crate) async fn page(
    State(shared): State<Shared>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Shown {
    let wanted = id.clone();
    let found = shared.pool.ask(move |archive| archive.reading(&wanted)).await?;
    let Some((document, _)) = found else {
        return Err(Failure::not_found(format!("No document here has the id `{id}`.")));
    };
    let parameters = Parameters::parse(query.as_deref());
    let title = title_or_uri(document.title.as_deref(), &document.source.uri).to_owned();
    let Some(explain) = shared.site.explain.clone() else {
        let content = html! { h1 { "How it was read" } p { "These pages were started without the rules of reading. On the command line: " code { "rasad explain FILE" } "." } };
        return Ok(Html(layout(&shared.site, Page::new(&title, Nav::Documents), &content).into_string()));
    };
    let shown_title = title.clone();
    // A document of any length is read again: that is no work for a thread that answers others.
    let content = tokio::task::spawn_blocking(move || {
        let mut content = html! {};
        explain(&document, &mut |reading, accounts| {
            content = shown(&shown_title, &document, reading, accounts, &parameters);
        })
        .map(|()| content)
    });
    let content = content.await.map_err(Failure::internal)?.map_err(Failure::internal)?;
    Ok(Html(layout(&shared.site, Page::new(&title, Nav::Documents), &content).into_string()))
}

fn shown(
    title: &str,
    document: &Document,
    reading: &Reading,
    accounts: &[SentenceAccount<'_>],
    parameters: &Parameters,
) -> Markup {
    // An event leads to its sentence, a number to the stretch that begins with it.
    let of_event = parameters.get("event").and_then(|tail| {
        let event = reading.events.iter().find(|event| event.id.ends_with(&format!("/{tail}")))?;
        accounts.iter().position(|account| account.item == event.item && account.span.contains(event.trigger))
    });
    let first = of_event.unwrap_or_else(|| parameters.number("from", 1, accounts.len().max(1)).max(1) - 1);
    let n = if of_event.is_some() { 1 } else { AT_ONCE };
    let some = &accounts[first.min(accounts.len())..(first + n).min(accounts.len())];
    let here = |from: usize| format!("{}/reading?from={from}", links::document(&document.id));
    html! {
        header.page-head {
            div {
                p.eyebrow { a href=(links::document(&document.id)) dir="auto" { (title) } }
                h1 { "How it was read" }
                p.lead { (accounts.len()) " sentences. Each with its tree, the names and dates in it, the rules that fired, and what became of what they found." }
            }
        }
        @for account in some { (sentence(document, reading, account)) }
        @if some.is_empty() { p { "There is no such sentence." } }
        nav.pager aria-label="Sentences" {
            @if first > 0 { a rel="prev" href=(here(first.saturating_sub(AT_ONCE) + 1)) { "Earlier" } " " }
            @if first + n < accounts.len() { a rel="next" href=(here(first + n + 1)) { "Later" } }
        }
    }
}

fn sentence(document: &Document, reading: &Reading, account: &SentenceAccount<'_>) -> Markup {
    let heading = format!("sentence-{}", account.number);
    // Inside a page a drawing needs no namespace.
    let drawing =
        draw::svg(account.sentence).map(|svg| svg.replacen(" xmlns=\"http://www.w3.org/2000/svg\"", "", 1));
    html! {
        section.account aria-labelledby=(heading) {
            h2 id=(heading) { "Sentence " (account.number) }
            p dir="auto" { (account.span.of(&document.text)) }
            @if let Some(drawing) = drawing { div.scroll tabindex="0" { (PreEscaped(drawing)) } }
            @else { p.fine { "It is too long to be drawn." } }
            @if !account.names.is_empty() {
                h3 { "Names" }
                ul.plain-list {
                    @for name in &account.names {
                        li {
                            "“" bdi { (words(account, name.tokens)) } "” "
                            a href=(links::who(&name.entity)) dir="auto" { (name.name) }
                            span.fine { " " (name.kind) @if !name.known { ", not in the knowledge" } }
                        }
                    }
                }
            }
            @if !account.dates.is_empty() {
                h3 { "Dates" }
                ul.plain-list {
                    @for date in &account.dates {
                        li { "“" bdi { (date.span.of(&document.text)) } "” " @if let Some(value) = date.value { (period_words(value)) } @else { "no day" }
                            span.fine { " " (date.precision.as_str()) } }
                    }
                }
            }
            @if !account.findings.is_empty() {
                h3 { "Rules that fired" }
                ul.plain-list { @for finding in &account.findings { li { (rule(document, reading, finding)) } } }
            }
            @if !account.missed.is_empty() {
                h3 { "Words that rules know, but not as they stand here" }
                ul.plain-list {
                    @for missed in &account.missed {
                        li { "“" bdi { (missed.word) } "”: "
                            @for (at, (rule, pattern)) in missed.patterns.iter().enumerate() {
                                @if at > 0 { "; " } (rule) " asks for " code { (pattern) } } }
                    }
                }
            }
            @if !account.unknown.is_empty() {
                h3 { "Verbs that no rule knows" }
                p { @for (at, verb) in account.unknown.iter().enumerate() { @if at > 0 { ", " } bdi { (verb.lemma) } } }
            }
        }
    }
}

fn rule(document: &Document, reading: &Reading, finding: &Finding<'_>) -> Markup {
    let candidate = &finding.traced.candidate;
    let who = |words: &[String]| if words.is_empty() { "nobody".to_owned() } else { words.join("; ") };
    let name = |id: &String| reading.entity(id).map_or_else(|| id.clone(), |entity| entity.name.clone());
    let names = |ids: &[String]| ids.iter().map(name).collect::<Vec<_>>().join(", ");
    html! {
        "“" bdi { (finding.words) } "” " code { (candidate.rule) } " (" (candidate.kind.as_str()) "): actor "
        bdi { (who(&finding.actor_words)) } ", recipient " bdi { (who(&finding.recipient_words)) } ". "
        @match &finding.traced.fate {
            Fate::Dropped(reason) => { strong { "No event: " } (reason.reason()) "." }
            Fate::Event(id) => {
                a href=(links::part(&document.id, id)) { "The event" }
                @if let Some(event) = finding.event {
                    ": actors " bdi { (names(&event.actors)) } "; recipients " bdi { (names(&event.recipients)) }
                    "; " (event.date.map_or_else(|| "no date".to_owned(), period_words)) " (" (event.date_basis.as_str()) "); "
                    @if let Some(place) = &event.place { "in " bdi { (place.name) } "; " }
                    (event.status.as_str())
                    @if !event.claimants.is_empty() { " on the word of " bdi { (names(&event.claimants)) } }
                    "."
                }
            }
            Fate::Merged(id) => { "It tells " a href=(links::part(&document.id, id)) { "this event" } " once more." }
        }
    }
}

fn words(account: &SentenceAccount<'_>, tokens: (usize, usize)) -> String {
    let mut text = String::new();
    for token in account.sentence.tokens.get(tokens.0..tokens.1).unwrap_or_default() {
        text.push_str(&token.form);
        if token.space_after {
            text.push(' ');
        }
    }
    text.trim_end().to_owned()
}
