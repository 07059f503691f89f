//! Groups and unnamed people: "senior Iranian officials", "the commanders of the militias", "residents of
//! Syrian border villages", "a senior official".

use rasad_syntax::{Deprel, Upos};

use super::entities::Entities;
use super::{ItemMentions, ItemText, LocalMention, MentionKind, described};
use crate::model::EntityKind;
use crate::reader::Reader;

/// Longest phrase, in tokens.
const MAX_TOKENS: usize = 14;

/// Adds the groups and unnamed people of an item. They count as entities only where they take part in
/// something.
pub(super) fn add(reader: &Reader, item: &ItemText<'_>, entities: &mut Entities, found: &mut ItemMentions) {
    for sentence in 0..item.sentences.len() {
        for at in 0..item.len(sentence) {
            let token = item.token(sentence, at);
            let in_title =
                found.titles.iter().any(|t| t.sentence == sentence && t.tokens.0 <= at && at < t.tokens.1);
            if !is_noun(token) || in_title || found.at(sentence, at).is_some() {
                continue;
            }
            if matches!(token.deprel, Deprel::Compound | Deprel::Flat | Deprel::NmodDesc) {
                continue;
            }
            // "the two officials" are people named before.
            let is_pair = item.sentences[sentence].tokens.iter().any(|other| {
                other.head == Some(at) && matches!(other.form.to_lowercase().as_str(), "two" | "both")
            }) && item.sentences[sentence].tokens.iter().any(|other| {
                other.head == Some(at) && matches!(other.form.to_lowercase().as_str(), "the" | "both")
            });
            if is_pair {
                continue;
            }
            let form = token.form.to_lowercase();
            let lemma = token.lemma.to_lowercase();
            let kind = if reader.knowledge.group_heads.contains(&form)
                || (token.feats.is_plural() && reader.knowledge.person_heads.contains(&lemma))
            {
                EntityKind::Group
            } else if reader.knowledge.person_heads.contains(&form) {
                EntityKind::Person
            } else {
                continue;
            };
            let tokens = phrase(item, sentence, at);
            let tokens = with_body(item, entities, found, sentence, at, tokens);
            // A phrase that only repeats "officials" or "a man" names nobody.
            if tokens.1 - tokens.0 == 1 && kind == EntityKind::Person {
                continue;
            }
            let country = found
                .mentions
                .iter()
                .filter(|mention| {
                    mention.sentence == sentence
                        && mention.tokens.0 >= tokens.0
                        && mention.tokens.1 <= tokens.1
                })
                .find_map(|mention| entities.list[mention.entity].country.clone())
                .or_else(|| whereabouts(item, sentence, at, entities, found));
            let known = (kind == EntityKind::Person)
                .then(|| described::named(item, entities, found, (sentence, at), tokens))
                .flatten();
            if let Some(entity) = known {
                found.add(LocalMention { sentence, tokens, entity, kind: MentionKind::Title });
                continue;
            }
            let known = described::earlier(reader, item, entities, found, kind, (sentence, at), tokens);
            let entity = known.unwrap_or_else(|| {
                let entity = entities.unknown(kind, &item.words(sentence, tokens), country);
                described::note(item, entities, entity, (sentence, at), tokens);
                entity
            });
            found.add(LocalMention { sentence, tokens, entity, kind: MentionKind::Description });
        }
    }
}

/// A noun, or an adjective that the tagger saw in a noun's place: "the UN official".
fn is_noun(token: &rasad_syntax::Token) -> bool {
    matches!(token.upos, Upos::Noun | Upos::Propn)
        || token.upos == Upos::Adj
            && matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj | Deprel::Obl)
}

/// "a source in the Ministry of Defense", "a source close to the Iraqi government": the body says who it is.
fn with_body(
    item: &ItemText<'_>,
    entities: &Entities,
    found: &ItemMentions,
    sentence: usize,
    head: usize,
    tokens: (usize, usize),
) -> (usize, usize) {
    let words: Vec<String> = (tokens.1..item.len(sentence).min(tokens.1 + 3))
        .map(|at| item.token(sentence, at).form.to_lowercase())
        .collect();
    let tie = match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["in" | "within" | "inside", ..] => 1,
        ["close", "to", ..] => 2,
        _ => return tokens,
    };
    if tokens.1 != head + 1 {
        return tokens;
    }
    let mut at = tokens.1 + tie;
    if at < item.len(sentence) && item.token(sentence, at).lemma == "the" {
        at += 1;
    }
    let body = found
        .mentions
        .iter()
        .filter(|m| m.sentence == sentence && m.tokens.0 <= at && at < m.tokens.1)
        .filter(|m| entities.list[m.entity].kind == EntityKind::Organization)
        .map(|m| m.tokens.1)
        .max();
    let noun = |at: usize| {
        at < item.len(sentence) && matches!(item.token(sentence, at).upos, Upos::Noun | Upos::Propn)
    };
    match body {
        // "personnel in the IDF strikes" are in the strikes.
        Some(end) if noun(end) => tokens,
        Some(end) => (tokens.0, end),
        None if tie == 2 => {
            // "the Iraqi government" is known by the adjective only.
            let end = (at..item.len(sentence).min(at + 4))
                .find(|at| item.token(sentence, *at).upos == Upos::Noun)
                .map_or(tokens.1, |noun| noun + 1);
            (tokens.0, end)
        }
        None => tokens,
    }
}

