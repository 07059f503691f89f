//! `wrong-section`: an item that belongs under another heading.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use rasad_reading::EntityKind;
use rasad_text::fold::fold;

use super::{Hit, Rule, Severity, Sheet};
use crate::lint::sheet::ItemView;

pub(super) const RULE: Rule = Rule {
    id: "wrong-section",
    severity: Severity::Warning,
    summary: "an item names nothing of its section's countries and much of another's",
    check,
};

fn check(sheet: &Sheet<'_>) -> Vec<Hit> {
    let sections = countries_of_sections(sheet);
    if sections.len() < 2 {
        return Vec::new();
    }
    let mut hits = Vec::new();
    for item in sheet.telling() {
        let Some(here) = sheet.section(item) else { continue };
        let Some(own) = sections.get(here) else { continue };
        let named = countries_of(sheet, item);
        if named.iter().any(|country| own.contains(country)) {
            continue;
        }
        let fits: Vec<&str> = sections
            .iter()
            .filter(|(section, countries)| {
                **section != here && named.iter().any(|country| countries.contains(country))
            })
            .map(|(section, _)| *section)
            .collect();
        if let [other] = fits.as_slice() {
            let first = item.sentences.first().copied().unwrap_or(item.span);
            let message =
                format!("the item stands under \"{here}\" and tells of what belongs under \"{other}\"");
            hits.push(Hit::new(first, message));
        }
    }
    hits
}

/// The countries that each section is for: the desk's own arenas, else those that its heading names.
fn countries_of_sections<'a>(sheet: &Sheet<'a>) -> BTreeMap<&'a str, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for section in &sheet.reading.sections {
        let arena = sheet.arenas.iter().find(|arena| fold(&arena.heading) == fold(section));
        let countries: BTreeSet<String> = match arena {
            Some(arena) => arena.countries.iter().filter(|country| *country != "*").cloned().collect(),
            None => in_heading(sheet, section),
        };
        if !countries.is_empty() {
            found.insert(section.as_str(), countries);
        }
    }
    found
}

/// Countries by name or demonym, but for the one whose doings the bulletin is about: it stands in every heading
/// or acts in them ("Iranian Involvement in Syria").
fn in_heading(sheet: &Sheet<'_>, heading: &str) -> BTreeSet<String> {
    let padded = format!(" {} ", fold(heading));
    let named = |country: &rasad_names::Country| {
        let forms = std::iter::once(&country.name).chain(&country.spellings).chain(&country.adjectives);
        forms.map(|form| padded.find(&format!(" {} ", fold(form)))).find_map(|at| at)
    };
    let mut places: Vec<(usize, &str)> = sheet
        .knowledge
        .countries
        .iter()
        .filter_map(|country| Some((named(country)?, country.id.as_str())))
        .collect();
    places.sort_unstable();
    let subject = subject(sheet);
    let others: BTreeSet<String> =
        places.iter().map(|(_, id)| (*id).to_owned()).filter(|id| Some(id) != subject.as_ref()).collect();
    others
}

/// The country that most items name.
fn subject(sheet: &Sheet<'_>) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for item in sheet.telling() {
        for country in countries_of(sheet, item) {
            *counts.entry(country).or_default() += 1;
        }
    }
    counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0))).map(|(country, _)| country)
}

/// Ids of the countries that an item names, also by people, bodies and places of theirs.
fn countries_of(sheet: &Sheet<'_>, item: &ItemView) -> BTreeSet<String> {
    sheet
        .entities(item)
        .filter_map(|entity| match entity.kind {
            EntityKind::Country => entity.id.strip_prefix("e:").map(str::to_owned),
            _ => entity
                .country
                .as_deref()
                .and_then(|code| sheet.knowledge.country_by_code(code))
                .map(|country| country.id.clone()),
        })
        .collect()
}
