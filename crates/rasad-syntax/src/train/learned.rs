//! Numbers that learn: Adam, with plain operations in a fixed order.

use super::random::Random;

const BETA1: f32 = 0.9;
const BETA2: f32 = 0.999;
const EPSILON: f32 = 1e-6;
/// Keeps the moments of idle weights from the denormal numbers, which machines are slow with.
const TINY: f32 = 1e-24;

/// Numbers that learn, with Adam's moments.
pub(super) struct Learned {
    pub(super) values: Vec<f32>,
    mean: Vec<f32>,
    square: Vec<f32>,
}

impl Learned {
    pub(super) fn new(values: Vec<f32>) -> Learned {
        let zeros = vec![0.0; values.len()];
        Learned { values, mean: zeros.clone(), square: zeros }
    }

    pub(super) fn random(len: usize, range: f32, random: &mut Random) -> Learned {
        Learned::new((0..len).map(|_| (random.unit() * 2.0 - 1.0) * range).collect())
    }

    pub(super) fn update(&mut self, start: usize, gradient: &[f32], rate: f32, decay: f32) {
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

/// The rate of a step that makes up for moments which begin at zero.
pub(super) fn warm(rate: f32, steps: i32) -> f32 {
    rate * (1.0 - BETA2.powi(steps)).sqrt() / (1.0 - BETA1.powi(steps))
}
