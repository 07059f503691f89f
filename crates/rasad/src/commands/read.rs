//! `rasad read`: files to records, or to a digest for people.

use std::io;
use std::ops::ControlFlow;
use std::path::Path;

use rasad_desk::pipeline::Outcome;
use rasad_desk::{LossKind, ReadOptions};
use rasad_reading::{Reader, record};

use super::add::line;
use super::find;
use crate::args::{ReadArgs, ReadFormat};
use crate::digest::digest;
use crate::exit::{End, Failure};
use crate::output::Output;
use crate::progress::Bar;

pub(super) fn run(desk: Option<&Path>, args: &ReadArgs) -> Result<End, Failure> {
    // Without a desk by name the program's own knowledge is used: the same file gives the same records anywhere.
    let reader = match desk {
        Some(_) => find(desk)?.reader()?,
        None => Reader::builtin(),
    };
    let codes = &reader.knowledge.codes;
    let mut output = Output::new();
    let usual = if output.is_terminal && !args.json { ReadFormat::Text } else { ReadFormat::Jsonl };
    let format = args.format.unwrap_or(usual);
    let options = ReadOptions {
        media_type: args.intake.input.media_type(),
        published: args.intake.date,
        n_readers: args.intake.jobs,
        ..ReadOptions::default()
    };
    // A bar would be drawn into the results where both go to one terminal.
    let mut bar = if output.is_terminal { Bar::none() } else { Bar::new() };
    let messages = Bar::none();
    let mut broken: Option<io::Error> = None;
    let mut worst = LossKind::Passed;
    let mut n_documents = 0;
    rasad_desk::read(&reader, &args.files, &options, &mut bar, &mut |outcome| {
        let pair = match outcome {
            Outcome::Read(pair) => pair,
            Outcome::Failed { pair, loss } => {
                worst = worst.max(loss.kind);
                messages.tell(&line(&loss));
                pair
            }
            Outcome::Lost(loss) => {
                worst = worst.max(loss.kind);
                messages.tell(&line(&loss));
                return ControlFlow::Continue(());
            }
            Outcome::Known | Outcome::FileEnd { .. } => return ControlFlow::Continue(()),
        };
        let (document, reading) = *pair;
        let written = match format {
            ReadFormat::Jsonl => output.text(&record::to_json_lines_coded(&document, &reading, codes)),
            ReadFormat::Text => {
                let gap = if n_documents > 0 { output.line("") } else { Ok(()) };
                gap.and_then(|()| digest(&mut output, &document, &reading))
            }
        };
        n_documents += 1;
        match written {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                broken = Some(error);
                ControlFlow::Break(())
            }
        }
    })?;
    if let Some(error) = broken {
        return Err(error.into());
    }
    output.flush()?;
    Ok(if worst >= LossKind::Broken {
        End::InPart
    } else if n_documents == 0 {
        End::Nothing
    } else {
        End::Done
    })
}
