//! The two ways in: a file in memory and a reader.

use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::ops::ControlFlow;

use rasad_text::Document;

use crate::decode::{decode_part, jsonl};
use crate::gzip::{Expanding, ExpandsTooFar};
use crate::part::{Delivery, Part, Sink};
use crate::{DecodeError, Decoded, Input, Limits, MediaType, SNIFF_BYTES, Skipped, sniff};

/// Decodes a file that is in memory. What is wrong with a part of it, a cut-off compressed file
/// included, is among the notes; the rest is there.
///
/// # Errors
/// [`DecodeError::TooLarge`] and [`DecodeError::Expands`], with nothing decoded.
pub fn decode(input: &Input, limits: &Limits) -> Result<Decoded, DecodeError> {
    let mut decoded = Decoded::default();
    let mut sink = |result: Result<Document, Skipped>| {
        match result {
            Ok(document) => decoded.documents.push(document),
            Err(skipped) => decoded.notes.push(skipped),
        }
        ControlFlow::Continue(())
    };
    let mut delivery = Delivery::new(&mut sink, limits, input.retrieved);
    let media_type = input.media_type.unwrap_or_else(|| sniff(input.uri, input.bytes));
    let streamed = matches!(media_type, MediaType::Gzip | MediaType::JsonLines);
    let result = if streamed {
        let source = Source { uri: input.uri, limits, depth: 1 };
        source.deliver(Box::new(input.bytes), Some(media_type), &mut delivery)
    } else if exceeds(input.bytes.len(), limits) {
        Err(DecodeError::TooLarge { uri: input.uri.to_owned(), limit_bytes: limits.max_bytes_per_file })
    } else {
        let part = Part { uri: input.uri, bytes: input.bytes, media_type, charset: None, depth: 1, limits };
        // Nothing asks to stop here but the limit on documents, which has said so in the notes.
        let (ControlFlow::Continue(()) | ControlFlow::Break(())) = decode_part(&part, &mut delivery);
        Ok(())
    };
    match result {
        Ok(()) => Ok(decoded),
        Err(error @ (DecodeError::TooLarge { .. } | DecodeError::Expands { .. })) => Err(error),
        Err(error) => {
            let reason = format!("{error}: {}", error.hint());
            decoded.notes.push(Skipped { place: input.uri.to_owned(), reason });
            Ok(decoded)
        }
    }
}

/// Decodes what a reader gives, and hands each document to `sink` as soon as it is there. JSON Lines,
/// compressed or not, are never held in memory; any other format is, up to the limit. The sink stops
/// the reading by `Break`, which is no error.
///
/// # Errors
/// Every [`DecodeError`]. What came before the error has gone to the sink, whole lines of a cut-off
/// compressed file included.
pub fn decode_stream(
    mut reader: impl Read,
    uri: &str,
    media_type: Option<MediaType>,
    limits: &Limits,
    sink: &mut dyn FnMut(Result<Document, Skipped>) -> ControlFlow<()>,
) -> Result<(), DecodeError> {
    let sink: Sink<'_> = sink;
    let mut delivery = Delivery::new(sink, limits, None);
    Source { uri, limits, depth: 1 }.deliver(Box::new(&mut reader), media_type, &mut delivery)
}

/// A reader's name and bounds.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) uri: &'a str,
    pub(crate) limits: &'a Limits,
    pub(crate) depth: usize,
}

impl Source<'_> {
    /// Finds out what it is, unwraps it and decodes it.
    pub(crate) fn deliver(
        self,
        mut reader: Box<dyn Read + '_>,
        media_type: Option<MediaType>,
        delivery: &mut Delivery<'_>,
    ) -> Result<(), DecodeError> {
        let mut head = Vec::with_capacity(SNIFF_BYTES);
        let early = reader.by_ref().take(SNIFF_BYTES as u64).read_to_end(&mut head).err();
        let media_type = media_type.unwrap_or_else(|| sniff(inner_name(self.uri, self.depth), &head));
        let rest: Box<dyn Read + '_> = match early {
            None => reader,
            Some(error) => Box::new(Failing(Some(error))),
        };
        let reader = Cursor::new(head).chain(rest);
        match media_type {
            MediaType::Gzip if self.depth < self.limits.max_depth => {
                let expanding = Expanding::new(reader, self.limits.max_expansion_ratio);
                Source { depth: self.depth + 1, ..self }.deliver(Box::new(expanding), None, delivery)
            }
            MediaType::JsonLines => self.deliver_lines(BufReader::with_capacity(1 << 16, reader), delivery),
            _ => self.deliver_whole(reader, media_type, delivery),
        }
    }

    fn deliver_lines(self, reader: impl BufRead, delivery: &mut Delivery<'_>) -> Result<(), DecodeError> {
        match jsonl::stream(reader, self.uri, self.limits, delivery) {
            Ok(_) => Ok(()),
            Err(jsonl::Broken { lines, source }) => Err(self.error(format!("{lines} lines"), source)),
        }
    }

    fn deliver_whole(
        self,
        reader: impl Read,
        media_type: MediaType,
        delivery: &mut Delivery<'_>,
    ) -> Result<(), DecodeError> {
        let mut bytes = Vec::new();
        let failed =
            reader.take(self.limits.max_bytes_per_file.saturating_add(1)).read_to_end(&mut bytes).err();
        if exceeds(bytes.len(), self.limits) {
            let limit_bytes = self.limits.max_bytes_per_file;
            return Err(DecodeError::TooLarge { uri: self.uri.to_owned(), limit_bytes });
        }
        let error = failed.map(|source| self.error(format!("{} bytes", bytes.len()), source));
        if let Some(error @ DecodeError::Expands { .. }) = error {
            return Err(error);
        }
        if !bytes.is_empty() || error.is_none() {
            let part = Part {
                uri: self.uri,
                bytes: &bytes,
                media_type,
                charset: None,
                depth: self.depth,
                limits: self.limits,
            };
            if decode_part(&part, delivery).is_break() {
                return Ok(());
            }
        }
        error.map_or(Ok(()), Err)
    }

    /// Puts what a reader says into the caller's terms. Below the first level the reader is a
    /// decompressor.
    fn error(self, whole: String, source: io::Error) -> DecodeError {
        let uri = self.uri.to_owned();
        if let Some(bomb) = source.get_ref().and_then(|inner| inner.downcast_ref::<ExpandsTooFar>()) {
            return DecodeError::Expands { uri, ratio: bomb.ratio };
        }
        match source.kind() {
            io::ErrorKind::UnexpectedEof if self.depth > 1 => DecodeError::Truncated { uri, whole },
            io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData if self.depth > 1 => {
                DecodeError::Damaged { uri, whole, source }
            }
            _ => DecodeError::Unreadable { uri, whole, source },
        }
    }
}

fn exceeds(length: usize, limits: &Limits) -> bool {
    length as u64 > limits.max_bytes_per_file
}

/// The name without the ending of the wrapper: `a.txt.gz` holds `a.txt`.
fn inner_name(uri: &str, depth: usize) -> &str {
    if depth == 1 {
        return uri;
    }
    uri.strip_suffix(".gz").or_else(|| uri.strip_suffix(".GZ")).unwrap_or(uri)
}

/// A reader that failed already, so that the failure comes after what was read before it.
struct Failing(Option<io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}
