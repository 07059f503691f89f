//! The little of XML that feeds need, also where they are not well-formed.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// How far up an end tag looks for its start.
const OPEN_LOOKED_AT: usize = 64;

/// A feed cut at its entries.
pub(super) struct Split<'x> {
    /// The inside of each entry.
    pub(super) entries: Vec<&'x str>,
    /// What is left when they are taken out.
    pub(super) around: String,
    /// Whether they are Atom's.
    pub(super) is_atom: bool,
}

/// Cuts a feed at `<item>` and `<entry>` without parsing it, so that one that is not well-formed leaves
/// the others alone. An entry that never ends ends where the next begins.
pub(super) fn split_entries(xml: &str) -> Split<'_> {
    let mut split = Split { entries: Vec::new(), around: String::new(), is_atom: false };
    let tags = Tags { xml, at: 0, closed: [true; 2] };
    let mut open: Option<usize> = None;
    let mut around = 0;
    for tag in tags {
        let local = tag.name.rsplit(':').next().unwrap_or(tag.name);
        if !matches!(local, "item" | "entry") || tag.is_empty {
            continue;
        }
        if let Some(start) = open.take() {
            split.entries.push(&xml[start..tag.start]);
            around = if tag.is_end { tag.end } else { tag.start };
        }
        if !tag.is_end {
            split.is_atom |= local == "entry";
            split.around.push_str(&xml[around..tag.start]);
            open = Some(tag.end);
            around = tag.end;
        }
    }
    match open {
        Some(start) => split.entries.push(&xml[start..]),
        None => split.around.push_str(&xml[around..]),
    }
    split
}

struct Tag<'x> {
    name: &'x str,
    is_end: bool,
    is_empty: bool,
    start: usize,
    end: usize,
}

/// Goes from tag to tag, past comments and CDATA.
struct Tags<'x> {
    xml: &'x str,
    at: usize,
    /// Whether a comment, or CDATA, that opens may close; what was looked for in vain once is not again.
    closed: [bool; 2],
}

impl<'x> Iterator for Tags<'x> {
    type Item = Tag<'x>;

    fn next(&mut self) -> Option<Tag<'x>> {
        loop {
            let start = self.at + self.xml[self.at..].find('<')?;
            let rest = &self.xml[start..];
            self.at = start + 1;
            let passed = [("<!--", "-->"), ("<![CDATA[", "]]>")];
            if let Some(kind) = passed.iter().position(|(opening, _)| rest.starts_with(opening)) {
                match rest.find(passed[kind].1).filter(|_| self.closed[kind]) {
                    Some(length) => self.at = start + length + passed[kind].1.len(),
                    None => self.closed[kind] = false,
                }
                continue;
            }
            let is_end = rest.starts_with("</");
            let name = &rest[if is_end { 2 } else { 1 }..];
            let name =
                &name[..name.find(|c: char| c.is_whitespace() || "></<".contains(c)).unwrap_or(name.len())];
            // Only tags of entries matter, and theirs are short.
            if !(name.ends_with("item") || name.ends_with("entry")) {
                continue;
            }
            let end = start + rest.find('>')? + 1;
            self.at = end;
            return Some(Tag { name, is_end, is_empty: self.xml[..end].ends_with("/>"), start, end });
        }
    }
}

/// An element with what is inside of it, as it stands.
#[derive(Debug)]
pub(super) struct Element<'x> {
    name: String,
    attributes: Vec<(String, String)>,
    pub(super) inner: &'x str,
}

impl Element<'_> {
    /// The name with its prefix, but for the prefixes of RSS and Atom themselves.
    pub(super) fn name(&self) -> &str {
        match self.name.split_once(':') {
            Some(("atom" | "atom10" | "a10" | "rss" | "ns0", local)) => local,
            _ => &self.name,
        }
    }

    /// The name without a prefix.
    pub(super) fn local(&self) -> &str {
        self.name.rsplit(':').next().unwrap_or(&self.name)
    }

    /// Value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// Whether there are elements inside.
    pub(super) fn has_elements(&self) -> bool {
        !elements(self.inner).0.is_empty()
    }

    /// The text inside: CDATA as it is, the rest with one level of escapes undone. Elements inside stay
    /// as they are written.
    pub(super) fn text(&self) -> String {
        let mut text = String::with_capacity(self.inner.len());
        let mut rest = self.inner;
        while let Some(at) = rest.find("<![CDATA[") {
            text.push_str(&unescaped(&rest[..at]));
            let inside = &rest[at + 9..];
            let end = inside.find("]]>").unwrap_or(inside.len());
            text.push_str(&inside[..end]);
            rest = inside.get(end + 3..).unwrap_or("");
        }
        text.push_str(&unescaped(rest));
        text
    }
}

