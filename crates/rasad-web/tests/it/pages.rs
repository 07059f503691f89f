//! The pages without a socket: what they show, and that nothing of the press gets out of its place.

use std::sync::Arc;

use axum::http::StatusCode;
use rasad_web::{Compose, router};

use crate::desk::{HOSTILE_TITLE, archive, document_id, folder, get, pages, site};

#[test]
fn every_page_shows_what_it_is_for() {
    let pages = pages();
    let cases = [
        ("/", &["Test desk &amp; Co", "Iraq", "Reported last"][..]),
        ("/search?q=Zarif", &["<mark>", "Mohammad Javad Zarif"]),
        ("/search?q=%22Zarif", &["Searched for the words alone", "<mark>"]),
        ("/search", &["How to search"]),
        ("/search?q=zzzzzz", &["Nothing found"]),
        ("/events", &["CONSULT", "Faisal Mekdad", "/documents/d:"]),
        ("/events?type=CONSULT&actor=Qaani", &["Esmail Qaani", "Filters in force"]),
        ("/events?type=WAR", &["Left out:", "`WAR`"]),
        ("/events?actor=nobody+of+this+name", &["No event fits"]),
        ("/events?arena=Iraq", &["selected"]),
        ("/events?offset=9999", &["ends before this page"]),
        ("/who", &["Who’s who", "People"]),
        ("/who/e:qaani-esmail", &["Esmail Qaani", "Offices", "Commander", "قاآنی", "Spellings"]),
        ("/who?name=zzzzzz", &["Nobody of this name"]),
        ("/documents", &["Zarif meets Mekdad in Tehran", "ظریف"]),
        ("/documents?text=zzzz", &["No document fits"]),
        ("/timeline", &["<svg", "p-vc", "The same as a table", "/events?from="]),
        ("/timeline?step=month", &["2020"]),
        ("/timeline?actor=zzzzz", &["still empty"]),
        ("/issue", &["No draft here", "rasad compose --from 2020-11-14 --to 2020-11-28"]),
        ("/status", &["Documents", "Outlets cited"]),
    ];
    for (path, parts) in cases {
        let answer = get(&pages, path);
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{path}");
        for part in parts {
            assert!(answer.text.contains(part), "{path} lacks {part}: {}", answer.text);
        }
        assert!(!answer.text.contains(" style="), "{path}: styles in elements are against the policy");
        assert!(
            !answer.text.contains("http://") && !answer.text.contains("src=\"https"),
            "{path}: something from outside"
        );
    }
}

#[test]
fn a_name_in_any_script_leads_to_one_page() {
    let pages = pages();
    for name in ["Qaani", "esmail+qa%27ani", "%D9%82%D8%A7%D8%A2%D9%86%DB%8C", "Ismail+Qaani"] {
        let answer = get(&pages, &format!("/who?name={name}"));
        // The last name alone is no entry of the knowledge in Persian.
        if answer.status == StatusCode::SEE_OTHER {
            assert_eq!(answer.header("location"), "/who/e:qaani-esmail", "{name}");
        } else {
            assert!(answer.status == StatusCode::OK && name.starts_with('%'), "{name}: {}", answer.status);
        }
    }
}

#[test]
fn a_document_has_its_events_marked() {
    let pages = pages();
    let id = document_id(&pages, "Zarif meets Mekdad in Tehran");
    let answer = get(&pages, &format!("/documents/{id}"));
    for part in [
        "<mark class=\"act q-vc\"",
        "id=\"at-",
        "href=\"#about-at-",
        "class=\"name\"",
        "class=\"cited\"",
        "id=\"about-at-",
    ] {
        assert!(answer.text.contains(part), "{part}: {}", answer.text);
    }
    // Every link into the page has a place to lead to.
    for link in answer.text.split("href=\"#").skip(1) {
        let anchor = link.split('"').next().unwrap();
        assert!(answer.text.contains(&format!("id=\"{anchor}\"")), "{anchor}");
    }
    let persian =
        get(&pages, &format!("/documents/{}", document_id(&pages, "گفت‌وگوی تلفنی ظریف با وزیر خارجه سوریه")));
    assert!(persian.text.contains("<article class=\"text\" dir=\"auto\" lang=\"fa\""), "{}", persian.text);
}

#[test]
fn a_document_is_explained() {
    let pages = pages();
    let id = document_id(&pages, "Zarif meets Mekdad in Tehran");
    let page = get(&pages, &format!("/documents/{id}"));
    let link =
        page.text.split('"').find(|part| part.contains("/reading?event=")).expect("events have a link");
    for path in [link.to_owned(), format!("/documents/{id}/reading")] {
        let answer = get(&pages, &path);
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        for part in ["<svg", "nsubj", "Mohammad Javad Zarif", "Rules that fired", "consult/", "The event"] {
            assert!(answer.text.contains(part), "{path} lacks {part}: {}", answer.text);
        }
        assert!(!answer.text.contains(" style=") && !answer.text.contains("http://"), "{path}");
    }
    let hostile = get(&pages, &format!("/documents/{}/reading", document_id(&pages, HOSTILE_TITLE)));
    assert!(
        hostile.text.contains("&lt;script&gt;") && !hostile.text.contains("<script>"),
        "{}",
        hostile.text
    );
    assert!(get(&pages, &format!("/documents/{id}/reading?from=99")).text.contains("Sentence"));
    assert_eq!(get(&pages, "/documents/d:0/reading").status, StatusCode::NOT_FOUND);
}

