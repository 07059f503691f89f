//! Checking bulletins: files of anyone's, with what the desk knows and has told before.

use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rasad_bulletin::lint::{Finding, Ignore, Sheet, Told, apply_fixes, find_ignores, lint as check};
use rasad_ingest::MediaType;
use rasad_reading::{Event, Reader, Reading};
use rasad_store::{EventFilter, EventOrder, EventRow, Page};
use rasad_text::{Document, Span};

use crate::compose::arenas;
use crate::desk::Desk;
use crate::error::Error;
use crate::intake::Loss;
use crate::pipeline::Outcome;
use crate::progress::Progress;
use crate::read::{ReadOptions, read};
use crate::write::write_whole;

/// Most events of the archive that are held against one bulletin, for each actor and kind of act.
const MOST_TOLD: usize = 500;

/// A bulletin and what was found in it.
#[derive(Clone, Debug)]
pub struct Linted {
    /// The text.
    pub document: Document,
    /// What was read in it.
    pub reading: Reading,
    /// Sorted by place.
    pub findings: Vec<Finding>,
}

impl Linted {
    /// Line of the file that a span begins in, counted from 1, where the format keeps lines.
    pub fn line(&self, span: Span) -> Option<usize> {
        let text = self.document.text.get(..span.start)?;
        (self.document.source.media_type == "text/plain").then(|| text.matches('\n').count() + 1)
    }

    /// `item 4 of "Iranian Involvement in Syria"`, where a span lies in an item.
    pub fn place(&self, span: Span) -> Option<String> {
        let item = self
            .reading
            .items
            .iter()
            .position(|item| item.span.overlaps(span) || item.span.contains(span))?;
        let section = self.reading.items[item].section.as_deref();
        let same = |other: &&rasad_reading::Item| {
            other.section.as_deref() == section && other.kind != rasad_reading::ItemKind::Caption
        };
        let number = self.reading.items[..=item].iter().filter(same).count().max(1);
        Some(match section {
            Some(section) => format!("item {number} of \"{section}\""),
            None => format!("item {number}"),
        })
    }
}

/// What comes of one file.
#[derive(Debug)]
pub enum LintOutcome {
    /// Checked.
    Linted(Box<Linted>),
    /// Not read.
    Lost(Loss),
}

/// Checks every document of the files. A desk adds its sections and what it has told before.
///
/// # Errors
/// Those of the desk's archive; none of a single file's, which are among the outcomes.
pub fn lint(
    desk: Option<&Desk>,
    reader: &Reader,
    paths: &[PathBuf],
    options: &ReadOptions,
    progress: &mut dyn Progress,
    each: &mut dyn FnMut(LintOutcome),
) -> Result<(), Error> {
    let mut pairs = Vec::new();
    read(reader, paths, options, progress, &mut |outcome| {
        match outcome {
            Outcome::Read(pair) => pairs.push(*pair),
            Outcome::Failed { loss, .. } | Outcome::Lost(loss) => each(LintOutcome::Lost(loss)),
            Outcome::Known | Outcome::FileEnd { .. } => {}
        }
        ControlFlow::Continue(())
    })?;
    let sections = desk.map(|desk| arenas(&desk.config)).unwrap_or_default();
    for (document, reading) in pairs {
        let told = match desk {
            Some(desk) => told_before(desk, &document, &reading)?,
            None => Vec::new(),
        };
        let sheet =
            Sheet::new(&document, &reading, &reader.knowledge).with_arenas(&sections).with_told(&told);
        let findings = check(&sheet, &ignores(&document));
        each(LintOutcome::Linted(Box::new(Linted { document, reading, findings })));
    }
    Ok(())
}

/// Takes every certain remedy in a file of plain text or Markdown. Gives how many were taken, and how many could
/// not be, as the words stand elsewhere in the file, too, or in another form.
///
/// # Errors
/// The file can't be read or written.
pub fn fix(path: &Path, linted: &Linted) -> Result<(usize, usize), Error> {
    let unreadable = |source| Error::Unreadable { path: path.to_owned(), source };
    let mut text = fs::read_to_string(path).map_err(unreadable)?;
    let (mut taken, mut left) = (0, 0);
    for finding in linted.findings.iter().filter(|finding| finding.fix.is_some()) {
        match fixed(&text, &linted.document.text, finding) {
            Some(better) => {
                text = better;
                taken += 1;
            }
            None => left += 1,
        }
    }
    if taken > 0 {
        write_whole(path, text.as_bytes())?;
    }
    Ok((taken, left))
}

