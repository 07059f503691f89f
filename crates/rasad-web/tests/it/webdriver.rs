//! As much of `WebDriver` (W3C, 2018) as the tests need: one browser, driven by one thread over a plain socket.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

/// The key under which an element's id is given (`WebDriver`, section 11).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser with one page.
pub(crate) struct Browser {
    driver: Child,
    port: u16,
    session: String,
}

impl Browser {
    /// Starts a browser; `None` where none is installed.
    pub(crate) fn start() -> Option<Browser> {
        let port = free_port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let mut browser = Browser { driver, port, session: String::new() };
        // It says nothing when it is ready, so it is asked until it answers.
        let answers = (0..100).any(|_| {
            std::thread::sleep(Duration::from_millis(100));
            browser.try_call("GET", "/status", None).is_some()
        });
        assert!(answers, "chromedriver never answered");
        let profile = crate::desk::folder("profile");
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--window-size=1280,900",
            &format!("--user-data-dir={}", profile.display()),
        ];
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "goog:chromeOptions": { "args": arguments },
            "goog:loggingPrefs": { "browser": "ALL" },
        } } });
        let made = browser.try_call("POST", "/session", Some(&wanted))?;
        // The driver without its browser.
        made["sessionId"].as_str()?.clone_into(&mut browser.session);
        Some(browser)
    }

    pub(crate) fn open(&self, url: &str) {
        self.post("/url", &json!({ "url": url }));
    }

    pub(crate) fn url(&self) -> String {
        self.call("GET", "/url", None).as_str().unwrap_or("").to_owned()
    }

    /// The first element of a selector.
    pub(crate) fn find(&self, selector: &str) -> Element<'_> {
        let found = self.post("/element", &json!({ "using": "css selector", "value": selector }));
        let id =
            found[ELEMENT].as_str().unwrap_or_else(|| panic!("no {selector} in {}: {found}", self.url()));
        Element { browser: self, id: id.to_owned() }
    }

    /// Runs a function's body in the page.
    pub(crate) fn run(&self, script: &str) -> Value {
        self.post("/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// Types on the page, with whatever element has the focus.
    pub(crate) fn press(&self, key: &str) {
        let keys = [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })];
        self.post("/actions", &json!({ "actions": [{ "type": "key", "id": "keys", "actions": keys }] }));
    }

    /// Makes the window as wide as this, in CSS pixels. Narrow ones are taken for telephones.
    pub(crate) fn set_width(&self, width: u64) {
        let metrics = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.post(
            "/goog/cdp/execute",
            &json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": metrics }),
        );
    }

    /// What the page complained about since it was asked last: errors of scripts and breaches of the policy.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let log = self.post("/se/log", &json!({ "type": "browser" }));
        let lines = log.as_array().cloned().unwrap_or_default();
        lines.iter().map(|line| line["message"].as_str().unwrap_or("").to_owned()).collect()
    }

    /// The page as a PNG picture.
    pub(crate) fn screenshot(&self) -> Vec<u8> {
        decode_base64(self.call("GET", "/screenshot", None).as_str().unwrap_or(""))
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        self.call("POST", path, Some(body))
    }

    fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Value {
        let path = format!("/session/{}{path}", self.session);
        self.try_call(method, &path, body).unwrap_or_else(|| panic!("no answer to {method} {path}"))
    }

    /// The `value` of the answer.
    fn try_call(&self, method: &str, path: &str, body: Option<&Value>) -> Option<Value> {
        let mut socket = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).ok()?;
        socket.set_read_timeout(Some(Duration::from_mins(1))).ok()?;
        let body = body.map(Value::to_string).unwrap_or_default();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost:{}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            self.port,
            body.len()
        );
        socket.write_all(head.as_bytes()).ok()?;
        socket.write_all(body.as_bytes()).ok()?;
        let mut reader = BufReader::new(socket);
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).ok().filter(|n| *n > 0)?;
            if line.trim().is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().ok()?;
            }
        }
        let mut answer = vec![0; length];
        reader.read_exact(&mut answer).ok()?;
        let answer: Value = serde_json::from_slice(&answer).ok()?;
        Some(answer["value"].clone())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            let _ = self.try_call("DELETE", &format!("/session/{}", self.session), None);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// An element of the page.
pub(crate) struct Element<'a> {
    browser: &'a Browser,
    id: String,
}

impl Element<'_> {
    pub(crate) fn click(&self) {
        self.browser.post(&format!("/element/{}/click", self.id), &json!({}));
    }

    pub(crate) fn type_in(&self, text: &str) {
        self.browser.post(&format!("/element/{}/value", self.id), &json!({ "text": text }));
    }

    pub(crate) fn text(&self) -> String {
        let text = self.browser.call("GET", &format!("/element/{}/text", self.id), None);
        text.as_str().unwrap_or("").to_owned()
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap().port()
}

fn decode_base64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut n) = (0_u32, 0);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(value);
        n += 6;
        if n >= 8 {
            n -= 8;
            bytes.push(u8::try_from((bits >> n) & 0xff).unwrap());
        }
    }
    bytes
}

#[test]
fn pictures_are_decoded() {
    assert_eq!(decode_base64("UmFzYWQ="), b"Rasad");
    assert_eq!(decode_base64("iVBORw0KGgo="), b"\x89PNG\r\n\x1a\n");
}
