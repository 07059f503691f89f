//! An explanation for people.

use std::io;

use rasad_reading::{Event, Fate, Finding, Reading, SentenceAccount};
use rasad_syntax::draw;
use rasad_text::Document;

use crate::commands::{style, when};
use crate::output::{Output, harmless};
use crate::wrap::{pad, wrap};

/// Writes the account of one sentence.
pub(super) fn sentence(
    output: &mut Output,
    document: &Document,
    reading: &Reading,
    account: &SentenceAccount<'_>,
    number: usize,
) -> io::Result<()> {
    if number > 1 {
        output.line("")?;
    }
    let section = reading.items[account.item].section.as_deref();
    let head =
        format!("sentence {number}{}", section.map(|section| format!(" · {section}")).unwrap_or_default());
    let head = output.paint.bold(&harmless(&head));
    output.line(head)?;
    for line in wrap(&harmless(account.span.of(&document.text)), output.width - 2) {
        output.line(format!("  {line}"))?;
    }
    heading(output, "tree")?;
    for line in draw::lines(account.sentence) {
        output.line(format!("    {}", harmless(&line)))?;
    }
    if !account.names.is_empty() {
        heading(output, "names")?;
        for name in &account.names {
            let text = pad(&harmless(&super::words(account.sentence, name.tokens)), 28);
            let known = if name.known { "" } else { ", not in the knowledge" };
            let who = harmless(&format!("{}  {}", name.entity, name.name));
            output.line(format!("    {text} {who}  ({}{known})", name.kind))?;
        }
    }
    if !account.dates.is_empty() {
        heading(output, "dates")?;
        for date in &account.dates {
            let text = pad(&harmless(date.span.of(&document.text)), 28);
            let value = date.value.map_or_else(
                || "no day".to_owned(),
                |value| {
                    if value.start == value.end {
                        value.start.to_string()
                    } else {
                        format!("{} to {}", value.start, value.end)
                    }
                },
            );
            output.line(format!("    {text} {value}  ({})", date.precision.as_str()))?;
        }
    }
    if !account.findings.is_empty() {
        heading(output, "rules that fired")?;
        for finding in &account.findings {
            rule(output, reading, finding)?;
        }
    }
    if !account.missed.is_empty() {
        heading(output, "words that rules know, but not as they stand here")?;
        for missed in &account.missed {
            let asked: Vec<String> = missed
                .patterns
                .iter()
                .map(|(rule, pattern)| format!("{rule} asks for `{pattern}`"))
                .collect();
            indented(output, &format!("“{}”: {}", missed.word, asked.join("; ")))?;
        }
    }
    if !account.unknown.is_empty() {
        heading(output, "verbs that no rule knows")?;
        let lemmas: Vec<&str> = account.unknown.iter().map(|verb| verb.lemma.as_str()).collect();
        indented(output, &lemmas.join(", "))?;
    }
    Ok(())
}

fn heading(output: &mut Output, text: &str) -> io::Result<()> {
    let text = output.paint.dim(text);
    output.line(format!("  {text}"))
}

fn indented(output: &mut Output, text: &str) -> io::Result<()> {
    for (at, line) in wrap(&harmless(text), output.width - 6).iter().enumerate() {
        output.line(format!("{}{line}", if at == 0 { "    " } else { "      " }))?;
    }
    Ok(())
}

fn rule(output: &mut Output, reading: &Reading, finding: &Finding<'_>) -> io::Result<()> {
    let candidate = &finding.traced.candidate;
    let kind = output.paint.style(style(candidate.kind), candidate.kind.as_str());
    let words = harmless(&finding.words);
    let outcome = match &finding.traced.fate {
        Fate::Event(id) => format!("is the event {id}"),
        Fate::Merged(id) => format!("tells the event {id} once more"),
        Fate::Dropped(reason) => format!("is no event: {}", reason.reason()),
    };
    output.line(format!("    “{words}”  {}  {kind}", candidate.rule))?;
    indented(output, &format!("  {outcome}"))?;
    let said = |words: &[String]| if words.is_empty() { "nobody".to_owned() } else { words.join("; ") };
    indented(
        output,
        &format!(
            "  by the rule: actor {}, recipient {}",
            said(&finding.actor_words),
            said(&finding.recipient_words)
        ),
    )?;
    if let (Fate::Event(_), Some(event)) = (&finding.traced.fate, finding.event) {
        indented(output, &format!("  {}", told(reading, event)))?;
    }
    Ok(())
}

/// An event in one line.
fn told(reading: &Reading, event: &Event) -> String {
    let name = |id: &String| {
        reading.entity(id).map_or_else(|| id.clone(), |entity| format!("{} ({id})", entity.name))
    };
    let names = |ids: &[String]| ids.iter().map(name).collect::<Vec<_>>().join(", ");
    let mut parts = vec![format!(
        "in the event: {}{}",
        event.kind,
        event.mode.as_ref().map(|mode| format!(" ({mode})")).unwrap_or_default()
    )];
    parts.push(format!(
        "actors {}",
        if event.actors.is_empty() { "none".to_owned() } else { names(&event.actors) }
    ));
    if !event.recipients.is_empty() {
        parts.push(format!("recipients {}", names(&event.recipients)));
    }
    parts.push(format!("date {} ({})", when(event.date, event.date_precision), event.date_basis.as_str()));
    parts.extend(event.place.as_ref().map(|place| format!("place {}", place.name)));
    parts.push(format!("status {}", event.status.as_str()));
    if !event.claimants.is_empty() {
        parts.push(format!("on the word of {}", names(&event.claimants)));
    }
    parts.extend(event.cameo.as_ref().map(|code| format!("CAMEO {code}")));
    parts.push(format!("confidence {:.2}", event.confidence));
    parts.join("; ")
}
