//! Morphological features: a small `Copy` set with typed values.

use std::fmt;
use std::str::FromStr;

use crate::label::UnknownLabel;

/// The features of a token, packed into one word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Feats(u64);

/// Declares the features: an enum of values each, a getter, a setter, and their place in [`Feats`].
macro_rules! features {
    ($($(#[$meta:meta])* $name:ident $getter:ident $setter:ident $shift:literal $width:literal
        { $($value:ident $text:literal),+ })+) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            #[repr(u8)]
            #[expect(missing_docs, reason = "the values are named as Universal Dependencies names them")]
            pub enum $name { $($value),+ }

            impl $name {
                const ALL: &'static [$name] = &[$($name::$value),+];

                /// The value as Universal Dependencies writes it.
                pub const fn as_str(self) -> &'static str {
                    match self { $($name::$value => $text),+ }
                }
            }

            impl Feats {
                /// The value of this feature, if it is set.
                pub fn $getter(self) -> Option<$name> {
                    let code = (self.0 >> $shift) & ((1 << $width) - 1);
                    (code as usize).checked_sub(1).and_then(|at| $name::ALL.get(at).copied())
                }

                /// The same features with this one set or cleared.
                #[must_use]
                pub fn $setter(self, value: Option<$name>) -> Feats {
                    let code = value.map_or(0, |value| value as u64 + 1);
                    Feats(self.0 & !(((1 << $width) - 1) << $shift) | (code << $shift))
                }
            }
        )+

        impl fmt::Display for Feats {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut separator = "";
                $(
                    if let Some(value) = self.$getter() {
                        write!(f, "{separator}{}={}", stringify!($name), value.as_str())?;
                        separator = "|";
                    }
                )+
                if separator.is_empty() { f.write_str("_") } else { Ok(()) }
            }
        }

        impl Feats {
            fn with(self, name: &str, value: &str) -> Result<Feats, UnknownLabel> {
                let unknown = || UnknownLabel { set: "FEATS", label: format!("{name}={value}") };
                match name {
                    $(stringify!($name) => {
                        let known = $name::ALL.iter().find(|known| known.as_str() == value);
                        known.map(|&known| self.$setter(Some(known))).ok_or_else(unknown)
                    })+
                    _ => Err(unknown()),
                }
            }
        }
    };
}

features! {
    /// An abbreviation.
    Abbr abbr with_abbr 0 1 { Yes "Yes" }
    /// Case of a pronoun.
    Case case with_case 1 2 { Acc "Acc", Gen "Gen", Nom "Nom" }
    /// Definiteness of an article.
    Definite definite with_definite 3 2 { Def "Def", Ind "Ind" }
    /// Degree of an adjective or adverb.
    Degree degree with_degree 5 2 { Cmp "Cmp", Pos "Pos", Sup "Sup" }
    /// Part of speech that a fixed expression has as a whole.
    ExtPos ext_pos with_ext_pos 7 4 { Adj "ADJ", Adp "ADP", Adv "ADV", Aux "AUX", Cconj "CCONJ", Det "DET", Intj "INTJ", Noun "NOUN", Pron "PRON", Propn "PROPN", Sconj "SCONJ", Verb "VERB" }
    /// A foreign word.
    Foreign foreign with_foreign 11 1 { Yes "Yes" }
    /// Gender of a pronoun.
    Gender gender with_gender 12 2 { Fem "Fem", Masc "Masc", Neut "Neut" }
    /// Mood of a finite verb.
    Mood mood with_mood 14 2 { Imp "Imp", Ind "Ind", Sub "Sub" }
    /// Number.
    Number number with_number 16 2 { Plur "Plur", Ptan "Ptan", Sing "Sing" }
    /// How a number is written.
    NumForm num_form with_num_form 18 3 { Combi "Combi", Digit "Digit", Roman "Roman", Word "Word" }
    /// Kind of numeral.
    NumType num_type with_num_type 21 3 { Card "Card", Frac "Frac", Mult "Mult", Ord "Ord" }
    /// Person.
    Person person with_person 24 2 { First "1", Second "2", Third "3" }
    /// Polarity.
    Polarity polarity with_polarity 26 2 { Neg "Neg", Pos "Pos" }
    /// A possessive.
    Poss poss with_poss 28 1 { Yes "Yes" }
    /// Kind of pronoun or determiner.
    PronType pron_type with_pron_type 29 4 { Art "Art", Dem "Dem", Emp "Emp", Exc "Exc", Ind "Ind", Int "Int", Neg "Neg", Prs "Prs", Rcp "Rcp", Rel "Rel", Tot "Tot" }
    /// A reflexive.
    Reflex reflex with_reflex 33 1 { Yes "Yes" }
    /// Style.
    Style style with_style 34 3 { Arch "Arch", Coll "Coll", Expr "Expr", Form "Form", Slng "Slng", Vrnc "Vrnc" }
    /// Tense.
    Tense tense with_tense 37 2 { Past "Past", Pres "Pres" }
    /// A misspelling.
    Typo typo with_typo 39 1 { Yes "Yes" }
    /// Form of a verb.
    VerbForm verb_form with_verb_form 40 3 { Fin "Fin", Ger "Ger", Inf "Inf", Part "Part" }
    /// Voice.
    Voice voice with_voice 43 1 { Pass "Pass" }
}

impl Feats {
    /// No features.
    pub const NONE: Feats = Feats(0);

    /// Whether the token is a passive participle.
    pub fn is_passive(self) -> bool {
        self.voice() == Some(Voice::Pass)
    }

    /// Whether the token is a finite verb.
    pub fn is_finite(self) -> bool {
        self.verb_form() == Some(VerbForm::Fin)
    }

    /// Whether the token is marked as plural.
    pub fn is_plural(self) -> bool {
        self.number() == Some(Number::Plur)
    }

    /// The features as one number, for a model file.
    #[cfg(feature = "train")]
    pub(crate) const fn to_bits(self) -> u64 {
        self.0
    }

    /// The features from [`Feats::to_bits`].
    pub(crate) const fn from_bits(bits: u64) -> Feats {
        Feats(bits)
    }
}

impl FromStr for Feats {
    type Err = UnknownLabel;

    /// Reads `Name=Value|...` or `_`; of several values (`PronType=Int,Rel`) the first counts.
    fn from_str(text: &str) -> Result<Feats, UnknownLabel> {
        let mut feats = Feats::NONE;
        if text == "_" {
            return Ok(feats);
        }
        for pair in text.split('|') {
            let (name, value) =
                pair.split_once('=').ok_or_else(|| UnknownLabel { set: "FEATS", label: pair.to_owned() })?;
            let value = value.split(',').next().unwrap_or(value);
            feats = feats.with(name, value)?;
        }
        Ok(feats)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_and_read_again() {
        for text in [
            "_",
            "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
            "Number=Ptan|NumForm=Combi|NumType=Card",
            "Case=Gen|Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
            "Tense=Past|VerbForm=Part|Voice=Pass",
        ] {
            let feats: Feats = text.parse().unwrap();
            assert_eq!(feats.to_string(), text);
        }
    }

    #[test]
    fn unknown_value_is_an_error() {
        let error = "Tense=Fut".parse::<Feats>().unwrap_err();
        assert_eq!(error.to_string(), "unknown FEATS `Tense=Fut`");
    }
}
