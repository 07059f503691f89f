//! `actor-changes`: the name changes between two sentences about one act.

use rasad_reading::{Entity, EntityKind};
use rasad_text::Span;

use super::{Hit, Rule, Severity, Sheet};
use crate::lint::sheet::ItemView;
use crate::lint::words::{WORDS, holds};

pub(super) const RULE: Rule = Rule {
    id: "actor-changes",
    severity: Severity::Warning,
    summary: "the name of who acts changes between two sentences about one act",
    check,
};

fn check(sheet: &Sheet<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for item in &sheet.items {
        for (index, sentence) in item.sentences.iter().enumerate().skip(1) {
            let Some((newcomer, span)) = bare_newcomer(sheet, item, *sentence) else { continue };
            let before = item.sentences[index - 1];
            let Some(subject) = subject(sheet, item, before) else { continue };
            if subject.id == newcomer.id {
                continue;
            }
            let same_office = holds_office_of(sheet, newcomer, subject);
            if same_office
                || (holds(sheet.text(*sentence), &WORDS.continuing) && opens(sheet, *sentence, span))
            {
                let (a, b) = (&subject.name, &newcomer.name);
                let message = format!("the sentence before is about {a}; {b} comes in here without a title");
                hits.push(Hit::new(span, message));
            }
        }
    }
    hits
}

/// A person who is first mentioned in this sentence of the item, by a short name and without a title, and acts.
fn bare_newcomer<'a>(sheet: &Sheet<'a>, item: &ItemView, sentence: Span) -> Option<(&'a Entity, Span)> {
    let people = sheet.entities(item).filter(|entity| entity.kind == EntityKind::Person);
    for entity in people {
        let first = entity.mentions.iter().find(|mention| mention.item == item.index)?;
        let text = sheet.text(first.span);
        let short = text.split_whitespace().count() == 1;
        let titled = entity.roles.iter().any(|role| sentence.contains(role.span));
        let acts = sheet
            .events(item)
            .any(|event| sentence.overlaps(event.evidence) && event.actors.contains(&entity.id))
            || sheet.reading.attributions.iter().any(|saying| {
                saying.item == item.index
                    && sentence.contains(saying.cue)
                    && saying.speaker.as_ref() == Some(&entity.id)
            });
        if first.named && short && !titled && acts && sentence.contains(first.span) {
            return Some((entity, first.span));
        }
    }
    None
}

/// Whoever is named first with a full name or a title in a sentence, and acts in it.
fn subject<'a>(sheet: &Sheet<'a>, item: &ItemView, sentence: Span) -> Option<&'a Entity> {
    let acting: Vec<&String> = sheet
        .events(item)
        .filter(|event| sentence.overlaps(event.evidence))
        .flat_map(|event| &event.actors)
        .chain(
            sheet
                .reading
                .attributions
                .iter()
                .filter(|saying| sentence.contains(saying.cue))
                .filter_map(|saying| saying.speaker.as_ref()),
        )
        .collect();
    let mut people: Vec<(&Entity, Span)> = sheet
        .entities(item)
        .filter(|entity| entity.kind == EntityKind::Person && acting.contains(&&entity.id))
        .filter_map(|entity| {
            let mention = entity.mentions.iter().find(|mention| sentence.contains(mention.span))?;
            Some((entity, mention.span))
        })
        .collect();
    people.sort_by_key(|(_, span)| *span);
    people.first().map(|(entity, _)| *entity)
}

/// Whether the newcomer is known to hold an office that the text gives to the other.
fn holds_office_of(sheet: &Sheet<'_>, newcomer: &Entity, other: &Entity) -> bool {
    let Some(person) = newcomer.id.strip_prefix("e:").and_then(|id| sheet.knowledge.person(id)) else {
        return false;
    };
    other.roles.iter().any(|role| {
        let of = role.of.as_deref().and_then(|of| of.strip_prefix("e:"));
        person
            .offices
            .iter()
            .any(|office| Some(office.of.as_str()) == of && office.title.eq_ignore_ascii_case(&role.title))
    })
}

/// Whether the name stands at the head of the sentence, after a few words at most.
fn opens(sheet: &Sheet<'_>, sentence: Span, name: Span) -> bool {
    sheet
        .document
        .text
        .get(sentence.start..name.start)
        .is_some_and(|before| before.split_whitespace().count() <= 4)
}
