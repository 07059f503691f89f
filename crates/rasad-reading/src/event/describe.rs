//! Participants that only their part in an act shows to be such: names of no known shape ("Sherpao resigned"),
//! bodies without a name ("the opposition", "police").

use rasad_events::{Candidate, TokenRef};
use rasad_syntax::{Deprel, Upos};

use super::Sources;
use crate::mention::{EntityIndex, ItemMentions, ItemText, LocalMention, MentionKind, TitlePhrase};
use crate::model::EntityKind;

/// Gives an entity to each word that stands for an actor or a recipient and names nobody yet.
pub(super) fn describe(sources: &mut Sources<'_>) {
    share_countries(sources);
    for candidate in sources.candidates {
        for (argument, sure) in arguments(candidate) {
            let Some((tokens, kind, named)) = shape(sources, argument).filter(|(_, _, named)| sure || !named)
            else {
                continue;
            };
            let sentence = argument.sentence;
            let country = country_within(sources, sentence, tokens);
            let entity = sources.entities.unknown(kind, &sources.item.words(sentence, tokens), country);
            let kind = if named { MentionKind::Name } else { MentionKind::Description };
            sources.mentions.add(LocalMention { sentence, tokens, entity, kind });
        }
    }
}

/// A name and the description beside it are of one country: "Gurgen Sarkisian, an Armenian officer".
fn share_countries(sources: &mut Sources<'_>) {
    let mut shared: Vec<(EntityIndex, String)> = Vec::new();
    let described = sources.mentions.mentions.iter().filter(|m| m.kind == MentionKind::Description);
    for mention in described {
        let head = sources.item.head_of(mention.sentence, mention.tokens);
        let token = sources.item.token(mention.sentence, head);
        let tokens = &sources.item.sentences[mention.sentence].tokens;
        let behind =
            tokens.iter().position(|other| other.head == Some(head) && other.deprel == Deprel::Appos);
        let before = token.head.filter(|_| token.deprel == Deprel::Appos);
        for beside in [behind, before].into_iter().flatten() {
            let Some(name) = sources.mentions.at(mention.sentence, beside) else { continue };
            let [one, other] = [mention.entity, name.entity].map(|entity| &sources.entities.list[entity]);
            let people = one.kind == EntityKind::Person && other.kind == EntityKind::Person;
            if people && name.kind == MentionKind::Name && other.country.is_none() {
                shared.extend(one.country.clone().map(|country| (name.entity, country)));
            }
        }
    }
    for (entity, country) in shared {
        sources.entities.list[entity].country.get_or_insert(country);
    }
}

/// The words that stand for somebody, and whether they do so by the rule's own first choice.
fn arguments(candidate: &Candidate) -> impl Iterator<Item = (TokenRef, bool)> + '_ {
    let first = candidate.actors.iter().chain(&candidate.recipients).map(|argument| (argument.at, true));
    let others = candidate.other_actors.iter().chain(&candidate.other_recipients).flatten();
    first.chain(others.map(|argument| (argument.at, false)))
}

/// The tokens and kind of what a word stands for, and whether by a name; `None` where it is understood already or
/// stands for nobody.
fn shape(sources: &Sources<'_>, at: TokenRef) -> Option<((usize, usize), EntityKind, bool)> {
    let item = sources.item;
    let mentions = &*sources.mentions;
    let token = item.token(at.sentence, at.token);
    if mentions.at(at.sentence, at.token).is_some() || is_time(item, at) {
        return None;
    }
    // "the resignation of the labour minister": whoever that is.
    if let Some(title) = in_title(mentions, at) {
        return (title.person.is_none() && title.definite).then_some((
            title.tokens,
            EntityKind::Person,
            false,
        ));
    }
    let words = sources.reader.words;
    let form = token.form.to_lowercase();
    let owned = item.sentences[at.sentence].tokens.iter().enumerate().any(|(child, other)| {
        other.head == Some(at.token)
            && matches!(
                other.deprel,
                Deprel::Amod
                    | Deprel::Compound
                    | Deprel::NmodPoss
                    | Deprel::Nmod
                    | Deprel::Appos
                    | Deprel::NmodDesc
            )
            && mentions.at(at.sentence, child).is_some()
    });
    if owned {
        return None;
    }
    if words.collectives.contains(&form) {
        return Some((crate::mention::noun_phrase(item, at.sentence, at.token), EntityKind::Group, false));
    }
    let name = token.upos == Upos::Propn
        && token.form.chars().count() > 1
        && token.form.starts_with(char::is_uppercase)
        && !words.not_names.contains(&token.form)
        && !words.place_words.contains(&form)
        && !words.belongings.contains(&form)
        && !matches!(
            item.preposition(at.sentence, at.token).as_deref(),
            Some("in" | "at" | "near" | "from" | "into" | "around" | "outside" | "on")
        );
    name.then(|| {
        let tokens = name_tokens(item, at);
        let person = item.sentences[at.sentence].tokens[tokens.0..tokens.1]
            .iter()
            .any(|part| part.deprel == Deprel::Flat);
        (tokens, if person { EntityKind::Person } else { EntityKind::Organization }, true)
    })
}

fn in_title(mentions: &ItemMentions, at: TokenRef) -> Option<&TitlePhrase> {
    mentions.titles.iter().find(|title| {
        title.sentence == at.sentence && title.tokens.0 <= at.token && at.token < title.tokens.1
    })
}

fn is_time(item: &ItemText<'_>, at: TokenRef) -> bool {
    let (start, end) = item.token(at.sentence, at.token).span;
    item.times.iter().any(|time| time.start < end && start < time.end)
}

/// The capitalised words around a head, as far as they belong together.
fn name_tokens(item: &ItemText<'_>, at: TokenRef) -> (usize, usize) {
    let tokens = &item.sentences[at.sentence].tokens;
    let part = |token: &rasad_syntax::Token| {
        token.form.starts_with(char::is_uppercase) && matches!(token.upos, Upos::Propn | Upos::Noun)
    };
    let mut start = at.token;
    while start > 0
        && part(&tokens[start - 1])
        && tokens[start - 1].head == Some(at.token)
        && matches!(tokens[start - 1].deprel, Deprel::Compound | Deprel::Flat)
    {
        start -= 1;
    }
    let mut end = at.token + 1;
    while end < tokens.len()
        && part(&tokens[end])
        && tokens[end].head == Some(at.token)
        && tokens[end].deprel == Deprel::Flat
    {
        end += 1;
    }
    (start, end)
}

fn country_within(sources: &Sources<'_>, sentence: usize, tokens: (usize, usize)) -> Option<String> {
    let mentions = &sources.mentions.mentions;
    mentions
        .iter()
        .filter(|m| m.sentence == sentence && m.tokens.0 >= tokens.0 && m.tokens.1 <= tokens.1)
        .find_map(|mention| sources.entities.list[mention.entity].country.clone())
}
