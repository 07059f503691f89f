//! Arrows between crates point one way; reading stays free of IO.

use super::Finding;
use super::SourceFile;

/// A crate may use those before it.
const ORDER: [&str; 12] = [
    "rasad-text",
    "rasad-time",
    "rasad-names",
    "rasad-syntax",
    "rasad-events",
    "rasad-reading",
    "rasad-ingest",
    "rasad-store",
    "rasad-bulletin",
    "rasad-desk",
    "rasad-web",
    "rasad",
];

/// Functions of their arguments: no IO, no clock, no environment.
pub(super) const PURE: [&str; 7] = [
    "rasad-text",
    "rasad-time",
    "rasad-names",
    "rasad-syntax",
    "rasad-events",
    "rasad-reading",
    "rasad-bulletin",
];

/// Tests of reading may take files apart with the decoders, which know nothing of reading.
const DECODING: (&str, &str) = ("rasad-reading", "rasad-ingest");

const IMPURE_DEPENDENCIES: [&str; 3] = ["axum", "rusqlite", "tokio"];

pub(super) fn check(files: &[SourceFile]) -> Vec<Finding> {
    let manifests = files.iter().filter_map(|file| {
        let folder = file.path.strip_prefix("crates/")?.strip_suffix("/Cargo.toml")?;
        Some((folder, file))
    });
    manifests.flat_map(|(name, file)| check_crate(name, file)).collect()
}

fn check_crate(name: &str, file: &SourceFile) -> Vec<Finding> {
    let table: toml::Table = match toml::from_str(&file.text) {
        Ok(table) => table,
        Err(error) => return vec![file.finding(1, format!("not readable: {}", error.message()))],
    };
    let Some(place) = ORDER.iter().position(|other| *other == name) else {
        return vec![file.finding(1, format!("`{name}` has no place in the order of crates"))];
    };
    let mut findings = Vec::new();
    for (kind, dependency) in dependencies(&table) {
        if kind == "dev-dependencies" && DECODING == (name, dependency.as_str()) {
            continue;
        }
        let line = line_of(file, &dependency);
        if dependency == "rasad" || dependency.starts_with("rasad-") {
            if !ORDER[..place].contains(&dependency.as_str()) {
                findings.push(
                    file.finding(line, format!("`{name}` may not use `{dependency}`: it stands below")),
                );
            } else if name == "rasad-ingest" && !["rasad-text", "rasad-time"].contains(&dependency.as_str()) {
                findings
                    .push(file.finding(line, "`rasad-ingest` may use `rasad-text` and `rasad-time` only"));
            }
        } else if PURE.contains(&name) && IMPURE_DEPENDENCIES.contains(&dependency.as_str()) {
            findings.push(file.finding(line, format!("`{name}` is pure and may not use `{dependency}`")));
        }
    }
    findings
}

/// Kinds and names of all dependencies, those of tests and of one platform included.
fn dependencies(table: &toml::Table) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
        if let Some(named) = table.get(kind).and_then(toml::Value::as_table) {
            found.extend(named.keys().map(|name| (kind, name.clone())));
        }
    }
    let targets = table.get("target").and_then(toml::Value::as_table);
    for target in targets.into_iter().flat_map(toml::Table::values) {
        found.extend(target.as_table().map(dependencies).unwrap_or_default());
    }
    found
}

fn line_of(file: &SourceFile, dependency: &str) -> usize {
    let named = |line: &str| {
        let rest = line.trim_start().strip_prefix(dependency);
        rest.is_some_and(|rest| rest.starts_with(['.', ' ', '=']))
            || line.ends_with(&format!("dependencies.{dependency}]"))
    };
    file.lines().find(|(_, line)| named(line)).map_or(1, |(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    fn found(path: &str, text: &str) -> String {
        let found: Vec<String> = check(&[file(path, text)]).iter().map(ToString::to_string).collect();
        found.join("; ")
    }

    #[test]
    fn arrows_point_up_the_order() {
        let store = "crates/rasad-store/Cargo.toml";
        assert_eq!(found(store, "[dependencies]\nrasad-text.workspace = true\nrusqlite = \"1\"\n"), "");
        assert_eq!(
            found(store, "[dependencies]\nrasad-desk.workspace = true\n"),
            "crates/rasad-store/Cargo.toml:2: `rasad-store` may not use `rasad-desk`: it stands below"
        );
        assert_eq!(
            found(store, "[dev-dependencies.rasad-web]\nworkspace = true\n"),
            "crates/rasad-store/Cargo.toml:1: `rasad-store` may not use `rasad-web`: it stands below"
        );
        assert_eq!(
            found(store, "[target.'cfg(unix)'.dependencies]\nrasad = { path = \"../rasad\" }\n"),
            "crates/rasad-store/Cargo.toml:2: `rasad-store` may not use `rasad`: it stands below"
        );
        assert_eq!(
            found("crates/rasad-other/Cargo.toml", ""),
            "crates/rasad-other/Cargo.toml:1: `rasad-other` has no place in the order of crates"
        );
        assert_eq!(found("fuzz/Cargo.toml", "[dependencies]\nrasad-web = \"1\"\n"), "");
    }

    #[test]
    fn tests_of_reading_may_decode() {
        let reading = "crates/rasad-reading/Cargo.toml";
        assert_eq!(found(reading, "[dev-dependencies]\nrasad-ingest.workspace = true\n"), "");
        assert_eq!(
            found(reading, "[dependencies]\nrasad-ingest.workspace = true\n"),
            "crates/rasad-reading/Cargo.toml:2: `rasad-reading` may not use `rasad-ingest`: it stands below"
        );
    }

    #[test]
    fn some_crates_may_use_less() {
        assert_eq!(
            found("crates/rasad-ingest/Cargo.toml", "[dependencies]\nrasad-names.workspace = true\n"),
            "crates/rasad-ingest/Cargo.toml:2: `rasad-ingest` may use `rasad-text` and `rasad-time` only"
        );
        assert_eq!(
            found("crates/rasad-bulletin/Cargo.toml", "[dependencies]\nrusqlite.workspace = true\n"),
            "crates/rasad-bulletin/Cargo.toml:2: `rasad-bulletin` is pure and may not use `rusqlite`"
        );
    }
}
