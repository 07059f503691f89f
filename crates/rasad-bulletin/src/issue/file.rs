//! The file of an issue: TOML, in an order that does not change, so that versions can be compared by line.

use std::collections::BTreeSet;

use super::{Correction, Issue};

/// Why a file is no issue.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IssueError {
    /// Not the form of an issue; the message names line and column.
    #[error("{0}")]
    Form(String),
    /// Two parts have one id.
    #[error("the id `{0}` is given twice")]
    SameId(String),
    /// A line of the overview sums up an item that is not there.
    #[error("the overview names the item `{0}`, which is not in the issue")]
    NoItem(String),
}

const HEAD: &str = "\
# An issue of the bulletin. Texts may be edited here by hand; ids bind them to events and passages and stay as they are.
# `rasad verify FILE` says what a sentence's passages don't support; a sentence that is to stand all the same gets
# kept = \"the reason\". `rasad publish FILE` makes the issue of it.

";

/// Writes an issue. [`read`] gives the same back, but for what was left out.
pub fn write(issue: &Issue) -> String {
    let body = toml::to_string_pretty(issue).expect("strings, numbers and lists are TOML");
    format!("{HEAD}{body}")
}

/// Reads the file of an issue.
///
/// # Errors
/// [`IssueError`] names the place.
pub fn read(text: &str) -> Result<Issue, IssueError> {
    let issue: Issue = toml::from_str(text).map_err(|error| IssueError::Form(error.to_string()))?;
    let mut ids = BTreeSet::new();
    let all = issue
        .items()
        .flat_map(|item| std::iter::once(&item.id).chain(item.sentences.iter().map(|sentence| &sentence.id)));
    for id in all {
        if !ids.insert(id.as_str()) {
            return Err(IssueError::SameId(id.clone()));
        }
    }
    if let Some(line) = issue.overview.iter().find(|line| !ids.contains(line.item.as_str())) {
        return Err(IssueError::NoItem(line.item.clone()));
    }
    Ok(issue)
}

/// What changed between a published version and the one to follow it, part by part; `version`, `date` and `reason`
/// are the caller's.
pub fn changes(before: &Issue, after: &Issue) -> Vec<Correction> {
    let (old, new) = (parts(before), parts(after));
    let text = |parts: &[(String, String)], id: &str| {
        parts.iter().find(|(part, _)| part == id).map(|(_, text)| text.clone()).unwrap_or_default()
    };
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for (id, _) in old.iter().chain(&new) {
        let (was, is) = (text(&old, id), text(&new, id));
        if seen.insert(id.clone()) && was != is {
            found.push(Correction {
                version: after.version,
                date: after.period.end,
                part: id.clone(),
                before: was,
                after: is,
                reason: String::new(),
            });
        }
    }
    found
}

/// Ids and words of all that a reader sees.
fn parts(issue: &Issue) -> Vec<(String, String)> {
    let mut parts = vec![
        ("title".to_owned(), issue.title.clone()),
        ("period".to_owned(), issue.period.to_string()),
        ("editor".to_owned(), issue.editor.clone().unwrap_or_default()),
    ];
    for line in &issue.overview {
        parts.push((format!("overview/{}", line.item), line.text.clone()));
    }
    for section in &issue.sections {
        parts.push((format!("heading/{}", section.arena), section.heading.clone()));
        for item in &section.items {
            for sentence in &item.sentences {
                let citations: Vec<String> = sentence.citations.iter().map(cited).collect();
                let tail =
                    if citations.is_empty() { String::new() } else { format!(" ({})", citations.join("; ")) };
                parts.push((sentence.id.clone(), format!("{}{tail}", sentence.text)));
            }
            for (number, caption) in item.captions.iter().enumerate() {
                parts.push((format!("{}/caption{}", item.id, number + 1), caption.text.clone()));
            }
        }
    }
    parts
}

