//! A network while it learns: embeddings, a hidden layer with dropout, outputs.

use super::embed::DECAY;
use super::embed::Embed;
use super::embed::TableSpec;
use super::embed::scaled;
use super::learned::Learned;
use super::learned::warm;
use super::matrix::add_scaled;
use super::matrix::dot;
use super::random::Random;
use crate::bytes::Writer;
use crate::net::LANES;
use crate::net::OUT_SCALE;
use crate::net::ROW_SCALE;

/// A network that learns.
pub(super) struct Dense {
    embed: Embed,
    hidden: usize,
    outputs: usize,
    weights: Learned,
    bias: Learned,
    dropout: f32,
    random: Random,
    steps: i32,
    // The batch.
    h: Vec<f32>,
    scores: Vec<f32>,
}

impl Dense {
    pub(super) fn new(
        specs: Vec<TableSpec>,
        slots: Vec<usize>,
        hidden: usize,
        outputs: usize,
        [dropout, input_dropout]: [f32; 2],
        seed: u64,
    ) -> Dense {
        let embed = Embed::new(specs, slots, hidden, 0.1, input_dropout, seed);
        let mut random = Random::new(seed + 1000);
        let range = (6.0 / (outputs + hidden) as f32).sqrt() * 0.5;
        Dense {
            embed,
            hidden,
            outputs,
            weights: Learned::random(outputs * hidden, range, &mut random),
            bias: Learned::new(vec![0.0; outputs]),
            dropout,
            random,
            steps: 0,
            h: Vec::new(),
            scores: Vec::new(),
        }
    }

    /// Appends examples to the batch and returns their scores, a row of outputs an example.
    ///
    /// `ids` has a row of slots an example, `extra` what the encoder adds to the hidden layer.
    pub(super) fn forward(&mut self, ids: &[u32], extra: &[f32]) -> &[f32] {
        let start = self.h.len();
        self.embed.forward(ids, &mut self.h);
        add_scaled(&mut self.h[start..], extra, 1.0);
        let keep = 1.0 / (1.0 - self.dropout);
        for value in &mut self.h[start..] {
            let dropped = self.dropout > 0.0 && self.random.chance(self.dropout);
            *value = if *value <= 0.0 || dropped { 0.0 } else { *value * keep };
        }
        self.scores.clear();
        for example in self.h[start..].chunks_exact(self.hidden) {
            for (weights, bias) in self.weights.values.chunks_exact(self.hidden).zip(&self.bias.values) {
                self.scores.push(bias + dot(example, weights));
            }
        }
        &self.scores
    }

    /// Learns from the gradient of the loss by the scores of the batch, and empties it.
    ///
    /// Returns the gradient by the hidden layer before its threshold.
    pub(super) fn backward(&mut self, gradient: &[f32], rate: f32) -> Vec<f32> {
        let (hidden, outputs) = (self.hidden, self.outputs);
        self.steps = self.steps.saturating_add(1);
        let rate = warm(rate, self.steps);
        let mut dh = vec![0.0; self.h.len()];
        let mut dw = vec![0.0; self.weights.values.len()];
        let mut db = vec![0.0; outputs];
        let examples = gradient.chunks_exact(outputs).zip(dh.chunks_exact_mut(hidden));
        for ((example, dh), h) in examples.zip(self.h.chunks_exact(hidden)) {
            for (output, &g) in example.iter().enumerate() {
                if g != 0.0 {
                    let row = output * hidden..(output + 1) * hidden;
                    add_scaled(dh, &self.weights.values[row.clone()], g);
                    add_scaled(&mut dw[row], h, g);
                    db[output] += g;
                }
            }
        }
        let keep = 1.0 / (1.0 - self.dropout);
        for (d, &h) in dh.iter_mut().zip(&self.h) {
            *d = if h > 0.0 { *d * keep } else { 0.0 };
        }
        self.weights.update(0, &dw, rate, DECAY);
        self.bias.update(0, &db, rate, 0.0);
        self.embed.backward(&dh, rate);
        self.h.clear();
        dh
    }

    /// Writes the network for run time: embeddings times first layer, in integers.
    pub(super) fn write(&self, writer: &mut Writer) {
        let slots = self.embed.freeze();
        writer.count(self.hidden);
        writer.count(slots.len());
        for slot in &slots {
            slot.write(writer);
        }
        writer.wide(&self.embed.frozen_bias());
        let mut weights = Vec::new();
        for unit in 0..self.hidden {
            weights.extend((0..self.outputs.next_multiple_of(LANES)).map(|output| {
                let value = self.weights.values.get(output * self.hidden + unit).copied().unwrap_or(0.0);
                scaled(value, OUT_SCALE)
            }));
        }
        writer.wide(&weights);
        writer.wide(&self.bias.values.iter().map(|&value| scaled(value, ROW_SCALE)).collect::<Vec<_>>());
    }
}
