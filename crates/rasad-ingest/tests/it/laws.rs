//! What holds for whatever bytes come.

use proptest::prelude::*;
use rasad_ingest::{Input, Limits, MediaType, decode};
use rasad_text::normalize::normalize;

const READABLE: [MediaType; 8] = [
    MediaType::PlainText,
    MediaType::Markdown,
    MediaType::Html,
    MediaType::JsonLines,
    MediaType::Feed,
    MediaType::Mail,
    MediaType::Mbox,
    MediaType::Gzip,
];

/// Decodes and checks the documents; `None` as a type is to sniff.
fn check(bytes: &[u8], media_type: Option<MediaType>, limits: &Limits) -> Result<(), TestCaseError> {
    let input = Input { uri: "file", bytes, media_type, retrieved: None };
    let Ok(decoded) = decode(&input, limits) else { return Ok(()) };
    prop_assert_eq!(&decode(&input, limits).expect("as before"), &decoded);
    for document in &decoded.documents {
        prop_assert!(document.text.len() <= limits.max_text_bytes_per_document);
        prop_assert_eq!(&normalize(&document.text), &document.text);
        prop_assert!(!document.blocks.is_empty());
        prop_assert!(document.id.len() == 18 && document.source.sha256.len() == 64);
        let mut end = 0;
        for block in &document.blocks {
            let text = document.text.get(block.span.start..block.span.end);
            prop_assert!(text.is_some_and(|text| !text.is_empty() && text.trim() == text), "{:?}", block);
            prop_assert!(block.span.start >= end);
            end = block.span.end;
        }
    }
    Ok(())
}

fn check_all(bytes: &[u8]) -> Result<(), TestCaseError> {
    let limits = [
        Limits::default(),
        Limits { max_text_bytes_per_document: 20, max_line_bytes: 30, ..Limits::default() },
    ];
    for limits in &limits {
        check(bytes, None, limits)?;
        for media_type in READABLE {
            check(bytes, Some(media_type), limits)?;
        }
    }
    Ok(())
}

/// Pieces of all formats, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[<>&a-c /=\"'\n-]{1,8}",
        "\\PC{1,5}",
        prop::sample::select(vec![
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<ul>",
            "<li>",
            "</ul>",
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<h1>",
            "</h1>",
            "<br>",
            "<a href=x>",
            "</a>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<template>",
            "<select>",
            "<time datetime='2020-11-22'>",
            "<html lang=en>",
            "<head>",
            "<body>",
            "<article>",
            "</article>",
            "<title>",
            "<svg>",
            "<math>",
            "<b>",
            "<pre>",
            "<blockquote>",
            "<meta charset=utf-16>",
            "<rss>",
            "<channel>",
            "<item>",
            "</item>",
            "<entry>",
            "</entry>",
            "<![CDATA[",
            "]]>",
            "<?xml?>",
            "&amp;",
            "&#x41;",
            "# ",
            "* ",
            "- ",
            "  - ",
            "1. ",
            "> ",
            "```\n",
            "| a | b |\n|---|---|\n",
            "**",
            "__",
            "![x](y)",
            "[x](y)",
            "---\n",
            "title: x\n",
            "Outlet: x\n",
            "Date: 2020-11-22\n",
            "\n",
            "\n\n",
            "\r\n",
            "\t",
            "{\"text\":\"",
            "\"}",
            "{\"items\":[",
            "]}",
            "\u{FEFF}",
            "\u{301}",
            "\u{200C}",
            "From: a <b@c>\n",
            "Subject: =?utf-8?q?=41?=\n",
            "From a@b\n",
            "Content-Type: multipart/mixed; boundary=x\n",
            "Content-Type: message/rfc822\n",
            "--x\n",
            "--x--\n",
            "<pubDate>",
            "<description>",
            "</description>",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check_all(&bytes)?;
    }

    #[test]
    fn any_markup(text in pieces()) {
        check_all(text.as_bytes())?;
    }
}

/// Inputs that cost more than their length in careless hands. That each is read at all within a test
/// run is the point; nothing is timed.
#[test]
fn long_and_deep_inputs() {
    let many = |piece: &str, count: usize| piece.repeat(count);
    let inputs = [
        (MediaType::Html, many("<div>", 100_000)),
        (MediaType::Html, many("<b>", 100_000) + &many("<p>x", 50_000)),
        (MediaType::Html, many("<a href=x><p>", 30_000)),
        (MediaType::Html, many("<table><tr><td>", 20_000)),
        (MediaType::Html, many("<table>x", 30_000)),
        (MediaType::Html, many("<ul><li>x", 30_000)),
        (MediaType::Html, many("<svg><g>", 30_000)),
        (
            MediaType::Html,
            format!("<p{}>x", (0..100_000).map(|n| format!(" a{n}")).collect::<Vec<_>>().concat()),
        ),
        (MediaType::Html, many("<p>x<br>\n", 100_000)),
        (MediaType::Html, many("<select><option>", 30_000)),
        (MediaType::Markdown, many("> ", 50_000) + "x"),
        (MediaType::Markdown, many("- ", 20_000) + "x"),
        (MediaType::Markdown, many("[", 50_000)),
        (MediaType::Markdown, many("*a_", 50_000)),
        (MediaType::PlainText, many("**a ", 500_000)),
        (MediaType::PlainText, many("x", 20_000_000)),
        (MediaType::JsonLines, format!("{{\"text\":\"{}\"}}", many("word ", 2_000_000))),
        (MediaType::JsonLines, many("[", 1_000_000)),
        (MediaType::Feed, many("<item>", 50_000)),
        (MediaType::Feed, many("<item><a>", 50_000)),
        (MediaType::Mail, many("Content-Type: message/rfc822\n\n", 20_000)),
        (MediaType::Mail, many("Content-Type: multipart/mixed; boundary=x\n\n--x\n", 20_000)),
        (MediaType::Mbox, many("From a@b\nSubject: x\n\nx\n", 20_000)),
    ];
    for (media_type, text) in inputs {
        let input =
            Input { uri: "file", bytes: text.as_bytes(), media_type: Some(media_type), retrieved: None };
        decode(&input, &Limits::default()).expect("within limits");
    }
}
