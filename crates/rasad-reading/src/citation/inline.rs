//! Citations in running text: "The AP news agency reported (November 20)", ", IRNA reported",
//! "according to Reuters", "Kayhan: ...", "Kayhan's top headline", «به گزارش خبرگزاری مهر».

use rasad_names::{FormKind, Match, Target};
use rasad_text::Span;
use rasad_time::{Interval, Reference, parse_citation_date};

use super::cues::cues;
use super::{Draft, outlet, suffix};
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
    let names: Vec<(Span, CitedOutlet)> = reader
        .gazetteer
        .find(inside)
        .into_iter()
        .filter_map(|found| Some((found.span.shift(item.start), outlet_of(reader, &found)?)))
        .filter(|(span, _)| is_whole_name(text, item, *span))
        .collect();
    let mut drafts: Vec<Draft> = suffix::find(reader, text, item, reference).into_iter().collect();
    drafts.extend(quoted(reader, text, item));
    for (at, (span, outlet)) in names.iter().enumerate() {
        if taken.iter().chain(&drafts).any(|draft| draft.span.overlaps(*span)) {
            continue;
        }
        // "AFP and Al-Jazeera television reported": the words are read from the last name on.
        let run = names[at..].windows(2).take_while(|pair| joins(text, pair[0].0, pair[1].0)).count();
        let last = names[at + run].0;
        if let Some((covered, date, opens)) = cites(text, item, span.cover(last), reference) {
            let mut outlets = vec![outlet.clone()];
            for (_, further) in &names[at + 1..=at + run] {
                if !outlets.contains(further) {
                    outlets.push(further.clone());
                }
            }
            drafts.push(Draft { outlets, date, span: covered.cover(*span), opens });
        }
    }
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

/// روزنامه «شرق» نوشت: a name in quotation marks between the word for its kind and the verb.
fn quoted(reader: &Reader, text: &str, item: Span) -> Vec<Draft> {
    let inside = item.of(text);
    let mut found = Vec::new();
    for (open, mark) in inside.match_indices('«') {
        let from = open + mark.len();
        let Some(length) = inside[from..].find('»').filter(|length| *length <= 60) else { continue };
        let before = inside[..open].trim_end();
        let Some(kind) = cues().before_name.iter().find(|kind| ends_with_word(before, kind)) else {
            continue;
        };
        let Some(verb) = persian_verb_after(&inside[from + length..]) else { continue };
        if let Some(known) = outlet::resolve(reader, &inside[from..from + length]) {
            let start = before.len() - kind.len();
            let span = Span::new(item.start + start, item.start + from + length + verb);
            found.push(Draft {
                outlets: vec![known.outlet],
                date: None,
                span,
                opens: inside[..start].trim().len() < 3,
            });
        }
    }
    found
}

/// Whether a name is written as one, and is not the end of a longer one: "The paper" is no outlet, and
/// "Iran Focus" is not Focus.
fn is_whole_name(text: &str, item: Span, name: Span) -> bool {
    let words = name.of(text);
    let last = words.rsplit([' ', '-']).next().unwrap_or("");
    if last.starts_with(char::is_lowercase)
        && !last.contains('.')
        && words.starts_with(char::is_uppercase)
        && !known_small(last)
    {
        return false;
    }
    let before = &text[item.start..name.start];
    let Some(word) = before.strip_suffix(' ').and_then(|before| before.rsplit([' ', '\n', '(']).next())
    else {
        return true;
    };
    let capital = word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphanumeric);
    let opens = before.trim_end().len() == word.len()
        || before[..before.len() - word.len() - 1].trim_end().ends_with(['.', '!', '?', ':', ';']);
    let cue = cues().according.iter().chain(&cues().verbs).any(|cue| ends_with_word(before.trim_end(), cue));
    // What stands at the beginning of a sentence has a capital anyhow; a noun there is part of the name.
    let part_of_name = capital && !is_determiner(word) && !cue && (!opens || words.split(' ').count() == 1);
    !part_of_name
}

/// "news", "agency": words for the kind of an outlet are written small in its name.
fn known_small(word: &str) -> bool {
    cues().after_name.iter().any(|kind| kind.rsplit(' ').next() == Some(word))
}

