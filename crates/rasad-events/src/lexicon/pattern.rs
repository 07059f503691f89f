//! The little language of patterns.
//!
//! A pattern is a lemma and what must stand beside it:
//! - `call +for`: a particle or a preposition, also before a clause ("called for lifting");
//! - `place +under:arrest|guard`: a preposition with one of these nouns;
//! - `call -off|up`: no such particle or preposition;
//! - `hold =talk|meeting`: the object (or the subject of a passive) of a light verb, which is part of the act;
//! - `host #minister|delegation`: the object, which takes part in the act;
//! - `hold =exercise *joint|naval`: a word that stands before the object;
//! - `strike !deal|balance`: objects that rule it out;
//! - `open &police|soldier`: the subject (or the agent of a passive);
//! - `hit ~storm|virus`: subjects and causes ("killed in a crash") that rule it out;
//! - `vow ^avenge|retaliate`: the lemma of a clause that depends on it, or of its auxiliary (`insist ^must`);
//! - `allow ?will-not`: how the clause holds it, which is then part of the act: `not`, `will` (also "plans to"),
//!   `will-not` ("said that it would not"), `may`, `must`.
//!
//! `hunger_strike` is a noun with what stands right before it. Several verbs or nouns that are used alike share a pattern: `condemn|denounce|deplore #@deed`.
//!
//! For a noun, `+on` asks for a preposition, `=air|drone` and `!heart|panic` for or against a word before it,
//! `&` and `~` for or against an owner or the noun of a preposition, `<carry|launch` for the verb that it
//! depends on, `%out|beyond` for the preposition before it ("out of the question"). `@force` stands for the words of a class in `lexicon/classes.toml`.

use std::fmt;

use super::classes;
use super::words::Words;

/// A particle or preposition that must be there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct With {
    /// The particles or prepositions, any of them.
    pub words: Vec<String>,
    /// Where any are given, lemmas of which one must be the noun of the preposition.
    pub nouns: Words,
}

/// How a clause holds its verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modality {
    /// "did not", "never".
    Not,
    /// "will", "would", "is to", "plans to".
    Will,
    /// "will not", "would no longer".
    WillNot,
    /// "may", "might", "could".
    May,
    /// "must", "should", "has to".
    Must,
}

impl Modality {
    const ALL: [(Modality, &'static str); 5] = [
        (Self::Not, "not"),
        (Self::Will, "will"),
        (Self::WillNot, "will-not"),
        (Self::May, "may"),
        (Self::Must, "must"),
    ];

    fn parse(word: &str) -> Result<Modality, String> {
        Self::ALL.iter().find(|(_, name)| *name == word).map(|(modality, _)| *modality).ok_or_else(|| {
            let names: Vec<&str> = Self::ALL.iter().map(|(_, name)| *name).collect();
            format!("`?{word}` is none of {}", names.join(", "))
        })
    }

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(modality, _)| *modality == self).map_or("", |(_, name)| name)
    }
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
    pub object: Words,
    /// Lemmas of which one must be the object, which stays a participant.
    pub acted_on: Words,
    /// Lemmas of which one must stand before the object.
    pub before_object: Words,
    /// Lemmas of which none may be the object (or, for a noun, stand before it).
    pub not_object: Words,
    /// Lemmas of which one must be the subject (or, for a noun, hang on it).
    pub subject: Words,
    /// Lemmas of which none may be the subject or the cause (or, for a noun, hang on it).
    pub not_subject: Words,
    /// Lemmas of which one must head a dependent clause.
    pub clause: Words,
    /// Lemmas of which one must be the verb that a noun depends on.
    pub under: Words,
    /// Prepositions of which one must stand before a noun.
    pub behind: Vec<String>,
    /// How the clause must hold a verb, any of them; any way at all where none is given.
    pub modality: Vec<Modality>,
}

