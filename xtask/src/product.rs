//! The program as its user meets it: built, started as a process of its own, its output kept.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;
use anyhow::bail;

/// Builds the program with all optimisation and says where it lies.
pub(crate) fn build() -> anyhow::Result<PathBuf> {
    let status =
        Command::new("cargo").args(["build", "--release", "--quiet", "--package", "rasad"]).status()?;
    if !status.success() {
        bail!("the program does not build");
    }
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    Ok(target.join(format!("release/rasad{}", std::env::consts::EXE_SUFFIX)))
}

/// Runs the program and keeps what it prints in `target/evaluate/NAME`, where a person can look at it afterwards.
pub(crate) fn print_to_file(binary: &Path, arguments: &[&str], name: &str) -> anyhow::Result<PathBuf> {
    let output = Command::new(binary).args(arguments).output()?;
    if !output.status.success() {
        bail!("`rasad {}`: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr).trim());
    }
    let path = kept_file(name)?;
    fs::write(&path, output.stdout)?;
    Ok(path)
}

/// `target/evaluate/NAME`, in a folder that is there.
pub(crate) fn kept_file(name: &str) -> anyhow::Result<PathBuf> {
    let folder = Path::new("target/evaluate");
    fs::create_dir_all(folder)?;
    Ok(folder.join(name))
}

/// A path as a word of a command line.
pub(crate) fn word(path: &Path) -> anyhow::Result<String> {
    Ok(path.to_str().with_context(|| format!("`{}` is not UTF-8", path.display()))?.to_owned())
}
