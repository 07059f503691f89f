//! The lemmatizer: exceptions first, then the rule of the longest known ending, both learnt from the treebank.

use crate::bytes::Reader;
#[cfg(feature = "train")]
use crate::bytes::Writer;
use crate::lexicon::write_key;
use crate::model::ModelError;
use crate::wordtable::WordTable;

/// Longest ending of a rule, in bytes.
pub(crate) const LONGEST_ENDING: usize = 5;

/// A change of ending.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Change {
    /// Bytes cut from the end.
    pub(crate) cut: usize,
    /// What is put in their place.
    pub(crate) add: String,
}

/// Lemma rules of all classes.
pub(crate) struct Lemmas {
    pub(crate) exceptions: WordTable,
    pub(crate) results: Vec<String>,
    pub(crate) endings: WordTable,
    pub(crate) changes: Vec<Change>,
}

impl Lemmas {
    /// The lemma of a form; names (`keeps_case`) keep their capitals.
    pub(crate) fn lemma(&self, form: &str, class: u32, keeps_case: bool, key: &mut String) -> String {
        write_key(form, key);
        let has_digit = key.contains('0');
        if !has_digit {
            let len = key.len();
            key.push(class_mark(class));
            if let Some(found) = self.exceptions.find(key) {
                return self.results[found].clone();
            }
            key.truncate(len);
        }
        let lower = if keeps_case { form.to_owned() } else { form.to_lowercase() };
        if has_digit {
            return lower;
        }
        match self.change(key, class) {
            Some(change) if change.cut < lower.len() && lower.is_char_boundary(lower.len() - change.cut) => {
                let mut lemma = lower;
                lemma.truncate(lemma.len() - change.cut);
                lemma.push_str(&change.add);
                lemma
            }
            _ => lower,
        }
    }

    fn change(&self, key: &mut String, class: u32) -> Option<&Change> {
        let len = key.len();
        key.push(class_mark(class));
        let longest = LONGEST_ENDING.min(len);
        let found = (0..=longest)
            .rev()
            .filter(|&ending| key.is_char_boundary(len - ending))
            .find_map(|ending| self.endings.find(&key[len - ending..]));
        found.map(|found| &self.changes[found])
    }

    #[cfg(feature = "train")]
    pub(crate) fn write(&self, writer: &mut Writer) {
        self.exceptions.write(writer);
        writer.text(&self.results.join("\n"));
        self.endings.write(writer);
        let changes: Vec<String> = self.changes.iter().map(|c| format!("{}{}", c.cut, c.add)).collect();
        writer.text(&changes.join("\n"));
    }

    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Lemmas, ModelError> {
        let malformed = || ModelError::Malformed { what: "lemma rules" };
        let exceptions = WordTable::read(reader)?;
        let results: Vec<String> = lines(reader.text()?).map(str::to_owned).collect();
        let endings = WordTable::read(reader)?;
        let changes = lines(reader.text()?)
            .map(|line| {
                let digits = line.bytes().take_while(u8::is_ascii_digit).count();
                let cut = line[..digits].parse().ok()?;
                Some(Change { cut, add: line[digits..].to_owned() })
            })
            .collect::<Option<Vec<Change>>>()
            .ok_or_else(malformed)?;
        if results.len() != exceptions.len() || changes.len() != endings.len() {
            return Err(malformed());
        }
        Ok(Lemmas { exceptions, results, endings, changes })
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').take(if text.is_empty() { 0 } else { usize::MAX })
}

/// The character that stands for a class behind a key.
pub(crate) fn class_mark(class: u32) -> char {
    char::from_u32(0x2500 + class).unwrap_or('\u{2500}')
}
