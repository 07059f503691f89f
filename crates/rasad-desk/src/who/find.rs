//! Whom a name means, by the knowledge and by the archive together.

use std::collections::BTreeMap;

use rasad_names::Knowledge;
use rasad_store::{Archive, Closeness};
use rasad_text::fold::fold;

use crate::error::Error;

/// How near a name is to one that somebody bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nearness {
    /// It is the id, or one of the spellings.
    Spelling,
    /// A spelling has all of its words.
    Words,
    /// A spelling has words that begin so.
    Beginnings,
    /// A spelling is a few letters away.
    Letters,
}

/// Somebody whom a name may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// `e:` and a slug.
    pub id: String,
    /// person, organization, country, group, place or outlet.
    pub kind: Option<&'static str>,
    /// The name that is printed.
    pub name: String,
    /// ISO 3166-1 alpha-3 code.
    pub country: Option<String>,
    /// Whether the knowledge has an entry.
    pub known: bool,
    /// How often the archive's texts mention it.
    pub mentions: usize,
    /// How near the name is.
    pub nearness: Nearness,
}

/// Most candidates.
const MOST: usize = 50;

/// Up to so many rivals may be left behind.
const FEW: usize = 5;

/// So many times as often mentioned as the next is clearly the one that is meant.
const CLEARLY: usize = 5;

/// Those whom a name may mean, the most likely first.
pub(super) fn candidates(
    knowledge: &Knowledge,
    archive: Option<&Archive>,
    name: &str,
) -> Result<Vec<Candidate>, Error> {
    let entries = entries(knowledge);
    let mut found: BTreeMap<String, Candidate> = BTreeMap::new();
    for (nearness, entry) in by_name(&entries, name) {
        found.insert(format!("e:{}", entry.id), candidate(entry, nearness));
    }
    if let Some(archive) = archive {
        for (closeness, row) in archive.resolve_closely(name)? {
            let nearness = match closeness {
                Closeness::Spelling => Nearness::Spelling,
                Closeness::Words => Nearness::Words,
                Closeness::Beginnings => Nearness::Beginnings,
            };
            let known = found.remove(&row.id);
            let nearness = known.as_ref().map_or(nearness, |known| known.nearness.min(nearness));
            let kind = known.and_then(|known| known.kind).or(row.kind.map(rasad_reading::EntityKind::as_str));
            let (name, country, known, mentions) = (row.name, row.country, row.known, row.mentions);
            found.insert(
                row.id.clone(),
                Candidate { id: row.id, kind, name, country, known, mentions, nearness },
            );
        }
        // The knowledge's own are looked up by id: the archive may have met them under other names only.
        for candidate in found.values_mut().filter(|candidate| candidate.mentions == 0) {
            candidate.mentions = archive.entity(&candidate.id)?.map_or(0, |row| row.mentions);
        }
    }
    let mut all: Vec<Candidate> = found.into_values().collect();
    all.sort_by(|left, right| {
        let key = |one: &Candidate| (one.nearness, !one.known);
        key(left)
            .cmp(&key(right))
            .then(right.mentions.cmp(&left.mentions))
            .then_with(|| left.id.cmp(&right.id))
    });
    all.truncate(MOST);
    Ok(all)
}

/// The first, where nobody else is likely.
pub(super) fn clearly_best(candidates: &[Candidate]) -> Option<&Candidate> {
    let best = candidates.first()?;
    let rivals = candidates[1..].iter().filter(|other| other.nearness == best.nearness);
    // A given name that dozens bear means none of them, however famous one is.
    if best.nearness > Nearness::Spelling && rivals.clone().filter(|rival| rival.known).count() > FEW {
        return None;
    }
    let rival = rivals.max_by_key(|other| (other.known, other.mentions));
    let is_clear = match rival {
        None => true,
        Some(_) if best.nearness == Nearness::Letters => false,
        Some(rival) if best.known && !rival.known => best.mentions >= rival.mentions,
        Some(rival) => best.mentions >= CLEARLY * rival.mentions.max(1),
    };
    is_clear.then_some(best)
}

