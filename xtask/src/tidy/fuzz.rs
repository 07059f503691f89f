//! Every fuzz target is named in the manifest that builds it, and nothing else is.

use super::Finding;
use super::SourceFile;

const MANIFEST: &str = "fuzz/Cargo.toml";
const TARGETS: &str = "fuzz/fuzz_targets/";

pub(super) fn check(files: &[SourceFile]) -> Vec<Finding> {
    let targets: Vec<&SourceFile> = files.iter().filter(|file| file.path.starts_with(TARGETS)).collect();
    let Some(manifest) = files.iter().find(|file| file.path == MANIFEST) else {
        return targets.iter().map(|file| file.finding(1, format!("`{MANIFEST}` is not there"))).collect();
    };
    let table: toml::Table = match toml::from_str(&manifest.text) {
        Ok(table) => table,
        Err(error) => return vec![manifest.finding(1, format!("not readable: {}", error.message()))],
    };
    let binaries = table.get("bin").and_then(toml::Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let named: Vec<&str> = binaries.iter().filter_map(|binary| binary.get("path")?.as_str()).collect();
    let mut findings = Vec::new();
    for file in &targets {
        if !named.iter().any(|path| file.path.strip_prefix("fuzz/") == Some(path)) {
            findings.push(file.finding(1, format!("not named in `{MANIFEST}`: it is never built")));
        }
    }
    for path in named {
        if !targets.iter().any(|file| file.path.strip_prefix("fuzz/") == Some(path)) {
            let line = manifest.lines().find(|(_, line)| line.contains(path)).map_or(1, |(number, _)| number);
            findings.push(manifest.finding(line, format!("`{path}` is not there")));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    #[test]
    fn targets_and_manifest_agree() {
        let files = [
            file(
                "fuzz/Cargo.toml",
                "[[bin]]\npath = \"fuzz_targets/a.rs\"\n[[bin]]\npath = \"fuzz_targets/b.rs\"\n",
            ),
            file("fuzz/fuzz_targets/a.rs", ""),
            file("fuzz/fuzz_targets/c.rs", ""),
            file("fuzz/src/lib.rs", ""),
        ];
        let found: Vec<String> = check(&files).iter().map(ToString::to_string).collect();
        assert_eq!(
            found,
            [
                "fuzz/fuzz_targets/c.rs:1: not named in `fuzz/Cargo.toml`: it is never built",
                "fuzz/Cargo.toml:4: `fuzz_targets/b.rs` is not there",
            ]
        );
        assert_eq!(check(&files[1..2]).len(), 1);
        assert_eq!(check(&[]), []);
    }
}
