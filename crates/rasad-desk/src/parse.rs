//! Syntax of files as CoNLL-U: of text, or of the tokens that a CoNLL-U file gives. Files are read as they come, so
//! that their size does not matter.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rasad_syntax::Model;
use rasad_syntax::conllu::{Assembler, ConlluSentence, of_text};

use crate::error::Error;
use crate::intake::{Loss, LossKind};

/// Longest stretch of text that is one paragraph, in bytes; a longer one is cut at white space.
const LONGEST_PARAGRAPH: usize = 1 << 20;
/// Longest line of a CoNLL-U file, in bytes.
const LONGEST_LINE: usize = 1 << 24;
/// Sentences that are analysed in one go.
const BATCH: usize = 64;

/// What in a file to parse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseInput {
    /// Text; paragraphs stand between empty lines.
    Text,
    /// Text; each line is a paragraph.
    Lines,
    /// CoNLL-U: sentences and tokens are given.
    Tokens,
    /// CoNLL-U where the name of the file ends in `.conllu`, else text.
    ByName,
}

/// Where a sentence comes from.
#[derive(Clone, Copy, Debug)]
pub struct Parsed<'a> {
    /// The file, `-` for standard input.
    pub path: &'a Path,
    /// Whether the file is text, and no CoNLL-U.
    pub is_text: bool,
    /// The first sentence of a file of text.
    pub begins_file: bool,
    /// The first sentence of a paragraph of text.
    pub begins_paragraph: bool,
    /// The sentence with its analysis, or the comments at the end of a file.
    pub sentence: &'a ConlluSentence,
}

/// Parses files, `-` for standard input, and hands every sentence on in order. `Break` ends the parsing. What is
/// broken is handed to `lost` with its place; the rest of such a file is not parsed.
///
/// # Errors
/// None of a single file's.
pub fn parse(
    paths: &[PathBuf],
    input: ParseInput,
    each: &mut dyn FnMut(Parsed<'_>) -> ControlFlow<()>,
    lost: &mut dyn FnMut(Loss),
) -> Result<(), Error> {
    for path in paths {
        let is_stdin = path.as_os_str() == "-";
        let reader: Box<dyn Read> = if is_stdin {
            Box::new(io::stdin())
        } else {
            match open(path) {
                Ok(file) => Box::new(file),
                Err(error) => {
                    lost(Loss::failed_io(path, &error));
                    continue;
                }
            }
        };
        let mut source = Source { path, reader: BufReader::with_capacity(1 << 16, reader), line: 0 };
        let by_name = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("conllu"));
        let flow = match input {
            ParseInput::Tokens => tokens(&mut source, each),
            ParseInput::ByName if by_name => tokens(&mut source, each),
            ParseInput::Text | ParseInput::ByName => text(&mut source, false, each, lost),
            ParseInput::Lines => text(&mut source, true, each, lost),
        };
        match flow {
            Ok(ControlFlow::Break(())) => break,
            Ok(ControlFlow::Continue(())) => {}
            Err(loss) => lost(loss),
        }
    }
    Ok(())
}

fn open(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() { Err(io::Error::from(io::ErrorKind::IsADirectory)) } else { Ok(file) }
}

struct Source<'a> {
    path: &'a Path,
    reader: BufReader<Box<dyn Read>>,
    /// Number of the line that was read last, from 1.
    line: usize,
}

impl Source<'_> {
    /// The next line with its line feed, or as much of it as `most` bytes; `false` at the end.
    fn next(&mut self, bytes: &mut Vec<u8>, most: usize) -> Result<bool, Loss> {
        bytes.clear();
        let limit = u64::try_from(most).unwrap_or(u64::MAX);
        let n = (&mut self.reader)
            .take(limit)
            .read_until(b'\n', bytes)
            .map_err(|error| Loss::failed_io(self.path, &error))?;
        self.line += 1;
        Ok(n > 0)
    }

    fn broken(&self, line: usize, reason: String, hint: &str) -> Loss {
        let path =
            if self.path.as_os_str() == "-" { "standard input".into() } else { self.path.to_string_lossy() };
        Loss { place: format!("{path}:{line}"), reason, hint: Some(hint.to_owned()), kind: LossKind::Broken }
    }
}

