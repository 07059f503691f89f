//! Knowledge with the actors of a dictionary.

use std::collections::BTreeMap;

use rasad_text::fold::fold;

use super::actors::ActorEntry;
use crate::compare::looks_like_body;
use crate::knowledge::{Body, Knowledge, Person};

/// Where an entry is in its list.
#[derive(Clone, Copy, Debug)]
enum Place {
    Body(usize),
    Person(usize),
}

impl Knowledge {
    /// Adds the actors of a dictionary. One that the knowledge has by name gets further spellings and the codes; one
    /// that it does not have becomes a person or a body, by its words. An actor of nothing but a country's code is one
    /// more word for the country's government.
    pub fn add_actors(&mut self, entries: &[ActorEntry]) {
        let mut by_name = self.ids_by_name();
        // Entries are added at the ends, so places hold until the lists are put in order.
        let bodies = self.bodies.iter().enumerate().map(|(at, body)| (body.id.clone(), Place::Body(at)));
        let people =
            self.people.iter().enumerate().map(|(at, person)| (person.id.clone(), Place::Person(at)));
        let mut places: BTreeMap<String, Place> = people.chain(bodies).collect();
        for entry in entries {
            let names: Vec<String> =
                std::iter::once(&entry.phrase).chain(&entry.synonyms).map(|name| titled(name)).collect();
            let known = names.iter().find_map(|name| by_name.get(&fold(name)).cloned());
            let country = entry
                .codes
                .iter()
                .find_map(|code| self.country_by_code(code.code.get(..3)?))
                .map(|c| c.id.clone());
            let is_country = entry
                .codes
                .iter()
                .all(|code| code.code.len() == 3 && code.from.is_none() && code.to.is_none());
            let id = match (known, &country) {
                (Some(id), _) => {
                    self.add_spellings(places.get(&id).copied(), &names);
                    id
                }
                (None, Some(country)) if is_country => {
                    if let Ok(at) = self.countries.binary_search_by(|other| other.id.cmp(country)) {
                        self.countries[at].metonyms.extend(names.iter().cloned());
                    }
                    country.clone()
                }
                (None, _) => self.add_new(&names, country, entry, &mut places),
            };
            for name in &names {
                by_name.entry(fold(name)).or_insert_with(|| id.clone());
            }
            // The first entry of a name counts, as in the files' own programs.
            if !is_country {
                self.codes.actors.entry(id).or_insert_with(|| entry.codes.clone());
            }
        }
        self.sort_and_index();
    }

    fn ids_by_name(&self) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        let mut add = |name: &str, id: &str| {
            found.entry(fold(name)).or_insert_with(|| id.to_owned());
        };
        for country in &self.countries {
            let names =
                country.spellings.iter().chain(&country.metonyms).chain([&country.name, &country.formal]);
            names.filter(|name| !name.is_empty()).for_each(|name| add(name, &country.id));
        }
        for body in &self.bodies {
            body.spellings.iter().chain([&body.name]).for_each(|name| add(name, &body.id));
        }
        for person in &self.people {
            person
                .spellings
                .iter()
                .chain(&person.short)
                .chain([&person.name])
                .for_each(|name| add(name, &person.id));
        }
        found
    }

    fn add_spellings(&mut self, place: Option<Place>, names: &[String]) {
        let (own, spellings) = match place {
            Some(Place::Body(at)) => {
                let Body { name, spellings, .. } = &mut self.bodies[at];
                (name, spellings)
            }
            Some(Place::Person(at)) => {
                let Person { name, spellings, .. } = &mut self.people[at];
                (name, spellings)
            }
            None => return,
        };
        for name in names {
            let folded = fold(name);
            if folded != fold(own) && !spellings.iter().any(|other| fold(other) == folded) {
                spellings.push(name.clone());
            }
        }
    }

    /// A person where the first word is a given name, else a body.
    fn add_new(
        &mut self,
        names: &[String],
        country: Option<String>,
        entry: &ActorEntry,
        places: &mut BTreeMap<String, Place>,
    ) -> String {
        let words: Vec<String> = fold(&names[0]).split(' ').map(str::to_owned).collect();
        let base = words.join("-");
        let mut id = base.clone();
        let mut number = 2;
        while places.contains_key(&id) || self.country(&id).is_some() {
            id = format!("{base}-{number}");
            number += 1;
        }
        let has_term = entry.codes.iter().any(|code| code.from.is_some() || code.to.is_some());
        let given = words.first().is_some_and(|first| self.given_names.contains(first));
        let is_person = (2..=5).contains(&words.len()) && !looks_like_body(&names[0]) && (given || has_term);
        let spellings = names[1..].to_vec();
        let place = if is_person { Place::Person(self.people.len()) } else { Place::Body(self.bodies.len()) };
        places.insert(id.clone(), place);
        if is_person {
            self.people.push(Person {
                id: id.clone(),
                name: names[0].clone(),
                spellings,
                short: Vec::new(),
                country,
                gender: None,
                born: None,
                died: None,
                offices: Vec::new(),
            });
        } else {
            self.bodies.push(Body {
                id: id.clone(),
                name: names[0].clone(),
                definite: false,
                spellings,
                country,
                kind: None,
                part_of: None,
                from: None,
                to: None,
            });
        }
        id
    }
}

