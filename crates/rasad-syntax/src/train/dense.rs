//! The network while it learns: embeddings, a hidden layer with dropout, Adam.
//!
//! Only plain multiplications, additions and square roots in a fixed order, so every machine computes the same.

use super::random::Random;
use crate::net::LANES;
use crate::net::Net;
use crate::net::OUT_SCALE;
use crate::net::ROW_MAX;
use crate::net::ROW_SCALE;
use crate::net::Rows;

const BETA1: f32 = 0.9;
const BETA2: f32 = 0.999;
const EPSILON: f32 = 1e-6;
/// Keeps the moments of idle weights from the denormal numbers, which machines are slow with.
const TINY: f32 = 1e-24;

/// Numbers that learn, with Adam's moments.
struct Learned {
    values: Vec<f32>,
    mean: Vec<f32>,
    square: Vec<f32>,
}

impl Learned {
    fn new(values: Vec<f32>) -> Learned {
        let zeros = vec![0.0; values.len()];
        Learned { values, mean: zeros.clone(), square: zeros }
    }

    fn random(len: usize, range: f32, random: &mut Random) -> Learned {
        Learned::new((0..len).map(|_| (random.unit() * 2.0 - 1.0) * range).collect())
    }

    fn update(&mut self, start: usize, gradient: &[f32], rate: f32, decay: f32) {
        let end = start + gradient.len();
        let (values, values_rest) = self.values[start..end].as_chunks_mut::<8>();
        let (means, means_rest) = self.mean[start..end].as_chunks_mut::<8>();
        let (squares, squares_rest) = self.square[start..end].as_chunks_mut::<8>();
        let (gradients, gradient_rest) = gradient.as_chunks::<8>();
        for (((value, mean), square), g) in values.iter_mut().zip(means).zip(squares).zip(gradients) {
            adam(value, mean, square, g, rate, decay);
        }
        for at in 0..gradient_rest.len() {
            let (value, mean) = (&mut values_rest[at], &mut means_rest[at]);
            let (mut one, mut two, mut three) = ([*value], [*mean], [squares_rest[at]]);
            adam(&mut one, &mut two, &mut three, &[gradient_rest[at]], rate, decay);
            [*value] = one;
            [*mean] = two;
            [squares_rest[at]] = three;
        }
    }
}

/// Adam's step for a few numbers at once.
#[inline]
fn adam<const N: usize>(
    value: &mut [f32; N],
    mean: &mut [f32; N],
    square: &mut [f32; N],
    g: &[f32; N],
    rate: f32,
    decay: f32,
) {
    let mut m = *mean;
    for at in 0..N {
        m[at] = BETA1 * m[at] + (1.0 - BETA1) * g[at] + TINY;
    }
    let mut s = *square;
    for at in 0..N {
        s[at] = BETA2 * s[at] + (1.0 - BETA2) * g[at] * g[at] + TINY;
    }
    let mut root = s;
    for root in &mut root {
        *root = root.sqrt() + EPSILON;
    }
    let mut v = *value;
    for at in 0..N {
        v[at] -= rate * (m[at] / root[at] + decay * v[at]);
    }
    *mean = m;
    *square = s;
    *value = v;
}

