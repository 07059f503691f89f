//! A small desk, and how to ask it.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use rasad_ingest::{Input, Limits, MediaType, decode};
use rasad_names::Knowledge;
use rasad_reading::{Reader, read};
use rasad_store::{Archive, Scope};
use rasad_web::{Arena, Compose, Desk, Site, router};
use tower::ServiceExt;

/// Title of the report that tries to break out of everything.
pub(crate) const HOSTILE_TITLE: &str =
    "</title><script>window.hacked=1</script>\"'><img src=x onerror=hacked=1> \u{202e}txt";

/// Reports: title, language, day, text.
const REPORTS: [(&str, &str, &str, &str); 4] = [
    (
        "Zarif meets Mekdad in Tehran",
        "en",
        "2020-11-22",
        "Iranian Foreign Minister Mohammad Javad Zarif met with Syrian Foreign Minister Faisal Mekdad in Tehran on \
         November 22 (Tasnim, November 22).\n\nEsmail Qaani, Commander of the Qods Force, visited Baghdad on \
         November 18. He met with Iraqi Prime Minister Mustafa al-Kadhimi (Shafaq News, November 21).",
    ),
    (
        "Militia claims rocket attack",
        "en",
        "2020-11-25",
        "Kataib Hezbollah claimed that the United States attacked its base in Iraq on November 24 (Rudaw, November \
         25).\n\nHamas leader Ismail Haniyeh condemned Israel for the strike.",
    ),
    (
        "گفت‌وگوی تلفنی ظریف با وزیر خارجه سوریه",
        "fa",
        "2020-11-23",
        "محمدجواد ظریف، وزیر امور خارجه ایران، عصر یکشنبه ۲ آذر ۱۳۹۹ در تماسی تلفنی با فیصل مقداد گفت‌وگو کرد.",
    ),
    (
        HOSTILE_TITLE,
        "en",
        "2020-11-28",
        "Hassan Rouhani met with <script>window.hacked=1</script> Bashar al-Assad in <b onmouseover=hacked=1>Damascus</b> \
         on November 27 (<img src=x onerror=hacked=1>, November 28). \u{202e}Rouhani\u{2067} phoned Vladimir Putin & \"others\".\n\n\
         =HYPERLINK(\"https://evil.example\",\"x\") Hassan Nasrallah thanked Iran.",
    ),
];

/// A folder of its own, empty at its start.
pub(crate) fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("rasad-web").join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).expect("the target folder can be written");
    path
}

/// The archive of the reports, made once.
pub(crate) fn archive() -> PathBuf {
    static ARCHIVE: LazyLock<PathBuf> = LazyLock::new(|| {
        let path = folder("desk").join("rasad.db");
        let mut lines = String::new();
        for (at, (title, language, day, text)) in REPORTS.iter().enumerate() {
            let uri =
                if at == 3 { "javascript:hacked=1".to_owned() } else { format!("https://example.org/{at}") };
            let report = serde_json::json!({ "title": title, "language": language, "date": day, "text": text, "uri": uri });
            lines.push_str(&format!("{report}\n"));
        }
        let input = Input {
            uri: "reports.jsonl",
            bytes: lines.as_bytes(),
            media_type: Some(MediaType::JsonLines),
            retrieved: None,
        };
        let decoded = decode(&input, &Limits::default()).unwrap();
        assert_eq!((decoded.documents.len(), decoded.notes.len()), (REPORTS.len(), 0));
        let reader = Reader::builtin();
        let batch: Vec<_> = decoded
            .documents
            .into_iter()
            .zip(REPORTS)
            .map(|(mut document, (title, ..))| {
                // Decoders take marks of direction away; archives of other makers may have them.
                document.title = Some(title.to_owned());
                let reading = read(&document, &reader);
                (document, reading)
            })
            .collect();
        Archive::create(&path).unwrap().add(&batch).unwrap();
        path
    });
    ARCHIVE.clone()
}

/// The site of an archive.
pub(crate) fn site(archive: PathBuf, compose: Option<Compose>) -> Site {
    let scope = Scope { countries: vec!["IRQ".to_owned()], entities: vec!["e:iraq".to_owned()] };
    let arena = Arena { name: "Iraq".to_owned(), heading: "Iranian Involvement in Iraq".to_owned(), scope };
    Site {
        desk: Desk {
            name: "Test desk & Co".to_owned(),
            subject: None,
            period_days: Some(15),
            arenas: vec![arena],
        },
        archive,
        knowledge: Arc::new(Knowledge::builtin().clone()),
        compose,
        explain: Some(Arc::new(|document, show| {
            let reader = Reader::builtin();
            let (reading, trace) = rasad_reading::read_traced(document, &reader);
            show(&reading, &rasad_reading::explain(&reading, &trace, &reader));
            Ok(())
        })),
    }
}

/// The pages of the reports.
pub(crate) fn pages() -> Router {
    router(site(archive(), None))
}

/// An answer, whole.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    /// The value of a header, empty where there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }
}

/// Asks for a page as a browser on this computer does.
pub(crate) fn get(pages: &Router, path: &str) -> Answer {
    ask(pages, Method::GET, path, &[("host", "127.0.0.1:8787")])
}

/// Asks with any method and headers.
pub(crate) fn ask(pages: &Router, method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::empty()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let response = pages.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), 1 << 24).await.unwrap();
        Answer { status, headers, text: String::from_utf8(bytes.to_vec()).unwrap() }
    })
}

/// The id of the report with a title.
pub(crate) fn document_id(pages: &Router, title: &str) -> String {
    let listed = get(pages, "/api/documents").json();
    let found = listed["documents"].as_array().unwrap().iter().find(|document| document["title"] == title);
    found.unwrap_or_else(|| panic!("{title}: {listed}"))["id"].as_str().unwrap().to_owned()
}
