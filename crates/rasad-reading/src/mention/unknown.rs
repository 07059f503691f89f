//! Names that the knowledge does not have, by their shape and surroundings.

use rasad_names::{FormKind, Target};
use rasad_syntax::{Deprel, Upos};
use rasad_text::fold::fold;

use super::entities::Entities;
use super::names::Slot;
use super::titles::Phrase;
use super::{ItemMentions, ItemText, LocalMention, MentionKind};
use crate::model::EntityKind;
use crate::reader::Reader;

/// Marks the unknown names of a sentence in its slots.
pub(super) fn mark(reader: &Reader, item: &ItemText<'_>, sentence: usize, slots: &mut [Slot]) {
    // Months and days are capitalised, too.
    for (at, slot) in slots.iter_mut().enumerate() {
        let (start, end) = item.token(sentence, at).span;
        if matches!(slot, Slot::Nothing) && item.times.iter().any(|time| time.start < end && start < time.end)
        {
            *slot = Slot::Inside;
        }
    }
    // "Amir Hatami": a given name that is an honorific elsewhere.
    for at in 0..slots.len().saturating_sub(1) {
        let honorific = match &slots[at] {
            Slot::Known { end, forms } if *end == at + 1 => forms.iter().any(|form| match form.target {
                Target::Title(title) => reader.knowledge.titles[title].kind == "honorific",
                _ => false,
            }),
            _ => false,
        };
        if honorific
            && matches!(slots[at + 1], Slot::Nothing)
            && is_name_token(item, sentence, at + 1)
            && reader.knowledge.given_names.contains(&fold(&item.token(sentence, at).form))
        {
            slots[at] = Slot::Nothing;
        }
    }
    // "Operation Martyr Soleimani": what follows is the operation's name, not a person.
    for start in 0..slots.len() {
        if reader.words.event_names.contains(&item.token(sentence, start).form) {
            let capital = |at: &usize| item.token(sentence, *at).form.starts_with(char::is_uppercase);
            for at in (start + 1..slots.len()).take_while(capital) {
                slots[at] = Slot::Inside;
            }
        }
    }
    let mut at = 0;
    while at < slots.len() {
        let Some(end) = name_end(reader, item, sentence, slots, at) else {
            at += 1;
            continue;
        };
        if let Some((end, kind)) = classify(reader, item, sentence, slots, (at, end)) {
            slots[at] = Slot::Unknown { end, kind };
            for slot in &mut slots[at + 1..end] {
                *slot = Slot::Inside;
            }
            at = end;
        } else {
            // "Operation Martyr Soleimani" names no person: the short name in it is not one either.
            if end > at + 1 && (at + 1..end).any(|inner| matches!(slots[inner], Slot::Known { .. })) {
                for slot in &mut slots[at..end] {
                    *slot = Slot::Inside;
                }
            }
            at = end.max(at + 1);
        }
    }
}

/// Unknown names beside a title are people's, whatever they look like.
pub(super) fn promote(
    reader: &Reader,
    item: &ItemText<'_>,
    sentence: usize,
    slots: &mut [Slot],
    phrases: &[Phrase],
) {
    for phrase in phrases {
        for start in [phrase.name_after, phrase.name_before].into_iter().flatten() {
            if let Slot::Unknown { end, kind } = &mut slots[start]
                && *kind != EntityKind::Person
                && !(start..*end)
                    .any(|at| reader.knowledge.body_heads.contains_key(&fold(&item.token(sentence, at).form)))
                && !item.token(sentence, start).form.chars().all(char::is_uppercase)
            {
                *kind = EntityKind::Person;
            }
        }
    }
}

