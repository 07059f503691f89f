//! The answer to a name as JSON.

use std::collections::BTreeMap;

use rasad_desk::{Candidate, Facts, Named, Nearness, Term, Who};
use rasad_store::Dossier;
use serde::Serialize;

use crate::view::{EntityView, EventView, PartyView};

#[derive(Serialize)]
pub(super) struct WhoView<'a> {
    query: &'a str,
    candidates: Vec<CandidateView<'a>>,
    known: Option<FactsView<'a>>,
    archive: Option<DossierView<'a>>,
}

#[derive(Serialize)]
struct CandidateView<'a> {
    id: &'a str,
    kind: Option<&'static str>,
    name: &'a str,
    country: Option<&'a str>,
    known: bool,
    mentions: usize,
    nearness: &'static str,
}

#[derive(Serialize)]
struct NamedView<'a> {
    id: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct TermView<'a> {
    person: Option<NamedView<'a>>,
    title: &'a str,
    of: NamedView<'a>,
    to_country: Option<NamedView<'a>>,
    from: Option<String>,
    to: Option<String>,
}

#[derive(Serialize)]
struct FactsView<'a> {
    id: &'a str,
    kind: &'static str,
    name: &'a str,
    spellings: &'a [String],
    country: Option<NamedView<'a>>,
    sort: Option<&'a str>,
    belongs_to: Option<&'a str>,
    from: Option<String>,
    to: Option<String>,
    offices: Vec<TermView<'a>>,
    members: Vec<TermView<'a>>,
    site: Option<&'a str>,
}

#[derive(Serialize)]
struct CountView<'a> {
    name: &'a str,
    n: usize,
}

#[derive(Serialize)]
struct CounterpartView<'a> {
    #[serde(flatten)]
    party: PartyView<'a>,
    events: usize,
}

#[derive(Serialize)]
struct RoleView<'a> {
    title: &'a str,
    of: Option<PartyView<'a>>,
    times: usize,
    first: Option<String>,
    last: Option<String>,
    document: &'a str,
    uri: &'a str,
}

#[derive(Serialize)]
struct SidesView {
    actor: usize,
    recipient: usize,
    claimant: usize,
}

#[derive(Serialize)]
struct DossierView<'a> {
    entity: EntityView<'a>,
    first_seen: Option<String>,
    last_seen: Option<String>,
    spellings: Vec<CountView<'a>>,
    roles: Vec<RoleView<'a>>,
    events: BTreeMap<&'static str, SidesView>,
    counterparts: Vec<CounterpartView<'a>>,
    outlets: Vec<CountView<'a>>,
    latest: Vec<EventView<'a>>,
}

/// The whole answer.
pub(super) fn view<'a>(query: &'a str, who: &'a Who) -> WhoView<'a> {
    let profile = who.profile.as_ref();
    WhoView {
        query,
        candidates: who.candidates.iter().map(candidate).collect(),
        known: profile.and_then(|profile| profile.facts.as_ref()).map(facts),
        archive: profile.and_then(|profile| profile.dossier.as_ref()).map(dossier),
    }
}

fn candidate(candidate: &Candidate) -> CandidateView<'_> {
    CandidateView {
        id: &candidate.id,
        kind: candidate.kind,
        name: &candidate.name,
        country: candidate.country.as_deref(),
        known: candidate.known,
        mentions: candidate.mentions,
        nearness: match candidate.nearness {
            Nearness::Spelling => "spelling",
            Nearness::Words => "words",
            Nearness::Beginnings => "beginnings",
            Nearness::Letters => "letters",
        },
    }
}

fn named(named: &Named) -> NamedView<'_> {
    NamedView { id: &named.id, name: &named.name }
}

fn term<'a>(person: Option<&'a Named>, term: &'a Term) -> TermView<'a> {
    TermView {
        person: person.map(named),
        title: &term.title,
        of: named(&term.of),
        to_country: term.to_country.as_ref().map(named),
        from: term.from.map(|day| day.to_string()),
        to: term.to.map(|day| day.to_string()),
    }
}

fn facts(facts: &Facts) -> FactsView<'_> {
    FactsView {
        id: &facts.id,
        kind: facts.kind,
        name: &facts.name,
        spellings: &facts.spellings,
        country: facts.country.as_ref().map(named),
        sort: facts.sort.as_deref(),
        belongs_to: facts.belongs_to.as_deref(),
        from: facts.from.map(|day| day.to_string()),
        to: facts.to.map(|day| day.to_string()),
        offices: facts.offices.iter().map(|office| term(None, office)).collect(),
        members: facts.members.iter().map(|member| term(Some(&member.person), &member.term)).collect(),
        site: facts.site.as_deref(),
    }
}

fn dossier(dossier: &Dossier) -> DossierView<'_> {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    DossierView {
        entity: EntityView::from(&dossier.entity),
        first_seen: day(dossier.first_seen),
        last_seen: day(dossier.last_seen),
        spellings: dossier
            .spellings
            .iter()
            .map(|spelling| CountView { name: &spelling.text, n: spelling.mentions })
            .collect(),
        roles: dossier
            .roles
            .iter()
            .map(|row| {
                let (first, last) = (day(row.first), day(row.last));
                let of = row.of.as_ref().map(PartyView::from);
                RoleView {
                    title: &row.title,
                    of,
                    times: row.times,
                    first,
                    last,
                    document: &row.document,
                    uri: &row.uri,
                }
            })
            .collect(),
        events: dossier
            .events
            .iter()
            .map(|(kind, sides)| {
                let (actor, recipient, claimant) = (sides.as_actor, sides.as_recipient, sides.as_claimant);
                (kind.as_str(), SidesView { actor, recipient, claimant })
            })
            .collect(),
        counterparts: dossier
            .counterparts
            .iter()
            .map(|(party, events)| CounterpartView { party: PartyView::from(party), events: *events })
            .collect(),
        outlets: dossier.outlets.iter().map(|(name, n)| CountView { name, n: *n }).collect(),
        latest: dossier.latest.iter().map(EventView::from).collect(),
    }
}
