//! An issue as JSON: every sentence with its events and passages.

use rasad_time::Interval;
use serde_json::{Value, json};

use super::{citation_text, markdown};
use crate::issue::{Issue, IssueItem, IssueSentence};

/// The issue as one JSON value.
pub fn json(issue: &Issue) -> Value {
    json!({
        "title": issue.title,
        "period": days(issue.period),
        "editor": issue.editor,
        "overview": issue.overview.iter().map(|line| json!({"text": line.text, "item": line.item})).collect::<Vec<_>>(),
        "sections": issue.sections.iter().map(|section| json!({
            "arena": section.arena,
            "heading": section.heading,
            "items": section.items.iter().map(|item| item_json(issue, item)).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "left_out": issue.left_out.iter().map(|left| json!({
            "document": left.document, "title": left.title, "reason": left.reason,
        })).collect::<Vec<_>>(),
    })
}

fn item_json(issue: &Issue, item: &IssueItem) -> Value {
    json!({
        "id": item.id,
        "text": markdown::item_text(issue, item),
        "weight": (item.weight * 100.0).round() / 100.0,
        "sentences": item.sentences.iter().map(|sentence| sentence_json(issue, sentence)).collect::<Vec<_>>(),
    })
}

fn sentence_json(issue: &Issue, sentence: &IssueSentence) -> Value {
    json!({
        "id": sentence.id,
        "text": sentence.text,
        "citation": citation_text(issue, &sentence.citations),
        "citations": sentence.citations.iter().map(|citation| json!({
            "outlets": citation.outlets, "date": citation.date.map(days),
        })).collect::<Vec<_>>(),
        "events": sentence.events,
        "passages": sentence.passages.iter().map(|passage| json!({
            "document": passage.document, "uri": passage.uri,
            "span": [passage.span.start, passage.span.end], "excerpt": passage.excerpt,
        })).collect::<Vec<_>>(),
    })
}

fn days(interval: Interval) -> [String; 2] {
    [interval.start.to_string(), interval.end.to_string()]
}
