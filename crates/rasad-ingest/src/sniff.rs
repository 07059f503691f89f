//! Telling formats apart: by magic numbers and content first, by the ending of the name second.

use serde::de::IgnoredAny;

use crate::MediaType;

/// How many bytes of the beginning are enough for [`sniff`].
pub const SNIFF_BYTES: usize = 8192;

/// What the bytes are that begin with `head`, in a file called `name`. `head` is the whole of a short
/// file, and at least [`SNIFF_BYTES`] of a long one.
pub fn sniff(name: &str, head: &[u8]) -> MediaType {
    let head = &head[..head.len().min(SNIFF_BYTES)];
    if let Some(kind) = by_magic(name, head) {
        return kind;
    }
    let by_name = by_ending(name);
    let text = match encoding_rs::Encoding::for_bom(head) {
        Some((encoding, length)) => encoding.decode_without_bom_handling(&head[length..]).0,
        None if is_binary(head) => return MediaType::Binary,
        None => String::from_utf8_lossy(head),
    };
    by_content(text.trim_start(), by_name).or(by_name).unwrap_or(MediaType::PlainText)
}

/// First bytes that settle it.
fn by_magic(name: &str, head: &[u8]) -> Option<MediaType> {
    const MAGIC: [(&[u8], MediaType); 19] = [
        (b"\x1F\x8B", MediaType::Gzip),
        (b"%PDF-", MediaType::Pdf),
        (b"{\\rtf", MediaType::Rtf),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", MediaType::Word),
        (b"\x28\xB5\x2F\xFD", MediaType::Archive),
        (b"\xFD7zXZ\0", MediaType::Archive),
        (b"7z\xBC\xAF\x27\x1C", MediaType::Archive),
        (b"Rar!\x1A\x07", MediaType::Archive),
        (b"BZh", MediaType::Archive),
        (b"\x89PNG", MediaType::Image),
        (b"\xFF\xD8\xFF", MediaType::Image),
        (b"GIF8", MediaType::Image),
        (b"II*\0", MediaType::Image),
        (b"MM\0*", MediaType::Image),
        (b"ID3", MediaType::Recording),
        (b"OggS", MediaType::Recording),
        (b"fLaC", MediaType::Recording),
        (b"\x1A\x45\xDF\xA3", MediaType::Recording),
        (b"SQLite format 3\0", MediaType::Binary),
    ];
    if head.starts_with(b"PK\x03\x04") {
        return Some(zip(name, head));
    }
    if head.starts_with(b"RIFF") && head.len() > 12 {
        return Some(if &head[8..12] == b"WEBP" { MediaType::Image } else { MediaType::Recording });
    }
    if head.get(4..8) == Some(b"ftyp") {
        return Some(MediaType::Recording);
    }
    MAGIC.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, kind)| *kind)
}

/// What kind of zip file: office formats are recognised by the names of their first entries.
fn zip(name: &str, head: &[u8]) -> MediaType {
    let holds = |part: &[u8]| head.windows(part.len()).any(|window| window == part);
    if holds(b"word/") || has_ending(name, &["docx"]) {
        MediaType::Word
    } else if holds(b"application/vnd.oasis.opendocument") || has_ending(name, &["odt"]) {
        MediaType::OpenDocument
    } else {
        MediaType::Archive
    }
}

/// Whether bytes without a byte-order mark are no text in any charset read here: control characters
/// that no text has, more than a stray one or two.
fn is_binary(head: &[u8]) -> bool {
    let odd = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31)).count();
    odd * 50 > head.len()
}

/// What the beginning of a text says about it; `name` is what its name says.
fn by_content(text: &str, name: Option<MediaType>) -> Option<MediaType> {
    let lower: String = text.chars().take(2048).map(|character| character.to_ascii_lowercase()).collect();
    if let Some(kind) = by_root(&lower, name) {
        return Some(kind);
    }
    if text.starts_with('{') {
        return by_first_object(text, name);
    }
    if text.starts_with("From ") && text.lines().nth(1).is_some_and(|line| header_name(line).is_some()) {
        return Some(MediaType::Mbox);
    }
    if is_mail(text) && name != Some(MediaType::Mbox) {
        return Some(MediaType::Mail);
    }
    let mut lines = text.lines();
    if lines.next().is_some_and(|line| line.trim_end() == "---")
        && lines.next().is_some_and(|line| line.contains(':'))
        && lines.any(|line| line.trim_end() == "---")
    {
        return Some(MediaType::Markdown);
    }
    None
}

/// By the first element that is not a declaration or a comment.
fn by_root(lower: &str, name: Option<MediaType>) -> Option<MediaType> {
    let mut rest = lower;
    let mut is_xml = false;
    loop {
        rest = rest.trim_start();
        if rest.starts_with("<!doctype html") {
            return Some(MediaType::Html);
        }
        let end = if rest.starts_with("<?") {
            is_xml = true;
            "?>"
        } else if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<!") {
            ">"
        } else {
            break;
        };
        // A comment may be longer than what is looked at.
        let Some(at) = rest.find(end) else {
            return (is_xml && name.is_none()).then_some(MediaType::Xml);
        };
        rest = &rest[at + end.len()..];
    }
    let root: &str = rest.strip_prefix('<')?;
    let root = root.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next().unwrap_or("");
    let local = root.rsplit(':').next().unwrap_or(root);
    match local {
        "rss" | "feed" | "rdf" => Some(MediaType::Feed),
        "html" | "head" | "body" => Some(MediaType::Html),
        _ if is_xml && name != Some(MediaType::Html) => Some(MediaType::Xml),
        // A fragment of a page may stand in Markdown and in plain text as well.
        "article" | "main" | "section" | "div" | "p" | "h1" | "title" | "meta" | "table" | "ul"
            if name.is_none() =>
        {
            Some(MediaType::Html)
        }
        _ => None,
    }
}