/// An embedding table.
struct Table {
    dim: usize,
    rows: Learned,
    /// Learning rate in relation to the network's.
    speed: f32,
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

/// A network that learns.
pub(super) struct Dense {
    tables: Vec<Table>,
    narrow: Vec<bool>,
    /// The table of each slot.
    slots: Vec<usize>,
    input: usize,
    hidden: usize,
    outputs: usize,
    w1: Learned,
    b1: Learned,
    w2: Learned,
    b2: Learned,
    dropout: f32,
    /// Part of the input that is set to zero while learning.
    input_dropout: f32,
    random: Random,
    steps: i32,
    // The batch.
    ids: Vec<u32>,
    batch: usize,
    x: Vec<f32>,
    h: Vec<f32>,
    scores: Vec<f32>,
    transposed: Vec<f32>,
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
        let mut random = Random::new(seed);
        let mut tables = Vec::new();
        let mut narrow = Vec::new();
        for spec in specs {
            let rows = match spec.start {
                Some(values) => Learned::new(values),
                None => Learned::random(spec.n_rows * spec.dim, 0.3, &mut random),
            };
            tables.push(Table { dim: spec.dim, rows, speed: spec.speed });
            narrow.push(spec.narrow);
        }
        let input: usize = slots.iter().map(|&slot| tables[slot].dim).sum();
        let w1 = Learned::random(input * hidden, (6.0 / (input + hidden) as f32).sqrt(), &mut random);
        let w2 =
            Learned::random(outputs * hidden, (6.0 / (outputs + hidden) as f32).sqrt() * 0.5, &mut random);
        Dense {
            tables,
            narrow,
            slots,
            input,
            hidden,
            outputs,
            w1,
            b1: Learned::new(vec![0.1; hidden]),
            w2,
            b2: Learned::new(vec![0.0; outputs]),
            dropout,
            input_dropout,
            random,
            steps: 0,
            ids: Vec::new(),
            batch: 0,
            x: Vec::new(),
            h: Vec::new(),
            scores: Vec::new(),
            transposed: Vec::new(),
        }
    }

    /// Scores of a batch, a row of outputs an example; `ids` has a row of slots an example.
    pub(super) fn forward(&mut self, ids: &[u32]) -> &[f32] {
        let n_slots = self.slots.len();
        let (input, hidden) = (self.input, self.hidden);
        self.batch = ids.len() / n_slots;
        self.ids.clear();
        self.ids.extend_from_slice(ids);
        self.x.clear();
        for example in ids.chunks_exact(n_slots) {
            for (&slot, &id) in self.slots.iter().zip(example) {
                let table = &self.tables[slot];
                let start = id as usize * table.dim;
                self.x.extend_from_slice(&table.rows.values[start..start + table.dim]);
            }
        }
        self.drop_input();
        self.h.clear();
        for _ in 0..self.batch {
            self.h.extend_from_slice(&self.b1.values);
        }
        multiply(&self.x, &self.w1.values, &mut self.h, input, hidden);
        let keep = 1.0 / (1.0 - self.dropout);
        for value in &mut self.h {
            let dropped = self.dropout > 0.0 && self.random.chance(self.dropout);
            *value = if *value <= 0.0 || dropped { 0.0 } else { *value * keep };
        }
        self.scores.clear();
        for example in self.h.chunks_exact(hidden) {
            for (weights, bias) in self.w2.values.chunks_exact(hidden).zip(&self.b2.values) {
                self.scores.push(bias + dot(example, weights));
            }
        }
        &self.scores
    }

    /// Sets a part of the input to zero, so that no feature is relied on alone.
    fn drop_input(&mut self) {
        let keep = 1.0 / (1.0 - self.input_dropout);
        // One draw decides on four neighbors: a part of a feature, not all of it.
        for group in self.x.chunks_mut(4) {
            let factor = if self.random.chance(self.input_dropout) { 0.0 } else { keep };
            for value in group {
                *value *= factor;
            }
        }
    }

