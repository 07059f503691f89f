//! Class names that stand for what is around an article; the list is `words.txt`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists::parse(include_str!("words.txt")));

#[derive(Default)]
struct Lists {
    parts: BTreeSet<&'static str>,
    names: BTreeSet<&'static str>,
}

impl Lists {
    fn parse(text: &'static str) -> Self {
        let mut lists = Self::default();
        for line in text.lines() {
            match line.split_once(' ') {
                Some(("part", word)) => lists.parts.insert(word),
                Some(("name", word)) => lists.names.insert(word),
                _ => continue,
            };
        }
        lists
    }
}

/// Whether a `class` or `id` attribute names something that is no part of an article.
pub(super) fn names_boilerplate(attribute: &str) -> bool {
    let lists = &*LISTS;
    // More than a few names are machine-made, and none of them means anything.
    attribute.split_ascii_whitespace().take(40).any(|name| {
        let name = name.to_ascii_lowercase();
        lists.names.contains(name.as_str()) || name.split(['-', '_']).any(|part| lists.parts.contains(part))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_names_and_parts() {
        for (attribute, expected) in [
            ("newsletter", true),
            ("block Share-Buttons", true),
            ("site_footer", true),
            ("elementor-widget-text", false),
            ("article-body", false),
            ("header", false),
            ("comment", true),
            ("comment-is-free article", false),
        ] {
            assert_eq!(names_boilerplate(attribute), expected, "{attribute}");
        }
        assert!(LISTS.parts.len() > 20 && LISTS.names.len() > 20);
    }
}
