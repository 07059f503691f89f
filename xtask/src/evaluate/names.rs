//! Pairs of names that are or are not one: nomenklatura's name bench (MIT).

use std::fs;
use std::path::Path;

use anyhow::Context;
use serde_json::Value;
use serde_json::json;

use super::measure::Measure;
use crate::product;

/// One labelled pair.
struct Pair {
    kind: Option<&'static str>,
    a: String,
    b: String,
    same: bool,
}

/// Precision, recall and F1 of `rasad names compare`.
pub(super) fn measure(shared: &Path, binary: &Path) -> anyhow::Result<Vec<Measure>> {
    let path = shared.join("data/name-bench/cases-dev.csv");
    if !path.exists() {
        return Ok(Vec::new());
    }
    let pairs = pairs(&fs::read_to_string(&path)?)?;
    let input = product::kept_file("names-input.jsonl")?;
    let lines: String = pairs
        .iter()
        .map(|pair| json!({"a": pair.a, "b": pair.b, "kind": pair.kind}).to_string() + "\n")
        .collect();
    fs::write(&input, lines)?;
    let input = product::word(&input)?;
    let answers =
        product::print_to_file(binary, &["names", "compare", "--input", "jsonl", &input], "names.jsonl")?;
    let (mut right, mut given) = (0_u32, 0_u32);
    for (pair, line) in pairs.iter().zip(fs::read_to_string(answers)?.lines()) {
        let answer: Value = serde_json::from_str(line)?;
        if answer["match"] == true {
            given += 1;
            right += u32::from(pair.same);
        }
    }
    let all = u32::try_from(pairs.iter().filter(|pair| pair.same).count())?;
    let f1 = 2.0 * f64::from(right) / f64::from((given + all).max(1));
    let note =
        format!("{right} right of {given} matches given, {all} are matches; nomenklatura itself 0.790");
    Ok(vec![Measure::new("names.f1", f1).note(note)])
}

/// Reads the table: the columns `schema`, `name1`, `name2` and `is_match` are used.
fn pairs(text: &str) -> anyhow::Result<Vec<Pair>> {
    let mut lines = text.lines().map(fields);
    let head = lines.next().context("an empty table")?;
    let column =
        |name: &str| head.iter().position(|one| one == name).with_context(|| format!("no column `{name}`"));
    let (schema, a, b, same) = (column("schema")?, column("name1")?, column("name2")?, column("is_match")?);
    Ok(lines
        .filter(|row| row.len() > same.max(schema).max(a).max(b))
        .map(|row| Pair {
            kind: match row[schema].as_str() {
                "Person" => Some("person"),
                "Organization" | "Company" | "LegalEntity" => Some("organization"),
                _ => None,
            },
            a: row[a].clone(),
            b: row[b].clone(),
            same: row[same].eq_ignore_ascii_case("true"),
        })
        .collect())
}

/// One line of comma-separated values (RFC 4180); no field of this table spans lines.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        let field = fields.last_mut().expect("it begins with one field");
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                field.push('"');
                characters.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            _ => field.push(character),
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::fields;

    #[test]
    fn quotes_hold_commas_and_quotes() {
        assert_eq!(fields(r#"a,"b, ""c""",,d"#), ["a", r#"b, "c""#, "", "d"]);
    }
}
