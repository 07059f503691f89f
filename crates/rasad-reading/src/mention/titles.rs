//! Titles: how far their phrase reaches, what they belong to, and the name beside them.

use rasad_names::{FormKind, Target};
use rasad_syntax::Upos;
use rasad_text::fold::fold;

use super::entities::Entities;
use super::names::Slot;
use super::tails::{self, Tail};
use super::{ItemMentions, ItemText, LocalMention, MentionKind, TitlePhrase};
use crate::model::EntityKind;
use crate::reader::Reader;

/// A title phrase over slots, before entities are made.
#[derive(Debug)]
pub(super) struct Phrase {
    /// First token and one past the last.
    tokens: (usize, usize),
    title: String,
    /// Start of the slot of the body or country that it belongs to.
    of: Option<usize>,
    /// What it is of, where the knowledge has no entry for that: tokens and kind.
    owner: Option<((usize, usize), EntityKind)>,
    past_or_future: bool,
    definite: bool,
    one_of_many: bool,
    /// Start of the slot of a name right after, or before a comma.
    pub(super) name_after: Option<usize>,
    pub(super) name_before: Option<usize>,
}

/// How many tokens a phrase may reach to the right of its title.
const MAX_REACH: usize = 12;

/// The title phrases of a sentence.
pub(super) fn phrases(reader: &Reader, item: &ItemText<'_>, sentence: usize, slots: &[Slot]) -> Vec<Phrase> {
    let mut found: Vec<Phrase> = Vec::new();
    for start in 0..slots.len() {
        let Slot::Known { end, forms } = &slots[start] else { continue };
        let Some(index) = forms.iter().find_map(|form| match form.target {
            Target::Title(index) => Some(index),
            _ => None,
        }) else {
            continue;
        };
        // The title inside another's phrase ("adviser to the speaker of ...") is part of that.
        if found.last().is_some_and(|last| last.tokens.1 > start) {
            continue;
        }
        // "general" in "general elections" is no title: a title is a noun.
        if (start..*end).all(|at| matches!(item.token(sentence, at).upos, Upos::Adj | Upos::Verb | Upos::Adv))
        {
            continue;
        }
        // "at the head of a delegation" is no title.
        if start >= 2
            && item.token(sentence, start).form == "head"
            && item.token(sentence, start - 1).form == "the"
            && item.token(sentence, start - 2).form.eq_ignore_ascii_case("at")
        {
            continue;
        }
        found.push(phrase(reader, item, sentence, slots, (start, *end), index));
    }
    found
}

fn phrase(
    reader: &Reader,
    item: &ItemText<'_>,
    sentence: usize,
    slots: &[Slot],
    (start, end): (usize, usize),
    title: usize,
) -> Phrase {
    let title = &reader.knowledge.titles[title];
    let left = walk_left(reader, item, sentence, slots, start);
    let mut right = walk_right(item, sentence, slots, end);
    let mut name = title.name.clone();
    let mut owner = None;
    // A known title may end before its portfolio does; what it is of may have no entry.
    // A minister is of a portfolio, whatever it looks like.
    let unknown = right.of.is_some_and(|at| matches!(slots[at], Slot::Unknown { .. }));
    let portfolio = unknown && item.words(sentence, (start, end)).to_lowercase().ends_with("minister");
    let open = if right.of.is_none() || portfolio { Some(end) } else { right.loose };
    if let Some(tail) = open.and_then(|at| tails::tail(reader, item, sentence, slots, (start, at))) {
        right.end = right.end.max(tail.end());
        right.of = None;
        right.sure = false;
        match tail {
            Tail::Portfolio(stop) => name = item.words(sentence, (start, stop)),
            Tail::Owner(tokens, kind) => owner = Some((tokens, kind)),
        }
    }
    if left.deputy {
        name = format!("Deputy {name}");
    }
    // "of" ties for sure; "the UN special envoy for Syria", "the Iranian ambassador to Iraq" belong to what
    // stands before.
    let of = match (left.of, right.of.filter(|_| owner.is_none())) {
        (_, Some(right_of)) if right.sure => Some(right_of),
        (left, right) => left.or(right),
    };
    let mut after = right.end;
    if after < slots.len() && item.token(sentence, after).form == "," {
        after += 1;
    }
    let is_person = |slot: &Slot| match slot {
        Slot::Known { forms, .. } => forms.iter().any(|form| matches!(form.target, Target::Person(_))),
        Slot::Unknown { .. } => true,
        Slot::Nothing | Slot::Inside => false,
    };
    // Another title may stand between: "Major General Hossein Salami", "Hojjat-ul-Islam Gholareza Abazari".
    let mut name_at = after;
    while let Some(Slot::Known { end, forms }) = slots.get(name_at)
        && forms.iter().any(|form| matches!(form.target, Target::Title(_)))
        && !forms.iter().any(|form| matches!(form.target, Target::Person(_)))
    {
        name_at = *end;
    }
    let name_after = slots.get(name_at).filter(|slot| is_person(slot)).map(|_| name_at);
    let name_before = (left.start >= 2 && item.token(sentence, left.start - 1).form == ",")
        .then(|| slot_ending(slots, left.start - 1))
        .flatten()
        .filter(|at| is_person(&slots[*at]));
    Phrase {
        tokens: (left.start, right.end),
        title: name,
        of: of.filter(|_| owner.is_none()),
        owner,
        past_or_future: left.modified,
        definite: left.definite || right.of.is_some() || owner.is_some(),
        one_of_many: left.one_of_many,
        name_after,
        name_before: if name_after.is_some() { None } else { name_before },
    }
}

