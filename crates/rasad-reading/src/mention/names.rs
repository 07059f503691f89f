//! Which tokens the gazetteer's matches cover, and which of its meanings is meant.

use rasad_names::{Form, FormKind, Match, Target};
use rasad_syntax::{Deprel, Upos};

use super::entities::Entities;
use super::{ItemMentions, ItemText, LocalMention, MentionKind, owned, place};
use crate::model::EntityKind;
use crate::reader::Reader;

/// What one token is part of.
#[derive(Clone, Debug, Default)]
pub(super) enum Slot {
    #[default]
    Nothing,
    /// A form of the knowledge, from this token to one before the given one.
    Known { end: usize, forms: Vec<Form> },
    /// A name that the knowledge does not have.
    Unknown { end: usize, kind: EntityKind },
    /// Covered by a name that began before.
    Inside,
}

/// Lays the matches over the tokens of a sentence.
pub(super) fn slots(reader: &Reader, item: &ItemText<'_>, sentence: usize, matches: &[Match]) -> Vec<Slot> {
    let tokens = &item.sentences[sentence].tokens;
    let mut slots = vec![Slot::Nothing; tokens.len()];
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return slots };
    let begin = matches.partition_point(|found| found.span.end <= first.span.0);
    for found in matches[begin..].iter().take_while(|found| found.span.start < last.span.1) {
        let covered =
            |token: &rasad_syntax::Token| token.span.0 < found.span.end && found.span.start < token.span.1;
        // Tokens are in order, and a text without full stops can be one sentence of a million of them.
        let start = tokens.partition_point(|token| token.span.1 <= found.span.start);
        if !tokens.get(start).is_some_and(covered) {
            continue;
        }
        let end = start + tokens[start..].iter().take_while(|token| covered(token)).count();
        // A match that is only a part of a token ("Iran" in "Iranwire") is none.
        if tokens[start].span.0 < found.span.start && !tokens[start].form.starts_with(['"', '“', '*']) {
            continue;
        }
        let Some((end, forms)) = as_written(reader, item, sentence, (start, end), &found.forms) else {
            continue;
        };
        slots[start] = Slot::Known { end, forms };
        for slot in &mut slots[start + 1..end] {
            *slot = Slot::Inside;
        }
    }
    slots
}

/// A match as far as it is written like a name: of "Pakistan today" only the first word is one, whatever paper
/// is called "Pakistan Today".
fn as_written(
    reader: &Reader,
    item: &ItemText<'_>,
    sentence: usize,
    (start, end): (usize, usize),
    forms: &[Form],
) -> Option<(usize, Vec<Form>)> {
    let last = item.token(sentence, end - 1);
    let capital = item.token(sentence, start).form.starts_with(char::is_uppercase);
    let common =
        matches!(last.upos, Upos::Noun | Upos::Adv | Upos::Adj) && last.form.starts_with(char::is_lowercase);
    let outlet = forms.iter().all(|form| matches!(form.target, Target::Outlet(_)));
    if end - start < 2 || !capital || !common || !outlet {
        return Some((end, forms.to_vec()));
    }
    let first = reader.gazetteer.lookup(&item.token(sentence, start).form);
    (!first.is_empty()).then_some((start + 1, first))
}

/// Adds the mentions of names.
pub(super) fn add(
    reader: &Reader,
    item: &ItemText<'_>,
    sentence: usize,
    slots: &[Slot],
    matches: &[Match],
    entities: &mut Entities,
    found: &mut ItemMentions,
) {
    for (start, slot) in slots.iter().enumerate() {
        match slot {
            Slot::Known { end, forms } => {
                let tokens = (start, *end);
                let Some((form, kind)) = choose(reader, item, sentence, tokens, forms, matches) else {
                    if let Some(mention) = inhabitants(reader, item, sentence, tokens, forms, entities) {
                        found.add(mention);
                    }
                    continue;
                };
                if let Some(entity) = entities.known(&reader.knowledge, form.target) {
                    if matches!(form.target, Target::Person(_)) {
                        entities.add_spelling(entity, &item.words(sentence, tokens));
                    }
                    found.add(LocalMention { sentence, tokens, entity, kind });
                }
            }
            Slot::Unknown { end, kind } => {
                let tokens = (start, *end);
                let words = item.words(sentence, tokens);
                let owner = match kind {
                    EntityKind::Organization => owned::owner_before(item, sentence, slots, start),
                    _ => None,
                };
                // "the Iranian Armed Forces": no country has the name for itself.
                let entity = match owner.filter(|_| is_common(reader, &words)) {
                    Some(country) => {
                        let country = &reader.knowledge.countries[country];
                        let name = match country.adjectives.first() {
                            Some(adjective) => format!("{adjective} {words}"),
                            None => words,
                        };
                        entities.unknown(*kind, &name, Some(country.id.clone()))
                    }
                    None => entities.unknown(*kind, &words, None),
                };
                found.add(LocalMention { sentence, tokens, entity, kind: MentionKind::Name });
            }
            Slot::Nothing | Slot::Inside => {}
        }
    }
}

/// Whether a body's name says only what kind of body it is.
fn is_common(reader: &Reader, words: &str) -> bool {
    rasad_text::fold::fold(words).split(' ').all(|word| reader.words.common_body_words.contains(word))
}

/// "At least 27 Palestinians": the people of a country as a group.
fn inhabitants(
    reader: &Reader,
    item: &ItemText<'_>,
    sentence: usize,
    tokens: (usize, usize),
    forms: &[Form],
    entities: &mut Entities,
) -> Option<LocalMention> {
    let form = forms.iter().find(|form| form.kind == FormKind::Inhabitant)?;
    let Target::Country(at) = form.target else { return None };
    let country = reader.knowledge.countries[at].id.clone();
    let phrase = super::groups::phrase(item, sentence, item.head_of(sentence, tokens));
    let entity = entities.unknown(EntityKind::Group, &item.words(sentence, phrase), Some(country));
    Some(LocalMention { sentence, tokens: phrase, entity, kind: MentionKind::Description })
}

