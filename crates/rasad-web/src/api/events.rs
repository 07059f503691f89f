//! `/api/events`: the filters of events, `order`, `limit`, `offset`.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use serde::Serialize;

use super::record::EventRecord;
use super::{ROWS, filters, json};
use crate::failure::Failure;
use crate::filters::MOST_ROWS;
use crate::parameters::Parameters;
use crate::site::Shared;

#[derive(Serialize)]
struct Answer<'a> {
    total: usize,
    offset: usize,
    events: Vec<EventRecord<'a>>,
}

pub(crate) async fn answer(
    State(shared): State<Shared>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let given = Parameters::parse(query.as_deref());
    let filters = filters(&given)?;
    let (filter, order) = (filters.of_events(&shared.site), filters.order.of_archive());
    let offset = given.number("offset", 0, usize::MAX);
    let page = rasad_store::Page { offset, limit: given.number("limit", ROWS, MOST_ROWS) };
    let (total, events) = shared
        .pool
        .ask(move |archive| Ok((archive.count_events(&filter)?, archive.events(&filter, order, page)?)))
        .await?;
    json(&Answer { total, offset, events: events.iter().map(EventRecord::from).collect() })
}