impl Pattern {
    /// Parses what one line of a rule says: a pattern for each of its triggers. Classes (`@force`) are replaced
    /// by their words.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse_all(text: &str) -> Result<Vec<Pattern>, String> {
        let (first, rest) = text.trim().split_once(char::is_whitespace).unwrap_or((text.trim(), ""));
        if first.is_empty() {
            return Err("an empty pattern".to_owned());
        }
        let pattern = Self::surroundings(rest)?;
        let lemmas = alternatives(text, first)?;
        lemmas
            .into_iter()
            .map(|lemma| {
                if lemma.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'')) {
                    Ok(Pattern { lemma, ..pattern.clone() })
                } else {
                    Err(format!("`{lemma}` is no lemma: a pattern begins with the verb or noun itself"))
                }
            })
            .collect()
    }

    /// The pattern of a noun, and where the noun is written with a hyphen ("sit-in") the one for it divided.
    pub(super) fn hyphenated(self) -> Vec<Pattern> {
        let divided = match self.lemma.rsplit_once('-') {
            Some((before, noun)) if self.object.is_empty() => {
                let object = Words::of(vec![before.to_owned()]);
                Some(Pattern { lemma: noun.to_owned(), object, ..self.clone() })
            }
            _ => None,
        };
        std::iter::once(self).chain(divided).collect()
    }

    /// What stands behind the trigger.
    fn surroundings(text: &str) -> Result<Pattern, String> {
        let words = text.split_whitespace();
        let mut pattern = Pattern::default();
        for word in words {
            let mark = word.chars().next().unwrap_or(' ');
            let rest = &word[mark.len_utf8()..];
            if mark == '+' {
                let (words, nouns) =
                    rest.split_once(':').map_or((rest, None), |(words, nouns)| (words, Some(nouns)));
                let nouns = nouns.map(|nouns| alternatives(word, nouns)).transpose()?.unwrap_or_default();
                pattern.with.push(With { words: alternatives(word, words)?, nouns: Words::of(nouns) });
                continue;
            }
            if let '-' | '%' = mark {
                let list = if mark == '-' { &mut pattern.without } else { &mut pattern.behind };
                list.extend(alternatives(word, rest)?);
                continue;
            }
            if mark == '?' {
                for word in rest.split('|') {
                    pattern.modality.push(Modality::parse(word)?);
                }
                continue;
            }
            let list = match mark {
                '=' => &mut pattern.object,
                '#' => &mut pattern.acted_on,
                '*' => &mut pattern.before_object,
                '!' => &mut pattern.not_object,
                '&' => &mut pattern.subject,
                '~' => &mut pattern.not_subject,
                '^' => &mut pattern.clause,
                '<' => &mut pattern.under,
                _ => return Err(format!("`{word}` begins with none of + - = # * ! & ~ ^ < % ?")),
            };
            list.add(alternatives(word, rest)?);
        }
        Ok(pattern)
    }

    /// How much it asks for: of two patterns that fit, the one that asks for more counts. How a clause holds its
    /// verb outweighs all else: a refusal to release somebody is no release.
    pub fn weight(&self) -> usize {
        self.with.iter().map(|with| 2 + usize::from(!with.nouns.is_empty())).sum::<usize>()
            + 3 * usize::from(!self.object.is_empty())
            + 3 * usize::from(!self.acted_on.is_empty())
            + 2 * usize::from(!self.before_object.is_empty())
            + 2 * usize::from(!self.clause.is_empty())
            + usize::from(!self.subject.is_empty())
            + usize::from(!self.under.is_empty())
            + 2 * usize::from(!self.behind.is_empty())
            + 6 * usize::from(!self.modality.is_empty())
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
                write!(f, ":{}", with.nouns)?;
            }
        }
        if !self.without.is_empty() {
            write!(f, " -{}", self.without.join("|"))?;
        }
        let lists = [
            ('=', &self.object),
            ('#', &self.acted_on),
            ('*', &self.before_object),
            ('!', &self.not_object),
            ('&', &self.subject),
            ('~', &self.not_subject),
            ('^', &self.clause),
            ('<', &self.under),
        ];
        for (mark, words) in lists {
            if !words.is_empty() {
                write!(f, " {mark}{words}")?;
            }
        }
        if !self.behind.is_empty() {
            write!(f, " %{}", self.behind.join("|"))?;
        }
        if !self.modality.is_empty() {
            let names: Vec<&str> = self.modality.iter().map(|modality| modality.name()).collect();
            write!(f, " ?{}", names.join("|"))?;
        }
        Ok(())
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
            "hold +with|between =meeting|talk|peace_conference",
            "strike !balance|deal",
            "vow ^avenge",
            "strike +on <carry|launch",
            "place +under:arrest|guard",
            "hit -back #base ~storm|virus",
            "open =fire &police",
            "hold =exercise *joint|naval",
            "allow &police ?will-not|not",
            "question %out|beyond",
        ] {
            let patterns = Pattern::parse_all(text).unwrap();
            assert_eq!(patterns.iter().map(ToString::to_string).collect::<Vec<_>>(), [text]);
        }
        let many = Pattern::parse_all("condemn|denounce +for").unwrap();
        assert_eq!(
            many.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["condemn +for", "denounce +for"]
        );
        for text in
            ["", "+for", "call for", "call +", "call =|", "place +under:", "hit ~@nosuch", "allow ?maybe"]
        {
            assert!(Pattern::parse_all(text).is_err(), "{text}");
        }
    }
}
