//! `rasad parse`: the syntax of text, or of given tokens, as CoNLL-U.

use std::io;
use std::ops::ControlFlow;

use rasad_desk::{LossKind, Parsed};
use rasad_syntax::conllu::{ConlluSentence, RowId};
use serde::Serialize;

use super::add::line;
use crate::args::ParseArgs;
use crate::exit::{End, Failure, tell};
use crate::output::{Output, harmless};

#[derive(Serialize)]
struct SentenceView<'a> {
    file: String,
    sent_id: Option<String>,
    text: Option<&'a str>,
    comments: Vec<&'a str>,
    tokens: Vec<TokenView<'a>>,
}

#[derive(Serialize)]
struct TokenView<'a> {
    id: String,
    form: &'a str,
    lemma: Option<&'a str>,
    upos: Option<&'a str>,
    feats: Option<&'a str>,
    head: Option<usize>,
    deprel: Option<&'a str>,
    misc: Option<&'a str>,
}

pub(super) fn run(args: &ParseArgs) -> Result<End, Failure> {
    let input = args.input().ok_or_else(|| Failure::Usage {
        message: "`--lines` is about text, and `--tokens given` about CoNLL-U".to_owned(),
        hint: "leave one of them out".to_owned(),
    })?;
    let mut output = Output::new();
    let mut broken: Option<io::Error> = None;
    let mut worst = LossKind::Passed;
    let mut n_sentences = 0_usize;
    rasad_desk::parse(
        &args.files,
        input,
        &mut |parsed| {
            n_sentences += usize::from(!parsed.sentence.rows.is_empty());
            let written = if args.json {
                json(&mut output, &parsed, n_sentences)
            } else {
                conllu(&mut output, &parsed, n_sentences)
            };
            match written {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => {
                    broken = Some(error);
                    ControlFlow::Break(())
                }
            }
        },
        &mut |loss| {
            worst = worst.max(loss.kind);
            tell(&line(&loss));
        },
    )?;
    if let Some(error) = broken {
        return Err(error.into());
    }
    output.flush()?;
    Ok(if worst >= LossKind::Broken {
        End::InPart
    } else if n_sentences == 0 {
        End::Nothing
    } else {
        End::Done
    })
}

/// Sentences of text get ids; those of a CoNLL-U file keep what they have.
fn conllu(output: &mut Output, parsed: &Parsed<'_>, number: usize) -> io::Result<()> {
    if parsed.is_text {
        if parsed.begins_file {
            output.line(format!("# newdoc id = {}", name(parsed)))?;
        }
        if parsed.begins_paragraph {
            output.line("# newpar")?;
        }
        output.line(format!("# sent_id = {number}"))?;
    }
    output.text(&parsed.sentence.to_string())
}

fn json(output: &mut Output, parsed: &Parsed<'_>, number: usize) -> io::Result<()> {
    let given = |column: &'static str| parsed.sentence.comment(column);
    let sent_id = if parsed.is_text { Some(number.to_string()) } else { given("sent_id").map(str::to_owned) };
    let view = SentenceView {
        file: name(parsed),
        sent_id,
        text: given("text"),
        comments: parsed.sentence.comments.iter().map(String::as_str).collect(),
        tokens: tokens(parsed.sentence),
    };
    output.line(serde_json::to_string(&view).map_err(io::Error::from)?)
}

fn tokens(sentence: &ConlluSentence) -> Vec<TokenView<'_>> {
    sentence
        .rows
        .iter()
        .map(|row| {
            let column = |at: usize| Some(row.columns[at].as_str()).filter(|text| *text != "_");
            let is_word = matches!(row.id, RowId::Word(_));
            TokenView {
                id: row.id.to_string(),
                form: row.form(),
                // A word may well be an underscore.
                lemma: if is_word { Some(row.columns[1].as_str()) } else { column(1) },
                upos: column(2),
                feats: column(4),
                head: row.columns[5].parse().ok(),
                deprel: column(6),
                misc: column(8),
            }
        })
        .collect()
}

fn name(parsed: &Parsed<'_>) -> String {
    // Neither a comment nor a terminal bears a line feed.
    harmless(&parsed.path.to_string_lossy()).replace('\n', " ")
}
