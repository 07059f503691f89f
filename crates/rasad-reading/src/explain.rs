//! Why a text was read as it was: sentence by sentence, from a reading and its trace.
//!
//! Pure, and for people: front ends show it as they like.

use rasad_events::{Argument, Lexicon, TokenRef};
use rasad_syntax::{Sentence, Upos};
use rasad_text::Span;

use crate::model::{DateMention, Event, Reading};
use crate::reader::Reader;
use crate::trace::{Fate, ItemTrace, Trace, TracedCandidate, TracedName};

/// Patterns of rules that did not fire are shown up to this many for a word.
const MOST_MISSED: usize = 6;

/// How one sentence was read.
#[derive(Clone, Debug)]
pub struct SentenceAccount<'a> {
    /// Its number in the document, from 1.
    pub number: usize,
    /// Index of its item.
    pub item: usize,
    /// Its place in the document.
    pub span: Span,
    /// Its tokens and tree; spans begin at the item.
    pub sentence: &'a Sentence,
    /// Who and what is named.
    pub names: Vec<&'a TracedName>,
    /// When.
    pub dates: Vec<&'a DateMention>,
    /// Rules that fired, in order of the words.
    pub findings: Vec<Finding<'a>>,
    /// Words that rules know, but not as they stand here.
    pub missed: Vec<Missed>,
    /// Verbs that no rule knows.
    pub unknown: Vec<UnknownVerb>,
}

/// What a rule found.
#[derive(Clone, Debug)]
pub struct Finding<'a> {
    /// The word that gave it away, with the noun of a light verb.
    pub words: String,
    /// Place of the first of them in the document.
    pub span: Span,
    /// What the rule found, and what became of it.
    pub traced: &'a TracedCandidate,
    /// The words that the rule takes for actors, as written.
    pub actor_words: Vec<String>,
    /// The words that the rule takes for recipients, as written.
    pub recipient_words: Vec<String>,
    /// The event that it is, or tells once more.
    pub event: Option<&'a Event>,
}

/// A word that rules know, and none of whose patterns fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// The word as written.
    pub word: String,
    /// Rule and pattern, in the order of the lexicon.
    pub patterns: Vec<(String, String)>,
}

/// A verb that no rule knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownVerb {
    /// Index of the token.
    pub token: usize,
    /// Its dictionary form.
    pub lemma: String,
}

/// The accounts of a document's sentences, in reading order.
pub fn explain<'a>(reading: &'a Reading, trace: &'a Trace, reader: &Reader) -> Vec<SentenceAccount<'a>> {
    let mut accounts = Vec::new();
    for (item, traced) in trace.items.iter().enumerate() {
        for (index, sentence) in traced.sentences.iter().enumerate() {
            let number = accounts.len() + 1;
            accounts.push(account(reading, reader, (item, traced), (index, sentence), number));
        }
    }
    accounts
}

fn account<'a>(
    reading: &'a Reading,
    reader: &Reader,
    (item, traced): (usize, &'a ItemTrace),
    (index, sentence): (usize, &'a Sentence),
    number: usize,
) -> SentenceAccount<'a> {
    let span = traced.span(index, (0, sentence.tokens.len()));
    let dates = reading.dates.iter().filter(|date| date.item == item && span.contains(date.span)).collect();
    let own = traced.candidates.iter().filter(|traced| traced.candidate.trigger.sentence == index);
    let findings: Vec<Finding<'a>> = own.map(|candidate| finding(reading, traced, candidate)).collect();
    let fired = |token: usize| {
        let at = TokenRef { sentence: index, token };
        traced
            .candidates
            .iter()
            .any(|traced| traced.candidate.trigger == at || traced.candidate.trigger_parts.contains(&at))
    };
    let (mut missed, mut unknown) = (Vec::new(), Vec::new());
    // Sentences of other languages have no trees, and no rules were asked.
    let analysed = sentence.tokens.iter().any(|token| token.upos != Upos::X);
    for (at, token) in sentence.tokens.iter().enumerate().filter(|(at, _)| analysed && !fired(*at)) {
        let patterns = patterns(&reader.lexicon, token.upos, &token.lemma.to_lowercase());
        if !patterns.is_empty() {
            missed.push(Missed { word: token.form.clone(), patterns });
        } else if token.upos == Upos::Verb {
            unknown.push(UnknownVerb { token: at, lemma: token.lemma.to_lowercase() });
        }
    }
    let names = traced.names.iter().filter(|name| name.sentence == index).collect();
    SentenceAccount { number, item, span, sentence, names, dates, findings, missed, unknown }
}

