//! Who said what, as records, kept apart from which outlet carried it.

use rasad_events::{Speech, TokenRef};
use rasad_syntax::Deprel;
use rasad_text::Span;

use crate::mention::{Entities, ItemMentions, ItemText};
use crate::model::{Attribution, SpeechForm};

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
    for saying in speech {
        let content = content_span(item, saying);
        if content.is_empty() {
            continue;
        }
        let cue = token_span(item, saying.cue);
        // One word of saying with several joined clauses is one saying.
        if let Some(last) = found.iter_mut().find(|other| other.cue == cue) {
            last.content = last.content.cover(content);
            continue;
        }
        let speaker = saying.speakers.first().copied();
        let mention = speaker.and_then(|at| mentions.at(at.sentence, at.token));
        let speaker_span = match (speaker, mention) {
            (_, Some(mention)) => Some(crate::mention::span_of(item, mention.sentence, mention.tokens)),
            (Some(at), None) => Some(token_span(item, at)),
            (None, None) => None,
        };
        found.push(Attribution {
            id: format!("{item_id}/a{}", found.len() + 1),
            item: item_index,
            form: form(item, content),
            speaker: mention.map(|mention| entities.list[mention.entity].id.clone()),
            speaker_span,
            cue,
            content,
            events: Vec::new(),
        });
    }
    found
}

fn token_span(item: &ItemText<'_>, at: TokenRef) -> Span {
    let (start, end) = item.token(at.sentence, at.token).span;
    Span::new(start, end).shift(item.offset)
}

/// What hangs on the head of the content, without the saying itself.
fn content_span(item: &ItemText<'_>, saying: &Speech) -> Span {
    let tokens = &item.sentences[saying.content.sentence].tokens;
    let head = saying.content.token;
    let below = |mut at: usize| {
        for _ in 0..=tokens.len() {
            if at == saying.cue.token && saying.cue.token != head {
                return false;
            }
            if at == head {
                return true;
            }
            match tokens[at].head {
                Some(up) => at = up,
                None => return false,
            }
        }
        false
    };
    let speaker = saying.speakers.first().map(|at| at.token);
    let inside: Vec<usize> = (0..tokens.len())
        .filter(|at| below(*at) && tokens[*at].deprel != Deprel::Punct)
        .filter(|at| speaker != Some(*at) || saying.cue.token < head)
        .collect();
    let (Some(first), Some(last)) = (inside.first(), inside.last()) else { return Span::default() };
    // "that" belongs to the saying.
    let first = if tokens[*first].lemma == "that" && inside.len() > 1 { inside[1] } else { *first };
    Span::new(tokens[first].span.0, tokens[*last].span.1).shift(item.offset)
}

fn form(item: &ItemText<'_>, content: Span) -> SpeechForm {
    const OPEN: [char; 4] = ['"', '“', '«', '„'];
    let start = content.start - item.offset;
    let end = content.end - item.offset;
    let inside = item.text.get(start..end).unwrap_or("");
    let before = item.text.get(..start).unwrap_or("").trim_end();
    if before.ends_with(OPEN)
        || inside.starts_with(OPEN)
            && inside.matches(['"', '“', '”', '»']).count() <= 2
            && inside.ends_with(['"', '”', '»'])
    {
        SpeechForm::Direct
    } else if inside.contains(OPEN) {
        SpeechForm::Mixed
    } else {
        SpeechForm::Indirect
    }
}
