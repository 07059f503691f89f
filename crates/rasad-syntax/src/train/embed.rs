//! Embedding tables and the first layer over them, while they learn.

use super::learned::Learned;
use super::matrix::add_scaled;
use super::matrix::multiply;
use super::matrix::outer;
use super::matrix::transpose;
use super::random::Random;
use crate::net::ROW_MAX;
use crate::net::ROW_SCALE;
use crate::net::Rows;

/// An embedding table.
struct Table {
    dim: usize,
    rows: Learned,
    /// Learning rate in relation to the network's.
    speed: f32,
    narrow: bool,
}

/// A table to create.
pub(super) struct TableSpec {
    pub(super) n_rows: usize,
    pub(super) dim: usize,
    /// Whether run-time rows are stored in one byte.
    pub(super) narrow: bool,
    /// First values, row by row.
    pub(super) start: Option<Vec<f32>>,
    pub(super) speed: f32,
}

/// Tables, and a layer over one row of each slot's table.
pub(super) struct Embed {
    tables: Vec<Table>,
    /// The table of each slot.
    slots: Vec<usize>,
    input: usize,
    width: usize,
    weights: Learned,
    bias: Learned,
    /// Part of the input that is set to zero while learning.
    dropout: f32,
    random: Random,
    // The batch.
    ids: Vec<u32>,
    x: Vec<f32>,
}

/// Weight decay of the dense layers.
pub(super) const DECAY: f32 = 1e-5;

impl Embed {
    pub(super) fn new(
        specs: Vec<TableSpec>,
        slots: Vec<usize>,
        width: usize,
        bias: f32,
        dropout: f32,
        seed: u64,
    ) -> Embed {
        let mut random = Random::new(seed);
        let mut tables = Vec::new();
        for spec in specs {
            let rows = match spec.start {
                Some(values) => Learned::new(values),
                None => Learned::random(spec.n_rows * spec.dim, 0.3, &mut random),
            };
            tables.push(Table { dim: spec.dim, rows, speed: spec.speed, narrow: spec.narrow });
        }
        let input: usize = slots.iter().map(|&slot| tables[slot].dim).sum();
        let range = (6.0 / (input + width) as f32).sqrt();
        let weights = Learned::random(input * width, range, &mut random);
        let bias = Learned::new(vec![bias; width]);
        Embed { tables, slots, input, width, weights, bias, dropout, random, ids: Vec::new(), x: Vec::new() }
    }

    /// Appends examples (a row of ids each) to the batch, and their outputs to `out`.
    pub(super) fn forward(&mut self, ids: &[u32], out: &mut Vec<f32>) {
        let start = self.x.len();
        self.ids.extend_from_slice(ids);
        for example in ids.chunks_exact(self.slots.len()) {
            for (&slot, &id) in self.slots.iter().zip(example) {
                let table = &self.tables[slot];
                let row = id as usize * table.dim;
                self.x.extend_from_slice(&table.rows.values[row..row + table.dim]);
            }
        }
        let keep = 1.0 / (1.0 - self.dropout);
        // One draw decides on four neighbors: a part of a feature, not all of it.
        for group in self.x[start..].chunks_mut(4) {
            let factor = if self.random.chance(self.dropout) { 0.0 } else { keep };
            for value in group {
                *value *= factor;
            }
        }
        let first = out.len();
        for _ in ids.chunks_exact(self.slots.len()) {
            out.extend_from_slice(&self.bias.values);
        }
        multiply(&self.x[start..], &self.weights.values, &mut out[first..], self.input, self.width);
    }

    /// Learns from the gradient by the outputs of the batch, and empties the batch.
    pub(super) fn backward(&mut self, gradient: &[f32], rate: f32) {
        let (input, width) = (self.input, self.width);
        let mut dx = vec![0.0; self.x.len()];
        let mut scratch = Vec::new();
        transpose(&self.weights.values, width, &mut scratch);
        multiply(gradient, &scratch, &mut dx, width, input);
        let keep = 1.0 / (1.0 - self.dropout);
        for (d, &x) in dx.iter_mut().zip(&self.x) {
            *d = if x == 0.0 { 0.0 } else { *d * keep };
        }
        outer(&self.x, gradient, &mut scratch, input, width);
        self.weights.update(0, &scratch, rate, DECAY);
        let mut sum = vec![0.0; width];
        for example in gradient.chunks_exact(width) {
            add_scaled(&mut sum, example, 1.0);
        }
        self.bias.update(0, &sum, rate, 0.0);
        self.update_tables(&dx, rate);
        self.x.clear();
        self.ids.clear();
    }

    /// Sums the gradients of each embedding row, then updates the row once.
    fn update_tables(&mut self, dx: &[f32], rate: f32) {
        let mut touched: Vec<(usize, u32, usize)> = Vec::new();
        for (example, ids) in self.ids.chunks_exact(self.slots.len()).enumerate() {
            let mut offset = example * self.input;
            for (&table, &id) in self.slots.iter().zip(ids) {
                touched.push((table, id, offset));
                offset += self.tables[table].dim;
            }
        }
        touched.sort_unstable();
        let mut sum = Vec::new();
        for group in touched.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let (table, id, _) = group[0];
            let table = &mut self.tables[table];
            sum.clear();
            sum.resize(table.dim, 0.0);
            for &(_, _, at) in group {
                add_scaled(&mut sum, &dx[at..at + table.dim], 1.0);
            }
            table.rows.update(id as usize * table.dim, &sum, rate * table.speed, 0.0);
        }
    }

    /// The bias for run time.
    pub(super) fn frozen_bias(&self) -> Vec<i16> {
        self.bias.values.iter().map(|&value| scaled(value, ROW_SCALE)).collect()
    }

    /// Rows for run time: embeddings times weights, in integers, a table a slot.
    pub(super) fn freeze(&self) -> Vec<Rows> {
        let mut slots = Vec::new();
        let mut offset = 0;
        for &slot in &self.slots {
            let table = &self.tables[slot];
            let weights = &self.weights.values[offset * self.width..(offset + table.dim) * self.width];
            offset += table.dim;
            let n_rows = table.rows.values.len() / table.dim;
            let mut product = vec![0.0; n_rows * self.width];
            multiply(&table.rows.values, weights, &mut product, table.dim, self.width);
            let rounded = |most: f32| product.iter().map(move |v| (v * ROW_SCALE).round().clamp(-most, most));
            slots.push(if table.narrow {
                Rows::Narrow(rounded(127.0).map(|value| value as i8).collect())
            } else {
                Rows::Wide(rounded(f32::from(ROW_MAX)).map(|value| value as i16).collect())
            });
        }
        slots
    }
}

/// A weight in units of its scale.
pub(super) fn scaled(value: f32, scale: f32) -> i16 {
    (value * scale).round().clamp(-32767.0, 32767.0) as i16
}
