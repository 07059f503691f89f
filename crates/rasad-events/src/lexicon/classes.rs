//! Classes of words that many patterns share, from `lexicon/classes.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static CLASSES: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../../lexicon/classes.toml")).expect("a test loads the same file")
});

/// The words of a class, `None` where there is none of that name.
pub(crate) fn words(class: &str) -> Option<&'static [String]> {
    CLASSES.get(class).map(Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_load_and_name_each_word_once() {
        for (class, words) in CLASSES.iter() {
            let mut sorted = words.clone();
            sorted.sort_unstable();
            sorted.dedup();
            assert_eq!(sorted.len(), words.len(), "`{class}` names a word twice");
        }
    }
}
