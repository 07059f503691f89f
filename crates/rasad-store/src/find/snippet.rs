//! The passage that a hit shows, cut out of the original text, with what was looked for marked in it.

use rasad_text::Span;
use rasad_text::fold::fold;

use super::query::Term;

/// Longest passage, in bytes; shorter items are shown whole.
const WINDOW: usize = 320;

/// Bytes shown before the first mark of a longer item.
const LEAD: usize = 60;

/// A passage of the original text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The passage as it stands in the document.
    pub text: String,
    /// What was looked for, in bytes of `text`, in order and apart.
    pub highlights: Vec<Span>,
    /// Where the passage stands, in bytes of the document's text.
    pub span: Span,
}

/// Cuts the passage out of an item that covers `item` in a document's `text`. `mentions` are in bytes of the
/// document.
pub(super) fn snippet(text: &str, item: Span, terms: &[&Term], mentions: &[Span]) -> Snippet {
    let passage = item.of(text);
    let tokens = tokens(passage);
    let mut marks: Vec<Span> = mentions
        .iter()
        .filter(|mention| item.contains(**mention))
        .map(|mention| Span::new(mention.start - item.start, mention.end - item.start))
        .collect();
    for term in terms {
        marks.extend(occurrences(&tokens, term));
    }
    let marks = merged(marks);
    let window = window(passage, &tokens, &marks);
    let highlights = marks
        .iter()
        .filter(|mark| window.contains(**mark))
        .map(|mark| Span::new(mark.start - window.start, mark.end - window.start))
        .collect();
    Snippet { text: window.of(passage).to_owned(), highlights, span: window.shift(item.start) }
}

/// The words of a text as folding sees them, with where they stand.
fn tokens(text: &str) -> Vec<(Span, String)> {
    let mut tokens = Vec::new();
    let mut word: Option<Span> = None;
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        match part(character) {
            Part::Letter => word = Some(word.map_or(Span::new(at, end), |span| Span::new(span.start, end))),
            Part::Nothing => {}
            Part::Gap => tokens.extend(word.take().map(|span| (span, fold(span.of(text))))),
        }
    }
    tokens.extend(word.map(|span| (span, fold(span.of(text)))));
    tokens
}

enum Part {
    Letter,
    /// Dropped by folding, such as an apostrophe: what stands on both sides is one word.
    Nothing,
    Gap,
}

fn part(character: char) -> Part {
    if character.is_alphanumeric() {
        return Part::Letter;
    }
    if character == ' ' {
        return Part::Gap;
    }
    // Folding alone knows which signs it drops; between two letters a gap shows.
    let mut probe = String::from("a");
    probe.push(character);
    probe.push('a');
    if fold(&probe).contains(' ') { Part::Gap } else { Part::Nothing }
}

fn occurrences(tokens: &[(Span, String)], term: &Term) -> Vec<Span> {
    let n = term.tokens.len();
    let is_here = |found: &[(Span, String)]| {
        found.iter().zip(&term.tokens).enumerate().all(|(index, ((_, token), wanted))| {
            token == wanted || (term.prefix && index + 1 == n && token.starts_with(wanted.as_str()))
        })
    };
    let windows = tokens.windows(n).filter(|found| is_here(found));
    windows.map(|found| found[0].0.cover(found[n - 1].0)).collect()
}

fn merged(mut marks: Vec<Span>) -> Vec<Span> {
    marks.retain(|mark| !mark.is_empty());
    marks.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(marks.len());
    for mark in marks {
        match merged.last_mut() {
            Some(last) if mark.start < last.end => *last = last.cover(mark),
            _ => merged.push(mark),
        }
    }
    merged
}

/// The stretch that shows most marks, the first such, cut between words.
fn window(passage: &str, tokens: &[(Span, String)], marks: &[Span]) -> Span {
    if passage.len() <= WINDOW {
        return Span::new(0, passage.len());
    }
    let shown_from = |start: usize| {
        marks.iter().filter(|mark| mark.start >= start && mark.end <= start + WINDOW - LEAD).count()
    };
    let mut best = (0, 0);
    for mark in marks {
        let shown = shown_from(mark.start);
        if shown > best.0 {
            best = (shown, mark.start);
        }
    }
    let earliest = if best.1 + WINDOW - LEAD >= passage.len() {
        passage.len() - WINDOW
    } else {
        best.1.saturating_sub(LEAD)
    };
    let start = tokens.iter().map(|(span, _)| span.start).find(|start| *start >= earliest && earliest > 0);
    let start = start.filter(|start| *start <= best.1 || best.0 == 0).unwrap_or(if earliest == 0 {
        0
    } else {
        best.1
    });
    let latest = (start + WINDOW).min(passage.len());
    if latest == passage.len() {
        return Span::new(start, latest);
    }
    let end = tokens.iter().map(|(span, _)| span.end).rfind(|end| *end <= latest && *end > start);
    // One word longer than the window is cut inside, between characters.
    Span::new(start, end.unwrap_or_else(|| passage.floor_char_boundary(latest)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn word(text: &str) -> Term {
        Term { tokens: fold(text).split(' ').map(str::to_owned).collect(), quoted: false, prefix: false }
    }

    fn marked(text: &str, terms: &[&Term]) -> Vec<String> {
        let shown = snippet(text, Span::new(0, text.len()), terms, &[]);
        shown.highlights.iter().map(|mark| mark.of(&shown.text).to_owned()).collect()
    }

    #[test]
    fn marks_the_original_spelling() {
        let text = "“Esmail Qa’ani”, the U.S. and Abdul-Mahdi. قاآني; Qaanis";
        assert_eq!(marked(text, &[&word("qaani")]), ["Qa’ani"]);
        assert_eq!(marked(text, &[&word("us"), &word("Abdul Mahdi")]), ["U.S", "Abdul-Mahdi"]);
        assert_eq!(marked(text, &[&word("قاآنی")]), ["قاآني"]);
        let prefix = Term { prefix: true, ..word("qaani") };
        assert_eq!(marked(text, &[&prefix]), ["Qa’ani", "Qaanis"]);
        assert_eq!(marked(text, &[&word("esmail qaani"), &word("qaani")]), ["Esmail Qa’ani"]);
    }

    #[test]
    fn a_long_item_is_cut_between_words_around_the_marks() {
        let text = format!("{} target {}", "before ".repeat(200), "after ".repeat(200));
        let shown = snippet(&text, Span::new(0, text.len()), &[&word("target")], &[]);
        assert!(
            shown.text.len() <= WINDOW && shown.text.starts_with("before") && shown.text.ends_with("after")
        );
        assert_eq!(shown.highlights.len(), 1);
        assert_eq!(shown.span.of(&text), shown.text);
    }

    proptest! {
        #[test]
        fn spans_fit_any_text(text in "(\\PC|[ a’-]){0,400}", wanted in "[a-c]{1,2}", long in 0_usize..3) {
            let text = text.repeat(long + 1);
            let shown = snippet(&text, Span::new(0, text.len()), &[&word(&wanted)], &[]);
            prop_assert_eq!(shown.span.of(&text), shown.text.as_str());
            for mark in &shown.highlights {
                prop_assert!(shown.text.get(mark.start..mark.end).is_some());
            }
        }
    }
}
