//! `rasad search`, `events` and `timeline` on the sample desk.

use serde_json::Value;

use crate::run::{rasad, sample};

fn json(args: &[&str]) -> Value {
    let args: Vec<&str> = args.iter().copied().chain(["--json"]).collect();
    rasad(sample(), &args).json()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn hits_say_where_they_are_from() {
    let found = json(&["search", "qaani", "--limit", "2"]);
    assert_eq!(keys(&found), ["hits", "offset", "total"]);
    assert_eq!(found["hits"].as_array().unwrap().len(), 2);
    let hit = &found["hits"][0];
    let names = [
        "day",
        "document",
        "highlights",
        "item",
        "outlets",
        "score",
        "section",
        "span",
        "text",
        "title",
        "uri",
    ];
    assert_eq!(keys(hit), names);
    let mark = &hit["highlights"][0];
    let at = |n: usize| usize::try_from(mark[n].as_u64().unwrap()).unwrap();
    let marked = &hit["text"].as_str().unwrap()[at(0)..at(1)];
    assert!(marked.to_lowercase().contains("qa"), "{marked}");
    // Any script and spelling finds the same person, also one that no report has.
    for name in ["قاآنی", "Ismail Ghani", "Ghaani"] {
        assert!(json(&["search", name])["total"].as_u64() >= Some(5), "{name}");
    }
    let by_actor = |name| json(&["events", "--actor", name, "--limit", "0"])["total"].clone();
    assert_eq!(by_actor("קאאני אסמאעיל"), by_actor("qaani"));
    assert_eq!(by_actor("إسماعيل قاآني"), by_actor("Esmail Qaani"));
    let shown =
        rasad(sample(), &["search", "qaani", "--limit", "1"]).ends_with(0).says(&["`--offset 1` goes on"]);
    assert!(shown.stdout.contains("2020-11-2"), "{shown:?}");
}

#[test]
fn nothing_found_is_1_and_a_query_that_can_not_be_understood_is_2() {
    rasad(sample(), &["search", "zzyzx"]).ends_with(1).says(&["nothing found"]);
    rasad(sample(), &["events", "--actor", "zzyzx"]).ends_with(1);
    rasad(sample(), &["timeline", "--actor", "zzyzx"]).ends_with(1);
    rasad(sample(), &["search", "\"never closes"]).ends_with(2).says(&["at byte 0 of the search", "hint: "]);
    rasad(sample(), &["events", "--text", "type:war"]).ends_with(2).says(&["`war` is not an event type"]);
    rasad(sample(), &["events", "--type", "WAR"]).ends_with(2).says(&["the types are AGREE"]);
    rasad(sample(), &["events", "--from", "yesterday"]).ends_with(2).says(&["a day looks like 2020-11-22"]);
    rasad(sample(), &["events", "--from", "2021", "--to", "2020"])
        .ends_with(2)
        .says(&["lies before the first day"]);
    rasad(sample(), &["events", "--arena", "Mars"]).ends_with(2).says(&[
        "`Mars` is no arena",
        "`Syria`",
        "--place",
    ]);
}

#[test]
fn filters_narrow_events() {
    let all = json(&["events", "--limit", "0"]);
    let events = all["events"].as_array().unwrap();
    assert_eq!(all["total"], events.len());
    for (args, fits) in [
        (
            &["--type", "CONSULT,SUPPORT"][..],
            &(|event: &Value| event["type"] == "CONSULT" || event["type"] == "SUPPORT")
                as &dyn Fn(&Value) -> bool,
        ),
        (&["--status", "claimed"], &|event| event["status"] == "claimed"),
        (&["--mode", "visit"], &|event| event["mode"] == "visit"),
        (&["--actor", "Zarif"], &|event| event["actors"].to_string().contains("zarif-mohammad-javad")),
        (&["--published-from", "2020-11-28"], &|event| event["reported"].as_str() >= Some("2020-11-28")),
        (&["--published-to", "2020-11-18"], &|event| {
            event["reported"].as_str().is_some_and(|day| day <= "2020-11-18")
        }),
        (&["--min-confidence", "0.7"], &|event| event["confidence"].as_f64() >= Some(0.7)),
        (&["--arena", "lebanon"], &|event| {
            let text = event.to_string();
            text.contains("\"LBN\"") || text.contains("e:hezbollah") || text.contains("e:nasrallah-hassan")
        }),
    ] {
        let args: Vec<&str> = ["events", "--limit", "0"].iter().chain(args).copied().collect();
        let found = json(&args);
        let found = found["events"].as_array().unwrap();
        assert!(!found.is_empty() && found.len() < events.len(), "{args:?}: {}", found.len());
        assert!(found.iter().all(fits), "{args:?}");
    }
    let some = json(&["events", "--limit", "3", "--offset", "2", "--order", "oldest"]);
    let oldest = json(&["events", "--limit", "5", "--order", "oldest"]);
    assert_eq!(some["events"][0], oldest["events"][2]);
}

#[test]
fn events_have_the_words_of_records() {
    let event = &json(&["events", "--type", "CONSULT", "--limit", "1"])["events"][0];
    for key in [
        "id",
        "document",
        "item",
        "type",
        "actors",
        "recipients",
        "date",
        "status",
        "citations",
        "evidence",
        "rule",
    ] {
        assert!(event.get(key).is_some(), "{key}: {event}");
    }
    let text = event["text"].as_str().unwrap();
    assert!(text.contains(event["evidence"]["text"].as_str().unwrap()), "{event}");
    let shown = rasad(sample(), &["events", "--type", "CONSULT", "--limit", "1"]).ends_with(0).stdout;
    assert!(shown.contains("CONSULT") && shown.contains('“'), "{shown}");
}

#[test]
fn csv_is_text_for_spreadsheets() {
    let run = rasad(sample(), &["events", "--csv", "--limit", "5"]).ends_with(0);
    let lines: Vec<&str> = run.stdout.split("\r\n").collect();
    assert!(lines[0].starts_with("date_start,date_end,precision,type,"), "{}", lines[0]);
    assert!(lines.len() >= 7, "{}", run.stdout);
    let run = rasad(sample(), &["search", "qaani", "--csv"]).ends_with(0);
    assert!(run.stdout.starts_with("day,outlets,title,"), "{}", run.stdout);
}

#[test]
fn timelines_count_by_class_and_type() {
    let all = json(&["timeline", "--step", "month", "--from", "2020-11", "--to", "2020-11"]);
    assert_eq!(all["step"], "month");
    let sum: u64 =
        all["buckets"].as_array().unwrap().iter().map(|bucket| bucket["total"].as_u64().unwrap()).sum();
    assert_eq!(all["total"], sum);
    let bucket = &all["buckets"][0];
    let classes: u64 = bucket["classes"].as_object().unwrap().values().map(|n| n.as_u64().unwrap()).sum();
    let types: u64 = bucket["types"].as_object().unwrap().values().map(|n| n.as_u64().unwrap()).sum();
    assert_eq!((classes, types), (bucket["total"].as_u64().unwrap(), bucket["total"].as_u64().unwrap()));
    let chart = rasad(sample(), &["timeline", "--step", "day", "--from", "2020-11-15", "--to", "2020-11-29"])
        .ends_with(0);
    assert!(chart.stdout.contains("2020-11-22") && chart.stdout.contains("ccc"), "{}", chart.stdout);
    assert!(chart.stdout.contains("c verbal cooperation"), "letters are explained");
    let csv = rasad(sample(), &["timeline", "--csv", "--step", "year"]).ends_with(0).stdout;
    assert!(csv.starts_with("start,total,verbal_cooperation,"), "{csv}");
}
