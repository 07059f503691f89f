//! Who is meant by a title, a description or a pronoun, inside one document (codebook, section 2).

mod pairs;
mod pronouns;
mod roles;

use jiff::civil::Date;

use crate::mention::{Entities, EntityIndex, ItemMentions, ItemText, LocalMention, MentionKind};
use crate::model::EntityKind;
use crate::reader::Reader;

/// Resolves the titles and pronouns of an item, adding mentions. `day` is the day in whose light titles are
/// read.
pub(crate) fn resolve(
    reader: &Reader,
    item: &ItemText<'_>,
    day: Option<Date>,
    entities: &mut Entities,
    found: &mut ItemMentions,
) {
    for index in 0..found.titles.len() {
        let mut phrase = found.titles[index].clone();
        if phrase.person.is_some() {
            continue;
        }
        if phrase.of.is_none() {
            phrase.of = listed_under(item, entities, found, &phrase);
        }
        if let Some(person) = roles::holder(reader, item, &phrase, day, entities, found) {
            found.titles[index].person = Some(person);
            let mention = LocalMention {
                sentence: phrase.sentence,
                tokens: phrase.tokens,
                entity: person,
                kind: MentionKind::Title,
            };
            found.add(mention);
        }
    }
    descriptions(reader, item, entities, found);
    pronouns::resolve(reader, item, entities, found);
}

/// The country whose officials a list names: in "senior Iranian officials, including the minister of defense" it
/// is the Iranian minister.
fn listed_under(
    item: &ItemText<'_>,
    entities: &Entities,
    found: &ItemMentions,
    phrase: &crate::mention::TitlePhrase,
) -> Option<EntityIndex> {
    let tokens = &item.sentences[phrase.sentence].tokens;
    let opening = (0..phrase.tokens.0)
        .rev()
        .take_while(|at| !(tokens[*at].upos == rasad_syntax::Upos::Verb && tokens[*at].feats.is_finite()))
        .find(|at| matches!(tokens[*at].form.as_str(), "including" | "among" | "namely"))?;
    let adjective = found.mentions.iter().rfind(|m| {
        m.sentence == phrase.sentence
            && m.kind == MentionKind::Adjective
            && m.tokens.1 <= opening
            && opening - m.tokens.1 <= 5
            && entities.list[m.entity].kind == EntityKind::Country
    })?;
    Some(adjective.entity)
}

/// "the Iranian official", "the high-ranking UN official": the person of that country or body who was named
/// before in the item.
fn descriptions(reader: &Reader, item: &ItemText<'_>, entities: &Entities, found: &mut ItemMentions) {
    for index in 0..found.mentions.len() {
        let mention = found.mentions[index].clone();
        let draft = &entities.list[mention.entity];
        let first = item.token(mention.sentence, mention.tokens.0).form.to_lowercase();
        let repeated = found.mentions[..index].iter().any(|m| m.entity == mention.entity);
        let unnamed = draft.said.first().is_some_and(|noun| reader.words.never_named.contains(noun));
        if mention.kind != MentionKind::Description
            || draft.kind != EntityKind::Person
            || first != "the"
            || repeated
            || unnamed
        {
            continue;
        }
        let inside: Vec<EntityIndex> = found
            .mentions
            .iter()
            .filter(|m| {
                m.sentence == mention.sentence
                    && m.tokens.0 >= mention.tokens.0
                    && m.tokens.1 <= mention.tokens.1
            })
            .map(|m| m.entity)
            .filter(|entity| *entity != mention.entity)
            .collect();
        let belongs = |person: EntityIndex| {
            let of_body =
                |of: &EntityIndex| entities.list[person].roles.iter().any(|role| role.of == Some(*of));
            let of_country = draft.country.is_some() && entities.list[person].country == draft.country;
            if inside.is_empty() { true } else { inside.iter().any(of_body) || of_country }
        };
        let place = (mention.sentence, mention.tokens.0);
        let person = before(found, place, |m| {
            m.kind != MentionKind::Description && entities.list[m.entity].kind == EntityKind::Person
        })
        .find(|person| belongs(*person));
        if let Some(person) = person {
            found.mentions[index].entity = person;
        }
    }
}

/// Entities of an item before a place in it, the nearest first, each once.
fn before<'a>(
    found: &'a ItemMentions,
    (sentence, token): (usize, usize),
    wanted: impl Fn(&LocalMention) -> bool + 'a,
) -> impl Iterator<Item = EntityIndex> + 'a {
    let mut seen: Vec<EntityIndex> = Vec::new();
    let mentions: Vec<&LocalMention> =
        found.mentions.iter().filter(|m| (m.sentence, m.tokens.0) < (sentence, token) && wanted(m)).collect();
    mentions.into_iter().rev().filter_map(move |mention| {
        if seen.contains(&mention.entity) {
            return None;
        }
        seen.push(mention.entity);
        Some(mention.entity)
    })
}
