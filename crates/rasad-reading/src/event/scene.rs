//! The place written down with an act (codebook, section 5): wider than [`super::place`], which says only what
//! stands close to the act and so tells whose government is meant.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rasad_events::{Candidate, EventType, TokenRef};
use rasad_names::{Place, Target};
use rasad_syntax::{Deprel, Upos};
use serde::Deserialize;

use super::participant::Scope;
use crate::mention::{LocalMention, MentionKind};
use crate::model::{EntityKind, EventPlace};

/// `lexicon/place.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    prepositions: BTreeSet<String>,
    visits: BTreeSet<String>,
    directions: BTreeSet<String>,
    parts: BTreeSet<String>,
    grounds: BTreeSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../../lexicon/place.toml"))
        .expect("every test of reading loads the same file")
});

/// What hangs under an act or a noun and may say where.
const BELOW: [Deprel; 3] = [Deprel::Obl, Deprel::Nmod, Deprel::Advmod];

/// The place of an act: what its words or those that it is done to stand in, or what was visited or hit.
pub(super) fn scene(scope: &Scope<'_>, candidate: &Candidate) -> Option<EventPlace> {
    let words = std::iter::once(candidate.trigger).chain(candidate.trigger_parts.iter().copied());
    words.into_iter().find_map(|at| around(scope, candidate, at)).or_else(|| above(scope, candidate))
}

/// The place that the words below a verb or a noun give.
fn around(scope: &Scope<'_>, candidate: &Candidate, at: TokenRef) -> Option<EventPlace> {
    if let Some(place) = below(scope, candidate, at) {
        return Some(place);
    }
    let visit = candidate.mode.as_deref() == Some("visit");
    let meeting = candidate.kind == EventType::Consult;
    // "struck the port of Latakia", "visited Beirut"
    if visit || candidate.kind == EventType::Assault {
        let objects = scope.children(at, &[Deprel::Obj, Deprel::NsubjPass]);
        let goal = objects.into_iter().find_map(|noun| match kind_at(scope, noun) {
            Some(EntityKind::Place) => of(scope, noun),
            Some(EntityKind::Country) if visit => of(scope, noun),
            None if is_named_ground(scope, noun) => of(scope, noun),
            _ => None,
        });
        if goal.is_some() {
            return goal;
        }
    }
    // "killed five soldiers near Homs", "met with the minister in Moscow": where they are whom it concerns.
    if is_deed(candidate.kind) || meeting {
        const CONCERNED: [Deprel; 4] = [Deprel::Obj, Deprel::NsubjPass, Deprel::Obl, Deprel::Nmod];
        let concerned = scope.children(at, &CONCERNED);
        if let Some(place) = concerned.into_iter().find_map(|noun| below(scope, candidate, noun)) {
            return Some(place);
        }
    }
    // "Police in Valencia arrested ..."
    let doers = if is_deed(candidate.kind) { scope.children(at, &[Deprel::Nsubj]) } else { Vec::new() };
    doers.into_iter().find_map(|noun| below(scope, candidate, noun))
}

/// "The port of Latakia", "the airport in Sanaa": a ground with a name under it.
fn is_named_ground(scope: &Scope<'_>, noun: TokenRef) -> bool {
    WORDS.grounds.contains(&scope.item.token(noun.sentence, noun.token).lemma.to_lowercase())
}

/// Acts of the body, which are where those are whom they befall.
fn is_deed(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Assault
            | EventType::Protest
            | EventType::Coerce
            | EventType::Mobilize
            | EventType::Retreat
    )
}

/// The place that hangs under a word by a preposition or a direction.
fn below(scope: &Scope<'_>, candidate: &Candidate, at: TokenRef) -> Option<EventPlace> {
    let ahead = scope.children(at, &[Deprel::Obj]).into_iter().filter(|noun| {
        let lemma = &scope.item.token(noun.sentence, noun.token).lemma;
        WORDS.directions.contains(lemma)
    });
    scope.children(at, &BELOW).into_iter().chain(ahead).find_map(|noun| {
        let token = scope.item.token(noun.sentence, noun.token);
        let lemma = token.lemma.to_lowercase();
        // "15 km north of Aleppo"
        if WORDS.directions.contains(&lemma) {
            let from = scope.children(noun, &[Deprel::Nmod, Deprel::Obl]).into_iter().find(|child| {
                let preposition = scope.item.preposition(child.sentence, child.token);
                matches!(preposition.as_deref(), Some("of" | "from"))
            });
            if let Some(place) = from.and_then(|child| of(scope, child)) {
                return Some(place);
            }
        }
        let preposition = scope.item.preposition(noun.sentence, noun.token)?;
        let preposition = preposition.as_str();
        let visit = candidate.kind == EventType::Consult && candidate.mode.as_deref() == Some("visit");
        let on = preposition == "on" && (WORDS.grounds.contains(&lemma) || is_ground(scope, candidate, noun));
        if WORDS.prepositions.contains(preposition) || on || (visit && WORDS.visits.contains(preposition)) {
            of(scope, noun)
        } else {
            None
        }
    })
}