/// Whether only "and" or a comma stands between two names.
fn joins(text: &str, left: Span, right: Span) -> bool {
    if left.end > right.start {
        return false;
    }
    let between = text[left.end..right.start].trim();
    let between = between.strip_suffix("the").unwrap_or(between).trim();
    let kind =
        cues().after_name.iter().find_map(|kind| between.strip_prefix(kind.as_str())).unwrap_or(between);
    matches!(kind.trim(), "and" | ", and" | "," | "&" | "و" | "، و")
}

/// Whether the words around an outlet make it a source; gives the span of the citation, its date, and
/// whether it opens what it covers.
fn cites(
    text: &str,
    item: Span,
    name: Span,
    reference: Option<&Reference>,
) -> Option<(Span, Option<Interval>, bool)> {
    let before = &text[item.start..name.start];
    let after = &text[name.end..item.end];
    // "Kayhan: ..." at the very beginning.
    if before.trim_matches(['"', '“', '«', ' ']).is_empty()
        && after.trim_start_matches(['"', '”', '»']).starts_with(": ")
    {
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
            return Some((
                opens_at(length.min(before.len())),
                date_after(text, item, name.end, reference).map(|(date, _)| date),
                opens,
            ));
        }
    }
    if cues().verbs_before.iter().any(|verb| ends_with_word(strip_determiners(words_before), verb)) {
        return Some((opens_at(0), None, true));
    }
    let opens = words_before.split_whitespace().count() <= 4;
    if let Some(end) = persian_verb_after(after).or_else(|| part_after(after).filter(|_| opens)) {
        return Some((Span::new(name.start, name.end + end), None, opens));
    }
    let verb_end = verb_after(after)?;
    let start = if opens { item.start + sentence + leading_space(&before[sentence..]) } else { name.start };
    let mut span = Span::new(start.min(name.start), name.end + verb_end);
    let date = date_after(text, item, span.end, reference).map(|(date, end)| {
        span.end = end;
        date
    });
    Some((span, date, opens))
}

/// «شرق» نوشت: a verb that follows the name.
fn persian_verb_after(after: &str) -> Option<usize> {
    let rest = after.trim_start_matches(['»', '"', '”', ' ', '،', '\u{200C}']);
    let verb = cues().verbs_after_persian.iter().find(|verb| {
        rest.strip_prefix(verb.as_str())
            .is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric()))
    })?;
    Some(after.len() - rest.len() + verb.len())
}

/// "Kayhan's top headline": a part of a newspaper stands for it.
fn part_after(after: &str) -> Option<usize> {
    let rest = after.trim_start_matches(['"', '”', '»']);
    let rest = rest.strip_prefix("'s ").or_else(|| rest.strip_prefix("’s "))?;
    let part = cues().parts.iter().find(|part| {
        rest.strip_prefix(part.as_str())
            .is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric()))
    })?;
    Some(after.len() - rest.len() + part.len())
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
    const QUOTES: [char; 7] = ['"', '“', '«', '‘', ' ', '\'', '\u{200C}'];
    let mut words = words.trim_end_matches(QUOTES);
    for _ in 0..4 {
        let last = words.rsplit(' ').next().unwrap_or("");
        if !is_determiner(last) || last.len() == words.len() {
            break;
        }
        words = words[..words.len() - last.len()].trim_end_matches(QUOTES);
    }
    words
}

/// "the", "state-run", "Iran's", "Turkish": words before a name that are not part of it.
fn is_determiner(word: &str) -> bool {
    let demonym = word.starts_with(char::is_uppercase)
        && ["ian", "ean", "can", "man", "ish", "ese", "i", "ic"].iter().any(|end| word.ends_with(end));
    demonym
        || word.ends_with("'s")
        || word.ends_with("’s")
        || cues().determiners.iter().any(|known| known == word)
}

fn ends_with_word(words: &str, cue: &str) -> bool {
    let Some(at) = words.len().checked_sub(cue.len()) else { return false };
    let Some(tail) = words.get(at..) else { return false };
    tail.eq_ignore_ascii_case(cue) && words[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric())
}

/// A verb of carrying news right after an outlet's name; gives its end in `after`.
fn verb_after(after: &str) -> Option<usize> {
    let mut at = 0;
    // " news agency", " (ISNA)", ", the organ of the party,", " on Monday".
    for kind in &cues().after_name {
        if after[at..]
            .strip_prefix(' ')
            .is_some_and(|rest| rest.get(..kind.len()).is_some_and(|head| head.eq_ignore_ascii_case(kind)))
        {
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
        skipped
            .strip_prefix(verb.as_str())
            .is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric()))
    })?;
    Some(begin + verb.len())
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
