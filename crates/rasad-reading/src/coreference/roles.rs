//! Who holds a title: somebody of the document, or of the knowledge on that day, or somebody unnamed.

use jiff::civil::Date;
use rasad_names::Target;
use rasad_syntax::Deprel;

use super::before;
use crate::mention::{Entities, EntityIndex, HeldRole, ItemMentions, ItemText, TitlePhrase};
use crate::model::EntityKind;
use crate::reader::Reader;

/// The person that a title phrase without a name stands for.
pub(super) fn holder(
    reader: &Reader,
    item: &ItemText<'_>,
    phrase: &TitlePhrase,
    day: Option<Date>,
    entities: &mut Entities,
    found: &ItemMentions,
) -> Option<EntityIndex> {
    let at = (phrase.sentence, phrase.tokens.0);
    // Ranks and honorifics alone ("the general") and titles without anything beside them need somebody
    // who was named before.
    let is_person = |index: EntityIndex| entities.list[index].kind == EntityKind::Person;
    let here: Vec<EntityIndex> = before(found, at, |_| true).filter(|index| is_person(*index)).collect();
    if phrase.one_of_many {
        return phrase.definite.then(|| unnamed(item, phrase, entities)).flatten();
    }
    let mut holders = here.iter().copied().filter(|person| holds(entities, *person, phrase));
    // "The minister" alone is rather whom the sentence before is about than the last one in it.
    let subject = phrase
        .of
        .is_none()
        .then(|| holders.clone().find(|person| leads(item, found, *person, phrase.sentence)))
        .flatten();
    if let Some(person) = subject.or_else(|| holders.next()) {
        return Some(person);
    }
    let elsewhere =
        (0..entities.list.len()).filter(|index| is_person(*index) && holds_of(entities, *index, phrase));
    if let Some(person) =
        elsewhere.max_by_key(|index| (exactly(entities, *index, phrase), entities.list[*index].last_seen))
    {
        return Some(person);
    }
    if !phrase.definite {
        return None;
    }
    if !phrase.past_or_future
        && let Some(day) = day
        && let Some(person) = known_holder(reader, phrase, day, entities)
    {
        return Some(person);
    }
    unnamed(item, phrase, entities)
}

/// A title with its country or body says enough to be somebody, even without a name.
fn unnamed(item: &ItemText<'_>, phrase: &TitlePhrase, entities: &mut Entities) -> Option<EntityIndex> {
    let of = phrase.of?;
    let of_name = &entities.list[of];
    let words = item.words(phrase.sentence, phrase.tokens);
    let name =
        if words.split(' ').count() > 1 { words } else { format!("{} of {}", phrase.title, of_name.name) };
    let country = of_name.country.clone();
    let person = entities.unknown(EntityKind::Person, &name, country);
    entities.add_role(person, &phrase.canonical, Some(of), phrase.past_or_future);
    Some(person)
}

/// Whether a person is the subject of the sentence before.
fn leads(item: &ItemText<'_>, found: &ItemMentions, person: EntityIndex, sentence: usize) -> bool {
    found.mentions.iter().any(|m| {
        m.entity == person
            && m.sentence + 1 == sentence
            && (m.tokens.0..m.tokens.1)
                .any(|at| matches!(item.token(m.sentence, at).deprel, Deprel::Nsubj | Deprel::NsubjPass))
    })
}

/// Whether a person of the document has the title, as far as the phrase says: "the minister" is any
/// minister, "the Iraqi minister" one of Iraq.
fn holds(entities: &Entities, person: EntityIndex, phrase: &TitlePhrase) -> bool {
    entities.list[person].roles.iter().any(|role| {
        same_title(&role.title, &phrase.canonical)
            && same_time(role, phrase)
            && compatible(entities, role.of, person, phrase.of)
    })
}

/// The same, where both the phrase and the person's title say of what.
fn holds_of(entities: &Entities, person: EntityIndex, phrase: &TitlePhrase) -> bool {
    phrase.of.is_some()
        && entities.list[person].roles.iter().any(|role| {
            same_title(&role.title, &phrase.canonical)
                && role.of.is_some()
                && same_time(role, phrase)
                && compatible(entities, role.of, person, phrase.of)
        })
}

