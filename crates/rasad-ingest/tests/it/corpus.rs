//! Every file of `tests/corpus` against what is expected of it: `NAME.expected` beside `NAME`.
//! `UPDATE=1` writes the expectations anew.

use std::fs;
use std::path::{Path, PathBuf};

use rasad_ingest::{Input, Limits, decode};

use crate::render::render;

#[test]
fn files_decode_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the corpus is there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    paths.sort();
    let (expectations, inputs): (Vec<_>, Vec<_>) =
        paths.into_iter().partition(|path| path.extension().is_some_and(|ending| ending == "expected"));
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for path in &inputs {
        let bytes = fs::read(path).expect("readable");
        let name = path.file_name().expect("a file").to_string_lossy();
        let input = Input { uri: &name, bytes: &bytes, media_type: None, retrieved: None };
        let actual = render(&decode(&input, &Limits::default()).expect("it is within limits"));
        let expectation = PathBuf::from(format!("{}.expected", path.display()));
        if update {
            fs::write(&expectation, &actual).expect("writable");
        } else if fs::read_to_string(&expectation).ok().as_deref() != Some(&actual) {
            wrong.push(format!("--- {name}\n{actual}"));
        }
    }
    assert!(wrong.is_empty(), "not as expected (UPDATE=1 accepts):\n{}", wrong.join("\n"));
    for path in &expectations {
        assert!(
            inputs.iter().any(|input| path.with_extension("") == *input),
            "{} is of no file",
            path.display()
        );
    }
}
