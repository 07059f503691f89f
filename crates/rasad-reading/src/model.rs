//! What reading a document gives, as the rest of the program uses it. The JSON form is in [`crate::record`].
//!
//! Items are named by their index in [`Reading::items`], citations by theirs; entities by their id,
//! which is the same in every document (`e:qaani-esmail`).

use rasad_events::{EventType, Status};
use rasad_text::{Note, Span};
use rasad_time::{Interval, Precision};

/// Everything that reading found in one document. Every span points into that document's text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Id of the document.
    pub document: String,
    /// The title, out of the text or as the source gave it.
    pub title: Option<String>,
    /// The period that a bulletin covers.
    pub period: Option<Interval>,
    /// The editor that a bulletin names.
    pub editor: Option<String>,
    /// ISO 639-1 code.
    pub language: Option<String>,
    /// Headings of the sections in order.
    pub sections: Vec<String>,
    /// Items in reading order; their spans don't overlap.
    pub items: Vec<Item>,
    /// Citations in reading order.
    pub citations: Vec<Citation>,
    /// Expressions of time in reading order.
    pub dates: Vec<DateMention>,
    /// People, bodies, countries, groups and places, in order of first mention.
    pub entities: Vec<Entity>,
    /// Who said what, in reading order.
    pub attributions: Vec<Attribution>,
    /// Acts, in reading order of their evidence.
    pub events: Vec<Event>,
    /// What was skipped, repaired or looked wrong.
    pub notes: Vec<Note>,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// One bullet of a bulletin.
    Bullet,
    /// One paragraph of running text.
    Paragraph,
    /// The words under a picture.
    Caption,
}

impl ItemKind {
    /// The word used in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bullet => "bullet",
            Self::Paragraph => "paragraph",
            Self::Caption => "caption",
        }
    }
}

/// One unit of a document (codebook, section 1).
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Id: the document's, a slash and a number.
    pub id: String,
    /// Bullet, paragraph or caption.
    pub kind: ItemKind,
    /// The heading that it stands under.
    pub section: Option<String>,
    /// Its text, from the first word to the last mark, also across a page break.
    pub span: Span,
}

/// An outlet that a citation names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitedOutlet {
    /// Id in the knowledge (`tasnim`), where it is known.
    pub id: Option<String>,
    /// The name that the knowledge prints, or else as written.
    pub name: String,
}

/// An attribution to outlets with a date (codebook, section 1).
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// Id: the item's, `/c` and a number.
    pub id: String,
    /// Index of the item that it stands in.
    pub item: usize,
    /// The outlets, at least one.
    pub outlets: Vec<CitedOutlet>,
    /// Days of publication.
    pub date: Option<Interval>,
    /// The citation's own text; `None` where the source gave it beside the text.
    pub span: Option<Span>,
    /// The stretch of the item that rests on it: the sentences since the citation before.
    pub covers: Span,
}

/// One expression of time.
#[derive(Clone, Debug, PartialEq)]
pub struct DateMention {
    /// Index of the item.
    pub item: usize,
    /// The words.
    pub span: Span,
    /// The days meant.
    pub value: Option<Interval>,
    /// How exactly.
    pub precision: Precision,
    /// TIMEX3 value (`TimeML` 1.2.1).
    pub timex: Option<String>,
}

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A person.
    Person,
    /// A body: ministry, force, party, company, outlet as an actor.
    Organization,
    /// A country, standing for its government.
    Country,
    /// An unnamed population group, such as protesters.
    Group,
    /// A place.
    Place,
}

impl EntityKind {
    /// All kinds.
    pub const ALL: [EntityKind; 5] =
        [Self::Person, Self::Organization, Self::Country, Self::Group, Self::Place];

    /// The word used in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Country => "country",
            Self::Group => "group",
            Self::Place => "place",
        }
    }
}

