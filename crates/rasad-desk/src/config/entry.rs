//! `desk.toml` as it is written, and what can be wrong in it without looking at the knowledge.

use std::path::{Component, Path};

use serde::Deserialize;
use toml::Spanned;

use super::{Arena, Config, Reference, Referred, Wrong};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeskEntry {
    name: Spanned<String>,
    #[serde(default)]
    subject: Option<Spanned<String>>,
    #[serde(default)]
    period_days: Option<Spanned<i64>>,
    #[serde(default)]
    editor: Option<String>,
    #[serde(default)]
    languages: Vec<Spanned<String>>,
    #[serde(default)]
    house_spelling: Option<Spanned<String>>,
    #[serde(default)]
    arena: Vec<Spanned<ArenaEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ArenaEntry {
    name: Spanned<String>,
    #[serde(default)]
    heading: Option<String>,
    #[serde(default)]
    countries: Vec<Spanned<String>>,
    #[serde(default)]
    bodies: Vec<Spanned<String>>,
    #[serde(default)]
    people: Vec<Spanned<String>>,
}

/// Days of an issue where the file gives none.
const USUAL_PERIOD: u16 = 7;

/// Collects what is wrong.
struct Check<'a> {
    file: &'a str,
    text: &'a str,
    wrong: Vec<Wrong>,
    references: Vec<Reference>,
}

impl Check<'_> {
    fn line(&self, offset: usize) -> usize {
        self.text.get(..offset.min(self.text.len())).unwrap_or("").matches('\n').count() + 1
    }

    fn wrong(&mut self, offset: usize, message: impl Into<String>) {
        let line = self.line(offset);
        self.wrong.push(Wrong { file: self.file.to_owned(), line, message: message.into() });
    }

    fn ids(&mut self, entries: Vec<Spanned<String>>, kind: Referred) -> Vec<String> {
        entries.into_iter().map(|entry| self.id(entry, kind)).collect()
    }

    fn id(&mut self, entry: Spanned<String>, kind: Referred) -> String {
        let line = self.line(entry.span().start);
        let id = entry.into_inner();
        self.references.push(Reference { id: id.clone(), kind, line });
        id
    }

    fn named(&mut self, name: &Spanned<String>) -> String {
        let text = name.get_ref().trim();
        if text.is_empty() || text.contains('\n') {
            self.wrong(name.span().start, "`name` must be one line of text");
        }
        text.to_owned()
    }
}

pub(super) fn parse(file: &str, text: &str) -> Result<Config, Vec<Wrong>> {
    let mut check = Check { file, text, wrong: Vec::new(), references: Vec::new() };
    let entry: DeskEntry = match toml::from_str(text) {
        Ok(entry) => entry,
        Err(error) => {
            let offset = error.span().map_or(0, |span| span.start);
            check.wrong(offset, error.message().replace('\n', " "));
            return Err(check.wrong);
        }
    };
    let name = check.named(&entry.name);
    let subject = entry.subject.map(|subject| check.id(subject, Referred::Subject));
    let period_days = period(&mut check, entry.period_days);
    let languages = languages(&mut check, entry.languages);
    let house_spelling = folder(&mut check, entry.house_spelling);
    let arenas = arenas(&mut check, entry.arena);
    if !check.wrong.is_empty() {
        return Err(check.wrong);
    }
    let references = check.references;
    let editor = entry.editor.filter(|editor| !editor.trim().is_empty());
    Ok(Config { name, subject, period_days, editor, languages, house_spelling, arenas, references })
}

fn period(check: &mut Check<'_>, entry: Option<Spanned<i64>>) -> u16 {
    let Some(entry) = entry else { return USUAL_PERIOD };
    let days = u16::try_from(*entry.get_ref()).ok().filter(|days| (1..=366).contains(days));
    if days.is_none() {
        let message = format!("`period_days` is {}, and must be 1 to 366", entry.get_ref());
        check.wrong(entry.span().start, message);
    }
    days.unwrap_or(USUAL_PERIOD)
}

fn languages(check: &mut Check<'_>, entries: Vec<Spanned<String>>) -> Vec<String> {
    for entry in &entries {
        let code = entry.get_ref();
        if !((2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase())) {
            let message = format!("`{code}` is no language: write ISO 639-1 codes such as `en`, `fa`, `ar`");
            check.wrong(entry.span().start, message);
        }
    }
    entries.into_iter().map(Spanned::into_inner).collect()
}

fn folder(check: &mut Check<'_>, entry: Option<Spanned<String>>) -> String {
    let Some(entry) = entry else { return "knowledge".to_owned() };
    let path = Path::new(entry.get_ref());
    if path.components().any(|part| !matches!(part, Component::Normal(_) | Component::CurDir)) {
        let message = format!("`{}` leads out of the desk: give a folder inside it", path.display());
        check.wrong(entry.span().start, message);
    }
    entry.into_inner()
}

fn arenas(check: &mut Check<'_>, entries: Vec<Spanned<ArenaEntry>>) -> Vec<Arena> {
    let mut arenas: Vec<Arena> = Vec::new();
    for entry in entries {
        let offset = entry.span().start;
        let entry = entry.into_inner();
        let name = check.named(&entry.name);
        if arenas.iter().any(|arena| rasad_text::fold::fold(&arena.name) == rasad_text::fold::fold(&name)) {
            check.wrong(entry.name.span().start, format!("a second arena has the name `{name}`"));
        }
        let arena = Arena {
            heading: entry.heading.unwrap_or_else(|| name.clone()),
            name,
            countries: check.ids(entry.countries, Referred::Country),
            bodies: check.ids(entry.bodies, Referred::Body),
            people: check.ids(entry.people, Referred::Person),
        };
        if arena.countries.is_empty() && arena.bodies.is_empty() && arena.people.is_empty() {
            let message =
                format!("the arena `{}` is empty: give it `countries`, `bodies` or `people`", arena.name);
            check.wrong(offset, message);
        }
        arenas.push(arena);
    }
    arenas
}
