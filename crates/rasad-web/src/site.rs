//! What is shown: an archive, what is known of the world, the desk's settings, and its way of drafting issues.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use rasad_names::Knowledge;
use rasad_reading::{Reading, SentenceAccount};
use rasad_store::Scope;
use rasad_text::Document;
use rasad_text::fold::fold;

use crate::pool::Pool;

/// Why an issue could not be drafted.
pub type ComposeError = Box<dyn std::error::Error + Send + Sync>;

/// Drafts the issue of a period, its first and last day given. The answer is a piece of HTML that goes into a
/// page as it stands: it has to be escaped already, and styles or scripts in it are not run.
pub type Compose = Arc<dyn Fn(Date, Date) -> Result<String, ComposeError> + Send + Sync>;

/// Reads a document again and hands on the reading with the account of every sentence, in order.
pub type Explain = Arc<
    dyn Fn(&Document, &mut dyn FnMut(&Reading, &[SentenceAccount<'_>])) -> Result<(), ComposeError>
        + Send
        + Sync,
>;

/// One desk, as the pages show it.
#[derive(Clone)]
pub struct Site {
    /// Name, arenas and the like.
    pub desk: Desk,
    /// The archive's file. It need not be there yet.
    pub archive: PathBuf,
    /// What is known of people, bodies, countries and outlets.
    pub knowledge: Arc<Knowledge>,
    /// How issues are drafted; without it the page says that it can't be done here.
    pub compose: Option<Compose>,
    /// How documents are explained; without it the page says that it can't be done here.
    pub explain: Option<Explain>,
}

/// A desk's settings, as far as pages show them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Desk {
    /// The name at the head of every page.
    pub name: String,
    /// Id of the country that the desk follows, such as `iran`.
    pub subject: Option<String>,
    /// Days that one issue covers.
    pub period_days: Option<u16>,
    /// Its arenas in order.
    pub arenas: Vec<Arena>,
}

/// A field of events that the desk follows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arena {
    /// The name in lists and links.
    pub name: String,
    /// The heading of its section in an issue.
    pub heading: String,
    /// What belongs to it.
    pub scope: Scope,
}

/// What every request is answered from.
#[derive(Clone)]
pub(crate) struct Shared {
    pub(crate) site: Arc<Site>,
    pub(crate) pool: Arc<Pool>,
}

impl Shared {
    pub(crate) fn new(site: Site) -> Self {
        let pool = Arc::new(Pool::new(site.archive.clone()));
        Self { site: Arc::new(site), pool }
    }
}

impl Desk {
    /// The arena of a name or heading, in any case.
    pub(crate) fn arena(&self, name: &str) -> Option<&Arena> {
        let wanted = fold(name);
        let is_it = |text: &str| {
            let folded = fold(text);
            folded == wanted || folded.strip_prefix("the ") == Some(wanted.as_str())
        };
        self.arenas.iter().find(|arena| is_it(&arena.name) || is_it(&arena.heading))
    }
}
