//! FEATS: from the class of a token, the word itself, and its place in the tree.

use crate::bytes::Reader;
#[cfg(feature = "train")]
use crate::bytes::Writer;
use crate::feats::Feats;
use crate::feats::Mood;
use crate::feats::Number;
use crate::feats::Person;
use crate::feats::Tense;
use crate::feats::VerbForm;
use crate::feats::Voice;
use crate::label::Deprel;
use crate::label::Upos;
use crate::lemma::class_mark;
use crate::lexicon::write_key;
use crate::model::ModelError;
use crate::sentence::Token;
use crate::wordtable::WordTable;

/// A tagger class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Class {
    pub(crate) upos: Upos,
    /// The treebank's fine tag (Penn).
    pub(crate) tag: String,
    /// Features that most words of the class have.
    pub(crate) feats: Feats,
}

impl Class {
    /// Whether lemmas of the class keep their capitals.
    pub(crate) fn keeps_case(&self) -> bool {
        self.tag.starts_with("NNP")
    }
}

/// Words whose features differ from those of their class.
pub(crate) struct WordFeats {
    pub(crate) words: WordTable,
    pub(crate) feats: Vec<u64>,
}

impl WordFeats {
    /// Features of a word in a class, before the tree is looked at.
    pub(crate) fn get(&self, form: &str, class: &Class, number: u32, key: &mut String) -> Feats {
        write_key(form, key);
        key.push(class_mark(number));
        self.words.find(key).map_or(class.feats, |found| Feats::from_bits(self.feats[found]))
    }

    #[cfg(feature = "train")]
    pub(crate) fn write(&self, writer: &mut Writer) {
        self.words.write(writer);
        for &feats in &self.feats {
            writer.long(feats);
        }
    }

    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<WordFeats, ModelError> {
        let words = WordTable::read(reader)?;
        let feats = (0..words.len()).map(|_| reader.long()).collect::<Result<Vec<u64>, _>>()?;
        Ok(WordFeats { words, feats })
    }
}

/// What a verb's dependents say about its form.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Debug, Clone, Copy, Default)]
struct Clause {
    subject: Option<usize>,
    has_aux: bool,
    has_have: bool,
    has_passive: bool,
    has_to: bool,
}

/// Completes the features of verbs from the tree: voice, mood, person and number.
///
/// `tags` holds the fine tag of each token.
pub(crate) fn complete(tokens: &mut [Token], tags: &[&str]) {
    if !tags.iter().any(|tag| tag.starts_with('V')) {
        return;
    }
    let clauses = clauses(tokens);
    for at in 0..tokens.len() {
        let token = &tokens[at];
        if !matches!(token.upos, Upos::Verb | Upos::Aux) {
            continue;
        }
        let is_dependent = matches!(token.deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop);
        let clause = match token.head {
            Some(head) if is_dependent => clauses[head],
            _ => clauses[at],
        };
        let feats = match tags[at] {
            "VBD" | "VBP" => {
                agree(token.feats, clause.subject.map(|subject| &tokens[subject]), tokens, clause.subject)
            }
            "VBN" => participle(token, clause),
            "VBG" => gerund(token, clause, is_dependent),
            "VB" => base_form(token, clause, is_dependent),
            _ => token.feats,
        };
        tokens[at].feats = feats;
    }
}

fn clauses(tokens: &[Token]) -> Vec<Clause> {
    let mut clauses = vec![Clause::default(); tokens.len()];
    for (at, token) in tokens.iter().enumerate() {
        let Some(head) = token.head else { continue };
        let clause = &mut clauses[head];
        match token.deprel {
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::Expl if clause.subject.is_none() => {
                clause.subject = Some(at);
            }
            Deprel::Aux => {
                clause.has_aux = true;
                clause.has_have |= token.lemma == "have";
            }
            Deprel::AuxPass => clause.has_passive = true,
            Deprel::Mark => clause.has_to |= token.lemma == "to",
            _ => {}
        }
    }
    clauses
}

/// Person and number of a finite verb from its subject; the third person singular without one.
fn agree(feats: Feats, subject: Option<&Token>, tokens: &[Token], at: Option<usize>) -> Feats {
    let person = subject.and_then(|subject| subject.feats.person()).unwrap_or(Person::Third);
    let coordinated = at
        .is_some_and(|at| tokens.iter().any(|token| token.head == Some(at) && token.deprel == Deprel::Conj));
    let plural = subject.is_some_and(|subject| subject.feats.is_plural()) || coordinated;
    let present = feats.tense() == Some(Tense::Pres);
    // Without `-s` a third person in the present is a plural.
    let number = if plural || present && person == Person::Third { Number::Plur } else { Number::Sing };
    feats.with_mood(Some(Mood::Ind)).with_person(Some(person)).with_number(Some(number))
}

fn participle(token: &Token, clause: Clause) -> Feats {
    let feats = token.feats.with_tense(Some(Tense::Past)).with_verb_form(Some(VerbForm::Part));
    let active = clause.has_have && !clause.has_passive || token.upos == Upos::Aux;
    feats.with_voice(if active { None } else { Some(Voice::Pass) })
}

fn gerund(token: &Token, clause: Clause, is_dependent: bool) -> Feats {
    let participle =
        clause.has_aux || is_dependent || matches!(token.deprel, Deprel::Acl | Deprel::Advcl | Deprel::Xcomp);
    if participle {
        token.feats.with_tense(Some(Tense::Pres)).with_verb_form(Some(VerbForm::Part))
    } else {
        token.feats.with_tense(None).with_verb_form(Some(VerbForm::Ger))
    }
}

fn base_form(token: &Token, clause: Clause, is_dependent: bool) -> Feats {
    let free = matches!(token.deprel, Deprel::Root | Deprel::Parataxis | Deprel::Conj | Deprel::Ccomp);
    let imperative = free && !is_dependent && !clause.has_aux && !clause.has_to && clause.subject.is_none();
    if imperative && matches!(token.deprel, Deprel::Root | Deprel::Parataxis) {
        token.feats.with_mood(Some(Mood::Imp)).with_verb_form(Some(VerbForm::Fin))
    } else {
        token.feats.with_mood(None).with_verb_form(Some(VerbForm::Inf))
    }
}
