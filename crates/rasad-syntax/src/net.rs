//! The learner at run time: one hidden layer over table rows, in integers.
//!
//! Training multiplies embeddings with the first layer once and for all, so a hidden layer is a sum of rows, one
//! a feature slot. All arithmetic is on integers: the same text gives the same analysis on every machine.
#![expect(
    clippy::inline_always,
    reason = "code for wide vectors must lie in the function that asks for them"
)]

use fearless_simd::Level;
use fearless_simd::dispatch;

use crate::bytes::Reader;
#[cfg(feature = "train")]
use crate::bytes::Writer;
use crate::model::ModelError;

/// Units of a row that make 1.0.
#[cfg(feature = "train")]
pub(crate) const ROW_SCALE: f32 = 64.0;
/// Units of an output weight in the file that make 1.0.
#[cfg(feature = "train")]
pub(crate) const OUT_SCALE: f32 = 4096.0;
/// Bits that an output weight of the file loses: 32 units are 1.0 then, 127 the most.
const WEIGHT_SHIFT: u32 = 7;
/// Bits that a hidden unit loses before it is multiplied: 16 units are 1.0 then, 255 the most.
const HIDDEN_SHIFT: u32 = 2;
/// Bits that a product loses, so that scores are in row units: no product and no sum leaves 16 bits.
const PRODUCT_SHIFT: u32 = 3;
/// Highest value of a wide row.
#[cfg(feature = "train")]
pub(crate) const ROW_MAX: i16 = 1535;
/// Rows of output weights are multiples of this.
pub(crate) const LANES: usize = 16;

/// Hidden units that are computed at once.
const BLOCK: usize = 64;

/// The rows of one feature slot.
pub(crate) enum Rows {
    /// Byte rows, for tables of thousands of words.
    Narrow(Vec<i8>),
    /// Two-byte rows, for small tables.
    Wide(Vec<i16>),
}

