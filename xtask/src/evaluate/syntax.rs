//! How right the syntax model is, and how fast.

use std::path::Path;
use std::time::Instant;

use anyhow::Context;
use rasad_syntax::Model;
use rasad_syntax::train::score_gold_tokens;
use rasad_syntax::train::score_raw_text;

use crate::train::data_folder;
use crate::train::treebank;

use super::measure::Measure;

/// Scores the syntax model on the development part of the treebank and times it.
#[expect(clippy::print_stdout, reason = "the figures are what the task is for")]
pub(crate) fn run(arguments: &[&str]) -> anyhow::Result<()> {
    let dev = treebank(&data_folder(arguments)?, "dev")?;
    let started = Instant::now();
    let bytes = std::fs::read("models/english.bin").context("reading `models/english.bin`")?;
    let model = Model::load(&bytes)?;
    println!("loading      {:.1} ms, {} bytes", started.elapsed().as_secs_f64() * 1e3, bytes.len());
    let gold = score_gold_tokens(&model, &dev)?;
    println!("gold tokens  UPOS {:.2}  FEATS {:.2}  lemma {:.2}", gold.upos, gold.feats, gold.lemma);
    println!("             UAS {:.2}  LAS {:.2}  LAS with subtypes {:.2}", gold.uas, gold.las, gold.las_full);
    let raw = score_raw_text(&model, &dev)?;
    println!("raw text     tokens F1 {:.2}  sentences F1 {:.2}", raw.tokens, raw.sentences);
    println!("             UPOS {:.2}  UAS {:.2}  LAS {:.2}", raw.upos, raw.uas, raw.las);
    let texts: Vec<&str> = dev.iter().filter_map(|sentence| sentence.comment("text")).collect();
    let mut n_tokens = 0;
    let started = Instant::now();
    for text in texts.iter().cycle().take(texts.len() * 5) {
        n_tokens += model.analyze(text).iter().map(|sentence| sentence.tokens.len()).sum::<usize>();
    }
    let seconds = started.elapsed().as_secs_f64();
    let rate = n_tokens as f64 / seconds;
    println!("speed        {rate:.0} tokens/s from raw text, {:.0} sentences of 22 words/s", rate / 22.0);
    Ok(())
}

/// Tags and trees over gold words, words and sentences of raw text.
pub(super) fn measure(shared: &Path, _binary: &Path) -> anyhow::Result<Vec<Measure>> {
    let data = shared.join("data");
    if !data.join("ud-english-ewt").exists() {
        return Ok(Vec::new());
    }
    let dev = treebank(&data, "dev")?;
    let model = Model::load(&std::fs::read("models/english.bin").context("reading `models/english.bin`")?)?;
    let gold = score_gold_tokens(&model, &dev)?;
    let raw = score_raw_text(&model, &dev)?;
    let share = |name: &str, percent: f64| Measure::new(format!("syntax.{name}"), percent / 100.0);
    Ok(vec![
        share("gold.upos", gold.upos).asked(0.955).note("EWT dev, gold words"),
        share("gold.uas", gold.uas).asked(0.87),
        share("gold.las", gold.las).asked(0.84),
        share("gold.feats", gold.feats),
        share("gold.lemma", gold.lemma),
        share("raw.tokens", raw.tokens).note("EWT dev, raw text"),
        share("raw.sentences", raw.sentences),
        share("raw.uas", raw.uas),
        share("raw.las", raw.las),
    ])
}