/// The place of the verb that a deed is joined to: "stormed a prison in Homs and killed a guard", "hit the
/// base, killing a soldier".
fn above(scope: &Scope<'_>, candidate: &Candidate) -> Option<EventPlace> {
    let TokenRef { sentence, token } = candidate.trigger;
    let trigger = scope.item.token(sentence, token);
    let joined = matches!(trigger.deprel, Deprel::Conj | Deprel::Advcl) && is_deed(candidate.kind);
    let head = trigger.head.filter(|_| joined)?;
    if scope.item.token(sentence, head).upos != Upos::Verb {
        return None;
    }
    around(scope, candidate, TokenRef { sentence, token: head })
}

/// Whether "on" before a name says where: "on the Golan Heights", and of an attack "on Homs".
fn is_ground(scope: &Scope<'_>, candidate: &Candidate, noun: TokenRef) -> bool {
    let kind = known(scope, noun).map(|place| place.kind.as_str());
    match kind {
        Some("city") => candidate.kind == EventType::Assault,
        Some(_) => is_deed(candidate.kind),
        None => false,
    }
}

/// The mention of a place or country that a token belongs to; none where it is part of a body's name ("the
/// Tehran Chamber of Commerce"), whose seat says nothing.
fn land<'s>(scope: &'s Scope<'_>, at: TokenRef) -> Option<&'s LocalMention> {
    let covering = || {
        let mentions = &scope.mentions.mentions;
        mentions[mentions.partition_point(|mention| mention.sentence < at.sentence)..]
            .iter()
            .take_while(move |mention| mention.sentence == at.sentence && mention.tokens.0 <= at.token)
            .filter(move |mention| at.token < mention.tokens.1)
    };
    let kind = |mention: &LocalMention| scope.entities.list[mention.entity].kind;
    let body = covering()
        .any(|mention| mention.kind == MentionKind::Name && kind(mention) == EntityKind::Organization);
    covering()
        .filter(|mention| !body && matches!(kind(mention), EntityKind::Place | EntityKind::Country))
        .max_by_key(|mention| (mention.tokens.1 - mention.tokens.0, mention.kind != MentionKind::Adjective))
}

/// The place of the knowledge that a noun names.
fn known<'s>(scope: &'s Scope<'_>, noun: TokenRef) -> Option<&'s Place> {
    match scope.entities.list[land(scope, noun)?.entity].target {
        Some(Target::Place(at)) => Some(&scope.reader.knowledge.places[at]),
        _ => None,
    }
}

fn kind_at(scope: &Scope<'_>, at: TokenRef) -> Option<EntityKind> {
    Some(scope.entities.list[land(scope, at)?.entity].kind)
}

/// The place that a noun names, or that stands inside its phrase: "in the city of Homs".
fn of(scope: &Scope<'_>, noun: TokenRef) -> Option<EventPlace> {
    // "in both countries" is not one place.
    let token = scope.item.token(noun.sentence, noun.token);
    if token.upos == Upos::Noun && token.feats.is_plural() && kind_at(scope, noun).is_some() {
        return None;
    }
    match kind_at(scope, noun) {
        Some(EntityKind::Place) => return Some(named(scope, noun)),
        Some(EntityKind::Country) if !is_adjective(scope, noun) => {
            return Some(part_of_country(scope, noun).unwrap_or_else(|| named(scope, noun)));
        }
        _ => {}
    }
    let ground = WORDS.grounds.contains(&scope.item.token(noun.sentence, noun.token).lemma.to_lowercase());
    let inner = scope
        .children(noun, &[Deprel::Nmod, Deprel::Compound, Deprel::Appos, Deprel::NmodPoss, Deprel::Amod]);
    let place = inner.iter().copied().find(|child| {
        // "at a hotel in Homs", but "in support of Gaza" is no place.
        let preposition = scope.item.preposition(child.sentence, child.token);
        let inside =
            preposition.is_none_or(|preposition| ground || WORDS.prepositions.contains(&preposition));
        inside && kind_at(scope, *child) == Some(EntityKind::Place)
    });
    if let Some(place) = place {
        return Some(named(scope, place));
    }
    if ground { as_written(scope, noun, &inner) } else { None }
}

