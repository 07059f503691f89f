//! The one entry point: a document in, a reading out.

use rasad_events::{TokenRef, code, find_speech};
use rasad_syntax::Sentence;
use rasad_text::script::detect_language;
use rasad_text::{Document, NoteKind, Span};
use rasad_time::{Interval, Reference, TimeExpression};

use crate::mention::{Entities, ItemMentions, ItemText};
use crate::model::{DateMention, EntityKind, ItemKind, Reading};
use crate::reader::Reader;
use crate::trace::{Fates, ItemTrace, Trace, TracedName};
use crate::{attribution, citation, coreference, event, finish, mention, repair, structure, time};

/// Reads a document. Pure, and never fails: what is not understood becomes a note.
pub fn read(document: &Document, reader: &Reader) -> Reading {
    read_into(document, reader, None)
}

/// The same with how it came about.
pub fn read_traced(document: &Document, reader: &Reader) -> (Reading, Trace) {
    let mut trace = Trace::default();
    let reading = read_into(document, reader, Some(&mut trace));
    (reading, trace)
}

fn read_into(document: &Document, reader: &Reader, mut trace: Option<&mut Trace>) -> Reading {
    let text = document.text.as_str();
    // Whether a bracket is a citation is asked before the period is known; any day does for that.
    let some_day = Reference::day(document.published.unwrap_or(jiff::civil::date(2000, 12, 31)));
    let sources = structure::Sources {
        is_citation: &|content| citation::is_citation(reader, content, Some(&some_day)),
        is_outlet: &|words| citation::is_outlet(reader, words),
    };
    let structure = structure::structure(document, sources);
    let reference = match (structure.period, document.published) {
        (Some(period), _) => Some(Reference { anchor: period.end, period: Some(period) }),
        (None, Some(day)) => Some(Reference::day(day)),
        (None, None) => None,
    };
    let mut reading = Reading {
        document: document.id.clone(),
        title: structure.title,
        period: structure.period,
        editor: structure.editor,
        language: document.language.clone().or_else(|| detect_language(text).map(str::to_owned)),
        sections: structure.sections,
        items: structure.items,
        notes: structure.notes,
        ..Reading::default()
    };
    for (index, item) in reading.items.iter().enumerate() {
        let found = citation::citations(
            reader,
            document,
            index,
            item,
            reference.as_ref(),
            &structure.references,
            &mut reading.notes,
        );
        reading.citations.extend(found);
    }
    let mut citations_of: Vec<Vec<usize>> = vec![Vec::new(); reading.items.len()];
    for (at, citation) in reading.citations.iter().enumerate() {
        citations_of[citation.item].push(at);
    }
    let document_date = structure.period.or(document.published.map(Interval::day));
    let english = reading.language.as_deref().is_none_or(|language| language == "en");
    let mut analysed: Vec<Analysed> = Vec::with_capacity(reading.items.len());
    for (index, item) in reading.items.iter().enumerate() {
        let cited = citations_of[index].iter().filter_map(|at| reading.citations[*at].span);
        let left_out =
            reading.notes.iter().filter(|note| note.kind == NoteKind::Skipped).map(|note| note.span);
        let masked = mask(text, item.span, cited, left_out);
        let sentences = if english { reader.model.analyze(&masked) } else { time::plain_sentences(&masked) };
        let expressions = rasad_time::find_expressions(&masked);
        let times = expressions.iter().map(|expression| expression.span).collect();
        analysed.push(Analysed {
            masked,
            offset: item.span.start,
            sentences,
            expressions,
            times,
            mentions: ItemMentions::default(),
        });
    }
    let mut entities = Entities::default();
    for part in &mut analysed {
        part.mentions = mention::names(reader, &part.item(), &mut entities);
        if english {
            repair::repair(&mut part.sentences, &entities, &part.mentions);
        }
    }
    for (index, part) in analysed.iter_mut().enumerate() {
        let citations: Vec<_> = citations_of[index].iter().map(|at| &reading.citations[*at]).collect();
        let day = citations.iter().filter_map(|citation| citation.date).map(|date| date.start).min();
        let day = day.or(document_date.map(|date| date.end));
        let mut mentions = std::mem::take(&mut part.mentions);
        let item = part.item();
        if english {
            mention::descriptions(reader, &item, &mut entities, &mut mentions);
            coreference::resolve(reader, &item, day, &mut entities, &mut mentions);
        }
        for mention in &mentions.mentions {
            entities.list[mention.entity].last_seen = index + 1;
        }
        part.mentions = mentions;
    }
    let mut drafts = Vec::new();
    let mut coded = Vec::new();
    for (index, part) in analysed.iter_mut().enumerate() {
        let mut mentions = std::mem::take(&mut part.mentions);
        let item = part.item();
        let found = time::dates(&item, &part.expressions, reference.as_ref(), |at| {
            mentions.at(at.sentence, at.token).is_some_and(|mention| {
                let entity = &entities.list[mention.entity];
                let bearer = matches!(entity.kind, EntityKind::Person | EntityKind::Organization);
                bearer && entity.target.is_some() && mention.tokens.1 - mention.tokens.0 > 1
            })
        });
        let mut written: Vec<DateMention> = found.iter().flat_map(|date| date.mentions(index)).collect();
        let cited = citations_of[index].iter().filter_map(|at| reading.citations[*at].span);
        time::add_cited(text, index, cited, reference.as_ref(), &mut written);
        reading.dates.append(&mut written);
        if !english {
            part.mentions = mentions;
            continue;
        }
        let candidates = code(&part.sentences, &reader.lexicon);
        let speech = find_speech(&part.sentences);
        let citations: Vec<_> = citations_of[index].iter().map(|at| &reading.citations[*at]).collect();
        let dates: Vec<_> = found.iter().filter_map(time::Found::local).collect();
        let mut fates = trace.is_some().then(Fates::default);
        let events = event::events(&mut event::Sources {
            reader,
            item: &item,
            mentions: &mut mentions,
            entities: &mut entities,
            candidates: &candidates,
            speech: &speech,
            dates: &dates,
            citations: &citations,
            document_date,
            caption: reading.items[index].kind == ItemKind::Caption,
            fates: fates.as_mut(),
        });
        drafts.push((index, events));
        let sayings =
            attribution::attributions(&item, &mentions, &entities, &speech, index, &reading.items[index].id);
        reading.attributions.extend(sayings);
        part.mentions = mentions;
        if let Some(fates) = fates {
            coded.push((index, candidates, fates));
        }
    }
    time::add_outside(text, &reading.items, reference.as_ref(), &mut reading.dates);
    let told: Vec<(usize, Vec<Vec<TokenRef>>)> = match trace {
        Some(_) => drafts.iter().map(|(item, events)| (*item, triggers(events))).collect(),
        None => Vec::new(),
    };
    attribution::go_on(document, &reading.items, &mut reading.attributions);
    finish::finish(reader, document, &entities, &analysed, drafts, &mut reading);
    if let Some(trace) = &mut trace {
        trace.items = traced(&reading, analysed, &entities);
        for (item, candidates, fates) in coded {
            let events = told.iter().filter(|(of, _)| *of == item).flat_map(|(_, events)| events).enumerate();
            let events: Vec<_> = events
                .map(|(at, triggers)| (finish::event_id(&reading, item, at + 1), triggers.clone()))
                .collect();
            trace.items[item].candidates = fates.settle(candidates, &events);
        }
    }
    reading
}

