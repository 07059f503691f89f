//! Markdown with front matter.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use rasad_text::{BlockKind, Document};

use super::html;
use crate::charset::read_text;
use crate::compose::{Composer, document_of};
use crate::fields::Fields;
use crate::part::Part;

/// One document of the whole file.
pub(super) fn decode(part: &Part<'_>) -> Document {
    let mut document = document_of(part.uri, part.media_type.as_str(), part.bytes);
    let read = read_text(part.bytes, part.charset);
    document.notes = read.notes;
    let text = read.text.replace("\r\n", "\n").replace('\r', "\n");
    let (fields, body) = split_front_matter(text.trim_start_matches('\u{FEFF}'));
    let mut writer = Writer::new(part.limits.max_text_bytes_per_document);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    Parser::new_ext(body, options).for_each(|event| writer.event(event));
    writer.flush();
    let title = writer.first_title.take();
    writer.composer.finish(&mut document);
    fields.apply(&mut document);
    document.title = document.title.or(title);
    document
}

/// Takes `---` ... `---` off the top. Values may stand in quotation marks; a list is `[a, b]` or lines
/// of `- a`.
fn split_front_matter(text: &str) -> (Fields, &str) {
    let none = (Fields::default(), text);
    let Some(rest) = text.trim_start().strip_prefix("---\n") else { return none };
    let mut fields = Fields::default();
    let mut key = "";
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        at += line.len();
        let line = line.trim_end();
        if line == "---" || line == "..." {
            return (fields, &rest[at..]);
        }
        if let Some(entry) = line.trim_start().strip_prefix("- ") {
            set_all(&mut fields, key, entry);
        } else if line.starts_with([' ', '\t', '#']) || line.is_empty() {
            // Inner structure and comments say nothing that is kept.
        } else if let Some((name, value)) = line.split_once(':') {
            key = name.trim();
            set_all(&mut fields, key, value);
        } else {
            return none;
        }
    }
    none
}

fn set_all(fields: &mut Fields, key: &str, value: &str) {
    let value = value.trim();
    match value.strip_prefix('[').and_then(|value| value.strip_suffix(']')) {
        Some(list) => list.split(',').for_each(|entry| _ = fields.set(key, unquoted(entry))),
        None => _ = fields.set(key, unquoted(value)),
    }
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inside = |mark: char| value.strip_prefix(mark).and_then(|value| value.strip_suffix(mark));
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}

/// Turns events into blocks.
struct Writer {
    composer: Composer,
    buffer: String,
    kinds: Vec<BlockKind>,
    lists: u8,
    /// Markup of an HTML block, which is read when it is whole.
    html: Option<String>,
    /// The words for a picture while they come.
    caption: Option<String>,
    captions: Vec<String>,
    cells: usize,
    first_title: Option<String>,
}

impl Writer {
    fn new(limit: usize) -> Self {
        Self {
            composer: Composer::new(limit),
            buffer: String::new(),
            kinds: Vec::new(),
            lists: 0,
            html: None,
            caption: None,
            captions: Vec::new(),
            cells: 0,
            first_title: None,
        }
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text);
            }
            Event::Html(markup) => match &mut self.html {
                Some(html) => html.push_str(&markup),
                None => self.text(&html::words_of(&markup)),
            },
            // Tags between words change their looks only.
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.text("\n"),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.text("\n"),
            Event::Rule => self.flush(),
            Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::CodeBlock(_) => self.between(),
            Tag::Heading { level, .. } => self.open(BlockKind::Heading(level_of(*level))),
            Tag::BlockQuote(_) => self.open(BlockKind::Quote),
            Tag::List(_) => {
                self.flush();
                self.lists = self.lists.saturating_add(1);
            }
            Tag::Item => self.open(BlockKind::Bullet(self.lists.max(1))),
            Tag::TableHead | Tag::TableRow => {
                self.open(BlockKind::TableRow);
                self.cells = 0;
            }
            Tag::TableCell => {
                if self.cells > 0 {
                    self.buffer.push('\t');
                }
                self.cells += 1;
            }
            Tag::HtmlBlock => {
                self.flush();
                self.html = Some(String::new());
            }
            Tag::Image { .. } => self.caption = Some(String::new()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::CodeBlock => self.between(),
            TagEnd::Heading(HeadingLevel::H1) => {
                if self.first_title.is_none() {
                    self.first_title =
                        Some(crate::fields::one_line(&self.buffer)).filter(|title| !title.is_empty());
                }
                self.close();
            }
            TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::Item
            | TagEnd::TableHead
            | TagEnd::TableRow => {
                self.close();
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists = self.lists.saturating_sub(1);
            }
            TagEnd::HtmlBlock => {
                if let Some(html) = self.html.take() {
                    html::fragment(&html, &mut self.composer);
                }
            }
            TagEnd::Image => self.captions.extend(self.caption.take()),
            _ => {}
        }
    }

    fn kind(&self) -> BlockKind {
        self.kinds.last().copied().unwrap_or(BlockKind::Paragraph)
    }

    fn text(&mut self, text: &str) {
        self.caption.as_mut().unwrap_or(&mut self.buffer).push_str(text);
    }

    fn open(&mut self, kind: BlockKind) {
        self.flush();
        self.kinds.push(kind);
    }

    fn close(&mut self) {
        self.flush();
        self.kinds.pop();
    }

    /// Between paragraphs: those of one bullet stay together, on lines of their own.
    fn between(&mut self) {
        if matches!(self.kind(), BlockKind::Bullet(_)) {
            self.buffer.push('\n');
        } else {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let kind = self.kind();
        let buffer = std::mem::take(&mut self.buffer);
        self.composer.push(kind, &buffer);
        for caption in std::mem::take(&mut self.captions) {
            self.composer.push(BlockKind::Caption, &caption);
        }
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
