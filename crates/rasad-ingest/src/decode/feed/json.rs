//! JSON Feed.

use std::ops::ControlFlow;

use serde_json::Value;

use super::Feed;
use crate::compose::{Composer, content_id, document_of};
use crate::decode::{html, text};
use crate::fields::{Fields, fill};
use crate::part::{Delivery, Part};

/// The items of a JSON Feed.
pub(super) fn decode(json: &str, part: &Part<'_>, delivery: &mut Delivery<'_>) -> ControlFlow<()> {
    let value: Value = match serde_json::from_str(json) {
        Ok(value) => value,
        Err(error) => return delivery.skipped(part.uri, format!("not a JSON Feed: {error}")),
    };
    let feed = Feed {
        title: value["title"].as_str().map(str::to_owned),
        language: value["language"].as_str().map(str::to_owned),
        media_type: "application/feed+json",
    };
    let Some(items) = value["items"].as_array().filter(|items| !items.is_empty()) else {
        return delivery.skipped(part.uri, "the feed has no entries");
    };
    for (at, item) in items.iter().enumerate() {
        let place = format!("{}#{}", part.uri, at + 1);
        let text_of = |key: &str| item[key].as_str().filter(|text| !text.trim().is_empty());
        let mut document = document_of(&place, feed.media_type, item.to_string().as_bytes());
        let mut fields = Fields::default();
        fill(&mut fields.title, text_of("title"));
        fill(&mut fields.language, text_of("language"));
        if let Some(day) = text_of("date_published").or(text_of("date_modified")) {
            fields.set_published(day);
        }
        let address =
            text_of("url").or(text_of("external_url")).or(text_of("id").filter(|id| id.starts_with("http")));
        fill(&mut fields.uri, address);
        fill(&mut fields.category, item["tags"][0].as_str());
        let author = item["authors"][0]["name"].as_str().or(item["author"]["name"].as_str());
        feed.complete(&mut fields, &author.map(str::to_owned).into_iter().collect::<Vec<_>>());
        let mut composer = Composer::new(part.limits.max_text_bytes_per_document);
        if let Some(markup) = text_of("content_html") {
            html::fragment(markup, &mut composer);
        } else if let Some(plain) = text_of("content_text").or(text_of("summary")).or(text_of("title")) {
            text::push_paragraphs(plain, &mut composer);
        }
        composer.finish(&mut document);
        fields.apply(&mut document);
        document.id = content_id(&document);
        delivery.document(document)?;
    }
    ControlFlow::Continue(())
}
