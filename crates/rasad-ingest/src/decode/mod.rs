//! One file a format: each takes bytes within limits and hands documents on.

use std::ops::ControlFlow;

use crate::MediaType;
use crate::part::{Delivery, Part};
use crate::stream::Source;

pub(crate) mod jsonl;

mod feed;
mod html;
mod mail;
mod markdown;
mod text;

/// Decodes a part that is in memory whole. `Break` says that nothing more is wanted.
pub(crate) fn decode_part(part: &Part<'_>, delivery: &mut Delivery<'_>) -> ControlFlow<()> {
    if part.bytes.is_empty() {
        return delivery.skipped(part.uri, "empty file");
    }
    match part.media_type {
        MediaType::PlainText => delivery.document(text::decode(part)),
        MediaType::Markdown => delivery.document(markdown::decode(part)),
        MediaType::Html => delivery.document(html::decode(part)),
        MediaType::Feed => feed::decode(part, delivery),
        MediaType::Mail => mail::decode(part, delivery),
        MediaType::Mbox => mail::decode_mbox(part, delivery),
        MediaType::JsonLines | MediaType::Gzip if part.depth < part.limits.max_depth => {
            let source = Source { uri: part.uri, limits: part.limits, depth: part.depth };
            match source.deliver(Box::new(part.bytes), Some(part.media_type), delivery) {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => delivery.skipped(part.uri, format!("{error}: {}", error.hint())),
            }
        }
        MediaType::JsonLines | MediaType::Gzip => delivery
            .skipped(part.uri, "it lies deeper in archives than `max_depth` allows: unpack it by hand"),
        other => {
            let remedy = other.remedy().unwrap_or("it is not read here");
            delivery.skipped(part.uri, format!("{remedy} (found {})", other.as_str()))
        }
    }
}
