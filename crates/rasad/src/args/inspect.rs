//! Arguments of the commands that show how reading works: `parse`, `names`, `explain`,
//! `dictionary`, `unknown`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use rasad_desk::{DictionaryKind, ParseInput};
use rasad_names::NameKind;

use super::IntakeArgs;

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

/// `rasad names`.
#[derive(Debug, Subcommand)]
pub(crate) enum NamesCommand {
    /// Whether two names, in any spelling and script, are those of one person or body.
    Compare(CompareArgs),
}

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum NameKindArg {
    /// A human.
    Person,
    /// A company, state body, group or ship.
    Organization,
}

impl From<NameKindArg> for NameKind {
    fn from(kind: NameKindArg) -> Self {
        match kind {
            NameKindArg::Person => Self::Person,
            NameKindArg::Organization => Self::Organization,
        }
    }
}

/// Input of many pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PairsFormat {
    /// One JSON object a line.
    Jsonl,
}

/// `rasad names compare`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rasad names compare 'Ziad al-Nakhleh' 'زیاد النخاله' --kind person
  rasad names compare --input jsonl pairs.jsonl > answers.jsonl

A line of pairs.jsonl is {\"a\":\"...\",\"b\":\"...\",\"kind\":\"person\"}, kind person, organization or null; its answer, in
the same place, {\"score\":0.97,\"match\":true,\"threshold\":0.75,\"reasons\":[...]}. Two names exit with 0 where they
match and with 1 where they don't. Two people who bear one name compare as one.")]
pub(crate) struct CompareArgs {
    /// Two names; with `--input`, a file, `-` for standard input.
    #[arg(required = true, value_name = "NAME", num_args = 1..=2)]
    pub(crate) names: Vec<String>,
    /// Read pairs from a file in place of two names.
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) input: Option<PairsFormat>,
    /// What the names are the names of; told by their words where absent.
    #[arg(long, value_enum, value_name = "KIND")]
    pub(crate) kind: Option<NameKindArg>,
    /// Names with this score and more match, 0 to 1.
    #[arg(long, value_name = "SCORE")]
    pub(crate) threshold: Option<f64>,
    /// Print the answer as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// How an explanation is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExplainFormat {
    /// For people.
    #[default]
    Text,
    /// The tree of one sentence as a drawing for the browser.
    Svg,
    /// One JSON object for each sentence, on a line.
    Json,
}

/// `rasad explain`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rasad explain report.txt
  rasad explain report.txt --sentence 3 --svg tree.svg
  echo 'Zarif met Assad.' | rasad explain - --input text --json

Each sentence is shown with its tree, its names with their ids, its dates with their days, the rules that fired and
what became of what they found, words that rules know but not as they stand there, and verbs that no rule knows.")]
pub(crate) struct ExplainArgs {
    /// A file; `-` for standard input.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Show this sentence alone, counted from 1.
    #[arg(long, value_name = "N")]
    pub(crate) sentence: Option<NonZeroUsize>,
    /// In which form.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: ExplainFormat,
    /// Also write the drawing of the sentence's tree to this file.
    #[arg(long, value_name = "FILE")]
    pub(crate) svg: Option<PathBuf>,
    /// The same as `--format json`.
    #[arg(long, conflicts_with = "format")]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) intake: IntakeArgs,
}

/// What a dictionary holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DictionaryKindArg {
    /// Countries, bodies and people.
    Actors,
    /// Nouns for those who act.
    Agents,
    /// Verbs and patterns.
    Verbs,
}

impl From<DictionaryKindArg> for DictionaryKind {
    fn from(kind: DictionaryKindArg) -> Self {
        match kind {
            DictionaryKindArg::Actors => Self::Actors,
            DictionaryKindArg::Agents => Self::Agents,
            DictionaryKindArg::Verbs => Self::Verbs,
        }
    }
}

/// `rasad dictionary`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rasad dictionary Phoenix.Countries.actors.txt
  rasad dictionary --kind verbs CAMEO.2.0.txt --rules > lexicon/cameo.toml
  rasad dictionary --desk my-desk

Every line that is not used is named with the reason. It exits with 1 where there are any.")]
pub(crate) struct DictionaryArgs {
    /// Dictionaries; without any, those of the desk's `lexicon/`.
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// What they hold, where their names don't end in .actors.txt, .agents.txt or .verbs.txt.
    #[arg(long, value_enum, value_name = "KIND")]
    pub(crate) kind: Option<DictionaryKindArg>,
    /// Print the rules that verbs and patterns become, as a lexicon file.
    #[arg(long, conflicts_with = "json")]
    pub(crate) rules: bool,
    /// Print the report as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// What to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum UnknownKind {
    /// Verbs that no rule knows.
    Verbs,
    /// Names that the knowledge does not have.
    Names,
}

/// `rasad unknown`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rasad unknown report.txt
  rasad unknown --desk my-desk --only names --limit 50
  rasad unknown --json reports/*.txt

The most frequent come first, each with a sentence; verbs count where a person, body or country is their subject or
object. What to add to the desk's own lexicon/ or knowledge/ is shown below, and for each with --json.")]
pub(crate) struct UnknownArgs {
    /// Files, `-` for standard input; without any, the reports of the desk.
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// List only these.
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(crate) only: Option<UnknownKind>,
    /// Most of each; 0 for all.
    #[arg(long, default_value_t = 20, value_name = "N")]
    pub(crate) limit: usize,
    /// Print JSON.
    #[arg(long, conflicts_with = "csv")]
    pub(crate) json: bool,
    /// Print comma-separated values.
    #[arg(long)]
    pub(crate) csv: bool,
    #[command(flatten)]
    pub(crate) intake: IntakeArgs,
}
