//! Acts that stand inside of what somebody says, wants or agrees to.

use rasad_events::{Candidate, EventType, Speech, TokenRef};
use rasad_syntax::{Deprel, Upos};

use super::participant::Scope;
use crate::mention::{EntityIndex, ItemText};
use crate::reader::Reader;

/// The sayings of an item, by what they contain.
pub(super) struct Sayings<'a> {
    item: &'a ItemText<'a>,
    speech: &'a [Speech],
}

impl<'a> Sayings<'a> {
    pub(super) fn new(item: &'a ItemText<'a>, speech: &'a [Speech]) -> Self {
        Self { item, speech }
    }

    /// The sayings whose content holds a word, and which the word itself does not tell, the innermost first.
    /// What a clause after a comma adds ("X, who was killed in 2020") is the text's own word.
    pub(super) fn around(&self, at: TokenRef) -> Vec<&'a Speech> {
        let tokens = &self.item.sentences[at.sentence].tokens;
        let mut found = Vec::new();
        let mut up = at.token;
        for _ in 0..=tokens.len() {
            let word = TokenRef { sentence: at.sentence, token: up };
            found.extend(self.speech.iter().filter(|speech| {
                speech.carries
                    && speech.contents.contains(&word)
                    && speech.cue != at
                    && !(speech.cue.sentence == at.sentence && self.is_under(speech.cue, at))
            }));
            if is_added(tokens, up) {
                break;
            }
            match tokens[up].head {
                Some(head) => up = head,
                None => break,
            }
        }
        found
    }

    /// Whether a word hangs, directly or not, on another: "according to X" hangs on the act that it is about,
    /// which is fine; a report inside the act's own clause is not around it.
    fn is_under(&self, at: TokenRef, above: TokenRef) -> bool {
        let tokens = &self.item.sentences[at.sentence].tokens;
        let mut up = at.token;
        for _ in 0..=tokens.len() {
            // A preposition or an adverb of saying hangs on the act that it is about.
            let deprel = tokens[up].deprel;
            if up == above.token {
                return true;
            }
            if matches!(
                deprel,
                Deprel::Case
                    | Deprel::Advmod
                    | Deprel::Obl
                    | Deprel::Parataxis
                    | Deprel::Fixed
                    | Deprel::Mark
            ) {
                return false;
            }
            match tokens[up].head {
                Some(head) => up = head,
                None => return false,
            }
        }
        false
    }

    /// Whether an act is only asked for, promised, refused or threatened: the content of another event's word.
    pub(super) fn is_only_wanted(&self, candidates: &[Candidate], index: usize) -> bool {
        let wanted = &candidates[index];
        let tokens = &self.item.sentences[wanted.trigger.sentence].tokens;
        let mut at = wanted.trigger.token;
        for _ in 0..3 {
            let Some(head) = tokens[at].head else { return false };
            let content = matches!(
                tokens[at].deprel,
                Deprel::Xcomp
                    | Deprel::Ccomp
                    | Deprel::Obl
                    | Deprel::Obj
                    | Deprel::Advcl
                    | Deprel::Nmod
                    | Deprel::Conj
                    | Deprel::NsubjPass
            );
            if !content {
                return false;
            }
            // "accused X and demanded that ...": what is joined to a word is not its content.
            if tokens[at].deprel == Deprel::Conj {
                at = head;
                continue;
            }
            // "thanked Iran for its support": the support is what the thanks are for.
            let thanked = wanted.nominal
                && wanted.kind == EventType::Support
                && candidates.iter().any(|other| {
                    other.kind == EventType::Support
                        && other.trigger == TokenRef { sentence: wanted.trigger.sentence, token: head }
                });
            if thanked {
                return true;
            }
            let governs = candidates.iter().any(|other| {
                other.trigger == TokenRef { sentence: wanted.trigger.sentence, token: head }
                    && matches!(
                        other.kind,
                        EventType::Consult
                            | EventType::Request
                            | EventType::Agree
                            | EventType::Reject
                            | EventType::Threaten
                            | EventType::Accuse
                            | EventType::Concede
                    )
                    && is_content(self.item, wanted, other, at)
            });
            if governs {
                return true;
            }
            at = head;
        }
        false
    }

    /// Whether a noun that tells an act stands only as what is needed, feared or talked about.
    pub(super) fn is_topic(&self, reader: &Reader, candidate: &Candidate) -> bool {
        let sentence = candidate.trigger.sentence;
        let tokens = &self.item.sentences[sentence].tokens;
        let mut at = candidate.trigger.token;
        for _ in 0..3 {
            let Some(head) = tokens[at].head else { return false };
            let lemma = tokens[head].lemma.to_lowercase();
            let noun = matches!(tokens[head].upos, Upos::Noun | Upos::Propn);
            let preposition = self.item.preposition(sentence, at).unwrap_or_default();
            if noun
                && (reader.words.topic_heads.contains(&lemma)
                    || (tokens[at].deprel == Deprel::Nmod
                        && reader.words.talk_heads.contains(&lemma)
                        && reader.words.topic_prepositions.contains(&preposition)))
            {
                return true;
            }
            if !matches!(
                tokens[at].deprel,
                Deprel::Obj
                    | Deprel::Nmod
                    | Deprel::Acl
                    | Deprel::Xcomp
                    | Deprel::Ccomp
                    | Deprel::Conj
                    | Deprel::Obl
            ) {
                return false;
            }
            at = head;
        }
        false
    }

    /// Whether a saying does nothing but carry another event of the same sentence.
    pub(super) fn only_carries(&self, candidates: &[Candidate], index: usize) -> bool {
        let saying = &candidates[index];
        candidates.iter().enumerate().any(|(other_index, other)| {
            other_index != index
                && other.kind != EventType::State
                && other.trigger.sentence == saying.trigger.sentence
                && self
                    .speech
                    .iter()
                    .any(|speech| speech.cue == saying.trigger && self.holds(speech, other.trigger))
        })
    }

    fn holds(&self, speech: &Speech, at: TokenRef) -> bool {
        if !speech.carries {
            return false;
        }
        let tokens = &self.item.sentences[at.sentence].tokens;
        let mut up = at.token;
        for _ in 0..4 {
            if speech.contents.contains(&TokenRef { sentence: at.sentence, token: up }) {
                return true;
            }
            match tokens[up].head {
                Some(head) => up = head,
                None => return false,
            }
        }
        false
    }
}

