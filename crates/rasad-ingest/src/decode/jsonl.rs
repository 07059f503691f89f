//! JSON Lines: one object a line, each a document.

use std::io::{self, BufRead};
use std::ops::ControlFlow;

use rasad_text::normalize::normalize;
use rasad_text::{Note, NoteKind, Span};
use serde::Deserialize;
use serde_json::Value;

use super::text;
use crate::compose::{content_id, document_of};
use crate::fields::{Fields, one_line, set_text};
use crate::part::Delivery;
use crate::{Limits, MediaType};

/// The keys that are looked at. All but the text are taken as they come, so that a wrong one costs
/// itself only.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Item {
    id: Value,
    text: Value,
    date: Value,
    title: Value,
    language: Value,
    uri: Value,
    outlets: Value,
    outlet: Value,
    category: Value,
}

/// The reader failed after some whole lines.
pub(crate) struct Broken {
    /// Whole lines before.
    pub(crate) lines: usize,
    pub(crate) source: io::Error,
}

/// Wrong lines without a right one before it is clear that a file is no JSON Lines.
const HOPELESS: usize = 50;

/// Decodes line by line and holds one line at a time.
pub(crate) fn stream(
    mut reader: impl BufRead,
    uri: &str,
    limits: &Limits,
    delivery: &mut Delivery<'_>,
) -> Result<ControlFlow<()>, Broken> {
    let mut line = Vec::new();
    let mut number = 0;
    let [documents, skipped] = delivery.counts;
    loop {
        line.clear();
        let length = match next_line(&mut reader, &mut line, limits.max_line_bytes) {
            Ok(0) if number == 0 => return Ok(delivery.skipped(uri, "empty file")),
            Ok(0) => return Ok(ControlFlow::Continue(())),
            Ok(length) => length,
            Err(source) => return Err(Broken { lines: number, source }),
        };
        number += 1;
        let place = format!("{uri}:{number}");
        let flow = if length > limits.max_line_bytes.saturating_add(1) {
            let limit = limits.max_line_bytes;
            delivery
                .skipped(place, format!("the line has {length} bytes, more than `max_line_bytes`, {limit}"))
        } else {
            deliver_line(&line, uri, number, limits, delivery)
        };
        if flow.is_break() {
            return Ok(flow);
        }
        if delivery.counts[0] == documents && delivery.counts[1] - skipped >= HOPELESS {
            let reason = "these are no JSON Lines: one object a line is wanted, as `jq -c` writes them";
            return Ok(delivery.skipped(uri, reason));
        }
    }
}

/// Reads a line with its end; of a line over the limit only the beginning is kept. Gives its length in
/// bytes, 0 at the end.
fn next_line(reader: &mut impl BufRead, line: &mut Vec<u8>, limit: usize) -> io::Result<usize> {
    let mut length = 0;
    loop {
        let buffer = match reader.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let end = buffer.iter().position(|byte| *byte == b'\n').map(|at| at + 1);
        let taken = end.unwrap_or(buffer.len());
        let room = limit.saturating_add(1).saturating_sub(line.len()).min(taken);
        line.extend_from_slice(&buffer[..room]);
        length += taken;
        reader.consume(taken);
        if end.is_some() || taken == 0 {
            return Ok(length);
        }
    }
}

fn deliver_line(
    line: &[u8],
    uri: &str,
    number: usize,
    limits: &Limits,
    delivery: &mut Delivery<'_>,
) -> ControlFlow<()> {
    let bytes = line.trim_ascii();
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.is_empty() {
        return ControlFlow::Continue(());
    }
    let place = || format!("{uri}:{number}");
    // A byte that is no UTF-8 costs a character, not the line.
    let text = String::from_utf8_lossy(bytes);
    let item: Item = match serde_json::from_str(&text) {
        Ok(item) if bytes[0] == b'{' => item,
        Ok(_) => {
            return delivery.skipped(place(), "not a JSON object: give one object a line, `{\"text\": ...}`");
        }
        Err(error) => {
            return delivery.skipped(place(), format!("not a JSON object on one line: {}", column(&error)));
        }
    };
    let Value::String(body) = &item.text else {
        return delivery.skipped(place(), "`text` is missing or not a string");
    };
    let mut document = document_of(&format!("{uri}#{number}"), MediaType::JsonLines.as_str(), bytes);
    text::set_text(&mut document, &normalize(body), limits.max_text_bytes_per_document);
    if let std::borrow::Cow::Owned(_) = text {
        let note = "bytes that are no UTF-8 are replaced by U+FFFD";
        document.notes.push(Note::new(NoteKind::Repaired, Span::default(), note));
    }
    fields(&item).apply(&mut document);
    document.id = content_id(&document);
    if document.blocks.is_empty() {
        return delivery.skipped(place(), "`text` is empty");
    }
    delivery.document(document)
}

fn fields(item: &Item) -> Fields {
    let mut fields = Fields::default();
    let mut wrong = Vec::new();
    let mut take = |key, value: &Value, field: &mut Option<String>| match value {
        Value::Null => {}
        Value::String(text) => set_text(field, text),
        Value::Number(number) if key == "id" => set_text(field, &number.to_string()),
        _ => wrong.push(key),
    };
    take("title", &item.title, &mut fields.title);
    take("language", &item.language, &mut fields.language);
    take("category", &item.category, &mut fields.category);
    take("uri", &item.uri, &mut fields.uri);
    take("id", &item.id, &mut fields.uri);
    match &item.date {
        Value::Null => {}
        Value::String(day) => fields.set_published(day),
        _ => wrong.push("date"),
    }
    for (key, value) in [("outlets", &item.outlets), ("outlet", &item.outlet)] {
        match value {
            Value::Null => {}
            Value::String(name) => fields.add_outlet(name),
            Value::Array(names) if names.iter().all(Value::is_string) => {
                names.iter().filter_map(Value::as_str).for_each(|name| fields.add_outlet(name));
            }
            _ => wrong.push(key),
        }
    }
    for key in wrong {
        let text = format!("`{key}` is not of the kind that is read, and left out");
        fields.notes.push(Note::new(NoteKind::Skipped, Span::default(), text));
    }
    fields
}

/// What the parser says, without its own line number, which is always 1.
fn column(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what);
    one_line(&format!("{what} at byte {}", error.column()))
}
