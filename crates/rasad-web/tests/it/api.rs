//! The answers for programs.

use axum::http::StatusCode;

use crate::desk::{document_id, get, pages};

/// The names of an object's fields, in order.
fn fields(value: &serde_json::Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn events_have_the_fields_of_records() {
    let answer = get(&pages(), "/api/events?type=CONSULT&limit=1");
    assert_eq!(answer.header("content-type"), "application/json; charset=utf-8");
    let answer = answer.json();
    assert_eq!(fields(&answer), ["events", "offset", "total"]);
    assert!(answer["total"].as_u64().unwrap() >= 2, "{answer}");
    let event = &answer["events"][0];
    let expected = [
        "actors",
        "cameo",
        "citations",
        "claimants",
        "confidence",
        "context",
        "date",
        "date_basis",
        "date_precision",
        "document",
        "document_outlets",
        "evidence",
        "id",
        "item",
        "mode",
        "place",
        "recipients",
        "reported",
        "rule",
        "score",
        "section",
        "status",
        "text",
        "title",
        "type",
        "uri",
    ];
    assert_eq!(fields(event), expected);
    assert_eq!(event["type"], "CONSULT");
    assert_eq!(fields(&event["actors"][0]), ["country", "id", "kind", "name"]);
    assert_eq!(fields(&event["evidence"]), ["span", "text"]);
}

#[test]
fn the_other_answers() {
    let pages = pages();
    let found = get(&pages, "/api/search?q=Zarif").json();
    assert!(found["total"].as_u64().unwrap() > 0);
    let hit = &found["hits"][0];
    let span = &hit["highlights"][0];
    let (start, end) = (span[0].as_u64().unwrap(), span[1].as_u64().unwrap());
    let marked =
        &hit["text"].as_str().unwrap()[usize::try_from(start).unwrap()..usize::try_from(end).unwrap()];
    assert!(marked.contains("Zarif") || marked.contains("ظریف"), "{marked}");

    let who = get(&pages, "/api/who/e:qaani-esmail").json();
    assert_eq!((who["id"].as_str(), who["kind"].as_str()), (Some("e:qaani-esmail"), Some("person")));
    assert!(who["spellings"].as_array().unwrap().iter().any(|row| row["text"] == "Esmail Qaani"));
    assert_eq!(get(&pages, "/api/who/Qaani").json()["id"], "e:qaani-esmail");

    let timeline = get(&pages, "/api/timeline?step=month").json();
    assert_eq!(
        (timeline["step"].as_str(), timeline["buckets"][0]["start"].as_str()),
        (Some("month"), Some("2020-11-01"))
    );

    let status = get(&pages, "/api/status").json();
    assert_eq!((status["documents"].as_u64(), status["name"].as_str()), (Some(4), Some("Test desk & Co")));

    let id = document_id(&pages, "Zarif meets Mekdad in Tehran");
    let records = get(&pages, &format!("/api/documents/{id}")).json();
    assert_eq!(
        (records[0]["kind"].as_str(), records[0]["id"].as_str()),
        (Some("document"), Some(id.as_str()))
    );
    assert!(records.as_array().unwrap().iter().any(|record| record["kind"] == "event"));
}

#[test]
fn what_is_wrong_is_a_problem_and_not_another_answer() {
    let pages = pages();
    let cases = [
        ("/api/nope", StatusCode::NOT_FOUND),
        ("/api/who/e:nobody", StatusCode::NOT_FOUND),
        ("/api/documents/d:nothing", StatusCode::NOT_FOUND),
        ("/api/events?type=WAR", StatusCode::BAD_REQUEST),
        ("/api/events?from=soon", StatusCode::BAD_REQUEST),
        ("/api/search?q=%22open", StatusCode::BAD_REQUEST),
        ("/api/timeline?step=century", StatusCode::BAD_REQUEST),
    ];
    for (path, status) in cases {
        let answer = get(&pages, path);
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (status, "application/problem+json"),
            "{path}"
        );
        assert_eq!(answer.json()["status"].as_u64(), Some(u64::from(status.as_u16())), "{path}");
    }
}
