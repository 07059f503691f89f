//! `rasad names compare`: two names, or pairs by the line.

use crate::run::{file, folder, rasad, rasad_fed, shared};

#[test]
fn two_names_are_compared() {
    let here = folder("names-two");
    let run = rasad(&here, &["names", "compare", "Ziad al-Nakhleh", "زیاد النخاله"]).ends_with(0);
    assert!(run.stdout.starts_with("one: 0.") && run.stdout.contains("consonants"), "{}", run.stdout);
    let run = rasad(&here, &["names", "compare", "Rami Makhlouf", "Hafez Makhlouf", "--json"]).ends_with(1);
    let answer = run.json();
    assert_eq!((&answer["match"], &answer["threshold"]), (&false.into(), &0.75.into()));
    assert!(answer["reasons"][0].as_str().unwrap().contains("differ"));
    rasad(&here, &["names", "compare", "Rami Makhlouf"]).ends_with(2).says(&["two names", "hint: "]);
    rasad(&here, &["names", "compare", "a", "b", "--threshold", "7"]).ends_with(2).says(&["between 0 and 1"]);
}

#[test]
fn pairs_are_answered_in_their_order_broken_ones_too() {
    let here = folder("names-pairs");
    let pairs = "{\"a\":\"Vodafone Limited\",\"b\":\"Vodafone Ltd\",\"kind\":\"organization\"}\r\n\
                 {\"a\":\"Tom\"}\n{\"a\":\"J. Smith\",\"b\":\"John Smith\",\"kind\":null}\n\
                 {\"a\":\"a\",\"b\":\"b\",\"kind\":\"dog\"}\n";
    file(&here, "pairs.jsonl", pairs);
    let run = rasad(&here, &["names", "compare", "--input", "jsonl", "pairs.jsonl"]).ends_with(2);
    let answers = run.records();
    let matches: Vec<_> = answers.iter().map(|answer| answer["match"].as_bool()).collect();
    assert_eq!(matches, [Some(true), None, Some(true), None]);
    assert!(
        run.stderr.contains("`pairs.jsonl:2`: missing field `b`") && run.stderr.contains("`dog` is no kind")
    );
    rasad_fed(&here, &["names", "compare", "--input", "jsonl", "-"], b"").ends_with(1);
    rasad(&here, &["names", "compare", "--input", "jsonl", "no.jsonl"]).ends_with(2).says(&["no.jsonl"]);
}

/// The matcher whose makers gathered these pairs comes to 0.790 on all of them.
#[test]
fn a_public_set_of_pairs_is_answered_well() {
    let Some(path) = shared("data/name-bench/cases-dev.csv") else { return };
    let text = std::fs::read_to_string(path).unwrap();
    let mut gold = Vec::new();
    let mut pairs = String::new();
    for line in text.lines().skip(1) {
        let cells = cells(line);
        let kind = match cells[1].as_str() {
            "Person" => "\"person\"",
            "Company" | "Organization" => "\"organization\"",
            _ => "null",
        };
        let pair = serde_json::json!({"a": cells[2], "b": cells[3]}).to_string();
        pairs.push_str(&format!("{},\"kind\":{kind}}}\n", pair.trim_end_matches('}')));
        gold.push(cells[4] == "true");
    }
    let run =
        rasad_fed(&folder("names-set"), &["names", "compare", "--input", "jsonl", "-"], pairs.as_bytes());
    let answers: Vec<bool> = run.records().iter().map(|answer| answer["match"] == true).collect();
    assert_eq!(answers.len(), gold.len());
    let both = gold.iter().zip(&answers).filter(|(gold, answer)| **gold && **answer).count() as f64;
    let either = gold.iter().chain(&answers).filter(|yes| **yes).count() as f64;
    assert!(2.0 * both / either > 0.90, "F1 {:.3}", 2.0 * both / either);
}

/// Cells of a line of comma-separated values.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => {
                // A doubled mark closes and opens again.
                if !quoted && !cells.last().unwrap().is_empty() {
                    cells.last_mut().unwrap().push('"');
                }
                quoted = !quoted;
            }
            ',' if !quoted => cells.push(String::new()),
            c => cells.last_mut().unwrap().push(c),
        }
    }
    cells
}