/// The words that each event of an item is told by, the leading one first.
fn triggers(events: &[event::EventDraft]) -> Vec<Vec<TokenRef>> {
    let all = |event: &event::EventDraft| {
        std::iter::once(event.trigger).chain(event.absorbed.iter().copied()).collect()
    };
    events.iter().map(all).collect()
}

/// The trace of each item, but for its candidates.
fn traced(reading: &Reading, analysed: Vec<Analysed>, entities: &Entities) -> Vec<ItemTrace> {
    // The reading keeps fewer entities than were thought of on the way.
    let name = |index: usize| {
        let draft = &entities.list[index];
        let kept = reading.entities.iter().find(|entity| entity.id == draft.id);
        kept.map_or_else(|| draft.name.clone(), |entity| entity.name.clone())
    };
    let traced = analysed.into_iter().map(|part| {
        let names = part.mentions.mentions.iter().map(|mention| TracedName {
            sentence: mention.sentence,
            tokens: mention.tokens,
            entity: entities.list[mention.entity].id.clone(),
            name: name(mention.entity),
            entity_kind: entities.list[mention.entity].kind,
            kind: mention.kind.as_str(),
            known: entities.list[mention.entity].target.is_some(),
        });
        let names = names.collect();
        ItemTrace {
            text: part.masked,
            offset: part.offset,
            sentences: part.sentences,
            names,
            candidates: Vec::new(),
        }
    });
    traced.collect()
}

/// One item with all that was found in it.
pub(crate) struct Analysed {
    masked: String,
    offset: usize,
    pub(crate) sentences: Vec<Sentence>,
    expressions: Vec<TimeExpression>,
    times: Vec<Span>,
    pub(crate) mentions: ItemMentions,
}

impl Analysed {
    pub(crate) fn item(&self) -> ItemText<'_> {
        ItemText { text: &self.masked, offset: self.offset, sentences: &self.sentences, times: &self.times }
    }
}

/// The text of an item with bracketed citations, what pages put into it and emphasis marks blanked out, byte
/// for byte.
fn mask(
    text: &str,
    item: Span,
    cited: impl Iterator<Item = Span>,
    left_out: impl Iterator<Item = Span>,
) -> String {
    let mut bytes = item.of(text).as_bytes().to_vec();
    let mut blank = |from: usize, to: usize| {
        for byte in &mut bytes[from..to] {
            *byte = b' ';
        }
    };
    for span in left_out.filter(|span| item.contains(*span)) {
        blank(span.start - item.start, span.end - item.start);
    }
    for span in cited.filter(|span| item.contains(*span)) {
        let words = span.of(text);
        let open = if words.starts_with(['(', '[', '-', '–', '—']) { Some(0) } else { words.rfind('(') };
        if let Some(open) = open {
            blank(span.start + open - item.start, span.end - item.start);
        }
    }
    let inside = item.of(text);
    for (at, mark) in inside.match_indices("**") {
        blank(at, at + mark.len());
    }
    // A page break inside of a sentence ends no sentence.
    for (at, mark) in inside.match_indices("\n\n") {
        let before = inside[..at].trim_end();
        if !before.ends_with(['.', '!', '?', ':', ')', '"', '”', '…']) {
            blank(at, at + mark.len());
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| inside.to_owned())
}
