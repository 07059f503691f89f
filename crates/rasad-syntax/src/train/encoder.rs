//! The encoder while it learns: a recurrent layer in each direction over the words of a sentence, and what the
//! tagger and the parser take from it.

use super::embed::DECAY;
use super::embed::Embed;
use super::embed::TableSpec;
use super::embed::scaled;
use super::learned::Learned;
use super::learned::warm;
use super::matrix::add_scaled;
use super::matrix::multiply;
use super::matrix::outer;
use super::matrix::transpose;
use super::random::Random;
use crate::bytes::Writer;
use crate::encoder::bend;
use crate::encoder::open;
use crate::matrix::WEIGHT_SCALE;

/// One direction's step, kept for learning.
struct Step {
    token: usize,
    /// State before, gates before their bend, and the recurrent part of the candidate.
    before: Vec<f32>,
    update: Vec<f32>,
    reset: Vec<f32>,
    candidate: Vec<f32>,
    recurrent: Vec<f32>,
}

/// A recurrent layer of gated units in both directions.
pub(super) struct Encoder {
    embed: Embed,
    /// Units of a direction.
    units: usize,
    /// Weights from the state to the gates: update, reset, candidate.
    recurrent: [Learned; 2],
    dropout: f32,
    random: Random,
    steps: i32,
    // The batch: gates from the input, steps of each run over a sentence, dropout of the result.
    gates: Vec<f32>,
    runs: [Vec<Vec<Step>>; 2],
    kept: Vec<f32>,
}

impl Encoder {
    pub(super) fn new(
        specs: Vec<TableSpec>,
        slots: Vec<usize>,
        units: usize,
        [dropout, input_dropout]: [f32; 2],
        seed: u64,
    ) -> Encoder {
        let mut random = Random::new(seed + 2000);
        let range = (3.0 / units as f32).sqrt() * 0.7;
        let mut recurrent = || Learned::random(units * units * 3, range, &mut random);
        let recurrent = [recurrent(), recurrent()];
        Encoder {
            embed: Embed::new(specs, slots, units * 6, 0.0, input_dropout, seed),
            units,
            recurrent,
            dropout,
            random,
            steps: 0,
            gates: Vec::new(),
            runs: [Vec::new(), Vec::new()],
            kept: Vec::new(),
        }
    }

    /// Reads sentences of the given lengths; `ids` has a row of slots a token. Returns both states of every token.
    pub(super) fn forward(&mut self, lengths: &[usize], ids: &[u32]) -> Vec<f32> {
        let units = self.units;
        self.gates.clear();
        self.embed.forward(ids, &mut self.gates);
        let n_tokens: usize = lengths.iter().sum();
        let mut out = vec![0.0; n_tokens * units * 2];
        for direction in 0..2 {
            self.runs[direction].clear();
            let mut start = 0;
            for &len in lengths {
                let mut run: Vec<Step> = Vec::with_capacity(len);
                let mut state = vec![0.0; units];
                for at in 0..len {
                    let token = start + if direction == 0 { at } else { len - 1 - at };
                    let gates = token * units * 6 + direction * units * 3;
                    let step = self.step(direction, token, &self.gates[gates..gates + units * 3], state);
                    state = step.after();
                    let place = (token * 2 + direction) * units;
                    out[place..place + units].copy_from_slice(&state);
                    run.push(step);
                }
                start += len;
                self.runs[direction].push(run);
            }
        }
        let keep = 1.0 / (1.0 - self.dropout);
        let (random, dropout) = (&mut self.random, self.dropout);
        self.kept.clear();
        self.kept.extend((0..out.len()).map(|_| if random.chance(dropout) { 0.0 } else { keep }));
        for (value, &kept) in out.iter_mut().zip(&self.kept) {
            *value *= kept;
        }
        out
    }

    fn step(&self, direction: usize, token: usize, gates: &[f32], before: Vec<f32>) -> Step {
        let units = self.units;
        let mut sums = vec![0.0; units * 3];
        multiply(&before, &self.recurrent[direction].values, &mut sums, units, units * 3);
        let both = |part: usize| -> Vec<f32> {
            let range = part * units..(part + 1) * units;
            gates[range.clone()].iter().zip(&sums[range]).map(|(a, b)| a + b).collect()
        };
        let (update, reset) = (both(0), both(1));
        let recurrent = sums[units * 2..].to_vec();
        let candidate =
            (0..units).map(|at| gates[units * 2 + at] + open(reset[at]) * recurrent[at]).collect();
        Step { token, before, update, reset, candidate, recurrent }
    }

