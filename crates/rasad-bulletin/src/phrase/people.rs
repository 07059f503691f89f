//! People by the title that they hold on the day and their full name, at first mention; after that short.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rasad_names::{Knowledge, Person};
use rasad_reading::{Entity, EntityKind, Mention};
use rasad_syntax::{Deprel, Upos};

use super::edit::Edits;
use super::{main_subject, token_span};
use crate::compose::report::{Report, ReportSentence};

/// Introduces the people of a sentence, and names the subject where it is a pronoun whose noun is not in the
/// sentence right before. Gives `false` where the subject stays unknown.
pub(super) fn introduce(
    knowledge: &Knowledge,
    report: &Report<'_>,
    sentence: &ReportSentence,
    day: Date,
    goes_on: bool,
    introduced: &mut BTreeSet<String>,
    edits: &mut Edits<'_>,
) -> bool {
    let subject = main_subject(sentence);
    if let Some(subject) = subject
        && !goes_on
        && !name_subject(knowledge, report, sentence, subject, day, introduced, edits)
    {
        return false;
    }
    let mut named: Vec<(&Entity, &Mention)> = report
        .reading
        .entities
        .iter()
        .filter(|entity| entity.kind == EntityKind::Person)
        .flat_map(|entity| entity.mentions.iter().map(move |mention| (entity, mention)))
        .filter(|(_, mention)| mention.named && sentence.span.contains(mention.span))
        .collect();
    named.sort_by_key(|(_, mention)| mention.span);
    for (entity, mention) in named {
        if !introduced.insert(entity.id.clone()) {
            continue;
        }
        let Some(person) = knowledge.person(entity.id.trim_start_matches("e:")) else { continue };
        if let Some(words) = introduction(knowledge, report, sentence, person, entity, mention, day, edits) {
            edits.replace(mention.span, words);
        }
    }
    true
}

/// The words that introduce a person in the place of a mention; `None` where the source's are as good.
#[expect(clippy::too_many_arguments, reason = "one sentence of one report, seen from all sides")]
fn introduction(
    knowledge: &Knowledge,
    report: &Report<'_>,
    sentence: &ReportSentence,
    person: &Person,
    entity: &Entity,
    mention: &Mention,
    day: Date,
    edits: &mut Edits<'_>,
) -> Option<String> {
    let written = report.document.slice(mention.span);
    let after = edits.after(mention.span.end);
    let possessive = after.starts_with("'s") || after.starts_with("’s") || after.starts_with("s'");
    let full = if written.contains(' ') { written.to_owned() } else { person.name.clone() };
    if let Some(start) = bare_title(report, entity, mention)
        && let Some(adjective) =
            person.country.as_deref().and_then(|id| knowledge.country(id)).and_then(|c| c.adjectives.first())
        && !in_quotation(edits, mention)
        && !edits.before(start).trim_end().ends_with(|c: char| c.is_alphanumeric() || c == '\'')
    {
        // "Foreign Minister X" at the head of a sentence: whose, a reader abroad would ask.
        let title = edits.source(rasad_text::Span::new(start, mention.span.start)).to_owned();
        edits.replace(rasad_text::Span::new(start, mention.span.start), format!("{adjective} {title}"));
        return (full != written).then_some(full);
    }
    if possessive || is_titled(report, sentence, entity, mention) || in_quotation(edits, mention) {
        return (full != written && !in_quotation(edits, mention)).then_some(full);
    }
    Some(match title_on(knowledge, person, day) {
        Some(title) => title.with_name(&full, after),
        None => full,
    })
    .filter(|words| words != written)
}

/// Where a title without a country begins that stands right before a name.
fn bare_title(report: &Report<'_>, entity: &Entity, mention: &Mention) -> Option<usize> {
    let role = entity.roles.iter().find(|role| {
        role.of.is_none() && role.span.end < mention.span.start && mention.span.start - role.span.end <= 2
    })?;
    let words = report.document.slice(role.span);
    let plain = words.starts_with(char::is_uppercase) && !words.contains(',') && !words.starts_with("The ");
    plain.then_some(role.span.start)
}

fn in_quotation(edits: &Edits<'_>, mention: &Mention) -> bool {
    edits.before(mention.span.start).matches(['"', '“', '”']).count() % 2 == 1
}

