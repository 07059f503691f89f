//! Verbs known by name: where the learnt lemma of a verb is no verb ("resumed": "resum"), the one whose form
//! it is takes its place.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

struct Verbs {
    lemmas: BTreeSet<&'static str>,
    /// Lemma by inflected form, in lower case.
    forms: BTreeMap<String, &'static str>,
}

static VERBS: LazyLock<Verbs> = LazyLock::new(|| {
    let irregular: BTreeMap<&str, &str> =
        entries(include_str!("../../../lexicon/english/irregular_verbs.txt"))
            .filter_map(|line| line.split_once(' '))
            .map(|(lemma, past)| (lemma, past.trim()))
            .collect();
    let mut lemmas: BTreeSet<&str> = entries(include_str!("../../../lexicon/english/verbs.txt")).collect();
    lemmas.extend(irregular.keys());
    let mut forms = BTreeMap::new();
    for lemma in &lemmas {
        for form in inflected(lemma, irregular.get(lemma).copied()) {
            // Of two verbs with one form ("lay") the first in the alphabet keeps it: the model mostly knows such verbs.
            forms.entry(form).or_insert(*lemma);
        }
    }
    Verbs { lemmas, forms }
});

fn entries(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Present, past and participles of a verb.
fn inflected(lemma: &str, past: Option<&str>) -> Vec<String> {
    let vowel = |c: char| "aeiou".contains(c);
    let stem = lemma.strip_suffix('e').filter(|stem| !stem.ends_with('e')).unwrap_or(lemma);
    let y_stem = lemma.strip_suffix('y').filter(|stem| !stem.ends_with(vowel));
    let regular = match y_stem {
        Some(stem) => format!("{stem}ied"),
        None if lemma.ends_with('e') => format!("{lemma}d"),
        None => format!("{lemma}ed"),
    };
    let sibilant = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| lemma.ends_with(end));
    let present = match y_stem {
        Some(stem) => format!("{stem}ies"),
        None if sibilant => format!("{lemma}es"),
        None => format!("{lemma}s"),
    };
    let doubled = past.and_then(|past| past.strip_suffix("ed")).filter(|stem| stem.len() == lemma.len() + 1);
    let participle = format!("{}ing", doubled.unwrap_or(stem));
    vec![past.map_or(regular, str::to_owned), present, participle]
}

/// The lemma of a verb: the learnt one where that is a verb, else the verb whose form it is.
pub(crate) fn verb_lemma(form: &str, learnt: String) -> String {
    if VERBS.lemmas.contains(learnt.as_str()) {
        return learnt;
    }
    match VERBS.forms.get(&form.to_lowercase()) {
        Some(known) => (*known).to_owned(),
        None => single(form, learnt),
    }
}

/// An unknown verb without the consonant that its ending doubled: "hobnobbed" comes of "hobnob". Verbs that end in
/// two are few, and known.
fn single(form: &str, mut learnt: String) -> String {
    let ending = form.len() > 6 && (form.ends_with("ed") || form.ends_with("ing"));
    let doubled = ["bb", "gg", "mm", "nn", "pp", "tt"].iter().any(|end| learnt.ends_with(end));
    if ending && doubled && form.len() > learnt.len() {
        learnt.pop();
    }
    learnt
}

#[cfg(test)]
mod tests {
    use super::verb_lemma;

    #[test]
    fn wrong_lemmas_give_way_to_known_verbs() {
        for (form, learnt, lemma) in [
            ("resumed", "resum", "resume"),
            ("Freed", "fre", "free"),
            ("swore", "sworve", "swear"),
            ("supplied", "suppli", "supply"),
            ("bringing", "bring", "bring"),
            ("smurfed", "smurf", "smurf"),
            ("hobnobbed", "hobnobb", "hobnob"),
            ("boycotting", "boycott", "boycott"),
        ] {
            assert_eq!(verb_lemma(form, learnt.to_owned()), lemma, "{form}");
        }
    }
}
