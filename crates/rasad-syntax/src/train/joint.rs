//! Training of the encoder with the tagger and the parser upon it: the tagger sees its own tags, the parser these
//! tags and its own mistakes.

use super::Gold;
use super::Start;
use super::clause::Subjects;
use super::dense::Dense;
use super::encoder::Encoder;
use super::encoder::Tap;
use super::oracle::Tree;
use super::oracle::cheapest;
use super::oracle::moves as needed_moves;
use super::oracle::transition;
use super::parsing;
use super::parsing::advance;
use super::parsing::loss;
use super::random::Random;
use super::tagging;
use super::tagging::Rarity;
use super::tagging::softmax;
use super::variant::Variant;
use super::variant::draw;
use crate::bytes::Writer;
use crate::encoder::SLOTS;
use crate::features::Input;
use crate::features::SEEN;
use crate::features::seen;
use crate::lexicon::Lexicon;
use crate::lexicon::TokenIds;
use crate::morphology::Class;
use crate::parser::Moves;
use crate::tagger::casing;
use crate::transition::NONE;
use crate::transition::State;

/// Units of the encoder in each direction.
const UNITS: usize = 64;
/// Part of the states, and of the input, that is set to zero while learning.
const DROPOUT: [f32; 2] = [0.3, 0.15];
/// Sentences that are learnt from at once.
const BATCH: usize = 6;
const RATE: f32 = 0.002;
/// Weight of an example.
const SHARE: f32 = 0.01;
/// How often the parser follows its own choice when that is wrong, from the second pass on.
const EXPLORE: f32 = 0.85;

/// A sentence that is being learnt.
struct Running {
    tokens: Vec<TokenIds>,
    targets: Vec<usize>,
    tree: Tree,
    casing: u32,
    /// Place of its first token in the batch.
    start: usize,
    /// Class + 1 of every token so far.
    classes: Vec<u32>,
    state: State,
}

/// All that learns.
struct Learner<'l> {
    lexicon: &'l Lexicon,
    classes: &'l [Class],
    moves: &'l Moves,
    subjects: Subjects,
    encoder: Encoder,
    tagger: Dense,
    to_tagger: Tap,
    parser: Dense,
    to_parser: Tap,
}

/// How many decisions were right.
#[derive(Default)]
struct Tally {
    right: usize,
    seen: usize,
}

impl Tally {
    fn percent(&self) -> f32 {
        100.0 * self.right as f32 / self.seen.max(1) as f32
    }
}

/// Trains encoder, tagger and parser; returns them as the model file has them.
pub(super) fn train(
    gold: &[Gold],
    lexicon: &Lexicon,
    classes: &[Class],
    start: &Start,
    epochs: usize,
    progress: &mut dyn FnMut(&str),
) -> Vec<u8> {
    let trees: Vec<Tree> = gold.iter().map(parsing::tree).collect();
    let moves = needed_moves(&trees);
    let rarity = Rarity::new(gold);
    let specs = SLOTS.iter().map(|&look| tagging::table(look, lexicon, classes.len(), start)).collect();
    let mut learner = Learner {
        lexicon,
        classes,
        moves: &moves,
        subjects: Subjects::new(gold, classes),
        encoder: Encoder::new(specs, (0..SLOTS.len()).collect(), UNITS, DROPOUT, 41),
        tagger: tagging::network(lexicon, classes.len(), start),
        to_tagger: Tap::new(UNITS * 2, tagging::HIDDEN, 43),
        parser: parsing::network(lexicon, classes.len(), start, moves.len()),
        to_parser: Tap::new(UNITS * 2, parsing::HIDDEN * SEEN, 47),
    };
    let mut random = Random::new(23);
    let total = epochs * gold.len();
    let mut done = 0_usize;
    let mut order: Vec<usize> = (0..gold.len()).collect();
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        let (mut tags, mut steps) = (Tally::default(), Tally::default());
        for group in order.chunks(BATCH) {
            let mut batch = Vec::new();
            let mut start = 0;
            for &at in group {
                let running = learner.begin(&gold[at], start, &rarity, &mut random);
                start += running.tokens.len();
                batch.push(running);
            }
            let rate = RATE * (1.0 - done as f32 / total as f32).max(0.01);
            done += group.len();
            let explore = if epoch > 0 { EXPLORE } else { 0.0 };
            learner.learn(&mut batch, rate, explore, &mut random, [&mut tags, &mut steps]);
        }
        progress(&format!(
            "pass {}: while learning {:.2} % of tags, {:.2} % of steps",
            epoch + 1,
            tags.percent(),
            steps.percent()
        ));
    }
    let mut writer = Writer::default();
    learner.encoder.write(&mut writer);
    learner.tagger.write(&mut writer);
    learner.to_tagger.write(&mut writer);
    moves.write(&mut writer);
    learner.parser.write(&mut writer);
    learner.to_parser.write(&mut writer);
    writer.finish()
}