/// The elements that stand side by side in a piece of XML, and what is wrong with it, if anything. What
/// came before the fault is there.
pub(super) fn elements(xml: &str) -> (Vec<Element<'_>>, Option<String>) {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut found = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut start = 0;
    loop {
        let before = position(&reader, xml);
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                if open.is_empty() {
                    found.push(element(&tag));
                    start = position(&reader, xml);
                }
                open.push(tag.name().as_ref().to_owned());
            }
            Ok(Event::Empty(tag)) if open.is_empty() => found.push(element(&tag)),
            Ok(Event::End(tag)) => {
                let looked_at = open.len().saturating_sub(OPEN_LOOKED_AT);
                let name = tag.name();
                if let Some(at) = open[looked_at..].iter().rposition(|open| open == name.as_ref()) {
                    open.truncate(looked_at + at);
                    if let Some(last) = found.last_mut().filter(|_| open.is_empty()) {
                        last.inner = xml.get(start..before).unwrap_or("");
                    }
                }
            }
            Ok(Event::Eof) => {
                let unclosed = open.first().map(|name| format!("`{name}` never ends"));
                if let Some(last) = found.last_mut().filter(|_| unclosed.is_some()) {
                    last.inner = xml.get(start..).unwrap_or("");
                }
                return (found, unclosed);
            }
            Ok(_) => {}
            Err(error) => {
                if let Some(last) = found.last_mut().filter(|_| !open.is_empty()) {
                    last.inner = xml.get(start..before).unwrap_or("");
                }
                return (found, Some(error.to_string()));
            }
        }
    }
}

fn position(reader: &Reader<&[u8]>, xml: &str) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(xml.len()).min(xml.len())
}

fn element(tag: &BytesStart<'_>) -> Element<'static> {
    let mut attributes = tag.html_attributes();
    Element {
        name: tag.name().as_ref().to_owned(),
        attributes: attributes
            .with_checks(false)
            .flatten()
            .map(|attribute| (attribute.key.as_ref().to_owned(), unescaped(&attribute.value)))
            .collect(),
        inner: "",
    }
}

/// Undoes the escapes that XML itself has. Others, such as `&nbsp;`, stay for the reader of HTML.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        let found = end.and_then(|end| Some((character(&rest[1..end])?, end + 1)));
        let (character, length) = found.unwrap_or(('&', 1));
        plain.push(character);
        rest = &rest[length..];
    }
    plain.push_str(rest);
    plain
}

fn character(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let hexadecimal =
                number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16).ok());
            char::from_u32(hexadecimal.unwrap_or_else(|| number.parse().ok())?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_cut_whatever_is_in_them() {
        let xml = "<rss><title>T</title><item><a></item><!--<item>--><item>x<![CDATA[</item>]]></item>\
                   <item>lost<item>y</item><items/></rss>";
        let split = split_entries(xml);
        assert_eq!(split.entries, ["<a>", "x<![CDATA[</item>]]>", "lost", "y"]);
        assert_eq!(split.around, "<rss><title>T</title><!--<item>--><items/></rss>");
    }

    #[test]
    fn elements_up_to_the_fault() {
        let (found, fault) = elements("<a x='1 &amp; 2'>b &amp;lt;<![CDATA[<p>&amp;]]></a><b><c>d</b><e/>");
        assert_eq!(found.iter().map(Element::name).collect::<Vec<_>>(), ["a", "b", "e"]);
        assert_eq!(found[0].attribute("x"), Some("1 & 2"));
        assert_eq!(found[0].text(), "b &lt;<p>&amp;");
        assert!(fault.is_none(), "{fault:?}");
        assert_eq!(elements("<a>x").1.as_deref(), Some("`a` never ends"));
    }
}
