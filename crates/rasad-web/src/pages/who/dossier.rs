//! The page of one person, body, country or group.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use rasad_names::{Knowledge, Office, PartialDate};
use rasad_reading::EntityKind;
use rasad_store::{Dossier, RoleRow};
use rasad_text::script::{Script, main_script};
use rasad_time::Interval;

use super::Known;
use super::index::kind_word;
use crate::filters::{Filters, Order};
use crate::links;
use crate::site::Site;
use crate::stretch::{Stretch, Stretches};
use crate::view::{bar, counted, empty, event_list, number, partial_words, period_words, spark, type_badge};

/// Counterparts and outlets shown.
const SHOWN: usize = 12;

/// The whole page below the masthead.
pub(super) fn shown(
    site: &Site,
    id: &str,
    name: &str,
    found: Option<&(Dossier, Stretches)>,
    known: Option<Known<'_>>,
) -> Markup {
    let dossier = found.map(|(dossier, _)| dossier);
    html! {
        header.page-head.who-head {
            div {
                p.eyebrow { (kind(dossier, known)) @if let Some(country) = country(site, dossier, known) { " · " (country) } }
                h1 dir="auto" { (name) }
                @if let Some(Known::Person(person)) = known { (life(person)) }
                @if let Some(dossier) = dossier { (seen(dossier)) }
            }
            ul.actions aria-label="The same in another form" {
                li { a href={ "/timeline" (all_events(id).query().finish()) } { "Timeline" } }
                li { a href={ "/api/who/" (links::who(id).trim_start_matches("/who/")) } { "JSON" } }
            }
        }
        div.columns {
            div {
                @match found {
                    Some((dossier, timeline)) if !dossier.events.is_empty() => {
                        (activity(id, dossier, timeline))
                        section aria-labelledby="events-title" {
                            h2 #events-title { "Latest events" }
                            (event_list(&dossier.latest, Order::Newest))
                            p.more-link { a href={ "/events" (all_events(id).query().finish()) } { "All events with " bdi { (name) } " →" } }
                        }
                    }
                    _ => (empty("No events so far", &html! {
                        @if dossier.is_some() { p { "Reports name " bdi { (name) } ", but tell no act of theirs." } }
                        @else { p { "The desk knows " bdi { (name) } ", but no report in the archive names them." } }
                        p { a.button.quiet href={ "/search" (search_of(name)) } { "Search for the name" } }
                    })),
                }
            }
            aside {
                (offices(&site.knowledge, known))
                @if let Some(dossier) = dossier { (roles(dossier)) }
                (spellings(name, dossier, known))
                @if let Some(dossier) = dossier { (counterparts(dossier)) (outlets(id, dossier)) }
            }
        }
    }
}

fn all_events(id: &str) -> Filters {
    Filters { participant: Some(id.to_owned()), ..Filters::default() }
}

fn search_of(name: &str) -> String {
    let mut query = crate::parameters::QueryWriter::default();
    query.add("q", Some(name)).finish()
}

fn kind(dossier: Option<&Dossier>, known: Option<Known<'_>>) -> &'static str {
    kind_word(match known {
        Some(Known::Person(_)) => Some(EntityKind::Person),
        Some(Known::Body(_)) => Some(EntityKind::Organization),
        Some(Known::Country(_)) => Some(EntityKind::Country),
        None => dossier.and_then(|dossier| dossier.entity.kind),
    })
}

fn country<'a>(site: &'a Site, dossier: Option<&'a Dossier>, known: Option<Known<'_>>) -> Option<&'a str> {
    let knowledge = &site.knowledge;
    let of_knowledge = match known {
        Some(Known::Person(person)) => person.country.as_deref().and_then(|id| knowledge.country(id)),
        Some(Known::Body(body)) => knowledge.country_of_body(body),
        Some(Known::Country(_)) => return None,
        None => None,
    };
    let code = dossier.and_then(|dossier| dossier.entity.country.as_deref());
    of_knowledge.or_else(|| knowledge.country_by_code(code?)).map(|country| country.name.as_str())
}