/// The country of the place where a group is said to be: "militiamen in the south of the country", "rebels in
/// the Ivory Coast".
fn whereabouts(
    item: &ItemText<'_>,
    sentence: usize,
    head: usize,
    entities: &Entities,
    found: &ItemMentions,
) -> Option<String> {
    let tokens = &item.sentences[sentence].tokens;
    // "guerrillas operating in Peru".
    let stays = |at: usize| {
        tokens[at].head == Some(head)
            && tokens[at].deprel == Deprel::Acl
            && matches!(tokens[at].lemma.as_str(), "operate" | "base" | "live" | "fight" | "station" | "work")
    };
    let below = |at: &usize| match tokens[*at].deprel {
        Deprel::Nmod => tokens[*at].head == Some(head),
        Deprel::Obl => tokens[*at].head.is_some_and(stays),
        _ => false,
    };
    (head + 1..tokens.len()).filter(below).find_map(|noun| {
        let preposition = item.preposition(sentence, noun);
        let there = matches!(
            preposition.as_deref(),
            Some("in" | "of" | "from" | "inside" | "near" | "around" | "across")
        );
        let country = |at: usize| entities.list[found.at(sentence, at)?.entity].country.clone();
        there.then(|| (noun..rightmost(tokens, noun)).find_map(country)).flatten()
    })
}

/// The tokens of a noun phrase: what stands before the noun, and its "of", "from" and "at" phrases.
pub(crate) fn phrase(item: &ItemText<'_>, sentence: usize, head: usize) -> (usize, usize) {
    let tokens = &item.sentences[sentence].tokens;
    let mut start = head;
    let mut end = head + 1;
    for (at, token) in tokens.iter().enumerate() {
        if token.head != Some(head) {
            continue;
        }
        let before = matches!(
            token.deprel,
            Deprel::Amod
                | Deprel::Compound
                | Deprel::Nummod
                | Deprel::NmodPoss
                | Deprel::Det
                | Deprel::NmodDesc
        );
        if before && at < start {
            // Of "at least 19 fighters" the number stays, the estimate goes.
            start = if token.deprel == Deprel::Nummod { at } else { leftmost(tokens, at) }.min(start);
        }
        let preposition = tokens.iter().find(|case| case.head == Some(at) && case.deprel == Deprel::Case);
        let ties = preposition.is_some_and(|case| matches!(case.form.as_str(), "of" | "from" | "at" | "for"));
        // After a joined noun the phrase is that noun's: "politicians and the commanders of the militias".
        let joined = tokens.iter().enumerate().any(|(other, conj)| {
            conj.head == Some(head) && conj.deprel == Deprel::Conj && other > head && other < at
        });
        if token.deprel == Deprel::Nmod && at > head && ties && !joined {
            end = end.max(rightmost(tokens, at));
        }
    }
    // "a delegation of security and military officials": the noun that both describe comes last.
    if end > head + 1 && tokens.get(end).is_some_and(|token| token.form == "and") {
        let last = (end + 1..tokens.len())
            .take(3)
            .take_while(|at| matches!(tokens[*at].upos, Upos::Adj | Upos::Noun))
            .last()
            .filter(|at| tokens[*at].upos == Upos::Noun && tokens[*at].feats.is_plural() && *at > end + 1);
        end = last.map_or(end, |last| last + 1);
    }
    (start.max(head.saturating_sub(MAX_TOKENS)), end.min(start + MAX_TOKENS).max(head + 1))
}

fn leftmost(tokens: &[rasad_syntax::Token], at: usize) -> usize {
    tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.head == Some(at))
        .map(|(child, _)| child)
        .chain([at])
        .min()
        .unwrap_or(at)
}

/// One past the last token of a phrase, without clauses and appositions.
fn rightmost(tokens: &[rasad_syntax::Token], at: usize) -> usize {
    let mut end = at + 1;
    for (child, token) in tokens.iter().enumerate() {
        let nominal = matches!(
            token.deprel,
            Deprel::Nmod | Deprel::Compound | Deprel::Flat | Deprel::Amod | Deprel::NmodPoss
        );
        if token.head == Some(at) && child > at && nominal {
            end = end.max(rightmost(tokens, child));
        }
    }
    end
}
