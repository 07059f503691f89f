//! The little language of patterns and slots.
//!
//! A pattern is a lemma and what must stand beside it:
//! `call +for` (a particle or a preposition), `hold =talk|meeting` (the object, or the subject of a
//! passive, by lemma), `vow ^avenge|retaliate` (the lemma of a clause that depends on it), `strike
//! !deal|balance` (objects that rule it out), `condemn @` (needs no more; the default). For a noun, `+on`
//! asks for a preposition, `<carry|launch` for the verb that it depends on.

use std::fmt;

/// What must be found for a rule to fire.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// Lemma of the trigger.
    pub lemma: String,
    /// Particles or prepositions, all of which must be there; each a list of alternatives.
    pub with: Vec<Vec<String>>,
    /// Lemmas of which one must be the object.
    pub object: Vec<String>,
    /// Lemmas of which none may be the object (or, for a noun, stand before it).
    pub not_object: Vec<String>,
    /// Lemmas of which one must head a dependent clause.
    pub clause: Vec<String>,
    /// Lemmas of which one must be the verb that a noun depends on.
    pub under: Vec<String>,
}

impl Pattern {
    /// Parses one pattern.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse(text: &str) -> Result<Pattern, String> {
        let mut words = text.split_whitespace();
        let lemma = words.next().ok_or("an empty pattern")?;
        if !lemma.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'')) {
            return Err(format!("`{lemma}` is no lemma: a pattern begins with the verb or noun itself"));
        }
        let mut pattern = Pattern { lemma: lemma.to_owned(), ..Pattern::default() };
        for word in words {
            let mark = word.chars().next().unwrap_or(' ');
            let alternatives: Vec<String> =
                word[mark.len_utf8()..].split('|').filter(|part| !part.is_empty()).map(str::to_owned).collect();
            if alternatives.is_empty() {
                return Err(format!("`{word}` names no word"));
            }
            match mark {
                '+' => pattern.with.push(alternatives),
                '=' => pattern.object = alternatives,
                '!' => pattern.not_object = alternatives,
                '^' => pattern.clause = alternatives,
                '<' => pattern.under = alternatives,
                _ => return Err(format!("`{word}` begins with none of + = ! ^ <")),
            }
        }
        Ok(pattern)
    }

    /// How much it asks for: of two patterns that fit, the one that asks for more counts.
    pub fn weight(&self) -> usize {
        2 * self.with.len()
            + 3 * usize::from(!self.object.is_empty())
            + 2 * usize::from(!self.clause.is_empty())
            + usize::from(!self.under.is_empty())
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lemma)?;
        for with in &self.with {
            write!(f, " +{}", with.join("|"))?;
        }
        for (mark, words) in [('=', &self.object), ('!', &self.not_object), ('^', &self.clause), ('<', &self.under)] {
            if !words.is_empty() {
                write!(f, " {mark}{}", words.join("|"))?;
            }
        }
        Ok(())
    }
}

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
    /// The participant of the verb that a noun hangs on: "said in a meeting with".
    OuterSubject,
    /// Whoever possesses, or stands before, what the object names: "praised the decision of X".
    ObjectOwner,
    /// The dependent clause itself, or the object as a thing: for topics.
    Clause,
}

impl Slot {
    /// Parses one slot.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse(word: &str) -> Result<Slot, String> {
        Ok(match word {
            "subject" => Self::Subject,
            "object" => Self::Object,
            "possessor" => Self::Possessor,
            "before" => Self::Before,
            "clause-subject" => Self::ClauseSubject,
            "clause-object" => Self::ClauseObject,
            "outer-subject" => Self::OuterSubject,
            "object-owner" => Self::ObjectOwner,
            "clause" => Self::Clause,
            _ if !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '-') => {
                Self::Preposition(word.replace('-', " "))
            }
            _ => return Err(format!("`{word}` is no slot")),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_round_trip() {
        for text in ["meet", "call +for", "hold +with|between =talk|meeting", "strike !deal|balance", "vow ^avenge", "strike +on <carry|launch"] {
            assert_eq!(Pattern::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "+for", "call for", "call +", "call =|"] {
            assert!(Pattern::parse(text).is_err(), "{text}");
        }
        assert_eq!(Slot::parse("on-behalf-of"), Ok(Slot::Preposition("on behalf of".to_owned())));
        assert!(Slot::parse("With").is_err());
    }
}
