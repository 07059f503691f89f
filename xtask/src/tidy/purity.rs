//! The pure crates touch no file, no network, no environment and no clock, their tests apart.

use super::Finding;
use super::SourceFile;
use super::arrows::PURE;
use super::length::lines_before_tests;

/// What a pure crate does not name.
const IMPURE_PATHS: [&str; 3] = ["std::fs", "std::env::var", "std::net"];
const IMPURE_TYPES: [&str; 2] = ["SystemTime", "Instant"];
/// Modules of `std` that a grouped import brings in.
const IMPURE_MODULES: [&str; 3] = ["fs", "env", "net"];

pub(super) fn check(file: &SourceFile) -> Vec<Finding> {
    let Some((name, inside)) = file.path.strip_prefix("crates/").and_then(|path| path.split_once("/src/"))
    else {
        return Vec::new();
    };
    if !PURE.contains(&name) || inside == "tests.rs" || inside.ends_with("/tests.rs") {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let mut in_group = false;
    for (number, line) in file.lines().take(lines_before_tests(&file.text)) {
        let code = line.split("//").next().unwrap_or_default();
        in_group |= code.contains("std::{");
        let words = || code.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        let path = IMPURE_PATHS.iter().find(|path| code.contains(**path));
        let kind = IMPURE_TYPES.iter().find(|kind| words().any(|word| word == **kind));
        let module = IMPURE_MODULES.iter().find(|module| in_group && words().any(|word| word == **module));
        if let Some(found) = path.or(kind).or(module) {
            findings.push(file.finding(number, format!("`{name}` is pure and may not name `{found}`")));
        }
        in_group &= !code.contains('}');
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    #[test]
    fn pure_crates() {
        let cases = [
            ("use std::fs;", 1),
            ("let text = std::fs::read(path);", 1),
            ("let at = std::time::Instant::now();", 1),
            ("use std::{\n    fmt,\n    fs,\n};", 1),
            ("use std::{fmt, net::TcpStream};", 1),
            ("let home = std::env::var(\"HOME\");", 1),
            ("use std::{fmt, io};\nlet fs = 1;", 0),
            ("// Not read with std::fs.", 0),
            ("let version = env!(\"CARGO_PKG_VERSION\");", 0),
            ("struct Instantly;", 0),
            ("fn a() {}\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}", 0),
        ];
        for (text, expected) in cases {
            let found = check(&file("crates/rasad-text/src/a.rs", text));
            assert_eq!(found.len(), expected, "{text:?}");
        }
        for path in [
            "crates/rasad-store/src/a.rs",
            "crates/rasad-text/tests/it/main.rs",
            "crates/rasad-text/src/a/tests.rs",
        ] {
            assert!(check(&file(path, "use std::fs;")).is_empty(), "{path}");
        }
    }
}