/// Whether a token is the verb of a relative clause after a comma.
fn is_added(tokens: &[rasad_syntax::Token], at: usize) -> bool {
    let Some(head) = tokens[at].head.filter(|head| *head < at) else { return false };
    tokens[at].deprel == Deprel::AclRelcl
        && (head..at).any(|comma| {
            tokens[comma].form == ","
                && matches!(tokens[comma + 1].form.as_str(), "who" | "which" | "whom" | "whose" | "where")
        })
}

/// Whether what hangs on a word is its content, not its setting: "asked him to leave", not "asked him in a
/// meeting with X".
fn is_content(item: &ItemText<'_>, wanted: &Candidate, governor: &Candidate, at: usize) -> bool {
    let token = item.token(wanted.trigger.sentence, at);
    // What a talk is about is its topic (codebook, section 3).
    if governor.kind == EventType::Consult {
        // "sent a message of condolence": the message is a talk, the condolence an act of its own.
        if governor.mode.as_deref() == Some("message") || wanted.kind == EventType::Support {
            return false;
        }
        return matches!(token.deprel, Deprel::Obj | Deprel::Xcomp | Deprel::Ccomp)
            || matches!(
                item.preposition(wanted.trigger.sentence, at).as_deref(),
                Some("on" | "about" | "over" | "concerning" | "regarding")
            );
    }
    if matches!(token.deprel, Deprel::Obl | Deprel::Nmod | Deprel::Advcl) {
        let preposition = item
            .preposition(wanted.trigger.sentence, at)
            .or_else(|| {
                let tokens = &item.sentences[wanted.trigger.sentence].tokens;
                tokens
                    .iter()
                    .find(|t| t.head == Some(at) && t.deprel == Deprel::Mark)
                    .map(|mark| mark.form.to_lowercase())
            })
            .unwrap_or_default();
        return match governor.kind {
            EventType::Accuse => preposition == "of" || preposition == "for",
            EventType::Request => matches!(preposition.as_str(), "for" | "to" | "on" | "that"),
            EventType::Concede => false,
            _ => {
                matches!(preposition.as_str(), "to" | "for" | "against" | "with" | "on")
                    && token.deprel != Deprel::Nmod
            }
        };
    }
    governor.kind != EventType::Concede || token.deprel == Deprel::Xcomp
}

/// Whether a candidate's actor is a noun or a name, whoever that is: "a judge ordered ..., sources said" tells of
/// a judge, not of the sources.
pub(super) fn names_somebody(item: &ItemText<'_>, candidate: &Candidate) -> bool {
    candidate.actors.iter().any(|argument| {
        matches!(item.token(argument.at.sentence, argument.at.token).upos, Upos::Noun | Upos::Propn)
    })
}

/// Whether what somebody says is about what they themselves, or their country, will do.
pub(super) fn speaks_for(scope: &Scope<'_>, actors: &[EntityIndex], speakers: &[EntityIndex]) -> bool {
    !actors.is_empty()
        && actors.iter().all(|actor| {
            speakers.contains(actor)
                || scope.entities.list[*actor].kind == crate::model::EntityKind::Country
                    && speakers.iter().any(|speaker| {
                        scope.country(*speaker).is_some() && scope.country(*speaker) == scope.country(*actor)
                    })
        })
}
