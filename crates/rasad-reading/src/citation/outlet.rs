//! From the words for an outlet to the outlet.

use rasad_names::{Target, gazetteer};

use super::cues::cues;
use crate::model::CitedOutlet;
use crate::reader::Reader;

/// An outlet that the knowledge has.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Resolved {
    pub(crate) outlet: CitedOutlet,
    /// Whether the name was a letter off.
    pub(crate) misspelt: bool,
}

/// The known outlet that these words name, exactly or but for a slip of the pen.
pub(crate) fn resolve(reader: &Reader, words: &str) -> Option<Resolved> {
    exact(reader, words).or_else(|| exact(reader, strip(words))).or_else(|| near(reader, strip(words)))
}

/// The known outlet without allowing for slips.
pub(crate) fn exact(reader: &Reader, words: &str) -> Option<Resolved> {
    let words = words.trim();
    let forms = reader.gazetteer.lookup(words);
    forms.iter().find_map(|form| match form.target {
        Target::Outlet(index) => {
            let outlet = &reader.knowledge.outlets[index];
            let outlet = CitedOutlet { id: Some(outlet.id.clone()), name: outlet.name.clone() };
            Some(Resolved { outlet, misspelt: false })
        }
        _ => None,
    })
}

/// The outlet, known or as written.
pub(crate) fn resolve_or_keep(reader: &Reader, words: &str) -> CitedOutlet {
    if let Some(resolved) = resolve(reader, words) {
        return resolved.outlet;
    }
    let kept = strip(words);
    let kept = kept.strip_prefix("the ").or_else(|| kept.strip_prefix("The ")).filter(|rest| rest.contains(' ')).unwrap_or(kept);
    let name = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    CitedOutlet { id: None, name }
}

/// "AP via Fox News" is two outlets.
pub(crate) fn split_via(words: &str) -> Vec<&str> {
    for via in &cues().via {
        let mut search = 0;
        while let Some(found) = words[search..].find(via.as_str()) {
            let (at, end) = (search + found, search + found + via.len());
            let bounded = words[..at].ends_with([' ', ',']) && words[end..].starts_with(' ');
            if bounded {
                let mut parts = vec![words[..at].trim_matches([' ', ','])];
                parts.extend(split_via(words[end..].trim()));
                return parts;
            }
            search = end;
        }
    }
    vec![words.trim()]
}

/// The words without what surrounds a name: "the Facebook page of ...", "... news agency".
pub(super) fn strip(words: &str) -> &str {
    let mut rest = words.trim().trim_matches(['"', '“', '”', '\'', '*', '_', ',', ' ']);
    for before in &cues().before_name {
        if let Some(after) = strip_prefix_ignore_case(rest, before)
            && after.starts_with(' ')
        {
            rest = after.trim_start();
            break;
        }
    }
    let whole = rest;
    for after in &cues().after_name {
        if let Some(before) = strip_suffix_ignore_case(rest, after)
            && before.ends_with(' ')
            && before.trim().chars().count() >= 2
        {
            rest = before.trim_end();
            break;
        }
    }
    // "the website" alone is no name.
    if rest.eq_ignore_ascii_case("the") { whole } else { rest.trim_end_matches("'s").trim_end_matches("’s") }
}

fn strip_prefix_ignore_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

fn strip_suffix_ignore_case<'a>(text: &'a str, suffix: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(suffix.len())?;
    let tail = text.get(at..)?;
    tail.eq_ignore_ascii_case(suffix).then(|| &text[..at])
}

/// An outlet one letter away ("Tasnin"): names of five letters and more, one word, one candidate only.
fn near(reader: &Reader, words: &str) -> Option<Resolved> {
    let taken = gazetteer::words(words);
    let [word] = taken.as_slice() else { return None };
    if word.folded.chars().count() < 5 || !words.starts_with(char::is_uppercase) {
        return None;
    }
    let mut found: Option<&rasad_names::Outlet> = None;
    for outlet in &reader.knowledge.outlets {
        let folded = rasad_text::fold::fold(&outlet.name);
        if one_letter_apart(&folded, &word.folded) {
            if found.is_some() {
                return None;
            }
            found = Some(outlet);
        }
    }
    let outlet = found?;
    Some(Resolved { outlet: CitedOutlet { id: Some(outlet.id.clone()), name: outlet.name.clone() }, misspelt: true })
}

/// Whether one letter was replaced, dropped, added, or two neighbours swapped.
fn one_letter_apart(left: &str, right: &str) -> bool {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    if left == right || left.len().abs_diff(right.len()) > 1 {
        return false;
    }
    let start = left.iter().zip(&right).take_while(|(a, b)| a == b).count();
    let (left, right) = (&left[start..], &right[start..]);
    let end = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
    let (left, right) = (&left[..left.len() - end], &right[..right.len() - end]);
    left.len() <= 1 && right.len() <= 1 || left.len() == 2 && right.len() == 2 && left[0] == right[1] && left[1] == right[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter() {
        for (left, right, expected) in
            [("tasnim", "tasnin", true), ("tasnim", "tasnm", true), ("tasnim", "tansim", true), ("mehr", "mer", true), ("fars", "mehr", false), ("isna", "isna", false)]
        {
            assert_eq!(one_letter_apart(left, right), expected, "{left} {right}");
        }
    }

    #[test]
    fn what_surrounds_a_name_is_taken_off() {
        for (words, name) in [
            ("the Facebook page of the Homs Oil Refining Company", "the Homs Oil Refining Company"),
            ("Tasnim news agency", "Tasnim"),
            ("Al-Alam TV", "Al-Alam"),
            ("website", "website"),
        ] {
            assert_eq!(strip(words), name);
        }
        assert_eq!(split_via("AFP via Google News"), ["AFP", "Google News"]);
        assert_eq!(split_via("Viaplay"), ["Viaplay"]);
    }
}
