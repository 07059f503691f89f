//! The words that tell the parts of a document, from `lexicon/structure.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StructureWords {
    pub(super) editor_labels: Vec<String>,
    pub(super) publication_openings: Vec<String>,
    pub(super) date_words: Vec<String>,
    pub(super) weekdays: Vec<String>,
    pub(super) date_joints: Vec<String>,
    pub(super) caption_openings: Vec<String>,
    pub(super) reference_headings: Vec<String>,
    pub(super) open_words: Vec<String>,
}

static WORDS: LazyLock<StructureWords> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../../lexicon/structure.toml")).expect("a test loads the same file")
});

pub(super) fn words() -> &'static StructureWords {
    &WORDS
}
