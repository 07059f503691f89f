//! Standard output: whether it is a terminal, how wide, and whether in colour.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};

use serde::Serialize;

/// Columns of a line where nobody says how wide the terminal is.
const USUAL_WIDTH: usize = 100;
/// Lines of running text get no longer than this.
const WIDEST: usize = 110;

/// Where results go.
pub(crate) struct Output {
    writer: BufWriter<Stdout>,
    /// Whether people look at it as it comes.
    pub(crate) is_terminal: bool,
    /// Columns of a line.
    pub(crate) width: usize,
    /// Colours and weights, if wanted.
    pub(crate) paint: Paint,
}

impl Output {
    /// Standard output as it is.
    pub(crate) fn new() -> Self {
        let is_terminal = io::stdout().is_terminal();
        let width =
            terminal_size::terminal_size().filter(|_| is_terminal).map(|(width, _)| usize::from(width.0));
        let width = width.unwrap_or(USUAL_WIDTH).clamp(40, WIDEST);
        // https://no-color.org: set and not empty.
        let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let paint = Paint { on: is_terminal && !unwanted };
        Self { writer: BufWriter::with_capacity(1 << 16, io::stdout()), is_terminal, width, paint }
    }

    /// Writes a line.
    pub(crate) fn line(&mut self, text: impl AsRef<str>) -> io::Result<()> {
        self.writer.write_all(text.as_ref().as_bytes())?;
        self.writer.write_all(b"\n")
    }

    /// Writes text as it is.
    pub(crate) fn text(&mut self, text: &str) -> io::Result<()> {
        self.writer.write_all(text.as_bytes())
    }

    /// Writes a value as JSON, with indents, on lines of its own.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut self.writer, value).map_err(io::Error::from)?;
        self.writer.write_all(b"\n")
    }

    /// Hands everything on. Belongs at the end of every command: what goes wrong before is seen here.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Colours and weights of text, or plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Paint {
    /// Whether there are any.
    pub(crate) on: bool,
}

/// A way to set text apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Bold,
    Dim,
    Marked,
    Green,
    Blue,
    Yellow,
    Red,
}

impl Paint {
    /// The text in a style.
    pub(crate) fn style(self, style: Style, text: &str) -> String {
        if !self.on || text.is_empty() {
            return text.to_owned();
        }
        let code = match style {
            Style::Bold => "1",
            Style::Dim => "2",
            Style::Marked => "1;33",
            Style::Green => "32",
            Style::Blue => "34",
            Style::Yellow => "33",
            Style::Red => "31",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }

    /// Bold.
    pub(crate) fn bold(self, text: &str) -> String {
        self.style(Style::Bold, text)
    }

    /// Dim.
    pub(crate) fn dim(self, text: &str) -> String {
        self.style(Style::Dim, text)
    }
}

/// Text from outside without the control characters that a terminal would obey.
pub(crate) fn harmless(text: &str) -> String {
    let is_bad = |c: char| c.is_control() && c != '\n' && c != '\t';
    if text.contains(is_bad) { text.replace(is_bad, "\u{fffd}") } else { text.to_owned() }
}