/// A title that the text gives to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// The title, such as `Commander`.
    pub title: String,
    /// Entity id of the body or country that it belongs to.
    pub of: Option<String>,
    /// The words that say so.
    pub span: Span,
}

/// One place where a text names an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Index of the item.
    pub item: usize,
    /// The words.
    pub span: Span,
    /// Whether it is a name, and not a description or a pronoun.
    pub named: bool,
}

/// Somebody or something that a text names.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// `e:` and a slug: the knowledge's id where it knows the entity, else made from the folded name.
    pub id: String,
    /// Person, organization ...
    pub kind: EntityKind,
    /// The canonical name: the knowledge's, else the fullest in the text.
    pub name: String,
    /// Other forms in the text.
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-3 code of the country that it belongs to.
    pub country: Option<String>,
    /// Titles that the text gives.
    pub roles: Vec<Role>,
    /// Where it is mentioned, in reading order, at least once.
    pub mentions: Vec<Mention>,
    /// Whether the knowledge has it.
    pub known: bool,
}

/// How a saying is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpeechForm {
    /// In quotation marks.
    Direct,
    /// Reported.
    Indirect,
    /// Reported, with some words in quotation marks.
    Mixed,
}

impl SpeechForm {
    /// The word used in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        }
    }
}

/// Who said what, kept apart from which outlet carried it.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// Id: the item's, `/a` and a number.
    pub id: String,
    /// Index of the item.
    pub item: usize,
    /// Direct, indirect or mixed.
    pub form: SpeechForm,
    /// Entity id; `None` for "reportedly".
    pub speaker: Option<String>,
    /// The words for the speaker.
    pub speaker_span: Option<Span>,
    /// The words of saying.
    pub cue: Span,
    /// What was said.
    pub content: Span,
    /// Indices of the events told inside the content.
    pub events: Vec<usize>,
}

/// Whether the text dates the act or only the report of it (codebook, section 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateBasis {
    /// The text gives the date of the act.
    Stated,
    /// The date is that of the citation or of the document.
    Reported,
}

impl DateBasis {
    /// The word used in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Reported => "reported",
        }
    }
}

/// Where an act took place.
#[derive(Clone, Debug, PartialEq)]
pub struct EventPlace {
    /// The name that the knowledge prints, else as written.
    pub name: String,
    /// ISO 3166-1 alpha-3 code.
    pub country: Option<String>,
    /// Degrees north and east.
    pub coordinates: Option<(f64, f64)>,
}

/// One act by identifiable participants (codebook, section 1).
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Id: the item's, `/e` and a number.
    pub id: String,
    /// Index of the item.
    pub item: usize,
    /// What kind of act.
    pub kind: EventType,
    /// Its mode, a word of [`rasad_events::ontology::modes`].
    pub mode: Option<String>,
    /// Contexts, words of the codebook.
    pub contexts: Vec<String>,
    /// Entity ids of who did it, in order of mention.
    pub actors: Vec<String>,
    /// Entity ids of to whom.
    pub recipients: Vec<String>,
    /// The days of the act.
    pub date: Option<Interval>,
    /// How exactly.
    pub date_precision: Precision,
    /// Whose date it is.
    pub date_basis: DateBasis,
    /// Where, if the text says so.
    pub place: Option<EventPlace>,
    /// How the text holds it.
    pub status: Status,
    /// Entity ids of those on whose word it stands.
    pub claimants: Vec<String>,
    /// Indices of the citations that cover it.
    pub citations: Vec<usize>,
    /// Chance that the event is in the text as given here, 0 to 1.
    pub confidence: f64,
    /// The clause that tells it.
    pub evidence: Span,
    /// The word or words that gave it away.
    pub trigger: Span,
    /// Name of the lexicon's rule, such as `consult/meet`.
    pub rule: String,
    /// CAMEO code of the act, two to four digits.
    pub cameo: Option<String>,
}

impl Reading {
    /// The entity with an id.
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.entities.iter().find(|entity| entity.id == id)
    }
}
