//! `desk.toml`: what a desk is about, checked against the knowledge, every wrong entry by file and line.

mod entry;
mod nearest;

use std::fmt;

use nearest::Named;
pub(crate) use nearest::distance;
use rasad_names::Knowledge;
use rasad_store::Scope;

/// The settings of a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The title at the head of every issue.
    pub name: String,
    /// Id of the country, body or person whose doings the desk follows.
    pub subject: Option<String>,
    /// Days that one issue covers, 1 to 366.
    pub period_days: u16,
    /// The line under the title.
    pub editor: Option<String>,
    /// ISO 639-1 codes of the languages that are read; every language where empty.
    pub languages: Vec<String>,
    /// Folder of the desk's own knowledge, relative to the desk.
    pub house_spelling: String,
    /// Its arenas, in the order of the sections.
    pub arenas: Vec<Arena>,
    references: Vec<Reference>,
}

/// In the place of a country's id: every country that no other arena has.
pub const ELSEWHERE: &str = "*";

/// One field of view of a desk, and one section of its issues.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arena {
    /// Its name in lists and links.
    pub name: String,
    /// The heading of its section.
    pub heading: String,
    /// Ids of countries: an event that takes place there, or in which they take part, belongs here. [`ELSEWHERE`] is
    /// every country that no other arena has, but the subject.
    pub countries: Vec<String>,
    /// Ids of bodies that put an event here wherever it takes place.
    pub bodies: Vec<String>,
    /// Ids of people that do the same.
    pub people: Vec<String>,
}

/// A wrong entry, with its place and the remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Path of the file, as messages show it.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// What is wrong, and what would be right.
    pub message: String,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// An id that the settings name, for checking it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Reference {
    id: String,
    kind: Referred,
    line: usize,
}

/// What an id must be the id of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Referred {
    Subject,
    Country,
    Body,
    Person,
}

impl Config {
    /// Reads the settings. `file` is for messages.
    ///
    /// # Errors
    /// Every wrong entry with its line.
    pub fn parse(file: &str, text: &str) -> Result<Config, Vec<Wrong>> {
        entry::parse(file, text)
    }

    /// Ids that the knowledge does not have, with the nearest that it has.
    pub fn check(&self, file: &str, knowledge: &Knowledge) -> Vec<Wrong> {
        let wrong = |reference: &Reference| {
            let Reference { id, kind, line } = reference;
            let (known, what) = match kind {
                Referred::Country => (id == ELSEWHERE || knowledge.country(id).is_some(), "country"),
                Referred::Body => (knowledge.body(id).is_some(), "body"),
                Referred::Person => (knowledge.person(id).is_some(), "person"),
                Referred::Subject => {
                    let known = knowledge.country(id).is_some()
                        || knowledge.body(id).is_some()
                        || knowledge.person(id).is_some();
                    (known, "country, body or person")
                }
            };
            let message = || {
                let nearest = nearest::nearest(id, &named(*kind, knowledge));
                let remedy = match nearest {
                    Some(nearest) => format!("; did you mean `{nearest}`?"),
                    None => "; look it up with `rasad who NAME`, or give it an entry in the desk's own `knowledge/`".into(),
                };
                format!("`{id}` is the id of no {what}{remedy}")
            };
            (!known).then(|| Wrong { file: file.to_owned(), line: *line, message: message() })
        };
        self.references.iter().filter_map(wrong).collect()
    }

    /// What belongs to one of its arenas, for a filter.
    pub fn scope(&self, arena: &Arena, knowledge: &Knowledge) -> Scope {
        let code = |id: &String| knowledge.country(id).map(|country| country.code.clone());
        let ids = arena.countries.iter().chain(&arena.bodies).chain(&arena.people);
        let mut countries: Vec<String> = arena.countries.iter().filter_map(code).collect();
        if arena.countries.iter().any(|id| id == ELSEWHERE) {
            let taken: Vec<&String> =
                self.arenas.iter().flat_map(|arena| &arena.countries).chain(&self.subject).collect();
            let rest = knowledge.countries.iter().filter(|country| !taken.contains(&&country.id));
            countries.extend(rest.map(|country| country.code.clone()));
        }
        let entities = ids.filter(|id| *id != ELSEWHERE).map(|id| format!("e:{id}")).collect();
        Scope { countries, entities }
    }

    /// The arena of a name or heading, in any case.
    pub fn arena(&self, name: &str) -> Option<&Arena> {
        let wanted = rasad_text::fold::fold(name);
        let is_it = |text: &str| {
            let folded = rasad_text::fold::fold(text);
            folded == wanted || folded.strip_prefix("the ") == Some(wanted.as_str())
        };
        self.arenas.iter().find(|arena| is_it(&arena.name) || is_it(&arena.heading))
    }
}

fn named(kind: Referred, knowledge: &Knowledge) -> Vec<Named<'_>> {
    fn names<'a>(name: &'a String, spellings: &'a [String]) -> Vec<&'a str> {
        std::iter::once(name).chain(spellings).map(String::as_str).collect()
    }
    let countries = knowledge
        .countries
        .iter()
        .map(|entry| Named { id: &entry.id, names: names(&entry.name, &entry.spellings) });
    let bodies = knowledge
        .bodies
        .iter()
        .map(|entry| Named { id: &entry.id, names: names(&entry.name, &entry.spellings) });
    let people = knowledge
        .people
        .iter()
        .map(|entry| Named { id: &entry.id, names: names(&entry.name, &entry.spellings) });
    match kind {
        Referred::Country => countries.collect(),
        Referred::Body => bodies.collect(),
        Referred::Person => people.collect(),
        Referred::Subject => countries.chain(bodies).chain(people).collect(),
    }
}

#[cfg(test)]
mod tests;
