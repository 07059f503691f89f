//! Single sentences of newswire with one ideal event each: the PLOVER gold standard records.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Context;
use anyhow::bail;
use serde_json::Value;

use super::measure::Measure;
use crate::product;

/// The labels of the records' own version of the ontology, to ours (PLOVER 0.5 to 0.8).
const RENAMED: [(&str, &str); 4] =
    [("DEMAND", "REQUEST"), ("DISAPPROVE", "ACCUSE"), ("INVESTIGATE", "ACCUSE"), ("FIGHT", "ASSAULT")];

/// Type, actors and recipients, and how many sentences of each type are found.
pub(super) fn measure(shared: &Path, binary: &Path) -> anyhow::Result<Vec<Measure>> {
    let (gold, scorer) = (shared.join("gold/plover-gsr-dev.json"), shared.join("score/score_gsr.py"));
    if !gold.exists() || !scorer.exists() {
        return Ok(Vec::new());
    }
    let input = product::kept_file("plover-input.jsonl")?;
    python(&[scorer.as_ref(), gold.as_ref(), "--write-input".as_ref(), input.as_ref()])?;
    let input = product::word(&input)?;
    let arguments = ["read", "--input", "jsonl", &input, "--format", "jsonl"];
    let records = product::print_to_file(binary, &arguments, "plover.jsonl")?;
    let printed = python(&[scorer.as_ref(), gold.as_ref(), records.as_ref()])?;
    let words: Vec<&str> = printed.split_whitespace().collect();
    let after = |word: &str| -> anyhow::Result<f64> {
        let at =
            words.iter().position(|one| *one == word).with_context(|| format!("no `{word}` in the score"))?;
        Ok(words.get(at + 1).context("the score ends early")?.parse()?)
    };
    let mut measures = vec![
        Measure::new("plover.type", after("F1")?)
            .asked(0.75)
            .note(printed.lines().next().unwrap_or_default()),
        Measure::new("plover.actor", after("actor")?).asked(0.70),
        Measure::new("plover.target", after("target")?).asked(0.60),
    ];
    measures.extend(by_type(&gold, &records)?);
    Ok(measures)
}

/// Of the sentences of each type, the share in which an event of that type was read.
fn by_type(gold: &Path, records: &Path) -> anyhow::Result<Vec<Measure>> {
    let gold: Vec<Value> = serde_json::from_str(&fs::read_to_string(gold)?)?;
    let mut uris: BTreeMap<String, String> = BTreeMap::new();
    let mut read: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in fs::read_to_string(records)?.lines() {
        let record: Value = serde_json::from_str(line)?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        if record["kind"] == "document" {
            uris.insert(text(&record["id"]), text(&record["source"]["uri"]));
        } else if record["kind"] == "event"
            && let Some(uri) = uris.get(record["document"].as_str().unwrap_or_default())
        {
            read.entry(uri.clone()).or_default().insert(text(&record["type"]));
        }
    }
    let mut counts: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for record in &gold {
        let (Some(id), Some(kind)) = (record["id"].as_str(), record["event"].as_str()) else { continue };
        let kind = RENAMED.iter().find(|(old, _)| *old == kind).map_or(kind, |(_, new)| new);
        // A sentence with several records was written once, under the id of the first.
        let Some(types) = read.get(id) else {
            if uris.values().any(|uri| uri == id) {
                counts.entry(kind).or_default().1 += 1;
            }
            continue;
        };
        let count = counts.entry(kind).or_default();
        count.0 += u32::from(types.contains(kind));
        count.1 += 1;
    }
    Ok(counts
        .into_iter()
        .map(|(kind, (found, all))| {
            let name = format!("plover.found.{}", kind.to_lowercase());
            Measure::new(name, f64::from(found) / f64::from(all.max(1))).note(format!("{found} of {all}"))
        })
        .collect())
}

fn python(arguments: &[&std::ffi::OsStr]) -> anyhow::Result<String> {
    let output =
        Command::new("python3").args(arguments).output().context("starting python3, for the scorer")?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?)
}
