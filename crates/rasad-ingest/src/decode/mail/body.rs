//! The text of a message: its plain text, or else its HTML.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessagePart, PartType};
use rasad_text::normalize::normalize;

use crate::charset::read_text;
use crate::compose::Composer;
use crate::decode::{html, text};
use crate::fields::Fields;

/// Adds the text of a message. Gives what a header at the top of its plain text says, or else what its
/// HTML says about itself.
pub(super) fn compose(message: &Message<'_>, composer: &mut Composer) -> Fields {
    let has_text = |part: &MessagePart<'_>| match &part.body {
        PartType::Text(text) | PartType::Html(text) => !text.trim().is_empty(),
        _ => false,
    };
    let plain: Vec<_> = message.text_bodies().filter(|part| has_text(part)).collect();
    let parts =
        if plain.is_empty() { message.html_bodies().filter(|part| has_text(part)).collect() } else { plain };
    let mut fields = Fields::default();
    for (at, part) in parts.iter().enumerate() {
        match &part.body {
            PartType::Text(body) => {
                let normal = normalize(&repaired(body, part, message));
                let (header, rest) = text::split_header(&normal);
                if at == 0 {
                    fields = header;
                }
                text::push_paragraphs(if at == 0 { rest } else { &normal }, composer);
            }
            PartType::Html(body) => html::fragment(&repaired(body, part, message), composer),
            _ => {}
        }
    }
    fields
}

/// A text whose charset the parser did not know, read again from the bytes.
fn repaired<'b>(body: &'b str, part: &MessagePart<'_>, message: &Message<'_>) -> Cow<'b, str> {
    if !body.contains('\u{FFFD}') {
        return Cow::Borrowed(body);
    }
    let range = part.offset_body as usize..part.offset_end as usize;
    let raw = message.raw_message().get(range).unwrap_or_default();
    let bytes = match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    };
    bytes
        .filter(|bytes| !bytes.is_empty())
        .map_or(Cow::Borrowed(body), |bytes| Cow::Owned(read_text(&bytes, None).text))
}
