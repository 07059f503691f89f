//! The lexicon of event rules: text files, one for each family of events, that people read and edit.
//!
//! A rule says by which verbs and nouns a kind of act is told, and which of their dependents are the
//! actors and the recipients. Its examples stand beside it and are run as tests.

mod builtin;
mod classes;
mod load;
mod participants;
mod pattern;
mod slot;
mod words;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use classes::words as class_words;
pub use load::{LexiconError, LexiconFile};
pub use participants::concerns_place;
pub(crate) use participants::recipients as further_recipients;
pub use pattern::{Modality, Pattern, With};
pub use slot::Slot;
pub use words::Words;

use crate::EventType;

/// One rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Family and name, such as `consult/meet`.
    pub name: String,
    /// What kind of act it tells; STATE, and without meaning, where it is `silent`.
    pub kind: EventType,
    /// Whether it tells of no act: an idiom ("struck a deal") that keeps lighter patterns from firing.
    /// Its type in the file is NONE, and in its `yes` sentences nothing fires.
    pub silent: bool,
    /// The mode that it gives.
    pub mode: Option<String>,
    /// The contexts that it gives.
    pub contexts: Vec<String>,
    /// Verbs, with what must stand beside them.
    pub verbs: Vec<Pattern>,
    /// Nouns that tell the act as having happened.
    pub nouns: Vec<Pattern>,
    /// Where the actor of a verb stands; the subject where nothing is said.
    pub actor: Vec<Slot>,
    /// Where the recipient of a verb stands, the first that is there counts.
    pub recipient: Vec<Slot>,
    /// Where the actor of a noun stands.
    pub noun_actor: Vec<Slot>,
    /// Where the recipient of a noun stands.
    pub noun_recipient: Vec<Slot>,
    /// Where it is told what the act is about.
    pub topic: Vec<Slot>,
    /// CAMEO code of the act.
    pub cameo: Option<String>,
    /// Whether a human or a body must be the recipient: a rule for words that mean other things with
    /// things ("struck a deal").
    pub needs_recipient: bool,
    /// Sentences in which the rule must fire.
    pub yes: Vec<String>,
    /// Sentences in which it must not.
    pub no: Vec<String>,
    /// How sure the rule is, 0 to 1.
    pub confidence: f64,
    /// The name of the rule of threats that tells what the act is while somebody only commits to it.
    pub threat: Option<String>,
    /// The index of that rule.
    pub future: Option<usize>,
}

/// All rules, with an index by the lemma of the trigger.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// In order of file and place in it; a desk's own rules first.
    pub rules: Vec<Rule>,
    verbs: BTreeMap<String, Vec<(usize, usize)>>,
    nouns: BTreeMap<String, Vec<(usize, usize)>>,
}

impl Lexicon {
    /// The built-in lexicon, loaded once.
    pub fn builtin() -> &'static Lexicon {
        builtin::lexicon()
    }

    /// Loads rules from files.
    ///
    /// # Errors
    /// Every wrong rule with its file and line; nothing is loaded then.
    pub fn load(files: &[LexiconFile<'_>]) -> Result<Lexicon, Vec<LexiconError>> {
        load::load(files).map(Self::of_rules)
    }

    /// The built-in rules after a desk's own; of two with one name the desk's counts.
    ///
    /// # Errors
    /// Every wrong rule with its file and line.
    pub fn extended(files: &[LexiconFile<'_>]) -> Result<Lexicon, Vec<LexiconError>> {
        let mut rules = load::load(files)?;
        let own: Vec<String> = rules.iter().map(|rule| rule.name.clone()).collect();
        rules.extend(Self::builtin().rules.iter().filter(|rule| !own.contains(&rule.name)).cloned());
        Ok(Self::of_rules(rules))
    }

    /// The same with other rules before its own; of two with one name the first counts.
    #[must_use]
    pub fn preceded_by(&self, mut rules: Vec<Rule>) -> Lexicon {
        let own: BTreeSet<String> = rules.iter().map(|rule| rule.name.clone()).collect();
        rules.extend(self.rules.iter().filter(|rule| !own.contains(&rule.name)).cloned());
        Self::of_rules(rules)
    }

    fn of_rules(rules: Vec<Rule>) -> Lexicon {
        let mut lexicon = Lexicon { rules, ..Lexicon::default() };
        let futures: Vec<Option<usize>> = lexicon
            .rules
            .iter()
            .map(|rule| rule.threat.as_ref().and_then(|name| lexicon.position(name)))
            .collect();
        for (rule, future) in lexicon.rules.iter_mut().zip(futures) {
            rule.future = future;
        }
        for (rule_index, rule) in lexicon.rules.iter().enumerate() {
            for (index, pattern) in rule.verbs.iter().enumerate() {
                lexicon.verbs.entry(pattern.lemma.clone()).or_default().push((rule_index, index));
            }
            for (index, pattern) in rule.nouns.iter().enumerate() {
                lexicon.nouns.entry(pattern.lemma.clone()).or_default().push((rule_index, index));
            }
        }
        lexicon
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.rules.iter().position(|rule| rule.name == name)
    }

    /// The rules and patterns whose verb has this lemma.
    pub fn for_verb(&self, lemma: &str) -> impl Iterator<Item = (usize, &Rule, &Pattern)> {
        let found = self.verbs.get(lemma).map(Vec::as_slice).unwrap_or_default();
        found.iter().map(|(rule, pattern)| (*rule, &self.rules[*rule], &self.rules[*rule].verbs[*pattern]))
    }

    /// The rules and patterns whose noun has this lemma.
    pub fn for_noun(&self, lemma: &str) -> impl Iterator<Item = (usize, &Rule, &Pattern)> {
        let found = self.nouns.get(lemma).map(Vec::as_slice).unwrap_or_default();
        found.iter().map(|(rule, pattern)| (*rule, &self.rules[*rule], &self.rules[*rule].nouns[*pattern]))
    }
}
