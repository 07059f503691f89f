//! `unknown-name`: a person whom nothing is known of, above all one letter beside somebody who is.

use rasad_names::Person;
use rasad_reading::EntityKind;
use rasad_text::fold::fold;

use super::outlet::slips;
use super::spelling::skeleton;
use super::{Hit, Rule, Severity, Sheet};

pub(super) const RULE: Rule = Rule {
    id: "unknown-name",
    severity: Severity::Note,
    summary: "a person whom the desk's knowledge does not have",
    check,
};

fn check(sheet: &Sheet<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    let people =
        sheet.reading.entities.iter().filter(|entity| entity.kind == EntityKind::Person && !entity.known);
    for entity in people {
        let Some(mention) = entity.mentions.iter().find(|mention| mention.named) else { continue };
        let written = sheet.text(mention.span);
        hits.push(match near(sheet, written) {
            Some((person, slip)) => {
                let message = format!("\"{written}\" is not known; {} is", person.name);
                Hit::new(mention.span, message).severity(if slip {
                    Severity::Warning
                } else {
                    Severity::Note
                })
            }
            None => {
                Hit::new(mention.span, format!("\"{written}\" is not known to the desk: check the spelling"))
            }
        });
    }
    hits
}

/// A known person whose full name differs from this one by a letter or two, and whether that is a slip: writers differ
/// on vowels and doubled letters, and leave names out.
fn near<'a>(sheet: &Sheet<'a>, written: &str) -> Option<(&'a Person, bool)> {
    let folded = fold(written);
    if folded.split(' ').count() < 2 || folded.chars().count() < 9 {
        return None;
    }
    let n_words = folded.split(' ').count();
    let like = |form: &String| {
        let form = fold(form);
        form.split(' ').count() > 1 && slips(&folded, &form, 2).is_some_and(|distance| distance > 0)
    };
    let found = sheet
        .knowledge
        .people
        .iter()
        .find(|person| like(&person.name) || person.spellings.iter().any(like))?;
    let same_sound = |form: &String| {
        skeleton(&fold(form)) == skeleton(&folded) || fold(form).split(' ').count() != n_words
    };
    let variant =
        std::iter::once(&found.name).chain(&found.spellings).filter(|form| like(form)).any(same_sound);
    Some((found, !variant))
}
