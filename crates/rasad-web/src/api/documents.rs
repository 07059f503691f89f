//! `/api/documents`: the list; `/api/documents/{id}`: a document with all that was read from it, as the array of the
//! records that `rasad read` writes line by line.

use axum::extract::{Path, RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::record::DocumentRecord;
use super::{ROWS, json};
use crate::failure::Failure;
use crate::filters::MOST_ROWS;
use crate::pages::documents::filter_of;
use crate::parameters::Parameters;
use crate::site::Shared;

#[derive(Serialize)]
struct Answer<'a> {
    total: usize,
    offset: usize,
    documents: Vec<DocumentRecord<'a>>,
}

pub(crate) async fn list(
    State(shared): State<Shared>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let given = Parameters::parse(query.as_deref());
    let filter = filter_of(&given);
    let offset = given.number("offset", 0, usize::MAX);
    let page = rasad_store::Page { offset, limit: given.number("limit", ROWS, MOST_ROWS) };
    let (total, rows) = shared.pool.ask(move |archive| archive.documents(&filter, page)).await?;
    json(&Answer { total, offset, documents: rows.iter().map(DocumentRecord::from).collect() })
}

pub(crate) async fn answer(
    State(shared): State<Shared>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let wanted = id.clone();
    let found = shared.pool.ask(move |archive| archive.reading(&wanted)).await?;
    let Some((document, reading)) = found else {
        return Err(Failure::not_found(format!("No document here has the id `{id}`.")));
    };
    // Each line is one object, so commas between them make an array.
    let lines = rasad_reading::record::to_json_lines(&document, &reading);
    let text = format!("[{}]\n", lines.trim_end().replace('\n', ",\n"));
    Ok(([(header::CONTENT_TYPE, "application/json; charset=utf-8")], text).into_response())
}
