//! `/api/timeline`: the filters of events, and `step` (day, week, month, year; week if absent).

use std::collections::BTreeMap;

use axum::extract::{RawQuery, State};
use axum::response::Response;
use rasad_store::Step;
use serde::Serialize;

use super::{filters, json};
use crate::failure::Failure;
use crate::pages::timeline::wanted_step;
use crate::parameters::Parameters;
use crate::site::Shared;
use crate::stretch::step_name;

#[derive(Serialize)]
struct Answer {
    step: &'static str,
    buckets: Vec<BucketRecord>,
}

#[derive(Serialize)]
struct BucketRecord {
    start: String,
    total: usize,
    types: BTreeMap<&'static str, usize>,
}

pub(crate) async fn answer(
    State(shared): State<Shared>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let given = Parameters::parse(query.as_deref());
    let filter = filters(&given)?.of_events(&shared.site);
    let step = wanted_step(&given);
    if let (None, Some(wrong)) = (step, given.get("step")) {
        return Err(Failure::BadRequest {
            what: format!("`{wrong}` is not a step: day, week, month or year."),
        });
    }
    let step = step.unwrap_or(Step::Week);
    let found = shared.pool.ask(move |archive| archive.timeline(&filter, step)).await?;
    let buckets = found.iter().map(|bucket| BucketRecord {
        start: bucket.start.to_string(),
        total: bucket.counts.values().sum(),
        types: bucket.counts.iter().map(|(kind, n)| (kind.as_str(), *n)).collect(),
    });
    json(&Answer { step: step_name(step), buckets: buckets.collect() })
}
