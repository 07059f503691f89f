//! Reads knowledge files and checks them as a whole, reporting every wrong entry by file and line.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::entry::{Body, Country, Modifier, Outlet, Person, Title};
use super::{EntryIndex, Knowledge, KnowledgeError, places};

/// One knowledge file: its path, for messages, and its text. The ending tells the form: `.toml` or `.tsv`.
#[derive(Clone, Copy, Debug)]
pub struct KnowledgeFile<'a> {
    /// Path as messages should show it.
    pub path: &'a str,
    /// The whole text.
    pub text: &'a str,
}

/// All tables that a TOML knowledge file may hold.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    #[serde(default)]
    country: Vec<Spanned<Country>>,
    #[serde(default)]
    outlet: Vec<Spanned<Outlet>>,
    #[serde(default)]
    body: Vec<Spanned<Body>>,
    #[serde(default)]
    person: Vec<Spanned<Person>>,
    #[serde(default)]
    title: Vec<Title>,
    #[serde(default)]
    modifier: Vec<Modifier>,
    /// Given names by language area.
    #[serde(default)]
    given_names: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    words: Option<Words>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    #[serde(default)]
    heads: Vec<String>,
    #[serde(default)]
    kinds: BTreeMap<String, String>,
    #[serde(default)]
    group_heads: Vec<String>,
    #[serde(default)]
    person_heads: Vec<String>,
}

/// A reference from one entry to another, checked when everything is loaded.
struct Reference {
    file: usize,
    offset: usize,
    entry: String,
    key: &'static str,
    to: String,
    countries_only: bool,
}

pub(super) fn load(base: Knowledge, files: &[KnowledgeFile<'_>]) -> Result<Knowledge, Vec<KnowledgeError>> {
    let mut knowledge = base;
    let mut errors = Vec::new();
    let mut references = Vec::new();
    for (index, file) in files.iter().enumerate() {
        if Path::new(file.path).extension().is_some_and(|ending| ending == "tsv") {
            match places::parse(file) {
                Ok(found) => places::merge(&mut knowledge.places, found),
                Err(mut wrong) => errors.append(&mut wrong),
            }
            continue;
        }
        match toml::from_str::<Tables>(file.text) {
            Ok(tables) => take(&mut knowledge, tables, index, file, &mut references, &mut errors),
            Err(error) => {
                let offset = error.span().map_or(0, |span| span.start);
                errors.push(KnowledgeError::at(
                    file.path,
                    file.text,
                    offset,
                    error.message().replace('\n', " "),
                ));
            }
        }
    }
    index(&mut knowledge);
    for reference in references {
        let known = match knowledge.by_id.get(&reference.to) {
            Some(EntryIndex::Country(_)) => true,
            Some(EntryIndex::Body(_)) => !reference.countries_only,
            _ => false,
        };
        if !known {
            let file = &files[reference.file];
            let what = if reference.countries_only { "country" } else { "body or country" };
            let Reference { entry, key, to, offset, .. } = reference;
            let message = format!("`{entry}`: {key} = `{to}` is the id of no {what}");
            errors.push(KnowledgeError::at(file.path, file.text, offset, message));
        }
    }
    if errors.is_empty() { Ok(knowledge) } else { Err(errors) }
}

fn take(
    knowledge: &mut Knowledge,
    tables: Tables,
    file_index: usize,
    file: &KnowledgeFile<'_>,
    references: &mut Vec<Reference>,
    errors: &mut Vec<KnowledgeError>,
) {
    let mut refer =
        |offset: usize, entry: &str, key: &'static str, to: Option<&String>, countries_only: bool| {
            if let Some(to) = to {
                let (entry, to) = (entry.to_owned(), to.clone());
                references.push(Reference { file: file_index, offset, entry, key, to, countries_only });
            }
        };
    for entry in tables.country {
        let (offset, country) = (entry.span().start, entry.into_inner());
        if country.code.len() != 3 {
            let message = format!("`{}`: code `{}` is not three letters", country.id, country.code);
            errors.push(KnowledgeError::at(file.path, file.text, offset, message));
        }
        put(&mut knowledge.countries, country, |country| &country.id);
    }
    for entry in tables.outlet {
        let (offset, outlet) = (entry.span().start, entry.into_inner());
        refer(offset, &outlet.id, "country", outlet.country.as_ref(), true);
        put(&mut knowledge.outlets, outlet, |outlet| &outlet.id);
    }
    for entry in tables.body {
        let (offset, body) = (entry.span().start, entry.into_inner());
        refer(offset, &body.id, "country", body.country.as_ref(), true);
        refer(offset, &body.id, "part_of", body.part_of.as_ref(), false);
        put(&mut knowledge.bodies, body, |body| &body.id);
    }
    for entry in tables.person {
        let (offset, person) = (entry.span().start, entry.into_inner());
        refer(offset, &person.id, "country", person.country.as_ref(), true);
        for office in &person.offices {
            refer(offset, &person.id, "of", Some(&office.of), false);
            refer(offset, &person.id, "to_country", office.to_country.as_ref(), true);
            if let (Some(from), Some(to)) = (office.from, office.to)
                && from.first_day() > to.last_day()
            {
                let message =
                    format!("`{}`: the term of `{}` ends before it begins", person.id, office.title);
                errors.push(KnowledgeError::at(file.path, file.text, offset, message));
            }
        }
        put(&mut knowledge.people, person, |person| &person.id);
    }
    for title in tables.title {
        put(&mut knowledge.titles, title, |title| &title.name);
    }
    for modifier in tables.modifier {
        put(&mut knowledge.modifiers, modifier, |modifier| &modifier.name);
    }
    for name in tables.given_names.into_values().flatten() {
        knowledge.given_names.insert(rasad_text::fold::fold(&name));
    }
    if let Some(words) = tables.words {
        for head in words.heads {
            let kind = words.kinds.get(&head).cloned();
            knowledge.body_heads.insert(rasad_text::fold::fold(&head), kind);
        }
        for (head, kind) in words.kinds {
            knowledge.body_heads.insert(rasad_text::fold::fold(&head), Some(kind));
        }
        knowledge.group_heads.extend(words.group_heads);
        knowledge.person_heads.extend(words.person_heads);
    }
}

/// Puts an entry in the place of the one with its id, or at the end.
fn put<T>(list: &mut Vec<T>, entry: T, id: impl Fn(&T) -> &String) {
    match list.binary_search_by(|other| id(other).cmp(id(&entry))) {
        Ok(at) => list[at] = entry,
        Err(at) => list.insert(at, entry),
    }
}

pub(super) fn index(knowledge: &mut Knowledge) {
    knowledge.by_id.clear();
    let Knowledge { by_id, countries, outlets, bodies, people, .. } = knowledge;
    // Where two kinds share an id the earlier in this order wins, as references name countries and bodies.
    for (index, person) in people.iter().enumerate() {
        by_id.insert(person.id.clone(), EntryIndex::Person(index));
    }
    for (index, outlet) in outlets.iter().enumerate() {
        by_id.insert(outlet.id.clone(), EntryIndex::Outlet(index));
    }
    for (index, body) in bodies.iter().enumerate() {
        by_id.insert(body.id.clone(), EntryIndex::Body(index));
    }
    for (index, country) in countries.iter().enumerate() {
        by_id.insert(country.id.clone(), EntryIndex::Country(index));
    }
}
