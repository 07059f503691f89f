//! From pairs of words to a score: what people's names may differ in, and what bodies' may.

use super::align::{Order, Pair, align, order};
use super::alike::Kinship;
use super::parts::{Part, PartKind, Parts, parts};
use super::tables::tables;
use super::{Comparison, NameKind};

/// No name with words that contradict each other gets more.
const CONTRADICTION: f64 = 0.6;

struct Judged<'a> {
    one: &'a Parts,
    other: &'a Parts,
    pairs: Vec<Pair>,
    /// Parts of each that have no pair.
    left_one: Vec<&'a Part>,
    left_other: Vec<&'a Part>,
    reasons: Vec<String>,
}

fn judged<'a>(one: &'a Parts, other: &'a Parts, is_person: bool) -> Judged<'a> {
    let pairs = align(&one.list, &other.list, is_person);
    let left = |parts: &'a [Part], range: &dyn Fn(&Pair) -> (usize, usize)| -> Vec<&'a Part> {
        let free = |at: usize| !pairs.iter().any(|pair| (range(pair).0..range(pair).1).contains(&at));
        parts.iter().enumerate().filter(|(at, _)| free(*at)).map(|(_, part)| part).collect()
    };
    let left_one = left(&one.list, &|pair| pair.one);
    let left_other = left(&other.list, &|pair| pair.other);
    let mut judged = Judged { one, other, pairs, left_one, left_other, reasons: Vec::new() };
    judged.say_pairs();
    judged
}

impl Judged<'_> {
    fn texts(&self, pair: &Pair) -> (String, String) {
        let text = |parts: &[Part], range: (usize, usize)| {
            let mut texts: Vec<&str> =
                parts[range.0..range.1].iter().map(|part| part.text.as_str()).collect();
            texts.dedup();
            texts.join(" ")
        };
        (text(&self.one.list, pair.one), text(&self.other.list, pair.other))
    }

    fn say_pairs(&mut self) {
        let mut same = Vec::new();
        let mut said = Vec::new();
        for pair in &self.pairs {
            let (one, other) = self.texts(pair);
            let text = match pair.why {
                Kinship::Same => {
                    if one == other {
                        same.push(format!("“{one}”"));
                        continue;
                    }
                    format!("“{one}” and “{other}” are two spellings of one word")
                }
                Kinship::Forms if other.chars().count() < one.chars().count() => {
                    format!("“{other}” may stand for “{one}”")
                }
                Kinship::Forms => format!("“{one}” may stand for “{other}”"),
                Kinship::Consonants => format!("“{one}” and “{other}” have the same consonants"),
                Kinship::Sound => format!("“{one}” and “{other}” sound alike"),
                Kinship::Slip => format!("“{one}” and “{other}” differ by a letter or two"),
                Kinship::Backwards => format!("“{one}” is “{other}” written backwards"),
            };
            said.push(text);
        }
        if !same.is_empty() {
            said.insert(0, format!("both have {}", same.join(", ")));
        }
        self.reasons.extend(said);
    }

    fn weight_paired(&self) -> f64 {
        self.pairs.iter().map(|pair| self.weight(pair)).sum()
    }

    fn weight(&self, pair: &Pair) -> f64 {
        let sum = |parts: &[Part], range: (usize, usize)| {
            parts[range.0..range.1].iter().map(|part| part.weight).sum::<f64>().min(1.0)
        };
        f64::midpoint(sum(&self.one.list, pair.one), sum(&self.other.list, pair.other))
    }

    /// The mean of the pairs, 0 where there are none.
    fn likeness(&self) -> f64 {
        let weight = self.weight_paired();
        let sum: f64 = self.pairs.iter().map(|pair| self.weight(pair) * pair.score).sum();
        if weight > 0.0 { sum / weight } else { 0.0 }
    }

    fn contradiction(&mut self, reason: String) -> Comparison {
        let left: f64 = self.left_one.iter().chain(&self.left_other).map(|part| part.weight).sum();
        let paired = self.weight_paired();
        let share = paired / (paired + left / 2.0).max(0.1);
        self.reasons.insert(0, reason);
        self.answer(CONTRADICTION.min(self.likeness() * share))
    }

    fn answer(&mut self, score: f64) -> Comparison {
        Comparison {
            score: (score.clamp(0.0, 1.0) * 1000.0).round() / 1000.0 + 0.0,
            reasons: std::mem::take(&mut self.reasons),
        }
    }
}

fn quoted(parts: &[&Part]) -> String {
    let mut texts: Vec<String> = parts.iter().map(|part| format!("“{}”", part.text)).collect();
    texts.dedup();
    texts.join(", ")
}

/// Names of people: the family name and each given name that both have must agree; one may have more.
pub(super) fn people(one: &str, other: &str) -> Comparison {
    let (one, other) = (parts(one, NameKind::Person), parts(other, NameKind::Person));
    if one.list.is_empty() || other.list.is_empty() {
        return Comparison { score: 0.0, reasons: vec!["a name has no words to compare".to_owned()] };
    }
    let mut judged = judged(&one, &other, true);
    for title in one.titles.iter().chain(&other.titles) {
        judged.reasons.push(format!("the title “{title}” was left out"));
    }
    let words = |parts: &[&Part]| parts.iter().filter(|part| part.kind != PartKind::Initials).count();
    if words(&judged.left_one).min(words(&judged.left_other)) > 0
        || (!judged.left_one.is_empty() && !judged.left_other.is_empty())
    {
        let reason = format!("{} and {} differ", quoted(&judged.left_one), quoted(&judged.left_other));
        return judged.contradiction(reason);
    }
    if let Some(reason) = wrong_order(&judged) {
        return judged.contradiction(reason);
    }
    if judged.pairs.iter().all(|pair| is_initials(&judged, pair)) {
        return judged.contradiction("only initials agree".to_owned());
    }
    let mut score = judged.likeness();
    // Slips in several words add up.
    let slips = judged.pairs.iter().filter(|pair| pair.score < 0.88 && pair.why > Kinship::Forms).count();
    score -= 0.05 * slips.saturating_sub(1) as f64;
    let more = if judged.left_one.is_empty() { judged.left_other.clone() } else { judged.left_one.clone() };
    if !more.is_empty() {
        let n_whole = one.list.len().min(other.list.len());
        score -= extras(&more, n_whole);
        judged.reasons.push(format!("only one has {}", quoted(&more)));
    }
    judged.answer(score)
}

