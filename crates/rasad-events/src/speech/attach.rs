//! Gives quotations to sayings: a quotation is one content, however many sentences it has.

use rasad_syntax::Upos;

use super::quotation::{Quote, Quotes};
use super::scene::{Scene, Stretch};
use super::words::{Frame, WORDS};
use super::{Draft, Speech, speech, who};
use crate::TokenRef;

/// How far from a quotation its word of saying may stand.
const NEAR: usize = 14;

/// Widens contents to the quotations that they touch, finds a cue for quotations that have none, and lets a
/// quotation without a cue of its own go on the one before.
pub(super) fn quotations(scenes: &[Scene<'_>], quotes: &Quotes, found: &mut Vec<Speech>) {
    let mut owner: Vec<Option<usize>> = vec![None; quotes.list.len()];
    for (index, speech) in found.iter_mut().enumerate() {
        let own = quotes.around(speech.cue);
        for quote in quotes.touching(speech.extent.0, speech.extent.1) {
            if Some(quote) != own {
                widen(scenes, speech, quotes.list[quote]);
                // The innermost cue that stands outside of it has it.
                owner[quote] = Some(index);
            }
        }
    }
    for (index, quote) in quotes.list.iter().enumerate() {
        if owner[index].is_some() || !is_utterance(scenes, *quote) {
            continue;
        }
        if let Some(draft) = cue_after(scenes, *quote).or_else(|| cue_before(scenes, *quote)) {
            let known = found.iter().position(|speech| speech.cue == draft.cue);
            let at = known.unwrap_or(found.len());
            if known.is_none() {
                found.push(draft);
                let extent = inner(scenes, *quote);
                found[at].extent = extent.unwrap_or(found[at].extent);
            }
            widen(scenes, &mut found[at], *quote);
            owner[index] = Some(at);
        }
    }
    for (index, quote) in quotes.list.iter().enumerate().skip(1) {
        if owner[index].is_none()
            && let Some(before) = owner[index - 1]
            && follows(scenes, quotes.list[index - 1], *quote, &found[before])
        {
            widen(scenes, &mut found[before], *quote);
            owner[index] = Some(before);
        }
    }
}

/// Takes a quotation into a content.
fn widen(scenes: &[Scene<'_>], speech: &mut Speech, quote: Quote) {
    let inner = inner(scenes, quote);
    let Some((from, to)) = inner else { return };
    speech.extent = (speech.extent.0.min(from), speech.extent.1.max(to));
    // What is quoted in further sentences stands on the speaker's word, too.
    let touched = scenes.iter().enumerate().take(to.sentence + 1).skip(from.sentence);
    for (sentence, scene) in touched {
        if speech.contents.iter().any(|content| content.sentence == sentence) {
            continue;
        }
        let first = if sentence == from.sentence { from.token } else { 0 };
        let last = if sentence == to.sentence { to.token } else { scene.len() - 1 };
        let head = (first..=last).find(|at| {
            scene.token(*at).upos != Upos::Punct
                && scene.tree.head(*at).is_none_or(|head| head < first || head > last)
        });
        speech.contents.extend(head.map(|head| scene.at(head)));
    }
}

/// What lies between the marks.
fn inner(scenes: &[Scene<'_>], quote: Quote) -> Option<(TokenRef, TokenRef)> {
    let from = next(scenes, quote.open)?;
    let to = if is_mark(scenes, quote.close) { previous(scenes, quote.close)? } else { quote.close };
    (from <= to).then_some((from, to))
}

fn is_mark(scenes: &[Scene<'_>], at: TokenRef) -> bool {
    let token = scenes[at.sentence].token(at.token);
    token.upos == Upos::Punct && token.form.starts_with(['"', '”', '»', '’', '\'', '“'])
}

fn next(scenes: &[Scene<'_>], at: TokenRef) -> Option<TokenRef> {
    if at.token + 1 < scenes[at.sentence].len() {
        return Some(TokenRef { token: at.token + 1, ..at });
    }
    let sentence = (at.sentence + 1..scenes.len()).find(|sentence| scenes[*sentence].len() > 0)?;
    Some(TokenRef { sentence, token: 0 })
}

fn previous(scenes: &[Scene<'_>], at: TokenRef) -> Option<TokenRef> {
    if at.token > 0 {
        return Some(TokenRef { token: at.token - 1, ..at });
    }
    let sentence = (0..at.sentence).rev().find(|sentence| scenes[*sentence].len() > 0)?;
    Some(TokenRef { sentence, token: scenes[sentence].len() - 1 })
}

/// Whether a quotation is something said and not a word held at arm's length: it has a verb, or several words.
fn is_utterance(scenes: &[Scene<'_>], quote: Quote) -> bool {
    let Some((from, to)) = inner(scenes, quote) else { return false };
    if from.sentence != to.sentence {
        return true;
    }
    let scene = &scenes[from.sentence];
    to.token - from.token >= 3
        || matches!(scene.token(to.token).form.as_str(), "," | "." | "!" | "?")
        || (from.token..=to.token).any(|at| scene.token(at).upos == Upos::Verb)
}

/// '"...," she said with a smile.'
fn cue_after(scenes: &[Scene<'_>], quote: Quote) -> Option<Speech> {
    let scene = &scenes[quote.close.sentence];
    let start = quote.close.token + 1;
    let inside = quote.close.token.checked_sub(1).map(|at| scene.token(at).form.as_str());
    let outside = (start < scene.len()).then(|| scene.token(start).form.as_str());
    if !matches!(inside, Some("," | "." | "?" | "!" | "—" | "…" | "...")) && outside != Some(",") {
        return None;
    }
    let at = (start..scene.len().min(start + NEAR))
        .take_while(|at| scene.quotes.around(scene.at(*at)).is_none())
        .find(|at| is_cue(scene, *at))?;
    let near = (start..at).rev().chain(at + 1..scene.len().min(at + 4));
    Some(with_speaker(scene, at, near))
}

/// 'She said, "..."'
fn cue_before(scenes: &[Scene<'_>], quote: Quote) -> Option<Speech> {
    let scene = &scenes[quote.open.sentence];
    let open = quote.open.token;
    let at = (open.saturating_sub(NEAR)..open)
        .rev()
        .take_while(|at| scene.quotes.around(scene.at(*at)).is_none())
        .find(|at| is_cue(scene, *at))?;
    let between = open - at - 1;
    let apart = matches!(scene.token(open - 1).form.as_str(), "," | ":") || between == 0;
    apart.then(|| with_speaker(scene, at, (0..at).rev().chain(0..0)))
}

fn is_cue(scene: &Scene<'_>, at: usize) -> bool {
    let token = scene.token(at);
    // "in saying", "the reporting": no cue of a quotation.
    let tells = !token.form.ends_with("ing") || (at > 0 && scene.token(at - 1).form == ",");
    token.upos == Upos::Verb
        && tells
        && token.deprel != rasad_syntax::Deprel::Amod
        && WORDS.verb(&scene.lemma(at)).is_some_and(|verb| verb.has(Frame::Clause) || verb.has(Frame::Quote))
}

/// The saying of a cue found beside a quotation; its speaker by the tree, else the noun next to it.
fn with_speaker(scene: &Scene<'_>, at: usize, near: impl Iterator<Item = usize>) -> Speech {
    let mut speakers = who::speakers(scene, at);
    speakers.retain(|speaker| !scene.across_marks(at, *speaker));
    if speakers.is_empty() {
        speakers.extend(near.take_while(|at| scene.token(*at).upos != Upos::Verb).find(|at| {
            matches!(scene.token(*at).upos, Upos::Noun | Upos::Propn | Upos::Pron)
                && scene.tree.child(*at, &[rasad_syntax::Deprel::Case]).is_none()
        }));
    }
    let stretch: Stretch = (at, at);
    let draft = Draft {
        cue: at,
        cue_words: stretch,
        speakers,
        contents: Vec::new(),
        extent: stretch,
        denies: false,
        carries: true,
        told: true,
        colon: false,
    };
    speech(scene, draft)
}

/// Whether a quotation goes on the one before: in the cue's own sentence behind a comma, or as the sentence
/// that follows.
fn follows(scenes: &[Scene<'_>], before: Quote, quote: Quote, speech: &Speech) -> bool {
    if !is_utterance(scenes, quote) {
        return false;
    }
    if quote.open.sentence == speech.cue.sentence {
        return quote.open > speech.cue
            && quote.open.token > 0
            && matches!(
                scenes[quote.open.sentence].token(quote.open.token - 1).form.as_str(),
                "," | "." | ";" | ":" | "—"
            );
    }
    let last = before.close.max(speech.cue).sentence;
    quote.open.sentence == last + 1 && quote.open.token == 0 && inner(scenes, before).is_some()
}
