//! A list of words that a pattern asks for.

use std::borrow::Cow;
use std::fmt;

/// Lemmas in lower case, and nouns with what must stand right before them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Lemmas, sorted.
    pub lemmas: Vec<String>,
    /// A noun and what stands before it, both lemmas, sorted: (`strike`, `hunger`).
    pub pairs: Vec<(String, String)>,
}

impl Words {
    /// The words of a list; `hunger_strike` is a pair.
    #[must_use]
    pub fn of(words: Vec<String>) -> Self {
        let mut found = Self::default();
        found.add(words);
        found
    }

    /// Adds further words.
    pub fn add(&mut self, words: Vec<String>) {
        for word in words {
            let word = word.to_lowercase();
            // Hyphens divide words in the treebank: "cease-fire" is a fire with a "cease" before it.
            if let Some((before, noun)) = word.rsplit_once('-')
                && !before.contains('_')
            {
                self.pairs.push((noun.to_owned(), before.to_owned()));
            }
            match word.split_once('_') {
                Some((before, noun)) => self.pairs.push((noun.to_owned(), before.to_owned())),
                None => self.lemmas.push(word),
            }
        }
        self.lemmas.sort_unstable();
        self.lemmas.dedup();
        self.pairs.sort_unstable();
        self.pairs.dedup();
    }

    /// Whether no word is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lemmas.is_empty() && self.pairs.is_empty()
    }

    /// Whether a lemma is one of the words. Words that have no singular keep their plural as lemma: "troops".
    #[must_use]
    pub fn has(&self, lemma: &str) -> bool {
        if lemma.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return self.has_lower(&lemma.to_lowercase());
        }
        self.has_lower(lemma)
    }

    fn has_lower(&self, lemma: &str) -> bool {
        let holds = |lemma: &str| self.lemmas.binary_search_by(|word| word.as_str().cmp(lemma)).is_ok();
        holds(lemma) || lemma.ends_with('s') && singulars(lemma).any(|lemma| holds(&lemma))
    }

    /// What may stand before a noun to make one of the pairs.
    pub fn before<'w>(&'w self, noun: &'w str) -> impl Iterator<Item = &'w str> {
        self.pairs
            .iter()
            .filter(move |(wanted, _)| {
                wanted.eq_ignore_ascii_case(noun)
                    || noun.ends_with('s') && singulars(noun).any(|singular| singular == *wanted)
            })
            .map(|(_, before)| before.as_str())
    }
}

/// What a plural may be the plural of: "bases", "buses", "supplies".
fn singulars(plural: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let cut = |end| plural.strip_suffix(end);
    let y = cut("ies").map(|stem| Cow::Owned(format!("{stem}y")));
    cut("s").map(Cow::Borrowed).into_iter().chain(cut("es").map(Cow::Borrowed)).chain(y)
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lemmas.join("|"))?;
        let mut bar = if self.lemmas.is_empty() { "" } else { "|" };
        for (noun, before) in &self.pairs {
            if !self.lemmas.contains(&format!("{before}-{noun}")) {
                write!(f, "{bar}{before}_{noun}")?;
                bar = "|";
            }
        }
        Ok(())
    }
}
