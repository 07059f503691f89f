//! Groups and unnamed people: "senior Iranian officials", "the commanders of the militias", "residents of
//! Syrian border villages", "a senior official".

use rasad_syntax::{Deprel, Upos};

use super::entities::Entities;
use super::{ItemMentions, ItemText, LocalMention, MentionKind};
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
            if !matches!(token.upos, Upos::Noun | Upos::Propn) || in_title || found.at(sentence, at).is_some()
            {
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
                .find_map(|mention| entities.list[mention.entity].country.clone());
            let name = item.words(sentence, tokens);
            let entity = entities.unknown(kind, &name, country);
            found.add(LocalMention { sentence, tokens, entity, kind: MentionKind::Description });
        }
    }
}

/// The tokens of a noun phrase: what stands before the noun, and its "of", "from" and "at" phrases.
pub(super) fn phrase(item: &ItemText<'_>, sentence: usize, head: usize) -> (usize, usize) {
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
