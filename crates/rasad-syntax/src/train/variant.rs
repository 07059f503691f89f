//! Variants of treebank sentences, for news: headlines in title case or capitals, and events told in the present
//! tense ("Zarif meets Assad"), of which web text has few.

use super::Gold;
use super::clause::Subjects;
use super::clause::cut;
use super::clause::open_end;
use super::lexical::class_of;
use super::oracle::Tree;
use super::parsing::tree;
use super::random::Random;
use crate::label::Deprel;
use crate::label::Upos;
use crate::morphology::Class;
use crate::sentence::Token;

/// A sentence as it is shown to the learner.
pub(super) struct Variant {
    pub(super) forms: Vec<String>,
    /// Class of each token.
    pub(super) targets: Vec<usize>,
    pub(super) tree: Tree,
}

/// Draws a variant; most are the sentence as it is.
pub(super) fn draw(gold: &Gold, classes: &[Class], subjects: &Subjects, random: &mut Random) -> Variant {
    let target = |(token, tag): (&Token, &String)| class_of(classes, token.upos, tag);
    let mut variant = Variant {
        forms: gold.tokens.iter().map(|token| token.form.clone()).collect(),
        targets: gold.tokens.iter().zip(&gold.tags).map(target).collect(),
        tree: tree(gold),
    };
    if random.chance(0.2) {
        to_present(gold, classes, &mut variant);
    }
    if random.chance(0.5) {
        subjects.replace(gold, &mut variant, random);
    }
    let is_cut = random.chance(0.15) && cut(gold, &mut variant, random);
    if !is_cut && random.chance(0.07) {
        open_end(gold, &mut variant);
    }
    let casing = random.unit();
    let recase: Option<fn(&str) -> String> = match casing {
        _ if casing < 0.03 => Some(str::to_lowercase),
        _ if casing < 0.05 => Some(str::to_uppercase),
        _ if casing < 0.10 => Some(title_case),
        _ => None,
    };
    if let Some(recase) = recase {
        for form in &mut variant.forms {
            *form = recase(form);
        }
    }
    variant
}

fn title_case(form: &str) -> String {
    let mut chars = form.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Puts the finite verbs of the past into the present.
fn to_present(gold: &Gold, classes: &[Class], variant: &mut Variant) {
    for (at, token) in gold.tokens.iter().enumerate() {
        if gold.tags[at] != "VBD" || token.feats.typo().is_some() {
            continue;
        }
        let plural = is_plural(gold, at);
        let lower = token.form.to_lowercase();
        let form = match (token.upos, lower.as_str(), token.lemma.as_str()) {
            (_, "was", _) => "is".to_owned(),
            (_, "were", _) => "are".to_owned(),
            (_, _, "be") => continue,
            (_, _, "have") => if plural { "have" } else { "has" }.to_owned(),
            (Upos::Verb, _, lemma) if plural => lemma.to_owned(),
            (Upos::Verb, _, lemma) => third_person(lemma),
            _ => continue,
        };
        let singular = matches!(form.as_str(), "is" | "has") || lower != "were" && !plural;
        let tag = if singular { "VBZ" } else { "VBP" };
        variant.forms[at] = form;
        variant.targets[at] = class_of(classes, token.upos, tag);
    }
}

fn is_plural(gold: &Gold, verb: usize) -> bool {
    let subject = |verb: usize| {
        gold.tokens.iter().position(|token| token.head == Some(verb) && token.deprel.base() == Deprel::Nsubj)
    };
    let token = &gold.tokens[verb];
    let of_clause = match token.head {
        Some(head) if token.upos == Upos::Aux || token.deprel == Deprel::Conj => subject(head),
        _ => None,
    };
    subject(verb).or(of_clause).is_some_and(|subject| {
        let coordinated =
            gold.tokens.iter().any(|token| token.head == Some(subject) && token.deprel == Deprel::Conj);
        let word = gold.tokens[subject].form.to_lowercase();
        let pronoun =
            matches!(word.as_str(), "i" | "you" | "we" | "they" | "these" | "those" | "who" | "which");
        coordinated || pronoun || gold.tags[subject].ends_with("NS") || gold.tags[subject] == "NNPS"
    })
}

fn third_person(lemma: &str) -> String {
    let sibilant = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| lemma.ends_with(end));
    match lemma.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if sibilant => format!("{lemma}es"),
        _ => format!("{lemma}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::third_person;

    #[test]
    fn third_persons() {
        for (lemma, expected) in [("meet", "meets"), ("deny", "denies"), ("say", "says"), ("push", "pushes")]
        {
            assert_eq!(third_person(lemma), expected);
        }
    }
}