    /// Learns from the gradient by what `forward` returned.
    pub(super) fn backward(&mut self, gradient: &[f32], rate: f32) {
        self.steps = self.steps.saturating_add(1);
        let rate = warm(rate, self.steps);
        let units = self.units;
        let mut d_gates = vec![0.0; self.gates.len()];
        let mut transposed = Vec::new();
        let mut change = Vec::new();
        for direction in 0..2 {
            transpose(&self.recurrent[direction].values, units * 3, &mut transposed);
            let (mut befores, mut d_sums) = (Vec::new(), Vec::new());
            for run in &self.runs[direction] {
                let mut d_state = vec![0.0; units];
                for step in run.iter().rev() {
                    let place = (step.token * 2 + direction) * units;
                    for (at, d) in d_state.iter_mut().enumerate() {
                        *d += gradient[place + at] * self.kept[place + at];
                    }
                    let start = step.token * units * 6 + direction * units * 3;
                    let sums = step.back(&mut d_state, &mut d_gates[start..start + units * 3]);
                    multiply(&sums, &transposed, &mut d_state, units * 3, units);
                    befores.extend_from_slice(&step.before);
                    d_sums.extend_from_slice(&sums);
                }
            }
            outer(&befores, &d_sums, &mut change, units, units * 3);
            self.recurrent[direction].update(0, &change, rate, DECAY);
        }
        self.embed.backward(&d_gates, rate);
    }

    /// Writes the layer for run time.
    pub(super) fn write(&self, writer: &mut Writer) {
        writer.count(self.units);
        for slot in self.embed.freeze() {
            slot.write(writer);
        }
        writer.wide(&self.embed.frozen_bias());
        for weights in &self.recurrent {
            write_weights(weights, writer);
        }
    }
}

impl Step {
    /// The state after the step.
    fn after(&self) -> Vec<f32> {
        (0..self.before.len())
            .map(|at| {
                let keep = open(self.update[at]);
                keep * self.before[at] + (1.0 - keep) * bend(self.candidate[at])
            })
            .collect()
    }

    /// Turns the gradient by the state after into the direct part of that by the state before; writes that by the
    /// gates' inputs and returns that by the recurrent sums.
    fn back(&self, d_state: &mut [f32], d_gates: &mut [f32]) -> Vec<f32> {
        let units = self.before.len();
        let mut d_sums = vec![0.0; units * 3];
        for at in 0..units {
            let (keep, reset) = (open(self.update[at]), open(self.reset[at]));
            let d = d_state[at];
            let d_update = d * (self.before[at] - bend(self.candidate[at])) * open_slope(self.update[at]);
            let d_candidate = d * (1.0 - keep) * bend_slope(self.candidate[at]);
            let d_reset = d_candidate * self.recurrent[at] * open_slope(self.reset[at]);
            d_state[at] = d * keep;
            d_gates[at] = d_update;
            d_gates[units + at] = d_reset;
            d_gates[units * 2 + at] = d_candidate;
            d_sums[at] = d_update;
            d_sums[units + at] = d_reset;
            d_sums[units * 2 + at] = d_candidate * reset;
        }
        d_sums
    }
}

/// Slope of [`bend`].
fn bend_slope(x: f32) -> f32 {
    let square = x.clamp(-3.0, 3.0) * x.clamp(-3.0, 3.0);
    let root = (9.0 - square) / (9.0 + 3.0 * square);
    root * root
}

/// Slope of [`open`].
fn open_slope(x: f32) -> f32 {
    0.25 * bend_slope(0.5 * x)
}

/// What a network takes from the states: a product a token and place.
pub(super) struct Tap {
    inner: usize,
    width: usize,
    weights: Learned,
    steps: i32,
}

impl Tap {
    pub(super) fn new(inner: usize, width: usize, seed: u64) -> Tap {
        let range = (6.0 / (inner + width.min(512)) as f32).sqrt();
        let weights = Learned::random(inner * width, range, &mut Random::new(seed + 3000));
        Tap { inner, width, weights, steps: 0 }
    }

    /// The products of all tokens.
    pub(super) fn forward(&self, states: &[f32]) -> Vec<f32> {
        let mut out = vec![0.0; states.len() / self.inner * self.width];
        multiply(states, &self.weights.values, &mut out, self.inner, self.width);
        out
    }

    /// Learns from the gradient by the products, and adds that by the states.
    pub(super) fn backward(&mut self, states: &[f32], gradient: &[f32], d_states: &mut [f32], rate: f32) {
        self.steps = self.steps.saturating_add(1);
        let mut scratch = Vec::new();
        transpose(&self.weights.values, self.width, &mut scratch);
        let mut back = vec![0.0; d_states.len()];
        multiply(gradient, &scratch, &mut back, self.width, self.inner);
        add_scaled(d_states, &back, 1.0);
        outer(states, gradient, &mut scratch, self.inner, self.width);
        self.weights.update(0, &scratch, warm(rate, self.steps), DECAY);
    }

    /// Writes the matrix for run time.
    pub(super) fn write(&self, writer: &mut Writer) {
        write_weights(&self.weights, writer);
    }
}

fn write_weights(weights: &Learned, writer: &mut Writer) {
    writer.wide(&weights.values.iter().map(|&weight| scaled(weight, WEIGHT_SCALE)).collect::<Vec<_>>());
}
