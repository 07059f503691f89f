//! Bodies that a text names by their country and a common word: "Iraq's Air Force", "the army of Lebanon". The
//! knowledge has them by the country's adjective: "Iraqi Air Force", "Lebanese Army".

use rasad_names::{FormKind, Target};
use rasad_text::fold::fold;

use super::ItemText;
use super::names::Slot;
use crate::reader::Reader;

/// Longest name of a body after its country, in tokens.
const MAX_NAME: usize = 5;

/// Marks such bodies in the slots of a sentence.
pub(super) fn mark(reader: &Reader, item: &ItemText<'_>, sentence: usize, slots: &mut [Slot]) {
    for at in 0..slots.len() {
        let form = item.token(sentence, at).form.as_str();
        match form {
            "'s" | "’s" | "'" | "’" => after_country(reader, item, sentence, slots, at),
            "of" if at > 0 => before_country(reader, item, sentence, slots, at),
            _ => {}
        }
    }
}

/// "Iraq's Air Force": the longest run of words after the mark that names a body with the country's adjective.
fn after_country(reader: &Reader, item: &ItemText<'_>, sentence: usize, slots: &mut [Slot], mark: usize) {
    let Some(country) = (0..mark).rev().take(4).find_map(|at| match &slots[at] {
        Slot::Known { end, .. } if *end == mark => country(&slots[at]),
        _ => None,
    }) else {
        return;
    };
    let start = mark + 1;
    let limit = (start..slots.len().min(start + MAX_NAME))
        .take_while(|at| matches!(slots[*at], Slot::Nothing))
        .count();
    for length in (1..=limit).rev() {
        if is_head(reader, item, sentence, start + length - 1)
            && claim(reader, item, sentence, slots, country, (start, start + length))
        {
            return;
        }
    }
}

/// "the army of Lebanon".
fn before_country(reader: &Reader, item: &ItemText<'_>, sentence: usize, slots: &mut [Slot], of: usize) {
    let next = match slots.get(of + 1) {
        Some(Slot::Nothing) if item.token(sentence, of + 1).form == "the" => of + 2,
        _ => of + 1,
    };
    let Some(country) = slots.get(next).and_then(country) else { return };
    if !is_head(reader, item, sentence, of - 1) {
        return;
    }
    let length = (0..of)
        .rev()
        .take(MAX_NAME)
        .take_while(|at| {
            matches!(slots[*at], Slot::Nothing)
                && matches!(
                    item.token(sentence, *at).upos,
                    rasad_syntax::Upos::Noun | rasad_syntax::Upos::Propn | rasad_syntax::Upos::Adj
                )
        })
        .count();
    for length in (1..=length).rev() {
        if claim(reader, item, sentence, slots, country, (of - length, of)) {
            return;
        }
    }
}

/// The country whose adjective or possessive stands right before a name: index in the knowledge.
pub(super) fn owner_before(
    item: &ItemText<'_>,
    sentence: usize,
    slots: &[Slot],
    start: usize,
) -> Option<usize> {
    let before = start.checked_sub(1)?;
    let mark = matches!(item.token(sentence, before).form.as_str(), "'s" | "’s" | "'" | "’");
    let end = if mark { before } else { start };
    (0..end).rev().take(4).find_map(|at| match &slots[at] {
        Slot::Known { end: known, forms } if *known == end => {
            forms.iter().find_map(|form| match form.target {
                Target::Country(at) => Some(at),
                _ => None,
            })
        }
        _ => None,
    })
}

fn country(slot: &Slot) -> Option<usize> {
    let Slot::Known { forms, .. } = slot else { return None };
    forms.iter().find_map(|form| match form.target {
        Target::Country(at) if form.kind == FormKind::Name => Some(at),
        _ => None,
    })
}

fn is_head(reader: &Reader, item: &ItemText<'_>, sentence: usize, at: usize) -> bool {
    let word = fold(&item.token(sentence, at).form);
    reader.knowledge.body_heads.contains_key(&word)
        || matches!(
            word.as_str(),
            "army"
                | "military"
                | "forces"
                | "parliament"
                | "navy"
                | "police"
                | "defense"
                | "defence"
                | "judiciary"
        )
}

/// Marks the words where they name a body of the country.
fn claim(
    reader: &Reader,
    item: &ItemText<'_>,
    sentence: usize,
    slots: &mut [Slot],
    country: usize,
    (start, end): (usize, usize),
) -> bool {
    let country = &reader.knowledge.countries[country];
    let Some(adjective) = country.adjectives.iter().find(|adjective| adjective.is_ascii()) else {
        return false;
    };
    let words: Vec<String> = (start..end).map(|at| capitalised(&item.token(sentence, at).form)).collect();
    let composed = format!("{adjective} {}", words.join(" "));
    let found = reader.gazetteer.find(&composed);
    let Some(whole) = found.into_iter().find(|m| m.span.start == 0 && m.span.end == composed.len()) else {
        return false;
    };
    let forms: Vec<_> =
        whole.forms.into_iter().filter(|form| matches!(form.target, Target::Body(_))).collect();
    if forms.is_empty() {
        return false;
    }
    slots[start] = Slot::Known { end, forms };
    for slot in &mut slots[start + 1..end] {
        *slot = Slot::Inside;
    }
    true
}

/// "army" as in a name: "Army".
fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
