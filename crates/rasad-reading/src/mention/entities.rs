//! The entities of one document while it is read.

use std::collections::BTreeMap;

use rasad_names::{Knowledge, Target};
use rasad_text::fold::fold;

use crate::model::EntityKind;

/// Index into [`Entities::list`].
pub(crate) type EntityIndex = usize;

/// What is known of an entity so far.
#[derive(Clone, Debug)]
pub(crate) struct EntityDraft {
    pub(crate) id: String,
    pub(crate) kind: EntityKind,
    pub(crate) name: String,
    /// Id of the country in the knowledge, `iran`.
    pub(crate) country: Option<String>,
    pub(crate) target: Option<Target>,
    pub(crate) female: Option<bool>,
    pub(crate) plural: bool,
    /// One more than the index of the last item that mentions it, 0 before.
    pub(crate) last_seen: usize,
    /// Titles with the entity that they belong to.
    pub(crate) roles: Vec<HeldRole>,
    /// What a description says, for groups and people without a name: the lemma of its noun first.
    pub(crate) said: Vec<String>,
}

/// A title that the document gives to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HeldRole {
    /// Folded canonical form.
    pub(crate) title: String,
    pub(crate) of: Option<EntityIndex>,
    /// "former", "incoming": not held on the day.
    pub(crate) past_or_future: bool,
}

/// All entities of one document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entities {
    pub(crate) list: Vec<EntityDraft>,
    by_id: BTreeMap<String, EntityIndex>,
    /// Folded last word of a person's name to the people who have it.
    last_words: BTreeMap<String, Vec<EntityIndex>>,
}

impl Entities {
    /// The entity of the knowledge that a form stands for; `None` for titles and modifiers.
    pub(crate) fn known(&mut self, knowledge: &Knowledge, target: Target) -> Option<EntityIndex> {
        let (id, kind, name, country, female) = match target {
            Target::Country(at) => {
                let country = &knowledge.countries[at];
                (
                    country.id.clone(),
                    EntityKind::Country,
                    country.name.clone(),
                    Some(country.id.clone()),
                    None,
                )
            }
            Target::Outlet(at) => {
                let outlet = &knowledge.outlets[at];
                (
                    outlet.id.clone(),
                    EntityKind::Organization,
                    outlet.name.clone(),
                    outlet.country.clone(),
                    None,
                )
            }
            Target::Body(at) => {
                let body = &knowledge.bodies[at];
                let country = knowledge.country_of_body(body).map(|country| country.id.clone());
                (body.id.clone(), EntityKind::Organization, body.name.clone(), country, None)
            }
            Target::Person(at) => {
                let person = &knowledge.people[at];
                let female = person.gender.as_deref().map(|gender| gender == "female");
                (person.id.clone(), EntityKind::Person, person.name.clone(), person.country.clone(), female)
            }
            Target::Place(at) => {
                let place = &knowledge.places[at];
                let country = Some(place.country.clone()).filter(|country| !country.is_empty());
                let slug = slug(&place.name);
                let id = if place.country.is_empty() {
                    format!("place-{slug}")
                } else {
                    format!("place-{slug}-{}", place.country)
                };
                (id, EntityKind::Place, place.name.clone(), country, None)
            }
            Target::Title(_) | Target::Modifier(_) => return None,
        };
        let id = format!("e:{id}");
        if let Some(index) = self.by_id.get(&id) {
            return Some(*index);
        }
        Some(self.push(EntityDraft {
            id,
            kind,
            name,
            country,
            target: Some(target),
            female,
            plural: false,
            last_seen: 0,
            roles: Vec::new(),
            said: Vec::new(),
        }))
    }

    /// An entity that the knowledge does not have, by its name.
    pub(crate) fn unknown(&mut self, kind: EntityKind, name: &str, country: Option<String>) -> EntityIndex {
        let bare = without_article(name);
        let id = format!("e:{}", slug(bare));
        if let Some(index) = self.by_id.get(&id) {
            return *index;
        }
        let draft = EntityDraft {
            id,
            kind,
            name: bare.to_owned(),
            country,
            target: None,
            female: None,
            plural: kind == EntityKind::Group,
            last_seen: 0,
            roles: Vec::new(),
            said: Vec::new(),
        };
        self.push(draft)
    }

    fn push(&mut self, draft: EntityDraft) -> EntityIndex {
        let index = self.list.len();
        self.by_id.insert(draft.id.clone(), index);
        if draft.kind == EntityKind::Person
            && let Some(last) = fold(&draft.name).rsplit(' ').next()
        {
            self.last_words.entry(last.to_owned()).or_default().push(index);
        }
        self.list.push(draft);
        index
    }

    /// The one person of the document whose last name this is.
    pub(crate) fn by_last_name(&self, folded: &str) -> Option<EntityIndex> {
        match self.last_words.get(folded).map(Vec::as_slice) {
            Some([one]) => Some(*one),
            // Several: the one with the most titles was introduced properly.
            Some(several) => several.iter().copied().max_by_key(|index| self.list[*index].roles.len()),
            None => None,
        }
    }

    /// Keeps a spelling of a person's name, so that the last word of it alone is understood, too.
    pub(crate) fn add_spelling(&mut self, person: EntityIndex, words: &str) {
        let folded = fold(words);
        let Some(last) = folded.rsplit(' ').next().filter(|_| folded.contains(' ')) else { return };
        let people = self.last_words.entry(last.to_owned()).or_default();
        if !people.contains(&person) {
            people.push(person);
        }
    }

    /// Notes that a person has a title.
    pub(crate) fn add_role(
        &mut self,
        person: EntityIndex,
        canonical: &str,
        of: Option<EntityIndex>,
        past_or_future: bool,
    ) {
        let role = HeldRole { title: canonical.to_owned(), of, past_or_future };
        let roles = &mut self.list[person].roles;
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
}

/// The name without "the".
pub(crate) fn without_article(name: &str) -> &str {
    let name = name.trim();
    ["the ", "The ", "a ", "A ", "an ", "An "]
        .iter()
        .find_map(|article| name.strip_prefix(article))
        .unwrap_or(name)
}

/// A name as an id: folded, with hyphens. Never empty.
pub(crate) fn slug(name: &str) -> String {
    let folded = fold(name).replace(' ', "-");
    if folded.is_empty() { "unnamed".to_owned() } else { folded }
}