    /// Learns from the gradient of the loss by the scores of the last batch.
    pub(super) fn backward(&mut self, gradient: &[f32], rate: f32) {
        let (input, hidden, outputs, batch) = (self.input, self.hidden, self.outputs, self.batch);
        self.steps = self.steps.saturating_add(1);
        let warm = (1.0 - BETA2.powi(self.steps)).sqrt() / (1.0 - BETA1.powi(self.steps));
        let rate = rate * warm;
        let decay = 1e-5;
        // Gradient of the hidden layer.
        let mut dh = vec![0.0; batch * hidden];
        for (example, dh) in gradient.chunks_exact(outputs).zip(dh.chunks_exact_mut(hidden)) {
            for (&g, weights) in example.iter().zip(self.w2.values.chunks_exact(hidden)) {
                if g != 0.0 {
                    add_scaled(dh, weights, g);
                }
            }
        }
        let keep = 1.0 / (1.0 - self.dropout);
        for (d, &h) in dh.iter_mut().zip(&self.h) {
            *d = if h > 0.0 { *d * keep } else { 0.0 };
        }
        // Output layer.
        let mut dw = vec![0.0; hidden];
        for output in 0..outputs {
            dw.fill(0.0);
            let mut db = 0.0;
            for example in 0..batch {
                let g = gradient[example * outputs + output];
                if g != 0.0 {
                    db += g;
                    add_scaled(&mut dw, &self.h[example * hidden..(example + 1) * hidden], g);
                }
            }
            self.w2.update(output * hidden, &dw, rate, decay);
            self.b2.update(output, &[db], rate, 0.0);
        }
        // Gradient of the input, before the first layer changes.
        let mut dx = vec![0.0; batch * input];
        transpose(&self.w1.values, hidden, &mut self.transposed);
        multiply(&dh, &self.transposed, &mut dx, hidden, input);
        let keep = 1.0 / (1.0 - self.input_dropout);
        for (d, &x) in dx.iter_mut().zip(&self.x) {
            *d = if x == 0.0 { 0.0 } else { *d * keep };
        }
        // First layer.
        for column in 0..input {
            dw.fill(0.0);
            let mut example = 0;
            while example + 4 <= batch {
                let (d0, rest) = dh[example * hidden..(example + 4) * hidden].split_at(hidden);
                let (d1, rest) = rest.split_at(hidden);
                let (d2, d3) = rest.split_at(hidden);
                let x = |nth: usize| self.x[(example + nth) * input + column];
                let (x0, x1, x2, x3) = (x(0), x(1), x(2), x(3));
                let ds = d0.iter().zip(d1).zip(d2).zip(d3);
                for (out, (((a, b), c), d)) in dw.iter_mut().zip(ds) {
                    *out += (x0 * a + x1 * b) + (x2 * c + x3 * d);
                }
                example += 4;
            }
            for example in example..batch {
                let g = self.x[example * input + column];
                add_scaled(&mut dw, &dh[example * hidden..(example + 1) * hidden], g);
            }
            self.w1.update(column * hidden, &dw, rate, decay);
        }
        dw.fill(0.0);
        for example in dh.chunks_exact(hidden) {
            add_scaled(&mut dw, example, 1.0);
        }
        self.b1.update(0, &dw, rate, 0.0);
        self.update_tables(&dx, rate);
    }

