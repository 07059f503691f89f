//! `/api/search`: `q`, the filters of events, `limit`, `offset`.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use rasad_store::SearchQuery;
use serde::Serialize;

use super::record::HitRecord;
use super::{ROWS, filters, json};
use crate::failure::Failure;
use crate::filters::MOST_ROWS;
use crate::parameters::Parameters;
use crate::site::Shared;

#[derive(Serialize)]
struct Answer<'a> {
    total: usize,
    offset: usize,
    hits: Vec<HitRecord<'a>>,
}

pub(crate) async fn answer(
    State(shared): State<Shared>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let given = Parameters::parse(query.as_deref());
    let filter = filters(&given)?.of_events(&shared.site);
    let offset = given.number("offset", 0, usize::MAX);
    let limit = given.number("limit", ROWS, MOST_ROWS);
    let search = SearchQuery { text: given.owned("q").unwrap_or_default(), filter, offset, limit };
    let found = shared.pool.ask(move |archive| archive.search(&search)).await?;
    json(&Answer { total: found.total, offset, hits: found.hits.iter().map(HitRecord::from).collect() })
}