fn tokens(
    source: &mut Source<'_>,
    each: &mut dyn FnMut(Parsed<'_>) -> ControlFlow<()>,
) -> Result<ControlFlow<()>, Loss> {
    let mut assembler = Assembler::default();
    let mut batch: Vec<ConlluSentence> = Vec::with_capacity(BATCH);
    let mut bytes = Vec::new();
    let mut result = Ok(());
    while result.is_ok() {
        let more = source.next(&mut bytes, LONGEST_LINE)?;
        if !more {
            batch.extend(assembler.end());
            break;
        }
        result = std::str::from_utf8(&bytes)
            .map_err(|_| "it is not UTF-8".to_owned())
            .and_then(|line| {
                if bytes.len() == LONGEST_LINE {
                    return Err(format!("it is longer than {LONGEST_LINE} bytes"));
                }
                assembler.line(line.trim_end_matches('\n')).map_err(|error| error.problem)
            })
            .map(|sentence| batch.extend(sentence));
        if batch.len() >= BATCH && hand_on(source.path, &mut batch, each).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    // What stands before a broken line is parsed.
    let flow = hand_on(source.path, &mut batch, each);
    let hint = "what stands before is parsed; mend the line and run the command again";
    result.map_err(|problem| source.broken(source.line, problem, hint))?;
    Ok(flow)
}

fn hand_on(
    path: &Path,
    batch: &mut Vec<ConlluSentence>,
    each: &mut dyn FnMut(Parsed<'_>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let analysed = Model::english().analyze_tokens(batch.iter().map(ConlluSentence::forms).collect());
    for (mut sentence, analysis) in batch.drain(..).zip(analysed) {
        sentence.set_analysis(&analysis);
        each(Parsed {
            path,
            is_text: false,
            begins_file: false,
            begins_paragraph: false,
            sentence: &sentence,
        })?;
    }
    ControlFlow::Continue(())
}

fn text(
    source: &mut Source<'_>,
    by_line: bool,
    each: &mut dyn FnMut(Parsed<'_>) -> ControlFlow<()>,
    lost: &mut dyn FnMut(Loss),
) -> Result<ControlFlow<()>, Loss> {
    let mut begins_file = true;
    let mut paragraph = |path: &Path, text: &str| {
        let mut begins_paragraph = true;
        for sentence in of_text(text, &Model::english().analyze(text)) {
            each(Parsed { path, is_text: true, begins_file, begins_paragraph, sentence: &sentence })?;
            (begins_file, begins_paragraph) = (false, false);
        }
        ControlFlow::Continue(())
    };
    let mut held = String::new();
    let mut bytes = Vec::new();
    let mut undecoded = Vec::new();
    let mut told = false;
    loop {
        let more = source.next(&mut bytes, LONGEST_PARAGRAPH)?;
        if !more {
            break;
        }
        undecoded.append(&mut bytes);
        let rest = decode(&mut undecoded, &mut held);
        if !rest && !told {
            told = true;
            let hint = "what is not UTF-8 was replaced; convert the file, for instance with `iconv`";
            lost(source.broken(source.line, "it is not UTF-8".to_owned(), hint));
        }
        if source.line == 1 && held.starts_with('\u{feff}') {
            held.remove(0);
        }
        let ends_line = held.ends_with('\n');
        let is_empty =
            ends_line && held[..held.len() - 1].rsplit('\n').next().is_some_and(|l| l.trim().is_empty());
        let cut = if is_empty || (by_line && ends_line) {
            held.len()
        } else if held.len() >= LONGEST_PARAGRAPH {
            held.rfind(char::is_whitespace).filter(|at| *at > 0).unwrap_or(held.len())
        } else {
            continue;
        };
        if paragraph(source.path, &held[..cut]).is_break() {
            return Ok(ControlFlow::Break(()));
        }
        held.drain(..cut);
    }
    held.push_str(&String::from_utf8_lossy(&undecoded));
    Ok(paragraph(source.path, &held))
}

/// Moves what can be decoded; a character that is cut at the end waits. `false` where something is not UTF-8.
fn decode(bytes: &mut Vec<u8>, text: &mut String) -> bool {
    let mut clean = true;
    loop {
        match std::str::from_utf8(bytes) {
            Ok(all) => {
                text.push_str(all);
                bytes.clear();
                return clean;
            }
            Err(error) => {
                let good = error.valid_up_to();
                text.push_str(&String::from_utf8_lossy(&bytes[..good]));
                if let Some(bad) = error.error_len() {
                    text.push('\u{fffd}');
                    bytes.drain(..good + bad);
                    clean = false;
                } else {
                    bytes.drain(..good);
                    return clean;
                }
            }
        }
    }
}
