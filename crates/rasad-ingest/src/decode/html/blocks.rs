//! From a tree of elements to blocks of text in reading order.

use std::ops::Range;

use rasad_text::BlockKind;

use super::dom::{Dom, NodeId, Step};

/// One block before it joins the document.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) kind: BlockKind,
    pub(super) text: String,
    /// Letters in it.
    pub(super) letters: usize,
    /// Letters of it inside of links.
    pub(super) linked: usize,
    /// Letters of it inside of `<time>`.
    pub(super) timed: usize,
}

/// Whether an element begins and ends a line.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "option"
            | "p"
            | "plaintext"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "xmp"
            | "#document"
    )
}

/// The blocks below a node, without those that are dropped.
pub(super) fn collect(dom: &Dom, top: NodeId, dropped: &[bool]) -> Vec<Piece> {
    let mut collector = Collector::default();
    let mut step = Some(Step::Enter(top));
    while let Some(current) = step {
        step = dom.step(current, top);
        match current {
            // The top itself was chosen, whatever it is called.
            Step::Enter(id) if dropped[id] && id != top => step = dom.step(Step::Leave(id), top),
            Step::Enter(id) => match dom.text(id) {
                Some(text) => collector.text(text),
                None => collector.enter(dom, id),
            },
            Step::Leave(id) => {
                if dom.text(id).is_none() {
                    collector.leave(dom.name(id));
                }
            }
        }
    }
    collector.flush();
    collector.pieces
}

/// What a stretch of the buffer stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Link,
    Time,
}

#[derive(Default)]
struct Collector {
    pieces: Vec<Piece>,
    buffer: String,
    marks: Vec<(Range<usize>, Mark)>,
    /// Kinds of the open blocks.
    kinds: Vec<BlockKind>,
    lists: u8,
    pre: usize,
    links: usize,
    times: usize,
    /// Whether the row that is open has a cell already.
    row_begun: bool,
}

impl Collector {
    fn kind(&self) -> BlockKind {
        self.kinds.last().copied().unwrap_or(BlockKind::Paragraph)
    }

    fn text(&mut self, text: &str) {
        let start = self.buffer.len();
        if self.pre > 0 && self.kind() != BlockKind::TableRow {
            self.buffer.push_str(text);
        } else {
            for character in text.chars() {
                let space = character.is_ascii_whitespace();
                if !space {
                    self.buffer.push(character);
                } else if !self.buffer.ends_with([' ', '\n', '\t']) {
                    self.buffer.push(' ');
                }
            }
        }
        let range = start..self.buffer.len();
        if self.links > 0 {
            self.marks.push((range.clone(), Mark::Link));
        }
        if self.times > 0 {
            self.marks.push((range, Mark::Time));
        }
    }

    fn enter(&mut self, dom: &Dom, id: NodeId) {
        let name = dom.name(id);
        match name {
            "br" => self.line_break(),
            "a" => self.links += 1,
            "time" => self.times += 1,
            "pre" | "listing" | "xmp" | "plaintext" => self.pre += 1,
            "ul" | "ol" | "menu" | "dir" => self.lists = self.lists.saturating_add(1),
            _ => {}
        }
        if !is_block(name) {
            return;
        }
        self.boundary(name);
        let outer = self.kind();
        self.kinds.push(match name {
            "h1" => BlockKind::Heading(1),
            "h2" => BlockKind::Heading(2),
            "h3" => BlockKind::Heading(3),
            "h4" => BlockKind::Heading(4),
            "h5" => BlockKind::Heading(5),
            "h6" => BlockKind::Heading(6),
            "li" => BlockKind::Bullet(self.lists.max(1)),
            "blockquote" => BlockKind::Quote,
            "figcaption" | "caption" => BlockKind::Caption,
            "tr" if outer != BlockKind::TableRow && is_data_row(dom, id) => {
                self.row_begun = false;
                BlockKind::TableRow
            }
            "td" | "th" if outer == BlockKind::TableRow => {
                if self.row_begun {
                    self.buffer.push('\t');
                }
                self.row_begun = true;
                outer
            }
            _ => outer,
        });
    }

    fn leave(&mut self, name: &str) {
        match name {
            "a" => self.links = self.links.saturating_sub(1),
            "time" => self.times = self.times.saturating_sub(1),
            "pre" | "listing" | "xmp" | "plaintext" => self.pre = self.pre.saturating_sub(1),
            "ul" | "ol" | "menu" | "dir" => self.lists = self.lists.saturating_sub(1),
            _ => {}
        }
        if is_block(name) {
            self.boundary(name);
            self.kinds.pop();
        }
    }

    /// Ends a line, and mostly the block. Inside of a row and between the paragraphs of one bullet the
    /// block goes on.
    fn boundary(&mut self, name: &str) {
        match self.kind() {
            BlockKind::TableRow if name != "tr" => self.buffer.push(' '),
            BlockKind::Bullet(_)
                if matches!(name, "p" | "div" | "section" | "pre" | "dl" | "dt" | "dd" | "header") =>
            {
                self.buffer.push('\n');
            }
            _ => self.flush(),
        }
    }

    fn line_break(&mut self) {
        let row = self.kind() == BlockKind::TableRow;
        self.buffer.push(if row { ' ' } else { '\n' });
    }

    /// Makes pieces of what has come together. An empty line (`<br><br>`) ends a paragraph.
    fn flush(&mut self) {
        let kind = self.kind();
        let whole = matches!(kind, BlockKind::Bullet(_) | BlockKind::TableRow | BlockKind::Heading(_));
        let buffer = std::mem::take(&mut self.buffer);
        let marks = std::mem::take(&mut self.marks);
        let mut mark_at = 0;
        let pieces =
            if whole { std::iter::once(0..buffer.len()).collect() } else { between_empty_lines(&buffer) };
        for range in pieces {
            let text = &buffer[range.clone()];
            let letters = letters(text);
            if letters == 0 && text.trim().is_empty() {
                continue;
            }
            let mut piece = Piece { kind, text: text.to_owned(), letters, linked: 0, timed: 0 };
            while let Some((mark_range, mark)) = marks.get(mark_at).filter(|(mark, _)| mark.start < range.end)
            {
                let inside = mark_range.start.max(range.start)..mark_range.end.min(range.end);
                let count = buffer.get(inside).map_or(0, self::letters);
                match mark {
                    Mark::Link => piece.linked += count,
                    Mark::Time => piece.timed += count,
                }
                mark_at += 1;
            }
            self.pieces.push(piece);
        }
    }
}

fn letters(text: &str) -> usize {
    text.chars().filter(|character| character.is_alphanumeric()).count()
}

/// The stretches of a text between its empty lines.
fn between_empty_lines(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() && at > start {
            ranges.push(start..at);
            start = at + line.len();
        }
        at += line.len();
    }
    if start < at {
        ranges.push(start..at);
    }
    ranges
}

/// Whether a row holds data: one of a table that only lays out a page holds blocks or other tables.
fn is_data_row(dom: &Dom, row: NodeId) -> bool {
    let mut cells = 0;
    for id in dom.descendants(row) {
        match dom.name(id) {
            "td" | "th" => cells += 1,
            "table" | "ul" | "ol" | "h1" | "h2" | "h3" | "h4" | "article" | "section" | "figure"
            | "blockquote" => {
                return false;
            }
            _ => {}
        }
    }
    let paragraphs = dom.descendants(row).filter(|id| dom.name(*id) == "p").count();
    cells > 1 && paragraphs <= cells
}
