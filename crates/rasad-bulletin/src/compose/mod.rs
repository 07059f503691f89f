//! Composes an issue: selection, stories, sentences, overview.

pub(crate) mod report;
mod select;
mod story;
mod weight;

use rasad_names::Knowledge;
use rasad_reading::Reading;
use rasad_text::Document;

use crate::brief::Brief;
use crate::issue::{Issue, IssueItem, IssueSentence, LeftOut, OverviewLine, Section};
use crate::phrase::Phraser;
use report::Report;
use select::Selection;

/// Most sentences that one report gives to an item.
const MAX_SENTENCES: usize = 4;
/// Most lines of the overview.
const MAX_OVERVIEW: usize = 5;

/// Composes the issue of a period out of the readings of its reports. The order of `readings` is the order of
/// the archive; it decides only between equals.
pub fn compose(brief: &Brief, readings: &[(Document, Reading)], knowledge: &Knowledge) -> Issue {
    let mut left_out = Vec::new();
    let mut chosen: Vec<Vec<Report<'_>>> = brief.arenas.iter().map(|_| Vec::new()).collect();
    for (document, reading) in readings {
        match select::select(brief, document, reading, knowledge) {
            Selection::In { arena, report } => chosen[arena].push(report),
            Selection::Out { reason } => {
                left_out.push(LeftOut {
                    document: document.id.clone(),
                    title: title_of(document, reading),
                    reason,
                });
            }
        }
    }
    let mut sections = Vec::new();
    for (arena, reports) in brief.arenas.iter().zip(chosen) {
        let stories = story::stories(reports);
        let mut items: Vec<(jiff::civil::Date, IssueItem)> = Vec::new();
        for story in &stories {
            match item(brief, story, knowledge) {
                Some(item) => items.push((story[0].day, item)),
                None => left_out.extend(story.iter().map(|report| LeftOut {
                    document: report.document.id.clone(),
                    title: title_of(report.document, report.reading),
                    reason: "no sentence that could be told safely".to_owned(),
                })),
            }
        }
        items.sort_by(|(day, item), (other_day, other)| {
            day.cmp(other_day).then(other.weight.total_cmp(&item.weight))
        });
        if !items.is_empty() {
            let items = items.into_iter().map(|(_, item)| item).collect();
            sections.push(Section { arena: arena.name.clone(), heading: arena.heading.clone(), items });
        }
    }
    let overview = overview(&sections);
    Issue {
        title: brief.title.clone(),
        subject: brief.subject.clone(),
        period: brief.period,
        number: None,
        version: 1,
        editor: brief.editor.clone(),
        overview,
        sections,
        corrections: Vec::new(),
        left_out,
    }
}

fn title_of(document: &Document, reading: &Reading) -> String {
    let title = reading.title.clone().or_else(|| document.title.clone());
    title.unwrap_or_else(|| {
        let words: Vec<&str> = document.text.split_whitespace().take(12).collect();
        words.join(" ")
    })
}

/// Writes the item of a story: the sentences of its leading report with the outlets that carried the same,
/// then what other reports add.
fn item(brief: &Brief, story: &[Report<'_>], knowledge: &Knowledge) -> Option<IssueItem> {
    let lead = story.first()?;
    let mut phraser = Phraser::new(knowledge, brief.period);
    let mut sentences: Vec<IssueSentence> = Vec::new();
    let mut told: Vec<story::Told> = Vec::new();
    for (at, report) in story.iter().enumerate() {
        let before = sentences.len();
        for sentence in report.sentences.iter().filter(|sentence| sentence.relevant) {
            let most = if at == 0 { MAX_SENTENCES } else { 1 };
            if sentences.len() - before >= most {
                break;
            }
            // What an earlier report told already is not told again.
            let events = report.events_of(sentence);
            if at > 0 && events.iter().all(|event| told.iter().any(|told| told.is_same(event))) {
                continue;
            }
            let Some(text) = phraser.sentence(report, sentence) else { continue };
            told.extend(events.iter().map(|event| story::Told::of(event)));
            sentences.push(IssueSentence {
                id: String::new(),
                text,
                events: events.iter().map(|event| event.id.clone()).collect(),
                passages: vec![report.passage(sentence)],
                ..IssueSentence::default()
            });
        }
        if let Some(last) = sentences[before..].last_mut() {
            last.citations = report.citations();
        } else if let Some(lead_last) =
            sentences.iter_mut().rfind(|sentence| sentence.passages[0].document == lead.document.id)
        {
            // Nothing new: the outlet stands beside the lead's, with its own passage.
            report::add_citations(&mut lead_last.citations, report.citations());
            let first = report.sentences.iter().find(|sentence| sentence.relevant);
            lead_last.passages.extend(first.map(|sentence| report.passage(sentence)));
        }
    }
    if sentences.is_empty() {
        return None;
    }
    let id = format!("i:{}", lead.document.id.trim_start_matches("d:"));
    for (number, sentence) in sentences.iter_mut().enumerate() {
        sentence.id = format!("{id}/s{}", number + 1);
    }
    let weight = (weight::weight(story, knowledge) * 100.0).round() / 100.0;
    Some(IssueItem { id, weight, sentences, captions: Vec::new() })
}

/// The weightiest items, each by its first sentence, in the order of the sections.
fn overview(sections: &[Section]) -> Vec<OverviewLine> {
    let mut all: Vec<(usize, &IssueItem)> =
        sections.iter().flat_map(|section| &section.items).enumerate().collect();
    all.sort_by(|(at, item), (other_at, other)| other.weight.total_cmp(&item.weight).then(at.cmp(other_at)));
    all.truncate(MAX_OVERVIEW);
    all.sort_by_key(|(at, _)| *at);
    all.into_iter()
        .filter_map(|(_, item)| {
            let first = item.sentences.first()?;
            Some(OverviewLine { text: format!("{}.", first.text), item: item.id.clone() })
        })
        .collect()
}
