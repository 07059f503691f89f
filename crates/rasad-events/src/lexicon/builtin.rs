//! The rule files under `lexicon/events/`, carried inside the program.

use std::sync::LazyLock;

use super::{Lexicon, LexiconFile};

include!(concat!(env!("OUT_DIR"), "/lexicon_files.rs"));

static BUILTIN: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::load(FILES).unwrap_or_else(|errors| {
        // The test below loads the same files, so a release can't carry wrong ones.
        let first = errors.first().map(ToString::to_string).unwrap_or_default();
        panic!("the built-in lexicon is wrong in {} places, the first: {first}", errors.len())
    })
});

pub(super) fn lexicon() -> &'static Lexicon {
    &BUILTIN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_rules_load_and_their_names_are_unique() {
        let lexicon = match Lexicon::load(FILES) {
            Ok(lexicon) => lexicon,
            Err(errors) => {
                panic!("{}", errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
            }
        };
        let mut names: Vec<&str> = lexicon.rules.iter().map(|rule| rule.name.as_str()).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all, "two rules share a name");
        for rule in &lexicon.rules {
            assert_eq!(rule.threat.is_some(), rule.future.is_some(), "no such threat: {:?}", rule.threat);
        }
    }
}
