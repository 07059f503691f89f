//! Replacements over spans of one sentence.

use rasad_text::Span;

/// Edits that don't overlap; the first over a place wins.
pub(super) struct Edits<'a> {
    text: &'a str,
    sentence: Span,
    list: Vec<(Span, String)>,
}

impl<'a> Edits<'a> {
    pub(super) fn new(text: &'a str, sentence: Span) -> Self {
        Self { text, sentence, list: Vec::new() }
    }

    /// Replaces a stretch of the sentence; nothing happens where one is replaced already or it lies outside.
    pub(super) fn replace(&mut self, span: Span, with: String) {
        let free = !self.list.iter().any(|(taken, _)| taken.overlaps(span));
        if free && self.sentence.contains(span) && !span.is_empty() {
            self.list.push((span, with));
        }
    }

    /// The text of a span as it is in the source.
    pub(super) fn source(&self, span: Span) -> &'a str {
        span.of(self.text)
    }

    /// What stands in the source right after a place of the sentence.
    pub(super) fn after(&self, at: usize) -> &'a str {
        self.text.get(at..self.sentence.end).unwrap_or("")
    }

    /// What stands in the source before a place of the sentence.
    pub(super) fn before(&self, at: usize) -> &'a str {
        self.text.get(self.sentence.start..at).unwrap_or("")
    }

    /// The sentence with all edits made.
    pub(super) fn apply(mut self) -> String {
        self.list.sort_by_key(|(span, _)| span.start);
        let mut written = String::with_capacity(self.sentence.len() + 64);
        let mut at = self.sentence.start;
        for (span, with) in &self.list {
            written.push_str(self.text.get(at..span.start).unwrap_or(""));
            written.push_str(with);
            at = span.end;
        }
        written.push_str(self.text.get(at..self.sentence.end).unwrap_or(""));
        written
    }
}
