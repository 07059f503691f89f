//! Products of states with matrices, in integers, with the widest vectors that the machine has: sums of whole
//! products are exact, so that all machines compute the same.
#![expect(
    clippy::inline_always,
    reason = "code for wide vectors must lie in the function that asks for them"
)]

use fearless_simd::Bytes;
use fearless_simd::Simd;
use fearless_simd::SimdBase;
use fearless_simd::i16x32;
use fearless_simd::i32x16;

use crate::bytes::Reader;
use crate::model::ModelError;

/// Units of a state that make 1.0.
pub(crate) const STATE_SCALE: f32 = 32767.0;
/// Units of a weight that make 1.0; a model file has them a row a unit.
#[cfg(feature = "train")]
pub(crate) const WEIGHT_SCALE: f32 = 1024.0;
/// Bits that a sum of products loses.
const SHIFT: u32 = 16;
/// Value of a unit of a result.
pub(crate) const UNIT: f32 = 1.0 / 512.0;
/// Outputs that are computed at once.
const BLOCK: usize = 64;
/// Vectors of a block.
const VECTORS: usize = BLOCK / 16;

/// A matrix from states to outputs.
pub(crate) struct Matrix {
    pub(crate) inner: usize,
    pub(crate) width: usize,
    /// For each block of outputs and pair of units: both weights of each output.
    packed: Vec<i16>,
}

impl Matrix {
    /// Packs rows of `width` weights, one for each of `inner` units; both are even, the width whole blocks.
    fn pack(inner: usize, width: usize, rows: &[i16]) -> Matrix {
        let mut packed = Vec::with_capacity(rows.len());
        for block in 0..width / BLOCK {
            for pair in 0..inner / 2 {
                for output in block * BLOCK..(block + 1) * BLOCK {
                    packed.push(rows[pair * 2 * width + output]);
                    packed.push(rows[(pair * 2 + 1) * width + output]);
                }
            }
        }
        Matrix { inner, width, packed }
    }

    /// The products of states, one after the other, in [`UNIT`]s.
    #[inline(always)]
    pub(crate) fn multiply<S: Simd>(&self, simd: S, states: &[i16], out: &mut [i16]) {
        // A block's weights stay near while all states pass by.
        for (block, weights) in self.packed.chunks_exact(self.inner * BLOCK).enumerate() {
            let (weights, _) = weights.as_chunks::<{ BLOCK * 2 }>();
            let mut two_states = states.chunks_exact(self.inner * 2);
            let mut two_outs = out.chunks_exact_mut(self.width * 2);
            for (pair, outs) in (&mut two_states).zip(&mut two_outs) {
                let (left, right) = pair.split_at(self.inner);
                let sums = both(simd, weights, [left, right]);
                let (left, right) = outs.split_at_mut(self.width);
                store(&sums[0], &mut left[block * BLOCK..][..BLOCK]);
                store(&sums[1], &mut right[block * BLOCK..][..BLOCK]);
            }
            let (state, out) = (two_states.remainder(), two_outs.into_remainder());
            if !state.is_empty() {
                let sums = both(simd, weights, [state]);
                store(&sums[0], &mut out[block * BLOCK..][..BLOCK]);
            }
        }
    }

    /// Reads a matrix of a given size.
    pub(crate) fn read(reader: &mut Reader<'_>, inner: usize, width: usize) -> Result<Matrix, ModelError> {
        let rows = reader.wide()?;
        if rows.len() == inner * width && inner.is_multiple_of(2) && width.is_multiple_of(BLOCK) {
            Ok(Matrix::pack(inner, width, &rows))
        } else {
            Err(ModelError::Malformed { what: "matrix" })
        }
    }
}

/// Sums of products for a block of outputs and some states.
#[inline(always)]
fn both<S: Simd, const N: usize>(
    simd: S,
    weights: &[[i16; BLOCK * 2]],
    states: [&[i16]; N],
) -> [[i32x16<S>; VECTORS]; N] {
    let mut sums = [[i32x16::splat(simd, 1 << (SHIFT - 1)); VECTORS]; N];
    let pairs = states.map(|state| state.as_chunks::<2>().0);
    for (at, weights) in weights.iter().enumerate() {
        let values: [i16x32<S>; N] = std::array::from_fn(|nth| {
            let [first, second] = pairs[nth][at];
            let word = i32::from(first.cast_unsigned()) | i32::from(second) << 16;
            i32x16::splat(simd, word).bitcast()
        });
        for (vector, weights) in weights.as_chunks::<32>().0.iter().enumerate() {
            let weights = i16x32::load_array_ref(simd, weights);
            for (sums, &value) in sums.iter_mut().zip(&values) {
                sums[vector] += simd.pairwise_dot_product_i16x32(weights, value);
            }
        }
    }
    sums
}

#[inline(always)]
fn store<S: Simd>(sums: &[i32x16<S>; VECTORS], out: &mut [i16]) {
    for (sum, out) in sums.iter().zip(out.as_chunks_mut::<16>().0) {
        let mut lanes = [0; 16];
        sum.store_slice(&mut lanes);
        for (out, lane) in out.iter_mut().zip(lanes) {
            *out = (lane >> SHIFT) as i16;
        }
    }
}