fn is_adjective(scope: &Scope<'_>, at: TokenRef) -> bool {
    land(scope, at).is_some_and(|mention| mention.kind == MentionKind::Adjective)
}

/// What a mention of a place or a country is in the knowledge.
fn named(scope: &Scope<'_>, noun: TokenRef) -> EventPlace {
    let country = country(scope, noun);
    let coordinates = known(scope, noun).map(|place| (place.latitude, place.longitude));
    let name =
        land(scope, noun).map(|mention| scope.entities.list[mention.entity].name.clone()).unwrap_or_default();
    EventPlace { name, country, coordinates }
}

/// The code of the country that a mention is or lies in.
fn country(scope: &Scope<'_>, at: TokenRef) -> Option<String> {
    let id = scope.entities.list[land(scope, at)?.entity].country.as_deref()?;
    scope.reader.knowledge.country(id).map(|country| country.code.clone())
}

/// "southern Lebanon": kept as written, with the country.
fn part_of_country(scope: &Scope<'_>, noun: TokenRef) -> Option<EventPlace> {
    let adjective = scope.children(noun, &[Deprel::Amod, Deprel::Compound]).into_iter().find(|child| {
        child.token < noun.token
            && WORDS.parts.contains(&scope.item.token(child.sentence, child.token).form.to_lowercase())
    })?;
    let name = scope.item.words(noun.sentence, (adjective.token, noun.token + 1));
    Some(EventPlace { name, country: country(scope, noun), coordinates: None })
}

/// A place that the knowledge does not have, by its words: "Valley of Springs region", "the Syrian-Iraqi border".
/// It needs a name in it.
fn as_written(scope: &Scope<'_>, noun: TokenRef, inner: &[TokenRef]) -> Option<EventPlace> {
    let tokens = &scope.item.sentences[noun.sentence].tokens;
    let proper =
        |at: usize| tokens[at].upos == Upos::Propn || tokens[at].form.starts_with(char::is_uppercase);
    let belongs = |at: usize| tokens[at].upos != Upos::Det && tokens[at].upos != Upos::Punct;
    let mut first = noun.token;
    while first > 0
        && noun.token - first < 6
        && belongs(first - 1)
        && (proper(first - 1) || is_part(scope, noun, first - 1))
    {
        first -= 1;
    }
    // "the coast of Yemen": a country after "of" belongs to it.
    let last =
        inner.iter().copied().filter(|child| child.token > noun.token && child.token <= noun.token + 3).find(
            |child| {
                scope.item.preposition(child.sentence, child.token).is_some_and(|words| words == "of")
                    && kind_at(scope, *child) == Some(EntityKind::Country)
            },
        );
    let mut end = last.map_or(noun.token, |child| child.token);
    // "the Valley of Springs region"
    if proper(noun.token) && tokens.get(noun.token + 1).is_some_and(|next| next.form == "of") {
        let named = (noun.token + 2..tokens.len())
            .take(4)
            .take_while(|at| proper(*at) || WORDS.grounds.contains(&tokens[*at].lemma));
        end = named.last().unwrap_or(end);
    }
    let countries: BTreeSet<String> = (first..=end)
        .filter_map(|token| country(scope, TokenRef { sentence: noun.sentence, token }))
        .collect();
    let named = (first..=end).any(|at| at != noun.token && proper(at) && belongs(at));
    if !named || !belongs(first) {
        return None;
    }
    let country = if countries.len() == 1 { countries.into_iter().next() } else { None };
    let name = scope.item.words(noun.sentence, (first, end + 1));
    Some(EventPlace { name, country, coordinates: None })
}

/// Whether a word before a noun belongs to its name: "northern", "of", a hyphen.
fn is_part(scope: &Scope<'_>, noun: TokenRef, at: usize) -> bool {
    let token = scope.item.token(noun.sentence, at);
    let joins = matches!(token.form.as_str(), "of" | "-" | "–")
        && at > 0
        && scope.item.token(noun.sentence, at - 1).form.starts_with(char::is_uppercase);
    joins || WORDS.parts.contains(&token.form.to_lowercase())
}