#[expect(clippy::struct_excessive_bools, reason = "each is one word that may stand before a title")]
struct Left {
    start: usize,
    of: Option<usize>,
    modified: bool,
    /// "deputy" and "vice" make another office of it.
    deputy: bool,
    definite: bool,
    /// "a spokesman".
    one_of_many: bool,
}

fn walk_left(reader: &Reader, item: &ItemText<'_>, sentence: usize, slots: &[Slot], start: usize) -> Left {
    let mut left =
        Left { start, of: None, modified: false, deputy: false, definite: false, one_of_many: false };
    while left.start > 0 {
        let at = left.start - 1;
        if let Some(begin) = slot_ending(slots, at + 1) {
            match &slots[begin] {
                Slot::Known { forms, .. }
                    if forms.iter().any(|form| matches!(form.target, Target::Modifier(_))) =>
                {
                    let held = ["deputy", "senior", "vice", "acting", "interim", "caretaker"];
                    let word = fold(&item.words(sentence, (begin, at + 1)));
                    left.modified |= !held.contains(&word.as_str());
                    left.deputy |= matches!(word.as_str(), "deputy" | "vice");
                    let _ = reader;
                }
                slot if is_kind(slot, |target| {
                    matches!(target, Target::Country(_) | Target::Body(_) | Target::Outlet(_))
                }) =>
                {
                    left.of = left.of.or(Some(begin));
                    left.definite = true;
                }
                _ => break,
            }
            left.start = begin;
            continue;
        }
        let token = item.token(sentence, at);
        let form = token.form.to_lowercase();
        match form.as_str() {
            "the" => {
                left.definite = true;
                left.start = at;
                break;
            }
            "'s" | "’s" | "'" | "’" => {}
            "its" | "his" | "her" | "their" => {
                left.start = at;
                break;
            }
            "a" | "an" => {
                left.start = at;
                left.definite = false;
                left.one_of_many = true;
                break;
            }
            "special" | "senior" | "top" | "new" | "chief" | "high-ranking" | "incoming" | "outgoing"
            | "then" | "current" | "first" | "then-" | "-"
                if matches!(
                    token.upos,
                    Upos::Adj | Upos::Adv | Upos::Noun | Upos::Verb | Upos::Punct | Upos::Propn
                ) => {}
            _ => break,
        }
        left.start = at;
    }
    // Marks of possession with nothing before them don't belong.
    while left.start < start
        && matches!(item.token(sentence, left.start).form.as_str(), "'s" | "’s" | "-" | "'" | "’")
    {
        left.start += 1;
    }
    left
}

struct Right {
    end: usize,
    of: Option<usize>,
    /// Whether it is tied by "of".
    sure: bool,
    /// Where the title ends, if what follows begins with the adjective of a country and goes on with a noun that
    /// the knowledge does not have: "of the Iranian province of Khuzestan".
    loose: Option<usize>,
}

fn walk_right(item: &ItemText<'_>, sentence: usize, slots: &[Slot], end: usize) -> Right {
    let mut right = Right { end, of: None, sure: false, loose: None };
    let mut preposition = String::new();
    let mut at = end;
    let mut body = false;
    while at < slots.len() && at < end + MAX_REACH {
        match &slots[at] {
            Slot::Known { end: known_end, forms } => {
                if at == end
                    || forms.iter().any(|form| matches!(form.target, Target::Person(_) | Target::Modifier(_)))
                {
                    break;
                }
                let is_body =
                    forms.iter().any(|form| matches!(form.target, Target::Body(_) | Target::Outlet(_)));
                let is_country = forms.iter().any(|form| matches!(form.target, Target::Country(_)));
                let adjective = forms.iter().any(|form| form.kind == FormKind::Adjective);
                let noun_follows = *known_end < slots.len()
                    && matches!(slots[*known_end], Slot::Nothing)
                    && matches!(item.token(sentence, *known_end).upos, Upos::Noun | Upos::Propn | Upos::Adj);
                if adjective && !is_body && noun_follows && preposition == "of" {
                    right.loose = Some(end);
                    right.end = end;
                    break;
                }
                let posting = matches!(preposition.as_str(), "in" | "at");
                if !posting && (is_body || (is_country && !body)) {
                    right.of = Some(at);
                    right.sure |= preposition == "of";
                    body |= is_body;
                }
                at = *known_end;
                right.end = at;
            }
            Slot::Unknown { end: unknown_end, kind } => {
                if at == end || *kind == EntityKind::Person {
                    break;
                }
                right.of = Some(at);
                right.sure |= preposition == "of";
                body = true;
                at = *unknown_end;
                right.end = at;
            }
            Slot::Inside => break,
            Slot::Nothing => {
                let form = item.token(sentence, at).form.to_lowercase();
                let ties = matches!(form.as_str(), "of" | "for" | "to" | "on" | "in" | "at");
                let inner = matches!(form.as_str(), "the" | "'s" | "’s" | "'" | "’" | "and") && at > end;
                // Only "of", "for", "to" and "on" tie what a title is of; a place comes by "in" or "at".
                if !ties && !inner || (form == "and") {
                    break;
                }
                if ties {
                    preposition = form;
                }
                at += 1;
            }
        }
    }
    right
}