/// "MAGNUS OF RIVONIA" as people write it; what is not all capitals stays.
fn titled(phrase: &str) -> String {
    if phrase.chars().any(char::is_lowercase) {
        return phrase.to_owned();
    }
    let word = |(at, word): (usize, &str)| {
        let small = matches!(
            word,
            "OF" | "THE" | "AND" | "FOR" | "IN" | "ON" | "TO" | "DE" | "LA" | "AL" | "BIN" | "IBN"
        );
        if at > 0 && small {
            return word.to_lowercase();
        }
        let mut begins = true;
        let mut written = String::with_capacity(word.len());
        for c in word.chars() {
            if begins {
                written.push(c);
            } else {
                written.extend(c.to_lowercase());
            }
            begins = !c.is_alphanumeric() && c != '\'';
        }
        written
    };
    phrase.split(' ').enumerate().map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::parse_actors;
    use super::*;
    use crate::{Gazetteer, Target};

    #[test]
    fn actors_join_the_knowledge() {
        let text = "MARIA_OF_RIVONIA [IRNGOV 20050803-20130803] [IRNELI]\n+QUEEN_MARIA\nRED_MOUNTAIN_BRIGADES_ [SYRREB]\n\
                    MOHAMMAD_JAVAD_ZARIF [IRNGOV]\n+JAVAD_OF_THE_TALKS\nTHE_PEACOCK_THRONE [IRN]\n";
        let mut knowledge = Knowledge::builtin().clone();
        knowledge.add_actors(&parse_actors(text).entries);
        assert!(knowledge.person("maria-of-rivonia").is_some_and(|person| person.name == "Maria of Rivonia"));
        assert!(
            knowledge
                .body("red-mountain-brigades")
                .is_some_and(|body| body.country.as_deref() == Some("syria"))
        );
        let zarif = knowledge.person("zarif-mohammad-javad").unwrap();
        assert!(zarif.spellings.iter().any(|name| name == "Javad of the Talks"));
        assert!(knowledge.codes.actors.contains_key("zarif-mohammad-javad"));
        let gazetteer = Gazetteer::new(&knowledge);
        let targets = |text: &str| -> Vec<Target> {
            gazetteer.find(text).iter().flat_map(|found| found.forms.iter().map(|form| form.target)).collect()
        };
        let iran = knowledge.countries.iter().position(|country| country.id == "iran").unwrap();
        assert!(
            targets("the Peacock Throne said").contains(&Target::Country(iran)),
            "{:?}",
            targets("the Peacock Throne said")
        );
        assert!(!targets("Queen Maria left").is_empty());
    }
}
