//! How a file of text looks: its first line, white space, its end.

use super::Finding;
use super::SourceFile;

pub(super) fn check(file: &SourceFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    if file.has_extension("rs") && !file.text.starts_with("//!") {
        findings.push(file.finding(1, "the file does not begin with `//!` and its purpose"));
    }
    let tabs_mean_something = !["rs", "toml", "md"].iter().any(|extension| file.has_extension(extension));
    // The last columns of a table may be empty.
    let ends_mean_something = file.has_extension("tsv");
    for (number, line) in file.lines() {
        if !tabs_mean_something && line.contains('\t') {
            findings.push(file.finding(number, "a tab"));
        }
        if !ends_mean_something && line.ends_with(char::is_whitespace) {
            findings.push(file.finding(number, "white space at the end of the line"));
        }
    }
    if !file.text.is_empty() && !file.text.ends_with('\n') {
        findings.push(file.finding(file.text.lines().count(), "no line end at the end of the file"));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    #[test]
    fn layout() {
        let cases = [
            ("a.rs", "//! A.\n", ""),
            ("a.rs", "// A.\n", "1 the file does not begin with `//!` and its purpose"),
            ("a.rs", "", "1 the file does not begin with `//!` and its purpose"),
            ("a.md", "one\ntwo", "2 no line end at the end of the file"),
            ("a.md", "one  \ntwo\n", "1 white space at the end of the line"),
            ("a.toml", "a = 1\n\tb = 2\n", "2 a tab"),
            ("a.tsv", "one\t\n", ""),
            ("a.txt", "one\ttwo\n", ""),
            ("a.txt", "one\r\ntwo\n", ""),
            ("a.gitkeep", "", ""),
        ];
        for (path, text, expected) in cases {
            let found: Vec<String> = check(&file(path, text))
                .iter()
                .map(|found| format!("{} {}", found.line, found.message))
                .collect();
            assert_eq!(found.join("; "), expected, "{path}: {text:?}");
        }
    }
}
