//! The learner at run time: one hidden layer over table rows, in integers.
//!
//! Training multiplies embeddings with the first layer once and for all, so a hidden layer is a sum of rows, one
//! a feature slot. All arithmetic is on integers: the same text gives the same analysis on every machine.

use crate::bytes::Reader;
#[cfg(feature = "train")]
use crate::bytes::Writer;
use crate::model::ModelError;

/// Units of a row that make 1.0.
#[cfg(feature = "train")]
pub(crate) const ROW_SCALE: f32 = 64.0;
/// Units of an output weight that make 1.0.
#[cfg(feature = "train")]
pub(crate) const OUT_SCALE: f32 = 256.0;
/// Highest hidden activation, in row units.
pub(crate) const HIDDEN_MAX: i16 = 1535;

/// The rows of one feature slot.
pub(crate) enum Rows {
    /// Byte rows, for tables of thousands of words.
    Narrow(Vec<i8>),
    /// Two-byte rows, for small tables.
    Wide(Vec<i16>),
}

/// A trained network.
pub(crate) struct Net {
    /// Width of the hidden layer, a multiple of 16.
    pub(crate) hidden: usize,
    pub(crate) slots: Vec<Rows>,
    pub(crate) bias: Vec<i16>,
    /// Output weights, a row an output.
    pub(crate) weights: Vec<i16>,
    pub(crate) out_bias: Vec<i32>,
}

impl Net {
    /// Number of outputs.
    pub(crate) fn n_outputs(&self) -> usize {
        self.out_bias.len()
    }

    /// Computes the hidden layer for one row id a slot.
    pub(crate) fn activate(&self, ids: &[u32], hidden: &mut Vec<i16>) {
        hidden.clear();
        hidden.extend_from_slice(&self.bias);
        let width = self.hidden;
        let sum = &mut hidden[..width];
        for (rows, &id) in self.slots.iter().zip(ids) {
            let start = id as usize * width;
            match rows {
                Rows::Narrow(rows) => add_narrow(sum, &rows[start..start + width]),
                Rows::Wide(rows) => add_wide(sum, &rows[start..start + width]),
            }
        }
        for value in sum {
            *value = (*value).clamp(0, HIDDEN_MAX);
        }
    }

    /// The score of one output for a hidden layer.
    pub(crate) fn score(&self, hidden: &[i16], output: usize) -> i32 {
        let weights = &self.weights[output * self.hidden..(output + 1) * self.hidden];
        self.out_bias[output] + dot(hidden, weights)
    }

    /// The best output of a range and its score; the first of equals.
    pub(crate) fn best(&self, hidden: &[i16], outputs: std::ops::Range<usize>) -> Option<(usize, i32)> {
        let mut best = None;
        for output in outputs {
            let score = self.score(hidden, output);
            if best.is_none_or(|(_, highest)| score > highest) {
                best = Some((output, score));
            }
        }
        best
    }

    #[cfg(feature = "train")]
    pub(crate) fn write(&self, writer: &mut Writer) {
        writer.count(self.hidden);
        writer.count(self.slots.len());
        for slot in &self.slots {
            match slot {
                Rows::Narrow(rows) => {
                    writer.count(1);
                    writer.narrow(rows);
                }
                Rows::Wide(rows) => {
                    writer.count(2);
                    writer.wide(rows);
                }
            }
        }
        writer.wide(&self.bias);
        writer.wide(&self.weights);
        writer.long_wide(&self.out_bias);
    }

    /// Reads a network whose slots have at least `row_counts` rows.
    pub(crate) fn read(reader: &mut Reader<'_>, row_counts: &[usize]) -> Result<Net, ModelError> {
        let malformed = ModelError::Malformed { what: "network" };
        let hidden = reader.count()?;
        let n_slots = reader.count()?;
        if n_slots != row_counts.len() || hidden % 16 != 0 || hidden == 0 {
            return Err(malformed);
        }
        let mut slots = Vec::with_capacity(n_slots);
        for &n_rows in row_counts {
            let (rows, len) = match reader.count()? {
                1 => {
                    let rows = reader.narrow()?;
                    let len = rows.len();
                    (Rows::Narrow(rows), len)
                }
                _ => {
                    let rows = reader.wide()?;
                    let len = rows.len();
                    (Rows::Wide(rows), len)
                }
            };
            if len < n_rows * hidden {
                return Err(malformed);
            }
            slots.push(rows);
        }
        let net = Net {
            hidden,
            slots,
            bias: reader.wide()?,
            weights: reader.wide()?,
            out_bias: reader.long_wide()?,
        };
        let fits = net.bias.len() == hidden && net.weights.len() == hidden * net.out_bias.len();
        if fits { Ok(net) } else { Err(malformed) }
    }
}

fn add_narrow(sum: &mut [i16], row: &[i8]) {
    for (sums, values) in sum.chunks_exact_mut(16).zip(row.chunks_exact(16)) {
        for (sum, &value) in sums.iter_mut().zip(values) {
            *sum = sum.wrapping_add(i16::from(value));
        }
    }
}

fn add_wide(sum: &mut [i16], row: &[i16]) {
    for (sums, values) in sum.chunks_exact_mut(16).zip(row.chunks_exact(16)) {
        for (sum, &value) in sums.iter_mut().zip(values) {
            *sum = sum.wrapping_add(value);
        }
    }
}

fn dot(left: &[i16], right: &[i16]) -> i32 {
    let mut sum = 0_i32;
    for (lefts, rights) in left.chunks_exact(16).zip(right.chunks_exact(16)) {
        for (&left, &right) in lefts.iter().zip(rights) {
            sum = sum.wrapping_add(i32::from(left) * i32::from(right));
        }
    }
    sum
}
