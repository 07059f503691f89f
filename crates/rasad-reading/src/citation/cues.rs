//! The words around the names of outlets, from `lexicon/citation.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cues {
    pub(super) after_name: Vec<String>,
    pub(super) before_name: Vec<String>,
    pub(super) via: Vec<String>,
    pub(super) verbs: Vec<String>,
    pub(super) according: Vec<String>,
    pub(super) verbs_before: Vec<String>,
    pub(super) not_sources: Vec<String>,
    pub(super) name_frames: Vec<String>,
    pub(super) counted: Vec<String>,
    pub(super) parts: Vec<String>,
    pub(super) verbs_after_persian: Vec<String>,
    pub(super) determiners: Vec<String>,
    pub(super) source_labels: Vec<String>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let mut cues: Cues = toml::from_str(include_str!("../../../../lexicon/citation.toml"))
        .expect("a test loads the same file");
    for list in [
        &mut cues.after_name,
        &mut cues.before_name,
        &mut cues.via,
        &mut cues.verbs,
        &mut cues.according,
        &mut cues.parts,
    ] {
        list.sort_by_key(|words| std::cmp::Reverse(words.len()));
    }
    cues
});

pub(super) fn cues() -> &'static Cues {
    &CUES
}
