//! The expressions of time of an item, and the tokens that they hang by.

use rasad_events::TokenRef;
use rasad_names::gazetteer::words;
use rasad_syntax::{Deprel, Feats, Sentence, Token, Upos};
use rasad_text::Span;
use rasad_time::{
    CalendarDate, Interval, Meaning, Outlook, Reference, Resolved, TimeExpression, TimeRole, Unit, Which,
    Year, find_expressions, resolve_ends, resolve_toward,
};

use crate::event::date::LocalDate;
use crate::mention::ItemText;
use crate::model::{DateMention, Item};
use crate::outlook;

/// One expression with its place in the trees.
pub(crate) struct Found {
    mention: DateMention,
    /// The two ends of a range, which `TimeML` keeps apart.
    ends: Option<[DateMention; 2]>,
    at: Option<TokenRef>,
    role: TimeRole,
}

impl Found {
    /// What is written down of it: one mention, of a range two.
    pub(crate) fn mentions(&self, item: usize) -> impl Iterator<Item = DateMention> {
        let of = |mention: &DateMention| DateMention { item, ..mention.clone() };
        match &self.ends {
            Some(ends) => ends.iter().map(of).collect::<Vec<_>>(),
            None => vec![of(&self.mention)],
        }
        .into_iter()
    }

    /// As the date of an act, where it can be one.
    pub(crate) fn local(&self) -> Option<LocalDate> {
        let at = self.at.filter(|_| self.role == TimeRole::Point)?;
        Some(LocalDate { at, value: self.mention.value, precision: self.mention.precision })
    }
}

/// Resolves the expressions of an item, in reading order. `in_name` says whether a token is part of a longer
/// name: "the March 14 Alliance" is no date.
pub(crate) fn dates(
    item: &ItemText<'_>,
    expressions: &[TimeExpression],
    reference: Option<&Reference>,
    in_name: impl Fn(TokenRef) -> bool,
) -> Vec<Found> {
    let mut previous: Option<Interval> = None;
    let mut found = Vec::with_capacity(expressions.len());
    for expression in expressions {
        let at = token_at(item, expression.span);
        if at.is_some_and(&in_name) {
            continue;
        }
        let Some(reference) = reference else {
            // Without a day to count from only the words are known; full dates resolve against any.
            let any = Reference::day(jiff::civil::date(9999, 12, 31));
            let resolved = rasad_time::resolve(expression, &any);
            let absolute = expression.span.of(item.text).chars().filter(char::is_ascii_digit).count() >= 4;
            let undated = resolved.role != TimeRole::Point || resolved.value.is_none();
            let mention = mention(item, expression.span, &resolved, absolute || undated);
            found.push(Found { mention, ends: None, at, role: resolved.role });
            continue;
        };
        let outlook = match at {
            Some(at) if hangs_on_tense(&expression.meaning, reference) => outlook::outlook(item, at),
            _ => Outlook::Back,
        };
        let resolved = resolve_toward(expression, reference, previous, outlook);
        let ends = expression.ends.and_then(|spans| {
            let ends = resolve_ends(expression, reference, previous, outlook)?;
            Some([0, 1].map(|end| mention(item, spans[end], &ends[end], true)))
        });
        let leads = !matches!(expression.meaning, Meaning::Window { .. } | Meaning::Vague(_));
        if leads && resolved.role == TimeRole::Point && resolved.value.is_some() {
            previous = resolved.value;
        }
        let mention = mention(item, expression.span, &resolved, true);
        found.push(Found { mention, ends, at, role: resolved.role });
    }
    found
}

/// Adds the dates in the brackets of citations, which are blanked out where the rest is read.
pub(crate) fn add_cited(
    text: &str,
    index: usize,
    cited: impl Iterator<Item = Span>,
    reference: Option<&Reference>,
    written: &mut Vec<DateMention>,
) {
    let Some(reference) = reference else { return };
    let known = written.len();
    for span in cited {
        let item = ItemText { text: span.of(text), offset: span.start, sentences: &[], times: &[] };
        for expression in find_expressions(item.text) {
            let at = expression.span.shift(span.start);
            let next = written[..known].partition_point(|date| date.span.end <= at.start);
            if written[..known].get(next).is_some_and(|date| date.span.start < at.end) {
                continue;
            }
            written.extend(
                dates(&item, std::slice::from_ref(&expression), Some(reference), |_| false)
                    .iter()
                    .flat_map(|date| date.mentions(index)),
            );
        }
    }
    if written.len() > known {
        written.sort_by_key(|date| date.span.start);
    }
}

