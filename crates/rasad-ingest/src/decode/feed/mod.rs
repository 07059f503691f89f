//! Feeds: RSS, Atom and JSON Feed. Each entry is a document, and a broken one costs itself only.

mod entry;
mod json;
mod xml;

use std::ops::ControlFlow;

use crate::charset::read_text;
use crate::fields::{Fields, fill, set_text};
use crate::part::{Delivery, Part};

use super::html;

/// The entries of a feed in the order of the file.
pub(super) fn decode(part: &Part<'_>, delivery: &mut Delivery<'_>) -> ControlFlow<()> {
    let declared = part.charset.map(str::to_owned).or_else(|| html::declared_charset(part.bytes));
    let read = read_text(part.bytes, declared.as_deref());
    let text = read.text.trim_start_matches('\u{FEFF}').trim_start();
    if text.starts_with('{') {
        return json::decode(text, part, delivery);
    }
    let split = xml::split_entries(text);
    if split.entries.is_empty() {
        return delivery.skipped(part.uri, "the feed has no entries");
    }
    let feed = Feed::read(&split.around, split.is_atom);
    for (at, entry) in split.entries.iter().enumerate() {
        let mut document = entry::document(entry, &feed, at + 1, part);
        document.notes.extend(read.notes.iter().cloned());
        delivery.document(document)?;
    }
    ControlFlow::Continue(())
}

/// What a feed says about all of its entries.
#[derive(Debug, Default)]
struct Feed {
    title: Option<String>,
    language: Option<String>,
    media_type: &'static str,
}

impl Feed {
    /// Out of the feed's own elements, the entries taken out.
    fn read(around: &str, is_atom: bool) -> Self {
        let media_type = if is_atom { "application/atom+xml" } else { "application/rss+xml" };
        let mut feed = Self { media_type, ..Self::default() };
        // The root, below it in RSS the channel, and in those what is looked for.
        let mut level = xml::elements(around).0;
        for _ in 0..3 {
            for element in &level {
                fill(&mut feed.language, element.attribute("xml:lang"));
                match element.name() {
                    "title" => set_text(&mut feed.title, &html::words_of(&element.text())),
                    "language" | "dc:language" => set_text(&mut feed.language, &element.text()),
                    _ => {}
                }
            }
            let inside =
                level.iter().filter(|element| matches!(element.local(), "rss" | "RDF" | "feed" | "channel"));
            level = inside.flat_map(|element| xml::elements(element.inner).0).collect();
        }
        feed
    }

    /// Fills in what an entry does not say of itself.
    fn complete(&self, fields: &mut Fields, authors: &[String]) {
        if fields.outlets.is_empty() {
            // Authors are people mostly; the feed's own name is the better guess.
            let names = self.title.iter().chain(authors).take(1);
            names.for_each(|name| fields.add_outlet(name));
        }
        fill(&mut fields.language, self.language.as_deref());
    }
}
