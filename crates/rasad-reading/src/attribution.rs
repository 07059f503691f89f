//! Who said what, as records, kept apart from which outlet carried it.

use rasad_events::{Speech, TokenRef};
use rasad_text::{Document, Span};

use crate::mention::{Entities, ItemMentions, ItemText};
use crate::model::{Attribution, EntityKind, Item, ItemKind, SpeechForm};

const OPEN: [char; 5] = ['"', '“', '«', '„', '‘'];
const CLOSE: [char; 4] = ['"', '”', '»', '’'];
const MARKS: [char; 7] = ['"', '“', '”', '«', '»', '„', '‘'];

/// The sayings of an item. Their events are filled in when events have their indices.
pub(crate) fn attributions(
    item: &ItemText<'_>,
    mentions: &ItemMentions,
    entities: &Entities,
    speech: &[Speech],
    item_index: usize,
    item_id: &str,
) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    for saying in speech.iter().filter(|saying| saying.told) {
        let content = stretch(item, saying.extent.0, saying.extent.1);
        let speaker = saying.speakers.first().copied();
        let mention = speaker.and_then(|at| mentions.at(at.sentence, at.token));
        // "Syria: ..." is the title of a topic; people speak before a colon.
        let topic = mention.is_some_and(|mention| entities.list[mention.entity].kind != EntityKind::Person);
        if content.is_empty() || (saying.colon && topic && form(item, content) != SpeechForm::Direct) {
            continue;
        }
        let sentence = saying.cue.sentence;
        let in_cue = |(from, to): (usize, usize)| {
            stretch(item, TokenRef { sentence, token: from }, TokenRef { sentence, token: to })
        };
        found.push(Attribution {
            id: format!("{item_id}/a{}", found.len() + 1),
            item: item_index,
            form: form(item, content),
            speaker: mention.map(|mention| entities.list[mention.entity].id.clone()),
            speaker_span: saying.speaker_words.map(in_cue),
            cue: in_cue(saying.cue_words),
            content,
            events: Vec::new(),
        });
    }
    found
}

/// From the beginning of one token to the end of another, in the document.
fn stretch(item: &ItemText<'_>, from: TokenRef, to: TokenRef) -> Span {
    let (start, _) = item.token(from.sentence, from.token).span;
    let (_, end) = item.token(to.sentence, to.token).span;
    Span::new(start, end.max(start)).shift(item.offset)
}

fn form(item: &ItemText<'_>, content: Span) -> SpeechForm {
    let start = content.start - item.offset;
    let end = content.end - item.offset;
    let inside = item.text.get(start..end).unwrap_or("");
    let before = item.text.get(..start).unwrap_or("").trim_end();
    let after = item.text.get(end..).unwrap_or("").trim_start_matches([',', '.', ' ']);
    let closed = after.is_empty() || after.starts_with(MARKS) || after.starts_with('’');
    if (before.ends_with(OPEN) && closed) || (inside.starts_with(OPEN) && inside.ends_with(MARKS)) {
        SpeechForm::Direct
    } else if inside.contains(MARKS) || before.ends_with(OPEN) {
        SpeechForm::Mixed
    } else {
        SpeechForm::Indirect
    }
}

/// Lets a quotation go on over paragraphs: one that is nothing but a quotation, with no word of saying of its own,
/// goes on what was quoted at the end of the paragraph before.
pub(crate) fn go_on(document: &Document, items: &[Item], found: &mut [Attribution]) {
    let mut first = 0;
    // The attribution whose quotation the item before ended with.
    let mut open: Option<usize> = None;
    for (index, item) in items.iter().enumerate() {
        let last = first + found[first..].iter().take_while(|attribution| attribution.item == index).count();
        let own = first..last;
        first = last;
        let goes_on = open.filter(|_| {
            item.kind == ItemKind::Paragraph
                && is_quotation(document.slice(item.span))
                && !found[own.clone()].iter().any(|attribution| cues_outside(document, item, attribution))
        });
        if let Some(before) = goes_on {
            let text = document.slice(item.span);
            let end = item.span.start + text.trim_end().trim_end_matches(CLOSE).len();
            found[before].content.end = found[before].content.end.max(end);
            continue;
        }
        let quoted = |at: &usize| found[*at].form != SpeechForm::Indirect;
        open = own.filter(quoted).max_by_key(|at| found[*at].content.end.max(found[*at].cue.end));
        // What is told behind the quotation ends it.
        open = open.filter(|at| {
            let attribution = &found[*at];
            let from = attribution.content.end.max(attribution.cue.end).min(item.span.end);
            document.slice(Span::new(from, item.span.end)).split_whitespace().count() <= MAX_BEHIND
        });
    }
}

/// How many words may stand behind a quotation and its cue in its paragraph: "said Mr. X, a farmer from Y".
const MAX_BEHIND: usize = 16;

/// Whether a paragraph is one quotation from beginning to end, closed or not.
fn is_quotation(text: &str) -> bool {
    let text = text.trim();
    let Some(rest) = text.strip_prefix(['"', '“', '«', '„']) else { return false };
    let rest = rest.trim_end_matches(CLOSE);
    !rest.contains(['"', '”', '»'])
}

/// Whether a saying's cue stands in the item, outside of the marks: it is then told by the item itself.
fn cues_outside(document: &Document, item: &Item, attribution: &Attribution) -> bool {
    let before = document.slice(Span::new(item.span.start, attribution.cue.start.max(item.span.start)));
    before.matches(MARKS).count().is_multiple_of(2)
}
