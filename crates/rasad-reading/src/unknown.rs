//! What readings met and could not make use of: verbs that no rule knows, names that the knowledge does not have.

use std::collections::BTreeMap;

use rasad_syntax::{Deprel, Sentence, Upos};
use rasad_text::Document;

use crate::model::{EntityKind, Reading};
use crate::reader::Reader;
use crate::trace::{ItemTrace, Trace};

/// Verbs and names of any number of documents, counted.
#[derive(Clone, Debug, Default)]
pub struct Unknown {
    verbs: BTreeMap<String, VerbCount>,
    names: BTreeMap<String, UnknownName>,
}

#[derive(Clone, Debug, Default)]
struct VerbCount {
    n: usize,
    /// Frames with how often each was met, and the first sentence of each.
    frames: BTreeMap<String, (usize, String)>,
}

/// A verb with people, bodies or countries as subject or object, and no rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownVerbCount {
    /// Dictionary form.
    pub lemma: String,
    /// How often it was met.
    pub n: usize,
    /// What stands around it most often, in the words of patterns: `hobnob +with`.
    pub frame: String,
    /// A sentence with that frame.
    pub example: String,
}

/// A name that the knowledge does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    /// As the text has it, in its longest form.
    pub name: String,
    /// What it seems to be the name of.
    pub kind: EntityKind,
    /// Id of its country in the knowledge, where the text tells it.
    pub country: Option<String>,
    /// How often it was met.
    pub n: usize,
    /// A sentence with it.
    pub example: String,
}

/// Longest example, in characters.
const LONGEST: usize = 300;

impl Unknown {
    /// Counts what one document has.
    pub fn take(&mut self, document: &Document, reading: &Reading, trace: &Trace, reader: &Reader) {
        for item in &trace.items {
            for (index, sentence) in item.sentences.iter().enumerate() {
                self.take_verbs(item, (index, sentence), reader);
            }
        }
        for entity in reading.entities.iter().filter(|entity| !entity.known) {
            let named: Vec<_> = entity.mentions.iter().filter(|mention| mention.named).collect();
            let Some(first) = named.first() else { continue };
            if matches!(entity.kind, EntityKind::Group | EntityKind::Country) {
                continue;
            }
            let count = self.names.entry(entity.id.clone()).or_insert_with(|| {
                let country =
                    entity.country.as_deref().and_then(|code| reader.knowledge.country_by_code(code));
                UnknownName {
                    name: entity.name.clone(),
                    kind: entity.kind,
                    country: country.map(|country| country.id.clone()),
                    n: 0,
                    example: sentence_around(document, trace, first.item, first.span),
                }
            });
            count.n += named.len();
        }
    }

    fn take_verbs(&mut self, item: &ItemTrace, (index, sentence): (usize, &Sentence), reader: &Reader) {
        for (at, token) in sentence.tokens.iter().enumerate() {
            let lemma = token.lemma.to_lowercase();
            if token.upos != Upos::Verb
                || !lemma.chars().all(|c| c.is_alphabetic() || c == '-')
                || reader.lexicon.for_verb(&lemma).next().is_some()
                || !has_human(item, index, sentence, at)
            {
                continue;
            }
            let frame = frame(sentence, at, &lemma);
            let count = self.verbs.entry(lemma).or_default();
            count.n += 1;
            let (n, example) = count.frames.entry(frame).or_default();
            *n += 1;
            if example.is_empty() {
                *example = shortened(item.text.get(sentence.span.0..sentence.span.1).unwrap_or(""));
            }
        }
    }

    /// The verbs, the most frequent first.
    pub fn verbs(&self) -> Vec<UnknownVerbCount> {
        let mut found: Vec<UnknownVerbCount> = self
            .verbs
            .iter()
            .filter_map(|(lemma, count)| {
                // Of frames met equally often the first in the alphabet, which is the shorter.
                let (frame, (_, example)) = count
                    .frames
                    .iter()
                    .max_by(|one, other| one.1.0.cmp(&other.1.0).then(other.0.cmp(one.0)))?;
                let (lemma, frame, example) = (lemma.clone(), frame.clone(), example.clone());
                Some(UnknownVerbCount { lemma, n: count.n, frame, example })
            })
            .collect();
        found.sort_by(|one, other| other.n.cmp(&one.n).then_with(|| one.lemma.cmp(&other.lemma)));
        found
    }

