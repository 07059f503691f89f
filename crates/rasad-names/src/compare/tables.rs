//! The tables of comparing, from `lexicon/names/`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rasad_text::fold::fold;
use serde::Deserialize;

/// All tables, indexed.
pub(super) struct Tables {
    /// Letters of other scripts, one or two, to Latin ones, with whether the script leaves out its vowels.
    pub(super) letters: BTreeMap<String, (String, bool)>,
    pub(super) rewrite: Vec<(String, String)>,
    pub(super) rewrite_first: Vec<(String, String)>,
    pub(super) alike: BTreeMap<(char, char), f64>,
    pub(super) digits: BTreeMap<char, char>,
    pub(super) titles: BTreeSet<String>,
    pub(super) after: BTreeSet<String>,
    pub(super) particles: BTreeSet<String>,
    pub(super) descent: BTreeSet<String>,
    pub(super) patronymic_endings: Vec<String>,
    pub(super) joined: Vec<(String, String)>,
    /// Each form of a given name to the rows that it stands in.
    pub(super) equivalents: BTreeMap<String, Vec<usize>>,
    /// Words of a legal form to its kin, the longest first.
    pub(super) forms: Vec<(Vec<String>, String)>,
    pub(super) silent: BTreeSet<String>,
    pub(super) common: BTreeSet<String>,
    pub(super) same: BTreeMap<String, String>,
    pub(super) numbers: BTreeMap<String, u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scripts {
    abjads: Vec<String>,
    script: BTreeMap<String, Script>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Script {
    letters: BTreeMap<String, String>,
    #[serde(default)]
    pairs: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sounds {
    rewrite: Vec<(String, String)>,
    rewrite_first: Vec<(String, String)>,
    alike: Vec<(char, char, f64)>,
    digits: BTreeMap<char, char>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Persons {
    titles: BTreeSet<String>,
    after: BTreeSet<String>,
    particles: BTreeSet<String>,
    descent: BTreeSet<String>,
    patronymic_endings: Vec<String>,
    joined: Vec<(String, String)>,
    equivalents: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bodies {
    form: Vec<Form>,
    words: Words,
    same: BTreeMap<String, String>,
    numbers: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    kin: String,
    spellings: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    silent: BTreeSet<String>,
    common: BTreeSet<String>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(load);

/// The tables that the program carries.
pub(super) fn tables() -> &'static Tables {
    &TABLES
}

fn load() -> Tables {
    const OURS: &str = "a test of this module loads the same file";
    let scripts: Scripts =
        toml::from_str(include_str!("../../../../lexicon/names/scripts.toml")).expect(OURS);
    let sounds: Sounds = toml::from_str(include_str!("../../../../lexicon/names/sounds.toml")).expect(OURS);
    let persons: Persons =
        toml::from_str(include_str!("../../../../lexicon/names/persons.toml")).expect(OURS);
    let bodies: Bodies = toml::from_str(include_str!("../../../../lexicon/names/bodies.toml")).expect(OURS);
    let mut letters = BTreeMap::new();
    for (name, script) in scripts.script {
        let is_abjad = scripts.abjads.contains(&name);
        for (letter, latin) in script.letters.into_iter().chain(script.pairs) {
            letters.insert(letter, (latin, is_abjad));
        }
    }
    let mut alike = BTreeMap::new();
    for (one, other, cost) in sounds.alike {
        alike.insert((one, other), cost);
        alike.insert((other, one), cost);
    }
    let mut equivalents: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (row, names) in persons.equivalents.into_iter().enumerate() {
        for name in names {
            equivalents.entry(name).or_default().push(row);
        }
    }
    let mut forms: Vec<(Vec<String>, String)> = Vec::new();
    for form in bodies.form {
        for spelling in form.spellings {
            let words = fold(&spelling).split(' ').map(str::to_owned).collect();
            forms.push((words, form.kin.clone()));
        }
    }
    forms.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    let number = |(word, value): (String, String)| value.parse().ok().map(|value| (word, value));
    Tables {
        letters,
        rewrite: sounds.rewrite,
        rewrite_first: sounds.rewrite_first,
        alike,
        digits: sounds.digits,
        titles: persons.titles,
        after: persons.after,
        particles: persons.particles,
        descent: persons.descent,
        patronymic_endings: persons.patronymic_endings,
        joined: persons.joined,
        equivalents,
        forms,
        silent: bodies.words.silent,
        common: bodies.words.common,
        same: bodies.same,
        numbers: bodies.numbers.into_iter().filter_map(number).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_load_and_are_folded() {
        let tables = tables();
        let words = tables.titles.iter().chain(&tables.particles).chain(tables.equivalents.keys());
        for word in words.chain(&tables.silent).chain(&tables.common).chain(tables.same.keys()) {
            assert_eq!(*word, fold(word));
        }
        assert!(tables.descent.is_subset(&tables.particles));
        assert!(tables.numbers.len() > 30 && tables.letters.len() > 150);
    }
}
