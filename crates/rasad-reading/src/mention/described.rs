//! Which group or unnamed person a later description means: "the source" after "a source in the ministry",
//! "the commanders of the militias" after "the commanders of Iranian-backed Shia militias".

use rasad_syntax::{Deprel, Upos};

use super::entities::Entities;
use super::{EntityIndex, ItemMentions, ItemText, MentionKind};
use crate::model::EntityKind;
use crate::reader::Reader;

/// The entity that a definite description repeats: one described before in the item by the same noun, where
/// the later words say nothing that the earlier did not; of one noun and more also in an earlier item.
pub(super) fn earlier(
    reader: &Reader,
    item: &ItemText<'_>,
    entities: &Entities,
    found: &ItemMentions,
    kind: EntityKind,
    (sentence, head): (usize, usize),
    tokens: (usize, usize),
) -> Option<EntityIndex> {
    let first = item.token(sentence, tokens.0).form.to_lowercase();
    if !matches!(first.as_str(), "the" | "these" | "those" | "this" | "that") {
        return None;
    }
    let said = words(item, (sentence, head), tokens);
    let repeats = |entity: EntityIndex| {
        let before = &entities.list[entity].said;
        // "the source" may be one of "two sources"; "the official" is rather somebody who was named.
        let alike = entities.list[entity].kind == kind || reader.words.never_named.contains(&said[0]);
        // "the members of the delegation" are the delegation.
        let members = said[0] == "member" && said.len() == 2 && before.first() == said.get(1);
        alike && before.first() == said.first() && said.iter().all(|word| before.contains(word)) || members
    };
    let here = found
        .mentions
        .iter()
        .rev()
        .filter(|m| m.kind == MentionKind::Description && (m.sentence, m.tokens.0) < (sentence, tokens.0))
        .map(|m| m.entity)
        .find(|entity| repeats(*entity));
    here.or_else(|| {
        let enough = said.len() >= 2;
        (0..entities.list.len())
            .rev()
            .find(|entity| enough && entities.list[*entity].kind == EntityKind::Group && repeats(*entity))
    })
}

/// Whom a description is about where a name stands beside it: "a senior Hamas official, Osama Hamdan", "Nizar
/// Darwish, a trader from Homs".
pub(super) fn named(
    item: &ItemText<'_>,
    entities: &Entities,
    found: &ItemMentions,
    (sentence, head): (usize, usize),
    (start, end): (usize, usize),
) -> Option<EntityIndex> {
    let comma = |at: usize| at < item.len(sentence) && item.token(sentence, at).form == ",";
    let person = |m: &&super::LocalMention| {
        m.sentence == sentence
            && m.kind == MentionKind::Name
            && entities.list[m.entity].kind == EntityKind::Person
    };
    let after = |m: &&super::LocalMention| {
        let beside = m.tokens.0 == end || comma(end) && m.tokens.0 == end + 1;
        let name = item.head_of(sentence, m.tokens);
        beside
            && item.token(sentence, name).head == Some(head)
            && matches!(item.token(sentence, name).deprel, Deprel::Appos | Deprel::Flat | Deprel::NmodDesc)
    };
    let before = |m: &&super::LocalMention| {
        let name = item.head_of(sentence, m.tokens);
        start > 0
            && comma(start - 1)
            && m.tokens.1 == start - 1
            && item.token(sentence, head).head == Some(name)
            && item.token(sentence, head).deprel == Deprel::Appos
    };
    let mut names = found.mentions.iter().filter(person);
    names.find(|m| after(m) || before(m)).map(|m| m.entity)
}

/// Keeps what a description says of its entity.
pub(super) fn note(
    item: &ItemText<'_>,
    entities: &mut Entities,
    entity: EntityIndex,
    at: (usize, usize),
    tokens: (usize, usize),
) {
    if entities.list[entity].said.is_empty() {
        entities.list[entity].said = words(item, at, tokens);
    }
}

/// The lemma of the noun, then those of the other words with content. "pro-Iranian" and "Iranian-backed" say
/// the same.
fn words(item: &ItemText<'_>, (sentence, head): (usize, usize), (start, end): (usize, usize)) -> Vec<String> {
    let mut said = vec![item.token(sentence, head).lemma.to_lowercase()];
    for at in start..end {
        let token = item.token(sentence, at);
        let content =
            matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Verb | Upos::X);
        let lemma = token.lemma.to_lowercase();
        let stance =
            matches!(lemma.as_str(), "back" | "backed" | "support" | "sponsor" | "affiliate" | "align");
        if at == head || !content || stance || token.deprel == Deprel::Case || token.deprel == Deprel::Punct {
            continue;
        }
        let word = lemma.strip_prefix("pro-").map_or(lemma.clone(), str::to_owned);
        let word = word.split('-').next().unwrap_or(&word).to_owned();
        if !said.contains(&word) {
            said.push(word);
        }
    }
    said
}
