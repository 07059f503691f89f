//! Everything that is known of somebody: from the knowledge, and from what the archive has read.

mod facts;
mod find;

use rasad_names::Knowledge;
use rasad_store::{Archive, Dossier};

pub use facts::{Facts, Member, Named, Term};
pub(crate) use find::entries;
pub use find::{Candidate, Nearness};

use crate::desk::Desk;
use crate::error::Error;

/// The answer to a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Who {
    /// Whom it may mean, the most likely first; at most 50.
    pub candidates: Vec<Candidate>,
    /// All about the first of them, where it is clearly the one that is meant.
    pub profile: Option<Profile>,
}

/// All about one person, body, country, outlet or place.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// What the knowledge has.
    pub facts: Option<Facts>,
    /// What the archive has.
    pub dossier: Option<Dossier>,
}

/// Looks a name up, in any spelling and script. Without a desk, or before anything was added to it, the knowledge
/// alone answers.
///
/// # Errors
/// Those of the desk's own knowledge and of its archive.
pub fn who(desk: Option<&Desk>, name: &str) -> Result<Who, Error> {
    let own;
    let knowledge = match desk {
        Some(desk) => {
            own = desk.own_knowledge()?;
            &own
        }
        None => Knowledge::builtin(),
    };
    let archive = match desk.map(Desk::archive) {
        None | Some(Err(Error::Archive(rasad_store::Error::Missing { .. }))) => None,
        Some(archive) => Some(archive?),
    };
    let candidates = find::candidates(knowledge, archive.as_ref(), name)?;
    let profile = match find::clearly_best(&candidates) {
        Some(best) => Some(profile(knowledge, archive.as_ref(), &best.id)?),
        None => None,
    };
    Ok(Who { candidates, profile })
}

fn profile(knowledge: &Knowledge, archive: Option<&Archive>, id: &str) -> Result<Profile, Error> {
    let facts = id.strip_prefix("e:").and_then(|id| facts::facts(knowledge, id));
    let dossier = match archive {
        Some(archive) => archive.who(id)?,
        None => None,
    };
    Ok(Profile { facts, dossier })
}

#[cfg(test)]
mod tests;