fn exactly(entities: &Entities, person: EntityIndex, phrase: &TitlePhrase) -> bool {
    entities.list[person].roles.iter().any(|role| role.title == phrase.canonical)
}

/// "the former minister" is not the minister; whoever was introduced as incoming may be called minister.
fn same_time(role: &HeldRole, phrase: &TitlePhrase) -> bool {
    role.past_or_future == phrase.past_or_future || (role.past_or_future && phrase.of.is_none())
}

/// "minister" for "minister of defense", "envoy" for "special envoy"; a deputy is no minister, and a prime minister
/// no minister of something.
fn same_title(full: &str, short: &str) -> bool {
    const OTHERS: [&str; 5] = ["deputy", "vice", "prime", "assistant", "general"];
    let has = |title: &str, word: &str| title.split(' ').any(|other| other == word);
    full == short
        || OTHERS.iter().all(|word| has(full, word) == has(short, word))
            && (short.split(' ').all(|word| has(full, word))
                && (!short.contains(' ') || full.starts_with(short)))
}

/// Whether two owners of a title can be one: equal, or of one country, or one not said.
fn compatible(
    entities: &Entities,
    held: Option<EntityIndex>,
    person: EntityIndex,
    asked: Option<EntityIndex>,
) -> bool {
    let Some(asked) = asked else { return true };
    if held == Some(asked) {
        return true;
    }
    let asked_entity = &entities.list[asked];
    // What has no entry is only itself: "the Governor of Basra" is no governor of the Central Bank.
    if matches!(asked_entity.kind, EntityKind::Place | EntityKind::Group) {
        return held.is_none_or(|held| part_of_name(&entities.list[held].name, &asked_entity.name));
    }
    let held_country =
        held.and_then(|held| entities.list[held].country.as_ref()).or(entities.list[person].country.as_ref());
    match asked_entity.kind {
        EntityKind::Country => held_country.is_none() || held_country == asked_entity.country.as_ref(),
        _ => held.is_none_or(|held| {
            let held = &entities.list[held];
            held.kind == EntityKind::Country
                && (asked_entity.country.is_none() || held.country == asked_entity.country)
                || part_of_name(&held.name, &asked_entity.name)
        }),
    }
}

/// "the Armed Forces" and "the Iranian Armed Forces".
fn part_of_name(one: &str, other: &str) -> bool {
    let (one, other) = (rasad_text::fold::fold(one), rasad_text::fold::fold(other));
    one.ends_with(&format!(" {other}")) || other.ends_with(&format!(" {one}"))
}

/// The one person who held the title on the day, by the knowledge.
fn known_holder(
    reader: &Reader,
    phrase: &TitlePhrase,
    day: Date,
    entities: &mut Entities,
) -> Option<EntityIndex> {
    let of = phrase.of?;
    let knowledge = &reader.knowledge;
    let asked = entities.list[of].clone();
    let asked_id = asked.id.trim_start_matches("e:");
    let mut found: Option<usize> = None;
    for exact in [true, false] {
        for (person, office) in reader.office_holders(&phrase.canonical) {
            let office = &knowledge.people[*person].offices[*office];
            if !office.holds_on(day) {
                continue;
            }
            let country_of = || {
                knowledge.country(&office.of).map(|country| country.id.clone()).or_else(|| {
                    knowledge
                        .body(&office.of)
                        .and_then(|body| knowledge.country_of_body(body))
                        .map(|country| country.id.clone())
                })
            };
            let fits = office.of == asked_id
                || (!exact
                    && asked.kind == EntityKind::Country
                    && country_of().as_deref() == asked.country.as_deref());
            if fits {
                if found.is_some_and(|other| other != *person) {
                    return None;
                }
                found = Some(*person);
            }
        }
        if found.is_some() {
            break;
        }
    }
    let person = entities.known(knowledge, Target::Person(found?))?;
    entities.add_role(person, &phrase.canonical, Some(of), phrase.past_or_future);
    Some(person)
}
