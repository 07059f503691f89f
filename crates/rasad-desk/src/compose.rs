//! Drafting the issue of a period out of what the archive has read.

use jiff::ToSpan;
use jiff::civil::Date;
use rasad_bulletin::{Arena, Brief, Issue};
use rasad_names::Knowledge;
use rasad_store::{Archive, DocumentFilter, Page};
use rasad_time::Interval;

use crate::config::Config;
use crate::desk::Desk;
use crate::error::Error;

/// Drafts the issue of a period.
///
/// # Errors
/// [`Error::NoSubject`] for a desk without subject or arenas; those of its settings and of its archive.
pub fn compose(desk: &Desk, period: Interval) -> Result<Issue, Error> {
    // What is missing in the settings is said before anything is loaded.
    brief(&desk.config, period)?;
    compose_with(&desk.config, &desk.knowledge()?, &desk.archive()?, period)
}

/// The same with knowledge and archive at hand.
///
/// # Errors
/// [`Error::NoSubject`]; those of the archive.
pub fn compose_with(
    config: &Config,
    knowledge: &Knowledge,
    archive: &Archive,
    period: Interval,
) -> Result<Issue, Error> {
    let brief = brief(config, period)?;
    let filter =
        DocumentFilter { from: Some(period.start), to: Some(period.end), ..DocumentFilter::default() };
    let (_, rows) = archive.documents(&filter, Page::ALL)?;
    let mut readings = Vec::with_capacity(rows.len());
    // The list has the newest first; an issue is told from its beginning.
    for row in rows.iter().rev() {
        readings.extend(archive.reading(&row.id)?);
    }
    Ok(rasad_bulletin::compose(&brief, &readings, knowledge))
}

/// The days of an issue: what is not given is made of the other end and the length of an issue, and the last day of
/// an issue of which nothing is given is that of the archive. `None` where there is nothing to go by.
///
/// # Errors
/// Those of the archive.
pub fn period(desk: &Desk, from: Option<Date>, to: Option<Date>) -> Result<Option<Interval>, Error> {
    let more = i32::from(desk.config.period_days) - 1;
    Ok(match (from, to) {
        (Some(from), Some(to)) => Some(Interval::new(from, to)),
        (Some(from), None) => Some(Interval::new(from, from.saturating_add(more.days()))),
        (None, Some(to)) => Some(Interval::new(to.saturating_sub(more.days()), to)),
        (None, None) => {
            let last = desk.archive()?.status()?.last_day;
            last.map(|to| Interval::new(to.saturating_sub(more.days()), to))
        }
    })
}

fn brief(config: &Config, period: Interval) -> Result<Brief, Error> {
    let missing = || Error::NoSubject { name: config.name.clone() };
    let subject = config.subject.clone().ok_or_else(missing)?;
    if config.arenas.is_empty() {
        return Err(missing());
    }
    Ok(Brief {
        title: config.name.clone(),
        subject,
        period,
        editor: config.editor.clone(),
        arenas: arenas(config),
    })
}

/// The desk's sections.
pub(crate) fn arenas(config: &Config) -> Vec<Arena> {
    let arena = |arena: &crate::config::Arena| Arena {
        name: arena.name.clone(),
        heading: arena.heading.clone(),
        countries: arena.countries.clone(),
        bodies: arena.bodies.clone(),
        people: arena.people.clone(),
    };
    config.arenas.iter().map(arena).collect()
}
