//! `cargo xtask tidy`: the rules of the house that a script can see, over the files that git knows.

mod allowed;
mod arrows;
mod fuzz;
mod layout;
mod length;
mod lexicon;
mod naming;
mod purity;
mod words;

use std::fmt;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::process::ExitCode;

use anyhow::Context;
use anyhow::bail;

use allowed::Allowed;

/// Read apart from the checks, so that the checks are functions of text.
struct SourceFile {
    /// From the root of the repository, with `/`.
    path: String,
    text: String,
}

impl SourceFile {
    fn has_extension(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|found| found == extension)
    }

    /// Lines with their numbers, from 1.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }

    fn finding(&self, line: usize, message: impl Into<String>) -> Finding {
        Finding { path: self.path.clone(), line, message: message.into() }
    }
}

/// A rule that is not kept.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    path: String,
    /// From 1.
    line: usize,
    message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.path, self.line, self.message)
    }
}

/// Prints findings; the exit code is 1 where there is one.
#[expect(clippy::print_stdout, reason = "the findings are what the task is for")]
pub(crate) fn run() -> anyhow::Result<ExitCode> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask lies in a workspace")?;
    let files = read_files(root)?;
    let path = root.join(allowed::PATH);
    let text = fs::read_to_string(&path).with_context(|| format!("reading `{}`", path.display()))?;
    let findings = check(&files, &Allowed::parse(&text)?);
    for finding in &findings {
        println!("{finding}");
    }
    println!("{} files, {} findings", files.len(), findings.len());
    Ok(if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Every file of text that git tracks and that is there, in the order of paths.
fn read_files(root: &Path) -> anyhow::Result<Vec<SourceFile>> {
    let output = Command::new("git").args(["ls-files", "-z"]).current_dir(root).output()?;
    if !output.status.success() {
        bail!("`git ls-files` failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    let mut files = Vec::new();
    for path in String::from_utf8(output.stdout)?.split_terminator('\0') {
        let extension = Path::new(path).extension().and_then(|extension| extension.to_str());
        if matches!(extension, Some("bin" | "gz" | "jpg" | "png" | "pdf")) {
            continue;
        }
        // Deleted and not yet committed, or not text.
        let Ok(bytes) = fs::read(root.join(path)) else { continue };
        let Ok(text) = String::from_utf8(bytes) else { continue };
        files.push(SourceFile { path: path.to_owned(), text });
    }
    Ok(files)
}

fn check(files: &[SourceFile], allowed: &Allowed) -> Vec<Finding> {
    let mut findings = Vec::new();
    let words_of_one_machine = allowed.words_of_one_machine();
    for file in files {
        if !allowed.keeps_layout(&file.path) {
            findings.extend(layout::check(file));
            findings.extend(words::unfinished(file));
        }
        findings.extend(words::of_one_machine(file, &words_of_one_machine));
        if file.has_extension("rs") {
            findings.extend(naming::check(file));
            findings.extend(purity::check(file));
        }
    }
    findings.extend(length::check(files, &allowed.long));
    findings.extend(arrows::check(files));
    findings.extend(fuzz::check(files));
    findings.extend(lexicon::check(files));
    findings.sort();
    findings
}

#[cfg(test)]
fn file(path: &str, text: &str) -> SourceFile {
    SourceFile { path: path.to_owned(), text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_in_order_and_readable() {
        let allowed = Allowed::parse("").unwrap();
        let files = [file("b.rs", "fn b() {}\n"), file("a.rs", "//! A.\n\n\tlet x; \n")];
        let printed: Vec<String> = check(&files, &allowed).iter().map(ToString::to_string).collect();
        assert_eq!(
            printed,
            [
                "a.rs:3: a tab",
                "a.rs:3: white space at the end of the line",
                "b.rs:1: the file does not begin with `//!` and its purpose"
            ]
        );
    }

    #[test]
    fn exceptions_are_readable() {
        let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tidy.toml")).unwrap();
        Allowed::parse(&text).unwrap();
    }
}
