//! One automaton over all forms of all names.
//!
//! Forms and text are compared word by word in folded form ([`rasad_text::fold`]), so that case,
//! accents, apostrophes and hyphens don't matter; an inner article ("Bashar al-Assad", "Bashar
//! Assad") is stepped over. What folding loses is checked at the end of a match: an acronym needs its
//! capitals ("US" is not "us"), a name its first capital ("Fars" is not "fars").

mod build;
mod words;

use std::collections::HashMap;

use rasad_text::Span;

use crate::Knowledge;
pub use words::{Word, words};

/// What a form stands for: an index into the list of the same name in [`Knowledge`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names are those of the lists")]
pub enum Target {
    Country(usize),
    Outlet(usize),
    Body(usize),
    Person(usize),
    Title(usize),
    Modifier(usize),
    Place(usize),
}

/// How a form stands for its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormKind {
    /// A full name.
    Name,
    /// A short form that is enough alone, such as a family name.
    Short,
    /// "Iranian".
    Adjective,
    /// "Iranians".
    Inhabitant,
    /// A word that stands for a government, such as "Tehran".
    Metonym,
}

/// One meaning of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Form {
    /// What it stands for.
    pub target: Target,
    /// How.
    pub kind: FormKind,
    case: CaseRule,
}

impl Form {
    /// The same form for another target.
    #[must_use]
    pub fn for_target(self, target: Target) -> Form {
        Form { target, ..self }
    }
}

/// What a text must show for a form to match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum CaseRule {
    /// Anything: titles, and scripts without case.
    Any,
    /// A capital at the start of the first word.
    Capital,
    /// As many capitals as the form has: acronyms.
    Upper,
}

/// A form found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Where, in bytes of the text.
    pub span: Span,
    /// What it can stand for; at least one. In order of kind of target.
    pub forms: Vec<Form>,
}

/// The automaton.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    /// Folded words to numbers.
    vocabulary: HashMap<Box<str>, u32>,
    /// (state, word) to state; state 0 is the start.
    steps: HashMap<(u32, u32), u32>,
    /// What ends in each state.
    ends: Vec<Vec<Form>>,
}

impl Gazetteer {
    /// Builds the automaton over all forms of a knowledge.
    pub fn new(knowledge: &Knowledge) -> Self {
        build::build(knowledge)
    }

    /// Finds forms in a text: the leftmost first, of those the longest; matches don't overlap.
    pub fn find(&self, text: &str) -> Vec<Match> {
        self.find_in(text, &words(text))
    }

    /// As [`Gazetteer::find`], over words already taken apart by [`words`].
    pub fn find_in(&self, text: &str, words: &[Word]) -> Vec<Match> {
        let numbers: Vec<Option<u32>> =
            words.iter().map(|word| self.vocabulary.get(word.folded.as_str()).copied()).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.longest(text, words, &numbers, at) {
                Some((end, forms)) => {
                    let span = Span::new(words[at].span.start, words[end].span.end);
                    found.push(Match { span, forms });
                    at = end + 1;
                }
                None => at += 1,
            }
        }
        found
    }

    /// What a whole text stands for: every form that is exactly this, whatever its capitals.
    pub fn lookup(&self, text: &str) -> Vec<Form> {
        let mut state = 0;
        for word in words(text) {
            let Some(next) = self
                .vocabulary
                .get(word.folded.as_str())
                .and_then(|number| self.steps.get(&(state, *number)))
            else {
                return Vec::new();
            };
            state = *next;
        }
        self.ends.get(state as usize).cloned().unwrap_or_default()
    }

    /// The longest match that begins at a word: index of its last word, and what it stands for.
    fn longest(
        &self,
        text: &str,
        words: &[Word],
        numbers: &[Option<u32>],
        begin: usize,
    ) -> Option<(usize, Vec<Form>)> {
        let mut best = None;
        let mut state = 0;
        let mut at = begin;
        while at < words.len() && (at == begin || words::joined(text, &words[at - 1], &words[at])) {
            let next = numbers[at].and_then(|number| self.steps.get(&(state, number)).copied());
            match next {
                Some(next) => state = next,
                // An article inside a name that the form does without.
                None if at > begin && words[at].is_article() => {
                    at += 1;
                    continue;
                }
                None => break,
            }
            let ends = &self.ends[state as usize];
            if !ends.is_empty() {
                let span = Span::new(words[begin].span.start, words[at].span.end);
                let forms: Vec<Form> =
                    ends.iter().copied().filter(|form| form.case.allows(span.of(text))).collect();
                if !forms.is_empty() {
                    best = Some((at, forms));
                }
            }
            at += 1;
        }
        best
    }
}

impl CaseRule {
    fn of(form: &str) -> Self {
        let letters: Vec<char> = form.chars().filter(|c| c.is_alphabetic()).collect();
        if letters.len() >= 2 && letters.iter().all(|c| c.is_uppercase()) {
            Self::Upper
        } else if form.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
            || form.split([' ', '-']).any(|word| word.starts_with(char::is_uppercase))
        {
            Self::Capital
        } else {
            Self::Any
        }
    }

    fn allows(self, text: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Capital => text.split([' ', '-', '\n']).any(|word| word.starts_with(char::is_uppercase)),
            Self::Upper => {
                let mut letters = text.chars().filter(|c| c.is_alphabetic());
                letters.all(char::is_uppercase)
            }
        }
    }
}

#[cfg(test)]
mod tests;
