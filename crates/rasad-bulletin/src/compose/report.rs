//! One report of the period, with its sentences and the events in them.

use jiff::civil::Date;
use rasad_events::EventType;
use rasad_reading::{Event, Reading};
use rasad_syntax::{Deprel, Sentence, Upos};
use rasad_text::{Document, Span};
use rasad_time::Interval;

use crate::issue::{IssueCitation, Passage};

/// A report that belongs to an arena.
pub(crate) struct Report<'a> {
    pub(crate) document: &'a Document,
    pub(crate) reading: &'a Reading,
    /// The day of its first event, else of its publication.
    pub(crate) day: Date,
    pub(crate) sentences: Vec<ReportSentence>,
}

/// A sentence of a report.
pub(crate) struct ReportSentence {
    /// In bytes of the document's text.
    pub(crate) span: Span,
    /// Token spans are relative to `offset`.
    pub(crate) tree: Sentence,
    pub(crate) offset: usize,
    /// Indices of the events that it tells.
    pub(crate) events: Vec<usize>,
    /// Whether one of them is why the report was taken.
    pub(crate) relevant: bool,
}

impl ReportSentence {
    /// Whether an event is what the sentence is about, and not its background: told by the main verb, by what is
    /// joined to it or is its content, by its subject or object, or by what follows from it ("killing three").
    pub(crate) fn is_main(&self, event: &Event) -> bool {
        let tokens = &self.tree.tokens;
        let at = event.trigger.start.saturating_sub(self.offset);
        let Some(mut at) = tokens.iter().position(|token| token.span.0 <= at && at < token.span.1) else {
            return false;
        };
        for _ in 0..6 {
            let Some(head) = tokens[at].head else { return true };
            let case = self.tree.child(at, Deprel::Case).map(|case| tokens[case].form.to_lowercase());
            let main = match tokens[at].deprel {
                Deprel::Conj
                | Deprel::Ccomp
                | Deprel::Xcomp
                | Deprel::Parataxis
                | Deprel::Obj
                | Deprel::Nsubj
                | Deprel::NsubjPass
                | Deprel::Csubj
                | Deprel::Flat => true,
                Deprel::Advcl => head < at && self.tree.child(at, Deprel::Mark).is_none(),
                Deprel::Obl => event.kind == EventType::Consult || case.as_deref() == Some("of"),
                Deprel::Nmod => case.as_deref() == Some("of"),
                // A headline whose subject the parser took for the head.
                Deprel::Acl => {
                    tokens[at].feats.is_finite()
                        || (tokens[head].head.is_none() && tokens[head].upos != Upos::Verb)
                }
                _ => false,
            };
            if !main {
                return false;
            }
            at = head;
        }
        false
    }
}

impl ReportSentence {
    /// Whether a place of the sentence stands in a clause of time, cause or condition, or in a relative one.
    pub(crate) fn is_background(&self, span: Span) -> bool {
        let tokens = &self.tree.tokens;
        let start = span.start.saturating_sub(self.offset);
        if !self.span.contains(span) {
            return false;
        }
        let Some(mut at) = tokens.iter().position(|token| token.span.0 <= start && start < token.span.1)
        else {
            return false;
        };
        for _ in 0..tokens.len() {
            if matches!(tokens[at].deprel, Deprel::Advcl | Deprel::AclRelcl) {
                return true;
            }
            match tokens[at].head {
                Some(head) => at = head,
                None => return false,
            }
        }
        false
    }
}

impl Report<'_> {
    /// The events of a sentence.
    pub(crate) fn events_of(&self, sentence: &ReportSentence) -> Vec<&Event> {
        sentence.events.iter().map(|index| &self.reading.events[*index]).collect()
    }

    /// All events that its relevant sentences tell.
    pub(crate) fn events(&self) -> impl Iterator<Item = &Event> {
        let relevant = self.sentences.iter().filter(|sentence| sentence.relevant);
        relevant.flat_map(|sentence| sentence.events.iter().map(|index| &self.reading.events[*index]))
    }

    /// A sentence of it as a passage to rest on.
    pub(crate) fn passage(&self, sentence: &ReportSentence) -> Passage {
        let outlets = self.citations().into_iter().flat_map(|citation| citation.outlets).collect();
        Passage {
            document: self.document.id.clone(),
            uri: self.document.source.uri.clone(),
            title: self.reading.title.clone().or_else(|| self.document.title.clone()),
            outlets,
            date: self.document.published,
            archived: None,
            span: sentence.span,
            excerpt: self.document.slice(sentence.span).to_owned(),
        }
    }

    /// Its outlets with the day, as a bulletin cites them.
    pub(crate) fn citations(&self) -> Vec<IssueCitation> {
        let mut found: Vec<IssueCitation> = Vec::new();
        let cited = self
            .events()
            .flat_map(|event| event.citations.iter())
            .map(|index| &self.reading.citations[*index]);
        let all = self.reading.citations.iter();
        let mut any = false;
        for citation in cited.chain(all.take(8)) {
            if any
                && !self.events().any(|event| {
                    event.citations.iter().any(|at| self.reading.citations[*at].id == citation.id)
                })
            {
                continue;
            }
            any = true;
            let outlets = citation.outlets.iter().map(|outlet| outlet.name.clone()).collect();
            let date = citation.date.or(self.document.published.map(Interval::day));
            add_citations(&mut found, vec![IssueCitation { outlets, date }]);
        }
        found
    }
}

/// Adds citations, outlets of one day together, none twice.
pub(crate) fn add_citations(list: &mut Vec<IssueCitation>, more: Vec<IssueCitation>) {
    for citation in more {
        let outlets: Vec<String> = citation
            .outlets
            .into_iter()
            .filter(|outlet| {
                !list.iter().any(|other| other.date == citation.date && other.outlets.contains(outlet))
            })
            .collect();
        if outlets.is_empty() {
            continue;
        }
        match list.iter_mut().find(|other| other.date == citation.date) {
            Some(same_day) => same_day.outlets.extend(outlets),
            None => list.push(IssueCitation { outlets, date: citation.date }),
        }
    }
    list.sort_by_key(|citation| citation.date.map(|date| date.start));
}
