//! `overview-without-item`, `overview-against-item` and `overview-order`: the overview says what the items say.

use std::collections::BTreeSet;

use rasad_events::EventType;
use rasad_reading::{Entity, EntityKind, Event};
use rasad_text::Span;
use rasad_text::fold::fold;

use super::month_without_day::word_spans;
use super::{Hit, Rule, Severity, Sheet};
use crate::lint::sheet::ItemView;

pub(super) const WITHOUT_ITEM: Rule = Rule {
    id: "overview-without-item",
    severity: Severity::Warning,
    summary: "a line of the overview that no item tells",
    check: without_item,
};

pub(super) const AGAINST_ITEM: Rule = Rule {
    id: "overview-against-item",
    severity: Severity::Error,
    summary: "a line of the overview says another name, day or number than its item",
    check: against_item,
};

pub(super) const ORDER: Rule = Rule {
    id: "overview-order",
    severity: Severity::Note,
    summary: "the overview goes through the sections in another order than they stand in",
    check: order,
};

fn lines<'a>(sheet: &'a Sheet<'_>) -> impl Iterator<Item = &'a ItemView> {
    sheet.items.iter().filter(|item| item.overview)
}

fn without_item(sheet: &Sheet<'_>) -> Vec<Hit> {
    if sheet.telling().next().is_none() {
        return Vec::new();
    }
    let alone = lines(sheet).filter(|line| best(sheet, line).is_none());
    alone
        .map(|line| {
            let span = line.sentences.first().copied().unwrap_or(line.span);
            Hit::new(span, "no item tells what this line of the overview says")
        })
        .collect()
}

fn order(sheet: &Sheet<'_>) -> Vec<Hit> {
    let place = |item: &ItemView| {
        let section = sheet.section(item)?;
        sheet.reading.sections.iter().position(|heading| heading == section)
    };
    let mut furthest = 0;
    let mut hits = Vec::new();
    for line in lines(sheet) {
        let Some(section) = best(sheet, line).and_then(place) else { continue };
        if section < furthest {
            let heading = &sheet.reading.sections[section];
            let span = line.sentences.first().copied().unwrap_or(line.span);
            hits.push(Hit::new(
                span,
                format!("its item stands under \"{heading}\", before that of the line above"),
            ));
        }
        furthest = furthest.max(section);
    }
    hits
}

fn against_item(sheet: &Sheet<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for line in lines(sheet) {
        for event in sheet.events(line) {
            let same = |other: &&Event| other.kind == event.kind && event.kind != EventType::State;
            let told = sheet.telling().flat_map(|item| sheet.events(item)).filter(same);
            // The account that has most in common is the one that the line sums up.
            let account = told
                .map(|other| (shared(event, other).len(), other))
                .max_by_key(|(n, other)| (*n, other.date == event.date, std::cmp::Reverse(other.evidence)));
            if let Some((1.., other)) = account {
                hits.extend(other_person(sheet, event, other));
            }
        }
        if let Some(item) = best(sheet, line) {
            hits.extend(other_numbers(sheet, line, item));
        }
    }
    hits
}

/// The overview's event has a person that the item's lacks, and the other way round.
fn other_person(sheet: &Sheet<'_>, event: &Event, other: &Event) -> Option<Hit> {
    if event.date.is_some() && other.date.is_some_and(|day| event.date.is_some_and(|own| !own.overlaps(day)))
    {
        return None;
    }
    let people = |event: &Event| -> BTreeSet<String> {
        let is_person =
            |id: &&String| sheet.reading.entity(id).is_some_and(|entity| entity.kind == EntityKind::Person);
        event.actors.iter().filter(is_person).cloned().collect()
    };
    let (ours, theirs) = (people(event), people(other));
    let item = sheet.items.get(other.item)?;
    let extra = ours.difference(&theirs).find(|id| !sheet.entities(item).any(|entity| entity.id == **id))?;
    let missing = theirs.difference(&ours).next()?;
    let line = sheet.items.get(event.item)?;
    let stranger = sheet.reading.entity(extra)?;
    if sheet.entities(line).any(|entity| entity.id == *missing && titled_alike(entity, stranger)) {
        return None;
    }
    let here = sheet.reading.entity(extra)?.mentions.iter().filter(|mention| mention.item == line.index);
    let mention =
        here.clone().find(|mention| names(sheet, mention.span, extra)).or_else(|| here.clone().next())?;
    let (here, there, place) = (sheet.name(extra), sheet.name(missing), sheet.place_of(item));
    Some(Hit::new(mention.span, format!("the overview names {here}, {place} names {there}")))
}

