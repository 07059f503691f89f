//! Sources that close an item without brackets: "-Financial Times - 2/29/04", "– Rudaw", and a last line
//! "Source: IRNA news agency, Tehran, in Persian 0825 gmt 12 Mar 09".

use rasad_text::Span;
use rasad_time::{Reference, parse_citation_date};

use super::cues::cues;
use super::{Draft, outlet};
use crate::reader::Reader;

/// The source that closes an item.
pub(super) fn find(reader: &Reader, text: &str, item: Span, reference: Option<&Reference>) -> Option<Draft> {
    labelled(reader, text, item, reference).or_else(|| dash(reader, text, item, reference))
}

/// "Source: ..." on the last line.
fn labelled(reader: &Reader, text: &str, item: Span, reference: Option<&Reference>) -> Option<Draft> {
    let inside = item.of(text);
    let start = inside.rfind('\n').map_or(0, |at| at + 1);
    let line = inside[start..].trim();
    let rest = cues().source_labels.iter().find_map(|label| line.strip_prefix(label.as_str()))?.trim();
    let names = rest.split([',', ';']).next().unwrap_or("");
    // The time of day that stands before the date is not part of it.
    let day = rest.rsplit(" gmt ").next().unwrap_or(rest);
    let date = reference.and_then(|reference| parse_citation_date(day, reference));
    let outlets = vec![outlet::resolve_or_keep(reader, names)];
    let span = Span::new(item.start + start, item.end).trim(text);
    (!outlets[0].name.is_empty()).then_some(Draft { outlets, date, span, opens: false })
}

/// "... -Financial Times - 2/29/04" or "... — Reuters" at the end of an item.
fn dash(reader: &Reader, text: &str, item: Span, reference: Option<&Reference>) -> Option<Draft> {
    let inside = item.of(text);
    let tail_start = inside.char_indices().rev().nth(70).map_or(0, |(at, _)| at);
    let tail = &inside[tail_start..];
    for (at, dash) in tail.match_indices(['-', '–', '—']) {
        let spaced = tail[..at].ends_with([' ', '\n', '.']);
        let rest = &tail[at + dash.len()..];
        if !spaced || rest.trim().is_empty() {
            continue;
        }
        let (names, date) = match rest.rsplit_once([',', '-', '–']) {
            Some((names, date)) => {
                match reference.and_then(|reference| parse_citation_date(date.trim(), reference)) {
                    Some(date) => (names, Some(date)),
                    None => (rest, None),
                }
            }
            None => (rest, None),
        };
        let names = names.trim().trim_end_matches(['-', '–', ' ', '.']);
        let known = outlet::exact(reader, names)
            .or_else(|| names.split(',').next().and_then(|name| outlet::exact(reader, name)));
        if let Some(known) = known {
            let start = item.start + tail_start + at;
            return Some(Draft {
                outlets: vec![known.outlet],
                date,
                span: Span::new(start, item.end),
                opens: false,
            });
        }
    }
    None
}