fn cited(citation: &super::IssueCitation) -> String {
    let outlets = citation.outlets.join("; ");
    citation.date.map_or(outlets.clone(), |date| format!("{outlets}, {date}"))
}

/// `2020-11-15/2020-11-29`, or one day.
pub(super) mod interval {
    use rasad_time::Interval;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde calls")]
    pub(in crate::issue) fn serialize<S: Serializer>(interval: &Interval, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(interval)
    }

    pub(in crate::issue) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Interval, D::Error> {
        let text = String::deserialize(from)?;
        parse(&text).ok_or_else(|| D::Error::custom("days look like 2020-11-15, or 2020-11-15/2020-11-29"))
    }

    pub(super) fn parse(text: &str) -> Option<Interval> {
        let (start, end) = text.split_once('/').unwrap_or((text, text));
        let (start, end) = (start.trim().parse().ok()?, end.trim().parse().ok()?);
        (start <= end).then(|| Interval::new(start, end))
    }
}

/// The same where it may be absent.
pub(super) mod maybe_interval {
    use rasad_time::Interval;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    #[expect(clippy::ref_option, reason = "the form that serde calls")]
    pub(in crate::issue) fn serialize<S: Serializer>(
        interval: &Option<Interval>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        match interval {
            Some(interval) => to.collect_str(interval),
            None => to.serialize_none(),
        }
    }

    pub(in crate::issue) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Interval>, D::Error> {
        let Some(text) = Option::<String>::deserialize(from)? else { return Ok(None) };
        let parsed = super::interval::parse(&text);
        parsed
            .map(Some)
            .ok_or_else(|| D::Error::custom("days look like 2020-11-15, or 2020-11-15/2020-11-29"))
    }
}

/// `[120, 240]`.
pub(super) mod span {
    use rasad_text::Span;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(in crate::issue) fn serialize<S: Serializer>(span: &Span, to: S) -> Result<S::Ok, S::Error> {
        [span.start, span.end].serialize(to)
    }

    pub(in crate::issue) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Span, D::Error> {
        let [start, end] = <[usize; 2]>::deserialize(from)?;
        Ok(Span::new(start, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r#"
title = "Watch"
subject = "iran"
period = "2020-11-15/2020-11-29"
version = 2

[[overview]]
text = "A met B."
item = "i:1"

[[sections]]
arena = "Syria"
heading = "In Syria"

[[sections.items]]
id = "i:1"
weight = 2.5

[[sections.items.sentences]]
id = "i:1/s1"
text = "A “met” B"

[[sections.items.sentences.citations]]
outlets = ["ISNA", "Mehr"]
date = "2020-11-22"

[[sections.items.sentences.passages]]
document = "d:1"
span = [3, 9]
excerpt = "قاآنی met"
"#;

    #[test]
    fn an_issue_comes_back_as_it_was_written() {
        let issue = read(SMALL).expect("an issue");
        assert_eq!(read(&write(&issue)).as_ref(), Ok(&issue));
        assert_eq!(write(&issue), write(&read(&write(&issue)).expect("an issue")));
    }

    #[test]
    fn errors_name_the_place() {
        let misspelt = SMALL.replace("heading =", "headin =");
        assert!(matches!(read(&misspelt), Err(IssueError::Form(message)) if message.contains("headin")));
        let same = SMALL.replace("id = \"i:1/s1\"", "id = \"i:1\"");
        assert_eq!(read(&same), Err(IssueError::SameId("i:1".to_owned())));
        let lost = SMALL.replace("item = \"i:1\"", "item = \"i:2\"");
        assert_eq!(read(&lost), Err(IssueError::NoItem("i:2".to_owned())));
    }

    #[test]
    fn changes_name_the_part() {
        let before = read(SMALL).expect("an issue");
        let after = read(&SMALL.replace("A “met” B", "A called B")).expect("an issue");
        let found = changes(&before, &after);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].part.as_str(), found[0].after.as_str()),
            ("i:1/s1", "A called B (ISNA; Mehr, 2020-11-22)")
        );
    }
}
