//! An explanation as JSON.

use rasad_reading::{Fate, Finding, Reading, SentenceAccount};
use rasad_text::Document;
use rasad_time::Interval;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct SentenceView<'a> {
    document: &'a str,
    uri: &'a str,
    item: &'a str,
    sentence: usize,
    span: [usize; 2],
    text: &'a str,
    tokens: Vec<TokenView<'a>>,
    names: Vec<NameView<'a>>,
    dates: Vec<DateView<'a>>,
    rules: Vec<RuleView<'a>>,
    not_fired: Vec<MissedView<'a>>,
    unknown_verbs: Vec<&'a str>,
}

#[derive(Serialize)]
struct TokenView<'a> {
    id: usize,
    form: &'a str,
    lemma: &'a str,
    upos: String,
    feats: String,
    head: usize,
    deprel: String,
}

#[derive(Serialize)]
struct NameView<'a> {
    tokens: [usize; 2],
    text: String,
    entity: &'a str,
    name: &'a str,
    kind: &'a str,
    known: bool,
}

#[derive(Serialize)]
struct DateView<'a> {
    text: &'a str,
    value: Option<[String; 2]>,
    precision: &'static str,
    timex: Option<&'a str>,
}

#[derive(Serialize)]
struct RuleView<'a> {
    rule: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    words: &'a str,
    actor_words: &'a [String],
    recipient_words: &'a [String],
    outcome: &'static str,
    reason: Option<&'static str>,
    why: Option<&'static str>,
    event: Option<EventView<'a>>,
}

#[derive(Serialize)]
struct EventView<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    mode: Option<&'a str>,
    actors: &'a [String],
    recipients: &'a [String],
    date: Option<[String; 2]>,
    date_precision: &'static str,
    date_basis: &'static str,
    place: Option<&'a str>,
    status: &'static str,
    claimants: &'a [String],
    cameo: Option<&'a str>,
    confidence: f64,
}

#[derive(Serialize)]
struct MissedView<'a> {
    word: &'a str,
    patterns: Vec<PatternView<'a>>,
}

#[derive(Serialize)]
struct PatternView<'a> {
    rule: &'a str,
    pattern: &'a str,
}

pub(super) fn view<'a>(
    document: &'a Document,
    reading: &'a Reading,
    account: &'a SentenceAccount<'a>,
    number: usize,
) -> SentenceView<'a> {
    let token = |(at, token): (usize, &'a rasad_syntax::Token)| TokenView {
        id: at + 1,
        form: &token.form,
        lemma: &token.lemma,
        upos: token.upos.to_string(),
        feats: token.feats.to_string(),
        head: token.head.map_or(0, |head| head + 1),
        deprel: token.deprel.to_string(),
    };
    let names = account.names.iter().map(|name| NameView {
        tokens: [name.tokens.0 + 1, name.tokens.1],
        text: super::words(account.sentence, name.tokens),
        entity: &name.entity,
        name: &name.name,
        kind: name.kind,
        known: name.known,
    });
    let dates = account.dates.iter().map(|date| DateView {
        text: date.span.of(&document.text),
        value: date.value.map(days),
        precision: date.precision.as_str(),
        timex: date.timex.as_deref(),
    });
    let missed = account.missed.iter().map(|missed| MissedView {
        word: &missed.word,
        patterns: missed.patterns.iter().map(|(rule, pattern)| PatternView { rule, pattern }).collect(),
    });
    SentenceView {
        document: &document.id,
        uri: &document.source.uri,
        item: &reading.items[account.item].id,
        sentence: number,
        span: [account.span.start, account.span.end],
        text: account.span.of(&document.text),
        tokens: account.sentence.tokens.iter().enumerate().map(token).collect(),
        names: names.collect(),
        dates: dates.collect(),
        rules: account.findings.iter().map(rule).collect(),
        not_fired: missed.collect(),
        unknown_verbs: account.unknown.iter().map(|verb| verb.lemma.as_str()).collect(),
    }
}

fn rule<'a>(finding: &'a Finding<'a>) -> RuleView<'a> {
    let candidate = &finding.traced.candidate;
    let (outcome, dropped) = match &finding.traced.fate {
        Fate::Event(_) => ("event", None),
        Fate::Merged(_) => ("merged", None),
        Fate::Dropped(reason) => ("dropped", Some(*reason)),
    };
    RuleView {
        rule: &candidate.rule,
        kind: candidate.kind.as_str(),
        words: &finding.words,
        actor_words: &finding.actor_words,
        recipient_words: &finding.recipient_words,
        outcome,
        reason: dropped.map(rasad_reading::Dropped::as_str),
        why: dropped.map(rasad_reading::Dropped::reason),
        event: finding.event.map(|event| EventView {
            id: &event.id,
            kind: event.kind.as_str(),
            mode: event.mode.as_deref(),
            actors: &event.actors,
            recipients: &event.recipients,
            date: event.date.map(days),
            date_precision: event.date_precision.as_str(),
            date_basis: event.date_basis.as_str(),
            place: event.place.as_ref().map(|place| place.name.as_str()),
            status: event.status.as_str(),
            claimants: &event.claimants,
            cameo: event.cameo.as_deref(),
            confidence: event.confidence,
        }),
    }
}

fn days(date: Interval) -> [String; 2] {
    [date.start.to_string(), date.end.to_string()]
}
