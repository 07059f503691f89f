//! Citations in brackets, "(Maariv; Haaretz, November 18-19)", several to a bracket or side by side.

use rasad_text::{Note, Span};
use rasad_time::{Interval, Reference, parse_citation_date};

use super::cues::cues;
use super::outlet::{self, resolve, resolve_or_keep};
use super::unknown::looks_like_outlet;
use super::{Draft, misspelt};
use crate::model::CitedOutlet;
use crate::reader::Reader;

/// Most brackets side by side that are looked over for the end of an item.
const MAX_NEIGHBOURS: usize = 12;

/// Longest content of a bracket that is looked at, in bytes.
const MAX_CONTENT: usize = 300;

/// Where a bracket stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// It closes the item, after the end of a sentence or another citation.
    AfterItem,
    /// It closes the item.
    EndOfItem,
    /// It closes a sentence, or stands after one.
    EndOfSentence,
    /// Inside a sentence.
    Inside,
}

/// One citation that a bracket holds: outlets with the words for them, and the date.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) outlets: Vec<(CitedOutlet, Option<Note>)>,
    pub(super) date: Option<Interval>,
}

/// Finds the brackets of an item that hold citations.
pub(super) fn find(
    reader: &Reader,
    text: &str,
    item: Span,
    reference: Option<&Reference>,
    notes: &mut Vec<Note>,
) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for bracket in brackets(text, item) {
        let content = Span::new(bracket.start + 1, bracket.end - 1);
        if is_acronym(text, item, bracket) {
            continue;
        }
        let mut place = place(text, item, bracket);
        // A bracket right after a citation goes with it: "(BBC)(DZRH News)".
        if drafts.last().is_some_and(|last| bracket.start <= last.span.end + 1) && place != Place::Inside {
            place = Place::AfterItem;
        }
        for group in parse(reader, content.of(text), reference, place).unwrap_or_default() {
            for (_, note) in &group.outlets {
                notes.extend(note.clone().map(|note| Note { span: bracket, ..note }));
            }
            let outlets = group.outlets.into_iter().map(|(outlet, _)| outlet).collect();
            drafts.push(Draft { outlets, date: group.date, span: bracket, opens: false });
        }
    }
    drafts
}

/// The innermost bracketed stretches of an item, brackets included.
fn brackets(text: &str, item: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, byte) in item.of(text).bytes().enumerate() {
        match byte {
            b'(' => open = Some(at),
            b')' => {
                if let Some(start) = open.take().filter(|start| at - start <= MAX_CONTENT) {
                    found.push(Span::new(item.start + start, item.start + at + 1));
                }
            }
            _ => {}
        }
    }
    found
}

fn place(text: &str, item: Span, bracket: Span) -> Place {
    let before = text[item.start..bracket.start].trim_end();
    let after = text[bracket.end..item.end].trim_start();
    let after_sentence = before.ends_with(['.', '!', '?', '"', '”', ')', ']', '»', '؟']);
    let mut rest = after;
    // Further brackets and a full stop may follow the one that closes an item.
    for _ in 0..MAX_NEIGHBOURS {
        let Some(next) = rest.strip_prefix('(').and_then(|next| next.split_once(')')) else { break };
        rest = next.1.trim_start();
    }
    let rest = rest.trim_start_matches(['.', '*', '_', ' ', '"', '”']);
    if rest.is_empty() && (after_sentence || after.starts_with('.') || after.is_empty()) {
        if after_sentence { Place::AfterItem } else { Place::EndOfItem }
    } else if after_sentence || after.starts_with(['.', '(', ';']) {
        Place::EndOfSentence
    } else {
        Place::Inside
    }
}

/// "Islamic Republic News Agency (IRNA)": the bracket spells the initials of the words before it.
fn is_acronym(text: &str, item: Span, bracket: Span) -> bool {
    let content = &text[bracket.start + 1..bracket.end - 1];
    let letters: Vec<char> = content.chars().filter(|c| c.is_alphabetic()).collect();
    if !(2..=8).contains(&letters.len()) || letters.iter().any(|c| c.is_lowercase()) || content.contains(' ')
    {
        return false;
    }
    let before = &text[item.start..bracket.start];
    let before = before.rsplit(['.', '(', ')', ';']).next().unwrap_or("");
    let initials: Vec<char> = before
        .split([' ', '-', '\n'])
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
        .flat_map(char::to_uppercase)
        .collect();
    // Small words may be skipped, so the letters are looked for in order from the end.
    let mut wanted = letters.iter().rev().peekable();
    for initial in initials.iter().rev().take(letters.len() + 3) {
        if wanted.peek() == Some(&initial) {
            wanted.next();
        }
    }
    wanted.peek().is_none()
}

