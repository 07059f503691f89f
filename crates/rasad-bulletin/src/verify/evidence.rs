//! What the passages offer: their words, names, days and clauses.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rasad_names::{Knowledge, Person};
use rasad_reading::{Entity, Reader};
use rasad_syntax::Model;
use rasad_text::fold::fold;
use rasad_time::Interval;

use super::Source;
use super::relations::{Clause, clauses};

/// All that the passages of one sentence offer, put together.
pub(super) struct Evidence {
    /// Passages, one after the other, white space and quotation marks made one.
    pub(super) text: String,
    /// Folded words of the passages, and of every form of whoever they name.
    pub(super) words: BTreeSet<String>,
    /// Days that they give, and those of their documents and citations.
    pub(super) days: Vec<Interval>,
    /// Their clauses.
    pub(super) clauses: Vec<Clause>,
}

impl Evidence {
    pub(super) fn gather(reader: &Reader, sources: &[Source<'_>], day: Option<Date>) -> Self {
        let mut evidence =
            Self { text: String::new(), words: BTreeSet::new(), days: Vec::new(), clauses: Vec::new() };
        for source in sources {
            evidence.add(reader, source, day);
        }
        evidence
    }

    fn add(&mut self, reader: &Reader, source: &Source<'_>, day: Option<Date>) {
        let passage = source.document.slice(source.span);
        self.text.push_str(&plain(passage));
        self.text.push('\n');
        self.words.extend(words_of(passage));
        let inside =
            |entity: &&Entity| entity.mentions.iter().any(|mention| source.span.overlaps(mention.span));
        let on = day.or(source.document.published);
        for entity in source.reading.entities.iter().filter(inside) {
            self.words.extend(forms(&reader.knowledge, entity, on));
        }
        let dates = source.reading.dates.iter().filter(|date| source.span.overlaps(date.span));
        self.days.extend(dates.filter_map(|date| date.value));
        let events = source.reading.events.iter().filter(|event| source.span.overlaps(event.evidence));
        self.days.extend(events.filter_map(|event| event.date));
        self.days.extend(source.document.published.map(Interval::day));
        self.days.extend(source.reading.citations.iter().filter_map(|citation| citation.date));
        for tree in Model::english().analyze(passage) {
            self.clauses.extend(clauses(&tree, source.reading, source.span.start));
        }
    }
}

/// The words of every form of an entity, of the titles that it holds on a day, and of its country's name.
fn forms(knowledge: &Knowledge, entity: &Entity, day: Option<Date>) -> BTreeSet<String> {
    let mut words: BTreeSet<String> = words_of(&entity.name).collect();
    words.extend(entity.aliases.iter().flat_map(|alias| words_of(alias)));
    words.extend(entity.roles.iter().flat_map(|role| words_of(&role.title)));
    let id = entity.id.trim_start_matches("e:");
    if let Some(person) = knowledge.person(id) {
        words.extend(person.spellings.iter().chain(&person.short).flat_map(|form| words_of(form)));
        words.extend(titles(knowledge, person, day));
    }
    if let Some(body) = knowledge.body(id) {
        words.extend(body.spellings.iter().flat_map(|form| words_of(form)));
        words.extend(words_of(&body.name));
    }
    let country = knowledge
        .country(id)
        .or_else(|| entity.country.as_deref().and_then(|code| knowledge.country_by_code(code)));
    if let Some(country) = country {
        words.extend(country_words(country));
    }
    words
}

fn country_words(country: &rasad_names::Country) -> BTreeSet<String> {
    let lists = [&country.spellings, &country.adjectives, &country.inhabitants, &country.metonyms];
    let forms = lists.into_iter().flatten().chain([&country.name, &country.formal]);
    let capital = country.capital.iter().map(|capital| &capital.name);
    forms.chain(capital).flat_map(|form| words_of(form)).collect()
}

/// The words of the titles that a person holds on a day, with the bodies and countries that they belong to.
fn titles(knowledge: &Knowledge, person: &Person, day: Option<Date>) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for office in &person.offices {
        let known = office.from.is_some() || office.to.is_some();
        let held = day.is_none_or(|day| !known || office.holds_on(day));
        let earlier = day.is_some_and(|day| office.to.is_some_and(|to| to.last_day() < day));
        if !held && !earlier {
            continue;
        }
        words.extend(words_of(&office.title));
        if earlier {
            words.insert("former".to_owned());
        }
        if let Some(body) = knowledge.body(&office.of) {
            words.extend(words_of(&body.name));
            words.extend(body.spellings.iter().flat_map(|form| words_of(form)));
            words.extend(knowledge.country_of_body(body).map(country_words).unwrap_or_default());
        }
        if let Some(country) = knowledge.country(&office.of) {
            words.extend(country_words(country));
        }
        let posted = office.to_country.as_deref().and_then(|id| knowledge.country(id));
        words.extend(posted.map(country_words).unwrap_or_default());
    }
    words
}

/// Folded words.
pub(super) fn words_of(text: &str) -> impl Iterator<Item = String> + use<> {
    let folded = fold(text);
    folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>().into_iter()
}

/// Quotation marks and apostrophes of one kind, single spaces, lower case.
pub(super) fn plain(text: &str) -> String {
    let marks = text.replace(['“', '”', '„', '«', '»'], "\"").replace(['’', '‘', '`'], "'").to_lowercase();
    marks.split_whitespace().collect::<Vec<_>>().join(" ")
}
