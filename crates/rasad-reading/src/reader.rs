//! What reading needs beside the document: knowledge, lexicon and model, prepared once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rasad_events::Lexicon;
use rasad_names::{Gazetteer, Knowledge};
use rasad_syntax::Model;
use rasad_text::fold::fold;
use serde::Deserialize;

/// Knowledge, lexicon and model with the indexes over them. Reading only looks at it, so one is enough for
/// any number of threads.
pub struct Reader {
    /// What is known of the world.
    pub knowledge: Knowledge,
    /// One automaton over all names.
    pub gazetteer: Gazetteer,
    /// Rules for events.
    pub lexicon: Lexicon,
    pub(crate) model: &'static Model,
    pub(crate) words: &'static ReferenceWords,
    /// Folded canonical title to those who held it: indices of person and office.
    offices: BTreeMap<String, Vec<(usize, usize)>>,
    /// Folded spelling of a title to the folded canonical name.
    titles: BTreeMap<String, String>,
}

/// `lexicon/reference.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReferenceWords {
    pub(crate) government: BTreeSet<String>,
    pub(crate) instruments: BTreeSet<String>,
    pub(crate) belongings: BTreeSet<String>,
    pub(crate) bodies: BTreeSet<String>,
    pub(crate) common_body_words: BTreeSet<String>,
    pub(crate) never_named: BTreeSet<String>,
    pub(crate) collectives: BTreeSet<String>,
    pub(crate) not_owned: BTreeSet<String>,
    pub(crate) borders: BTreeSet<String>,
    pub(crate) pairs_of_people: BTreeSet<String>,
    pub(crate) pairs_of_countries: BTreeSet<String>,
    pub(crate) place_words: BTreeSet<String>,
    pub(crate) not_names: BTreeSet<String>,
    pub(crate) event_names: BTreeSet<String>,
    pub(crate) talk_heads: BTreeSet<String>,
    pub(crate) topic_heads: BTreeSet<String>,
    pub(crate) topic_prepositions: BTreeSet<String>,
}

static WORDS: LazyLock<ReferenceWords> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../lexicon/reference.toml"))
        .expect("every test of reading loads the same file")
});

impl Reader {
    /// The reader with what the program carries.
    pub fn builtin() -> Reader {
        Self::new(Knowledge::builtin().clone(), Lexicon::builtin().clone())
    }

    /// A reader with a desk's own knowledge and lexicon.
    pub fn new(knowledge: Knowledge, lexicon: Lexicon) -> Reader {
        let gazetteer = Gazetteer::new(&knowledge);
        let mut titles = BTreeMap::new();
        for title in &knowledge.titles {
            let canonical = fold(&title.name);
            for name in std::iter::once(&title.name).chain(&title.spellings) {
                titles.entry(fold(name)).or_insert_with(|| canonical.clone());
            }
        }
        let mut reader = Reader {
            knowledge,
            gazetteer,
            lexicon,
            model: Model::english(),
            words: &WORDS,
            offices: BTreeMap::new(),
            titles,
        };
        let mut offices: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        for (person_index, person) in reader.knowledge.people.iter().enumerate() {
            for (office_index, office) in person.offices.iter().enumerate() {
                let title = reader.canonical_title(&office.title);
                offices.entry(title).or_default().push((person_index, office_index));
            }
        }
        reader.offices = offices;
        reader
    }

    /// The folded canonical form of a title: spellings of one title give the same.
    pub(crate) fn canonical_title(&self, title: &str) -> String {
        let folded = fold(title);
        self.titles.get(&folded).cloned().unwrap_or(folded)
    }

    /// Who held a title: indices of person and office in the knowledge.
    pub(crate) fn office_holders(&self, canonical_title: &str) -> &[(usize, usize)] {
        self.offices.get(canonical_title).map_or(&[], Vec::as_slice)
    }
}
