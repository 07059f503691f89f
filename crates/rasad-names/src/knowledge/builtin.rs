//! The files under `knowledge/`, carried inside the program.

use std::sync::LazyLock;

use super::{Knowledge, KnowledgeFile};

include!(concat!(env!("OUT_DIR"), "/knowledge_files.rs"));

static BUILTIN: LazyLock<Knowledge> = LazyLock::new(|| {
    Knowledge::load(FILES).unwrap_or_else(|errors| {
        // The test below loads the same files, so a release can't carry wrong ones.
        let first = errors.first().map(ToString::to_string).unwrap_or_default();
        panic!("built-in knowledge is wrong in {} places, the first: {first}", errors.len())
    })
});

pub(super) fn knowledge() -> &'static Knowledge {
    &BUILTIN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_files_load_and_are_as_many_as_promised() {
        let knowledge = match Knowledge::load(FILES) {
            Ok(knowledge) => knowledge,
            Err(errors) => {
                panic!("{}", errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
            }
        };
        assert!(knowledge.countries.len() >= 195, "{} countries", knowledge.countries.len());
        assert!(knowledge.outlets.len() >= 150, "{} outlets", knowledge.outlets.len());
        assert!(knowledge.bodies.len() >= 300, "{} bodies", knowledge.bodies.len());
        assert!(knowledge.people.len() >= 500, "{} people", knowledge.people.len());
    }
}
