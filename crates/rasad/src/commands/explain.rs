//! `rasad explain`: why a text was read as it was, sentence by sentence.

mod show;
mod view;

use std::io;
use std::ops::ControlFlow;
use std::path::Path;

use rasad_desk::pipeline::Outcome;
use rasad_desk::{LossKind, ReadOptions};
use rasad_reading::{Reader, Reading, SentenceAccount};
use rasad_syntax::{Sentence, draw};
use rasad_text::Document;

use super::add::line;
use super::find;
use crate::args::{ExplainArgs, ExplainFormat};
use crate::exit::{End, Failure, tell};
use crate::output::Output;
use crate::progress::Bar;

pub(super) fn run(desk: Option<&Path>, args: &ExplainArgs) -> Result<End, Failure> {
    let reader = match desk {
        Some(_) => find(desk)?.reader()?,
        None => Reader::builtin(),
    };
    let format = if args.json { ExplainFormat::Json } else { args.format };
    let mut output = Output::new();
    let mut shown = Shown { args, format, output: &mut output, seen: 0, drawing: None };
    let options = ReadOptions {
        media_type: args.intake.input.media_type(),
        published: args.intake.date,
        n_readers: args.intake.jobs,
        ..ReadOptions::default()
    };
    let mut broken: Option<io::Error> = None;
    let mut worst = LossKind::Passed;
    rasad_desk::read(
        &reader,
        std::slice::from_ref(&args.file),
        &options,
        &mut Bar::none(),
        &mut |outcome| {
            let document = match outcome {
                Outcome::Read(pair) => pair.0,
                Outcome::Failed { loss, .. } | Outcome::Lost(loss) => {
                    worst = worst.max(loss.kind);
                    tell(&line(&loss));
                    return ControlFlow::Continue(());
                }
                Outcome::Known | Outcome::FileEnd { .. } => return ControlFlow::Continue(()),
            };
            let (reading, trace) = rasad_reading::read_traced(&document, &reader);
            let accounts = rasad_reading::explain(&reading, &trace, &reader);
            match shown.document(&document, &reading, &accounts) {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => {
                    broken = Some(error);
                    ControlFlow::Break(())
                }
            }
        },
    )?;
    if let Some(error) = broken {
        return Err(error.into());
    }
    let (seen, drawing) = (shown.seen, shown.drawing.take());
    let end = finish(&mut output, args, format, seen, drawing)?;
    output.flush()?;
    Ok(if worst >= LossKind::Broken { End::InPart } else { end })
}

/// Sentences as they come.
struct Shown<'a> {
    args: &'a ExplainArgs,
    format: ExplainFormat,
    output: &'a mut Output,
    /// Sentences so far, of all documents of the file.
    seen: usize,
    /// The sentence to draw.
    drawing: Option<Sentence>,
}

impl Shown<'_> {
    fn document(
        &mut self,
        document: &Document,
        reading: &Reading,
        accounts: &[SentenceAccount<'_>],
    ) -> io::Result<()> {
        for account in accounts {
            self.seen += 1;
            if self.args.sentence.is_some_and(|wanted| wanted.get() != self.seen) {
                continue;
            }
            if self.drawing.is_none() {
                self.drawing = Some(account.sentence.clone());
            }
            match self.format {
                ExplainFormat::Text => show::sentence(self.output, document, reading, account, self.seen)?,
                ExplainFormat::Json => {
                    let view = view::view(document, reading, account, self.seen);
                    self.output.line(serde_json::to_string(&view).map_err(io::Error::from)?)?;
                }
                ExplainFormat::Svg => {}
            }
        }
        Ok(())
    }
}

/// Draws what is to be drawn, and says what was not there.
fn finish(
    output: &mut Output,
    args: &ExplainArgs,
    format: ExplainFormat,
    seen: usize,
    drawing: Option<Sentence>,
) -> Result<End, Failure> {
    if let Some(wanted) = args.sentence.filter(|wanted| wanted.get() > seen) {
        return Err(Failure::Usage {
            message: format!("there is no sentence {wanted}: the file has {seen}"),
            hint: "leave `--sentence` out to see all with their numbers".to_owned(),
        });
    }
    let Some(sentence) = drawing else { return Ok(End::Nothing) };
    if format != ExplainFormat::Svg && args.svg.is_none() {
        return Ok(End::Done);
    }
    if seen > 1 && args.sentence.is_none() {
        return Err(Failure::Usage {
            message: format!("a drawing shows one sentence, and the file has {seen}"),
            hint: "say which with `--sentence N`".to_owned(),
        });
    }
    let svg = draw::svg(&sentence).ok_or_else(|| Failure::Usage {
        message: format!("a sentence of {} tokens is too long to be drawn", sentence.tokens.len()),
        hint: "see it as text or as JSON".to_owned(),
    })?;
    if let Some(path) = &args.svg {
        rasad_desk::write_whole(path, svg.as_bytes())?;
    }
    if format == ExplainFormat::Svg {
        output.text(&svg)?;
    }
    Ok(End::Done)
}

/// The words of some tokens with the spaces between them.
fn words(sentence: &Sentence, tokens: (usize, usize)) -> String {
    let mut text = String::new();
    for token in sentence.tokens.get(tokens.0..tokens.1).unwrap_or_default() {
        text.push_str(&token.form);
        if token.space_after {
            text.push(' ');
        }
    }
    text.trim_end().to_owned()
}
