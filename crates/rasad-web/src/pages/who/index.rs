//! Lists of people, bodies, countries and groups to choose from.

use std::collections::BTreeMap;

use maud::{Markup, html};
use rasad_reading::EntityKind;
use rasad_store::{Edge, EntityRow, Party};

use super::Known;
use crate::links;
use crate::view::{bar, counted, empty, number};

/// Entries of each list.
const LISTED: usize = 15;

/// The form that asks for a name.
fn name_form(name: &str) -> Markup {
    html! {
        form.name-form action="/who" method="get" role="search" aria-label="Find by name" {
            label for="who-name" { "Name, in any script and spelling" }
            div.name-row {
                input #who-name name="name" type="search" value=(name) dir="auto" placeholder="Qaani, قاآنی, Esmail Ghaani …" autocomplete="off" spellcheck="false";
                button type="submit" { "Find" }
            }
        }
    }
}

/// Those who took part in most events of late, by kind.
pub(super) fn most_active(edges: &[Edge]) -> Markup {
    let mut counts: BTreeMap<&str, (&Party, usize)> = BTreeMap::new();
    for edge in edges {
        for party in [&edge.from, &edge.to] {
            counts.entry(&party.id).or_insert((party, 0)).1 += edge.total;
        }
    }
    let mut ranked: Vec<(&Party, usize)> = counts.into_values().collect();
    ranked.sort_by(|(left, left_n), (right, right_n)| {
        right_n.cmp(left_n).then_with(|| left.name.cmp(&right.name))
    });
    let lists = [
        ("People", EntityKind::Person),
        ("Bodies", EntityKind::Organization),
        ("Countries", EntityKind::Country),
    ];
    html! {
        header.page-head { div { h1 { "Who’s who" } } }
        (name_form(""))
        @if ranked.is_empty() {
            (empty("Nobody has met anybody yet", &html! { p { "People, bodies and countries appear here with the first events." } pre { code { "rasad add FOLDER" } } }))
        } @else {
            p.lead { "Those who met, called or acted on others most in the last months of the archive." }
            div.thirds {
                @for (heading, kind) in lists {
                    @let listed: Vec<_> = ranked.iter().filter(|(party, _)| party.kind == Some(kind)).take(LISTED).collect();
                    @let most = listed.first().map_or(0, |(_, n)| *n);
                    @if !listed.is_empty() {
                        section.panel {
                            h2 { (heading) }
                            ol.counted-list {
                                @for (party, n) in listed {
                                    li data-item="" {
                                        a.open href=(links::who(&party.id)) dir="auto" { (party.name) }
                                        (bar(*n, most)) span.n { (number(*n)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Whom a name may mean.
pub(super) fn choice(name: &str, found: &[EntityRow], known: &[Known<'_>]) -> Markup {
    html! {
        header.page-head { div { h1 { "Who is “" bdi { (name) } "”?" } } }
        (name_form(name))
        @if found.is_empty() && known.is_empty() {
            (empty("Nobody of this name", &html! {
                p { "Neither the archive nor the desk’s knowledge has it. Try the family name alone, or look for the words." }
                @let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", name).finish();
                p { a.button href={ "/search?" (query) } { "Search for the words" } }
            }))
        } @else {
            ul.choice {
                @for row in found {
                    li data-item="" {
                        a.open href=(links::who(&row.id)) dir="auto" { (row.name) }
                        p.meta-line {
                            (kind_word(row.kind)) " · " (counted(row.mentions, "mention", "mentions"))
                            @if !row.known { " · not in the desk’s knowledge" }
                        }
                    }
                }
                @for entry in known {
                    li data-item="" {
                        a.open href=(links::who(&entry.id())) dir="auto" { (entry.name()) }
                        p.meta-line { "known, but in no report so far" }
                    }
                }
            }
        }
    }
}

/// A kind of entity in a word.
pub(super) fn kind_word(kind: Option<EntityKind>) -> &'static str {
    match kind {
        Some(EntityKind::Person) => "Person",
        Some(EntityKind::Organization) => "Body",
        Some(EntityKind::Country) => "Country",
        Some(EntityKind::Group) => "Group",
        Some(EntityKind::Place) => "Place",
        None => "Named only in titles",
    }
}
