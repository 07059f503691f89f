//! Word vectors from running text: skip-gram with negative sampling, one context matrix a position, and clusters.

use std::collections::BTreeMap;

use super::random::Random;

const OFFSETS: [isize; 6] = [-1, 1, -2, 2, -3, 3];
const NEGATIVES: usize = 5;

/// Words by falling frequency, with a vector each.
pub(super) struct Vectors {
    pub(super) words: Vec<String>,
    pub(super) dim: usize,
    pub(super) values: Vec<f32>,
}

/// Learns vectors of the words that occur at least `fewest` times in sentences of look-up keys.
pub(super) fn learn(sentences: &[Vec<String>], fewest: usize, dim: usize, epochs: usize) -> Vectors {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in sentences.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let mut ranked: Vec<(&str, usize)> = counts.into_iter().filter(|&(_, count)| count >= fewest).collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let ids: BTreeMap<&str, usize> = ranked.iter().enumerate().map(|(id, &(word, _))| (word, id)).collect();
    let coded: Vec<Vec<usize>> = sentences
        .iter()
        .map(|sentence| sentence.iter().filter_map(|word| ids.get(word.as_str()).copied()).collect())
        .collect();
    let noise = noise_table(&ranked);
    let n_words = ranked.len();
    let mut random = Random::new(7);
    let mut values: Vec<f32> = (0..n_words * dim).map(|_| (random.unit() - 0.5) / dim as f32).collect();
    let mut contexts = vec![0.0_f32; OFFSETS.len() * n_words * dim];
    let total: usize = coded.iter().map(Vec::len).sum::<usize>() * epochs;
    let corpus: usize = coded.iter().map(Vec::len).sum();
    let mut done = 0;
    let mut change = vec![0.0; dim];
    for _ in 0..epochs {
        for sentence in &coded {
            for (at, &word) in sentence.iter().enumerate() {
                done += 1;
                // Very frequent words are passed over now and then.
                let share = ranked[word].1 as f32 / corpus as f32;
                if share > 1e-3 && !random.chance((1e-3 / share).sqrt()) {
                    continue;
                }
                let rate = 0.03 * (1.0 - done as f32 / total as f32).max(0.02);
                for (position, &offset) in OFFSETS.iter().enumerate() {
                    let Some(&context) = at.checked_add_signed(offset).and_then(|at| sentence.get(at)) else {
                        continue;
                    };
                    change.fill(0.0);
                    let vector = &mut values[word * dim..(word + 1) * dim];
                    for sample in 0..=NEGATIVES {
                        let (target, label) = if sample == 0 {
                            (context, 1.0)
                        } else {
                            (noise[random.below(noise.len())] as usize, 0.0)
                        };
                        if sample > 0 && target == context {
                            continue;
                        }
                        let start = (position * n_words + target) * dim;
                        let other = &mut contexts[start..start + dim];
                        let score = lanes_dot(vector, other);
                        let step = (label - sigmoid(score)) * rate;
                        for ((change, other), &own) in change.iter_mut().zip(other).zip(vector.iter()) {
                            *change += step * *other;
                            *other += step * own;
                        }
                    }
                    for (value, &change) in vector.iter_mut().zip(&change) {
                        *value += change;
                    }
                }
            }
        }
    }
    let words = ranked.into_iter().map(|(word, _)| word.to_owned()).collect();
    Vectors { words, dim, values }
}

fn noise_table(ranked: &[(&str, usize)]) -> Vec<u32> {
    let weight = |count: usize| {
        let root = (count as f32).sqrt();
        root * root.sqrt()
    };
    let total: f32 = ranked.iter().map(|&(_, count)| weight(count)).sum();
    let mut table = Vec::new();
    for (id, &(_, count)) in ranked.iter().enumerate() {
        let n = (weight(count) / total * 500_000.0) as usize + 1;
        table.extend(std::iter::repeat_n(id as u32, n));
    }
    table
}

fn sigmoid(x: f32) -> f32 {
    let small = super::matrix::exp(-x.abs().min(30.0));
    if x >= 0.0 { 1.0 / (1.0 + small) } else { small / (1.0 + small) }
}

fn lanes_dot(left: &[f32], right: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; 8];
    for (left, right) in left.as_chunks::<8>().0.iter().zip(right.as_chunks::<8>().0) {
        for lane in 0..8 {
            lanes[lane] += left[lane] * right[lane];
        }
    }
    lanes.iter().sum()
}

impl Vectors {
    /// Scales every vector to the given length, so rare and frequent words weigh the same.
    pub(super) fn normalize(&mut self, length: f32) {
        for vector in self.values.chunks_exact_mut(self.dim) {
            let norm = lanes_dot(vector, vector).sqrt().max(1e-6);
            for value in vector {
                *value *= length / norm;
            }
        }
    }

    /// Clusters: the first `n_single` words alone, the others in groups around centers. Returns a cluster a word.
    pub(super) fn cluster(&self, n_single: usize, n_groups: usize, rounds: usize) -> Vec<u16> {
        let dim = self.dim;
        let n_single = n_single.min(self.words.len());
        let rest: Vec<usize> = (n_single..self.words.len()).collect();
        let mut centers: Vec<f32> = (0..n_groups)
            .flat_map(|group| {
                let word = n_single + group * 3 % rest.len().max(1);
                self.values[word * dim..(word + 1) * dim].to_vec()
            })
            .collect();
        let mut groups = vec![0_usize; rest.len()];
        for _ in 0..rounds {
            for (group, &word) in groups.iter_mut().zip(&rest) {
                let vector = &self.values[word * dim..(word + 1) * dim];
                let mut best = f32::MIN;
                for (candidate, center) in centers.chunks_exact(dim).enumerate() {
                    let score = lanes_dot(vector, center);
                    if score > best {
                        best = score;
                        *group = candidate;
                    }
                }
            }
            let mut sums = vec![0.0; n_groups * dim];
            for (&group, &word) in groups.iter().zip(&rest) {
                for (sum, &value) in
                    sums[group * dim..(group + 1) * dim].iter_mut().zip(&self.values[word * dim..])
                {
                    *sum += value;
                }
            }
            for (center, sum) in centers.chunks_exact_mut(dim).zip(sums.chunks_exact(dim)) {
                let norm = lanes_dot(sum, sum).sqrt();
                if norm > 1e-6 {
                    for (center, &sum) in center.iter_mut().zip(sum) {
                        *center = sum / norm;
                    }
                }
            }
        }
        let single = (0..n_single).map(|word| word as u16);
        single.chain(groups.into_iter().map(|group| (n_single + group) as u16)).collect()
    }
}
