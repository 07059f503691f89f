//! Words in quotation marks stand in a passage letter by letter.

use rasad_text::Span;

use super::evidence::{Evidence, plain};
use super::statement::Statement;
use super::{Doubt, DoubtKind};

pub(super) fn check(statement: &Statement, evidence: &Evidence) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for span in quoted(statement.text()) {
        let words = span.of(statement.text());
        // What an editor put in brackets or left out is not the source's.
        let missing = parts(words).into_iter().find(|part| !evidence.text.contains(&plain(part)));
        if let Some(part) = missing {
            let message = format!("no passage has the words \"{}\"", part.trim());
            doubts.push(Doubt { span, kind: DoubtKind::Quote, message });
        }
    }
    doubts
}

/// The stretches inside of quotation marks.
pub(super) fn quoted(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut open: Option<usize> = None;
    for (at, mark) in text.char_indices() {
        match (mark, open) {
            ('“' | '«', _) | ('"', None) => open = Some(at + mark.len_utf8()),
            ('”' | '»' | '"', Some(from)) => {
                spans.push(Span::new(from, at));
                open = None;
            }
            _ => {}
        }
    }
    spans
}

/// The quotation without brackets, dots of omission and the mark before its end.
fn parts(words: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0_u32;
    for character in words.replace("...", "…").chars() {
        match character {
            '[' | '(' => depth += 1,
            ']' | ')' => {
                depth = depth.saturating_sub(1);
                parts.push(String::new());
            }
            '…' => parts.push(String::new()),
            _ if depth == 0 => parts.last_mut().expect("it begins with one part").push(character),
            _ => {}
        }
    }
    let trimmed =
        parts.iter().map(|part| part.trim_matches(|c: char| c.is_whitespace() || ",.;:!?".contains(c)));
    trimmed.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_are_cut_at_brackets_and_omissions() {
        let text = "He warned of a “crushing [military] response ... soon,” and left.";
        let spans = quoted(text);
        assert_eq!(spans.len(), 1);
        assert_eq!(parts(spans[0].of(text)), ["crushing", "response", "soon"]);
    }
}