fn life(person: &rasad_names::Person) -> Markup {
    html! {
        @if person.born.is_some() || person.died.is_some() {
            p.meta-line {
                @if let Some(born) = person.born { "born " (partial_words(born)) }
                @if person.born.is_some() && person.died.is_some() { ", " }
                @if let Some(died) = person.died { "died " (partial_words(died)) }
            }
        }
    }
}

fn seen(dossier: &Dossier) -> Markup {
    html! {
        p.lead {
            (counted(dossier.entity.mentions, "mention", "mentions"))
            @if let (Some(first), Some(last)) = (dossier.first_seen, dossier.last_seen) {
                ", " (period_words(Interval::new(first, last)))
            }
            "."
        }
    }
}

/// Acts by type and side, with their course over time.
fn activity(id: &str, dossier: &Dossier, timeline: &Stretches) -> Markup {
    let counts: Vec<usize> = timeline.list.iter().map(Stretch::total).collect();
    let most = dossier.events.values().map(|sides| sides.as_actor.max(sides.as_recipient)).max().unwrap_or(0);
    html! {
        section.panel aria-labelledby="activity-title" {
            h2 #activity-title { "Activity" }
            @if let (Some(first), Some(last)) = (timeline.list.first(), timeline.list.last()) {
                (spark(&counts, first.start, last.end, "Events"))
            }
            table.sides {
                thead { tr { th scope="col" { "Type" } th scope="col" { "Did" } th scope="col" { "Had done to them" } th scope="col" { "Said so" } } }
                tbody {
                    @for (kind, sides) in &dossier.events {
                        @let did = Filters { actor: Some(id.to_owned()), kinds: vec![*kind], ..Filters::default() };
                        @let had = Filters { recipient: Some(id.to_owned()), kinds: vec![*kind], ..Filters::default() };
                        tr {
                            th scope="row" { (type_badge(*kind, None)) }
                            td { (side(sides.as_actor, most, &did)) }
                            td { (side(sides.as_recipient, most, &had)) }
                            td { @if sides.as_claimant > 0 { (number(sides.as_claimant)) } @else { span.none { "–" } } }
                        }
                    }
                }
            }
        }
    }
}

fn side(n: usize, most: usize, filters: &Filters) -> Markup {
    html! {
        @if n > 0 { a.side-count href={ "/events" (filters.query().finish()) } { (number(n)) } (bar(n, most)) }
        @else { span.none { "–" } }
    }
}

/// Offices with their terms, as the desk knows them.
fn offices(knowledge: &Knowledge, known: Option<Known<'_>>) -> Markup {
    let Some(Known::Person(person)) = known else { return html! {} };
    let mut offices: Vec<&Office> = person.offices.iter().collect();
    offices.sort_by_key(|office| std::cmp::Reverse(office.from.map(PartialDate::first_day)));
    html! {
        @if !offices.is_empty() {
            section aria-labelledby="offices-title" {
                h2 #offices-title { "Offices" }
                ul.plain-list {
                    @for office in offices {
                        li {
                            (office.title) @if let Some(of) = holder(knowledge, &office.of) { ", " a href=(links::who(&format!("e:{}", office.of))) { (of) } }
                            @if let Some(country) = office.to_country.as_deref().and_then(|id| knowledge.country(id)) { " to " (country.name) }
                            p.meta-line { (term(office)) }
                        }
                    }
                }
                p.fine { "From the desk’s knowledge." }
            }
        }
    }
}

fn holder<'a>(knowledge: &'a Knowledge, id: &str) -> Option<&'a str> {
    let body = knowledge.body(id).map(|body| body.name.as_str());
    body.or_else(|| knowledge.country(id).map(|country| country.name.as_str()))
}