/// One past the last token of the name that begins at a token, if one does.
fn name_end(
    reader: &Reader,
    item: &ItemText<'_>,
    sentence: usize,
    slots: &[Slot],
    start: usize,
) -> Option<usize> {
    if !is_name_token(item, sentence, start) || !is_free(reader, item, sentence, slots, start) {
        return None;
    }
    let mut end = start + 1;
    while end < slots.len() {
        let token = item.token(sentence, end);
        // A comma, a bracket or a quotation mark ends every name; a hyphen and a particle do not.
        if is_name_token(item, sentence, end) && is_free(reader, item, sentence, slots, end) {
            end += 1;
        } else if is_joint(&token.form)
            && end + 1 < slots.len()
            && is_name_token(item, sentence, end + 1)
            && is_free(reader, item, sentence, slots, end + 1)
        {
            end += 2;
        } else if let Slot::Known { end: known_end, forms } = &slots[end]
            && forms
                .iter()
                .any(|form| matches!((form.target, form.kind), (Target::Person(_), FormKind::Short)))
        {
            // "Mohammad Zarif" where only "Zarif" is known: one name.
            end = *known_end;
        } else {
            break;
        }
    }
    Some(end)
}

fn is_joint(form: &str) -> bool {
    matches!(
        form,
        "-" | "al"
            | "Al"
            | "el"
            | "bin"
            | "ben"
            | "ibn"
            | "de"
            | "van"
            | "von"
            | "da"
            | "der"
            | "del"
            | "ul"
            | "&"
    )
}

fn is_name_token(item: &ItemText<'_>, sentence: usize, at: usize) -> bool {
    let token = item.token(sentence, at);
    // "al-Baghdadi" begins small.
    let form = ["al-", "el-", "as-", "ash-", "ad-", "az-", "an-", "ar-", "at-"]
        .iter()
        .find_map(|article| token.form.strip_prefix(article));
    let mut chars = form.unwrap_or(&token.form).chars();
    chars.next().is_some_and(char::is_uppercase)
        && token.form.chars().count() > 1
        && (token.upos == Upos::Propn
            || (at > 0
                && matches!(token.upos, Upos::Noun | Upos::Adj | Upos::X)
                && !token.form.chars().all(char::is_uppercase)))
}

/// Whether a token is not part of a known name (other than a title word in a body's name, or a person's short form).
fn is_free(_reader: &Reader, _item: &ItemText<'_>, _sentence: usize, slots: &[Slot], at: usize) -> bool {
    matches!(slots[at], Slot::Nothing)
}

/// What kind of name it is, and where it really ends; `None` where it is none.
fn classify(
    reader: &Reader,
    item: &ItemText<'_>,
    sentence: usize,
    slots: &[Slot],
    (start, end): (usize, usize),
) -> Option<(usize, EntityKind)> {
    let words: Vec<String> =
        (start..end).map(|at| fold(&item.token(sentence, at).form)).filter(|w| !w.is_empty()).collect();
    let first = words.first()?;
    let last = words.last()?;
    let forms = || (start..end).map(|at| item.token(sentence, at).form.as_str());
    if forms().all(|form| {
        reader.words.not_names.contains(form) || reader.words.place_words.contains(&form.to_lowercase())
    }) {
        return None;
    }
    let is_head = |word: &String| reader.knowledge.body_heads.contains_key(word);
    if words.len() == 1 && is_head(first) {
        return None;
    }
    if is_head(last) || is_head(first) {
        return Some((body_end(item, sentence, slots, end), EntityKind::Organization));
    }
    let head = item.head_of(sentence, (start, end));
    let token = item.token(sentence, head);
    let preposition = item.preposition(sentence, head);
    // "the neighborhood of Bab Amr".
    let of_place = preposition.as_deref() == Some("of")
        && token.head.is_some_and(|above| {
            reader.words.place_words.contains(&item.token(sentence, above).lemma.to_lowercase())
        });
    let place = of_place
        || matches!(preposition.as_deref(), Some("in" | "near" | "at" | "from" | "outside" | "around"));
    if of_place {
        return Some((end, EntityKind::Place));
    }
    let after_title = start > 0 && is_title(reader, slots, item, sentence, start);
    let given = reader.knowledge.given_names.contains(first);
    if words.len() >= 2 && (given || after_title) {
        return Some((end, EntityKind::Person));
    }
    if after_title && words.len() == 1 {
        return Some((end, EntityKind::Person));
    }
    let form = &item.token(sentence, start).form;
    let acronym =
        words.len() == 1 && form.chars().count() <= 6 && form.chars().all(|c| c.is_uppercase() || c == '.');
    if acronym && form.chars().count() >= 3 {
        return Some((end, EntityKind::Organization));
    }
    if place {
        return (words.len() <= 3).then_some((end, EntityKind::Place));
    }
    let subject = matches!(
        token.deprel,
        Deprel::Nsubj
            | Deprel::Appos
            | Deprel::Obj
            | Deprel::Obl
            | Deprel::OblAgent
            | Deprel::NsubjPass
            | Deprel::Conj
            | Deprel::Nmod
            | Deprel::NmodPoss
    );
    (words.len() >= 2 && words.len() <= 5 && subject && start > 0).then_some((
        end,
        if plausible_person(item, sentence, (start, end)) {
            EntityKind::Person
        } else {
            EntityKind::Organization
        },
    ))
}