/// Adds the dates that stand in no item: in titles, headings and lines of the head. They are written with the
/// item that follows them, or with the last.
pub(crate) fn add_outside(
    text: &str,
    items: &[Item],
    reference: Option<&Reference>,
    written: &mut Vec<DateMention>,
) {
    let Some(reference) = reference else { return };
    let mut spans: Vec<(Span, usize)> = items.iter().enumerate().map(|(at, item)| (item.span, at)).collect();
    spans.sort_by_key(|(span, _)| (span.start, span.end));
    let Some(&(_, last)) = spans.last() else { return };
    let end = (Span::new(text.len(), text.len()), last);
    let (mut from, known) = (0, written.len());
    for (span, item) in spans.into_iter().chain([end]) {
        if from < span.start {
            let outside = Span::new(from, span.start);
            let heading = ItemText { text: outside.of(text), offset: from, sentences: &[], times: &[] };
            let expressions = find_expressions(heading.text);
            let found = dates(&heading, &expressions, Some(reference), |_| false);
            written.extend(found.iter().flat_map(|date| date.mentions(item)));
        }
        from = from.max(span.end);
    }
    if written.len() > known {
        written.sort_by_key(|date| (date.item, date.span.start));
    }
}

/// Whether the tense decides which day or year is meant. In a bulletin the period does, but for weekdays.
fn hangs_on_tense(meaning: &Meaning, reference: &Reference) -> bool {
    let unsaid = |year: &Year| *year == Year::Unsaid && reference.period.is_none();
    match meaning {
        Meaning::Weekday { which, .. } => *which == Which::Plain,
        // "the weekend", "the end of the year"
        Meaning::Shift { unit, steps, counted, .. } => *unit == Unit::Weekend || (*counted && *steps == 0),
        Meaning::Calendar(CalendarDate { year, .. })
        | Meaning::Season { year, .. }
        | Meaning::Fraction { year, .. }
        | Meaning::Easter { year, .. }
        | Meaning::NthWeekday { year, .. }
        | Meaning::FiscalYear(year) => unsaid(year),
        Meaning::Part { of, .. } | Meaning::Bounded { by: of, .. } => hangs_on_tense(of, reference),
        Meaning::Clock { day, .. } => day.as_ref().is_some_and(|day| hangs_on_tense(day, reference)),
        Meaning::Range(_, last) => hangs_on_tense(last, reference),
        _ => false,
    }
}

fn mention(item: &ItemText<'_>, span: Span, resolved: &Resolved, known: bool) -> DateMention {
    DateMention {
        item: 0,
        span: span.shift(item.offset),
        value: resolved.value.filter(|_| known),
        precision: resolved.precision,
        timex: resolved.timex.clone().filter(|_| known),
    }
}

/// The token of an expression that the others hang on.
fn token_at(item: &ItemText<'_>, span: Span) -> Option<TokenRef> {
    let sentence = item.sentences.partition_point(|sentence| sentence.span.1 <= span.start);
    let tokens = &item.sentences.get(sentence).filter(|sentence| sentence.span.0 <= span.start)?.tokens;
    let first = tokens.partition_point(|token| token.span.1 <= span.start);
    let last = tokens.partition_point(|token| token.span.0 < span.end);
    let head = (first..last).find(|at| tokens[*at].head.is_none_or(|head| !(first..last).contains(&head)))?;
    Some(TokenRef { sentence, token: head })
}

/// An item as one sentence without syntax, for languages that have no model: names are found in it all the
/// same.
pub(crate) fn plain_sentences(text: &str) -> Vec<Sentence> {
    let tokens: Vec<Token> = words(text)
        .into_iter()
        .enumerate()
        .map(|(at, word)| Token {
            span: (word.span.start, word.span.end),
            form: word.span.of(text).to_owned(),
            lemma: word.folded,
            upos: Upos::X,
            feats: Feats::NONE,
            head: at.checked_sub(1).map(|_| 0),
            deprel: if at == 0 { Deprel::Root } else { Deprel::Dep },
            space_after: true,
        })
        .collect();
    if tokens.is_empty() { Vec::new() } else { vec![Sentence { span: (0, text.len()), tokens }] }
}
