//! A desk's folder: finding it, its settings, its own knowledge and rules, its archive.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rasad_events::{Lexicon, LexiconFile};
use rasad_names::{Knowledge, KnowledgeFile};
use rasad_reading::Reader;
use rasad_store::{Archive, Scope};

use crate::config::{Config, Wrong};
use crate::dictionaries::{Dictionaries, DictionaryKind};
use crate::error::Error;

/// Name of the settings in a desk's folder.
pub const DESK_FILE: &str = "desk.toml";
/// Name of the archive in a desk's folder.
pub const ARCHIVE: &str = "rasad.db";
/// Name of the folder of a desk's own rules.
pub(crate) const LEXICON: &str = "lexicon";
/// Name of the folder of a desk's issues.
pub(crate) const ISSUES: &str = "issues";

/// A desk whose settings are read.
#[derive(Clone, Debug)]
pub struct Desk {
    /// Its folder.
    pub folder: PathBuf,
    /// Its settings.
    pub config: Config,
}

impl Desk {
    /// The desk in a folder or in the nearest above it.
    ///
    /// # Errors
    /// [`Error::NoDesk`], [`Error::Unreadable`], [`Error::Wrong`].
    pub fn find(from: &Path) -> Result<Desk, Error> {
        let from = fs::canonicalize(from).map_err(|source| Error::unreadable(from, source))?;
        let found = from.ancestors().find(|folder| folder.join(DESK_FILE).is_file());
        let folder = found.ok_or_else(|| Error::NoDesk { from: from.clone() })?;
        Self::open(folder)
    }

    /// The desk in a folder.
    ///
    /// # Errors
    /// [`Error::NoDesk`], [`Error::Unreadable`], [`Error::Wrong`].
    pub fn open(folder: &Path) -> Result<Desk, Error> {
        let file = folder.join(DESK_FILE);
        let text = match fs::read(&file) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(Error::NoDesk { from: folder.to_owned() });
            }
            Err(source) => return Err(Error::unreadable(&file, source)),
        };
        let config =
            Config::parse(&file.to_string_lossy(), &text).map_err(|places| Error::Wrong { places })?;
        Ok(Desk { folder: folder.to_owned(), config })
    }

    /// Where the archive is, or will be.
    pub fn archive_path(&self) -> PathBuf {
        self.folder.join(ARCHIVE)
    }

    /// Where issues are kept.
    pub fn issues_path(&self) -> PathBuf {
        self.folder.join(ISSUES)
    }

    /// The archive for looking at. Nothing in it can be changed through it.
    ///
    /// # Errors
    /// [`Error::Archive`]; a desk to which nothing was added yet has no archive.
    pub fn archive(&self) -> Result<Archive, Error> {
        Ok(Archive::open_read_only(&self.archive_path())?)
    }

    /// What belongs to an arena of the desk, for a filter.
    ///
    /// # Errors
    /// [`Error::NoArena`], and those of [`Desk::knowledge`].
    pub fn arena(&self, name: &str) -> Result<Scope, Error> {
        let arena = self.config.arena(name).ok_or_else(|| Error::NoArena {
            name: name.to_owned(),
            arenas: self.config.arenas.iter().map(|arena| arena.name.clone()).collect(),
        })?;
        Ok(self.config.scope(arena, &self.knowledge()?))
    }

    /// The built-in knowledge with the desk's own, after a look at the ids that its settings name.
    ///
    /// # Errors
    /// [`Error::Wrong`], [`Error::Unreadable`].
    pub fn knowledge(&self) -> Result<Knowledge, Error> {
        let knowledge = self.own_knowledge()?;
        let places = self.config.check(&self.folder.join(DESK_FILE).to_string_lossy(), &knowledge);
        if places.is_empty() { Ok(knowledge) } else { Err(Error::Wrong { places }) }
    }

    /// The same without the look at the settings: for finding out what would be right in them.
    pub(crate) fn own_knowledge(&self) -> Result<Knowledge, Error> {
        let files = texts(&self.folder.join(&self.config.house_spelling), &["toml", "tsv"])?;
        let own: Vec<KnowledgeFile<'_>> =
            files.iter().map(|(path, text)| KnowledgeFile { path, text }).collect();
        let extended = Knowledge::extended(&own).map_err(|errors| {
            let wrong = |error: rasad_names::KnowledgeError| Wrong {
                file: error.file,
                line: error.line,
                message: error.message,
            };
            Error::Wrong { places: errors.into_iter().map(wrong).collect() }
        });
        let mut knowledge = extended?;
        let dictionaries = self.dictionaries()?;
        if !dictionaries.actors.is_empty() {
            knowledge.add_actors(&dictionaries.actors);
        }
        knowledge.codes.add_agents(&dictionaries.agents);
        Ok(knowledge)
    }

    /// The dictionaries in the formats of older coders that lie in the desk's `lexicon/`.
    ///
    /// # Errors
    /// [`Error::Unreadable`]; what is wrong inside of them is in the reports.
    pub fn dictionaries(&self) -> Result<Dictionaries, Error> {
        let mut found = Dictionaries::default();
        for (path, text) in texts(&self.folder.join(LEXICON), &["txt", "actors", "agents", "verbs"])? {
            if let Some(kind) = DictionaryKind::of_name(Path::new(&path)) {
                found.take(&path, &text, kind);
            }
        }
        Ok(found)
    }

    /// The built-in rules for events after the desk's own: first its TOML files, then its dictionaries.
    ///
    /// # Errors
    /// [`Error::Wrong`], [`Error::Unreadable`].
    pub fn lexicon(&self) -> Result<Lexicon, Error> {
        let files = texts(&self.folder.join(LEXICON), &["toml"])?;
        let own: Vec<LexiconFile<'_>> = files.iter().map(|(path, text)| LexiconFile { path, text }).collect();
        let extended = Lexicon::extended(&own).map_err(|errors| {
            let wrong = |error: rasad_events::LexiconError| Wrong {
                file: error.file,
                line: error.line,
                message: error.message,
            };
            Error::Wrong { places: errors.into_iter().map(wrong).collect() }
        })?;
        let rules = self.dictionaries()?.rules;
        Ok(if rules.is_empty() { extended } else { extended.preceded_by(rules) })
    }

    /// A reader with the desk's knowledge and rules.
    ///
    /// # Errors
    /// Those of [`Desk::knowledge`] and [`Desk::lexicon`].
    pub fn reader(&self) -> Result<Reader, Error> {
        Ok(Reader::new(self.knowledge()?, self.lexicon()?))
    }
}

/// Path and text of the files with certain endings in a folder and those in it, in order of path. A folder that is
/// not there has none; hidden files are no part of it.
fn texts(folder: &Path, endings: &[&str]) -> Result<Vec<(String, String)>, Error> {
    let mut texts = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(source) => return Err(Error::unreadable(&folder, source)),
        };
        for entry in entries {
            let path = entry.map_err(|source| Error::unreadable(&folder, source))?.path();
            let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
            if hidden {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if ending.is_some_and(|ending| endings.contains(&ending.as_str())) {
                let bytes = fs::read(&path).map_err(|source| Error::unreadable(&path, source))?;
                texts.push((
                    path.to_string_lossy().into_owned(),
                    String::from_utf8_lossy(&bytes).into_owned(),
                ));
            }
        }
    }
    texts.sort_unstable();
    Ok(texts)
}
