//! Lines of dictionaries in the formats of older event coders, with their comments taken out.
//!
//! `#` and `;` begin a comment that ends with the line; `<!-- ... -->` holds one of any length. What the lines mean is
//! for the crates that use them.

use std::fmt;

/// A line that says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DictionaryLine {
    /// Number, from 1.
    pub number: usize,
    /// Without comments, and without white space at its ends.
    pub text: String,
    /// Whether white space stood before it.
    pub is_indented: bool,
}

/// Something wrong in a dictionary: it was passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line, from 1.
    pub line: usize,
    /// The words that it is about, cut where they are long.
    pub words: String,
    /// What is wrong, and what would be right, as a lower-case sentence without a full stop.
    pub reason: String,
}

impl Fault {
    /// A fault. Words that are long are cut.
    pub fn new(line: usize, words: &str, reason: impl Into<String>) -> Self {
        let mut cut: String = words.chars().take(80).collect();
        if cut.len() < words.len() {
            cut.push('…');
        }
        Self { line, words: cut, reason: reason.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: `{}`: {}", self.line, self.words, self.reason)
    }
}

/// The lines of a dictionary, and a fault where a comment never closes.
pub fn lines(text: &str) -> (Vec<DictionaryLine>, Vec<Fault>) {
    let mut found = Vec::new();
    let mut faults = Vec::new();
    // The line where a comment of several lines began.
    let mut open: Option<usize> = None;
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let number = at + 1;
        let mut kept = String::new();
        let mut rest = line;
        while !rest.is_empty() {
            if open.is_some() {
                let Some(end) = rest.find("-->") else { break };
                rest = &rest[end + 3..];
                open = None;
                continue;
            }
            let Some(start) = rest.find(['#', ';']).into_iter().chain(rest.find("<!--")).min() else {
                kept.push_str(rest);
                break;
            };
            kept.push_str(&rest[..start]);
            if !rest[start..].starts_with('<') {
                break;
            }
            open = Some(number);
            rest = &rest[start + 4..];
        }
        if !kept.trim().is_empty() {
            let is_indented = kept.starts_with(char::is_whitespace);
            found.push(DictionaryLine { number, text: kept.trim().to_owned(), is_indented });
        }
    }
    if let Some(line) = open {
        faults.push(Fault::new(
            line,
            "<!--",
            "a comment that never closes: nothing after it is read; close it with `-->`",
        ));
    }
    (found, faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_of_all_kinds_are_taken_out() {
        let text = "\u{feff}A [X] # one\r\n\n  [Y] ; two\n<!-- three\nfour --> B <!-- five --> C\n# six\nD <!-- seven\nE";
        let (found, faults) = lines(text);
        let texts: Vec<_> =
            found.iter().map(|line| (line.number, line.text.as_str(), line.is_indented)).collect();
        assert_eq!(texts, [(1, "A [X]", false), (3, "[Y]", true), (5, "B  C", true), (7, "D", false)]);
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].line, 7);
    }
}
