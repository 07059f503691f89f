//! One entry of each knowledge file, as written there.

use jiff::civil::Date;
use serde::Deserialize;

use super::PartialDate;

/// A country or territory.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// Slug of the English short name.
    pub id: String,
    /// ISO 3166-1 alpha-3.
    pub code: String,
    /// English short name.
    pub name: String,
    /// Formal name.
    #[serde(default)]
    pub formal: String,
    /// Whether the name takes "the" in a sentence.
    #[serde(default)]
    pub definite: bool,
    /// Other names, in any script.
    #[serde(default)]
    pub spellings: Vec<String>,
    /// Adjectives, the usual one first.
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// Nouns for its people.
    #[serde(default)]
    pub inhabitants: Vec<String>,
    /// Words that stand for its government.
    #[serde(default)]
    pub metonyms: Vec<String>,
    /// Seat of its government.
    #[serde(default)]
    pub capital: Option<Capital>,
}

/// A capital.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Capital {
    /// English name.
    pub name: String,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Other names, in any script.
    #[serde(default)]
    pub spellings: Vec<String>,
}

/// An outlet of the press.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outlet {
    /// Slug.
    pub id: String,
    /// The name that a bulletin prints in a citation.
    pub name: String,
    /// Other names, in any script.
    #[serde(default)]
    pub spellings: Vec<String>,
    /// Id of its country.
    #[serde(default)]
    pub country: Option<String>,
    /// ISO 639-1 codes.
    #[serde(default)]
    pub languages: Vec<String>,
    /// agency, newspaper, television, radio, site, magazine, official.
    #[serde(default)]
    pub kind: Option<String>,
    /// Whose it is, such as "affiliated with the IRGC".
    #[serde(default)]
    pub affiliation: Option<String>,
    /// Domain name.
    #[serde(default)]
    pub site: Option<String>,
}

/// A body: any organisation that acts.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Slug.
    pub id: String,
    /// The name that a bulletin prints.
    pub name: String,
    /// Whether the name takes "the" in a sentence.
    #[serde(default)]
    pub definite: bool,
    /// Other names, in any script.
    #[serde(default)]
    pub spellings: Vec<String>,
    /// Id of its country; absent for international bodies.
    #[serde(default)]
    pub country: Option<String>,
    /// ministry, military, armed-group, party ...
    #[serde(default)]
    pub kind: Option<String>,
    /// Id of the body that it belongs to.
    #[serde(default)]
    pub part_of: Option<String>,
    /// Founded.
    #[serde(default)]
    pub from: Option<PartialDate>,
    /// Dissolved.
    #[serde(default)]
    pub to: Option<PartialDate>,
}

/// A person.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Slug, family name first.
    pub id: String,
    /// The name that a bulletin prints.
    pub name: String,
    /// Other full forms, in any script.
    #[serde(default)]
    pub spellings: Vec<String>,
    /// Forms that alone mean this person in political news.
    #[serde(default)]
    pub short: Vec<String>,
    /// Id of the country.
    #[serde(default)]
    pub country: Option<String>,
    /// male or female.
    #[serde(default)]
    pub gender: Option<String>,
    /// Day of birth.
    #[serde(default)]
    pub born: Option<PartialDate>,
    /// Day of death.
    #[serde(default)]
    pub died: Option<PartialDate>,
    /// Offices with their terms.
    #[serde(default)]
    pub offices: Vec<Office>,
}

/// An office with its term.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Such as `Commander`.
    pub title: String,
    /// Id of the body or country.
    pub of: String,
    /// For an ambassador, id of the country of posting.
    #[serde(default)]
    pub to_country: Option<String>,
    /// First day of the term.
    #[serde(default)]
    pub from: Option<PartialDate>,
    /// Last day of the term; absent while it lasts, or where it is not known.
    #[serde(default)]
    pub to: Option<PartialDate>,
}

impl Office {
    /// Whether the office is held on a day, as far as the term is known. A term with an unknown start
    /// holds only where its end is known, and the other way round: an office without dates never holds.
    pub fn holds_on(&self, day: Date) -> bool {
        match (self.from, self.to) {
            (None, None) => false,
            (from, to) => {
                from.is_none_or(|from| from.first_day() <= day) && to.is_none_or(|to| day <= to.last_day())
            }
        }
    }
}

/// A title of office, a rank or an honorific.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Title {
    /// As a bulletin prints it.
    pub name: String,
    /// Other forms, in any script.
    #[serde(default)]
    pub spellings: Vec<String>,
    /// Weight of the office in news, 0 to 100.
    #[serde(default)]
    pub rank: u8,
    /// office, honorific, rank, clerical.
    pub kind: String,
}

/// A word that changes a title.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Modifier {
    /// Such as `former`.
    pub name: String,
    /// Other forms.
    #[serde(default)]
    pub spellings: Vec<String>,
}

/// A city, region or site.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// English name.
    pub name: String,
    /// Id of the country; empty for seas and the like.
    pub country: String,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Inhabitants, 0 where not known.
    pub population: u64,
    /// city, region, site, water, border.
    pub kind: String,
    /// Other names, in any script.
    pub spellings: Vec<String>,
}
