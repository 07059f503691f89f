//! The crosswalk between CAMEO codes and our event types, from `lexicon/cameo.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::EventType;
use crate::ontology::modes;

/// What a CAMEO code means here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The code that was found: as given, or the longest that it begins with.
    pub code: String,
    /// What it stands for, in a few words.
    pub name: String,
    /// The type of event.
    pub kind: EventType,
    /// Its mode.
    pub mode: Option<String>,
}

struct Crosswalk {
    codes: BTreeMap<String, Meaning>,
    events: BTreeMap<(EventType, Option<String>), String>,
    planned: BTreeMap<EventType, String>,
    particles: BTreeSet<String>,
    recipients: BTreeMap<EventType, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    code: Vec<CodeEntry>,
    event: Vec<EventEntry>,
    planned: BTreeMap<String, String>,
    dictionary: DictionaryEntry,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DictionaryEntry {
    particles: BTreeSet<String>,
    recipients: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CodeEntry {
    code: String,
    name: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    mode: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EventEntry {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    mode: Option<String>,
    code: String,
}

static CROSSWALK: LazyLock<Crosswalk> = LazyLock::new(|| {
    load(include_str!("../../../lexicon/cameo.toml")).unwrap_or_else(|error| {
        // The test below loads the same file.
        panic!("lexicon/cameo.toml: {error}")
    })
});

fn load(text: &str) -> Result<Crosswalk, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    let kind = |word: &str| word.parse::<EventType>().map_err(|error| error.to_string());
    let known = |kind: EventType, mode: &Option<String>| match mode {
        Some(mode) if !modes(kind).contains(&mode.as_str()) => Err(format!("`{mode}` is no mode of {kind}")),
        _ => Ok(()),
    };
    let mut crosswalk = Crosswalk {
        codes: BTreeMap::new(),
        events: BTreeMap::new(),
        planned: BTreeMap::new(),
        particles: file.dictionary.particles,
        recipients: BTreeMap::new(),
    };
    for (word, slots) in file.dictionary.recipients {
        crosswalk.recipients.insert(kind(&word)?, slots);
    }
    for CodeEntry { code, name, kind: word, mode } in file.code {
        let kind = kind(&word)?;
        known(kind, &mode)?;
        let meaning = Meaning { code: code.clone(), name, kind, mode };
        if crosswalk.codes.insert(code.clone(), meaning).is_some() {
            return Err(format!("`{code}` stands twice"));
        }
    }
    for EventEntry { kind: word, mode, code } in file.event {
        let kind = kind(&word)?;
        known(kind, &mode)?;
        if !crosswalk.codes.contains_key(&code) {
            return Err(format!("`{code}` is no code of the list"));
        }
        crosswalk.events.insert((kind, mode), code);
    }
    for (word, code) in file.planned {
        crosswalk.planned.insert(kind(&word)?, code);
    }
    Ok(crosswalk)
}

/// What a code means: that of the code itself, else of the longest that it begins with. `None` where it begins with
/// none of the twenty categories.
///
/// # Examples
/// ```
/// use rasad_events::{EventType, cameo};
///
/// assert_eq!(cameo::meaning("041").unwrap().mode.as_deref(), Some("phone"));
/// assert_eq!(cameo::meaning("1411").unwrap().kind, EventType::Protest);
/// assert!(cameo::meaning("99").is_none());
/// ```
pub fn meaning(code: &str) -> Option<&'static Meaning> {
    if !code.bytes().all(|byte| byte.is_ascii_digit()) || code.len() > 4 {
        return None;
    }
    (2..=code.len()).rev().find_map(|len| CROSSWALK.codes.get(&code[..len]))
}

/// The code of an event by its type and mode.
pub fn code(kind: EventType, mode: Option<&str>) -> &'static str {
    let of = |mode: Option<&str>| CROSSWALK.events.get(&(kind, mode.map(str::to_owned)));
    // A test sees to it that every type has a code.
    of(mode).or_else(|| of(None)).map_or("", String::as_str)
}

/// The code of an AGREE by what is agreed to, or planned.
pub fn planned(kind: EventType) -> &'static str {
    CROSSWALK.planned.get(&kind).map_or_else(|| code(EventType::Agree, None), String::as_str)
}

/// Whether a word of a dictionary's pattern, lower case, is a preposition or particle.
pub(crate) fn is_particle(word: &str) -> bool {
    CROSSWALK.particles.contains(word)
}

/// Where the recipient of a type stands, for rules of dictionaries, which don't say it.
pub(crate) fn recipients(kind: EventType) -> &'static [String] {
    CROSSWALK.recipients.get(&kind).map_or(&[], Vec::as_slice)
}

/// All codes in their order.
pub fn codes() -> impl Iterator<Item = &'static Meaning> {
    CROSSWALK.codes.values()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;

    #[test]
    fn every_type_and_mode_has_a_code_and_most_come_back() {
        load(include_str!("../../../lexicon/cameo.toml")).map(|_| ()).unwrap();
        for kind in EventType::ALL {
            for mode in std::iter::once(None).chain(modes(kind).iter().map(|mode| Some(*mode))) {
                let code = code(kind, mode);
                let back = meaning(code).unwrap_or_else(|| panic!("{kind} {mode:?} has no code"));
                assert_eq!(back.kind, kind, "{kind} {mode:?} {code}");
            }
        }
        for code in ["036", "032", "031", "033"] {
            assert_eq!(meaning(code).unwrap().kind, EventType::Agree);
        }
        for root in 1..=20 {
            assert!(meaning(&format!("{root:02}")).is_some());
        }
        for wrong in ["", "1", "00", "21", "abc", "---", "01234", "٠١"] {
            assert_eq!(meaning(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_rule_has_a_code_of_the_list() {
        for rule in &Lexicon::builtin().rules {
            let code = rule.cameo.as_deref().unwrap_or_else(|| code(rule.kind, rule.mode.as_deref()));
            assert!(
                rule.silent || meaning(code).is_some_and(|found| found.code == code),
                "{}: `{code}`",
                rule.name
            );
        }
    }
}
