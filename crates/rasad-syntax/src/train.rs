//! Training: a treebank and running text in, a model file out, the same bytes each time.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts, ids and rounded, clamped weights all fit"
)]

mod clause;
mod dense;
mod embed;
mod encoder;
mod joint;
mod learned;
mod lexical;
mod matrix;
mod oracle;
mod parsing;
mod random;
mod score;
mod tagging;
mod variant;
mod vectors;

use crate::conllu::ConlluError;
use crate::conllu::ConlluSentence;
use crate::lexicon::Lexicon;
use crate::lexicon::write_key;
use crate::model::file;
use crate::segment::group_sentences;
use crate::segment::tokenize;
use crate::sentence::Token;

pub use score::Score;
pub use score::SegmentationScore;
pub use score::score_gold_tokens;
pub use score::score_raw_text;

/// A gold sentence.
pub(crate) struct Gold {
    pub(crate) tokens: Vec<Token>,
    /// Fine tags.
    pub(crate) tags: Vec<String>,
}

/// How long to train.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Passes over the running text for word vectors.
    pub vector_epochs: usize,
    /// Passes over the treebank for encoder, tagger and parser.
    pub epochs: usize,
}

/// Words that have rows of their own in the networks.
const N_OWN_ROWS: usize = 7000;
/// Most frequent words that are a cluster each.
const N_SINGLE: usize = 250;
/// Clusters of the other words.
const N_GROUPS: usize = 350;
/// Width of the word vectors.
const DIM: usize = 64;

/// Trains a model.
///
/// `treebank` gives tags and trees, `texts` (paragraphs of running text) the word vectors; `progress` is told of
/// each step.
///
/// # Errors
/// [`ConlluError`] when a treebank sentence is not a tree of known labels.
pub fn train(
    treebank: &[ConlluSentence],
    texts: &[String],
    plan: Plan,
    progress: &mut dyn FnMut(&str),
) -> Result<Vec<u8>, ConlluError> {
    let gold = treebank.iter().map(gold_sentence).collect::<Result<Vec<Gold>, _>>()?;
    progress("word vectors");
    let vectors = word_vectors(&gold, texts, plan.vector_epochs);
    progress("clusters");
    let clusters = vectors.cluster(N_SINGLE, N_GROUPS, 12);
    let (mut lexicon, start) = lexicon(&gold, &vectors, &clusters);
    let classes = lexical::classes(&gold);
    for (key, class) in lexical::certain(&gold, &classes) {
        lexicon.set_certain(&key, class);
    }
    progress("networks");
    let networks = joint::train(&gold, &lexicon, &classes, &start, plan.epochs, progress);
    let lemmas = lexical::lemmas(&gold, &classes);
    let word_feats = lexical::word_feats(&gold, &classes);
    Ok(file(&lexicon, &classes, &networks, &lemmas, &word_feats))
}

fn gold_sentence(sentence: &ConlluSentence) -> Result<Gold, ConlluError> {
    let tags = sentence.words().map(|row| row.xpos().to_owned()).collect();
    Ok(Gold { tokens: sentence.to_sentence()?.tokens, tags })
}

/// First embeddings: one row a row id, and one a cluster id.
pub(crate) struct Start {
    pub(crate) dim: usize,
    pub(crate) rows: Vec<f32>,
    pub(crate) clusters: Vec<f32>,
}

fn word_vectors(gold: &[Gold], texts: &[String], epochs: usize) -> vectors::Vectors {
    let mut key = String::new();
    let mut sentences: Vec<Vec<String>> = Vec::new();
    for text in texts {
        let spans = tokenize(text);
        for (start, end) in group_sentences(text, &spans) {
            let mut sentence = Vec::with_capacity(end - start);
            for &(from, to) in &spans[start..end] {
                write_key(&text[from..to], &mut key);
                sentence.push(key.clone());
            }
            sentences.push(sentence);
        }
    }
    for sentence in gold {
        let keys = sentence.tokens.iter().map(|token| {
            write_key(&token.form, &mut key);
            key.clone()
        });
        sentences.push(keys.collect());
    }
    let mut random = random::Random::new(11);
    random.shuffle(&mut sentences);
    let mut vectors = vectors::learn(&sentences, 3, DIM, epochs);
    vectors.normalize(1.0);
    vectors
}

/// The lexicon (words of the treebank first) and the first embeddings of its ids.
fn lexicon(gold: &[Gold], vectors: &vectors::Vectors, clusters: &[u16]) -> (Lexicon, Start) {
    let mut counts: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    let mut key = String::new();
    for token in gold.iter().flat_map(|sentence| &sentence.tokens) {
        write_key(&token.form, &mut key);
        *counts.entry(key.clone()).or_default() += 1;
    }
    // Words that the treebank shows twice learn the most from rows of their own; then the frequent of the text.
    let mut order: Vec<usize> = (0..vectors.words.len()).collect();
    order.sort_by_key(|&word| (counts.get(&vectors.words[word]).copied().unwrap_or(0) < 2, word));
    let words: Vec<(&str, u16)> =
        order.iter().map(|&word| (vectors.words[word].as_str(), clusters[word])).collect();
    let lexicon = Lexicon::new(&words, N_SINGLE + N_GROUPS, N_OWN_ROWS);
    let dim = vectors.dim;
    let first = crate::lexicon::FIRST_CLUSTER as usize;
    let mut sums = vec![0.0; lexicon.n_cluster_ids() * dim];
    let mut sizes = vec![0_usize; lexicon.n_cluster_ids()];
    for (word, &cluster) in clusters.iter().enumerate() {
        let id = first + usize::from(cluster);
        sizes[id] += 1;
        for at in 0..dim {
            sums[id * dim + at] += vectors.values[word * dim + at];
        }
    }
    let mut random = random::Random::new(5);
    for (id, &size) in sizes.iter().enumerate() {
        for value in &mut sums[id * dim..(id + 1) * dim] {
            *value = if size == 0 { (random.unit() - 0.5) * 0.3 } else { *value / size as f32 };
        }
    }
    let mut rows = sums.clone();
    for &word in order.iter().take(N_OWN_ROWS) {
        rows.extend_from_slice(&vectors.values[word * dim..(word + 1) * dim]);
    }
    rows.resize(lexicon.n_rows() * dim, 0.0);
    let scale = (dim as f32).sqrt() * 0.3;
    let scaled = |values: Vec<f32>| values.into_iter().map(|value| value * scale).collect();
    (lexicon, Start { dim, rows: scaled(rows), clusters: scaled(sums) })
}
