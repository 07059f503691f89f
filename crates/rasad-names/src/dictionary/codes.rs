//! Codes of actors on a day, from dictionaries.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rasad_text::fold::fold;

use super::actors::{DatedCode, code_on};
use super::agents::AgentEntry;

/// Codes by entity, and agents by their words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codes {
    /// Id of an entity, without `e:`, to its codes in the order of the files.
    pub actors: BTreeMap<String, Vec<DatedCode>>,
    /// Folded form of an agent to its code, and whether that goes before the actor's.
    agents: BTreeMap<String, (String, bool)>,
    /// Words of the longest agent.
    longest: usize,
}

/// The code of the people of a country, dropped where something better is known.
const PEOPLE: &str = "PPL";

impl Codes {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.actors.is_empty() && self.agents.is_empty()
    }

    /// Adds agents; of two with one form the first counts.
    pub fn add_agents(&mut self, entries: &[AgentEntry]) {
        for entry in entries {
            for form in &entry.forms {
                let folded = fold(form);
                self.longest = self.longest.max(folded.split(' ').count());
                self.agents.entry(folded).or_insert_with(|| (entry.code.clone(), entry.before));
            }
        }
    }

    /// The code of an entity on a day: that of a dictionary, else its country's three letters with what its words say
    /// (`described`: its name and titles). An agent of no country has `---` before its code. `None` where nothing is
    /// known.
    pub fn of(
        &self,
        id: &str,
        country: Option<&str>,
        described: &[&str],
        day: Option<Date>,
    ) -> Option<String> {
        let own = self.actors.get(id.trim_start_matches("e:")).and_then(|codes| code_on(codes, day));
        if let Some(code) = own {
            return Some(code.to_owned());
        }
        let found: Vec<&(String, bool)> = described.iter().flat_map(|text| self.agents_in(text)).collect();
        let telling = found.iter().any(|(code, _)| code != PEOPLE);
        let mut code = country.unwrap_or("---").to_owned();
        let bare = code.clone();
        for (agent, before) in found {
            if (telling && agent == PEOPLE) || has(&code, agent) {
                continue;
            }
            code = if *before { format!("{agent}{code}") } else { format!("{code}{agent}") };
        }
        (country.is_some() || code != bare).then_some(code)
    }

    /// Agents whose words stand in a text, the longest at each place.
    fn agents_in(&self, text: &str) -> Vec<&(String, bool)> {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(' ').collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let most = self.longest.min(words.len() - at);
            match (1..=most).rev().find_map(|n| Some((n, self.agents.get(&words[at..at + n].join(" "))?))) {
                Some((n, agent)) => {
                    found.push(agent);
                    at += n;
                }
                None => at += 1,
            }
        }
        found
    }
}

/// Whether a code is among the groups of three letters of another.
fn has(code: &str, part: &str) -> bool {
    code.as_bytes().chunks(3).any(|group| group == part.as_bytes()) || (part.len() > 3 && code.contains(part))
}

#[cfg(test)]
mod tests {
    use super::super::{parse_actors, parse_agents};
    use super::*;

    #[test]
    fn codes_are_put_together() {
        let mut codes = Codes::default();
        codes.add_agents(
            &parse_agents("POLICE {} [~COP]\nPOLICE_CHIEF [~COPELI]\nPEOPLE {} [~PPL]\nWORKER [NGO~]")
                .entries,
        );
        codes.actors.insert("rebels".into(), parse_actors("REBELS [RIVREB]").entries[0].codes.clone());
        for (id, country, words, code) in [
            ("e:rebels", Some("IRN"), "people", Some("RIVREB")),
            ("e:x", Some("IRN"), "Iranian police", Some("IRNCOP")),
            ("e:x", None, "police", Some("---COP")),
            ("e:x", Some("IRN"), "the people's police", Some("IRNCOP")),
            ("e:x", Some("IRN"), "Iranian people", Some("IRNPPL")),
            ("e:x", Some("IRN"), "police chief of the police", Some("IRNCOPELI")),
            ("e:x", Some("IRN"), "workers", Some("NGOIRN")),
            ("e:x", Some("IRN"), "nothing", Some("IRN")),
            ("e:x", None, "nothing", None),
        ] {
            assert_eq!(codes.of(id, country, &[words], None).as_deref(), code, "{words}");
        }
    }
}
