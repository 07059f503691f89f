//! Lists the files under `knowledge/`, so that a new file is found without being registered anywhere.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../../knowledge");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    list(&root, &mut files)?;
    files.sort();
    let mut code = String::from("static FILES: &[KnowledgeFile<'static>] = &[\n");
    for file in files {
        let file = file.canonicalize()?;
        let root = root.canonicalize()?;
        let shown = Path::new("knowledge").join(file.strip_prefix(&root).unwrap_or(&file));
        let _ = writeln!(
            code,
            "    KnowledgeFile {{ path: {}, text: include_str!({}) }},",
            literal(&shown),
            literal(&file)
        );
    }
    code.push_str("];\n");
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("knowledge_files.rs"), code)
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "toml" || ending == "tsv") {
            files.push(path);
        }
    }
    Ok(())
}

/// A path as a string literal of the language.
fn literal(path: &Path) -> String {
    format!("{:?}", path.display().to_string())
}
