//! What the checks look at: one document, its reading, what the desk knows and what it told before.

use jiff::civil::Date;
use rasad_names::Knowledge;
use rasad_reading::{DateMention, Entity, Event, Item, ItemKind, Reading};
use rasad_syntax::split_sentences;
use rasad_text::{Document, Span};
use rasad_time::Interval;

use super::words::WORDS;
use crate::Arena;

/// An event that a former issue, or the archive, holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The event.
    pub event: Event,
    /// Where it was told, for people to read: `Spotlight on Iran, November 1-14, item 4`.
    pub place: String,
    /// Day from which the place is.
    pub day: Option<Date>,
    /// Whether it stands in an issue of the desk; else it is a report of the archive.
    pub issue: bool,
}

/// An item with its sentences.
#[derive(Clone, Debug)]
pub struct ItemView {
    /// Index in the reading.
    pub index: usize,
    /// Bullet, paragraph or caption.
    pub kind: ItemKind,
    /// Its text.
    pub span: Span,
    /// Whether it sums up others.
    pub overview: bool,
    /// Its sentences, without white space around them.
    pub sentences: Vec<Span>,
}

impl ItemView {
    /// The sentence in which a span begins, else the item's whole text.
    pub(super) fn sentence_of(&self, span: Span) -> Span {
        let found =
            self.sentences.iter().find(|sentence| sentence.start <= span.start && span.start < sentence.end);
        found.copied().unwrap_or(self.span)
    }
}

/// One bulletin, ready to be checked.
pub struct Sheet<'a> {
    /// The text.
    pub document: &'a Document,
    /// What was read in it.
    pub reading: &'a Reading,
    /// What is known of people, titles and outlets.
    pub knowledge: &'a Knowledge,
    /// Sections of the desk; empty for a bulletin of others, whose headings then say what belongs under them.
    pub arenas: &'a [Arena],
    /// What was told before.
    pub told: &'a [Told],
    /// Views of the reading's items, in order.
    pub items: Vec<ItemView>,
}

impl<'a> Sheet<'a> {
    /// Makes a sheet of a document as it was read.
    pub fn new(document: &'a Document, reading: &'a Reading, knowledge: &'a Knowledge) -> Self {
        let items =
            reading.items.iter().enumerate().map(|(index, item)| view(document, index, item)).collect();
        Self { document, reading, knowledge, arenas: &[], told: &[], items }
    }

    /// The desk's sections.
    #[must_use]
    pub fn with_arenas(self, arenas: &'a [Arena]) -> Self {
        Self { arenas, ..self }
    }

    /// What former issues and the archive hold.
    #[must_use]
    pub fn with_told(self, told: &'a [Told]) -> Self {
        Self { told, ..self }
    }

    pub(super) fn text(&self, span: Span) -> &'a str {
        self.document.slice(span)
    }

    /// The heading above an item.
    pub(super) fn section(&self, item: &ItemView) -> Option<&'a str> {
        self.reading.items[item.index].section.as_deref()
    }

    /// Items that tell something themselves: neither overview nor captions.
    pub(super) fn telling(&self) -> impl Iterator<Item = &ItemView> {
        self.items.iter().filter(|item| !item.overview && item.kind != ItemKind::Caption)
    }

    /// Expressions of one day in an item, outside of its citations, each with that day.
    pub(super) fn days(&self, item: &ItemView) -> Vec<(&'a DateMention, Date)> {
        let cited: Vec<Span> = self.citations(item).filter_map(|citation| citation.span).collect();
        let inside = |date: &&DateMention| {
            date.item == item.index && !cited.iter().any(|span| span.overlaps(date.span))
        };
        let day = |date: &'a DateMention| {
            date.value.filter(|value| value.start == value.end).map(|value| (date, value.start))
        };
        self.reading.dates.iter().filter(inside).filter_map(day).collect()
    }

    pub(super) fn citations(&self, item: &ItemView) -> impl Iterator<Item = &'a rasad_reading::Citation> {
        let index = item.index;
        self.reading.citations.iter().filter(move |citation| citation.item == index)
    }

    pub(super) fn events(&self, item: &ItemView) -> impl Iterator<Item = &'a Event> {
        let index = item.index;
        self.reading.events.iter().filter(move |event| event.item == index)
    }

    /// Entities named, described or meant in an item.
    pub(super) fn entities(&self, item: &ItemView) -> impl Iterator<Item = &'a Entity> {
        let index = item.index;
        let inside = move |entity: &&Entity| entity.mentions.iter().any(|mention| mention.item == index);
        self.reading.entities.iter().filter(inside)
    }

    /// The day by which an item speaks: that of its last citation, else the end of the period.
    pub(super) fn day_of(&self, item: &ItemView) -> Option<Date> {
        let cited = self.citations(item).filter_map(|citation| citation.date).map(|date| date.end).max();
        cited.or_else(|| self.period().map(|period| period.end)).or(self.document.published)
    }

    pub(super) fn period(&self) -> Option<Interval> {
        self.reading.period
    }

    /// `item 4 of "Iranian Involvement in Syria"`, as a person would count.
    pub(super) fn place_of(&self, item: &ItemView) -> String {
        let section = self.section(item);
        // Captions are not counted: a reader sees them beside their item.
        let same = |other: &&ItemView| {
            self.section(other) == section && other.index <= item.index && other.kind != ItemKind::Caption
        };
        let number = self.items.iter().filter(same).count().max(1);
        match section {
            Some(section) => format!("item {number} of \"{section}\""),
            None => format!("item {number}"),
        }
    }

    /// The printed name of an entity.
    pub(super) fn name<'b>(&'b self, id: &'b str) -> &'b str {
        self.reading.entity(id).map_or(id, |entity| &entity.name)
    }
}

fn view(document: &Document, index: usize, item: &Item) -> ItemView {
    let text = document.slice(item.span);
    let sentences = split_sentences(text)
        .into_iter()
        .map(|(start, end)| Span::new(start, end).shift(item.span.start).trim(&document.text))
        .filter(|span| !span.is_empty())
        .collect();
    let section = item.section.as_deref().unwrap_or_default().trim().to_lowercase();
    let overview = WORDS.overview.contains(&section.trim_end_matches(':').to_owned());
    ItemView { index, kind: item.kind, span: item.span, overview, sentences }
}
