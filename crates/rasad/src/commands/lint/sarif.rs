//! Findings as a SARIF 2.1.0 log (OASIS Static Analysis Results Interchange Format).

use rasad_bulletin::lint::{Finding, RULES};
use rasad_desk::Linted;
use serde_json::{Value, json};

/// The whole log: one run, all rules described.
pub(super) fn log(linted: &[Linted]) -> Value {
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id,
                "shortDescription": {"text": rule.summary},
                "defaultConfiguration": {"level": rule.severity.as_str()},
            })
        })
        .collect();
    let results: Vec<Value> =
        linted.iter().flat_map(|one| one.findings.iter().map(|finding| result(one, finding))).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "rasad", "version": env!("CARGO_PKG_VERSION"), "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn result(one: &Linted, finding: &Finding) -> Value {
    let text = &one.document.text;
    let mut region = json!({"snippet": {"text": one.document.slice(finding.span)}});
    if let Some(line) = one.line(finding.span) {
        let line_start = text[..finding.span.start].rfind('\n').map_or(0, |at| at + 1);
        region["startLine"] = json!(line);
        region["startColumn"] = json!(text[line_start..finding.span.start].chars().count() + 1);
    }
    json!({
        "ruleId": finding.rule,
        "level": finding.severity.as_str(),
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": one.document.source.uri},
            "region": region,
        }}],
    })
}