/// Whether a span holds a word of somebody's name.
fn names(sheet: &Sheet<'_>, span: Span, id: &str) -> bool {
    let name = fold(sheet.name(id));
    let written = fold(sheet.text(span));
    written.split(' ').all(|word| name.split(' ').any(|part| part == word))
}

/// Two people who share no title may both be part of one meeting.
fn titled_alike(one: &Entity, other: &Entity) -> bool {
    one.roles.iter().all(|role| !other.roles.iter().any(|same| same.title == role.title))
}

/// Numbers of two digits and more that stand in the line and nowhere in the section of its item.
fn other_numbers(sheet: &Sheet<'_>, line: &ItemView, item: &ItemView) -> Vec<Hit> {
    let section = sheet.section(item);
    let told: String = sheet
        .telling()
        .filter(|other| sheet.section(other) == section)
        .map(|other| sheet.text(other.span).to_owned() + "\n")
        .collect();
    let there: BTreeSet<String> = numbers(&told).into_iter().map(|(_, number)| number).collect();
    numbers(sheet.text(line.span))
        .into_iter()
        .filter(|(_, number)| !there.contains(number))
        .map(|(span, number)| {
            let place = sheet.place_of(item);
            Hit::new(span.shift(line.span.start), format!("\"{number}\" is not in {place} nor beside it"))
        })
        .collect()
}

/// Numbers in digits, with their marks of thousands and decimals.
pub(super) fn numbers(text: &str) -> Vec<(Span, String)> {
    let mut found: Vec<(Span, String)> = Vec::new();
    for span in word_spans(text) {
        let word = span.of(text);
        if !word.starts_with(|letter: char| letter.is_ascii_digit())
            || !word.chars().all(|letter| letter.is_ascii_digit())
        {
            continue;
        }
        match found.last_mut() {
            Some((last, number)) if matches!(&text[last.end..span.start], "," | ".") => {
                *last = last.cover(span);
                number.push_str(word);
            }
            _ => found.push((span, word.to_owned())),
        }
    }
    found
}

fn shared<'a>(one: &'a Event, other: &'a Event) -> BTreeSet<&'a str> {
    let all = |event: &'a Event| -> BTreeSet<&'a str> {
        event.actors.iter().chain(&event.recipients).map(String::as_str).collect()
    };
    all(one).intersection(&all(other)).copied().collect()
}

/// The item that a line sums up: the one with most in common, if it is enough to be about the same.
fn best<'a>(sheet: &'a Sheet<'_>, line: &ItemView) -> Option<&'a ItemView> {
    let mut best: Option<(u32, &ItemView)> = None;
    for item in sheet.telling() {
        let common = in_common(sheet, line, item);
        if common >= 4 && best.is_none_or(|(most, _)| common > most) {
            best = Some((common, item));
        }
    }
    best.map(|(_, item)| item)
}

/// Points: 3 for an act of one kind by one participant, 2 for a person or body, 1 for a place or country.
fn in_common(sheet: &Sheet<'_>, line: &ItemView, item: &ItemView) -> u32 {
    let acts = sheet
        .events(line)
        .filter(|event| {
            sheet.events(item).any(|other| other.kind == event.kind && !shared(event, other).is_empty())
        })
        .count();
    let there: BTreeSet<&str> = sheet.entities(item).map(|entity| entity.id.as_str()).collect();
    let named: u32 = sheet
        .entities(line)
        .filter(|entity| there.contains(entity.id.as_str()))
        .map(|entity| match entity.kind {
            EntityKind::Person | EntityKind::Organization => 2,
            EntityKind::Group | EntityKind::Place | EntityKind::Country => 1,
        })
        .sum();
    3 * u32::try_from(acts).unwrap_or(u32::MAX / 4) + named
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn a_number_is_one_with_its_marks() {
        let found: Vec<String> =
            numbers("70,000 of 140 in 2.5 Unit840").into_iter().map(|(_, number)| number).collect();
        assert_eq!(found, ["70000", "140", "25"]);
    }
}