/// Whether unknown capitalised words are rather a person's: each a plain word, the verb one of people.
fn plausible_person(item: &ItemText<'_>, sentence: usize, (start, end): (usize, usize)) -> bool {
    let head = item.head_of(sentence, (start, end));
    let tokens = &item.sentences[sentence].tokens;
    let flat = tokens.iter().any(|token| token.head == Some(head) && token.deprel == Deprel::Flat);
    flat || tokens[start..end]
        .iter()
        .any(|token| matches!(token.form.as_str(), "al" | "Al" | "bin" | "ibn" | "van" | "de"))
}

/// "Ministry of Energy", "University of Tehran": the name goes on.
fn body_end(item: &ItemText<'_>, sentence: usize, slots: &[Slot], end: usize) -> usize {
    let len = item.len(sentence);
    let mut at = end;
    if at + 1 < len && matches!(item.token(sentence, at).form.as_str(), "of" | "for") {
        at += 1;
        if at < len && item.token(sentence, at).form == "the" {
            at += 1;
        }
        let begin = at;
        while at < len {
            let token = item.token(sentence, at);
            let capital = token.form.starts_with(char::is_uppercase);
            let joined = at > begin
                && matches!(token.form.as_str(), "and" | ",")
                && at + 1 < len
                && item.token(sentence, at + 1).form.starts_with(char::is_uppercase)
                && token.form == "and";
            if !(capital || joined)
                || matches!(slots[at], Slot::Known { ref forms, .. } if forms.iter().any(|form| matches!(form.target, Target::Person(_))))
            {
                break;
            }
            at += 1;
        }
        if at > begin {
            return at;
        }
    }
    end
}

/// Whether a title or an honorific stands right before a token.
fn is_title(reader: &Reader, slots: &[Slot], item: &ItemText<'_>, sentence: usize, start: usize) -> bool {
    let _ = reader;
    let mut before = start;
    if before > 0 && item.token(sentence, before - 1).form == "," {
        before -= 1;
    }
    (before.saturating_sub(6)..before).any(|at| match &slots[at] {
        Slot::Known { end, forms } => {
            *end == before && forms.iter().any(|form| matches!(form.target, Target::Title(_)))
        }
        _ => false,
    })
}

/// A last name alone, of somebody whose full name stands elsewhere in the document.
pub(super) fn short_names(item: &ItemText<'_>, entities: &Entities, found: &mut ItemMentions) {
    for (sentence, tokens) in item.sentences.iter().enumerate() {
        for (at, token) in tokens.tokens.iter().enumerate() {
            if !token.form.starts_with(char::is_uppercase) || found.at(sentence, at).is_some() {
                continue;
            }
            let folded = fold(&token.form);
            let last = folded.rsplit(' ').next().unwrap_or("");
            if last.len() < 3 {
                continue;
            }
            if let Some(entity) = entities.by_last_name(last) {
                found.add(LocalMention { sentence, tokens: (at, at + 1), entity, kind: MentionKind::Name });
            }
        }
    }
}
