//! `/api/status`: what the archive holds, in numbers.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;

use super::json;
use super::record::day;
use crate::failure::Failure;
use crate::site::Shared;

#[derive(Serialize)]
struct Answer<'a> {
    name: &'a str,
    version: &'static str,
    schema_version: usize,
    documents: usize,
    items: usize,
    mentions: usize,
    notes: usize,
    outlets: usize,
    events: BTreeMap<&'static str, usize>,
    entities: BTreeMap<&'static str, usize>,
    first_day: Option<String>,
    last_day: Option<String>,
    archive_bytes: u64,
}

pub(crate) async fn answer(State(shared): State<Shared>) -> Result<Response, Failure> {
    let status = shared.pool.ask(rasad_store::Archive::status).await?;
    json(&Answer {
        name: &shared.site.desk.name,
        version: env!("CARGO_PKG_VERSION"),
        schema_version: status.schema_version,
        documents: status.documents,
        items: status.items,
        mentions: status.mentions,
        notes: status.notes,
        outlets: status.outlets,
        events: status.events.iter().map(|(kind, n)| (kind.as_str(), *n)).collect(),
        entities: status.entities.iter().map(|(kind, n)| (kind.as_str(), *n)).collect(),
        first_day: day(status.first_day),
        last_day: day(status.last_day),
        archive_bytes: status.file_bytes,
    })
}
