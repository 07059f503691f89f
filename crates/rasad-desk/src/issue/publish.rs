//! Publishing: every format of an issue, the index of all issues and the feed.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rasad_bulletin::issue::file;
use rasad_bulletin::{Issue, render};

use super::load;
use crate::desk::Desk;
use crate::error::Error;
use crate::write::write_whole;

/// Name of the folder of what is published, in a desk's folder.
const PUBLISHED: &str = "published";
/// The issue as data, beside its forms.
const DATA: &str = "issue.toml";

/// A form of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Markdown.
    Markdown,
    /// One HTML file.
    Html,
    /// Plain text for a message.
    Plain,
    /// Data with all passages.
    Json,
    /// Sources as CSL-JSON.
    Csl,
    /// Sources as BibTeX.
    Bibtex,
    /// Sources as RIS.
    Ris,
}

impl Form {
    /// All forms.
    pub const ALL: [Form; 7] =
        [Self::Markdown, Self::Html, Self::Plain, Self::Json, Self::Csl, Self::Bibtex, Self::Ris];

    /// Name of the file.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Markdown => "issue.md",
            Self::Html => "issue.html",
            Self::Plain => "issue.txt",
            Self::Json => "issue.json",
            Self::Csl => "sources.csl.json",
            Self::Bibtex => "sources.bib",
            Self::Ris => "sources.ris",
        }
    }

    /// The issue in this form.
    pub fn render(self, issue: &Issue) -> Vec<u8> {
        let json = |value: &serde_json::Value| {
            let text = serde_json::to_string_pretty(value).expect("a JSON value is JSON");
            (text + "\n").into_bytes()
        };
        match self {
            Self::Markdown => render::markdown(issue).into_bytes(),
            Self::Html => render::html(issue).into_bytes(),
            Self::Plain => render::plain(issue).into_bytes(),
            Self::Json => json(&render::json(issue)),
            Self::Csl => json(&render::csl(issue)),
            Self::Bibtex => render::bibtex(issue).into_bytes(),
            Self::Ris => render::ris(issue).into_bytes(),
        }
    }
}

/// How to publish.
#[derive(Clone, Debug)]
pub struct PublishOptions {
    /// The day of publishing.
    pub today: Date,
    /// Why a published issue is changed; needed where it is.
    pub correction: Option<String>,
    /// Address of the folder with the index, for the feed.
    pub base: Option<String>,
}

/// What was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The folder of the issue.
    pub folder: PathBuf,
    /// Its version.
    pub version: u32,
    /// How many parts differ from the version before.
    pub changes: usize,
    /// The files.
    pub files: Vec<PathBuf>,
}

/// Publishes an issue that was reviewed: the caller asks [`super::review`] first. The same issue a second time writes
/// the same files; a changed one needs a reason, which goes into its corrections.
///
/// # Errors
/// [`Error::Changed`] without a reason for a change; [`Error::Unwritable`].
pub fn publish(desk: &Desk, issue: &Issue, options: &PublishOptions) -> Result<Published, Error> {
    let all = desk.folder.join(PUBLISHED);
    let folder = all.join(issue.period.end.to_string());
    let mut issue = issue.clone();
    let mut changes = 0;
    let data = folder.join(DATA);
    if data.exists() {
        let before = load(&data)?;
        let mut found = file::changes(&before, &issue);
        changes = found.len();
        issue.version = before.version;
        issue.corrections.clone_from(&before.corrections);
        if changes > 0 {
            let Some(reason) = &options.correction else {
                return Err(Error::Changed { parts: found.into_iter().map(|change| change.part).collect() });
            };
            issue.version += 1;
            for change in &mut found {
                change.version = issue.version;
                change.date = options.today;
                change.reason.clone_from(reason);
            }
            issue.corrections.extend(found);
        }
    }
    fs::create_dir_all(&folder).map_err(|source| Error::unwritable(&folder, source))?;
    let mut files = Vec::new();
    for form in Form::ALL {
        let path = folder.join(form.file_name());
        write_whole(&path, &form.render(&issue))?;
        files.push(path);
    }
    // The data come last: a run that was stopped before is seen as not published.
    write_whole(&data, file::write(&issue).as_bytes())?;
    files.push(data);
    let listed = listed(&all)?;
    for (name, text) in [
        ("index.html", render::index(&desk.config.name, &listed)),
        ("feed.atom", render::atom(&desk.config.name, options.base.as_deref(), &listed)),
    ] {
        let path = all.join(name);
        write_whole(&path, text.as_bytes())?;
        files.push(path);
    }
    Ok(Published { folder, version: issue.version, changes, files })
}

/// All published issues, the latest first.
fn listed(all: &Path) -> Result<Vec<render::Listed>, Error> {
    let entries = fs::read_dir(all).map_err(|source| Error::unreadable(all, source))?;
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    folders.sort();
    let mut listed = Vec::new();
    for folder in folders.into_iter().rev() {
        let data = folder.join(DATA);
        if !data.is_file() {
            continue;
        }
        let issue = load(&data)?;
        listed.push(render::Listed {
            folder: folder.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            period: render::period(&issue),
            day: issue.period.end,
            changed: issue.corrections.last().map_or(issue.period.end, |correction| correction.date),
            version: issue.version,
            overview: issue.overview.iter().map(|line| line.text.clone()).collect(),
            title: issue.title,
        });
    }
    Ok(listed)
}
