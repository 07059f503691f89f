//! The pages in a real Chromium: forms, links, marks, keys, and no complaint about the policy.

use std::net::Ipv4Addr;

use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::desk::{HOSTILE_TITLE, archive, document_id, folder, pages, site};
use crate::webdriver::Browser;

/// Pages served on a port of their own until this is dropped.
struct Served {
    base: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Served {
    fn start() -> Served {
        let (say, hear) = std::sync::mpsc::channel();
        let (stop, stopped) = oneshot::channel::<()>();
        let thread = std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
                say.send(listener.local_addr().unwrap()).unwrap();
                let shutdown = async {
                    let _ = stopped.await;
                };
                rasad_web::serve(site(archive(), None), listener, shutdown).await.unwrap();
            });
        });
        let address = hear.recv().unwrap();
        Served { base: format!("http://{address}"), stop: Some(stop), thread: Some(thread) }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.stop.take().map(|stop| stop.send(()));
        let _ = self.thread.take().map(std::thread::JoinHandle::join);
    }
}

#[test]
fn the_pages_work_in_chromium() {
    let served = Served::start();
    let Some(browser) = Browser::start() else {
        assert!(
            std::env::var_os("RASAD_REQUIRE_BROWSER").is_none(),
            "RASAD_REQUIRE_BROWSER is set, and chromedriver or its browser can't be started"
        );
        println!(
            "skipped: no chromedriver, or no browser for it (Debian: apt-get install chromium chromium-driver)"
        );
        return;
    };
    search_leads_to_marks(&browser, &served.base);
    keys_move_and_help(&browser, &served.base);
    hostile_text_stays_text(&browser, &served.base);
    scripts_have_their_direction(&browser, &served.base);
    every_page_is_quiet(&browser, &served.base);
    the_log_would_show_a_breach(&browser, &served.base);
}

fn search_leads_to_marks(browser: &Browser, base: &str) {
    browser.open(&format!("{base}/"));
    browser.find("#q").type_in("Qaani");
    browser.find(".search button").click();
    assert!(browser.url().contains("/search?q=Qaani"), "{}", browser.url());
    assert!(browser.find(".snippet mark").text().contains("Qaani"));
    browser.find(".hit a.open").click();
    assert!(browser.url().contains("/documents/d:") && browser.url().contains("#at-"), "{}", browser.url());
    let n_marks = browser.run("return document.querySelectorAll('mark.act .act-no').length");
    assert!(n_marks.as_u64().unwrap() >= 2, "{n_marks}");
    browser.find("mark.act .act-no").click();
    assert!(browser.url().contains("#about-at-"), "{}", browser.url());
    let lit =
        browser.run("return getComputedStyle(document.querySelector('.entries .event:target')).outlineStyle");
    assert_eq!(lit, "solid");
    assert_eq!(browser.complaints(), Vec::<String>::new());
    let picture = browser.screenshot();
    assert!(picture.starts_with(b"\x89PNG") && picture.len() > 10_000, "{} bytes", picture.len());
    std::fs::write(folder("screenshots").join("document.png"), picture).unwrap();
}

fn keys_move_and_help(browser: &Browser, base: &str) {
    browser.open(&format!("{base}/events"));
    browser.press("j");
    browser.press("j");
    browser.press("k");
    let at = browser.run(
        "return [...document.querySelectorAll('[data-item]')].findIndex(item => item.matches('.is-current'))",
    );
    assert_eq!(at, 0);
    browser.press("?");
    assert_eq!(browser.run("return document.getElementById('keys').open"), true);
    browser.find("#keys button").click();
    browser.press("/");
    assert_eq!(browser.run("return document.activeElement.id"), "q");
    // In a field the keys are letters.
    browser.press("j");
    assert_eq!(browser.run("return document.activeElement.value"), "j");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

fn hostile_text_stays_text(browser: &Browser, base: &str) {
    let id = document_id(&pages(), HOSTILE_TITLE);
    for path in [
        format!("/documents/{id}"),
        "/documents".to_owned(),
        "/events".to_owned(),
        "/search?q=Rouhani".to_owned(),
    ] {
        browser.open(&format!("{base}{path}"));
        assert_eq!(browser.run("return typeof window.hacked"), "undefined", "{path}");
        assert_eq!(
            browser.run("return document.querySelectorAll('img, script:not([src])').length"),
            0,
            "{path}"
        );
        assert_eq!(browser.complaints(), Vec::<String>::new(), "{path}");
    }
}

fn scripts_have_their_direction(browser: &Browser, base: &str) {
    let id = document_id(&pages(), "گفت‌وگوی تلفنی ظریف با وزیر خارجه سوریه");
    browser.open(&format!("{base}/documents/{id}"));
    assert_eq!(
        browser.run("return getComputedStyle(document.querySelector('article.text')).direction"),
        "rtl"
    );
    assert_eq!(browser.run("return getComputedStyle(document.querySelector('.beside')).direction"), "ltr");
}

fn every_page_is_quiet(browser: &Browser, base: &str) {
    let paths = [
        "/",
        "/events?type=CONSULT",
        "/who",
        "/who/e:qaani-esmail",
        "/timeline",
        "/documents",
        "/issue",
        "/status",
        "/search",
    ];
    for path in paths {
        for width in [390, 1280] {
            browser.set_width(width);
            browser.open(&format!("{base}{path}"));
            let wide = browser.run("return document.documentElement.scrollWidth");
            assert!(wide.as_u64().unwrap() <= width, "{path} at {width}: {wide}");
        }
        assert_eq!(browser.complaints(), Vec::<String>::new(), "{path}");
        assert_eq!(browser.run("return document.querySelectorAll('h1, .issue-title').length"), 1, "{path}");
        let unnamed = "return [...document.querySelectorAll('input:not([type=hidden]), select')]\
             .filter(field => field.labels.length === 0).map(field => field.name)";
        assert_eq!(browser.run(unnamed), serde_json::json!([]), "{path}: fields without a label");
        let twice = "const ids = [...document.querySelectorAll('[id]')].map(node => node.id); \
             return ids.filter((id, at) => ids.indexOf(id) !== at)";
        assert_eq!(browser.run(twice), serde_json::json!([]), "{path}: ids that are not unique");
    }
}

fn the_log_would_show_a_breach(browser: &Browser, base: &str) {
    browser.open(&format!("{base}/"));
    browser.run("document.body.setAttribute('style', 'color: red')");
    let complaints = browser.complaints();
    assert!(complaints.iter().any(|line| line.contains("Content Security Policy")), "{complaints:?}");
}
