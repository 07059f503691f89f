//! `cargo xtask train`: the English syntax model and its card.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;

use anyhow::Context;
use anyhow::bail;
use rasad_syntax::Model;
use rasad_syntax::conllu;
use rasad_syntax::conllu::ConlluSentence;
use rasad_syntax::train::Plan;
use rasad_syntax::train::score_gold_tokens;
use rasad_syntax::train::score_raw_text;
use sha2::Digest;
use sha2::Sha256;

const MODEL: &str = "models/english.bin";
const CARD: &str = "models/english.md";

/// Where the corpora are.
pub(crate) fn data_folder(arguments: &[&str]) -> anyhow::Result<PathBuf> {
    let mut folder = PathBuf::from("../shared/data");
    let mut rest = arguments.iter();
    while let Some(&argument) = rest.next() {
        match argument {
            "--data" => folder = rest.next().context("`--data` needs a folder")?.into(),
            "--quick" => {}
            other => bail!("unknown argument `{other}`"),
        }
    }
    Ok(folder)
}

/// A part of the treebank: `train` or `dev`.
pub(crate) fn treebank(folder: &Path, part: &str) -> anyhow::Result<Vec<ConlluSentence>> {
    let path = folder.join(format!("ud-english-ewt/en_ewt-ud-{part}.conllu"));
    let text = fs::read_to_string(&path).with_context(|| format!("reading `{}`", path.display()))?;
    Ok(conllu::read(&text)?)
}

fn running_text(folder: &Path) -> anyhow::Result<Vec<String>> {
    let path = folder.join("current-events/items.jsonl.gz");
    let file = fs::File::open(&path).with_context(|| format!("opening `{}`", path.display()))?;
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text)?;
    text.lines()
        .map(|line| {
            let item: serde_json::Value = serde_json::from_str(line)?;
            Ok(item["text"].as_str().unwrap_or_default().to_owned())
        })
        .collect()
}

/// Trains and writes both files.
#[expect(clippy::print_stderr, reason = "training takes minutes and tells where it is")]
pub(crate) fn run(arguments: &[&str]) -> anyhow::Result<()> {
    let folder = data_folder(arguments)?;
    let quick = arguments.contains(&"--quick");
    let plan =
        if quick { Plan { vector_epochs: 1, epochs: 3 } } else { Plan { vector_epochs: 4, epochs: 15 } };
    let started = std::time::Instant::now();
    let mut progress = |step: &str| eprintln!("{:>5} s  {step}", started.elapsed().as_secs());
    let bytes = rasad_syntax::train::train(
        &treebank(&folder, "train")?,
        &running_text(&folder)?,
        plan,
        &mut progress,
    )?;
    let model = Model::load(&bytes)?;
    fs::write(MODEL, &bytes)?;
    fs::write(CARD, card(&model, &bytes, &treebank(&folder, "dev")?)?)?;
    progress("written");
    Ok(())
}

fn card(model: &Model, bytes: &[u8], dev: &[ConlluSentence]) -> anyhow::Result<String> {
    let gold = score_gold_tokens(model, dev)?;
    let raw = score_raw_text(model, dev)?;
    let checksum = format!("{:x}", Sha256::digest(bytes));
    Ok(format!(
        "\
# English syntax model

`models/english.bin`, read by `rasad-syntax`: tags, lemmas and dependencies of English after Universal Dependencies.

- Size: {size} bytes.
- SHA-256: `{checksum}`
- Made by `cargo xtask train`: the same data and code give the same bytes.

## Data

| data | used for | licence |
|---|---|---|
| UD_English-EWT, training part (UniversalDependencies/UD_English-EWT @ 15d613d; Silveira et al. 2014) | tags, lemmas, trees, word vectors | CC BY-SA 4.0 |
| Wikipedia's Portal:Current events, 2002 to March 2026 (Wikipedia contributors, by way of ianrastall/current-events-context @ 4ff6f7d) | word vectors and clusters | CC BY-SA 4.0 |

The model is derived from both and is licensed CC BY-SA 4.0.
The development part of the treebank was used to measure and to choose settings, never to train.

## Figures

UD_English-EWT, development part, {tokens} words, in percent:

| input | words F1 | sentences F1 | UPOS | FEATS | lemma | UAS | LAS | LAS with subtypes |
|---|---|---|---|---|---|---|---|---|
| gold words | | | {upos:.2} | {feats:.2} | {lemma:.2} | {uas:.2} | {las:.2} | {las_full:.2} |
| raw text | {raw_tokens:.2} | {raw_sentences:.2} | {raw_upos:.2} | | | {raw_uas:.2} | {raw_las:.2} | |

## Limits

Trained on web text; names with `al-` and the like are kept whole here while the treebank divides them.
Features of spelling and style (`Typo`, `Style`) are not predicted.
Trees are projective.
",
        size = bytes.len(),
        tokens = gold.n_tokens,
        upos = gold.upos,
        feats = gold.feats,
        lemma = gold.lemma,
        uas = gold.uas,
        las = gold.las,
        las_full = gold.las_full,
        raw_tokens = raw.tokens,
        raw_sentences = raw.sentences,
        raw_upos = raw.upos,
        raw_uas = raw.uas,
        raw_las = raw.las,
    ))
}
