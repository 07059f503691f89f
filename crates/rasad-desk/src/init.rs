//! Setting up a desk: a folder with commented settings and places for what is its own.

use std::fs;
use std::io;
use std::path::Path;

use rasad_names::Knowledge;

use crate::config::Wrong;
use crate::desk::{DESK_FILE, Desk, ISSUES, LEXICON};
use crate::error::Error;
use crate::write::write_whole;

/// What a new desk is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InitOptions {
    /// Its name; that of the folder where absent.
    pub name: Option<String>,
    /// Id or name of the country that it follows.
    pub subject: Option<String>,
    /// Days that an issue covers; 7 where absent.
    pub period_days: Option<u16>,
}

const TEMPLATE: &str = include_str!("init/desk.toml");
const KNOWLEDGE_README: &str = include_str!("init/knowledge.md");
const LEXICON_README: &str = include_str!("init/lexicon.md");

/// Makes a desk in a folder, which is made where it is missing. What stands in it already is left alone.
///
/// # Errors
/// [`Error::DeskExists`], [`Error::Unwritable`]; [`Error::Wrong`] for a subject that the knowledge does not have.
pub fn init(folder: &Path, options: &InitOptions) -> Result<Desk, Error> {
    if folder.join(DESK_FILE).exists() {
        return Err(Error::DeskExists { folder: folder.to_owned() });
    }
    let settings = settings(folder, options)?;
    make_folder(folder)?;
    for (name, readme) in
        [("knowledge", Some(KNOWLEDGE_README)), (LEXICON, Some(LEXICON_README)), (ISSUES, None)]
    {
        let inner = folder.join(name);
        make_folder(&inner)?;
        let file = inner.join("README.md");
        if let Some(text) = readme.filter(|_| !file.exists()) {
            write_whole(&file, text.as_bytes())?;
        }
    }
    // Last, so that a folder with settings is a whole desk.
    write_whole(&folder.join(DESK_FILE), settings.as_bytes())?;
    Desk::open(folder)
}

/// Makes a folder and those above it, where missing.
pub(crate) fn make_folder(folder: &Path) -> Result<(), Error> {
    match fs::create_dir_all(folder) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(Error::InTheWay { path: folder.to_owned() })
        }
        Err(source) => Err(Error::unwritable(folder, source)),
    }
}

fn settings(folder: &Path, options: &InitOptions) -> Result<String, Error> {
    let from_folder = || {
        let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        whole.file_name().map_or_else(|| "Press desk".to_owned(), |name| name.to_string_lossy().into_owned())
    };
    let name = options.name.clone().unwrap_or_else(from_folder);
    let subject = match &options.subject {
        Some(subject) => format!("subject = {}", quoted(&subject_id(subject)?)),
        None => "# subject = \"iran\"".to_owned(),
    };
    let days = options.period_days.unwrap_or(7).to_string();
    let text =
        TEMPLATE.replace("{name}", &quoted(&name)).replace("{subject}", &subject).replace("{days}", &days);
    // Whatever was given as a name or a number of days is looked at before anything is written.
    match crate::Config::parse(DESK_FILE, &text) {
        Ok(_) => Ok(text),
        Err(places) => Err(Error::Wrong { places }),
    }
}

/// The id of a country that is given by id, code or any of its names, else of a body or person given by id.
fn subject_id(subject: &str) -> Result<String, Error> {
    let knowledge = Knowledge::builtin();
    let wanted = rasad_text::fold::fold(subject);
    let is_it = |name: &String| rasad_text::fold::fold(name) == wanted;
    let country = knowledge.countries.iter().find(|country| {
        country.id == subject
            || country.code.eq_ignore_ascii_case(subject)
            || is_it(&country.name)
            || is_it(&country.formal)
            || country.spellings.iter().any(is_it)
    });
    if let Some(country) = country {
        return Ok(country.id.clone());
    }
    if knowledge.body(subject).is_some() || knowledge.person(subject).is_some() {
        return Ok(subject.to_owned());
    }
    let message = format!(
        "`{subject}` is no country that is known: give its English name or its three-letter code, or leave it out"
    );
    Err(Error::Wrong { places: vec![Wrong { file: "--subject".to_owned(), line: 1, message }] })
}

/// A TOML string.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            control if control.is_control() => quoted.push(' '),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