fn patterns(lexicon: &Lexicon, upos: Upos, lemma: &str) -> Vec<(String, String)> {
    let shown = |rule: &rasad_events::Rule, pattern: &rasad_events::lexicon::Pattern| {
        (rule.name.clone(), shortened(&pattern.to_string()))
    };
    match upos {
        Upos::Verb => {
            lexicon.for_verb(lemma).map(|(_, rule, pattern)| shown(rule, pattern)).take(MOST_MISSED).collect()
        }
        Upos::Noun => {
            lexicon.for_noun(lemma).map(|(_, rule, pattern)| shown(rule, pattern)).take(MOST_MISSED).collect()
        }
        _ => Vec::new(),
    }
}

/// A pattern with no more than some words in each list: classes of words were replaced by all of theirs.
fn shortened(pattern: &str) -> String {
    let part = |part: &str| {
        let words: Vec<&str> = part.split('|').collect();
        if words.len() > 6 { format!("{}|…", words[..5].join("|")) } else { part.to_owned() }
    };
    pattern.split(' ').map(part).collect::<Vec<_>>().join(" ")
}

fn finding<'a>(reading: &'a Reading, item: &'a ItemTrace, traced: &'a TracedCandidate) -> Finding<'a> {
    let candidate = &traced.candidate;
    let at = candidate.trigger;
    let mut tokens: Vec<usize> = vec![at.token];
    tokens.extend(
        candidate.trigger_parts.iter().filter(|part| part.sentence == at.sentence).map(|part| part.token),
    );
    tokens.sort_unstable();
    let forms: Vec<&str> =
        tokens.iter().map(|token| item.sentences[at.sentence].tokens[*token].form.as_str()).collect();
    let words = |arguments: &[Argument]| arguments.iter().map(|argument| phrase(item, argument.at)).collect();
    let event = match &traced.fate {
        Fate::Event(id) | Fate::Merged(id) => reading.events.iter().find(|event| event.id == *id),
        Fate::Dropped(_) => None,
    };
    Finding {
        words: forms.join(" … "),
        span: item.span(at.sentence, (at.token, at.token + 1)),
        traced,
        actor_words: words(&candidate.actors),
        recipient_words: words(&candidate.recipients),
        event,
    }
}

/// A noun with the words close to it: what stands before it and hangs on it, and its name.
fn phrase(item: &ItemTrace, at: TokenRef) -> String {
    use rasad_syntax::Deprel;
    let tokens = &item.sentences[at.sentence].tokens;
    let close = |token: usize| {
        token == at.token
            || tokens[token].head == Some(at.token)
                && matches!(
                    tokens[token].deprel,
                    Deprel::Det
                        | Deprel::Amod
                        | Deprel::Compound
                        | Deprel::Flat
                        | Deprel::Nummod
                        | Deprel::NmodPoss
                )
    };
    let (mut start, mut end) = (at.token, at.token + 1);
    while start > 0 && close(start - 1) {
        start -= 1;
    }
    while end < tokens.len() && close(end) {
        end += 1;
    }
    let span = (tokens[start].span.0, tokens[end - 1].span.1);
    let text = item.text.get(span.0..span.1).unwrap_or(&tokens[at.token].form);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
