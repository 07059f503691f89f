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

/// The known outlet that these words name, exactly, or but for their kind, their spaces or a slip of the pen.
pub(crate) fn resolve(reader: &Reader, words: &str) -> Option<Resolved> {
    let bare = strip(words);
    exact(reader, words)
        .or_else(|| exact(reader, bare))
        .or_else(|| exact(reader, without_place(reader, without_number(bare))?))
        .or_else(|| with_kind(reader, bare).filter(|_| bare.len() == strip_before(trim_quotes(words)).len()))
        .or_else(|| near(reader, bare))
}

/// The outlet that a name means when its kind is put beside it: a province and an agency share one, and in a
/// citation it is the agency.
fn with_kind(reader: &Reader, name: &str) -> Option<Resolved> {
    if name.split_whitespace().count() > 3 {
        return None;
    }
    cues().name_frames.iter().find_map(|frame| exact(reader, &frame.replace("{}", name)))
}

/// "Reuters 2", "The New York Times²": the second report of an outlet.
fn without_number(words: &str) -> &str {
    let digit = |c: char| c.is_numeric();
    let bare = words.strip_suffix(digit).unwrap_or(words).trim_end();
    if bare.ends_with(digit) || bare.chars().count() < 3 { words } else { bare }
}

/// "Financial Express, Bangladesh", "Spiegel, in German": where or in what language an outlet appears.
pub(super) fn without_place<'a>(reader: &Reader, words: &'a str) -> Option<&'a str> {
    let Some((name, place)) = words.split_once(", ") else { return Some(words) };
    let forms = reader.gazetteer.lookup(place.strip_prefix("in ").unwrap_or(place));
    let is_place = forms.iter().any(|form| matches!(form.target, Target::Country(_) | Target::Place(_)));
    let is_language = place.starts_with("in ") && place.split(' ').count() == 2;
    (is_place || is_language || place == "UK").then_some(name)
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
    // Of an unknown outlet the words for its kind are its name's, unless they are written small.
    let kept = strip_before(trim_quotes(without_place(reader, words).unwrap_or(words)));
    let kept = strip_after(kept, Case::Small);
    let kept = kept.strip_prefix("the ").filter(|rest| rest.starts_with(char::is_uppercase)).unwrap_or(kept);
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
    strip_after(strip_before(trim_quotes(words)), Case::Any)
}

/// How the words for a kind of outlet must be written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Any,
    Small,
}

fn trim_quotes(words: &str) -> &str {
    words.trim().trim_matches(['"', '“', '”', '«', '»', '‘', '\'', '*', '_', ',', ' '])
}

fn strip_before(words: &str) -> &str {
    for before in &cues().before_name {
        if let Some(after) = strip_prefix_ignore_case(words, before)
            && after.starts_with(' ')
        {
            return trim_quotes(after);
        }
    }
    words
}

fn strip_after(words: &str, case: Case) -> &str {
    let mut rest = words;
    for after in &cues().after_name {
        if let Some(before) = strip_suffix_ignore_case(rest, after)
            && before.ends_with(' ')
            && before.trim().chars().count() >= 2
            && (case == Case::Any || rest[before.len()..].starts_with(char::is_lowercase))
        {
            rest = before.trim_end();
            break;
        }
    }
    // "the website" alone is no name.
    if rest.eq_ignore_ascii_case("the") {
        words
    } else {
        rest.trim_end_matches("'s").trim_end_matches("’s")
    }
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

/// An outlet written in one word where its name has two (`PressTV`), or one letter away ("Tasnin"): one word of
/// six letters and more that begins the same, one candidate only.
fn near(reader: &Reader, words: &str) -> Option<Resolved> {
    let taken = gazetteer::words(words);
    let [word] = taken.as_slice() else { return None };
    if word.folded.chars().count() < 6 || !words.starts_with(char::is_uppercase) {
        return None;
    }
    let first = word.folded.chars().next();
    let mut found: Option<(&rasad_names::Outlet, bool)> = None;
    for outlet in &reader.knowledge.outlets {
        let folded = rasad_text::fold::fold(&outlet.name);
        let joined = folded.contains(' ') && folded.replace(' ', "") == word.folded;
        if joined || folded.chars().next() == first && one_letter_apart(&folded, &word.folded) {
            if found.is_some() {
                return None;
            }
            found = Some((outlet, !joined));
        }
    }
    let (outlet, misspelt) = found?;
    Some(Resolved {
        outlet: CitedOutlet { id: Some(outlet.id.clone()), name: outlet.name.clone() },
        misspelt,
    })
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
    left.len() <= 1 && right.len() <= 1
        || left.len() == 2 && right.len() == 2 && left[0] == right[1] && left[1] == right[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter() {
        for (left, right, expected) in [
            ("tasnim", "tasnin", true),
            ("tasnim", "tasnm", true),
            ("tasnim", "tansim", true),
            ("mehr", "mer", true),
            ("fars", "mehr", false),
            ("isna", "isna", false),
        ] {
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
