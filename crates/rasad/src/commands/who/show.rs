//! A profile for people.

use std::io;

use rasad_desk::{Facts, Profile, Term};
use rasad_store::Dossier;

use crate::commands::event_lines;
use crate::output::{Output, harmless};
use crate::table::Table;
use crate::wrap::wrap;

/// Columns of the words on the left.
const LABEL: usize = 13;
/// Spellings, roles, counterparts and the like that are shown; `--json` has all.
const SHOWN: usize = 12;
/// Events that are shown.
const EVENTS: usize = 8;

/// Writes a profile.
pub(super) fn profile(output: &mut Output, profile: &Profile) -> io::Result<()> {
    head(output, profile)?;
    if let Some(facts) = &profile.facts {
        known(output, facts)?;
    }
    if let Some(dossier) = &profile.dossier {
        read(output, dossier)?;
    }
    Ok(())
}

fn head(output: &mut Output, profile: &Profile) -> io::Result<()> {
    let (name, id, mut words) = match (&profile.facts, &profile.dossier) {
        (Some(facts), _) => {
            let words = vec![Some(facts.kind.to_owned()), facts.sort.clone()];
            (&facts.name, &facts.id, words)
        }
        (None, Some(dossier)) => {
            let entity = &dossier.entity;
            let kind = entity.kind.map(|kind| kind.as_str().to_owned());
            (&entity.name, &entity.id, vec![kind, entity.country.clone()])
        }
        (None, None) => return Ok(()),
    };
    if let Some(country) = profile.facts.as_ref().and_then(|facts| facts.country.as_ref()) {
        words.push(Some(country.name.clone()));
    }
    let words: Vec<String> = words.into_iter().flatten().collect();
    let id = id.trim_start_matches("e:");
    let line = format!("{}  [{id}]  {}", output.paint.bold(&harmless(name)), harmless(&words.join(", ")));
    output.line(line)
}

fn known(output: &mut Output, facts: &Facts) -> io::Result<()> {
    entry(output, "also", &facts.spellings.join(", "))?;
    let (born, died) = if facts.kind == "person" { ("born", "died") } else { ("founded", "dissolved") };
    entry(output, born, &facts.from.map(|day| day.to_string()).unwrap_or_default())?;
    entry(output, died, &facts.to.map(|day| day.to_string()).unwrap_or_default())?;
    entry(output, "belongs to", facts.belongs_to.as_deref().unwrap_or_default())?;
    entry(output, "site", facts.site.as_deref().unwrap_or_default())?;
    let offices: Vec<String> =
        facts.offices.iter().map(|term| format!("{}  {}", days(term), office(term))).collect();
    entries(output, "offices", &offices, usize::MAX)?;
    let members = facts.members.iter();
    let members: Vec<String> = members
        .map(|member| format!("{}  {}, {}", days(&member.term), member.term.title, member.person.name))
        .collect();
    entries(output, "offices in it", &members, SHOWN)
}

fn read(output: &mut Output, dossier: &Dossier) -> io::Result<()> {
    output.line("")?;
    let seen = match (dossier.first_seen, dossier.last_seen) {
        (Some(first), Some(last)) if first != last => format!(", {first} to {last}"),
        (Some(day), _) => format!(", {day}"),
        _ => String::new(),
    };
    let mentions = super::super::n_of(dossier.entity.mentions, "mention");
    let line = output.paint.bold(&format!("In the archive: {mentions}{seen}"));
    output.line(line)?;
    let spellings = dossier.spellings.iter().filter(|spelling| spelling.mentions > 0);
    counted(output, "spellings", spellings.map(|spelling| (spelling.text.as_str(), spelling.mentions)))?;
    let roles: Vec<String> = dossier
        .roles
        .iter()
        .map(|role| {
            let of = role.of.as_ref().map(|of| format!(" ({})", of.name)).unwrap_or_default();
            let last = role.last.map(|day| format!(", last {day}")).unwrap_or_default();
            format!("{}{of}  {}×{last}", role.title, role.times)
        })
        .collect();
    entries(output, "roles", &roles, SHOWN)?;
    let with = dossier.counterparts.iter().map(|(party, n)| (party.name.as_str(), *n));
    counted(output, "events with", with)?;
    counted(output, "carried by", dossier.outlets.iter().map(|(name, n)| (name.as_str(), *n)))?;
    if !dossier.events.is_empty() {
        output.line("")?;
        let mut table = Table::new(&["events", ">did", ">done to", ">on their word"]);
        for (kind, sides) in &dossier.events {
            let numbers = [sides.as_actor, sides.as_recipient, sides.as_claimant];
            let number = |n: &usize| if *n == 0 { String::new() } else { n.to_string() };
            table.row(std::iter::once(kind.to_string()).chain(numbers.iter().map(number)).collect());
        }
        table.write(output, 2)?;
    }
    if !dossier.latest.is_empty() {
        output.line("")?;
        output.line("Latest events:")?;
        for event in dossier.latest.iter().take(EVENTS) {
            event_lines::write(output, event)?;
        }
    }
    Ok(())
}

/// `2019-04-21 – 2024-05-19`, with a question mark for an end that is not known.
fn days(term: &Term) -> String {
    let day = |day: Option<rasad_desk::PartialDate>| day.map(|day| day.to_string());
    match (day(term.from), day(term.to)) {
        (None, None) => "(days unknown)".to_owned(),
        (from, Some(to)) => format!("{} – {to}", from.as_deref().unwrap_or("?")),
        (Some(from), None) => format!("{from} –"),
    }
}

fn office(term: &Term) -> String {
    let posting = term.to_country.as_ref().map(|country| format!(" to {}", country.name)).unwrap_or_default();
    format!("{}{posting}, {}", term.title, term.of.name)
}

/// Words with how often, in running text.
fn counted<'a>(
    output: &mut Output,
    label: &str,
    words: impl Iterator<Item = (&'a str, usize)>,
) -> io::Result<()> {
    let all: Vec<String> = words.map(|(word, n)| format!("{word} {n}")).collect();
    let more = if all.len() > SHOWN { format!(", and {} more", all.len() - SHOWN) } else { String::new() };
    entry(output, label, &format!("{}{more}", all[..all.len().min(SHOWN)].join(", ")))
}

/// A label with running text, if there is any.
fn entry(output: &mut Output, label: &str, text: &str) -> io::Result<()> {
    for (n, line) in wrap(&harmless(text), output.width - LABEL - 4).iter().enumerate() {
        let label = if n == 0 { label } else { "" };
        let line = format!("  {}  {line}", output.paint.dim(&format!("{label:<LABEL$}")));
        output.line(line)?;
    }
    Ok(())
}

/// A label with lines, if there are any.
fn entries(output: &mut Output, label: &str, lines: &[String], most: usize) -> io::Result<()> {
    for (n, line) in lines.iter().take(most).enumerate() {
        entry(output, if n == 0 { label } else { "" }, line)?;
    }
    if lines.len() > most {
        entry(output, "", &format!("and {} more", lines.len() - most))?;
    }
    Ok(())
}
