//! Evaluation against a treebank, with gold tokens and from raw text.

use std::collections::BTreeSet;

use crate::conllu::ConlluError;
use crate::conllu::ConlluSentence;
use crate::model::Model;

/// Accuracies over gold tokens, in percent.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Score {
    /// Tokens.
    pub n_tokens: usize,
    /// Right part of speech.
    pub upos: f64,
    /// Right features, all of them.
    pub feats: f64,
    /// Right lemma.
    pub lemma: f64,
    /// Right head.
    pub uas: f64,
    /// Right head and relation, subtypes left out as the shared tasks do.
    pub las: f64,
    /// Right head and relation with subtype.
    pub las_full: f64,
}

/// Scores a model on the tokens of a treebank.
///
/// # Errors
/// [`ConlluError`] when a sentence of the treebank can't be understood.
pub fn score_gold_tokens(model: &Model, treebank: &[ConlluSentence]) -> Result<Score, ConlluError> {
    let forms = treebank.iter().map(ConlluSentence::forms).collect();
    let analyzed = model.analyze_tokens(forms);
    let mut right = [0_usize; 6];
    let mut n_tokens = 0;
    for (sentence, gold) in analyzed.iter().zip(treebank) {
        for (token, gold) in sentence.tokens.iter().zip(&gold.to_sentence()?.tokens) {
            n_tokens += 1;
            let head = token.head == gold.head;
            let checks = [
                token.upos == gold.upos,
                token.feats == gold.feats,
                token.lemma == gold.lemma,
                head,
                head && token.deprel.base() == gold.deprel.base(),
                head && token.deprel == gold.deprel,
            ];
            for (right, check) in right.iter_mut().zip(checks) {
                *right += usize::from(check);
            }
        }
    }
    let share = |count: usize| 100.0 * count as f64 / n_tokens.max(1) as f64;
    Ok(Score {
        n_tokens,
        upos: share(right[0]),
        feats: share(right[1]),
        lemma: share(right[2]),
        uas: share(right[3]),
        las: share(right[4]),
        las_full: share(right[5]),
    })
}

/// F1 from raw text, in percent: spans must match, then tags and heads count.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct SegmentationScore {
    /// Tokens (syntactic words).
    pub tokens: f64,
    /// Sentences.
    pub sentences: f64,
    /// Tokens with the right part of speech.
    pub upos: f64,
    /// Tokens with the right head.
    pub uas: f64,
    /// Tokens with the right head and relation.
    pub las: f64,
}

/// A token's place: first character and the one after the last.
type Place = (usize, usize);

/// Places in characters that are not white space, so that the division of the text can differ.
struct Placed {
    sentences: BTreeSet<Place>,
    tokens: BTreeSet<Place>,
    upos: BTreeSet<(usize, usize, usize)>,
    arcs: BTreeSet<(Place, Place)>,
    labeled: BTreeSet<(Place, Place, usize)>,
}

impl Placed {
    fn new() -> Placed {
        Placed {
            sentences: BTreeSet::new(),
            tokens: BTreeSet::new(),
            upos: BTreeSet::new(),
            arcs: BTreeSet::new(),
            labeled: BTreeSet::new(),
        }
    }

    fn add(&mut self, sentence: &crate::Sentence, places: &[(usize, usize)]) {
        let (Some(first), Some(last)) = (places.first(), places.last()) else { return };
        self.sentences.insert((first.0, last.1));
        for (token, &place) in sentence.tokens.iter().zip(places) {
            self.tokens.insert(place);
            self.upos.insert((place.0, place.1, token.upos.index()));
            let head = token.head.map_or((0, 0), |head| places[head]);
            self.arcs.insert((place, head));
            self.labeled.insert((place, head, token.deprel.base().index()));
        }
    }
}

/// Scores a model on the raw text of a treebank: paragraphs rebuilt from the sentences' `text` comments.
///
/// # Errors
/// [`ConlluError`] when a sentence of the treebank can't be understood.
pub fn score_raw_text(model: &Model, treebank: &[ConlluSentence]) -> Result<SegmentationScore, ConlluError> {
    let mut gold = Placed::new();
    let mut found = Placed::new();
    let mut offset = 0;
    let mut paragraph: Vec<&ConlluSentence> = Vec::new();
    for (index, sentence) in treebank.iter().enumerate() {
        paragraph.push(sentence);
        let new_next = treebank.get(index + 1).is_none_or(|next| {
            next.comments.iter().any(|line| line.starts_with("# newpar") || line.starts_with("# newdoc"))
        });
        if new_next {
            offset = add_paragraph(model, &paragraph, offset, &mut gold, &mut found)?;
            paragraph.clear();
        }
    }
    Ok(SegmentationScore {
        tokens: f1(&gold.tokens, &found.tokens),
        sentences: f1(&gold.sentences, &found.sentences),
        upos: f1(&gold.upos, &found.upos),
        uas: f1(&gold.arcs, &found.arcs),
        las: f1(&gold.labeled, &found.labeled),
    })
}

fn add_paragraph(
    model: &Model,
    paragraph: &[&ConlluSentence],
    offset: usize,
    gold: &mut Placed,
    found: &mut Placed,
) -> Result<usize, ConlluError> {
    let texts: Vec<&str> = paragraph.iter().filter_map(|sentence| sentence.comment("text")).collect();
    let text = texts.join(" ");
    // The number of characters before each byte, white space left out.
    let mut counts = Vec::with_capacity(text.len() + 1);
    let mut count = offset;
    for c in text.chars() {
        counts.extend(std::iter::repeat_n(count, c.len_utf8()));
        count += usize::from(!c.is_whitespace());
    }
    counts.push(count);
    for sentence in model.analyze(&text) {
        let places: Vec<_> = sentence.tokens.iter().map(|t| (counts[t.span.0], counts[t.span.1])).collect();
        found.add(&sentence, &places);
    }
    let mut at = offset;
    for sentence in paragraph {
        let sentence = sentence.to_sentence()?;
        let mut places = Vec::new();
        for token in &sentence.tokens {
            let len = token.form.chars().filter(|c| !c.is_whitespace()).count();
            places.push((at, at + len));
            at += len;
        }
        gold.add(&sentence, &places);
    }
    Ok(count.max(at))
}

fn f1<T: Ord>(gold: &BTreeSet<T>, found: &BTreeSet<T>) -> f64 {
    let both = gold.intersection(found).count() as f64;
    200.0 * both / (gold.len() + found.len()).max(1) as f64
}
