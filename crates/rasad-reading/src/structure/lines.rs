//! Cuts a paragraph of plain text into units, by what its lines begin and end with and by their width.
//!
//! A line that breaks though the next word would have fitted was broken on purpose; one that is full was
//! wrapped. A document with long lines was not wrapped at all.

use rasad_text::Span;

use super::bullet::{Bullet, Mark, bullet};
use super::furniture::lines;
use super::shape;
use super::units::{Unit, UnitKind};

/// Lines longer than this were not wrapped, in characters.
const WIDEST_WRAP: usize = 130;

/// Text is not wrapped at fewer characters than this.
const NARROWEST_WRAP: usize = 65;

/// What the lines of a whole document tell about each.
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    /// Lines that belong to the page.
    pub(super) furniture: Vec<Span>,
    /// Whether words name an outlet, which tells lists of "Outlet: headline".
    pub(super) is_outlet: &'a dyn Fn(&str) -> bool,
    /// Characters of the longest line, or more than any where lines are not wrapped.
    width: usize,
}

impl<'a> Page<'a> {
    pub(super) fn new(
        text: &'a str,
        plain: &[Span],
        furniture: Vec<Span>,
        is_outlet: &'a dyn Fn(&str) -> bool,
    ) -> Self {
        let lengths: Vec<usize> = plain.iter().map(|line| line.of(text).chars().count()).collect();
        let n_long = lengths.iter().filter(|length| **length > WIDEST_WRAP).count();
        let widest = lengths.iter().copied().filter(|length| *length <= WIDEST_WRAP).max().unwrap_or(0);
        let width = if n_long * 10 > lengths.len() || widest < NARROWEST_WRAP { usize::MAX } else { widest };
        Self { text, furniture, is_outlet, width }
    }

    fn words(&self, line: Span) -> &'a str {
        line.of(self.text)
    }

    /// Whether a line could have held the first word of the next.
    fn breaks_early(&self, line: Span, next: Span) -> bool {
        let first = self.words(next).split_whitespace().next().unwrap_or("").chars().count();
        self.words(line).chars().count() + 1 + first <= self.width
    }

    /// Whether a line stands further in than the one that began a list entry: it goes on with it.
    fn is_indented(&self, line: Span) -> bool {
        self.text[..line.start].ends_with([' ', '\t'])
    }

    /// Cuts one paragraph.
    pub(super) fn cut(&self, block: Span, units: &mut Vec<Unit>) {
        let lines: Vec<Span> =
            lines(self.text, block).into_iter().filter(|line| !self.furniture.contains(line)).collect();
        let by_outlet = self.is_list_by_outlet(&lines);
        let list = by_outlet || self.is_list(&lines);
        let mut current: Option<Unit> = None;
        let mut number = 0;
        for (at, line) in lines.iter().enumerate() {
            let begun =
                bullet(self.words(*line)).filter(|mark| self.begins(*mark, current.as_ref(), number, *line));
            if let Some(mark) = begun {
                units.extend(current.take());
                if let Mark::Number(value) = mark.mark {
                    number = value;
                }
                let span = Span::new(line.start + mark.length, line.end).trim(self.text);
                current = Some(Unit { kind: UnitKind::Bullet, span });
            } else if let Some(unit) = &mut current
                && !(at > 0 && self.parts(unit, lines[at - 1], *line, lines.get(at + 1).copied(), list))
            {
                unit.span = unit.span.cover(*line);
            } else {
                units.extend(current.take());
                let in_list = list && (at > 0 || !shape::stands_alone(self.words(*line)) || by_outlet);
                current =
                    Some(Unit { kind: if in_list { UnitKind::Line } else { UnitKind::Plain }, span: *line });
            }
            // A short first line without an end stands alone: "Overview" over its bullets, or a title over
            // its period. Wrapped prose has long lines.
            if let Some(unit) = current
                && unit.kind == UnitKind::Plain
                && shape::stands_alone(self.words(unit.span))
            {
                units.extend(current.take());
            }
        }
        units.extend(current);
    }

    /// Whether what looks like a bullet is one, and not a dash or a number that wrapping put there.
    fn begins(&self, found: Bullet, current: Option<&Unit>, number: u32, line: Span) -> bool {
        let Some(unit) = current else { return true };
        if shape::has_end(self.words(unit.span)) {
            return true;
        }
        let rest = &self.words(line)[found.length..];
        match found.mark {
            Mark::Sign | Mark::Letter => true,
            Mark::Number(value) => value == 1 || value == number + 1,
            Mark::Dash => unit.kind == UnitKind::Bullet || !rest.starts_with(char::is_lowercase),
        }
    }

    /// Whether a line that has no bullet begins a unit of its own.
    fn parts(&self, unit: &Unit, before: Span, line: Span, next: Option<Span>, list: bool) -> bool {
        let (done, words) = (self.words(unit.span), self.words(line));
        if shape::reference_number(words).is_some() && (shape::has_address(words) || shape::has_address(done))
        {
            return true;
        }
        if list {
            return true;
        }
        if !shape::begins_sentence(words) || !self.breaks_early(before, line) {
            return false;
        }
        let next_is_bullet = next.is_some_and(|next| bullet(self.words(next)).is_some());
        if !shape::has_end(done) {
            // "Syria" between bullets that close without a full stop.
            return unit.kind == UnitKind::Bullet
                && next_is_bullet
                && !self.is_indented(line)
                && !shape::ends_open(done)
                && shape::stands_alone(words)
                && words.split_whitespace().count() <= 6;
        }
        match unit.kind {
            UnitKind::Bullet => !self.is_indented(line),
            _ => shape::stands_alone(words) && next.is_some(),
        }
    }

    /// Whether most lines begin with an outlet: "Kayhan: The Embassy Was a Trap".
    fn is_list_by_outlet(&self, lines: &[Span]) -> bool {
        let by_outlet = |line: &Span| {
            self.words(*line)
                .split_once(": ")
                .is_some_and(|(name, _)| name.len() <= 60 && (self.is_outlet)(name))
        };
        let n_by_outlet = lines.iter().filter(|line| by_outlet(line)).count();
        let begin = lines.iter().all(|line| shape::begins_sentence(self.words(*line)));
        begin && n_by_outlet >= 2 && n_by_outlet * 2 > lines.len()
    }

    /// Whether every line of a paragraph is an entry of its own: sentences that all end where their line
    /// does, or headlines none of which ends.
    fn is_list(&self, lines: &[Span]) -> bool {
        let skip = usize::from(lines.first().is_some_and(|line| shape::stands_alone(self.words(*line))));
        let lines = &lines[skip..];
        if lines.len() < 2 || lines.iter().any(|line| bullet(self.words(*line)).is_some()) {
            return false;
        }
        let early = lines.windows(2).all(|pair| self.breaks_early(pair[0], pair[1]));
        let begin = lines.iter().all(|line| shape::begins_sentence(self.words(*line)));
        let n_ends = lines
            .iter()
            .filter(|line| {
                shape::ends_sentence(self.words(**line)) || shape::ends_in_date(self.words(**line))
            })
            .count();
        early && begin && (n_ends == lines.len() || n_ends == 0 && lines.len() >= 3)
    }
}