/// The file's text with one remedy, which is found by the words around it.
fn fixed(file: &str, text: &str, finding: &Finding) -> Option<String> {
    let fix = finding.fix.as_ref()?;
    for width in [60, 30, 15] {
        let start = boundary(text, fix.span.start.saturating_sub(width));
        let around = Span::new(start, fix.span.end);
        let words = around.of(text);
        let mut places = file.match_indices(words);
        if let (Some((at, _)), None) = (places.next(), places.next())
            && !words.is_empty()
        {
            let inner = Finding {
                fix: Some(rasad_bulletin::lint::Fix {
                    span: Span::new(at + fix.span.start - start, at + fix.span.end - start),
                    replacement: fix.replacement.clone(),
                }),
                ..finding.clone()
            };
            return Some(apply_fixes(file, &[inner]).0);
        }
    }
    None
}

fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The marks of the text, and those of the file that its format does not hand on.
fn ignores(document: &Document) -> Vec<Ignore> {
    let mut found = find_ignores(&document.text);
    let drops_comments =
        [MediaType::Markdown, MediaType::Html].iter().any(|kind| kind.as_str() == document.source.media_type);
    if let (true, Ok(file)) = (drops_comments, fs::read_to_string(&document.source.uri)) {
        for mark in find_ignores(&file) {
            // The words after the mark say where it stands.
            let after = words(&file[mark.span.end..], 6);
            if let Some(at) = find_words(&document.text, &after) {
                found.push(Ignore { span: Span::new(at, at), ..mark });
            }
        }
    }
    found
}

fn words(text: &str, most: usize) -> Vec<&str> {
    let mut plain = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    plain.by_ref().take(most).collect()
}

/// Where the words stand one after the other, whatever is between them.
fn find_words(text: &str, wanted: &[&str]) -> Option<usize> {
    let first = wanted.first()?;
    text.match_indices(first).map(|(at, _)| at).find(|at| words(&text[*at..], wanted.len()) == wanted)
}

/// What the archive holds of the acts in a bulletin: those of the same kind by the same actor.
fn told_before(desk: &Desk, document: &Document, reading: &Reading) -> Result<Vec<Told>, Error> {
    let archive = desk.archive()?;
    let asked: BTreeSet<(&str, _)> = reading
        .events
        .iter()
        .filter_map(|event| Some((event.actors.first()?.as_str(), event.kind)))
        .collect();
    let mut told = Vec::new();
    for (actor, kind) in asked {
        let filter =
            EventFilter { actor: Some(actor.to_owned()), kinds: vec![kind], ..EventFilter::default() };
        for row in archive.events(&filter, EventOrder::default(), Page::first(MOST_TOLD))? {
            if row.document == document.id {
                continue;
            }
            let issue = archive.reading(&row.document)?.and_then(|(_, reading)| reading.period);
            // An issue is told before this one if its period is.
            let before = match (issue, reading.period) {
                (Some(other), Some(own)) => other.end < own.end && other != own,
                _ => true,
            };
            if before {
                told.push(of_row(row, issue.is_some()));
            }
        }
    }
    Ok(told)
}

fn of_row(row: EventRow, issue: bool) -> Told {
    let ids = |parties: &[rasad_store::Party]| parties.iter().map(|party| party.id.clone()).collect();
    let title = row.title.clone().unwrap_or_else(|| row.uri.clone());
    let day = row.day;
    let place = day.map_or(title.clone(), |day| format!("{title} ({day})"));
    let event = Event {
        id: row.id,
        item: 0,
        kind: row.kind,
        mode: row.mode,
        contexts: row.contexts,
        actors: ids(&row.actors),
        recipients: ids(&row.recipients),
        date: row.date,
        date_precision: row.date_precision,
        date_basis: row.date_basis,
        place: row.place,
        status: row.status,
        claimants: ids(&row.claimants),
        citations: Vec::new(),
        confidence: row.confidence,
        evidence: row.evidence,
        trigger: row.trigger,
        rule: row.rule,
        cameo: row.cameo,
    };
    Told { event, place, day, issue }
}
