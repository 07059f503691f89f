//! The same answers as JSON, with the same filters. Names of fields are those of the records that reading writes;
//! new ones may come, none changes its meaning.

pub(crate) mod documents;
pub(crate) mod events;
mod record;
pub(crate) mod search;
pub(crate) mod status;
pub(crate) mod timeline;
pub(crate) mod who;

use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::failure::Failure;
use crate::filters::Filters;
use crate::parameters::Parameters;

/// Rows of one answer unless the address says otherwise.
const ROWS: usize = 100;

/// An answer.
fn json(answer: &impl Serialize) -> Result<Response, Failure> {
    let text = serde_json::to_string(answer).map_err(Failure::internal)?;
    Ok(([(header::CONTENT_TYPE, "application/json; charset=utf-8")], text).into_response())
}

/// Filters that must be understood: a program would take the answer to another question for its own.
fn filters(given: &Parameters) -> Result<Filters, Failure> {
    let (filters, slips) = Filters::parse(given);
    match slips.into_iter().next() {
        Some(what) => Err(Failure::BadRequest { what }),
        None => Ok(filters),
    }
}

/// Why there is no answer, as problem details (RFC 9457).
pub(crate) fn failure(failure: &Failure) -> Response {
    #[derive(Serialize)]
    struct Problem<'a> {
        title: &'a str,
        status: u16,
        detail: &'a str,
    }
    let (title, detail) = failure.words();
    let problem = Problem { title, status: failure.status().as_u16(), detail: &detail };
    let text = serde_json::to_string(&problem).unwrap_or_default();
    ([(header::CONTENT_TYPE, "application/problem+json")], text).into_response()
}