    /// Sums the gradients of each embedding row, then updates the row once.
    fn update_tables(&mut self, dx: &[f32], rate: f32) {
        let mut touched: Vec<(usize, u32, usize)> = Vec::new();
        let mut offset = 0;
        let n_slots = self.slots.len();
        for (slot, &table) in self.slots.iter().enumerate() {
            for example in 0..self.batch {
                touched.push((table, self.ids[example * n_slots + slot], example * self.input + offset));
            }
            offset += self.tables[table].dim;
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

    /// The network for run time: embeddings times first layer, in integers.
    /// `share` scales the scores.
    fn freeze(&self, share: f32) -> Net {
        let hidden = self.hidden;
        let mut slots = Vec::new();
        let mut offset = 0;
        for &slot in &self.slots {
            let table = &self.tables[slot];
            let weights = &self.w1.values[offset * hidden..(offset + table.dim) * hidden];
            offset += table.dim;
            let n_rows = table.rows.values.len() / table.dim;
            let mut product = vec![0.0; n_rows * hidden];
            multiply(&table.rows.values, weights, &mut product, table.dim, hidden);
            slots.push(if self.narrow[slot] {
                Rows::Narrow(
                    product.iter().map(|v| (v * ROW_SCALE).round().clamp(-127.0, 127.0) as i8).collect(),
                )
            } else {
                let most = f32::from(ROW_MAX);
                Rows::Wide(
                    product.iter().map(|v| (v * ROW_SCALE).round().clamp(-most, most) as i16).collect(),
                )
            });
        }
        let scaled = |value: f32, scale: f32| (value * scale).round().clamp(-32767.0, 32767.0) as i16;
        let mut weights = Vec::new();
        for unit in 0..hidden {
            weights.extend((0..self.outputs.next_multiple_of(LANES)).map(|output| {
                let value = self.w2.values.get(output * hidden + unit).copied().unwrap_or(0.0);
                scaled(value * share, OUT_SCALE)
            }));
        }
        Net {
            hidden,
            slots,
            bias: self.b1.values.iter().map(|&value| scaled(value, ROW_SCALE)).collect(),
            weights,
            out_bias: self.b2.values.iter().map(|&value| scaled(value * share, ROW_SCALE)).collect(),
        }
    }
}

/// Several networks over the same slots as one: their hidden layers side by side, their scores averaged.
pub(super) fn side_by_side(nets: &[Dense]) -> Net {
    let frozen: Vec<Net> = nets.iter().map(|net| net.freeze(1.0 / nets.len() as f32)).collect();
    let hidden = frozen.iter().map(|net| net.hidden).sum();
    let slots = (0..frozen[0].slots.len()).map(|slot| join_rows(&frozen, slot)).collect();
    let out_bias =
        (0..frozen[0].out_bias.len()).map(|output| frozen.iter().map(|net| net.out_bias[output]).sum());
    Net {
        hidden,
        slots,
        bias: frozen.iter().flat_map(|net| net.bias.iter().copied()).collect(),
        weights: frozen.iter().flat_map(|net| net.weights.iter().copied()).collect(),
        out_bias: out_bias.collect(),
    }
}

fn join_rows(nets: &[Net], slot: usize) -> Rows {
    let mut narrow = Vec::new();
    let mut wide = Vec::new();
    let n_rows = match &nets[0].slots[slot] {
        Rows::Narrow(rows) => rows.len() / nets[0].hidden,
        Rows::Wide(rows) => rows.len() / nets[0].hidden,
    };
    for row in 0..n_rows {
        for net in nets {
            let range = row * net.hidden..(row + 1) * net.hidden;
            match &net.slots[slot] {
                Rows::Narrow(rows) => narrow.extend_from_slice(&rows[range]),
                Rows::Wide(rows) => wide.extend_from_slice(&rows[range]),
            }
        }
    }
    if narrow.is_empty() { Rows::Wide(wide) } else { Rows::Narrow(narrow) }
}

/// `out += x * w` for rows of `x` (`inner` wide) and `w` (`inner` rows, `width` wide).
fn multiply(x: &[f32], w: &[f32], out: &mut [f32], inner: usize, width: usize) {
    let blocks = inner / 4;
    for block in 0..blocks {
        let at = block * 4;
        let (w0, rest) = w[at * width..(at + 4) * width].split_at(width);
        let (w1, rest) = rest.split_at(width);
        let (w2, w3) = rest.split_at(width);
        for (x, out) in x.chunks_exact(inner).zip(out.chunks_exact_mut(width)) {
            let (x0, x1, x2, x3) = (x[at], x[at + 1], x[at + 2], x[at + 3]);
            let ws = w0.iter().zip(w1).zip(w2).zip(w3);
            for (out, (((a, b), c), d)) in out.iter_mut().zip(ws) {
                *out += (x0 * a + x1 * b) + (x2 * c + x3 * d);
            }
        }
    }
    for at in blocks * 4..inner {
        let w = &w[at * width..(at + 1) * width];
        for (x, out) in x.chunks_exact(inner).zip(out.chunks_exact_mut(width)) {
            add_scaled(out, w, x[at]);
        }
    }
}

/// Rows become columns: `w` has rows of `width`.
fn transpose(w: &[f32], width: usize, out: &mut Vec<f32>) {
    let height = w.len() / width;
    out.clear();
    out.resize(w.len(), 0.0);
    for (row, values) in w.chunks_exact(width).enumerate() {
        for (column, &value) in values.iter().enumerate() {
            out[column * height + row] = value;
        }
    }
}

fn add_scaled(out: &mut [f32], values: &[f32], scale: f32) {
    for (out, &value) in out.iter_mut().zip(values) {
        *out += value * scale;
    }
}

/// A dot product in 16 fixed lanes; widths are multiples of 16.
fn dot(left: &[f32], right: &[f32]) -> f32 {
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
