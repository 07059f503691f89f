//! `/api/who/{id}`: what the archive holds about one entity. A name in place of the id gives the best fit.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::Response;
use rasad_store::{Dossier, RoleRow};
use serde::Serialize;

use super::json;
use super::record::{EntityRecord, EventRecord, PartyRecord, day, span};
use crate::failure::Failure;
use crate::site::Shared;

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    entity: EntityRecord<'a>,
    first_seen: Option<String>,
    last_seen: Option<String>,
    spellings: Vec<Spelling<'a>>,
    roles: Vec<Role<'a>>,
    events: BTreeMap<&'static str, Sides>,
    counterparts: Vec<Counterpart<'a>>,
    outlets: Vec<Outlet<'a>>,
    latest: Vec<EventRecord<'a>>,
}

#[derive(Serialize)]
struct Spelling<'a> {
    text: &'a str,
    mentions: usize,
}

#[derive(Serialize)]
struct Role<'a> {
    title: &'a str,
    of: Option<PartyRecord<'a>>,
    times: usize,
    first: Option<String>,
    last: Option<String>,
    document: &'a str,
    span: [usize; 2],
}

#[derive(Serialize)]
struct Sides {
    actor: usize,
    recipient: usize,
    claimant: usize,
}

#[derive(Serialize)]
struct Counterpart<'a> {
    #[serde(flatten)]
    party: PartyRecord<'a>,
    events: usize,
}

#[derive(Serialize)]
struct Outlet<'a> {
    name: &'a str,
    citations: usize,
}

pub(crate) async fn answer(
    State(shared): State<Shared>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let wanted = id.clone();
    let found = shared
        .pool
        .ask(move |archive| match archive.resolve_name(&wanted)?.first() {
            Some(row) => archive.who(&row.id),
            None => Ok(None),
        })
        .await?;
    let Some(dossier) = found else {
        return Err(Failure::not_found(format!("Nobody in the archive is `{id}`.")));
    };
    json(&answer_of(&dossier))
}

fn answer_of(dossier: &Dossier) -> Answer<'_> {
    let sides = dossier.events.iter().map(|(kind, sides)| {
        let sides =
            Sides { actor: sides.as_actor, recipient: sides.as_recipient, claimant: sides.as_claimant };
        (kind.as_str(), sides)
    });
    Answer {
        entity: EntityRecord::from(&dossier.entity),
        first_seen: day(dossier.first_seen),
        last_seen: day(dossier.last_seen),
        spellings: (dossier.spellings.iter())
            .map(|row| Spelling { text: &row.text, mentions: row.mentions })
            .collect(),
        roles: dossier.roles.iter().map(role).collect(),
        events: sides.collect(),
        counterparts: (dossier.counterparts.iter())
            .map(|(party, n)| Counterpart { party: PartyRecord::from(party), events: *n })
            .collect(),
        outlets: dossier.outlets.iter().map(|(name, n)| Outlet { name, citations: *n }).collect(),
        latest: dossier.latest.iter().map(EventRecord::from).collect(),
    }
}

fn role(row: &RoleRow) -> Role<'_> {
    Role {
        title: &row.title,
        of: row.of.as_ref().map(PartyRecord::from),
        times: row.times,
        first: day(row.first),
        last: day(row.last),
        document: &row.document,
        span: span(row.span),
    }
}
