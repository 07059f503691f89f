//! Whether two names are those of one person or body, in any script, with a score and reasons in words.
//!
//! Names are taken apart ([`parts`]), their words written in Latin letters ([`latin`]) and paired ([`align`]) by how
//! alike they are ([`alike`]); people and bodies are weighed by rules of their own ([`judge`]). All tables are data
//! under `lexicon/names/`. Nothing here knows who is who: two people of one name compare as one.

mod align;
mod alike;
mod body;
mod judge;
mod latin;
mod parts;
mod tables;

pub(crate) use body::looks_like_body;

use std::fmt;
use std::str::FromStr;

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A human.
    Person,
    /// A company, state body, group, ship: whatever bears a name made of words.
    Organization,
}

impl FromStr for NameKind {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word.to_lowercase().as_str() {
            "person" => Ok(Self::Person),
            "organization" | "organisation" | "company" | "body" => Ok(Self::Organization),
            _ => Err(format!("`{word}` is no kind of name: `person` or `organization`")),
        }
    }
}

impl fmt::Display for NameKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Person => "person",
            Self::Organization => "organization",
        })
    }
}

/// What a comparison comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// 0 to 1.
    pub score: f64,
    /// Why, in sentences without a full stop, the weightiest first.
    pub reasons: Vec<String>,
}

impl Comparison {
    /// Names with this score and more are taken for one: the best on names that nobody had seen when the rules were
    /// written would be elsewhere by a little.
    pub const THRESHOLD: f64 = 0.75;
}

/// Compares two names. Where the kind is not given, it is told by their words. Symmetric.
///
/// # Examples
/// ```
/// use rasad_names::{Comparison, NameKind, compare};
///
/// let one = compare("Ziad al-Nakhleh", "زیاد النخاله", Some(NameKind::Person));
/// assert!(one.score >= Comparison::THRESHOLD, "{one:?}");
/// let two = compare("Rami Makhlouf", "Hafez Makhlouf", Some(NameKind::Person));
/// assert!(two.score < Comparison::THRESHOLD, "{two:?}");
/// ```
pub fn compare(one: &str, other: &str, kind: Option<NameKind>) -> Comparison {
    let kind = kind.unwrap_or_else(|| {
        if looks_like_body(one) || looks_like_body(other) { NameKind::Organization } else { NameKind::Person }
    });
    // Ties between pairs are broken by place, so the order of the names is settled.
    let (one, other) = if one <= other { (one, other) } else { (other, one) };
    // "Al-Qa'ida/Islamic Army": any of its names will do.
    let mut best: Option<Comparison> = None;
    for left in alternatives(one) {
        for right in alternatives(other) {
            let found = match kind {
                NameKind::Person => judge::people(left, right),
                NameKind::Organization => judge::bodies(left, right),
            };
            if best.as_ref().is_none_or(|best| found.score > best.score) {
                best = Some(found);
            }
        }
    }
    best.unwrap_or_else(|| Comparison { score: 0.0, reasons: vec!["a name is empty".to_owned()] })
}

/// The whole, and what stands between slashes where that is names.
fn alternatives(name: &str) -> Vec<&str> {
    let mut found = vec![name];
    let parts: Vec<&str> = name.split('/').map(str::trim).collect();
    if parts.len() > 1 && parts.len() <= 4 && parts.iter().all(|part| part.chars().count() > 3) {
        found.extend(parts);
    }
    found
}

#[cfg(test)]
mod tests;
