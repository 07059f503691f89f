//! Arguments of the commands that show how reading works: `parse`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use rasad_desk::ParseInput;

/// Whose sentences and tokens are analysed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TokensArg {
    /// Those that the program finds in text.
    Found,
    /// Those of a CoNLL-U file.
    Given,
}

/// `rasad parse`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rasad parse report.txt
  echo 'Zarif met Assad in Damascus.' | rasad parse -
  rasad parse --tokens given en_ewt-ud-dev.conllu > system.conllu

The second form keeps the sentences, tokens, comments, multiword tokens and empty nodes of the file and fills in
LEMMA, UPOS, FEATS, HEAD and DEPREL, so that any evaluation for Universal Dependencies can score it. XPOS and DEPS
are left empty. The trees are those of English.")]
pub(crate) struct ParseArgs {
    /// Files of text in UTF-8, or of CoNLL-U; `-` for standard input.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Whose sentences and tokens to analyse; by default `given` for files that end in .conllu.
    #[arg(long, value_enum, value_name = "WHOSE")]
    pub(crate) tokens: Option<TokensArg>,
    /// Each line of text is a paragraph; else paragraphs stand between empty lines.
    #[arg(long)]
    pub(crate) lines: bool,
    /// Print one JSON object for each sentence, on a line.
    #[arg(long)]
    pub(crate) json: bool,
}

impl ParseArgs {
    /// What to parse; `None` where the arguments contradict each other.
    pub(crate) fn input(&self) -> Option<ParseInput> {
        Some(match (self.tokens, self.lines) {
            (Some(TokensArg::Given), true) => return None,
            (Some(TokensArg::Given), false) => ParseInput::Tokens,
            (_, true) => ParseInput::Lines,
            (Some(TokensArg::Found), false) => ParseInput::Text,
            (None, false) => ParseInput::ByName,
        })
    }
}
