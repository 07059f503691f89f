//! What the coder gives: events over words, before names are known.

use crate::{EventType, Rule, Status};

/// A token of an item: index of the sentence, index of the token in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenRef {
    /// Index of the sentence.
    pub sentence: usize,
    /// Index of the token in the sentence.
    pub token: usize,
}

/// A word that stands for a participant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Argument {
    /// Head of the phrase. Phrases joined to it by "and" are meant, too, unless `alone`.
    pub at: TokenRef,
    /// Whether only this word is meant: the first of two joined subjects, say.
    pub alone: bool,
}

/// An event over words.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Name of the rule, such as `consult/meet`.
    pub rule: String,
    /// Index of the rule in the lexicon.
    pub rule_index: usize,
    /// What kind of act.
    pub kind: EventType,
    /// Its mode.
    pub mode: Option<String>,
    /// Contexts that the rule gives.
    pub contexts: Vec<String>,
    /// The word that gave it away.
    pub trigger: TokenRef,
    /// Further words of the trigger: the noun of a light verb, a particle.
    pub trigger_parts: Vec<TokenRef>,
    /// Who did it.
    pub actors: Vec<Argument>,
    /// To whom.
    pub recipients: Vec<Argument>,
    /// Where else the actors may stand, to be tried in turn where the words before name nobody.
    pub other_actors: Vec<Vec<Argument>>,
    /// Where else the recipients may stand, likewise.
    pub other_recipients: Vec<Vec<Argument>>,
    /// What the act is about, where the rule says which word tells: the topic of a talk, the thing
    /// asked for.
    pub topics: Vec<TokenRef>,
    /// Whether the clause commits its subject to an act to come: "will", "plans to"; a mere purpose does not.
    pub committed: bool,
    /// How the clause holds it, before attributions are looked at.
    pub status: Status,
    /// Whether it is told by a noun ("the strikes") and not by a verb.
    pub nominal: bool,
    /// 0 to 1: how sure the rule is by itself.
    pub confidence: f64,
}

impl Candidate {
    /// Makes of a hostile act that someone commits to ("said it would impose sanctions") the threat that it is.
    pub(crate) fn become_threat(&mut self, index: usize, threat: &Rule) {
        self.rule.clone_from(&threat.name);
        self.rule_index = index;
        self.kind = threat.kind;
        self.mode.clone_from(&threat.mode);
        self.status = Status::Asserted;
    }
}
