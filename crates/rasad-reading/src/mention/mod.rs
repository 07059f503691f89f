//! Who and what a text names: the gazetteer's names, unknown names by pattern, titles, groups.
//!
//! Names are found first, over all items, so that a short form is understood wherever the full one
//! stands; descriptions and pronouns come after ([`crate::coreference`]).

mod described;
pub(crate) mod entities;
mod groups;
mod names;
mod owned;
mod place;
mod sentence;
mod tails;
mod titles;
mod unknown;

use rasad_text::Span;

use crate::reader::Reader;
pub(crate) use entities::{Entities, EntityIndex, HeldRole};
pub(crate) use groups::phrase as noun_phrase;
pub(crate) use sentence::ItemText;

/// How a mention names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum MentionKind {
    /// A name.
    Name,
    /// The adjective of a country.
    Adjective,
    /// A title that stands for whoever holds it.
    Title,
    /// A noun phrase for a group or an unnamed person.
    Description,
    /// A pronoun.
    Pronoun,
}

impl MentionKind {
    /// A word for it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Adjective => "adjective",
            Self::Title => "title",
            Self::Description => "description",
            Self::Pronoun => "pronoun",
        }
    }
}

/// One mention inside an item.
#[derive(Clone, Debug)]
pub(crate) struct LocalMention {
    pub(crate) sentence: usize,
    /// First token and one past the last.
    pub(crate) tokens: (usize, usize),
    pub(crate) entity: EntityIndex,
    pub(crate) kind: MentionKind,
}

/// A title phrase and what it says: "the Iraqi minister of defense".
#[derive(Clone, Debug)]
pub(crate) struct TitlePhrase {
    pub(crate) sentence: usize,
    pub(crate) tokens: (usize, usize),
    /// The title as the knowledge prints it.
    pub(crate) title: String,
    /// Folded canonical form.
    pub(crate) canonical: String,
    /// The body or country that it belongs to.
    pub(crate) of: Option<EntityIndex>,
    /// "former", "incoming" ...: the office is not held on the day.
    pub(crate) past_or_future: bool,
    /// Whether the phrase has a definite article, an adjective of a country or an owner: only such a phrase
    /// alone points to one person.
    pub(crate) definite: bool,
    /// "a spokesman": somebody of whom there are more, and who was not named before.
    pub(crate) one_of_many: bool,
    /// Who it was tied to: the name beside it.
    pub(crate) person: Option<EntityIndex>,
}

/// All that is named in one item.
#[derive(Clone, Debug, Default)]
pub(crate) struct ItemMentions {
    /// In reading order.
    pub(crate) mentions: Vec<LocalMention>,
    pub(crate) titles: Vec<TitlePhrase>,
}

impl ItemMentions {
    /// The mention that covers a token; of several the longest.
    pub(crate) fn at(&self, sentence: usize, token: usize) -> Option<&LocalMention> {
        self.mentions
            .iter()
            .filter(|m| m.sentence == sentence && m.tokens.0 <= token && token < m.tokens.1)
            .max_by_key(|m| (m.tokens.1 - m.tokens.0, m.kind != MentionKind::Adjective))
    }

    pub(crate) fn add(&mut self, mention: LocalMention) {
        let at = self
            .mentions
            .partition_point(|other| (other.sentence, other.tokens) <= (mention.sentence, mention.tokens));
        self.mentions.insert(at, mention);
    }
}

/// Finds the names of one item, tying titles to the names beside them.
pub(crate) fn names(reader: &Reader, item: &ItemText<'_>, entities: &mut Entities) -> ItemMentions {
    let mut found = ItemMentions::default();
    let matches = reader.gazetteer.find(item.text);
    for sentence in 0..item.sentences.len() {
        let mut slots = names::slots(reader, item, sentence, &matches);
        owned::mark(reader, item, sentence, &mut slots);
        unknown::mark(reader, item, sentence, &mut slots);
        let phrases = titles::phrases(reader, item, sentence, &slots);
        unknown::promote(reader, item, sentence, &mut slots, &phrases);
        names::add(reader, item, sentence, &slots, &matches, entities, &mut found);
        titles::add(reader, item, sentence, &slots, phrases, entities, &mut found);
    }
    found
}

/// Finds what is left to describe once all names of the document are known: short names of unknown
/// people, groups.
pub(crate) fn descriptions(
    reader: &Reader,
    item: &ItemText<'_>,
    entities: &mut Entities,
    found: &mut ItemMentions,
) {
    unknown::short_names(item, entities, found);
    groups::add(reader, item, entities, found);
}

/// The span of some tokens in the document.
pub(crate) fn span_of(item: &ItemText<'_>, sentence: usize, tokens: (usize, usize)) -> Span {
    let list = &item.sentences[sentence].tokens;
    let start = list.get(tokens.0).map_or(0, |token| token.span.0);
    let end = tokens.1.checked_sub(1).and_then(|last| list.get(last)).map_or(start, |token| token.span.1);
    Span::new(start, end).shift(item.offset)
}