#[test]
fn links_of_lists_lead_to_marks() {
    let pages = pages();
    for list in ["/events", "/search?q=Zarif"] {
        let answer = get(&pages, list);
        let links: Vec<&str> = answer
            .text
            .split("class=\"open\" href=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
            .collect();
        assert!(!links.is_empty(), "{list}");
        for link in links {
            let (page, anchor) = link.split_once('#').unwrap();
            assert!(get(&pages, page).text.contains(&format!("id=\"{anchor}\"")), "{link}");
        }
    }
}

#[test]
fn hostile_text_stays_text() {
    let pages = pages();
    let id = document_id(&pages, HOSTILE_TITLE);
    let paths = [
        "/".to_owned(),
        "/documents".to_owned(),
        format!("/documents/{id}"),
        "/events".to_owned(),
        "/search?q=Rouhani".to_owned(),
        "/who/e:rouhani-hassan".to_owned(),
        "/status".to_owned(),
        "/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%27".to_owned(),
        "/events?actor=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E".to_owned(),
        "/events?from=%3Cscript%3E".to_owned(),
        "/who?name=%3Cscript%3Ealert(1)".to_owned(),
        "/%3Cscript%3Ealert(1)".to_owned(),
        "/documents/%3Cscript%3E".to_owned(),
        "/issue?from=%3Cscript%3E".to_owned(),
    ];
    for path in paths {
        let page = get(&pages, &path).text;
        assert_eq!(page.matches("<script").count(), 1, "{path}: only the page's own script");
        for part in ["<img", "<b onmouseover", "href=\"javascript:", "<script>"] {
            assert!(!page.contains(part), "{path} has {part}");
        }
        assert_eq!(page.matches("<title>").count(), page.matches("</title>").count(), "{path}");
        let title = page.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap();
        assert!(!title.contains('\u{202e}'), "{path}: {title}");
    }
}

#[test]
fn csv_runs_no_formulas() {
    let answer = get(&pages(), "/events.csv");
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    assert!(answer.header("content-disposition").starts_with("attachment"));
    assert!(answer.text.starts_with("\u{feff}date_start,date_end,"), "{}", answer.text);
    assert!(answer.text.lines().count() > 3);
    assert!(!answer.text.contains(",=") && !answer.text.contains("\"="), "{}", answer.text);
    assert_eq!(get(&pages(), "/events.csv?from=soon").status, StatusCode::BAD_REQUEST);
}

#[test]
fn a_desk_without_an_archive_says_what_to_do() {
    let pages = router(site(folder("empty").join("rasad.db"), None));
    let home = get(&pages, "/");
    assert_eq!(home.status, StatusCode::OK);
    assert!(home.text.contains("still empty") && home.text.contains("rasad add FOLDER"), "{}", home.text);
    for path in ["/events", "/timeline", "/documents", "/who", "/search?q=x", "/status"] {
        let answer = get(&pages, path);
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(answer.text.contains("rasad add FOLDER"), "{path}: {}", answer.text);
    }
}

#[test]
fn an_archive_that_comes_later_is_found() {
    let path = folder("later").join("rasad.db");
    let pages = router(site(path.clone(), None));
    assert_eq!(get(&pages, "/api/status").status, StatusCode::SERVICE_UNAVAILABLE);
    std::fs::copy(archive(), &path).unwrap();
    assert_eq!(get(&pages, "/api/status").status, StatusCode::OK);
    assert_eq!(get(&pages, "/nope").status, StatusCode::NOT_FOUND);
}

#[test]
fn the_draft_of_an_issue_stands_in_its_page() {
    let compose: Compose =
        Arc::new(|from, to| Ok(format!("<article><h1>Issue of {from} to {to}</h1></article>")));
    let pages = router(site(archive(), Some(compose)));
    let answer = get(&pages, "/issue?from=2020-11-01&to=2020-11-15");
    assert!(answer.text.contains("<h1>Issue of 2020-11-01 to 2020-11-15</h1>"), "{}", answer.text);
    assert!(get(&pages, "/issue").text.contains("Issue of 2020-11-14 to 2020-11-28"));
    let compose: Compose = Arc::new(|_, _| Err("secret reason".into()));
    let answer = get(&router(site(archive(), Some(compose))), "/issue");
    assert!(
        answer.text.contains("could not be drafted") && !answer.text.contains("secret"),
        "{}",
        answer.text
    );
}
