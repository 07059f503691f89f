//! One entry of RSS or Atom to a document.

use rasad_text::{Document, Note, NoteKind, Span};

use super::{Feed, xml};
use crate::compose::{Composer, content_id, document_of};
use crate::decode::{html, text};
use crate::fields::{Fields, fill, set_text};
use crate::part::Part;

/// What an entry's elements say, as far as it matters.
#[derive(Default)]
struct Facts {
    fields: Fields,
    /// `<source>`, then a publisher.
    sources: [Option<String>; 2],
    authors: Vec<String>,
    /// Days by how well they say when it came out.
    days: [Option<String>; 3],
    /// An address that is an id.
    id: Option<String>,
    /// The whole text, and a summary.
    bodies: [Option<Body>; 2],
}

/// Text as the entry gives it.
struct Body {
    text: String,
    is_plain: bool,
}

/// The document of the entry with number `at`.
pub(super) fn document(entry: &str, feed: &Feed, at: usize, part: &Part<'_>) -> Document {
    let place = format!("{}#{at}", part.uri);
    let mut document = document_of(&place, feed.media_type, entry.as_bytes());
    let (elements, fault) = xml::elements(entry);
    let mut facts = Facts::default();
    for element in &elements {
        facts.take(element);
    }
    let Facts { mut fields, sources, authors, days, id, bodies } = facts;
    if let Some(source) = sources.iter().flatten().next() {
        fields.add_outlet(source);
    }
    for day in days.iter().flatten() {
        fields.set_published(day);
    }
    if fields.published.is_some() {
        // A later date field was good where an earlier one was not.
        fields.notes.clear();
    }
    fill(&mut fields.uri, id.as_deref());
    feed.complete(&mut fields, &authors);
    compose(bodies, fields.title.as_deref(), part.limits.max_text_bytes_per_document, &mut document);
    fields.apply(&mut document);
    if let Some(fault) = fault {
        let text = format!("the entry is not well-formed ({fault}), and read as far as it goes");
        document.notes.push(Note::new(NoteKind::Repaired, Span::default(), text));
    }
    document.id = content_id(&document);
    document
}

/// The longer of text and summary; an entry that has neither is its title.
fn compose(bodies: [Option<Body>; 2], title: Option<&str>, limit: usize, document: &mut Document) {
    let mut texts: Vec<Document> = bodies
        .into_iter()
        .flatten()
        .map(|body| {
            let mut composer = Composer::new(limit);
            if body.is_plain {
                text::push_paragraphs(&body.text, &mut composer);
            } else {
                html::fragment(&body.text, &mut composer);
            }
            let mut text = Document::default();
            composer.finish(&mut text);
            text
        })
        .collect();
    // Stable, so that of two of one length the whole text is taken and not the summary.
    texts.sort_by_key(|text| std::cmp::Reverse(text.text.len()));
    let best = texts.into_iter().next().filter(|text| !text.blocks.is_empty());
    let best = best.unwrap_or_else(|| {
        let mut composer = Composer::new(limit);
        text::push_paragraphs(title.unwrap_or(""), &mut composer);
        let mut text = Document::default();
        composer.finish(&mut text);
        text
    });
    document.text = best.text;
    document.blocks = best.blocks;
    document.notes.extend(best.notes);
}

impl Facts {
    fn take(&mut self, element: &xml::Element<'_>) {
        let set = |field: &mut Option<String>, text: String| set_text(field, &text);
        match element.name() {
            "title" => set(&mut self.fields.title, html::words_of(&element.text())),
            "link" => self.take_link(element),
            "guid" | "id" => {
                let id = element.text();
                if id.trim_start().starts_with("http") {
                    set(&mut self.id, id);
                }
            }
            "category" | "dc:subject" => {
                let term = element.attribute("label").or(element.attribute("term")).map(str::to_owned);
                set(&mut self.fields.category, html::words_of(&term.unwrap_or_else(|| element.text())));
            }
            "dc:language" => set(&mut self.fields.language, element.text()),
            "source" => set(&mut self.sources[0], html::words_of(&named(element, "title"))),
            "dc:publisher" | "dc:source" => set(&mut self.sources[1], html::words_of(&element.text())),
            "author" | "dc:creator" => self.authors.push(html::words_of(&named(element, "name"))),
            "published" | "pubDate" | "issued" => set(&mut self.days[0], element.text()),
            "dc:date" | "dcterms:issued" | "dcterms:created" | "created" => {
                set(&mut self.days[1], element.text());
            }
            "updated" | "modified" | "dcterms:modified" => set(&mut self.days[2], element.text()),
            "content:encoded" | "content" | "xhtml:body" | "body" => self.take_body(0, element),
            "description" | "summary" => self.take_body(1, element),
            _ => {}
        }
    }

    fn take_link(&mut self, element: &xml::Element<'_>) {
        let address = match element.attribute("href") {
            None => element.text(),
            Some(address) if element.attribute("rel").is_none_or(|rel| rel == "alternate") => {
                address.to_owned()
            }
            Some(_) => return,
        };
        set_text(&mut self.fields.uri, &address);
    }

    fn take_body(&mut self, which: usize, element: &xml::Element<'_>) {
        // `media:content` and the like have other names; content by address has no text.
        if self.bodies[which].is_some() || element.attribute("src").is_some() {
            return;
        }
        let text = if element.attribute("type") == Some("xhtml") || element.has_elements() {
            element.inner.to_owned()
        } else {
            element.text()
        };
        let is_plain = element.attribute("type") != Some("html") && !text.contains(['<', '&']);
        if !text.trim().is_empty() {
            self.bodies[which] = Some(Body { text, is_plain });
        }
    }
}

/// The text of the element inside with a name, as Atom has it, or else the element's own, as RSS has.
fn named(element: &xml::Element<'_>, name: &str) -> String {
    let (inside, _) = xml::elements(element.inner);
    let found = inside.iter().find(|inner| inner.local() == name).map(xml::Element::text);
    found.unwrap_or_else(|| if inside.is_empty() { element.text() } else { String::new() })
}
