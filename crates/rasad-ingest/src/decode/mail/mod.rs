//! Mail: one message, or many in an mbox, with what is attached to them.

mod body;

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::civil::Date;
use mail_parser::{Address, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use rasad_text::Document;

use super::decode_part;
use crate::compose::{Composer, content_id, document_of};
use crate::day::day_of;
use crate::fields::{Fields, fill};
use crate::part::{Delivery, Inherited, Part};
use crate::{MediaType, sniff};

/// Parts of one message; each may lie in the one before.
const MAX_PARTS: usize = 500;

/// Decodes one message: a document of its text, and those of its attachments.
pub(super) fn decode(part: &Part<'_>, delivery: &mut Delivery<'_>) -> ControlFlow<()> {
    if count_parts(part.bytes) > MAX_PARTS {
        // The parser would go as deep as the parts nest.
        let reason = format!("the message has more than {MAX_PARTS} parts: save those that matter as files");
        return delivery.skipped(part.uri, reason);
    }
    // The parser has checks that panic in debug builds on messages made to confuse it.
    match catch_unwind(AssertUnwindSafe(|| MessageParser::default().parse(part.bytes))) {
        Ok(Some(message)) => deliver(&message, part, delivery),
        Ok(None) => delivery.skipped(part.uri, "there is no message in it"),
        Err(_) => {
            delivery.skipped(part.uri, "its parts contradict one another: save those that matter as files")
        }
    }
}

/// Decodes each message of an mbox.
pub(super) fn decode_mbox(part: &Part<'_>, delivery: &mut Delivery<'_>) -> ControlFlow<()> {
    for (at, bytes) in messages(part.bytes).into_iter().enumerate() {
        let uri = format!("{}#{}", part.uri, at + 1);
        decode(&Part { uri: &uri, bytes, media_type: MediaType::Mail, ..*part }, delivery)?;
    }
    ControlFlow::Continue(())
}

/// The messages of an mbox: each begins after a line `From ...` that is the first or follows an empty one,
/// and has the time of day, which a sentence that begins so rarely has.
fn messages(bytes: &[u8]) -> Vec<&[u8]> {
    let mut found = Vec::new();
    let mut start = None;
    let mut after_empty = true;
    let mut at = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if after_empty && line.starts_with(b"From ") && has_time(line) {
            found.extend(start.map(|start| &bytes[start..at]));
            start = Some(at + line.len());
        }
        after_empty = line.trim_ascii().is_empty();
        at += line.len();
    }
    found.push(&bytes[start.unwrap_or(0)..]);
    found
}

fn has_time(line: &[u8]) -> bool {
    line.windows(5).any(|at| {
        at[2] == b':'
            && [0, 1, 3, 4].iter().all(|digit| at[*digit].is_ascii_digit() || (*digit == 0 && at[0] == b' '))
    })
}

/// At most how many parts the parser may find: all of them are announced by one of these.
fn count_parts(bytes: &[u8]) -> usize {
    let mut count = 0;
    for (at, byte) in bytes.iter().enumerate() {
        if *byte == b'/' {
            let before = &bytes[at.saturating_sub(9)..at];
            count += usize::from(ends_with_name(before, b"multipart") || ends_with_name(before, b"message"));
        }
    }
    count
}

fn ends_with_name(bytes: &[u8], name: &[u8]) -> bool {
    bytes.len() >= name.len() && bytes[bytes.len() - name.len()..].eq_ignore_ascii_case(name)
}

fn deliver(message: &Message<'_>, part: &Part<'_>, delivery: &mut Delivery<'_>) -> ControlFlow<()> {
    let mut document = document_of(part.uri, MediaType::Mail.as_str(), part.bytes);
    let mut composer = Composer::new(part.limits.max_text_bytes_per_document);
    let mut fields = body::compose(message, &mut composer);
    composer.finish(&mut document);
    fill(&mut fields.title, message.subject());
    fields.published = fields.published.or_else(|| published(message));
    if let Some(sender) = sender(message).filter(|_| fields.outlets.is_empty()) {
        fields.add_outlet(&sender);
    }
    let inherited = Inherited { published: fields.published, outlets: fields.outlets.clone() };
    finish(fields, document, message.attachment_count() == 0, delivery)?;

    let outer = std::mem::replace(&mut delivery.inherited, inherited);
    let flow = message
        .attachments
        .iter()
        .enumerate()
        .filter_map(|(at, id)| Some((at, message.part(*id)?)))
        .try_for_each(|(at, attachment)| deliver_attachment(attachment, message, at + 1, part, delivery));
    delivery.inherited = outer;
    flow
}

/// A message that only carries attachments needs no mention.
fn finish(
    fields: Fields,
    mut document: Document,
    alone: bool,
    delivery: &mut Delivery<'_>,
) -> ControlFlow<()> {
    fields.apply(&mut document);
    document.id = content_id(&document);
    if document.blocks.is_empty() && !alone {
        return ControlFlow::Continue(());
    }
    delivery.document(document)
}

fn deliver_attachment(
    attachment: &MessagePart<'_>,
    message: &Message<'_>,
    number: usize,
    part: &Part<'_>,
    delivery: &mut Delivery<'_>,
) -> ControlFlow<()> {
    let name = attachment.attachment_name().map_or_else(|| number.to_string(), str::to_owned);
    let uri = format!("{}#{name}", part.uri);
    if part.depth >= part.limits.max_depth {
        return delivery
            .skipped(uri, "it lies deeper in messages than `max_depth` allows: save it as a file");
    }
    let raw = message.raw_message();
    let range = attachment.offset_body as usize..attachment.offset_end as usize;
    let bytes = match &attachment.body {
        PartType::Message(_) => raw.get(range).unwrap_or_default(),
        _ => attachment.contents(),
    };
    let inner =
        Part { uri: &uri, bytes, media_type: MediaType::Mail, charset: None, depth: part.depth + 1, ..*part };
    match &attachment.body {
        PartType::Message(message) => deliver(message, &inner, delivery),
        PartType::Multipart(_) => ControlFlow::Continue(()),
        _ => decode_part(&Part { media_type: attached_type(attachment, &name, bytes), ..inner }, delivery),
    }
}

/// By content first, then by name, then by what the message says of it.
fn attached_type(attachment: &MessagePart<'_>, name: &str, bytes: &[u8]) -> MediaType {
    let found = sniff(name, bytes);
    let declared = attachment.content_type().and_then(|declared| {
        MediaType::parse(&format!("{}/{}", declared.ctype(), declared.subtype().unwrap_or("")))
    });
    match (found, declared) {
        (MediaType::PlainText, Some(declared)) if !name.contains('.') => declared,
        _ => found,
    }
}

/// The day on the sender's calendar.
fn published(message: &Message<'_>) -> Option<Date> {
    message.date().and_then(|date| day_of(date.year, date.month, date.day))
}

/// The sender's name, or else address.
fn sender(message: &Message<'_>) -> Option<String> {
    let first = message.from().and_then(Address::first)?;
    first.name().or(first.address()).map(str::to_owned)
}