/// JSON Feed, JSON Lines, or neither.
fn by_first_object(text: &str, name: Option<MediaType>) -> Option<MediaType> {
    if text.contains("https://jsonfeed.org/version/") {
        return Some(MediaType::Feed);
    }
    let line = text.lines().next().unwrap_or("");
    let whole = serde_json::from_str::<IgnoredAny>(line).is_ok();
    // A first line that is longer than what is looked at can't be parsed.
    let cut = line.len() == text.len() && text.len() + 16 > SNIFF_BYTES && line.starts_with("{\"");
    (name.is_none_or(|name| name == MediaType::PlainText) && (whole || cut)).then_some(MediaType::JsonLines)
}

/// Whether the text begins with a mail's header: two names or more that mails have, one of them a name
/// that the header of a plain report has not.
fn is_mail(text: &str) -> bool {
    const SURE: [&str; 8] = [
        "received",
        "return-path",
        "message-id",
        "mime-version",
        "delivered-to",
        "from",
        "dkim-signature",
        "x-mozilla-status",
    ];
    const MORE: [&str; 8] =
        ["to", "subject", "date", "cc", "content-type", "reply-to", "content-transfer-encoding", "sender"];
    let mut sure = 0;
    let mut more = 0;
    for line in text.lines().take_while(|line| !line.trim().is_empty()).take(60) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some(name) = header_name(line) else { return false };
        sure += usize::from(SURE.contains(&name.as_str()));
        more += usize::from(MORE.contains(&name.as_str()));
    }
    sure >= 1 && sure + more >= 2
}

/// The lower-case name of a header line.
fn header_name(line: &str) -> Option<String> {
    let (name, _) = line.split_once(':')?;
    let plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    plain.then(|| name.to_ascii_lowercase())
}

fn by_ending(name: &str) -> Option<MediaType> {
    let ending = name.rsplit(['/', '\\']).next().unwrap_or(name).rsplit_once('.')?.1.to_ascii_lowercase();
    match ending.as_str() {
        "txt" | "text" => Some(MediaType::PlainText),
        "md" | "markdown" => Some(MediaType::Markdown),
        "html" | "htm" | "xhtml" | "shtml" => Some(MediaType::Html),
        "jsonl" | "ndjson" | "json" => Some(MediaType::JsonLines),
        "rss" | "atom" => Some(MediaType::Feed),
        "eml" => Some(MediaType::Mail),
        "mbox" => Some(MediaType::Mbox),
        _ => None,
    }
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, ending)| endings.iter().any(|other| ending.eq_ignore_ascii_case(other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_goes_before_the_name() {
        use MediaType as M;
        for (name, head, expected) in [
            ("a.txt", "Outlet: Mehr\nDate: 2020-11-22\n\nText", M::PlainText),
            ("a.txt", "<!DOCTYPE html>\n<p>", M::Html),
            ("a", "<!-- note -->\n<html>", M::Html),
            ("a", "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", M::Html),
            ("a.xml", "<?xml version='1.0'?>\n<rss version='2.0'>", M::Feed),
            ("a.html", "<?xml version='1.0'?>\n<feed xmlns='x'>", M::Feed),
            ("a.xml", "<rdf:RDF xmlns='x'>", M::Feed),
            ("a.xml", "<?xml version='1.0'?><urlset>", M::Xml),
            ("a.md", "<div>in Markdown</div>", M::Markdown),
            ("a", "<div>a fragment</div>", M::Html),
            ("a.html", "no tags at all", M::Html),
            ("a.txt", "{\"text\":\"x\"}\n{}", M::JsonLines),
            ("a.jsonl", "not JSON", M::JsonLines),
            ("a.json", "{\"version\": \"https://jsonfeed.org/version/1.1\"}", M::Feed),
            ("a.txt", "From: a@b\nTo: c\nSubject: d\n\nhello", M::Mail),
            ("a.txt", "From: a to z\nis a headline", M::PlainText),
            ("a", "From a@b Sun Nov 22 10:00:00 2020\nSubject: x\n", M::Mbox),
            ("a", "From now on\nnothing", M::PlainText),
            ("a", "---\ntitle: x\n---\ntext", M::Markdown),
            ("a", "", M::PlainText),
        ] {
            assert_eq!(sniff(name, head.as_bytes()), expected, "{name}: {head}");
        }
        for (name, head, expected) in [
            ("a.txt", b"%PDF-1.7".as_slice(), M::Pdf),
            ("a.txt", b"\x1f\x8b\x08\0", M::Gzip),
            ("a", b"PK\x03\x04....word/document.xml", M::Word),
            ("a.txt", b"\0\x01\x02\x03binary\0\0\0", M::Binary),
            ("a.txt", b"\xFF\xFE<\0h\0t\0m\0l\0>\0", M::Html),
            ("a.jpg", b"\xFF\xD8\xFF\xE0", M::Image),
        ] {
            assert_eq!(sniff(name, head), expected, "{name}");
        }
    }
}
