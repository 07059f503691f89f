//! Style, script and pictures, carried in the binary.

use axum::http::header;
use axum::response::{IntoResponse, Response};

const STYLE: &str = include_str!("../assets/site.css");
const SCRIPT: &str = include_str!("../assets/site.js");
const ICON: &str = include_str!("../assets/icon.svg");

/// Address of the style sheet. It changes with its content, so that browsers may keep it for ever.
pub(crate) fn style_link() -> String {
    format!("/assets/site.css?{:x}", mark(STYLE))
}

/// Address of the script.
pub(crate) fn script_link() -> String {
    format!("/assets/site.js?{:x}", mark(SCRIPT))
}

/// Address of the icon.
pub(crate) fn icon_link() -> String {
    format!("/assets/icon.svg?{:x}", mark(ICON))
}

pub(crate) async fn style() -> Response {
    asset("text/css; charset=utf-8", STYLE)
}

pub(crate) async fn script() -> Response {
    asset("text/javascript; charset=utf-8", SCRIPT)
}

pub(crate) async fn icon() -> Response {
    asset("image/svg+xml", ICON)
}

fn asset(media_type: &'static str, content: &'static str) -> Response {
    let headers =
        [(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, content).into_response()
}

/// FNV-1a: short, and enough to tell versions of one file apart.
const fn mark(content: &str) -> u32 {
    let bytes = content.as_bytes();
    let mut hash: u32 = 0x811c_9dc5;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}