/// The meaning of a form at a place.
fn choose(
    reader: &Reader,
    item: &ItemText<'_>,
    sentence: usize,
    tokens: (usize, usize),
    forms: &[Form],
    matches: &[Match],
) -> Option<(Form, MentionKind)> {
    // "the Valley of Springs": a kind of place that a name follows is a part of that name.
    let last = item.token(sentence, tokens.1 - 1);
    let goes_on = reader.words.place_words.contains(&last.form.to_lowercase())
        && item.sentences[sentence].tokens.get(tokens.1).is_some_and(|next| next.form == "of")
        && item.sentences[sentence].tokens.get(tokens.1 + 1).is_some_and(|next| next.upos == Upos::Propn);
    if goes_on && tokens.1 - tokens.0 <= 2 && forms.iter().all(|form| place::is_land(*form)) {
        return None;
    }
    let head = item.head_of(sentence, tokens);
    let token = item.token(sentence, head);
    let of = |wanted: &dyn Fn(&Form) -> bool| forms.iter().copied().find(|form| wanted(form));
    if let Some(form) = of(&|form| matches!(form.target, Target::Person(_))) {
        return Some((form, MentionKind::Name));
    }
    let place = place::meant(reader, forms, matches);
    if let Some(form) = of(&|form| form.kind == FormKind::Metonym) {
        return match place {
            Some(place) if place::is_elsewhere(reader, place, form, forms, matches) => {
                Some((place, MentionKind::Name))
            }
            Some(place) if !acts(item, sentence, head) => Some((place, MentionKind::Name)),
            _ => Some((form, MentionKind::Name)),
        };
    }
    if let Some(form) = of(&|form| matches!(form.target, Target::Country(_)) && form.kind == FormKind::Name) {
        if let Some(place) = place
            && place::is_elsewhere(reader, place, form, forms, matches)
        {
            return Some((place, MentionKind::Name));
        }
        // The short name of a country before a noun works as its adjective: "U.S. troops".
        let before = matches!(token.deprel, Deprel::Compound | Deprel::Amod);
        return Some((form, if before { MentionKind::Adjective } else { MentionKind::Name }));
    }
    if let Some(form) = of(&|form| matches!(form.kind, FormKind::Adjective)) {
        let noun_alone = matches!(token.upos, Upos::Noun | Upos::Propn)
            && !matches!(token.deprel, Deprel::Amod | Deprel::Compound);
        if !noun_alone || of(&|form| form.kind == FormKind::Inhabitant).is_none() {
            return Some((form, MentionKind::Adjective));
        }
    }
    if let Some(form) = of(&|form| matches!(form.target, Target::Body(_))) {
        return Some((government(reader, form), MentionKind::Name));
    }
    if let Some(form) = place {
        return Some((form, MentionKind::Name));
    }
    if let Some(form) = of(&|form| matches!(form.target, Target::Outlet(_))) {
        return outlet_is_meant(reader, item, sentence, tokens).then_some((form, MentionKind::Name));
    }
    // Inhabitants are a group, found as such; titles and modifiers are no entities.
    None
}

/// A country's government is the country (codebook, section 2).
fn government(reader: &Reader, form: Form) -> Form {
    let Target::Body(at) = form.target else { return form };
    let body = &reader.knowledge.bodies[at];
    let country =
        body.country.as_deref().and_then(|id| reader.knowledge.countries.iter().position(|c| c.id == id));
    let is_government = |country: &rasad_names::Country| {
        let name = body.name.to_lowercase();
        country.adjectives.iter().any(|adjective| name == format!("{} government", adjective.to_lowercase()))
    };
    match country {
        Some(at) if is_government(&reader.knowledge.countries[at]) => form.for_target(Target::Country(at)),
        _ => form,
    }
}

/// Whether a capital stands where governments stand: as a subject, an owner, an agent, one of two sides.
fn acts(item: &ItemText<'_>, sentence: usize, head: usize) -> bool {
    let token = item.token(sentence, head);
    let preposition = item.preposition(sentence, head);
    match token.deprel {
        Deprel::Nsubj | Deprel::NsubjPass | Deprel::OblAgent | Deprel::NmodPoss => true,
        Deprel::Obj | Deprel::Iobj => {
            let verb = token.head.map(|head| item.token(sentence, head).lemma.clone()).unwrap_or_default();
            !matches!(
                verb.as_str(),
                "visit" | "leave" | "reach" | "enter" | "tour" | "hit" | "strike" | "bomb" | "shell"
            )
        }
        Deprel::Conj => token.head.is_some_and(|first| first < head && acts(item, sentence, first)),
        _ => matches!(
            preposition.as_deref(),
            Some("between" | "with" | "against" | "by" | "toward" | "towards")
        ),
    }
}

/// A one-word outlet whose name is a common word is meant only beside a word of the trade.
fn outlet_is_meant(reader: &Reader, item: &ItemText<'_>, sentence: usize, tokens: (usize, usize)) -> bool {
    let list = &item.sentences[sentence].tokens;
    let head = &list[tokens.0];
    if head.upos == Upos::Propn
        && (tokens.1 - tokens.0 > 1 || tokens.0 > 0 || head.form.chars().all(char::is_uppercase))
    {
        return true;
    }
    let _ = reader;
    list.get(tokens.1).is_some_and(|next| {
        matches!(next.lemma.as_str(), "news" | "agency" | "newspaper" | "report" | "website" | "daily" | "TV")
    })
}
