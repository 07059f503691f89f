//! Fills the automaton from the knowledge.

use rasad_text::fold::fold;

use super::{CaseRule, Form, FormKind, Gazetteer, Target, words};
use crate::Knowledge;

pub(super) fn build(knowledge: &Knowledge) -> Gazetteer {
    let mut builder = Builder { gazetteer: Gazetteer { ends: vec![Vec::new()], ..Gazetteer::default() } };
    for (index, country) in knowledge.countries.iter().enumerate() {
        let target = Target::Country(index);
        builder.names(target, FormKind::Name, [&country.name, &country.formal]);
        builder.names(target, FormKind::Name, &country.spellings);
        builder.names(target, FormKind::Adjective, &country.adjectives);
        builder.names(target, FormKind::Inhabitant, &country.inhabitants);
        builder.names(target, FormKind::Metonym, &country.metonyms);
    }
    for (index, body) in knowledge.bodies.iter().enumerate() {
        builder.names(
            Target::Body(index),
            FormKind::Name,
            std::iter::once(&body.name).chain(&body.spellings),
        );
    }
    for (index, outlet) in knowledge.outlets.iter().enumerate() {
        builder.names(
            Target::Outlet(index),
            FormKind::Name,
            std::iter::once(&outlet.name).chain(&outlet.spellings),
        );
    }
    for (index, person) in knowledge.people.iter().enumerate() {
        let target = Target::Person(index);
        builder.names(target, FormKind::Name, std::iter::once(&person.name).chain(&person.spellings));
        builder.names(target, FormKind::Short, &person.short);
    }
    for (index, title) in knowledge.titles.iter().enumerate() {
        for name in std::iter::once(&title.name).chain(&title.spellings) {
            builder.add(
                name,
                Form { target: Target::Title(index), kind: FormKind::Name, case: title_case(name) },
            );
        }
    }
    for (index, modifier) in knowledge.modifiers.iter().enumerate() {
        for name in std::iter::once(&modifier.name).chain(&modifier.spellings) {
            builder.add(
                name,
                Form { target: Target::Modifier(index), kind: FormKind::Name, case: CaseRule::Any },
            );
        }
    }
    for (index, place) in knowledge.places.iter().enumerate() {
        // Another spelling that is a given name ("Ahmad" for Al Ahmadi) would take the names of people apart; one that
        // the name begins with ("Alborz" for Alborz Province) is its own.
        let own = fold(&place.name);
        let is_given = |spelling: &&String| {
            let folded = fold(spelling);
            knowledge.given_names.contains(&folded) && !own.starts_with(&folded)
        };
        let spellings = place.spellings.iter().filter(|spelling| !is_given(spelling));
        builder.names(Target::Place(index), FormKind::Name, std::iter::once(&place.name).chain(spellings));
    }
    for ends in &mut builder.gazetteer.ends {
        ends.sort_unstable();
        ends.dedup();
    }
    builder.gazetteer
}

/// Titles are written with and without capitals; only acronyms ("MP") need theirs.
fn title_case(name: &str) -> CaseRule {
    match CaseRule::of(name) {
        CaseRule::Capital => CaseRule::Any,
        rule => rule,
    }
}

struct Builder {
    gazetteer: Gazetteer,
}

impl Builder {
    fn names<'a>(&mut self, target: Target, kind: FormKind, names: impl IntoIterator<Item = &'a String>) {
        for name in names {
            self.add(name, Form { target, kind, case: CaseRule::of(name) });
        }
    }

    fn add(&mut self, name: &str, form: Form) {
        let found = words(name);
        let folded: Vec<&str> = found.iter().map(|word| word.folded.as_str()).collect();
        if folded.is_empty() {
            return;
        }
        self.insert(&folded, form);
        // "Al-Mayadeen" is also written "Mayadeen", "the Kremlin" also "Kremlin".
        if folded.len() > 1 && matches!(folded[0], "al" | "the") {
            let rest: usize = folded[1..].iter().map(|word| word.len()).sum();
            if rest >= 5 {
                self.insert(&folded[1..], form);
            }
        }
        // "Ali al-Sistani": also without the inner article. With it, the plain walk matches.
        if folded[1..].contains(&"al") && folded.len() > 2 {
            let without: Vec<&str> = folded
                .iter()
                .enumerate()
                .filter(|(at, word)| *at == 0 || **word != "al")
                .map(|(_, word)| *word)
                .collect();
            if without.len() > 1 {
                self.insert(&without, form);
            }
        }
    }

    fn insert(&mut self, folded: &[&str], form: Form) {
        if folded.len() == 1 && folded[0].chars().count() < 2 {
            return;
        }
        let mut state = 0;
        for word in folded {
            let next_number = u32::try_from(self.gazetteer.vocabulary.len()).expect("fewer words than 2^32");
            let number = *self.gazetteer.vocabulary.entry((*word).into()).or_insert(next_number);
            let next_state = u32::try_from(self.gazetteer.ends.len()).expect("fewer states than 2^32");
            state = *self.gazetteer.steps.entry((state, number)).or_insert(next_state);
            if state == next_state {
                self.gazetteer.ends.push(Vec::new());
            }
        }
        self.gazetteer.ends[state as usize].push(form);
    }
}
