//! How a reading came about: trees, names, and what became of each word that a rule fired on.
//!
//! [`crate::read_traced`] gives it beside the reading. It is data for people and programs that want to know why;
//! nothing in reading looks at it.

use rasad_events::{Candidate, TokenRef};
use rasad_syntax::Sentence;
use rasad_text::Span;

use crate::model::EntityKind;

/// The trace of a document.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// One for each item of the reading, in its order.
    pub items: Vec<ItemTrace>,
}

/// The trace of an item.
#[derive(Clone, Debug)]
pub struct ItemTrace {
    /// The item's text as it was analysed: citations in brackets are blank, byte for byte.
    pub text: String,
    /// Where the text begins in the document; spans of tokens begin at the text.
    pub offset: usize,
    /// The trees; flat ones for languages other than English.
    pub sentences: Vec<Sentence>,
    /// Who and what is named, in reading order.
    pub names: Vec<TracedName>,
    /// What rules fired on, in order of the words.
    pub candidates: Vec<TracedCandidate>,
}

impl ItemTrace {
    /// The place of some tokens in the document.
    pub fn span(&self, sentence: usize, tokens: (usize, usize)) -> Span {
        let list = &self.sentences[sentence].tokens;
        let start = list.get(tokens.0).map_or(0, |token| token.span.0);
        let end = tokens.1.checked_sub(1).and_then(|last| list.get(last)).map_or(start, |token| token.span.1);
        Span::new(start, end.max(start)).shift(self.offset)
    }
}

/// A name, title, description or pronoun, and who is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TracedName {
    /// Index of the sentence.
    pub sentence: usize,
    /// First token and one past the last.
    pub tokens: (usize, usize),
    /// Id of the entity.
    pub entity: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub entity_kind: EntityKind,
    /// `name`, `adjective`, `title`, `description` or `pronoun`.
    pub kind: &'static str,
    /// Whether the knowledge has it.
    pub known: bool,
}

/// A word that a rule fired on.
#[derive(Clone, Debug, PartialEq)]
pub struct TracedCandidate {
    /// What the rule found, over words.
    pub candidate: Candidate,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is the event of this id.
    Event(String),
    /// It tells the event of this id once more.
    Merged(String),
    /// It is no event.
    Dropped(Dropped),
}

/// Why a candidate is no event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dropped {
    /// A participle before a noun describes.
    Describes,
    /// The act is only asked for, promised, refused, threatened or talked about.
    OnlyWanted,
    /// A noun that stands as the topic of talks, or as what is needed or feared.
    Topic,
    /// A saying that only carries another event of its sentence.
    OnlyCarries,
    /// An outlet that reports: a citation, not an act.
    OutletReports,
    /// Nobody takes part, or not who must.
    NoParticipant,
    /// Left out when the item or document was looked at as a whole.
    Elsewhere,
}

impl Dropped {
    /// The reason in words, a lower-case sentence without a full stop.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Describes => "it describes a noun and tells of no act",
            Self::OnlyWanted => {
                "the act is only asked for, promised, refused, threatened or talked about: that is the event"
            }
            Self::Topic => "it is the topic of talks, or what is needed or feared, and tells of no act",
            Self::OnlyCarries => {
                "it only carries another event of the sentence, which stands on the speaker's word"
            }
            Self::OutletReports => "an outlet that reports is a citation and no act",
            Self::NoParticipant => "nobody takes part who could do it, or to whom it could be done",
            Self::Elsewhere => "it was left out or told elsewhere when the whole text was looked at",
        }
    }

    /// A word for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Describes => "describes",
            Self::OnlyWanted => "only-wanted",
            Self::Topic => "topic",
            Self::OnlyCarries => "only-carries",
            Self::OutletReports => "outlet-reports",
            Self::NoParticipant => "no-participant",
            Self::Elsewhere => "elsewhere",
        }
    }
}

/// The candidates of one item while its events are made.
#[derive(Debug, Default)]
pub(crate) struct Fates {
    /// Triggers that gave no event, with the reason.
    pub(crate) dropped: Vec<(TokenRef, Dropped)>,
}

impl Fates {
    /// Finds each candidate's fate. `events` are the ids of the item's events with the triggers that they are told
    /// by, the leading one first.
    pub(crate) fn settle(
        &self,
        candidates: Vec<Candidate>,
        events: &[(String, Vec<TokenRef>)],
    ) -> Vec<TracedCandidate> {
        let settled = candidates.into_iter().map(|candidate| {
            let at = candidate.trigger;
            let dropped = self.dropped.iter().find(|(trigger, _)| *trigger == at);
            let told = events.iter().find(|(_, triggers)| triggers.contains(&at));
            let fate = match (told, dropped) {
                (Some((id, triggers)), _) if triggers.first() == Some(&at) => Fate::Event(id.clone()),
                (Some((id, _)), _) => Fate::Merged(id.clone()),
                (None, Some((_, reason))) => Fate::Dropped(*reason),
                (None, None) => Fate::Dropped(Dropped::Elsewhere),
            };
            TracedCandidate { candidate, fate }
        });
        settled.collect()
    }
}
