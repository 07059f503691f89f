//! Modules are named by what they are about.

use super::Finding;
use super::SourceFile;

/// Names that say nothing.
const EMPTY_NAMES: [&str; 4] = ["utils", "helpers", "common", "misc"];

pub(super) fn check(file: &SourceFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    for part in file.path.trim_end_matches(".rs").split('/') {
        if EMPTY_NAMES.contains(&part) {
            findings
                .push(file.finding(1, format!("`{part}` says nothing: name the module by what it is about")));
        }
    }
    for (number, line) in file.lines() {
        let name = line
            .split_once("mod ")
            .filter(|(before, _)| before.trim().is_empty() || before.starts_with("pub"));
        let name = name.map(|(_, rest)| rest.trim_end_matches(['{', ';', ' ']));
        if let Some(name) = name.filter(|name| EMPTY_NAMES.contains(name)) {
            let message = format!("`{name}` says nothing: name the module by what it is about");
            findings.push(file.finding(number, message));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    #[test]
    fn empty_names() {
        let cases = [
            ("crates/x/src/date.rs", "//! Dates.\nmod calendar;\n", 0),
            ("crates/x/src/utils.rs", "//! Things.\n", 1),
            ("crates/x/src/common/date.rs", "//! Dates.\n", 1),
            ("crates/x/src/lib.rs", "//! X.\nmod helpers;\npub(crate) mod misc {\n", 2),
            ("crates/x/src/lib.rs", "//! X.\n// The mod utils;\nmod common_words;\n", 0),
        ];
        for (path, text, expected) in cases {
            assert_eq!(check(&file(path, text)).len(), expected, "{path}: {text:?}");
        }
    }
}
