//! How the bulletin at hand is read: structure, citations, names and events against its gold annotation.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Context;
use anyhow::bail;
use serde_json::Value;

use super::measure::Measure;
use crate::product;

/// Field of the score, name of the measure, what is asked.
const SCORES: [(&str, &str, Option<f64>); 10] = [
    ("items", "items", None),
    ("sections", "sections", None),
    ("citations", "citations", None),
    ("entities", "entities", Some(0.88)),
    ("events_detect", "events.detect", Some(0.85)),
    ("events_whom", "events.whom", Some(0.75)),
    ("events_full", "events.full", Some(0.65)),
    ("state_detect", "state.detect", None),
    ("state_whom", "state.whom", None),
    ("state_full", "state.full", None),
];

/// The bulletins with a gold annotation: name, text and annotation.
fn bulletins(shared: &Path) -> Vec<(String, std::path::PathBuf, std::path::PathBuf)> {
    let own = Path::new("crates/rasad-reading/tests/bulletins");
    let mut found = vec![(
        "bulletin".to_owned(),
        shared.join("bulletins/spotlight-2020-11.txt"),
        shared.join("gold/spotlight-2020-11.toml"),
    )];
    let mut names: Vec<_> = fs::read_dir(own)
        .map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path())).collect())
        .unwrap_or_default();
    names.sort();
    for gold in names.into_iter().filter(|path| path.extension().is_some_and(|end| end == "toml")) {
        let stem = gold.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        found.push((format!("own.{stem}"), gold.with_extension("txt"), gold));
    }
    found
}

/// Scores every bulletin that has a gold annotation.
pub(super) fn measure(shared: &Path, binary: &Path) -> anyhow::Result<Vec<Measure>> {
    let scorer = shared.join("score/score.py");
    if !scorer.exists() {
        return Ok(Vec::new());
    }
    let mut measures = Vec::new();
    for (name, text, gold) in bulletins(shared) {
        let records = product::print_to_file(
            binary,
            &["read", &product::word(&text)?, "--format", "jsonl"],
            &format!("{name}.jsonl"),
        )?;
        let output = Command::new("python3").arg(&scorer).arg(&gold).arg(&records).arg("--json").output();
        let output = output.context("starting python3, which the scorer needs")?;
        if !output.status.success() {
            bail!("`{}`: {}", scorer.display(), String::from_utf8_lossy(&output.stderr));
        }
        let scores: Value = serde_json::from_slice(&output.stdout).context("reading the scores")?;
        for (field, measure, asked) in SCORES {
            let score = &scores[field];
            let value = score["f1"].as_f64().with_context(|| format!("no score `{field}`"))?;
            let note = format!("{} right of {}, {} in gold", score["tp"], score["pred"], score["gold"]);
            let one = Measure::new(format!("{name}.{measure}"), value).note(note);
            measures.push(match asked.filter(|_| name == "bulletin") {
                Some(asked) => one.asked(asked),
                None => one,
            });
        }
    }
    Ok(measures)
}