/// What words cost that only one name has, by how many words the shorter has.
fn extras(more: &[&Part], n_whole: usize) -> f64 {
    let one = |part: &&Part| match part.kind {
        PartKind::Patronymic | PartKind::Initials => 0.015,
        _ => 0.035,
    };
    let cost: f64 = more.iter().map(one).sum();
    match n_whole {
        // A single name is that of many.
        1 => 0.15 + cost,
        _ => cost.min(0.17),
    }
}

fn is_initials(judged: &Judged<'_>, pair: &Pair) -> bool {
    judged.one.list[pair.one.0].kind == PartKind::Initials
        || judged.other.list[pair.other.0].kind == PartKind::Initials
}

fn wrong_order(judged: &Judged<'_>) -> Option<String> {
    let is_given =
        |pair: &Pair| tables().equivalents.contains_key(&judged.one.list[pair.one.0].spelling.latin);
    match order(&judged.pairs) {
        Order::Same => None,
        _ if judged.one.has_descent && judged.other.has_descent => {
            Some("father and son have changed places".to_owned())
        }
        Order::Turned if judged.pairs.len() == 2 && judged.pairs.iter().all(is_given) => {
            Some("two given names have changed places".to_owned())
        }
        Order::Turned => None,
        Order::Mixed if judged.pairs.len() > 3 => None,
        Order::Mixed => Some("the words stand in another order".to_owned()),
    }
}

/// Names of bodies: every word that tells one body from another must be in both.
pub(super) fn bodies(one: &str, other: &str) -> Comparison {
    let (one, other) = (parts(one, NameKind::Organization), parts(other, NameKind::Organization));
    if one.list.is_empty() || other.list.is_empty() {
        return Comparison { score: 0.0, reasons: vec!["a name has no words to compare".to_owned()] };
    }
    let mut judged = judged(&one, &other, false);
    say_forms(&mut judged);
    if let Some(reason) = acronym(&one, &other).or_else(|| acronym(&other, &one)) {
        judged.reasons = vec![reason];
        return judged.answer(0.82);
    }
    let telling = |parts: &[&Part]| parts.iter().filter(|part| part.kind != PartKind::Number).count();
    if !judged.left_one.is_empty() && !judged.left_other.is_empty() {
        let reason = format!("{} and {} differ", quoted(&judged.left_one), quoted(&judged.left_other));
        return judged.contradiction(reason);
    }
    let names = |pair: &Pair| one.list[pair.one.0..pair.one.1].iter().any(|part| part.kind == PartKind::Word);
    let is_whole = judged.left_one.is_empty() && judged.left_other.is_empty();
    if !is_whole && !judged.pairs.iter().any(names) {
        return judged.contradiction("only words agree that many bodies bear".to_owned());
    }
    let mut score = judged.likeness();
    let slips = judged.pairs.iter().filter(|pair| pair.score < 0.95).count();
    score -= 0.06 * slips.saturating_sub(1) as f64;
    let more = if judged.left_one.is_empty() { judged.left_other.clone() } else { judged.left_one.clone() };
    if !more.is_empty() {
        let words = telling(&more);
        score -= 0.3 * words as f64 + 0.27 * (more.len() - words) as f64;
        judged.reasons.insert(0, format!("only one has {}", quoted(&more)));
    }
    score -= contrary_forms(&one, &other);
    judged.answer(score)
}

fn say_forms(judged: &mut Judged<'_>) {
    for form in judged.one.forms.iter().chain(&judged.other.forms) {
        let text = format!("the legal form “{}” says little", form.1);
        if !judged.reasons.contains(&text) {
            judged.reasons.push(text);
        }
    }
}

/// What legal forms cost that no body has at once.
fn contrary_forms(one: &Parts, other: &Parts) -> f64 {
    let has = |parts: &Parts, kin: &str| parts.forms.iter().any(|form| form.0 == kin);
    if one.forms.is_empty() || other.forms.is_empty() || one.forms.iter().any(|form| has(other, &form.0)) {
        0.0
    } else if has(one, "nonprofit") || has(other, "nonprofit") {
        0.3
    } else {
        0.04
    }
}

/// "PLA" for "People's Liberation Army".
fn acronym(short: &Parts, long: &Parts) -> Option<String> {
    let [first, rest @ ..] = short.list.as_slice() else { return None };
    let letters: Vec<char> = first.text.chars().filter(|c| c.is_alphabetic()).collect();
    let is_acronym =
        rest.is_empty() && (2..=7).contains(&letters.len()) && letters.iter().all(|c| c.is_uppercase());
    let initials = long.list.iter().filter_map(|part| part.text.chars().next()).flat_map(char::to_uppercase);
    (is_acronym && long.list.len() > 1 && initials.eq(letters.iter().copied()))
        .then(|| format!("“{}” are the first letters of the other", first.text))
}
