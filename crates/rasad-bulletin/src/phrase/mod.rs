//! From a sentence of a report to a sentence of the bulletin.
//!
//! The sentence keeps the source's words for what happened; what changes is what a bulletin writes its own
//! way: narrative present becomes past, weekdays become dates, people get the title that they held on the
//! day and their full name at first mention, pronouns that lost their noun get it back. Each change is an
//! edit over a span, so nothing can be added that is not a name, a title, a tense or a date.

mod edit;
mod people;
mod tense;
mod when;

use std::collections::BTreeSet;

use rasad_names::Knowledge;
use rasad_syntax::{Deprel, Upos};
use rasad_text::Span;
use rasad_time::Interval;

use crate::compose::report::{Report, ReportSentence};
use edit::Edits;
pub(crate) use when::{full_day, house_interval};

/// Longest sentence that is taken, in words; longer ones are lists or broken text.
const MAX_WORDS: usize = 75;
const MIN_WORDS: usize = 4;

/// Writes the sentences of one item; it remembers who was introduced.
pub(crate) struct Phraser<'a> {
    knowledge: &'a Knowledge,
    period: Interval,
    introduced: BTreeSet<String>,
    /// Document and end of the last sentence written.
    last: Option<(String, usize)>,
}

impl<'a> Phraser<'a> {
    pub(crate) fn new(knowledge: &'a Knowledge, period: Interval) -> Self {
        Self { knowledge, period, introduced: BTreeSet::new(), last: None }
    }

    /// Whether the last sentence written is the one right before in the source.
    fn goes_on(&self, report: &Report<'_>, sentence: &ReportSentence) -> bool {
        self.last.as_ref().is_some_and(|(document, end)| {
            let gap = report.document.text.get(*end..sentence.span.start);
            *document == report.document.id && gap.is_some_and(|gap| gap.trim().is_empty())
        })
    }

    /// The sentence as the bulletin prints it, without a full stop; `None` where it can't stand by itself.
    pub(crate) fn sentence(&mut self, report: &Report<'_>, sentence: &ReportSentence) -> Option<String> {
        let text = report.document.slice(sentence.span);
        let n_words = text.split_whitespace().count();
        if !(MIN_WORDS..=MAX_WORDS).contains(&n_words) || !is_statement(text, sentence) {
            return None;
        }
        let mut edits = Edits::new(&report.document.text, sentence.span);
        for citation in report.reading.citations.iter().filter_map(|citation| citation.span) {
            if sentence.span.contains(citation) && report.document.slice(citation).starts_with(['(', '[']) {
                edits.replace(citation, String::new());
            }
        }
        drop_opening(report, sentence, &mut edits);
        let goes_on = self.goes_on(report, sentence);
        if !goes_on {
            drop_also(sentence, &mut edits);
        }
        when::absolute_dates(report, sentence, self.period, &mut edits);
        tense::to_past(sentence, &mut edits);
        let mut introduced = self.introduced.clone();
        let day = report.day;
        if !people::introduce(self.knowledge, report, sentence, day, goes_on, &mut introduced, &mut edits) {
            return None;
        }
        let written = edits.apply();
        if written.split_whitespace().count() < MIN_WORDS {
            return None;
        }
        self.introduced = introduced;
        self.last = Some((report.document.id.clone(), sentence.span.end));
        Some(finish(&written))
    }
}

/// A statement has a finite verb, is no question, and nobody speaks as "we" outside of quotation marks.
fn is_statement(text: &str, sentence: &ReportSentence) -> bool {
    let trimmed = text.trim_end();
    if trimmed.ends_with('?') || trimmed.ends_with(':') {
        return false;
    }
    let tokens = &sentence.tree.tokens;
    let finite = tokens.iter().any(|token| {
        matches!(token.upos, Upos::Verb | Upos::Aux)
            && (token.feats.is_finite() || token.feats.tense().is_some())
    });
    let mut quoted = false;
    for token in tokens {
        if token.form.contains(['"', '“', '”', '«', '»']) {
            quoted = !quoted;
        }
        let own = matches!(token.form.to_lowercase().as_str(), "we" | "i" | "our" | "my" | "you" | "your")
            && token.upos == Upos::Pron;
        if own && !quoted {
            return false;
        }
    }
    finite
}

/// Takes off what tied a sentence to the one before ("Meanwhile,") or to a running title ("Yemen:").
fn drop_opening(report: &Report<'_>, sentence: &ReportSentence, edits: &mut Edits<'_>) {
    const OPENINGS: [&str; 12] = [
        "Meanwhile,",
        "However,",
        "Also,",
        "In addition,",
        "Moreover,",
        "Furthermore,",
        "Additionally,",
        "But",
        "And",
        "Separately,",
        "Elsewhere,",
        "Afterwards,",
    ];
    let text = report.document.slice(sentence.span);
    let taken = OPENINGS
        .iter()
        .find(|opening| text.strip_prefix(**opening).is_some_and(|rest| rest.starts_with(' ')));
    let length = match taken {
        Some(opening) => opening.len() + 1,
        None => match text.find(": ") {
            // A title before a colon has no verb and no quotation mark.
            Some(at)
                if at < 60
                    && is_running_title(&text[..at])
                    && text[at + 2..].starts_with(char::is_uppercase) =>
            {
                at + 2
            }
            _ => return,
        },
    };
    edits.replace(Span::new(sentence.span.start, sentence.span.start + length), String::new());
}

/// Takes "also" off a main clause that stands without the one that it adds to.
fn drop_also(sentence: &ReportSentence, edits: &mut Edits<'_>) {
    let Some(root) = sentence.tree.root() else { return };
    let also = sentence.tree.children(root).find(|child| sentence.tree.tokens[*child].lemma == "also");
    if let Some(also) = also {
        let span = token_span(sentence, also);
        edits.replace(Span::new(span.start, span.end), String::new());
    }
}

fn is_running_title(words: &str) -> bool {
    !words.contains(['"', '“', '”'])
        && words.split_whitespace().count() <= 7
        && !words.contains(" said")
        && !words.contains(" says")
}

/// Quotation marks of one kind, single spaces, a capital at the start, no full stop at the end.
fn finish(written: &str) -> String {
    let joined = written.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = String::with_capacity(joined.len());
    let mut open = false;
    for character in joined.chars() {
        match character {
            '"' | '“' | '”' => {
                text.push(if open { '”' } else { '“' });
                open = !open;
            }
            _ => text.push(character),
        }
    }
    for (wrong, right) in [(" ,", ","), (" .", "."), (",,", ","), ("( ", "("), (" )", ")"), ("..", ".")] {
        text = text.replace(wrong, right);
    }
    // The full stop of the sentence stands behind its citation, also where a quotation ends it.
    for (wrong, right) in [(".”", "”"), (".'", "'")] {
        if let Some(rest) = text.strip_suffix(wrong) {
            text = format!("{rest}{right}");
        }
    }
    // Nothing before the first capital: a sentence begins with one.
    let text = text.trim().trim_end_matches(['.', ' ', ';']).to_owned();
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => text,
    }
}

/// The subject of the main clause of a sentence.
fn main_subject(sentence: &ReportSentence) -> Option<usize> {
    let root = sentence.tree.root()?;
    sentence.tree.tokens.iter().position(|token| {
        token.head == Some(root) && matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass)
    })
}

/// The span of a token in the document.
fn token_span(sentence: &ReportSentence, at: usize) -> Span {
    let (start, end) = sentence.tree.tokens[at].span;
    Span::new(start, end).shift(sentence.offset)
}
