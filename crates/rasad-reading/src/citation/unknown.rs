//! Whether words that the knowledge does not have can be the name of an outlet.

use super::bracket::Place;
use super::cues::cues;
use super::outlet;
use crate::reader::Reader;

/// Whether unknown words can be the name of an outlet: a few words with a capital (or in a script that
/// has none), with a date beside them or at the very end of an item.
pub(super) fn looks_like_outlet(reader: &Reader, words: &str, dated: bool, place: Place) -> bool {
    let words = outlet::without_place(reader, words).unwrap_or(words);
    let n_words = words.split_whitespace().count();
    let name = outlet::strip(words);
    let name = name.strip_prefix("the ").unwrap_or(name);
    let alone = !dated && place == Place::AfterItem;
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let digits = words.chars().filter(|c| c.is_numeric()).count();
    let exclaims = words.contains(['?', '[', '<', '=']) || words.ends_with('!') && !alone;
    if !(has_capital(name) || alone && is_name_without_capital(name))
        || letters < 2 - usize::from(alone)
        || n_words > 12
        || exclaims
    {
        return false;
    }
    let explains = ["and ", "or "].iter().any(|word| name.starts_with(word));
    if dated {
        return !explains && digits <= 4;
    }
    let numbered = alone && digits <= 3 && !words.contains(['–', ':', '%']) && !is_ordinal(words);
    matches!(place, Place::EndOfItem | Place::AfterItem)
        && (digits == 0 || numbered)
        && n_words <= 6
        && !words.contains([',', ':'])
        && !is_byline(reader, words)
}

fn has_capital(name: &str) -> bool {
    name.chars().next().is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
}

/// "thestreet.com", "eTN", "365Gay", "pulse NG": names that begin without a capital.
fn is_name_without_capital(name: &str) -> bool {
    let site = name.split_once('.').is_some_and(|(left, right)| {
        !name.contains(' ')
            && left.len() > 1
            && right.len() > 1
            && right.chars().all(|c| c.is_alphabetic() || c == '.')
    });
    let inner_capital = name.chars().skip(1).any(char::is_uppercase);
    let digit = name.starts_with(char::is_numeric) && name.chars().any(char::is_alphabetic) && inner_capital;
    site || digit || name.starts_with(char::is_lowercase) && inner_capital
}

/// "Part 2", "2nd": a number that counts.
fn is_ordinal(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or("");
    cues().counted.contains(&first.to_lowercase())
        || words.ends_with("th")
        || words.ends_with("nd")
        || words.ends_with("rd")
}

/// "(Bill Samii)": the author of a report, by a given name that is known.
fn is_byline(reader: &Reader, words: &str) -> bool {
    let names: Vec<&str> = words.split_whitespace().collect();
    let given = |name: &str| reader.knowledge.given_names.contains(&rasad_text::fold::fold(name));
    (2..=3).contains(&names.len())
        && given(names[0])
        && names
            .iter()
            .all(|name| name.starts_with(char::is_uppercase) && name.chars().skip(1).any(char::is_lowercase))
}
