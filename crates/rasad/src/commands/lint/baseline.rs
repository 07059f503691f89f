//! Findings that are known and not shown again.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rasad_bulletin::lint::Finding;
use rasad_desk::{Error, Linted};
use serde::{Deserialize, Serialize};

use crate::exit::Failure;

/// Rule and words of each finding: they hold when the text moves.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Baseline {
    findings: BTreeSet<Known>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Known {
    rule: String,
    text: String,
    message: String,
}

impl Known {
    fn of(finding: &Finding, text: &str) -> Self {
        let words = finding.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        Self { rule: finding.rule.to_owned(), text: words, message: finding.message.clone() }
    }
}

impl Baseline {
    pub(super) fn of(linted: &[Linted]) -> Self {
        let known = |one: &Linted| -> Vec<Known> {
            one.findings.iter().map(|finding| Known::of(finding, &one.document.text)).collect()
        };
        Self { findings: linted.iter().flat_map(known).collect() }
    }

    pub(super) fn load(path: &Path) -> Result<Self, Failure> {
        let text =
            fs::read_to_string(path).map_err(|source| Error::Unreadable { path: path.to_owned(), source })?;
        serde_json::from_str(&text).map_err(|error| Failure::Usage {
            message: format!("`{}` is no baseline: {error}", path.display()),
            hint: "write a new one with `--write-baseline`".to_owned(),
        })
    }

    pub(super) fn save(&self, path: &Path) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(self).expect("strings are JSON") + "\n";
        Ok(rasad_desk::write_whole(path, text.as_bytes())?)
    }

    pub(super) fn has(&self, finding: &Finding, text: &str) -> bool {
        self.findings.contains(&Known::of(finding, text))
    }
}
