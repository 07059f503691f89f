//! An issue as HTML: a whole page for a file, or a fragment for the desk's own pages.

use super::{citation_text, period_text};
use crate::issue::{Issue, IssueItem};

pub(super) const STYLE: &str = include_str!("issue.css");

/// A whole page, without script and without anything from outside.
pub fn html(issue: &Issue) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{}, {}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{}</body>\n</html>\n",
        escape(&issue.title),
        period_text(issue),
        html_fragment(issue, &|_| None),
    )
}

/// The issue as an `article` element. `link` gives the address of a document by its id, for the marks that
/// lead from a sentence to its passages.
pub fn html_fragment(issue: &Issue, link: &dyn Fn(&str) -> Option<String>) -> String {
    let mut out = String::from("<article class=\"issue\">\n<header>\n");
    out.push_str(&format!(
        "<h1>{}</h1>\n<p class=\"period\">{}</p>\n",
        escape(&issue.title),
        period_text(issue)
    ));
    if let Some(editor) = &issue.editor {
        out.push_str(&format!("<p class=\"editor\">Editor: {}</p>\n", escape(editor)));
    }
    out.push_str("</header>\n");
    if !issue.overview.is_empty() {
        out.push_str("<section class=\"overview\">\n<h2>Overview</h2>\n<ul>\n");
        for line in &issue.overview {
            out.push_str(&format!(
                "<li><a href=\"#{}\">{}</a></li>\n",
                anchor(&line.item),
                escape(&line.text)
            ));
        }
        out.push_str("</ul>\n</section>\n");
    }
    for section in &issue.sections {
        out.push_str(&format!("<section>\n<h2>{}</h2>\n<ul>\n", escape(&section.heading)));
        for item in &section.items {
            out.push_str(&item_html(issue, item, link));
        }
        out.push_str("</ul>\n</section>\n");
    }
    if issue.sections.is_empty() {
        out.push_str("<p>No report of this period belongs to the arenas of the desk.</p>\n");
    }
    out.push_str("</article>\n");
    out
}

fn item_html(issue: &Issue, item: &IssueItem, link: &dyn Fn(&str) -> Option<String>) -> String {
    let mut out = format!("<li id=\"{}\">", anchor(&item.id));
    for (at, sentence) in item.sentences.iter().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        out.push_str(&format!(
            "<span class=\"sentence\" dir=\"auto\" id=\"{}\">{}",
            anchor(&sentence.id),
            escape(&sentence.text)
        ));
        if let Some(citation) = citation_text(issue, &sentence.citations) {
            out.push_str(&format!(" <span class=\"citation\">{}</span>", escape(&citation)));
        }
        out.push('.');
        for passage in &sentence.passages {
            if let Some(address) = link(&passage.document) {
                let excerpt = passage.excerpt.split_whitespace().collect::<Vec<_>>().join(" ");
                out.push_str(&format!(
                    "<a class=\"passage\" href=\"{}\" title=\"{}\"><span class=\"visually-hidden\">passage</span></a>",
                    escape(&address),
                    escape(&excerpt)
                ));
            }
        }
        out.push_str("</span>");
    }
    out.push_str("</li>\n");
    out
}

/// An id as an anchor: ids hold colons and slashes, which are awkward in addresses.
fn anchor(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}

pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(character),
        }
    }
    escaped
}
