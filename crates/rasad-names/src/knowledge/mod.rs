//! What is known beforehand of the world: countries, outlets, bodies, people, titles and places.

mod builtin;
mod entry;
mod error;
mod load;
mod partial_date;
mod places;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::dictionary::Codes;

pub use entry::{Body, Capital, Country, Modifier, Office, Outlet, Person, Place, Title};
pub use error::KnowledgeError;
pub use load::KnowledgeFile;
pub use partial_date::PartialDate;

/// Everything known beforehand. Lists are in order of id; lookups go through the maps beside them.
#[derive(Clone, Debug, Default)]
pub struct Knowledge {
    /// Countries and territories.
    pub countries: Vec<Country>,
    /// Newspapers, agencies, broadcasters, sites.
    pub outlets: Vec<Outlet>,
    /// Ministries, forces, armed groups, parties, companies, international bodies.
    pub bodies: Vec<Body>,
    /// People with their offices.
    pub people: Vec<Person>,
    /// Titles of office, ranks, honorifics.
    pub titles: Vec<Title>,
    /// Words that change a title: former, acting, deputy.
    pub modifiers: Vec<Modifier>,
    /// Cities, regions and sites.
    pub places: Vec<Place>,
    /// Given names, folded.
    pub given_names: BTreeSet<String>,
    /// Nouns that head the names of bodies ("Ministry"), folded, with the kind of body where it is sure.
    pub body_heads: BTreeMap<String, Option<String>>,
    /// Plural nouns for groups of people ("protesters"), lower case.
    pub group_heads: BTreeSet<String>,
    /// Singular nouns for an unnamed person ("spokesman"), lower case.
    pub person_heads: BTreeSet<String>,
    /// Codes of actors and agents, from dictionaries; none are built in.
    pub codes: Codes,
    by_id: BTreeMap<String, EntryIndex>,
}

/// Where an id is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum EntryIndex {
    Country(usize),
    Outlet(usize),
    Body(usize),
    Person(usize),
}

impl Knowledge {
    /// The built-in knowledge, loaded once.
    pub fn builtin() -> &'static Knowledge {
        builtin::knowledge()
    }

    /// Loads files; a later entry with the id of an earlier one takes its place.
    ///
    /// # Errors
    /// Every wrong entry with its file and line; nothing is loaded then.
    pub fn load(files: &[KnowledgeFile<'_>]) -> Result<Knowledge, Vec<KnowledgeError>> {
        load::load(Knowledge::default(), files)
    }

    /// The built-in knowledge overridden and extended by a desk's own files.
    ///
    /// # Errors
    /// Every wrong entry with its file and line.
    pub fn extended(files: &[KnowledgeFile<'_>]) -> Result<Knowledge, Vec<KnowledgeError>> {
        load::load(Self::builtin().clone(), files)
    }

    /// Puts the lists back in order after entries were added.
    pub(crate) fn sort_and_index(&mut self) {
        self.countries.sort_by(|one, other| one.id.cmp(&other.id));
        self.bodies.sort_by(|one, other| one.id.cmp(&other.id));
        self.people.sort_by(|one, other| one.id.cmp(&other.id));
        load::index(self);
    }

    /// The country with an id such as `iran`.
    pub fn country(&self, id: &str) -> Option<&Country> {
        match self.by_id.get(id) {
            Some(EntryIndex::Country(index)) => self.countries.get(*index),
            _ => None,
        }
    }

    /// The country with an ISO 3166-1 alpha-3 code.
    pub fn country_by_code(&self, code: &str) -> Option<&Country> {
        self.countries.iter().find(|country| country.code == code)
    }

    /// The outlet with an id such as `tasnim`.
    pub fn outlet(&self, id: &str) -> Option<&Outlet> {
        match self.by_id.get(id) {
            Some(EntryIndex::Outlet(index)) => self.outlets.get(*index),
            _ => None,
        }
    }

    /// The body with an id such as `qods-force`.
    pub fn body(&self, id: &str) -> Option<&Body> {
        match self.by_id.get(id) {
            Some(EntryIndex::Body(index)) => self.bodies.get(*index),
            _ => None,
        }
    }

    /// The person with an id such as `qaani-esmail`.
    pub fn person(&self, id: &str) -> Option<&Person> {
        match self.by_id.get(id) {
            Some(EntryIndex::Person(index)) => self.people.get(*index),
            _ => None,
        }
    }

    /// Those who held the office `title` of the body or country `of` on a day, by id.
    pub fn holders(&self, title: &str, of: &str, day: Date) -> Vec<&Person> {
        let wanted = rasad_text::fold::fold(title);
        self.people
            .iter()
            .filter(|person| {
                person.offices.iter().any(|office| {
                    office.of == of && office.holds_on(day) && rasad_text::fold::fold(&office.title) == wanted
                })
            })
            .collect()
    }

    /// The title whose name or spelling this is.
    pub fn title(&self, name: &str) -> Option<&Title> {
        let wanted = rasad_text::fold::fold(name);
        self.titles.iter().find(|title| {
            rasad_text::fold::fold(&title.name) == wanted
                || title.spellings.iter().any(|spelling| rasad_text::fold::fold(spelling) == wanted)
        })
    }

    /// The country that a body belongs to, through the body that it is part of where it names none.
    pub fn country_of_body(&self, body: &Body) -> Option<&Country> {
        let mut body = body;
        // Chains of `part_of` are short; the bound guards against a circle in an edited file.
        for _ in 0..8 {
            if let Some(country) = &body.country {
                return self.country(country);
            }
            body = self.body(body.part_of.as_deref()?)?;
        }
        None
    }
}
