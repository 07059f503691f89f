//! Running the program, and folders to run it in.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Run {
    /// 0 done, 1 nothing found, 2 error.
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    /// Asserts the exit code, showing everything where it is another.
    #[track_caller]
    pub(crate) fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }

    /// Asserts that standard error says all of this.
    #[track_caller]
    pub(crate) fn says(self, parts: &[&str]) -> Self {
        for part in parts {
            assert!(self.stderr.contains(part), "`{part}` is missing: {self:#?}");
        }
        self
    }

    /// Standard output as one JSON value.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }

    /// Standard output as JSON Lines.
    #[track_caller]
    pub(crate) fn records(&self) -> Vec<Value> {
        let record = |line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        self.stdout.lines().map(record).collect()
    }
}

/// The program as built for the tests.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rasad"));
    command.env_remove("NO_COLOR").stdin(Stdio::null());
    command
}

/// Runs the program in a folder.
pub(crate) fn rasad(folder: &Path, args: &[&str]) -> Run {
    let output = program().current_dir(folder).args(args).output().expect("the program runs");
    finished(&output)
}

/// Runs the program in a folder with something on standard input.
pub(crate) fn rasad_fed(folder: &Path, args: &[&str], input: &[u8]) -> Run {
    let mut command = program();
    command
        .current_dir(folder)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program runs");
    let mut stdin = child.stdin.take().expect("it is a pipe");
    let input = input.to_vec();
    // It may write more than a pipe holds before it has read everything.
    let feeding = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("the program ends");
    let _ = feeding.join().expect("feeding does not panic");
    finished(&output)
}

/// Starts the program and lets it run.
pub(crate) fn started(folder: &Path, args: &[&str]) -> Child {
    let mut command = program();
    command.current_dir(folder).args(args).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("the program runs")
}

fn finished(output: &std::process::Output) -> Run {
    Run {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout.clone()).expect("what is printed is UTF-8"),
        stderr: String::from_utf8(output.stderr.clone()).expect("what is said is UTF-8"),
    }
}

/// A folder of its own for one test, empty at its start.
pub(crate) fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("rasad").join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).expect("the target folder can be written");
    path
}

/// An empty desk of its own for one test.
pub(crate) fn desk(name: &str) -> PathBuf {
    let path = folder(name);
    rasad(&path, &["init", "."]).ends_with(0);
    path
}

/// Writes a file and gives its name back.
pub(crate) fn file<'a>(folder: &Path, name: &'a str, content: impl AsRef<[u8]>) -> &'a str {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().expect("it is in a folder")).expect("the folder can be made");
    std::fs::write(path, content).expect("the folder can be written");
    name
}

/// The sample desk, set up once for all tests that only look at it.
pub(crate) fn sample() -> &'static Path {
    static SAMPLE: OnceLock<PathBuf> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let path = folder("sample");
        rasad(&path, &["demo", "--dir", ".", "--no-serve"]).ends_with(0);
        path
    })
}

/// A file that lies beside the project on the machines of those who develop it; `None`, with a notice, elsewhere.
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(name);
    if !path.exists() {
        println!("skipped: {} is not there", path.display());
        return None;
    }
    Some(path)
}
