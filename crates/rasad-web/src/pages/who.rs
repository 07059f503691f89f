//! `/who`: finding a person, body, country or group; `/who/{id}`: all that the desk holds about one.

mod dossier;
mod index;

use axum::extract::{Path, RawQuery, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use rasad_names::{Body, Country, Knowledge, Person};
use rasad_store::{EventFilter, Step};
use rasad_text::fold::fold;

use super::Shown;
use crate::failure::Failure;
use crate::links;
use crate::parameters::Parameters;
use crate::site::Shared;
use crate::stretch::{dense, stretches};
use crate::view::{Nav, Page, layout};

/// Days before the archive's last one whose events say who is most active.
const RECENT_DAYS: i32 = 90;

/// `/who` and `/who?name=`.
pub(crate) async fn find(
    State(shared): State<Shared>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let given = Parameters::parse(query.as_deref());
    let Some(name) = given.owned("name") else { return index(&shared).await };
    let wanted = name.clone();
    let found = shared.pool.ask(move |archive| archive.resolve_name(&wanted)).await?;
    let exact = found.iter().filter(|row| fold(&row.name) == fold(&name)).count();
    // One answer, or one that bears just this name, is the one that was meant.
    match found.as_slice() {
        [one] => return Ok(Redirect::to(&links::who(&one.id)).into_response()),
        [first, ..] if exact == 1 && fold(&first.name) == fold(&name) => {
            return Ok(Redirect::to(&links::who(&first.id)).into_response());
        }
        _ => {}
    }
    let known = if found.is_empty() { known_by_name(&shared.site.knowledge, &name) } else { Vec::new() };
    if let [one] = known.as_slice() {
        return Ok(Redirect::to(&links::who(&one.id())).into_response());
    }
    let content = index::choice(&name, &found, &known);
    let title = format!("Who is {name}?");
    Ok(Html(layout(&shared.site, Page::new(&title, Nav::Who), &content).into_string()).into_response())
}

async fn index(shared: &Shared) -> Result<Response, Failure> {
    let edges = shared
        .pool
        .ask(move |archive| {
            let last = archive.status()?.last_day;
            let recent = last.and_then(|day| day.checked_sub(jiff::Span::new().days(RECENT_DAYS)).ok());
            let filter = EventFilter { published_from: recent, ..EventFilter::default() };
            archive.network(&filter, 400)
        })
        .await?;
    let content = index::most_active(&edges);
    Ok(Html(layout(&shared.site, Page::new("Who’s who", Nav::Who), &content).into_string()).into_response())
}

/// `/who/{id}`.
pub(crate) async fn page(State(shared): State<Shared>, Path(id): Path<String>) -> Shown {
    let wanted = id.clone();
    let found = shared
        .pool
        .ask(move |archive| {
            let Some(dossier) = archive.who(&wanted)? else { return Ok(None) };
            let filter = EventFilter { participant: Some(wanted), ..EventFilter::default() };
            let days = archive.timeline(&filter, Step::Day)?;
            let reported = super::reported(&archive.status()?);
            Ok(Some((dossier, stretches(&days, None, dense(&days, reported)).1)))
        })
        .await?;
    let known = known_by_id(&shared.site.knowledge, &id);
    let name = match (&found, &known) {
        (_, Some(known)) => known.name().to_owned(),
        (Some((dossier, _)), None) => dossier.entity.name.clone(),
        (None, None) => {
            return Err(Failure::not_found(format!("Nobody and nothing here has the id `{id}`.")));
        }
    };
    let content = dossier::shown(&shared.site, &id, &name, found.as_ref(), known);
    Ok(Html(layout(&shared.site, Page::new(&name, Nav::Who), &content).into_string()))
}

/// An entry of the knowledge.
#[derive(Clone, Copy)]
enum Known<'a> {
    Person(&'a Person),
    Body(&'a Body),
    Country(&'a Country),
}

impl<'a> Known<'a> {
    fn id(self) -> String {
        let slug = match self {
            Self::Person(person) => &person.id,
            Self::Body(body) => &body.id,
            Self::Country(country) => &country.id,
        };
        format!("e:{slug}")
    }

    fn name(self) -> &'a str {
        match self {
            Self::Person(person) => &person.name,
            Self::Body(body) => &body.name,
            Self::Country(country) => &country.name,
        }
    }

    fn spellings(self) -> impl Iterator<Item = &'a String> {
        let lists: [&'a [String]; 2] = match self {
            Self::Person(person) => [&person.spellings, &person.short],
            Self::Body(body) => [&body.spellings, &[]],
            Self::Country(country) => [&country.spellings, &[]],
        };
        lists.into_iter().flatten()
    }
}

fn known_by_id<'a>(knowledge: &'a Knowledge, id: &str) -> Option<Known<'a>> {
    let slug = id.strip_prefix("e:")?;
    knowledge
        .person(slug)
        .map(Known::Person)
        .or_else(|| knowledge.body(slug).map(Known::Body))
        .or_else(|| knowledge.country(slug).map(Known::Country))
}

/// Entries with a spelling that is this name, whatever its case and accents.
fn known_by_name<'a>(knowledge: &'a Knowledge, name: &str) -> Vec<Known<'a>> {
    let wanted = fold(name);
    let all = (knowledge.people.iter().map(Known::Person))
        .chain(knowledge.bodies.iter().map(Known::Body))
        .chain(knowledge.countries.iter().map(Known::Country));
    all.filter(|known| {
        fold(known.name()) == wanted || known.spellings().any(|spelling| fold(spelling) == wanted)
    })
    .take(50)
    .collect()
}
