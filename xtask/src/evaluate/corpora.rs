//! The project's own passages of news: expressions of time and attributions. Files that begin with `held` were never
//! tuned on.

mod attributions;
mod times;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::measure::Measure;
use crate::product;

/// Times and attributions of the tuned and of the held files.
pub(super) fn measure(_shared: &Path, binary: &Path) -> anyhow::Result<Vec<Measure>> {
    let mut measures = times::measure(binary)?;
    measures.extend(attributions::measure(binary)?);
    Ok(measures)
}

/// A stretch of bytes.
type Stretch = (usize, usize);

/// The texts of a folder whose names begin with `held`, or the others.
fn files(folder: &str, held: bool) -> anyhow::Result<Vec<String>> {
    let folder = Path::new(folder);
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder)?;
    let mut paths: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<anyhow::Result<_>>()?;
    paths.sort();
    let is_held =
        |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("held"));
    paths.iter().filter(|path| is_held(path) == held).map(|path| Ok(fs::read_to_string(path)?)).collect()
}

/// What is read in each of some short texts: the records of one kind, by the number of the text.
fn records(
    binary: &Path,
    texts: &[(Option<&str>, String)],
    kind: &str,
    name: &str,
) -> anyhow::Result<Vec<Vec<Value>>> {
    let input = product::kept_file(&format!("{name}-input.jsonl"))?;
    let line = |(number, (day, text)): (usize, &(Option<&str>, String))| {
        json!({"id": number.to_string(), "date": day, "text": text}).to_string() + "\n"
    };
    fs::write(&input, texts.iter().enumerate().map(line).collect::<String>())?;
    let input = product::word(&input)?;
    let arguments = ["read", "--input", "jsonl", &input, "--format", "jsonl"];
    let output = product::print_to_file(binary, &arguments, &format!("{name}.jsonl"))?;
    let mut found: Vec<Vec<Value>> = vec![Vec::new(); texts.len()];
    let mut at = 0;
    for line in fs::read_to_string(output)?.lines() {
        let record: Value = serde_json::from_str(line)?;
        if record["kind"] == "document" {
            at = record["source"]["uri"].as_str().unwrap_or_default().parse()?;
        } else if record["kind"] == kind {
            found[at].push(record);
        }
    }
    Ok(found)
}

fn stretch(value: &Value) -> Option<Stretch> {
    let end = |at: usize| usize::try_from(value.get(at)?.as_u64()?).ok();
    Some((end(0)?, end(1)?))
}

fn f1(right: usize, answered: usize, expected: usize) -> f64 {
    let all = u32::try_from(answered + expected).unwrap_or(u32::MAX).max(1);
    2.0 * f64::from(u32::try_from(right).unwrap_or(u32::MAX)) / f64::from(all)
}
