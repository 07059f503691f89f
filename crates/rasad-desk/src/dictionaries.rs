//! Dictionaries in the formats of older coders: which file is what, and what was understood of it.

use std::path::{Path, PathBuf};

use rasad_events::Rule;
use rasad_events::dictionary::{parse_verbs, rules};
use rasad_names::dictionary::{ActorEntry, AgentEntry, parse_actors, parse_agents};
use rasad_text::dictionary::Fault;

use crate::error::Error;

/// What a dictionary holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DictionaryKind {
    /// Countries, bodies and people with codes.
    Actors,
    /// Nouns for those who act, with codes.
    Agents,
    /// Verbs and patterns with codes.
    Verbs,
}

impl DictionaryKind {
    /// The kind that a file's name tells: it ends in `.actors.txt`, `.agents.txt` or `.verbs.txt`, or the older
    /// `.actors`, `.agents`, `.verbs`.
    pub fn of_name(path: &Path) -> Option<DictionaryKind> {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        let stem = name.strip_suffix(".txt").unwrap_or(&name);
        [Self::Actors, Self::Agents, Self::Verbs]
            .into_iter()
            .find(|kind| stem.strip_suffix(kind.as_str()).is_some_and(|rest| rest.ends_with('.')))
    }

    /// Its word in names of files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Actors => "actors",
            Self::Agents => "agents",
            Self::Verbs => "verbs",
        }
    }
}

/// What became of a dictionary.
#[derive(Clone, Debug, PartialEq)]
pub struct DictionaryReport {
    /// Path, as messages show it.
    pub file: String,
    /// What it holds.
    pub kind: DictionaryKind,
    /// Entries, verbs and patterns that are used.
    pub n_read: usize,
    /// Those that are not.
    pub n_skipped: usize,
    /// Why, in order of the lines.
    pub faults: Vec<Fault>,
}

/// What dictionaries come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dictionaries {
    /// One for each file.
    pub reports: Vec<DictionaryReport>,
    /// All actors in their order.
    pub actors: Vec<ActorEntry>,
    /// All agents.
    pub agents: Vec<AgentEntry>,
    /// Rules for the verbs.
    pub rules: Vec<Rule>,
}

impl Dictionaries {
    /// Understands the text of one file. Never fails: what is wrong is in the report.
    pub fn take(&mut self, file: &str, text: &str, kind: DictionaryKind) {
        let (n_read, n_skipped, faults) = match kind {
            DictionaryKind::Actors => {
                let mut parsed = parse_actors(text);
                let n_read = parsed.entries.len();
                self.actors.append(&mut parsed.entries);
                (n_read, parsed.faults.len(), parsed.faults)
            }
            DictionaryKind::Agents => {
                let mut parsed = parse_agents(text);
                let n_read = parsed.entries.len();
                self.agents.append(&mut parsed.entries);
                (n_read, parsed.faults.len(), parsed.faults)
            }
            DictionaryKind::Verbs => {
                let mut made = rules(&parse_verbs(text), &family(file));
                self.rules.append(&mut made.rules);
                (made.n_read, made.n_skipped, made.faults)
            }
        };
        self.reports.push(DictionaryReport { file: file.to_owned(), kind, n_read, n_skipped, faults });
    }
}

/// The first part of the names of a file's rules: the name of the file before its first dot.
fn family(file: &str) -> String {
    let name =
        Path::new(file).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    name.split('.').next().unwrap_or("dictionary").to_lowercase()
}

/// Looks at files; `kind` where their names don't tell it.
///
/// # Errors
/// [`Error::Unreadable`], [`Error::NoDictionary`].
pub fn dictionaries(paths: &[PathBuf], kind: Option<DictionaryKind>) -> Result<Dictionaries, Error> {
    let mut found = Dictionaries::default();
    for path in paths {
        let kind = kind.or_else(|| DictionaryKind::of_name(path));
        let kind = kind.ok_or_else(|| Error::NoDictionary { path: path.clone() })?;
        let bytes = std::fs::read(path).map_err(|source| Error::unreadable(path, source))?;
        found.take(&path.to_string_lossy(), &String::from_utf8_lossy(&bytes), kind);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_kind() {
        for (name, kind) in [
            ("lexicon/mine.actors.txt", Some(DictionaryKind::Actors)),
            ("Phoenix.Countries.actors.TXT", Some(DictionaryKind::Actors)),
            ("Phoenix.agents.txt", Some(DictionaryKind::Agents)),
            ("old.verbs", Some(DictionaryKind::Verbs)),
            ("verbs.txt", None),
            ("notes.txt", None),
        ] {
            assert_eq!(DictionaryKind::of_name(Path::new(name)), kind, "{name}");
        }
        assert_eq!(family("a/CAMEO.2.0.verbs.txt"), "cameo");
    }
}
