//! Who may ask, how much, and what the browser may do with the answer.

use std::net::Ipv4Addr;

use axum::http::{Method, StatusCode};
use tokio::net::TcpListener;

use crate::desk::{ask, get, pages, site};

#[test]
fn every_answer_has_the_headers() {
    let pages = pages();
    for path in
        ["/", "/nope", "/api/status", "/api/nope", "/assets/site.css", "/events.csv", "/documents/%ff"]
    {
        let answer = get(&pages, path);
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; style-src 'self'; script-src 'self'"),
            "{path}: {policy}"
        );
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert!(
            policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"),
            "{path}: {policy}"
        );
        let expected = [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("x-frame-options", "DENY"),
        ];
        for (name, value) in expected {
            assert_eq!(answer.header(name), value, "{path}");
        }
        assert_eq!(answer.header("access-control-allow-origin"), "", "{path}");
    }
}

#[test]
fn only_names_of_this_computer_are_answered() {
    let pages = pages();
    let cases: [(&[(&str, &str)], StatusCode); 6] = [
        (&[("host", "localhost:8787")], StatusCode::OK),
        (&[("host", "[::1]:8787")], StatusCode::OK),
        (&[("host", "desk.evil.example")], StatusCode::MISDIRECTED_REQUEST),
        (&[("host", "127.0.0.1.evil.example")], StatusCode::MISDIRECTED_REQUEST),
        (&[("host", "localhost"), ("host", "evil.example")], StatusCode::MISDIRECTED_REQUEST),
        (&[], StatusCode::MISDIRECTED_REQUEST),
    ];
    for (headers, status) in cases {
        let answer = ask(&pages, Method::GET, "/api/status", headers);
        assert_eq!(answer.status, status, "{headers:?}");
        assert!(status == StatusCode::OK || !answer.text.contains("documents"), "{headers:?}");
    }
}

#[test]
fn requests_have_bounds() {
    let pages = pages();
    let long = format!("/search?q={}", "a".repeat(20_000));
    assert_eq!(get(&pages, &long).status, StatusCode::URI_TOO_LONG);
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS] {
        let answer = ask(&pages, method, "/", &[("host", "localhost")]);
        assert_eq!((answer.status, answer.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD"));
    }
    let head = ask(&pages, Method::HEAD, "/", &[("host", "localhost")]);
    assert_eq!((head.status, head.text.as_str()), (StatusCode::OK, ""));
}

#[test]
fn an_address_that_others_can_reach_is_refused() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0)).await.unwrap();
        let refused = rasad_web::serve(site("none.db".into(), None), listener, std::future::ready(())).await;
        let message = refused.unwrap_err().to_string();
        assert!(message.contains("`0.0.0.0:") && message.contains("127.0.0.1"), "{message}");
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        rasad_web::serve(site("none.db".into(), None), listener, std::future::ready(())).await.unwrap();
    });
}

#[test]
fn details_of_faults_stay_out_of_pages() {
    let path = crate::desk::folder("broken").join("secret-name.db");
    std::fs::write(&path, "this is no database at all").unwrap();
    let pages = rasad_web::router(site(path, None));
    for path in ["/events", "/api/events", "/"] {
        let answer = get(&pages, path);
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
        assert!(!answer.text.contains("secret-name"), "{path}: {}", answer.text);
    }
}
