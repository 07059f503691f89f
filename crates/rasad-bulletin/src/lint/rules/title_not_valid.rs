//! `title-not-valid`: a title that the person no longer or not yet held, or that was another's on that day.

use jiff::civil::Date;
use rasad_names::{PartialDate, Person};
use rasad_reading::{EntityKind, Role};
use rasad_text::fold::fold;

use super::{Hit, Rule, Severity, Sheet};
use crate::lint::sheet::ItemView;
use crate::lint::words::{WORDS, holds};

pub(super) const RULE: Rule = Rule {
    id: "title-not-valid",
    severity: Severity::Error,
    summary: "a person bears a title that was not held, or was another's, on that day",
    check,
};

fn check(sheet: &Sheet<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for entity in sheet.reading.entities.iter().filter(|entity| entity.kind == EntityKind::Person) {
        let Some(person) = entity.id.strip_prefix("e:").and_then(|id| sheet.knowledge.person(id)) else {
            continue;
        };
        for role in &entity.roles {
            let Some(item) = sheet.items.iter().find(|item| item.span.contains(role.span)) else { continue };
            let Some(day) = day_of(sheet, item, role) else { continue };
            // "the secretary-general's envoy" bears another title.
            let after = &sheet.document.text[role.span.end..];
            if not_in_office(sheet, role) || after.starts_with(['\'', '’']) {
                continue;
            }
            if let Some(message) = fault(sheet, person, role, day) {
                hits.push(Hit::new(role.span, message));
            }
        }
    }
    hits
}

/// Says what is wrong with a title on a day; `None` where it is right or where too little is known.
fn fault(sheet: &Sheet<'_>, person: &Person, role: &Role, day: Date) -> Option<String> {
    let of = role.of.as_deref()?.strip_prefix("e:")?;
    let same = |office: &&rasad_names::Office| office.of == of && same_title(&office.title, &role.title);
    let terms: Vec<_> = person.offices.iter().filter(same).collect();
    if terms.iter().any(|office| office.holds_on(day) || (office.from.is_none() && office.to.is_none())) {
        return None;
    }
    let holders = sheet.knowledge.holders(&role.title, of, day);
    let others: Vec<&str> =
        holders.iter().filter(|other| other.id != person.id).map(|other| other.name.as_str()).collect();
    let name = &person.name;
    let title = &role.title;
    match (terms.first(), others.first()) {
        (_, Some(other)) => Some(format!("on {day} the {title} was {other}, not {name}")),
        (Some(term), None) => {
            let end = term.to.map(PartialDate::last_day).filter(|end| *end < day);
            let start = term.from.map(PartialDate::first_day).filter(|start| day < *start);
            match (end, start) {
                (Some(end), _) => Some(format!("{name} was {title} until {end}, not on {day}")),
                (None, Some(start)) => Some(format!("{name} became {title} on {start}, after {day}")),
                (None, None) => None,
            }
        }
        (None, None) => None,
    }
}

fn same_title(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}

/// The day of the sentence's own act, else that of the item.
fn day_of(sheet: &Sheet<'_>, item: &ItemView, role: &Role) -> Option<Date> {
    let sentence = item.sentence_of(role.span);
    let stated =
        sheet.events(item).filter(|event| sentence.overlaps(event.evidence)).find_map(|event| event.date);
    stated.map(|date| date.start).or_else(|| sheet.day_of(item))
}

/// "the former", "the incoming" before the title, or a sentence that looks back.
fn not_in_office(sheet: &Sheet<'_>, role: &Role) -> bool {
    let text = &sheet.document.text;
    let mut start = role.span.start.saturating_sub(40);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let before = &text[start..role.span.start];
    let words: Vec<&str> = before.split_whitespace().rev().take(3).collect();
    let near = words.into_iter().rev().collect::<Vec<_>>().join(" ");
    holds(&near, &WORDS.not_in_office) || holds(sheet.text(role.span), &WORDS.not_in_office)
}
