//! Products of matrices, row by row in a fixed order of additions, so that every machine computes the same.

/// Columns that are computed at once.
const LANES: usize = 8;
/// Rows that are computed at once.
const ROWS: usize = 4;

/// `out += x * w` for rows of `x` (`inner` wide) and `w` (`inner` rows, `width` wide).
pub(super) fn multiply(x: &[f32], w: &[f32], out: &mut [f32], inner: usize, width: usize) {
    let mut out_groups = out.chunks_mut(ROWS * width);
    for group in x.chunks(ROWS * inner) {
        let Some(out) = out_groups.next() else { return };
        if group.len() == ROWS * inner {
            tile::<ROWS>(group, w, out, inner, width);
        } else {
            for (x, out) in group.chunks_exact(inner).zip(out.chunks_exact_mut(width)) {
                tile::<1>(x, w, out, inner, width);
            }
        }
    }
}

/// The product of `N` rows.
fn tile<const N: usize>(x: &[f32], w: &[f32], out: &mut [f32], inner: usize, width: usize) {
    let rows: [&[f32]; N] = std::array::from_fn(|row| &x[row * inner..(row + 1) * inner]);
    let whole = width - width % LANES;
    for column in whole..width {
        for (row, x) in rows.iter().enumerate() {
            let products = x.iter().zip(w[column..].iter().step_by(width)).map(|(x, w)| x * w);
            out[row * width + column] += products.sum::<f32>();
        }
    }
    for column in (0..whole).step_by(LANES) {
        let mut sums = [[0.0_f32; LANES]; N];
        for (at, w) in w.chunks_exact(width).enumerate() {
            let (w, _) = w[column..].as_chunks::<LANES>();
            for (sum, row) in sums.iter_mut().zip(&rows) {
                let x = row[at];
                for (sum, &w) in sum.iter_mut().zip(&w[0]) {
                    *sum += x * w;
                }
            }
        }
        for (row, sum) in sums.iter().enumerate() {
            let start = row * width + column;
            for (out, &sum) in out[start..start + LANES].iter_mut().zip(sum) {
                *out += sum;
            }
        }
    }
}

/// `out = x' * d`, `width` a multiple of eight: a row of `width` for each of the `inner` columns of `x`, summed over the examples.
pub(super) fn outer(x: &[f32], d: &[f32], out: &mut Vec<f32>, inner: usize, width: usize) {
    out.clear();
    out.resize(inner * width, 0.0);
    let mut first = 0;
    while first < inner {
        let n = ROWS.min(inner - first);
        for column in (0..width).step_by(LANES) {
            let mut sums = [[0.0_f32; LANES]; ROWS];
            if n == ROWS {
                for (x, d) in x.chunks_exact(inner).zip(d.chunks_exact(width)) {
                    let (x, _) = x[first..].as_chunks::<ROWS>();
                    let (d, _) = d[column..].as_chunks::<LANES>();
                    for (sum, &x) in sums.iter_mut().zip(&x[0]) {
                        for (sum, &d) in sum.iter_mut().zip(&d[0]) {
                            *sum += x * d;
                        }
                    }
                }
            } else {
                for (x, d) in x.chunks_exact(inner).zip(d.chunks_exact(width)) {
                    for (sum, &x) in sums.iter_mut().zip(&x[first..first + n]) {
                        for (sum, &d) in sum.iter_mut().zip(&d[column..column + LANES]) {
                            *sum += x * d;
                        }
                    }
                }
            }
            for (row, sum) in sums[..n].iter().enumerate() {
                let start = (first + row) * width + column;
                out[start..start + LANES].copy_from_slice(sum);
            }
        }
        first += n;
    }
}

/// Rows become columns: `w` has rows of `width`.
pub(super) fn transpose(w: &[f32], width: usize, out: &mut Vec<f32>) {
    let height = w.len() / width;
    out.clear();
    out.resize(w.len(), 0.0);
    for (row, values) in w.chunks_exact(width).enumerate() {
        for (column, &value) in values.iter().enumerate() {
            out[column * height + row] = value;
        }
    }
}

pub(super) fn add_scaled(out: &mut [f32], values: &[f32], scale: f32) {
    for (out, &value) in out.iter_mut().zip(values) {
        *out += value * scale;
    }
}

/// A dot product in 16 fixed lanes; widths are multiples of 16.
pub(super) fn dot(left: &[f32], right: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; 16];
    for (left, right) in left.as_chunks::<16>().0.iter().zip(right.as_chunks::<16>().0) {
        for lane in 0..16 {
            lanes[lane] += left[lane] * right[lane];
        }
    }
    let mut sum = 0.0;
    for half in 0..8 {
        sum += lanes[half] + lanes[half + 8];
    }
    sum
}

/// `e` to the power of a number at most 0, by range reduction and a polynomial, the same on every machine.
pub(super) fn exp(x: f32) -> f32 {
    if x < -80.0 {
        return 0.0;
    }
    let scaled = x * std::f32::consts::LOG2_E;
    let whole = scaled.floor();
    let part = (scaled - whole) * std::f32::consts::LN_2;
    let series = 1.0
        + part
            * (1.0
                + part
                    * (0.5 + part * (1.0 / 6.0 + part * (1.0 / 24.0 + part * (1.0 / 120.0 + part / 720.0)))));
    series * f32::from_bits(((whole as i32 + 127) as u32) << 23)
}
