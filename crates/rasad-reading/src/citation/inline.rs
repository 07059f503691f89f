//! Citations in running text: "The AP news agency reported (November 20)", ", IRNA reported",
//! "according to Reuters", "Kayhan: ...", "-Financial Times - 2/29/04", «به گزارش خبرگزاری مهر».

use rasad_names::{FormKind, Match, Target};
use rasad_text::Span;
use rasad_time::{Interval, Reference, parse_citation_date};

use super::cues::cues;
use super::{Draft, outlet};
use crate::model::CitedOutlet;
use crate::reader::Reader;

/// Finds the citations of an item that stand in its sentences. `taken` are those in brackets.
pub(super) fn find(
    reader: &Reader,
    text: &str,
    item: Span,
    reference: Option<&Reference>,
    taken: &[Draft],
) -> Vec<Draft> {
    let inside = item.of(text);
    let mut drafts: Vec<Draft> = Vec::new();
    for found in reader.gazetteer.find(inside) {
        let span = found.span.shift(item.start);
        let Some(outlet) = outlet_of(reader, &found) else { continue };
        if taken.iter().chain(&drafts).any(|draft| draft.span.overlaps(span)) {
            continue;
        }
        if let Some((covered, date, opens)) = cites(text, item, span, reference) {
            drafts.push(Draft { outlets: vec![outlet], date, span: covered, opens });
        }
    }
    drafts.extend(dash_suffix(reader, text, item, reference));
    drafts
}

fn outlet_of(reader: &Reader, found: &Match) -> Option<CitedOutlet> {
    found.forms.iter().find_map(|form| match form.target {
        Target::Outlet(index) if form.kind == FormKind::Name => {
            let outlet = &reader.knowledge.outlets[index];
            Some(CitedOutlet { id: Some(outlet.id.clone()), name: outlet.name.clone() })
        }
        _ => None,
    })
}

/// Whether the words around an outlet make it a source; gives the span of the citation, its date, and
/// whether it opens what it covers.
fn cites(text: &str, item: Span, name: Span, reference: Option<&Reference>) -> Option<(Span, Option<Interval>, bool)> {
    let before = &text[item.start..name.start];
    let after = &text[name.end..item.end];
    // "Kayhan: ..." at the very beginning.
    if before.trim().is_empty() && after.starts_with(": ") {
        return Some((name, None, true));
    }
    let sentence = sentence_start(before);
    let words_before = before[sentence..].trim_end();
    let opens_at = |length: usize| Span::new(name.start - length, name.end);
    for cue in &cues().according {
        let stripped = strip_determiners(words_before);
        if ends_with_word(stripped, cue) {
            let opens = stripped.trim_end().len() - cue.len() < 3;
            let length = before.len() - sentence - (stripped.len() - cue.len());
            return Some((opens_at(length.min(before.len())), date_after(text, item, name.end, reference).map(|(date, _)| date), opens));
        }
    }
    if cues().verbs_before.iter().any(|verb| ends_with_word(strip_determiners(words_before), verb)) {
        return Some((opens_at(0), None, true));
    }
    let (verb_end, verb_begin) = verb_after(after)?;
    let opens = words_before.split_whitespace().count() <= 4;
    let start = if opens { item.start + sentence + leading_space(&before[sentence..]) } else { name.start };
    let mut span = Span::new(start.min(name.start), name.end + verb_end);
    let _ = verb_begin;
    let date = date_after(text, item, span.end, reference).map(|(date, end)| {
        span.end = end;
        date
    });
    Some((span, date, opens))
}

/// Byte offset in `before` where the sentence begins that its end stands in.
fn sentence_start(before: &str) -> usize {
    let ends = [". ", "? ", "! ", "). ", "; ", ".\n", "»"];
    ends.iter().filter_map(|end| before.rfind(end).map(|at| at + end.len())).max().unwrap_or(0)
}

fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// Takes "the", "the Turkish", "Iran's" off the end of what stands before a name.
fn strip_determiners(words: &str) -> &str {
    let mut words = words.trim_end_matches(['"', '“', ' ', '\'']);
    for _ in 0..4 {
        let last = words.rsplit(' ').next().unwrap_or("");
        let determiner = matches!(last, "the" | "The" | "a" | "an" | "state" | "state-run" | "official" | "semi-official" | "news" | "agency" | "newspaper" | "daily" | "website" | "خبرگزاری" | "روزنامه" | "وكالة" | "صحيفة" | "قناة")
            || last.ends_with("'s")
            || last.ends_with("’s")
            || (last.starts_with(char::is_uppercase) && ["an", "ish", "ese", "i", "ic", "se"].iter().any(|end| last.ends_with(end)));
        if !determiner || last.len() == words.len() {
            break;
        }
        words = words[..words.len() - last.len()].trim_end();
    }
    words
}

fn ends_with_word(words: &str, cue: &str) -> bool {
    let Some(at) = words.len().checked_sub(cue.len()) else { return false };
    let Some(tail) = words.get(at..) else { return false };
    tail.eq_ignore_ascii_case(cue) && words[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric())
}

/// A verb of carrying news right after an outlet's name; gives its end and begin in `after`.
fn verb_after(after: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    // " news agency", " (ISNA)", ", the organ of the party,", " on Monday".
    for kind in &cues().after_name {
        if after[at..].strip_prefix(' ').is_some_and(|rest| rest.get(..kind.len()).is_some_and(|head| head.eq_ignore_ascii_case(kind))) {
            at += 1 + kind.len();
            break;
        }
    }
    if after[at..].starts_with(" (")
        && let Some(close) = after[at..].find(')').filter(|close| *close < 12)
    {
        at += close + 1;
    }
    if after[at..].starts_with(", ")
        && let Some(close) = after[at + 2..].find(',').filter(|close| *close < 60)
    {
        at += 2 + close + 1;
    }
    let rest = &after[at..];
    let skipped = rest.trim_start_matches(['"', '”', ' ']);
    let begin = at + rest.len() - skipped.len();
    let verb = cues().verbs.iter().find(|verb| {
        skipped.strip_prefix(verb.as_str()).is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric()))
    })?;
    Some((begin + verb.len(), begin))
}

/// A date right after: "(November 20)", "on 18 April".
fn date_after(text: &str, item: Span, at: usize, reference: Option<&Reference>) -> Option<(Interval, usize)> {
    let rest = &text[at..item.end];
    let reference = reference?;
    let trimmed = rest.trim_start();
    let offset = at + rest.len() - trimmed.len();
    if let Some(content) = trimmed.strip_prefix('(') {
        let close = content.find(')')?;
        let date = parse_citation_date(content[..close].trim(), reference)?;
        return Some((date, offset + close + 2));
    }
    let words = trimmed.strip_prefix("on ")?;
    let expressions = rasad_time::find_expressions(words.get(..words.len().min(40)).unwrap_or(words));
    let first = expressions.into_iter().next().filter(|first| first.span.start == 0)?;
    let resolved = rasad_time::resolve(&first, reference);
    Some((resolved.value?, offset + 3 + first.span.end))
}

/// "... -Financial Times - 2/29/04" or "... — Reuters" at the end of an item.
fn dash_suffix(reader: &Reader, text: &str, item: Span, reference: Option<&Reference>) -> Option<Draft> {
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
            Some((names, date)) => match reference.and_then(|reference| parse_citation_date(date.trim(), reference)) {
                Some(date) => (names, Some(date)),
                None => (rest, None),
            },
            None => (rest, None),
        };
        let names = names.trim().trim_end_matches(['-', '–', ' ', '.']);
        let known = outlet::exact(reader, names).or_else(|| names.split(',').next().and_then(|name| outlet::exact(reader, name)));
        if let Some(known) = known {
            let start = item.start + tail_start + at;
            return Some(Draft { outlets: vec![known.outlet], date, span: Span::new(start, item.end), opens: false });
        }
    }
    None
}