/// Whether the source gives a title beside the name.
fn is_titled(report: &Report<'_>, sentence: &ReportSentence, entity: &Entity, mention: &Mention) -> bool {
    let beside = |start: usize, end: usize| {
        let gap = if end <= mention.span.start {
            end..mention.span.start
        } else {
            mention.span.end..start.max(mention.span.end)
        };
        report.document.text.get(gap).is_some_and(|gap| gap.chars().all(|c| matches!(c, ' ' | ',' | '\n')))
    };
    if entity.roles.iter().any(|role| beside(role.span.start, role.span.end)) {
        return true;
    }
    let unnamed = entity.mentions.iter().filter(|other| !other.named && sentence.span.contains(other.span));
    if unnamed.into_iter().any(|other| beside(other.span.start, other.span.end)) {
        return true;
    }
    let tokens = &sentence.tree.tokens;
    (0..tokens.len()).any(|at| {
        let inside = mention.span.contains(token_span(sentence, at));
        let describes =
            matches!(tokens[at].deprel, Deprel::NmodDesc | Deprel::Compound | Deprel::Amod | Deprel::Appos);
        let of_name = tokens[at].head.is_some_and(|head| mention.span.contains(token_span(sentence, head)));
        let in_apposition = inside && tokens[at].deprel == Deprel::Appos;
        (!inside && describes && of_name && tokens[at].upos != Upos::Punct) || in_apposition
    })
}

/// Names the subject of a sentence that stands without the one before it.
fn name_subject(
    knowledge: &Knowledge,
    report: &Report<'_>,
    sentence: &ReportSentence,
    subject: usize,
    day: Date,
    introduced: &mut BTreeSet<String>,
    edits: &mut Edits<'_>,
) -> bool {
    let token = &sentence.tree.tokens[subject];
    let span = token_span(sentence, subject);
    let pronoun = token.upos == Upos::Pron
        && !matches!(
            token.form.to_lowercase().as_str(),
            "who" | "which" | "that" | "this" | "there" | "some" | "many" | "others" | "it"
        );
    let known = report.reading.entities.iter().find_map(|entity| {
        let mention = entity.mentions.iter().find(|mention| !mention.named && mention.span.contains(span))?;
        Some((entity, mention))
    });
    match known {
        Some((entity, mention)) if entity.kind == EntityKind::Person => {
            let Some(person) = knowledge.person(entity.id.trim_start_matches("e:")) else {
                if pronoun {
                    edits.replace(mention.span, entity.name.clone());
                }
                return true;
            };
            let name_beside = entity.mentions.iter().any(|other| {
                other.named && sentence.span.contains(other.span) && other.span.start < span.end + 40
            });
            if name_beside {
                return true;
            }
            let after = edits.after(mention.span.end);
            let words = if introduced.insert(entity.id.clone()) {
                title_on(knowledge, person, day)
                    .map_or(person.name.clone(), |title| title.with_name(&person.name, after))
            } else {
                person.name.rsplit(' ').next().unwrap_or(&person.name).to_owned()
            };
            edits.replace(mention.span, words);
            true
        }
        Some((entity, mention)) if pronoun => {
            edits.replace(mention.span, entity.name.clone());
            true
        }
        _ => !pronoun,
    }
}

/// A title with what it is of.
pub(super) struct HeldTitle {
    /// "the Commander of the Qods Force", "Iranian President".
    words: String,
    /// Whether the name comes after a comma.
    comma: bool,
}

impl HeldTitle {
    fn with_name(&self, name: &str, after: &str) -> String {
        if !self.comma {
            return format!("{} {name}", self.words);
        }
        let closed = after.is_empty() || after.starts_with([',', '.', ';', ':', ')']);
        format!("{}, {name}{}", self.words, if closed { "" } else { "," })
    }
}

/// The weightiest office that a person holds on a day.
fn title_on(knowledge: &Knowledge, person: &Person, day: Date) -> Option<HeldTitle> {
    if person.died.is_some_and(|died| died.last_day() < day) {
        return None;
    }
    let rank = |title: &str| knowledge.title(title).map_or(0, |title| title.rank);
    let office = person
        .offices
        .iter()
        .enumerate()
        .filter(|(_, office)| office.holds_on(day))
        .max_by_key(|(at, office)| (rank(&office.title), std::cmp::Reverse(*at)))
        .map(|(_, office)| office)?;
    let long = office.title.contains(' ')
        && (office.title.contains(" of ") || office.title.contains(" for ") || office.title.contains(" to "));
    if let Some(country) = knowledge.country(&office.of) {
        let adjective = country.adjectives.first().unwrap_or(&country.name);
        let to = office
            .to_country
            .as_deref()
            .and_then(|id| knowledge.country(id))
            .map(|to| format!(" to {}{}", if to.definite { "the " } else { "" }, to.name));
        let comma = long || to.is_some();
        let article = if comma { "the " } else { "" };
        return Some(HeldTitle {
            words: format!("{article}{adjective} {}{}", office.title, to.unwrap_or_default()),
            comma,
        });
    }
    let body = knowledge.body(&office.of)?;
    let article = if body.definite { "the " } else { "" };
    Some(HeldTitle { words: format!("the {} of {article}{}", office.title, body.name), comma: true })
}
