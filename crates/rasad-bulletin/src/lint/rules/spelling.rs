//! `two-spellings`: one name, written in two ways in one text.

use std::collections::BTreeMap;

use rasad_reading::{Entity, EntityKind, Mention};
use rasad_text::fold::fold;

use super::month_without_day::word_spans;
use super::outlet::slips;
use super::{Hit, Rule, Severity, Sheet};

pub(super) const RULE: Rule =
    Rule { id: "two-spellings", severity: Severity::Warning, summary: "one name in two spellings", check };

fn check(sheet: &Sheet<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    let people = sheet.reading.entities.iter().filter(|entity| entity.kind == EntityKind::Person);
    for entity in people {
        // Part of a name, as first written, and how often.
        let mut parts: BTreeMap<String, (usize, &Mention)> = BTreeMap::new();
        for mention in entity.mentions.iter().filter(|mention| mention.named) {
            for part in parts_of(sheet.text(mention.span)) {
                parts.entry(part).or_insert((0, mention)).0 += 1;
            }
        }
        hits.extend(differing(sheet, entity, &parts));
        hits.extend(strangers(sheet, entity, &parts));
    }
    hits
}

/// Words that no reading took for a name and that sound like a part of this one.
fn strangers(sheet: &Sheet<'_>, entity: &Entity, parts: &BTreeMap<String, (usize, &Mention)>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for item in &sheet.items {
        let text = sheet.text(item.span);
        for word in word_spans(text) {
            let written = word.of(text);
            let span = word.shift(item.span.start);
            let is_name = written.starts_with(char::is_uppercase) && written.chars().count() >= 5;
            if !is_name || parts.contains_key(written) {
                continue;
            }
            let taken = || {
                // Somebody of whom nothing is known may be this one, misspelt.
                let others =
                    sheet.reading.entities.iter().filter(|other| other.known && other.id != entity.id);
                others
                    .flat_map(|other| &other.mentions)
                    .any(|mention| mention.named && mention.span.contains(span))
            };
            if let Some(usual) = parts.keys().find(|part| one_name(written, part))
                && !taken()
            {
                let message =
                    format!("\"{written}\" here, \"{usual}\" elsewhere in the text ({})", entity.name);
                hits.push(Hit::new(span, message));
            }
        }
    }
    hits
}

/// The rarer spelling of each pair that differ by a slip, or by an apostrophe or hyphen.
fn differing(sheet: &Sheet<'_>, entity: &Entity, parts: &BTreeMap<String, (usize, &Mention)>) -> Vec<Hit> {
    let mut hits = Vec::new();
    let list: Vec<_> = parts.iter().collect();
    for (index, (one, (n_one, mention_one))) in list.iter().enumerate() {
        for (other, (n_other, mention_other)) in &list[index + 1..] {
            if !one_name(one, other) {
                continue;
            }
            let one_is_rare = (*n_one, std::cmp::Reverse(mention_one.span))
                < (*n_other, std::cmp::Reverse(mention_other.span));
            let (rare, usual, mention) =
                if one_is_rare { (one, other, mention_one) } else { (other, one, mention_other) };
            let name = &entity.name;
            let message = format!("\"{rare}\" here, \"{usual}\" elsewhere in the text ({name})");
            let at = sheet.text(mention.span).find(rare.as_str()).unwrap_or(0);
            let start = mention.span.start + at;
            hits.push(Hit::new(rasad_text::Span::new(start, start + rare.len()), message));
        }
    }
    hits
}

/// Words of a name that are worth comparing, the apostrophes made one.
fn parts_of(name: &str) -> Vec<String> {
    name.split_whitespace()
        .map(|part| part.trim_end_matches("'s").trim_end_matches("’s"))
        .map(|part| part.trim_matches(|letter: char| !letter.is_alphanumeric()))
        .filter(|part| part.chars().count() >= 4 && part.starts_with(char::is_uppercase))
        .map(|part| part.replace(['’', '‘', 'ʿ', 'ʾ', '`'], "'"))
        .collect()
}

/// Whether two words are one name: the same but for apostrophes and hyphens, or but for one letter that writers
/// of Arabic and Persian names differ on.
fn one_name(one: &str, other: &str) -> bool {
    let (a, b) = (fold(one).replace(' ', ""), fold(other).replace(' ', ""));
    if a == b {
        return one != other;
    }
    let length = a.chars().count().min(b.chars().count());
    length >= 5 && slips(&a, &b, 2).is_some() && skeleton(&a) == skeleton(&b)
}

/// Consonants, with those made one that transliterations of Arabic and Persian exchange, and no doubles.
pub(super) fn skeleton(name: &str) -> String {
    let mut out = String::new();
    for letter in name.replace("gh", "q").replace("kh", "x").replace("dh", "z").replace("th", "s").chars() {
        let letter = match letter {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' => continue,
            'w' => 'v',
            'k' => 'q',
            'd' => 't',
            letter => letter,
        };
        if !out.ends_with(letter) {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::one_name;

    #[test]
    fn spellings_of_one_name_are_told_from_two_names() {
        for (one, other) in
            [("Haniyyeh", "Hanniyeh"), ("Qa'ani", "Ghaani"), ("Qa'ani", "Qaani"), ("Zarif", "Zareef")]
        {
            assert!(one_name(one, other), "{one} {other}");
        }
        for (one, other) in
            [("Qasem", "Qasim's"), ("Salami", "Salehi"), ("Rouhani", "Rahimi"), ("Abbas", "Araqchi")]
        {
            assert!(!one_name(one, other), "{one} {other}");
        }
    }
}
