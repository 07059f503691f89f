//! Variants that make short plain news of longer sentences: a clause cut out of its sentence, a pronoun's place
//! taken by a noun, a final stop left out.

use std::collections::BTreeSet;

use super::Gold;
use super::lexical::class_of;
use super::oracle::Tree;
use super::random::Random;
use super::variant::Variant;
use crate::label::Deprel;
use crate::label::Upos;
use crate::morphology::Class;

/// Fewest tokens of a clause that is cut out.
const SHORTEST: usize = 3;

/// Nouns that are subjects in the treebank, for the places of pronouns.
pub(super) struct Subjects {
    names: Vec<String>,
    plurals: Vec<String>,
    name: usize,
    plural: usize,
}

impl Subjects {
    pub(super) fn new(gold: &[Gold], classes: &[Class]) -> Subjects {
        let (mut names, mut plurals) = (BTreeSet::new(), BTreeSet::new());
        for sentence in gold {
            for (at, token) in sentence.tokens.iter().enumerate() {
                let alone = !sentence.tokens.iter().any(|other| other.head == Some(at));
                if token.deprel.base() != Deprel::Nsubj || !alone || token.form.len() < 3 {
                    continue;
                }
                match (token.upos, sentence.tags[at].as_str()) {
                    (Upos::Propn, "NNP") if token.form.starts_with(char::is_uppercase) => {
                        names.insert(token.form.clone());
                    }
                    (Upos::Noun, "NNS") => {
                        plurals.insert(token.form.to_lowercase());
                    }
                    _ => {}
                }
            }
        }
        Subjects {
            names: names.into_iter().collect(),
            plurals: plurals.into_iter().collect(),
            name: class_of(classes, Upos::Propn, "NNP"),
            plural: class_of(classes, Upos::Noun, "NNS"),
        }
    }

    /// Puts nouns in the place of some subject pronouns.
    pub(super) fn replace(&self, gold: &Gold, variant: &mut Variant, random: &mut Random) {
        if self.names.is_empty() || self.plurals.is_empty() {
            return;
        }
        for (at, token) in gold.tokens.iter().enumerate() {
            let subject = token.upos == Upos::Pron && token.deprel.base() == Deprel::Nsubj;
            let contracted = gold.tokens.get(at + 1).is_some_and(|next| next.form.starts_with(['\'', '’']));
            if !subject || contracted || !random.chance(0.4) {
                continue;
            }
            let past = token.head.is_some_and(|head| gold.tags[head] == "VBD");
            let plural = match token.form.to_lowercase().as_str() {
                "he" | "she" | "it" => false,
                "they" | "we" => true,
                "i" if past => true,
                _ => continue,
            };
            let nouns = if plural { &self.plurals } else { &self.names };
            let noun = &nouns[random.below(nouns.len())];
            variant.forms[at] = if at == 0 { capitalized(noun) } else { noun.clone() };
            variant.targets[at] = if plural { self.plural } else { self.name };
        }
    }
}

/// Cuts a clause with its own subject out of a sentence, from the subject on; `false` if there is none.
pub(super) fn cut(gold: &Gold, variant: &mut Variant, random: &mut Random) -> bool {
    let tokens = &gold.tokens;
    let subject_of = |verb: usize| {
        (0..verb).find(|&at| tokens[at].head == Some(verb) && tokens[at].deprel.base() == Deprel::Nsubj)
    };
    let verbs: Vec<(usize, usize)> = (0..tokens.len())
        .filter(|&at| tokens[at].upos == Upos::Verb)
        .filter(|&at| !matches!(tokens[at].deprel, Deprel::AclRelcl | Deprel::Acl))
        .filter_map(|at| Some((at, subject_of(at)?)))
        .collect();
    if verbs.is_empty() {
        return false;
    }
    let (verb, subject) = verbs[random.below(verbs.len())];
    let first = (0..=subject).find(|&at| is_below(gold, at, subject)).unwrap_or(subject);
    let mut kept: Vec<usize> = (first..tokens.len()).filter(|&at| is_below(gold, at, verb)).collect();
    let whole = kept.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    // A clause that hangs below on its left would lose its head.
    let rooted =
        kept.iter().all(|&at| at == verb || tokens[at].head.is_some_and(|head| kept.contains(&head)));
    if kept.len() < SHORTEST || !whole || !rooted {
        return false;
    }
    let last = tokens.len() - 1;
    if tokens[last].form == "." && tokens[last].head.is_some() && !kept.contains(&last) {
        kept.push(last);
    }
    keep(variant, &kept, verb);
    if let Some(form) = variant.forms.first_mut() {
        *form = capitalized(form);
    }
    true
}

/// Leaves a final stop out.
pub(super) fn open_end(gold: &Gold, variant: &mut Variant) {
    let Some(last) = gold.tokens.len().checked_sub(1) else { return };
    let token = &gold.tokens[last];
    let free = !gold.tokens.iter().any(|other| other.head == Some(last));
    if last > 2 && token.form == "." && free && token.head.is_some() && variant.forms.len() == last + 1 {
        variant.forms.pop();
        variant.targets.pop();
        let Tree { heads, labels } = &mut variant.tree;
        heads.pop();
        labels.pop();
        for head in heads {
            // The root's number is that of the tokens.
            *head = (*head).min(last);
        }
    }
}

/// Keeps some tokens of a sentence, below a new root.
fn keep(variant: &mut Variant, kept: &[usize], root: usize) {
    let place = |at: usize| kept.binary_search(&at).ok();
    let root_place = place(root).unwrap_or(0);
    let old = std::mem::replace(&mut variant.tree, Tree { heads: Vec::new(), labels: Vec::new() });
    for &at in kept {
        let (head, label) = if at == root {
            (kept.len(), Deprel::Root)
        } else {
            (place(old.heads[at]).unwrap_or(root_place), old.labels[at])
        };
        variant.tree.heads.push(head);
        variant.tree.labels.push(label);
    }
    variant.forms = kept.iter().map(|&at| variant.forms[at].clone()).collect();
    variant.targets = kept.iter().map(|&at| variant.targets[at]).collect();
}

/// Whether a token is another or hangs below it.
fn is_below(gold: &Gold, mut at: usize, top: usize) -> bool {
    loop {
        if at == top {
            return true;
        }
        match gold.tokens[at].head {
            Some(head) => at = head,
            None => return false,
        }
    }
}

fn capitalized(form: &str) -> String {
    let mut chars = form.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