/// What a bracket's content cites; `None` where it is no citation.
pub(super) fn parse(
    reader: &Reader,
    content: &str,
    reference: Option<&Reference>,
    place: Place,
) -> Option<Vec<Group>> {
    let content = content.trim();
    if content.is_empty() || content.len() > MAX_CONTENT || opens_otherwise(content) {
        return None;
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut waiting: Vec<(CitedOutlet, Option<Note>)> = Vec::new();
    for part in content.split([';', '؛']).map(str::trim).filter(|part| !part.is_empty()) {
        let (names, date) = split_date(part, reference);
        let outlets = outlets(reader, names, date.is_some(), place)?;
        waiting.extend(outlets);
        // Outlets without a date of their own share the next one: "(Maariv; Haaretz, November 18-19)".
        if date.is_some() {
            groups.push(Group { outlets: std::mem::take(&mut waiting), date });
        }
    }
    if !waiting.is_empty() {
        match groups.last_mut() {
            Some(last) => last.outlets.append(&mut waiting),
            None => groups.push(Group { outlets: waiting, date: None }),
        }
    }
    groups.retain(|group| !group.outlets.is_empty());
    (!groups.is_empty()).then_some(groups)
}

fn opens_otherwise(content: &str) -> bool {
    cues()
        .not_sources
        .iter()
        .any(|word| content.strip_prefix(word.as_str()).is_some_and(|rest| rest.starts_with(' ')))
}

/// Parts the names of outlets from the date behind them.
pub(super) fn split_date<'a>(part: &'a str, reference: Option<&Reference>) -> (&'a str, Option<Interval>) {
    let Some(reference) = reference else {
        return (part, None);
    };
    for (at, comma) in part.char_indices().filter(|(_, c)| matches!(c, ',' | '،')) {
        if let Some(date) = parse_citation_date(part[at + comma.len_utf8()..].trim(), reference) {
            return (part[..at].trim(), Some(date));
        }
    }
    // Without a comma: "Tasnim November 22".
    for (at, _) in part.match_indices([' ', '\n']) {
        let rest = part[at..].trim();
        if rest.chars().any(char::is_numeric)
            && let Some(date) = parse_citation_date(rest, reference)
        {
            return (part[..at].trim().trim_end_matches([',', ' ', '-', '–']), Some(date));
        }
    }
    if part.chars().any(char::is_numeric)
        && let Some(date) = parse_citation_date(part, reference)
    {
        return ("", Some(date));
    }
    (part, None)
}

/// The outlets that some words name, if they name outlets at all.
fn outlets(
    reader: &Reader,
    names: &str,
    dated: bool,
    place: Place,
) -> Option<Vec<(CitedOutlet, Option<Note>)>> {
    if names.is_empty() {
        return None;
    }
    let mut found = Vec::new();
    for whole in outlet::split_via(names) {
        let parts: Vec<&str> = if outlet::exact(reader, whole).is_some() {
            vec![whole]
        } else {
            whole.split([',', '/']).collect()
        };
        let resolved: Vec<_> = parts.iter().map(|part| resolve_listed(reader, part)).collect();
        let several = parts.len() > 1 || resolved.iter().flatten().any(|listed| listed.len() > 1);
        if several && resolved.iter().all(Option::is_some) {
            found.extend(resolved.into_iter().flatten().flatten());
        } else if let Some(one) =
            resolve(reader, whole).filter(|one| dated || !one.misspelt || place != Place::Inside)
        {
            let note = one.misspelt.then(|| misspelt(Span::default(), whole, &one));
            found.push((one.outlet, note));
        } else if looks_like_outlet(reader, whole, dated, place) {
            found.push((resolve_or_keep(reader, whole), None));
        } else {
            return None;
        }
    }
    // Inside a sentence a bare name explains rather than cites: "the agency (Reuters) and ...".
    let cites = dated || place != Place::Inside;
    (cites && !found.is_empty()).then_some(found)
}

/// One of several names: a known outlet, or two joined by "and".
fn resolve_listed(reader: &Reader, part: &str) -> Option<Vec<(CitedOutlet, Option<Note>)>> {
    let names = part.trim().trim_start_matches("and ");
    if let Some(one) = resolve(reader, names) {
        return Some(vec![(one.outlet, None)]);
    }
    let (left, right) = names.split_once(" and ").or_else(|| names.split_once(" & "))?;
    let (left, right) = (resolve(reader, left)?, resolve(reader, right)?);
    Some(vec![(left.outlet, None), (right.outlet, None)])
}
