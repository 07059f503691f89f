//! Slots of a rule: where the participants of an act stand around its trigger.

use std::fmt;

/// Where a participant stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The subject of an active verb, the agent of a passive one, through control and coordination.
    Subject,
    /// The object of an active verb, the subject of a passive one.
    Object,
    /// The noun of a preposition: `with`, `on`; also under the object of a light verb.
    Preposition(String),
    /// The possessor of a noun, or of the object: "his meeting", "Iran's support".
    Possessor,
    /// An adjective or noun before a noun: "Israeli strikes", "IDF strikes".
    Before,
    /// The subject of the dependent clause: who must act in a request.
    ClauseSubject,
    /// The object of the dependent clause.
    ClauseObject,
    /// The noun of a preposition in the dependent clause: "promised to send troops to".
    ClausePreposition(String),
    /// The participant of the verb that a noun hangs on: "said in a meeting with".
    OuterSubject,
    /// Whoever possesses, or stands before, what the object names: "praised the decision of X".
    ObjectOwner,
    /// Whoever did the act that the object names: "condemned the killing of X by Y", "Israeli strikes".
    ObjectDoer,
    /// Whoever did the act that the noun of a preposition names: "complained over Israeli raids" (`over-doer`).
    PrepositionDoer(String),
    /// The dependent clause itself, or the object as a thing: for topics.
    Clause,
    /// Each noun inside of the clause or the object, nearest first, one at a time.
    Within,
    /// Each noun inside of a clause of purpose, nearest first, one at a time.
    Purpose,
    /// Each noun that may name who must do what is asked for, one at a time.
    Asked,
    /// The subject of a verb that only says that a noun's act is done: "launched a raid".
    LightSubject,
}

impl Slot {
    /// All but prepositions, by their words.
    const NAMED: &[(&'static str, Slot)] = &[
        ("subject", Self::Subject),
        ("object", Self::Object),
        ("possessor", Self::Possessor),
        ("before", Self::Before),
        ("clause-subject", Self::ClauseSubject),
        ("clause-object", Self::ClauseObject),
        ("outer-subject", Self::OuterSubject),
        ("object-owner", Self::ObjectOwner),
        ("object-doer", Self::ObjectDoer),
        ("clause", Self::Clause),
        ("within", Self::Within),
        ("asked", Self::Asked),
        ("light-subject", Self::LightSubject),
        ("purpose", Self::Purpose),
    ];

    /// Parses one slot.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse(word: &str) -> Result<Slot, String> {
        if let Some((_, slot)) = Self::NAMED.iter().find(|(name, _)| *name == word) {
            return Ok(slot.clone());
        }
        if let Some(preposition) = word.strip_prefix("clause-") {
            return Ok(Self::ClausePreposition(preposition.replace('-', " ")));
        }
        Ok(match word {
            _ if word.ends_with("-doer")
                && word.len() > "-doer".len()
                && word.is_ascii()
                && !word.contains(char::is_uppercase) =>
            {
                Self::PrepositionDoer(word.trim_end_matches("-doer").replace('-', " "))
            }
            _ if !word.is_empty()
                && word != "-doer"
                && word.chars().all(|c| c.is_ascii_lowercase() || c == '-') =>
            {
                Self::Preposition(word.replace('-', " "))
            }
            _ => return Err(format!("`{word}` is no slot")),
        })
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = Self::NAMED.iter().find(|(_, slot)| slot == self).map(|(name, _)| *name);
        match (self, named) {
            (Self::Preposition(preposition), _) => f.write_str(&preposition.replace(' ', "-")),
            (Self::PrepositionDoer(preposition), _) => write!(f, "{}-doer", preposition.replace(' ', "-")),
            (Self::ClausePreposition(preposition), _) => {
                write!(f, "clause-{}", preposition.replace(' ', "-"))
            }
            (_, name) => f.write_str(name.unwrap_or_default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_round_trip() {
        for word in
            ["subject", "with", "on-behalf-of", "object-doer", "over-doer", "because-of-doer", "within"]
        {
            assert_eq!(Slot::parse(word).unwrap().to_string(), word);
        }
        assert_eq!(Slot::parse("on-behalf-of"), Ok(Slot::Preposition("on behalf of".to_owned())));
        assert_eq!(Slot::parse("over-doer"), Ok(Slot::PrepositionDoer("over".to_owned())));
        assert!(Slot::parse("With").is_err());
        assert!(Slot::parse("-doer").is_err());
    }
}