/// An entry of the knowledge with all that it is called.
pub(crate) struct Entry<'a> {
    pub(crate) id: &'a str,
    kind: &'static str,
    name: &'a str,
    country: Option<&'a str>,
    /// Every name, the printed one first.
    pub(crate) forms: Vec<&'a str>,
}

fn candidate(entry: &Entry<'_>, nearness: Nearness) -> Candidate {
    Candidate {
        id: format!("e:{}", entry.id),
        kind: Some(entry.kind),
        name: entry.name.to_owned(),
        country: entry.country.map(str::to_owned),
        known: true,
        mentions: 0,
        nearness,
    }
}

/// All entries of the knowledge.
pub(crate) fn entries(knowledge: &Knowledge) -> Vec<Entry<'_>> {
    let code = |id: Option<&str>| knowledge.country(id?).map(|country| country.code.as_str());
    let mut entries = Vec::new();
    for person in &knowledge.people {
        let forms = std::iter::once(&person.name).chain(&person.spellings).chain(&person.short);
        entries.push(Entry {
            id: &person.id,
            kind: "person",
            name: &person.name,
            country: code(person.country.as_deref()),
            forms: forms.map(String::as_str).collect(),
        });
    }
    for body in &knowledge.bodies {
        entries.push(Entry {
            id: &body.id,
            kind: "organization",
            name: &body.name,
            country: knowledge.country_of_body(body).map(|country| country.code.as_str()),
            forms: std::iter::once(&body.name).chain(&body.spellings).map(String::as_str).collect(),
        });
    }
    for country in &knowledge.countries {
        let forms = [&country.name, &country.formal, &country.code].into_iter().chain(&country.spellings);
        entries.push(Entry {
            id: &country.id,
            kind: "country",
            name: &country.name,
            country: Some(&country.code),
            forms: forms.map(String::as_str).filter(|form| !form.is_empty()).collect(),
        });
    }
    for outlet in &knowledge.outlets {
        entries.push(Entry {
            id: &outlet.id,
            kind: "outlet",
            name: &outlet.name,
            country: code(outlet.country.as_deref()),
            forms: std::iter::once(&outlet.name).chain(&outlet.spellings).map(String::as_str).collect(),
        });
    }
    entries
}

/// The entries that a name fits, with how near it is.
fn by_name<'e, 'k>(entries: &'e [Entry<'k>], name: &str) -> Vec<(Nearness, &'e Entry<'k>)> {
    let id = name.strip_prefix("e:").unwrap_or(name);
    if let Some(entry) = entries.iter().find(|entry| entry.id == id) {
        return vec![(Nearness::Spelling, entry)];
    }
    let wanted = fold(name);
    // One letter would begin nearly everything.
    if wanted.chars().count() < 2 {
        return Vec::new();
    }
    let words: Vec<&str> = wanted.split(' ').collect();
    let mut found = Vec::new();
    for entry in entries {
        let nearness = entry.forms.iter().filter_map(|form| nearness(&fold(form), &wanted, &words)).min();
        found.extend(nearness.map(|nearness| (nearness, entry)));
    }
    if found.is_empty() {
        let limit = wanted.chars().count() / 5;
        let near = |entry: &&Entry<'_>| {
            limit > 0
                && entry
                    .forms
                    .iter()
                    .any(|form| crate::config::distance(&fold(form), &wanted, limit) <= limit)
        };
        found.extend(entries.iter().filter(near).map(|entry| (Nearness::Letters, entry)));
    }
    found
}

fn nearness(form: &str, wanted: &str, words: &[&str]) -> Option<Nearness> {
    if form == wanted {
        return Some(Nearness::Spelling);
    }
    let has = |word: &&str| form.split(' ').any(|other| other == *word);
    let begins = |word: &&str| form.split(' ').any(|other| other.starts_with(*word));
    if words.iter().all(has) {
        Some(Nearness::Words)
    } else if words.iter().all(begins) {
        Some(Nearness::Beginnings)
    } else {
        None
    }
}
