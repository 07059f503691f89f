//! The little language of patterns and slots.
//!
//! A pattern is a lemma and what must stand beside it:
//! - `call +for`: a particle or a preposition, also before a clause ("called for lifting");
//! - `place +under:arrest|guard`: a preposition with one of these nouns;
//! - `call -off|up`: no such particle or preposition;
//! - `hold =talk|meeting`: the object (or the subject of a passive) of a light verb, which is part of the act;
//! - `host #minister|delegation`: the object, which takes part in the act;
//! - `strike !deal|balance`: objects that rule it out;
//! - `open &police|soldier`: the subject (or the agent of a passive);
//! - `hit ~storm|virus`: subjects and causes ("killed in a crash") that rule it out;
//! - `vow ^avenge|retaliate`: the lemma of a clause that depends on it, or of its auxiliary (`insist ^must`).
//!
//! For a noun, `+on` asks for a preposition, `=air|drone` and `!heart|panic` for or against a word before it,
//! `&` and `~` for or against an owner or the noun of a preposition, `<carry|launch` for the verb that it
//! depends on. `@force` stands for the words of a class in `lexicon/classes.toml`.

use std::fmt;

use super::classes;

/// A particle or preposition that must be there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct With {
    /// The particles or prepositions, any of them.
    pub words: Vec<String>,
    /// Where any are given, lemmas of which one must be the noun of the preposition.
    pub nouns: Vec<String>,
}

/// What must be found for a rule to fire.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// Lemma of the trigger.
    pub lemma: String,
    /// Particles or prepositions, all of which must be there.
    pub with: Vec<With>,
    /// Particles or prepositions of which none may be there.
    pub without: Vec<String>,
    /// Lemmas of which one must be the object, which is then part of the trigger.
    pub object: Vec<String>,
    /// Lemmas of which one must be the object, which stays a participant.
    pub acted_on: Vec<String>,
    /// Lemmas of which none may be the object (or, for a noun, stand before it).
    pub not_object: Vec<String>,
    /// Lemmas of which one must be the subject (or, for a noun, hang on it).
    pub subject: Vec<String>,
    /// Lemmas of which none may be the subject or the cause (or, for a noun, hang on it).
    pub not_subject: Vec<String>,
    /// Lemmas of which one must head a dependent clause.
    pub clause: Vec<String>,
    /// Lemmas of which one must be the verb that a noun depends on.
    pub under: Vec<String>,
}

impl Pattern {
    /// Parses one pattern. Classes (`@force`) are replaced by their words.
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
            let rest = &word[mark.len_utf8()..];
            if mark == '+' {
                let (words, nouns) =
                    rest.split_once(':').map_or((rest, None), |(words, nouns)| (words, Some(nouns)));
                let nouns = nouns.map(|nouns| alternatives(word, nouns)).transpose()?.unwrap_or_default();
                pattern.with.push(With { words: alternatives(word, words)?, nouns });
                continue;
            }
            let list = match mark {
                '-' => &mut pattern.without,
                '=' => &mut pattern.object,
                '#' => &mut pattern.acted_on,
                '!' => &mut pattern.not_object,
                '&' => &mut pattern.subject,
                '~' => &mut pattern.not_subject,
                '^' => &mut pattern.clause,
                '<' => &mut pattern.under,
                _ => return Err(format!("`{word}` begins with none of + - = # ! & ~ ^ <")),
            };
            list.extend(alternatives(word, rest)?);
        }
        Ok(pattern)
    }

    /// How much it asks for: of two patterns that fit, the one that asks for more counts.
    pub fn weight(&self) -> usize {
        self.with.iter().map(|with| 2 + usize::from(!with.nouns.is_empty())).sum::<usize>()
            + 3 * usize::from(!self.object.is_empty())
            + 3 * usize::from(!self.acted_on.is_empty())
            + 2 * usize::from(!self.clause.is_empty())
            + usize::from(!self.subject.is_empty())
            + usize::from(!self.under.is_empty())
    }
}

/// The words between bars, each class replaced by its words.
fn alternatives(whole: &str, text: &str) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    for part in text.split('|').filter(|part| !part.is_empty()) {
        match part.strip_prefix('@') {
            Some(class) => found.extend_from_slice(
                classes::words(class).ok_or_else(|| format!("`{whole}`: no class `{part}`"))?,
            ),
            None => found.push(part.to_owned()),
        }
    }
    if found.is_empty() { Err(format!("`{whole}` names no word")) } else { Ok(found) }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lemma)?;
        for with in &self.with {
            write!(f, " +{}", with.words.join("|"))?;
            if !with.nouns.is_empty() {
                write!(f, ":{}", with.nouns.join("|"))?;
            }
        }
        let lists = [
            ('-', &self.without),
            ('=', &self.object),
            ('#', &self.acted_on),
            ('!', &self.not_object),
            ('&', &self.subject),
            ('~', &self.not_subject),
            ('^', &self.clause),
            ('<', &self.under),
        ];
        for (mark, words) in lists {
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
    /// Whoever did the act that the object names: "condemned the killing of X by Y", "Israeli strikes".
    ObjectDoer,
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
            "object-doer" => Self::ObjectDoer,
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
        for text in [
            "meet",
            "call +for",
            "hold +with|between =talk|meeting",
            "strike !deal|balance",
            "vow ^avenge",
            "strike +on <carry|launch",
            "place +under:arrest|guard",
            "hit -back #base ~storm|virus",
            "open =fire &police",
        ] {
            assert_eq!(Pattern::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "+for", "call for", "call +", "call =|", "place +under:", "hit ~@nosuch"] {
            assert!(Pattern::parse(text).is_err(), "{text}");
        }
        assert_eq!(Slot::parse("on-behalf-of"), Ok(Slot::Preposition("on behalf of".to_owned())));
        assert!(Slot::parse("With").is_err());
    }
}
