//! Why a page can't be shown, in words for its reader; the details go to the log only.

use std::error::Error as StdError;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rasad_store::Error as StoreError;

/// Why a page can't be shown.
#[derive(Clone, Debug)]
pub(crate) enum Failure {
    /// There is nothing of this id or address.
    NotFound { what: String },
    /// The request can't be understood.
    BadRequest { what: String },
    /// There is no archive yet.
    NoArchive,
    /// The archive was written by another version.
    OtherVersion { what: String },
    /// Too much is asked at once, or the answer took too long.
    Busy,
    /// Anything else. What it was is in the log.
    Internal,
}

impl Failure {
    /// Something that should not happen. The log gets the whole chain of causes, the reader none of it.
    pub(crate) fn internal(error: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        let error = error.into();
        let mut causes = error.to_string();
        let mut cause = error.source();
        while let Some(error) = cause {
            causes.push_str(": ");
            causes.push_str(&error.to_string());
            cause = error.source();
        }
        tracing::error!(causes, "a request failed");
        Self::Internal
    }

    pub(crate) fn not_found(what: impl Into<String>) -> Self {
        Self::NotFound { what: what.into() }
    }

    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::NotFound { .. } => StatusCode::NOT_FOUND,
            Self::BadRequest { .. } => StatusCode::BAD_REQUEST,
            Self::NoArchive | Self::OtherVersion { .. } | Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What happened, and what to do about it.
    pub(crate) fn words(&self) -> (&'static str, String) {
        match self {
            Self::NotFound { what } => ("Not here", what.clone()),
            Self::BadRequest { what } => ("Not understood", what.clone()),
            Self::NoArchive => (
                "No archive yet",
                "This desk has no archive so far. Add reports with `rasad add FOLDER`, then load this page again."
                    .to_owned(),
            ),
            Self::OtherVersion { what } => ("Another version’s archive", what.clone()),
            Self::Busy => (
                "Too busy",
                "The answer took too long. Narrow the question, or try again in a moment.".to_owned(),
            ),
            Self::Internal => (
                "Something went wrong",
                "The page could not be made. The details are in the log of the program that serves it.".to_owned(),
            ),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Missing { .. } => Self::NoArchive,
            StoreError::Locked { .. } => Self::Busy,
            StoreError::Older { .. } => Self::OtherVersion {
                what: "The archive is of an earlier version. Any `rasad add` brings it up to date."
                    .to_owned(),
            },
            StoreError::Newer { .. } => Self::OtherVersion {
                what: "The archive was written by a newer version of Rasad. Update this one to read it."
                    .to_owned(),
            },
            StoreError::Query(error) => Self::BadRequest { what: error.to_string() },
            other => Self::internal(other),
        }
    }
}

impl IntoResponse for Failure {
    /// The status alone; [`crate::guard`] adds the page or the JSON, since only it knows which is wanted.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
