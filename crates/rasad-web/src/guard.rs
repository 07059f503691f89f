//! What holds for every request and answer: who may ask, how much, and what the browser may do with the answer.

use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::api;
use crate::failure::Failure;
use crate::site::Shared;
use crate::view;

/// Longest address, in bytes. A search alone may have 4,096.
const LONGEST_URI: usize = 16 * 1024;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// No script, style, image or form of anyone else, none inside the page, and no frame around it.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
     form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const HEADERS: [(HeaderName, HeaderValue); 7] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=()"),
    ),
];

/// Lets a request pass, bounds its time, and puts the headers on whatever comes back.
pub(crate) async fn guard(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    let mut response = match refused(&request) {
        Some(refusal) => refusal,
        None => match tokio::time::timeout(PATIENCE, next.run(request)).await {
            Ok(response) => response,
            Err(_) => Failure::Busy.into_response(),
        },
    };
    if let Some(failure) = failure_of(&response, &uri) {
        let status = response.status();
        response = if uri.path().starts_with("/api/") {
            api::failure(&failure)
        } else {
            view::failure_page(&shared.site, &failure).into_response()
        };
        *response.status_mut() = status;
    }
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, value);
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    response
}

fn refused(request: &Request) -> Option<Response> {
    if !host_of(request).is_some_and(is_own_name) {
        // The page of another site whose name was pointed at this computer after it was loaded.
        return Some(
            (StatusCode::MISDIRECTED_REQUEST, "this desk answers to localhost only\n").into_response(),
        );
    }
    if request.uri().path_and_query().is_some_and(|whole| whole.as_str().len() > LONGEST_URI) {
        return Some((StatusCode::URI_TOO_LONG, "the address is too long\n").into_response());
    }
    if *request.method() != Method::GET && *request.method() != Method::HEAD {
        let allow = [(header::ALLOW, "GET, HEAD")];
        return Some((StatusCode::METHOD_NOT_ALLOWED, allow, "pages can only be read\n").into_response());
    }
    None
}

/// The host that the browser believes it talks to.
fn host_of(request: &Request) -> Option<&str> {
    let mut named = request.headers().get_all(header::HOST).iter();
    match (named.next(), named.next()) {
        (Some(host), None) => host.to_str().ok(),
        _ => None,
    }
}

/// Whether a host, with or without a port, is this computer by a name that nobody else can give out.
fn is_own_name(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    name.eq_ignore_ascii_case("localhost") || name == "127.0.0.1" || name == "[::1]"
}

/// The failure to show, also for addresses that the table does not have.
fn failure_of(response: &Response, uri: &Uri) -> Option<Failure> {
    if let Some(failure) = response.extensions().get::<Failure>() {
        return Some(failure.clone());
    }
    let is_bare = response.headers().get(header::CONTENT_TYPE).is_none();
    match response.status() {
        StatusCode::NOT_FOUND if is_bare => {
            Some(Failure::not_found(format!("There is no page at `{}`.", uri.path())))
        }
        StatusCode::BAD_REQUEST => {
            Some(Failure::BadRequest { what: "The address can’t be understood.".to_owned() })
        }
        status if status.is_server_error() => Some(Failure::Internal),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_computer_are_its_own() {
        for host in ["localhost", "LOCALHOST:8787", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8787"] {
            assert!(is_own_name(host), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.nip.io",
            "10.0.0.1",
            "::1",
            "localhost:80:x",
        ] {
            assert!(!is_own_name(host), "{host}");
        }
    }
}
