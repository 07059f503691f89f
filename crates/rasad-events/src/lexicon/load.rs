//! Reads rule files, reporting every wrong rule by file and line.

use serde::Deserialize;
use toml::Spanned;

use super::{Pattern, Rule, Slot};
use crate::EventType;
use crate::ontology::modes;

/// One rule file: its path, for messages and for the name of the family, and its text.
#[derive(Clone, Copy, Debug)]
pub struct LexiconFile<'a> {
    /// Path as messages should show it.
    pub path: &'a str,
    /// The whole text, TOML.
    pub text: &'a str,
}

/// A wrong rule, with the place and the remedy.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {message}")]
pub struct LexiconError {
    /// Path of the file as the caller gave it.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// What is wrong, and what would be right.
    pub message: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    rule: Vec<Spanned<RuleEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleEntry {
    name: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    mode: Option<String>,
    #[serde(default)]
    context: Vec<String>,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    actor: Vec<String>,
    #[serde(default)]
    recipient: Vec<String>,
    #[serde(default)]
    noun_actor: Vec<String>,
    #[serde(default)]
    noun_recipient: Vec<String>,
    #[serde(default)]
    topic: Vec<String>,
    #[serde(default)]
    cameo: Option<String>,
    #[serde(default)]
    needs_recipient: bool,
    #[serde(default)]
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
    #[serde(default)]
    confidence: Option<f64>,
    #[serde(default)]
    threat: Option<String>,
}

pub(super) fn load(files: &[LexiconFile<'_>]) -> Result<Vec<Rule>, Vec<LexiconError>> {
    let mut rules = Vec::new();
    let mut errors = Vec::new();
    for file in files {
        let mut wrong = |offset: usize, message: String| {
            let line = file.text.get(..offset.min(file.text.len())).unwrap_or("").matches('\n').count() + 1;
            errors.push(LexiconError { file: file.path.to_owned(), line, message });
        };
        let family = file.path.rsplit('/').next().unwrap_or(file.path).trim_end_matches(".toml");
        match toml::from_str::<File>(file.text) {
            Ok(found) => {
                for entry in found.rule {
                    let offset = entry.span().start;
                    match rule(family, entry.into_inner()) {
                        Ok(rule) => rules.push(rule),
                        Err(message) => wrong(offset, message),
                    }
                }
            }
            Err(error) => {
                wrong(error.span().map_or(0, |span| span.start), error.message().replace('\n', " "));
            }
        }
    }
    if errors.is_empty() { Ok(rules) } else { Err(errors) }
}

fn rule(family: &str, entry: RuleEntry) -> Result<Rule, String> {
    let name = format!("{family}/{}", entry.name);
    let in_rule = |message: String| format!("`{name}`: {message}");
    let silent = entry.kind == "NONE";
    let kind: EventType = if silent { Ok(EventType::State) } else { entry.kind.parse() }
        .map_err(|error| in_rule(format!("{error}")))?;
    if let Some(mode) = &entry.mode
        && !modes(kind).contains(&mode.as_str())
    {
        return Err(in_rule(format!("mode `{mode}` is none of {kind}: {}", modes(kind).join(", "))));
    }
    if let Some(code) = &entry.cameo
        && crate::cameo::meaning(code).is_none()
    {
        return Err(in_rule(format!("`{code}` is no CAMEO code: two to four digits, such as 040")));
    }
    if entry.verbs.is_empty() && entry.nouns.is_empty() {
        return Err(in_rule("neither verbs nor nouns".to_owned()));
    }
    let patterns = |texts: &[String]| -> Result<Vec<Pattern>, String> {
        let mut found = Vec::new();
        for text in texts {
            found.extend(
                Pattern::parse_all(text).map_err(|message| format!("`{name}`: `{text}`: {message}"))?,
            );
        }
        Ok(found)
    };
    let slots = |words: &[String], default: &[&str]| -> Result<Vec<Slot>, String> {
        let words: Vec<&str> =
            if words.is_empty() { default.to_vec() } else { words.iter().map(String::as_str).collect() };
        words
            .into_iter()
            .map(|word| Slot::parse(word).map_err(|message| format!("`{name}`: {message}")))
            .collect()
    };
    Ok(Rule {
        kind,
        silent,
        verbs: patterns(&entry.verbs)?,
        nouns: patterns(&entry.nouns)?.into_iter().flat_map(Pattern::hyphenated).collect(),
        actor: slots(&entry.actor, &["subject"])?,
        recipient: slots(&entry.recipient, &[])?,
        noun_actor: slots(&entry.noun_actor, &["possessor", "by", "before"])?,
        noun_recipient: slots(&entry.noun_recipient, &["on", "against", "with"])?,
        topic: slots(&entry.topic, &[])?,
        mode: entry.mode,
        contexts: entry.context,
        cameo: entry.cameo,
        needs_recipient: entry.needs_recipient,
        yes: entry.yes,
        no: entry.no,
        confidence: entry.confidence.unwrap_or(0.7),
        threat: entry.threat,
        future: None,
        name,
    })
}