/// The start of the slot that ends right before a token.
fn slot_ending(slots: &[Slot], end: usize) -> Option<usize> {
    let start = (0..end).rev().find(|at| !matches!(slots[*at], Slot::Inside))?;
    match slots[start] {
        Slot::Known { end: known_end, .. } | Slot::Unknown { end: known_end, .. } => {
            (known_end == end).then_some(start)
        }
        Slot::Nothing | Slot::Inside => None,
    }
}

fn is_kind(slot: &Slot, wanted: impl Fn(Target) -> bool) -> bool {
    match slot {
        Slot::Known { forms, .. } => {
            forms.iter().any(|form| wanted(form.target) && form.kind != FormKind::Inhabitant)
        }
        _ => false,
    }
}

/// The country that some words name.
fn of_country(reader: &Reader, slots: &[Slot], (start, end): (usize, usize)) -> Option<String> {
    slots[start..end].iter().find_map(|slot| match slot {
        Slot::Known { forms, .. } => forms.iter().find_map(|form| match form.target {
            Target::Country(at) => Some(reader.knowledge.countries[at].id.clone()),
            Target::Place(at) => Some(reader.knowledge.places[at].country.clone()),
            _ => None,
        }),
        _ => None,
    })
}

/// Makes mentions of the title phrases that stand beside a name, and keeps the others for later.
pub(super) fn add(
    reader: &Reader,
    item: &ItemText<'_>,
    sentence: usize,
    slots: &[Slot],
    phrases: Vec<Phrase>,
    entities: &mut Entities,
    found: &mut ItemMentions,
) {
    for phrase in phrases {
        let of = phrase.of.and_then(|at| match &slots[at] {
            Slot::Known { forms, .. } => forms
                .iter()
                .find(|form| matches!(form.target, Target::Body(_)))
                .or_else(|| forms.iter().find(|form| matches!(form.target, Target::Country(_))))
                .or_else(|| forms.iter().find(|form| matches!(form.target, Target::Outlet(_))))
                .and_then(|form| entities.known(&reader.knowledge, form.target)),
            Slot::Unknown { end, kind } => {
                Some(entities.unknown(*kind, &item.words(sentence, (at, *end)), None))
            }
            Slot::Nothing | Slot::Inside => None,
        });
        let of = match phrase.owner {
            Some((tokens, kind)) => {
                let country = of_country(reader, slots, tokens)
                    .or_else(|| of.and_then(|of| entities.list[of].country.clone()));
                let owner = entities.unknown(kind, &item.words(sentence, tokens), country);
                if kind == EntityKind::Organization {
                    found.add(LocalMention { sentence, tokens, entity: owner, kind: MentionKind::Name });
                }
                Some(owner)
            }
            None => of,
        };
        let canonical = reader.canonical_title(&phrase.title);
        let named = phrase.name_after.or(phrase.name_before).and_then(|at| found.at(sentence, at));
        let person = named
            .map(|mention| mention.entity)
            .filter(|entity| entities.list[*entity].kind == EntityKind::Person);
        if let Some(person) = person {
            entities.add_role(person, &canonical, of, phrase.past_or_future);
            if entities.list[person].country.is_none() {
                entities.list[person].country = of.and_then(|of| entities.list[of].country.clone());
            }
            let mention =
                LocalMention { sentence, tokens: phrase.tokens, entity: person, kind: MentionKind::Title };
            found.add(mention);
        }
        found.titles.push(TitlePhrase {
            sentence,
            tokens: phrase.tokens,
            title: phrase.title,
            canonical,
            of,
            past_or_future: phrase.past_or_future,
            definite: phrase.definite,
            one_of_many: phrase.one_of_many,
            person,
        });
    }
}
