//! Who is meant by a title, a description or a pronoun, inside one document (codebook, section 2).

mod pronouns;
mod roles;

use jiff::civil::Date;

use crate::mention::{Entities, EntityIndex, ItemMentions, ItemText, LocalMention, MentionKind};
use crate::reader::Reader;

/// Resolves the titles and pronouns of an item, adding mentions. `day` is the day in whose light titles are
/// read.
pub(crate) fn resolve(reader: &Reader, item: &ItemText<'_>, day: Option<Date>, entities: &mut Entities, found: &mut ItemMentions) {
    for index in 0..found.titles.len() {
        let phrase = found.titles[index].clone();
        if phrase.person.is_some() {
            continue;
        }
        if let Some(person) = roles::holder(reader, item, &phrase, day, entities, found) {
            found.titles[index].person = Some(person);
            let mention =
                LocalMention { sentence: phrase.sentence, tokens: phrase.tokens, entity: person, kind: MentionKind::Title };
            found.add(mention);
        }
    }
    pronouns::resolve(reader, item, entities, found);
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
