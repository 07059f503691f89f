//! The encoder at run time: each word in the light of its sentence, by a layer of gated units in each direction.
//!
//! States are kept as integers; what the gates do with them uses only additions, products and quotients of single
//! precision in a fixed order, which every machine rounds alike.
#![expect(
    clippy::inline_always,
    reason = "code for wide vectors must lie in the function that asks for them"
)]

use fearless_simd::Level;
use fearless_simd::Simd;
use fearless_simd::dispatch;

use crate::bytes::Reader;
use crate::lexicon::Lexicon;
use crate::lexicon::TokenIds;
use crate::matrix::Matrix;
use crate::matrix::STATE_SCALE;
use crate::matrix::UNIT;
use crate::model::ModelError;
use crate::net::Rows;
use crate::net::sum_rows;
use crate::tagger::Look;

/// What is looked up of each word.
pub(crate) const SLOTS: &[Look] = &[
    Look::Row,
    Look::Cluster,
    Look::Suffix2,
    Look::Suffix3,
    Look::Suffix4,
    Look::Prefix,
    Look::Shape,
    Look::Casing,
];

/// Value of a unit of a row.
const ROW_UNIT: f32 = 1.0 / 64.0;
/// Bits between a unit of a product and a unit of a row.
const PRODUCT_SHIFT: u32 = 3;

/// A smooth threshold from -1 to 1, near to the hyperbolic tangent.
#[inline(always)]
pub(crate) fn bend(x: f32) -> f32 {
    let x = x.clamp(-3.0, 3.0);
    let square = x * x;
    x * (27.0 + square) / (27.0 + 9.0 * square)
}

/// A smooth threshold from 0 to 1, for gates.
#[inline(always)]
pub(crate) fn open(x: f32) -> f32 {
    0.5 + 0.5 * bend(0.5 * x)
}

/// A recurrent layer of gated units in both directions.
pub(crate) struct Encoder {
    /// Units of a direction.
    pub(crate) units: usize,
    pub(crate) slots: Vec<Rows>,
    /// Of the gates of both directions: update, reset, candidate.
    pub(crate) bias: Vec<i16>,
    /// From a direction's state to its gates.
    recurrent: [Matrix; 2],
    level: Level,
}

/// Buffers that are used again for every sentence.
#[derive(Default)]
pub(crate) struct Encoded {
    /// Both states of every token.
    pub(crate) states: Vec<i16>,
    gates: Vec<i16>,
    state: Vec<f32>,
    sums: Vec<i16>,
}

impl Encoder {
    /// Width of what a token gets.
    pub(crate) fn width(&self) -> usize {
        self.units * 2
    }

    /// Computes the states of a sentence.
    pub(crate) fn run(&self, tokens: &[TokenIds], casing: u32, encoded: &mut Encoded) {
        dispatch!(self.level, simd => self.encode(simd, tokens, casing, encoded));
    }

    #[inline(always)]
    fn encode<S: Simd>(&self, simd: S, tokens: &[TokenIds], casing: u32, encoded: &mut Encoded) {
        let units = self.units;
        let Encoded { states, gates, state, sums } = encoded;
        gates.clear();
        gates.resize(tokens.len() * units * 6, 0);
        for (token, gates) in tokens.iter().zip(gates.chunks_exact_mut(units * 6)) {
            let ids = ids(token, casing);
            sum_rows(&self.slots, &self.bias, &ids, gates);
        }
        states.clear();
        states.resize(tokens.len() * units * 2, 0);
        for direction in 0..2 {
            state.clear();
            state.resize(units, 0.0);
            let mut last: Option<usize> = None;
            for at in 0..tokens.len() {
                let token = if direction == 0 { at } else { tokens.len() - 1 - at };
                sums.clear();
                sums.resize(units * 3, 0);
                if let Some(last) = last {
                    let place = (last * 2 + direction) * units;
                    self.recurrent[direction].multiply(simd, &states[place..place + units], sums);
                }
                let first = token * units * 6 + direction * units * 3;
                let place = (token * 2 + direction) * units;
                step(&gates[first..first + units * 3], sums, state, &mut states[place..place + units]);
                last = Some(token);
            }
        }
    }

    pub(crate) fn read(reader: &mut Reader<'_>, lexicon: &Lexicon) -> Result<Encoder, ModelError> {
        let malformed = ModelError::Malformed { what: "encoder" };
        let units = reader.count()?;
        if units == 0 || !units.is_multiple_of(64) || units > 1024 {
            return Err(malformed);
        }
        let mut slots = Vec::with_capacity(SLOTS.len());
        for look in SLOTS {
            slots.push(Rows::read(reader, look.n_rows(lexicon, 0) * units * 6)?);
        }
        let bias = reader.wide()?;
        let recurrent = [Matrix::read(reader, units, units * 3)?, Matrix::read(reader, units, units * 3)?];
        if bias.len() != units * 6 {
            return Err(malformed);
        }
        Ok(Encoder { units, slots, bias, recurrent, level: Level::new() })
    }
}

/// The row id of each slot.
pub(crate) fn ids(token: &TokenIds, casing: u32) -> [u32; SLOTS.len()] {
    [token.row, token.cluster, token.suffix2, token.suffix3, token.suffix4, token.prefix, token.shape, casing]
}

/// Moves a state on by one token.
#[expect(clippy::cast_possible_truncation, reason = "a state lies between -1 and 1")]
#[inline(always)]
fn step(gates: &[i16], sums: &[i16], state: &mut [f32], out: &mut [i16]) {
    let units = state.len();
    let (update, reset, candidate) =
        (&gates[..units], &gates[units..][..units], &gates[units * 2..][..units]);
    let (update_sum, reset_sum, recurrent) =
        (&sums[..units], &sums[units..][..units], &sums[units * 2..][..units]);
    let out = &mut out[..units];
    for at in 0..units {
        let keep = open(f32::from(update[at]) * ROW_UNIT + f32::from(update_sum[at]) * UNIT);
        let share = open(f32::from(reset[at]) * ROW_UNIT + f32::from(reset_sum[at]) * UNIT);
        let new = bend(f32::from(candidate[at]) * ROW_UNIT + share * f32::from(recurrent[at]) * UNIT);
        let next = keep * state[at] + (1.0 - keep) * new;
        state[at] = next;
        out[at] = (next * STATE_SCALE) as i16;
    }
}

/// What a network takes from the states of a token: a product with a matrix, in units of rows.
pub(crate) struct Tap {
    matrix: Matrix,
    level: Level,
}

impl Tap {
    /// Reads what a network with hidden layers of `width` together takes.
    pub(crate) fn read(reader: &mut Reader<'_>, inner: usize, width: usize) -> Result<Tap, ModelError> {
        Ok(Tap { matrix: Matrix::read(reader, inner, width)?, level: Level::new() })
    }

    /// Computes the products of all tokens.
    pub(crate) fn run(&self, states: &[i16], out: &mut Vec<i16>) {
        out.clear();
        out.resize(states.len() / self.matrix.inner * self.matrix.width, 0);
        dispatch!(self.level, simd => self.products(simd, states, out));
    }

    #[inline(always)]
    fn products<S: Simd>(&self, simd: S, states: &[i16], out: &mut [i16]) {
        self.matrix.multiply(simd, states, out);
        for value in out {
            *value >>= PRODUCT_SHIFT;
        }
    }
}
