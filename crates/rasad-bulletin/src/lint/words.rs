//! The word lists of the checks (`lexicon/lint.toml`).

use std::sync::LazyLock;

use serde::Deserialize;

/// See the comments in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) overview: Vec<String>,
    pub(super) months: Vec<String>,
    pub(super) weekdays: Vec<String>,
    pub(super) background: Vec<String>,
    pub(super) future: Vec<String>,
    pub(super) not_in_office: Vec<String>,
    pub(super) continuing: Vec<String>,
    pub(super) described_sources: Vec<String>,
    pub(super) ordinals: Vec<String>,
    pub(super) counted: Vec<String>,
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../../lexicon/lint.toml")).expect("a test loads the same file")
});

/// Whether a text holds one of the words or phrases, whole and in any case.
pub(super) fn holds(text: &str, list: &[String]) -> bool {
    let lower = format!(" {} ", text.to_lowercase().replace(|letter: char| !letter.is_alphanumeric(), " "));
    let single = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    let padded = format!(" {single} ");
    list.iter().any(|phrase| padded.contains(&format!(" {} ", phrase.replace('-', " ").trim())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole() {
        assert!(holds("He is due, they said.", &WORDS.future));
        assert!(!holds("a residue of hope", &WORDS.future));
        assert_eq!((WORDS.months.len(), WORDS.weekdays.len()), (12, 7));
    }
}