impl Rows {
    #[cfg(feature = "train")]
    pub(crate) fn write(&self, writer: &mut Writer) {
        match self {
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

    /// Reads rows of at least `fewest` numbers together.
    pub(crate) fn read(reader: &mut Reader<'_>, fewest: usize) -> Result<Rows, ModelError> {
        let (rows, len) = if reader.count()? == 1 {
            let rows = reader.narrow()?;
            let len = rows.len();
            (Rows::Narrow(rows), len)
        } else {
            let rows = reader.wide()?;
            let len = rows.len();
            (Rows::Wide(rows), len)
        };
        if len < fewest { Err(ModelError::Malformed { what: "rows" }) } else { Ok(rows) }
    }
}

/// Writes the sum of one row a slot and the bias; the width is a multiple of [`BLOCK`].
#[inline(always)]
pub(crate) fn sum_rows(slots: &[Rows], bias: &[i16], ids: &[u32], out: &mut [i16]) {
    let (bias, _) = bias.as_chunks::<BLOCK>();
    for (block, (out, &start)) in out.as_chunks_mut::<BLOCK>().0.iter_mut().zip(bias).enumerate() {
        let mut sum = start;
        add_rows(slots, ids, block, bias.len(), &mut sum);
        *out = sum;
    }
}

/// Adds a block of one row a slot; a row has `n_blocks`.
#[inline(always)]
fn add_rows(slots: &[Rows], ids: &[u32], block: usize, n_blocks: usize, sum: &mut [i16; BLOCK]) {
    for (rows, &id) in slots.iter().zip(ids) {
        let at = id as usize * n_blocks + block;
        match rows {
            Rows::Narrow(rows) => add_narrow(sum, &rows.as_chunks::<BLOCK>().0[at]),
            Rows::Wide(rows) => add_wide(sum, &rows.as_chunks::<BLOCK>().0[at]),
        }
    }
}

/// A trained network.
pub(crate) struct Net {
    /// Width of the hidden layer, a multiple of [`BLOCK`].
    pub(crate) hidden: usize,
    pub(crate) slots: Vec<Rows>,
    pub(crate) bias: Vec<i16>,
    /// Output weights: a row a hidden unit; its length rounded up to [`LANES`].
    pub(crate) weights: Vec<i16>,
    pub(crate) out_bias: Vec<i16>,
    pub(crate) level: Level,
}

/// Buffers that are used again for every decision.
#[derive(Default)]
pub(crate) struct Layers {
    /// Hidden units that are not zero, with their shifted activation.
    active: Vec<(u16, i16)>,
    scores: Vec<i16>,
}

impl Layers {
    /// The best output of a range and its score; the first of equals.
    pub(crate) fn best(&self, outputs: std::ops::Range<usize>) -> Option<(usize, i16)> {
        let mut best: Option<(usize, i16)> = None;
        for output in outputs {
            let score = self.scores[output];
            if best.is_none_or(|(_, highest)| score > highest) {
                best = Some((output, score));
            }
        }
        best
    }
}

impl Net {
    /// Number of outputs.
    pub(crate) fn n_outputs(&self) -> usize {
        self.out_bias.len()
    }

    /// Computes the score of every output for one row id a slot; `extras` are added to the hidden layer.
    pub(crate) fn run(&self, ids: &[u32], extras: &[&[i16]], layers: &mut Layers) {
        dispatch!(self.level, _ => self.compute(ids, extras, layers));
    }

    #[inline(always)]
    fn compute(&self, ids: &[u32], extras: &[&[i16]], layers: &mut Layers) {
        self.activate(ids, extras, &mut layers.active);
        let width = self.out_bias.len().next_multiple_of(LANES);
        layers.scores.clear();
        layers.scores.extend_from_slice(&self.out_bias);
        layers.scores.resize(width, 0);
        let (fours, rest) = layers.active.as_chunks::<4>();
        let row = |unit: u16| &self.weights[usize::from(unit) * width..][..width];
        let scores = &mut layers.scores[..width];
        for &[(a, left), (b, right), (c, third), (d, fourth)] in fours {
            let (first_row, second_row, third_row, fourth_row) = (row(a), row(b), row(c), row(d));
            for at in 0..width {
                let one = product(first_row[at], left).wrapping_add(product(second_row[at], right));
                let two = product(third_row[at], third).wrapping_add(product(fourth_row[at], fourth));
                scores[at] = scores[at].wrapping_add(one.wrapping_add(two));
            }
        }
        for &(unit, activation) in rest {
            for (score, &weight) in scores.iter_mut().zip(row(unit)) {
                *score = score.wrapping_add(product(weight, activation));
            }
        }
    }

    /// Computes the hidden layer, in blocks that fit the registers of any machine.
    #[expect(clippy::cast_possible_truncation, reason = "a hidden layer has a few hundred units")]
    #[inline(always)]
    fn activate(&self, ids: &[u32], extras: &[&[i16]], active: &mut Vec<(u16, i16)>) {
        active.resize(self.hidden, (0, 0));
        let mut n_active = 0;
        let (bias, _) = self.bias.as_chunks::<BLOCK>();
        for (block, &start) in bias.iter().enumerate() {
            let mut sum = start;
            for extra in extras {
                add_wide(&mut sum, &extra.as_chunks::<BLOCK>().0[block]);
            }
            add_rows(&self.slots, ids, block, bias.len(), &mut sum);
            // Without a branch: each unit is written, and kept if it is not zero.
            for (unit, &value) in sum.iter().enumerate() {
                let activation = (value >> HIDDEN_SHIFT).clamp(0, 255);
                active[n_active] = ((block * BLOCK + unit) as u16, activation);
                n_active += usize::from(activation > 0);
            }
        }
        active.truncate(n_active);
    }

    /// Reads a network whose slots have at least `row_counts` rows.
    pub(crate) fn read(reader: &mut Reader<'_>, row_counts: &[usize]) -> Result<Net, ModelError> {
        let malformed = ModelError::Malformed { what: "network" };
        let hidden = reader.count()?;
        let n_slots = reader.count()?;
        if n_slots != row_counts.len() || !hidden.is_multiple_of(BLOCK) || hidden == 0 {
            return Err(malformed);
        }
        let mut slots = Vec::with_capacity(n_slots);
        for &n_rows in row_counts {
            slots.push(Rows::read(reader, n_rows * hidden)?);
        }
        let bias = reader.wide()?;
        let mut weights = reader.wide()?;
        for weight in &mut weights {
            *weight = ((*weight >> (WEIGHT_SHIFT - 1)).saturating_add(1) >> 1).clamp(-127, 127);
        }
        let net = Net { hidden, slots, bias, weights, out_bias: reader.wide()?, level: Level::new() };
        let fits = net.bias.len() == hidden
            && net.weights.len() == hidden * net.out_bias.len().next_multiple_of(LANES);
        if fits { Ok(net) } else { Err(malformed) }
    }
}

#[inline(always)]
fn add_narrow(sum: &mut [i16; BLOCK], row: &[i8; BLOCK]) {
    for (sum, &value) in sum.iter_mut().zip(row) {
        *sum = sum.wrapping_add(i16::from(value));
    }
}

#[inline(always)]
fn add_wide(sum: &mut [i16; BLOCK], row: &[i16; BLOCK]) {
    for (sum, &value) in sum.iter_mut().zip(row) {
        *sum = sum.wrapping_add(value);
    }
}

/// The product of an output weight with an activation.
#[inline(always)]
fn product(weight: i16, activation: i16) -> i16 {
    weight.wrapping_mul(activation) >> PRODUCT_SHIFT
}
