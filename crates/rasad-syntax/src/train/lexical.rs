//! What is counted rather than learnt by gradient: classes, features of words, lemma rules.

use std::collections::BTreeMap;

use super::Gold;
use crate::feats::Feats;
use crate::label::Upos;
use crate::lemma::Change;
use crate::lemma::LONGEST_ENDING;
use crate::lemma::Lemmas;
use crate::lemma::class_mark;
use crate::lexicon::write_key;
use crate::morphology::Class;
use crate::morphology::WordFeats;
use crate::wordtable::WordTable;

/// Fewest tokens of a class.
const FEWEST: usize = 5;

/// The classes, in order of their names, and the class of every token (rare ones by their UPOS).
pub(super) fn classes(gold: &[Gold]) -> Vec<Class> {
    let mut counts: BTreeMap<(Upos, &str), usize> = BTreeMap::new();
    let mut feats: BTreeMap<(Upos, &str), BTreeMap<Feats, usize>> = BTreeMap::new();
    for sentence in gold {
        for (token, tag) in sentence.tokens.iter().zip(&sentence.tags) {
            let key = (token.upos, tag.as_str());
            *counts.entry(key).or_default() += 1;
            *feats.entry(key).or_default().entry(plain(token.feats)).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .filter(|&(_, count)| count >= FEWEST)
        .map(|((upos, tag), _)| Class { upos, tag: tag.to_owned(), feats: most(&feats[&(upos, tag)]) })
        .collect()
}

/// The class of a token; a rare one counts as the first class with its UPOS.
pub(super) fn class_of(classes: &[Class], upos: Upos, tag: &str) -> usize {
    let exact = classes.iter().position(|class| class.upos == upos && class.tag == tag);
    exact.or_else(|| classes.iter().position(|class| class.upos == upos)).unwrap_or(0)
}

/// Words (as keys) that have one class only, in lower case, among at least 25 tokens.
pub(super) fn certain(gold: &[Gold], classes: &[Class]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, BTreeMap<usize, usize>> = BTreeMap::new();
    let mut key = String::new();
    for sentence in gold {
        for (token, tag) in sentence.tokens.iter().zip(&sentence.tags) {
            write_key(&token.form, &mut key);
            let class = class_of(classes, token.upos, tag);
            *counts.entry(key.clone()).or_default().entry(class).or_default() += 1;
        }
    }
    let one = |counts: &BTreeMap<usize, usize>| {
        let total: usize = counts.values().sum();
        let class = most(counts);
        (total >= 25 && counts[&class] * 500 >= total * 499).then_some(class)
    };
    counts.iter().filter_map(|(key, counts)| Some((key.clone(), one(counts)?))).collect()
}

/// Features without what tells of the writer rather than the word.
fn plain(feats: Feats) -> Feats {
    feats.with_typo(None).with_style(None).with_ext_pos(None)
}

fn most<K: Ord + Copy + Default>(counts: &BTreeMap<K, usize>) -> K {
    // The first of equals in the order of the keys.
    let mut best: Option<(K, usize)> = None;
    for (&key, &count) in counts {
        if best.is_none_or(|(_, most)| count > most) {
            best = Some((key, count));
        }
    }
    best.map(|(key, _)| key).unwrap_or_default()
}

/// Words whose usual features are not those of their class.
pub(super) fn word_feats(gold: &[Gold], classes: &[Class]) -> WordFeats {
    let mut counts: BTreeMap<String, BTreeMap<Feats, usize>> = BTreeMap::new();
    let mut key = String::new();
    let mut defaults = BTreeMap::new();
    for sentence in gold {
        for (token, tag) in sentence.tokens.iter().zip(&sentence.tags) {
            if matches!(tag.as_str(), "VBD" | "VBP" | "VBN" | "VBG" | "VB") {
                continue;
            }
            let class = class_of(classes, token.upos, tag);
            write_key(&token.form, &mut key);
            key.push(class_mark(u32::try_from(class).unwrap_or(0)));
            defaults.insert(key.clone(), classes[class].feats);
            *counts.entry(key.clone()).or_default().entry(plain(token.feats)).or_default() += 1;
        }
    }
    let kept: Vec<(String, Feats)> = counts
        .into_iter()
        .map(|(key, counts)| (most(&counts), key))
        .filter(|(feats, key)| defaults.get(key) != Some(feats))
        .map(|(feats, key)| (key, feats))
        .collect();
    WordFeats {
        words: WordTable::new(kept.iter().map(|(key, _)| key.as_str())),
        feats: kept.iter().map(|(_, feats)| feats.to_bits()).collect(),
    }
}

/// Lemma rules by ending, and the words that they get wrong.
pub(super) fn lemmas(gold: &[Gold], classes: &[Class]) -> Lemmas {
    let mut words: BTreeMap<(usize, String, String), BTreeMap<&str, usize>> = BTreeMap::new();
    let mut key = String::new();
    for sentence in gold {
        for (token, tag) in sentence.tokens.iter().zip(&sentence.tags) {
            if token.feats.typo().is_some() || token.lemma == "_" {
                continue;
            }
            let class = class_of(classes, token.upos, tag);
            write_key(&token.form, &mut key);
            if key.contains('0') {
                continue;
            }
            let cased =
                if classes[class].keeps_case() { token.form.clone() } else { token.form.to_lowercase() };
            *words.entry((class, key.clone(), cased)).or_default().entry(&token.lemma).or_default() += 1;
        }
    }
    let mut endings: BTreeMap<String, BTreeMap<Change, usize>> = BTreeMap::new();
    for ((class, key, cased), lemmas) in &words {
        let change = change(cased, most_text(lemmas));
        let longest = LONGEST_ENDING.min(key.len());
        for ending in (0..=longest).filter(|&ending| key.is_char_boundary(key.len() - ending)) {
            let mut place = key[key.len() - ending..].to_owned();
            place.push(class_mark(u32::try_from(*class).unwrap_or(0)));
            *endings.entry(place).or_default().entry(change.clone()).or_default() += 1;
        }
    }
    let rules: BTreeMap<String, Change> = endings
        .iter()
        .filter_map(|(place, counts)| {
            let (change, &count) = counts.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)))?;
            let total: usize = counts.values().sum();
            let short = place.chars().count() == 1;
            (short || count >= 3 && count * 4 >= total * 3).then(|| (place.clone(), change.clone()))
        })
        .collect();
    // A rule that says what the next shorter one says is not needed.
    let kept: Vec<(&String, &Change)> = rules
        .iter()
        .filter(|(place, change)| shorter(&rules, place).is_none_or(|shorter| shorter != *change))
        .collect();
    let mut lemmas = Lemmas {
        exceptions: WordTable::new(std::iter::empty()),
        results: Vec::new(),
        endings: WordTable::new(kept.iter().map(|(place, _)| place.as_str())),
        changes: kept.iter().map(|(_, change)| (*change).clone()).collect(),
    };
    let mut exceptions = Vec::new();
    let mut scratch = String::new();
    for ((class, key, cased), counts) in &words {
        let number = u32::try_from(*class).unwrap_or(0);
        let keeps_case = classes[*class].keeps_case();
        let lemma = most_text(counts);
        if lemmas.lemma(cased, number, keeps_case, &mut scratch) != lemma && !keeps_case {
            exceptions.push((format!("{key}{}", class_mark(number)), lemma.to_owned()));
        }
    }
    lemmas.exceptions = WordTable::new(exceptions.iter().map(|(key, _)| key.as_str()));
    lemmas.results = exceptions.into_iter().map(|(_, lemma)| lemma).collect();
    lemmas
}

fn shorter<'r>(rules: &'r BTreeMap<String, Change>, place: &str) -> Option<&'r Change> {
    let mut rest = place.chars();
    rest.next()?;
    let mut rest = rest.as_str();
    loop {
        if rest.is_empty() {
            return None;
        }
        if let Some(change) = rules.get(rest) {
            return Some(change);
        }
        let mut chars = rest.chars();
        chars.next();
        rest = chars.as_str();
    }
}

fn most_text<'t>(counts: &BTreeMap<&'t str, usize>) -> &'t str {
    most(counts)
}

fn change(form: &str, lemma: &str) -> Change {
    let common =
        form.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum::<usize>();
    Change { cut: form.len() - common, add: lemma[common..].to_owned() }
}