impl Learner<'_> {
    /// A sentence in a variant, before anything is decided.
    fn begin(&self, gold: &Gold, start: usize, rarity: &Rarity, random: &mut Random) -> Running {
        let Variant { forms, targets, tree } = draw(gold, self.classes, &self.subjects, random);
        let mut state = State::default();
        state.reset(targets.len());
        Running {
            tokens: rarity.ids(&forms, self.lexicon, random),
            targets,
            tree,
            casing: casing(forms.iter().map(String::as_str)),
            start,
            classes: Vec::new(),
            state,
        }
    }

    /// Tags and parses a batch of sentences and learns from it.
    fn learn(
        &mut self,
        batch: &mut [Running],
        rate: f32,
        explore: f32,
        random: &mut Random,
        [tags, steps]: [&mut Tally; 2],
    ) {
        let lengths: Vec<usize> = batch.iter().map(|running| running.tokens.len()).collect();
        let ids: Vec<u32> = batch
            .iter()
            .flat_map(|running| {
                running.tokens.iter().flat_map(|token| crate::encoder::ids(token, running.casing))
            })
            .collect();
        let states = self.encoder.forward(&lengths, &ids);
        let mut d_states = vec![0.0; states.len()];
        // Tags.
        let context = self.to_tagger.forward(&states);
        let (gradient, places) = self.tag(batch, &context, tags);
        let d_hidden = self.tagger.backward(&gradient, rate);
        let mut d_context = vec![0.0; context.len()];
        for (d, &place) in d_hidden.chunks_exact(tagging::HIDDEN).zip(&places) {
            d_context[place * tagging::HIDDEN..(place + 1) * tagging::HIDDEN].copy_from_slice(d);
        }
        self.to_tagger.backward(&states, &d_context, &mut d_states, rate);
        // Trees.
        let context = self.to_parser.forward(&states);
        let (gradient, places) = self.parse(batch, &context, explore, random, steps);
        let d_hidden = self.parser.backward(&gradient, rate);
        let mut d_context = vec![0.0; context.len()];
        for (d, places) in d_hidden.chunks_exact(parsing::HIDDEN).zip(&places) {
            for &place in places.iter().filter(|&&place| place != NONE) {
                let row = place * parsing::HIDDEN..(place + 1) * parsing::HIDDEN;
                super::matrix::add_scaled(&mut d_context[row], d, 1.0);
            }
        }
        self.to_parser.backward(&states, &d_context, &mut d_states, rate);
        self.encoder.backward(&d_states, rate);
    }

    /// Tags all sentences token by token. Returns the gradient, and the place in the batch of each example.
    fn tag(&mut self, batch: &mut [Running], context: &[f32], tally: &mut Tally) -> (Vec<f32>, Vec<usize>) {
        let (mut gradient, mut places) = (Vec::new(), Vec::new());
        let (mut ids, mut slot_ids, mut extra) = (Vec::new(), Vec::new(), Vec::new());
        let n_classes = self.classes.len();
        let longest = batch.iter().map(|running| running.tokens.len()).max().unwrap_or(0);
        for at in 0..longest {
            slot_ids.clear();
            extra.clear();
            for running in batch.iter().filter(|running| at < running.tokens.len()) {
                crate::tagger::fill(&running.tokens, &running.classes, running.casing, at, &mut ids);
                slot_ids.extend_from_slice(&ids);
                let place = running.start + at;
                extra.extend_from_slice(&context[place * tagging::HIDDEN..(place + 1) * tagging::HIDDEN]);
                places.push(place);
            }
            let scores = self.tagger.forward(&slot_ids, &extra);
            let open = batch.iter_mut().filter(|running| at < running.tokens.len());
            for (running, scores) in open.zip(scores.chunks_exact(n_classes)) {
                let best = softmax(scores, &mut gradient, SHARE);
                let row = gradient.len() - n_classes;
                gradient[row + running.targets[at]] -= SHARE;
                tally.right += usize::from(best == running.targets[at]);
                tally.seen += 1;
                running.classes.push(best as u32 + 1);
            }
        }
        (gradient, places)
    }

    /// Parses all sentences step by step. Returns the gradient, and the places of each example in the context.
    fn parse(
        &mut self,
        batch: &mut [Running],
        context: &[f32],
        explore: f32,
        random: &mut Random,
        tally: &mut Tally,
    ) -> (Vec<f32>, Vec<[usize; SEEN]>) {
        let (mut gradient, mut places, mut wanted) = (Vec::new(), Vec::new(), Vec::new());
        let (mut ids, mut slot_ids, mut extra) = (Vec::new(), Vec::new(), Vec::new());
        let hidden = parsing::HIDDEN;
        loop {
            let mut open: Vec<&mut Running> = batch
                .iter_mut()
                .filter_map(|running| (!advance(&mut running.state)).then_some(running))
                .collect();
            if open.is_empty() {
                return (gradient, places);
            }
            slot_ids.clear();
            extra.clear();
            for running in &open {
                let input = Input {
                    tokens: &running.tokens,
                    classes: &running.classes,
                    n_classes: self.classes.len(),
                    context: &[],
                };
                crate::features::fill(&running.state, input, &mut ids);
                slot_ids.extend_from_slice(&ids);
                let row = extra.len();
                extra.resize(row + hidden, 0.0);
                let mut example = [NONE; SEEN];
                for (place, token) in seen(&running.state).into_iter().enumerate() {
                    if token != NONE {
                        example[place] = (running.start + token) * SEEN + place;
                        let start = example[place] * hidden;
                        super::matrix::add_scaled(&mut extra[row..], &context[start..start + hidden], 1.0);
                    }
                }
                places.push(example);
            }
            let scores = self.parser.forward(&slot_ids, &extra);
            for (running, scores) in open.iter_mut().zip(scores.chunks_exact(self.moves.len())) {
                cheapest(&running.state, &running.tree, self.moves, &mut wanted);
                let best = loss(scores, &running.state, self.moves, &wanted, SHARE, &mut gradient);
                let good = wanted.contains(&best);
                tally.right += usize::from(good);
                tally.seen += 1;
                let follow = if good || random.chance(explore) {
                    best
                } else {
                    wanted.iter().copied().fold(wanted[0], |a, b| if scores[b] > scores[a] { b } else { a })
                };
                running.state.apply(transition(self.moves, follow));
            }
        }
    }
}
