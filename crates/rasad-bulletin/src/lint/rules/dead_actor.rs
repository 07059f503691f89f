//! `dead-actor`: somebody acts after death.

use super::{Hit, Rule, Severity, Sheet};
use crate::lint::words::{WORDS, holds};

pub(super) const RULE: Rule = Rule {
    id: "dead-actor",
    severity: Severity::Error,
    summary: "a person acts after the day of death",
    check,
};

fn check(sheet: &Sheet<'_>) -> Vec<Hit> {
    let mut hits: Vec<(usize, String, Hit)> = Vec::new();
    for item in &sheet.items {
        let acting = sheet.events(item).flat_map(|event| {
            let day = event.date.map(|date| date.start);
            event.actors.iter().map(move |actor| (actor, event.evidence, day))
        });
        let speaking = sheet
            .reading
            .attributions
            .iter()
            .filter(|saying| saying.item == item.index)
            .filter_map(|saying| Some((saying.speaker.as_ref()?, saying.cue, None)));
        for (id, span, day) in acting.chain(speaking) {
            let Some(person) = id.strip_prefix("e:").and_then(|id| sheet.knowledge.person(id)) else {
                continue;
            };
            let Some(died) = person.died else { continue };
            let Some(day) = day.or_else(|| sheet.day_of(item)) else { continue };
            let sentence = item.sentence_of(span);
            if day <= died.last_day()
                || hits.iter().any(|(index, other, _)| *index == item.index && other == id)
            {
                continue;
            }
            // Their words are quoted and their deeds recalled after death, too.
            if holds(sheet.text(sentence), &WORDS.background) {
                continue;
            }
            let entity = sheet.reading.entity(id);
            let named = entity.and_then(|entity| {
                entity
                    .mentions
                    .iter()
                    .find(|mention| mention.item == item.index && sentence.contains(mention.span))
            });
            let Some(named) = named else { continue };
            let message = format!("{} died on {}, and acts here on {day}", person.name, died.last_day());
            hits.push((item.index, id.clone(), Hit::new(named.span, message)));
        }
    }
    hits.into_iter().map(|(_, _, hit)| hit).collect()
}
