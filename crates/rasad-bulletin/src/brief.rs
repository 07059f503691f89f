//! What an issue is to be about.

use rasad_time::Interval;

/// The desk's orders for one issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Brief {
    /// Title of the issue.
    pub title: String,
    /// Id of the country whose doings abroad are followed, such as `iran`.
    pub subject: String,
    /// The days that the issue covers.
    pub period: Interval,
    /// Who edits it.
    pub editor: Option<String>,
    /// Sections in order.
    pub arenas: Vec<Arena>,
}

/// One arena: what belongs to a section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arena {
    /// Name in lists.
    pub name: String,
    /// Heading of the section.
    pub heading: String,
    /// Ids of countries; `*` takes every country that no other arena has.
    pub countries: Vec<String>,
    /// Ids of bodies that put a report here wherever it plays.
    pub bodies: Vec<String>,
    /// Ids of people that do.
    pub people: Vec<String>,
}
