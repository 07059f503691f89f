//! Where an item is in quotation marks.

use rasad_syntax::Sentence;

use crate::TokenRef;

/// One quotation, with its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quote {
    /// The opening mark.
    pub(super) open: TokenRef,
    /// The closing mark, or the last token of the item where it never closes.
    pub(super) close: TokenRef,
}

/// The quotations of an item, in order; none lies in another.
#[derive(Debug, Default)]
pub(super) struct Quotes {
    pub(super) list: Vec<Quote>,
}

/// The pair of marks that a quotation began with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Double,
    Curly,
    Angle,
    Single,
    Straight,
}

impl Quotes {
    pub(super) fn find(sentences: &[Sentence]) -> Self {
        let mut list = Vec::new();
        let mut opened: Option<(Mark, TokenRef)> = None;
        let mut last = None;
        let mut space_before = true;
        for (sentence, tokens) in sentences.iter().enumerate() {
            for (token, word) in tokens.tokens.iter().enumerate() {
                let at = TokenRef { sentence, token };
                last = Some(at);
                let opens = space_before && !word.space_after;
                let closes = !space_before;
                match (word.form.as_str(), opened) {
                    ("”" | "''", Some((Mark::Curly | Mark::Double, open)))
                    | ("»", Some((Mark::Angle, open)))
                    | ("’", Some((Mark::Single, open)))
                    | ("“", Some((Mark::Double, open))) => {
                        list.push(Quote { open, close: at });
                        opened = None;
                    }
                    ("\"", Some((Mark::Double | Mark::Curly, open))) if closes || !opens => {
                        list.push(Quote { open, close: at });
                        opened = None;
                    }
                    ("'", Some((Mark::Straight, open))) if closes => {
                        list.push(Quote { open, close: at });
                        opened = None;
                    }
                    // A new one while another is open: the mark before it was astray.
                    ("\"", _) if !closes || opens => opened = Some((Mark::Double, at)),
                    ("“" | "``" | "„", _) => opened = Some((Mark::Curly, at)),
                    ("«", None) => opened = Some((Mark::Angle, at)),
                    ("‘", None) if opens => opened = Some((Mark::Single, at)),
                    ("'", None) if opens && closes_later(&tokens.tokens[token + 1..]) => {
                        opened = Some((Mark::Straight, at));
                    }
                    _ => {}
                }
                space_before = word.space_after;
            }
            // Between sentences there is room.
            space_before = true;
        }
        if let (Some((Mark::Double | Mark::Curly | Mark::Angle, open)), Some(last)) = (opened, last)
            && last > open
        {
            list.push(Quote { open, close: last });
        }
        Self { list }
    }

    /// The quotation that a token lies in, marks included.
    pub(super) fn around(&self, at: TokenRef) -> Option<usize> {
        let next = self.list.partition_point(|quote| quote.open <= at);
        let index = next.checked_sub(1)?;
        (self.list[index].close >= at).then_some(index)
    }

    /// The quotations that share a token with a stretch, by index.
    pub(super) fn touching(&self, from: TokenRef, to: TokenRef) -> std::ops::Range<usize> {
        let first = self.list.partition_point(|quote| quote.close < from);
        let end = self.list.partition_point(|quote| quote.open <= to);
        first..end.max(first)
    }
}

/// An apostrophe opens a quotation only where another one closes it in the same sentence.
fn closes_later(rest: &[rasad_syntax::Token]) -> bool {
    let mut space_before = false;
    for word in rest {
        if word.form == "'" && !space_before && word.upos == rasad_syntax::Upos::Punct {
            return true;
        }
        space_before = word.space_after;
    }
    false
}