    /// The names, the most frequent first.
    pub fn names(&self) -> Vec<UnknownName> {
        let mut found: Vec<UnknownName> = self.names.values().cloned().collect();
        found.sort_by(|one, other| other.n.cmp(&one.n).then_with(|| one.name.cmp(&other.name)));
        found
    }
}

/// Whether the subject or object of a verb is named: a person, body, country or group.
fn has_human(item: &ItemTrace, index: usize, sentence: &Sentence, verb: usize) -> bool {
    sentence.tokens.iter().enumerate().any(|(at, token)| {
        token.head == Some(verb)
            && matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj | Deprel::Iobj)
            && item.names.iter().any(|name| {
                name.sentence == index
                    && name.entity_kind != EntityKind::Place
                    && (name.tokens.0..name.tokens.1).contains(&at)
            })
    })
}

/// A verb with its particle, prepositions and clause, as a pattern has them.
fn frame(sentence: &Sentence, verb: usize, lemma: &str) -> String {
    let mut frame = lemma.to_owned();
    for child in sentence.children(verb) {
        let token = &sentence.tokens[child];
        match token.deprel {
            Deprel::CompoundPrt => frame.push_str(&format!(" +{}", token.form.to_lowercase())),
            Deprel::Obl => {
                let case =
                    sentence.child(child, Deprel::Case).map(|case| sentence.tokens[case].form.to_lowercase());
                // Where and when an act is are no part of it.
                let telling = |case: &String| {
                    !matches!(
                        case.as_str(),
                        "in" | "on" | "at" | "during" | "since" | "after" | "before" | "by"
                    )
                };
                if let Some(case) = case.filter(telling).filter(|case| case.chars().all(char::is_alphabetic))
                {
                    frame.push_str(&format!(" +{case}"));
                }
            }
            _ => {}
        }
    }
    frame
}

fn sentence_around(document: &Document, trace: &Trace, item: usize, span: rasad_text::Span) -> String {
    let around = trace.items.get(item).and_then(|item| {
        let spans = (0..item.sentences.len()).map(|at| item.span(at, (0, item.sentences[at].tokens.len())));
        spans.into_iter().find(|sentence| sentence.contains(span))
    });
    shortened(around.unwrap_or(span).of(&document.text))
}

fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

impl UnknownVerbCount {
    /// A rule for it, to be put into a file under `lexicon/`. Which type of act it tells is for people to say.
    pub fn line(&self) -> String {
        let slots: Vec<String> = self
            .frame
            .split(" +")
            .skip(1)
            .map(|word| format!("\"{word}\""))
            .chain(["\"object\"".to_owned()])
            .collect();
        format!(
            "[[rule]]\nname = \"{}\"\ntype = \"STATE\"  # the type that it tells\nverbs = [\"{}\"]\nrecipient = [{}]\n",
            self.lemma,
            self.frame,
            slots.join(", ")
        )
    }
}

impl UnknownName {
    /// An entry for it, to be put into a file under `knowledge/`.
    pub fn line(&self) -> String {
        let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
        let folded = rasad_text::fold::fold(&self.name);
        let mut words: Vec<&str> = folded.split(' ').collect();
        let table = if self.kind == EntityKind::Person { "person" } else { "body" };
        if self.kind == EntityKind::Person && words.len() > 1 {
            // The family name first, as the ids of people have it.
            words.rotate_right(1);
        }
        let country = self
            .country
            .as_ref()
            .map(|country| format!("country = {}\n", quoted(country)))
            .unwrap_or_default();
        format!("[[{table}]]\nid = {}\nname = {}\n{country}", quoted(&words.join("-")), quoted(&self.name))
    }
}