fn term(office: &Office) -> String {
    match (office.from.map(partial_words), office.to.map(partial_words)) {
        (Some(from), Some(to)) => format!("{from} – {to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("until {to}"),
        (None, None) => "term not known".to_owned(),
    }
}

/// Titles that texts give.
fn roles(dossier: &Dossier) -> Markup {
    html! {
        @if !dossier.roles.is_empty() {
            section aria-labelledby="roles-title" {
                h2 #roles-title { "Titles in reports" }
                ul.plain-list { @for role in dossier.roles.iter().take(SHOWN) { li { (one_role(role)) } } }
            }
        }
    }
}

fn one_role(role: &RoleRow) -> Markup {
    html! {
        bdi { (role.title) } @if let Some(of) = &role.of { ", " a href=(links::who(&of.id)) dir="auto" { (of.name) } }
        p.meta-line {
            (counted(role.times, "time", "times"))
            @if let (Some(first), Some(last)) = (role.first, role.last) { ", " (period_words(Interval::new(first, last))) }
            " · " a href=(links::document(&role.document)) { "first so named" }
        }
    }
}

/// Spellings by script: those that reports use with counts, then those that the desk knows besides.
fn spellings(name: &str, dossier: Option<&Dossier>, known: Option<Known<'_>>) -> Markup {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut groups: BTreeMap<usize, Vec<(&str, usize)>> = BTreeMap::new();
    let used = dossier.iter().flat_map(|dossier| &dossier.spellings);
    let of_knowledge = known.into_iter().flat_map(Known::spellings).map(|text| (text.as_str(), 0));
    let own = [(name, 0)];
    for (text, n) in used.map(|row| (row.text.as_str(), row.mentions)).chain(own).chain(of_knowledge) {
        if seen.insert(text) {
            groups.entry(script_order(text)).or_default().push((text, n));
        }
    }
    html! {
        section aria-labelledby="spellings-title" {
            h2 #spellings-title { "Spellings" }
            @for (script, list) in &groups {
                @if groups.len() > 1 { h3.script { (script_name(*script)) } }
                ul.spellings {
                    @for (text, n) in list.iter().take(40) {
                        li {
                            a href={ "/search" (search_of(&format!("\"{text}\""))) } dir="auto" { (text) }
                            @if *n > 0 { span.n { (number(*n)) } }
                        }
                    }
                    @if list.len() > 40 { li.fine { "and " (list.len() - 40) " more" } }
                }
            }
            p.fine { "A number says in how many mentions; the others are known, but not met so far." }
        }
    }
}

fn script_order(text: &str) -> usize {
    match main_script(text) {
        Script::Latin => 0,
        Script::Arabic => 1,
        Script::Hebrew => 2,
        Script::Cyrillic => 3,
        Script::Other => 4,
    }
}

fn script_name(order: usize) -> &'static str {
    ["Latin script", "Arabic and Persian", "Hebrew", "Cyrillic", "Other scripts"]
        .get(order)
        .copied()
        .unwrap_or("")
}

fn counterparts(dossier: &Dossier) -> Markup {
    let most = dossier.counterparts.first().map_or(0, |(_, n)| *n);
    html! {
        @if !dossier.counterparts.is_empty() {
            section aria-labelledby="counterparts-title" {
                h2 #counterparts-title { "In events with" }
                ol.counted-list {
                    @for (party, n) in dossier.counterparts.iter().take(SHOWN) {
                        li { a href=(links::who(&party.id)) dir="auto" { (party.name) } (bar(*n, most)) span.n { (number(*n)) } }
                    }
                }
            }
        }
    }
}

fn outlets(id: &str, dossier: &Dossier) -> Markup {
    let most = dossier.outlets.first().map_or(0, |(_, n)| *n);
    html! {
        @if !dossier.outlets.is_empty() {
            section aria-labelledby="outlets-title" {
                h2 #outlets-title { "Carried by" }
                ol.counted-list {
                    @for (outlet, n) in dossier.outlets.iter().take(SHOWN) {
                        @let filters = Filters { outlet: Some(outlet.clone()), ..all_events(id) };
                        li { a href={ "/events" (filters.query().finish()) } dir="auto" { (outlet) } (bar(*n, most)) span.n { (number(*n)) } }
                    }
                }
            }
        }
    }
}
