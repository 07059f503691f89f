//! A file of code holds one idea: its length, without the tests at its end.

use super::Finding;
use super::SourceFile;
use super::allowed::Exception;
use super::allowed::PATH;

/// Lines, from which on a file needs a reason.
const LONG: usize = 300;
/// Lines that no reason excuses.
const TOO_LONG: usize = 500;

pub(super) fn check(files: &[SourceFile], allowed: &[Exception]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut used = vec![false; allowed.len()];
    for file in files.iter().filter(|file| file.has_extension("rs")) {
        let n_lines = lines_before_tests(&file.text);
        if n_lines <= LONG {
            continue;
        }
        let entry = allowed.iter().position(|entry| entry.path == file.path);
        if let Some(entry) = entry {
            used[entry] = true;
        }
        if n_lines > TOO_LONG {
            findings.push(file.finding(TOO_LONG + 1, format!("{n_lines} lines before its tests: divide it")));
        } else if entry.is_none() {
            let message =
                format!("{n_lines} lines before its tests: divide it, or give the reason in `{PATH}`");
            findings.push(file.finding(LONG + 1, message));
        }
    }
    for (entry, used) in allowed.iter().zip(used) {
        if !used {
            let message = format!("`{}` is not long: take it out", entry.path);
            findings.push(Finding { path: PATH.to_owned(), line: 1, message });
        }
    }
    findings
}

/// Lines before `#[cfg(test)]` and `mod tests {`; all lines where the tests are another file.
pub(super) fn lines_before_tests(text: &str) -> usize {
    let lines: Vec<&str> = text.lines().collect();
    let tests_begin = |at: &usize| {
        lines[*at] == "#[cfg(test)]"
            && lines[*at..]
                .iter()
                .take_while(|line| !line.is_empty())
                .find(|line| line.starts_with("mod "))
                .is_some_and(|line| line.ends_with('{'))
    };
    (0..lines.len()).find(tests_begin).unwrap_or(lines.len())
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    #[test]
    fn tests_at_the_end_do_not_count() {
        let cases = [
            ("//! A.\nfn a() {}\n#[cfg(test)]\nmod tests {\n}\n", 2),
            ("//! A.\n#[cfg(test)]\n#[expect(x)]\nmod tests {\n}\n", 1),
            ("//! A.\n#[cfg(test)]\nmod tests;\nfn a() {}\n", 4),
            ("//! A.\n#[cfg(test)]\nfn a() {}\n\n#[cfg(test)]\nmod tests {\n", 4),
        ];
        for (text, expected) in cases {
            assert_eq!(lines_before_tests(text), expected, "{text:?}");
        }
    }

    #[test]
    fn long_files_need_a_reason() {
        let lines = |n: usize| "//!\n".repeat(n);
        let files = [
            file("short.rs", &lines(300)),
            file("long.rs", &lines(301)),
            file("excused.rs", &lines(500)),
            file("too_long.rs", &lines(501)),
            file("table.txt", &lines(900)),
        ];
        let allowed = ["excused.rs", "too_long.rs", "short.rs"]
            .map(|path| Exception { path: path.to_owned(), reason: String::new() });
        let found: Vec<String> = check(&files, &allowed).iter().map(ToString::to_string).collect();
        assert_eq!(
            found,
            [
                "long.rs:301: 301 lines before its tests: divide it, or give the reason in `xtask/tidy.toml`",
                "too_long.rs:501: 501 lines before its tests: divide it",
                "xtask/tidy.toml:1: `short.rs` is not long: take it out",
            ]
        );
    }
}
