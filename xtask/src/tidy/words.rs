//! Words that have no place in a file: of work left undone, and of one person's machine.

use super::Finding;
use super::SourceFile;

/// In parts, so that this file does not name them.
const UNFINISHED: [&str; 5] = [
    concat!("todo", "!"),
    concat!("unimplemented", "!"),
    concat!("FIX", "ME"),
    concat!("XX", "X"),
    concat!("HA", "CK"),
];

pub(super) fn unfinished(file: &SourceFile) -> Vec<Finding> {
    let found = file.lines().flat_map(|(number, line)| {
        let words = UNFINISHED.iter().filter(move |word| has_word(line, word));
        words.map(move |word| file.finding(number, format!("`{word}`: finish it, or leave it out")))
    });
    found.collect()
}

/// Paths and hosts that only one machine or network has; `words` where nothing of a name stands before them.
pub(super) fn of_one_machine(file: &SourceFile, words: &[String]) -> Vec<Finding> {
    let found = file.lines().flat_map(|(number, line)| {
        let words = words.iter().filter(move |word| begins_word(line, word));
        words.map(move |word| file.finding(number, format!("`{word}` is of one machine or network")))
    });
    found.collect()
}

fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        !ends_in_name(&line[..at])
            && !line[at + word.len()..].starts_with(|next: char| next.is_alphanumeric())
    })
}

fn begins_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| !ends_in_name(&line[..at]))
}

fn ends_in_name(before: &str) -> bool {
    before.ends_with(|last: char| last.is_alphanumeric() || matches!(last, '_' | '-' | '.' | '}' | '>' | ')'))
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    #[test]
    fn unfinished_work() {
        let cases = [
            (concat!("    todo", "!(\"later\")"), 1),
            (concat!("// FIX", "ME: wrong in leap years"), 1),
            (concat!("// XX", "X, HA", "CK"), 2),
            ("let xxx = HACKS; // a todo list", 0),
            (concat!("XX", "XL"), 0),
            (concat!("AXX", "X"), 0),
        ];
        for (text, expected) in cases {
            assert_eq!(unfinished(&file("a.rs", text)).len(), expected, "{text:?}");
        }
    }

    #[test]
    fn words_of_one_machine() {
        let words = ["/srv/", "mirror.example"].map(str::to_owned);
        let cases = [
            ("reads /srv/data", 1),
            ("\"/srv/data\"", 1),
            ("https://mirror.example/x", 1),
            ("https://example.org/srv/data", 0),
            ("../srv/data", 0),
            ("{root}/srv/data", 0),
            ("my-mirror.example", 0),
        ];
        for (text, expected) in cases {
            assert_eq!(of_one_machine(&file("a.md", text), &words).len(), expected, "{text:?}");
        }
    }
}
