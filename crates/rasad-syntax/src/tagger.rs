//! The tagger: one class (UPOS with the treebank's fine tag) a token, left to right.

use crate::lexicon::Lexicon;
use crate::lexicon::N_PREFIX;
use crate::lexicon::N_SHAPES;
use crate::lexicon::N_SUFFIX2;
use crate::lexicon::N_SUFFIX3;
use crate::lexicon::N_SUFFIX4;
use crate::lexicon::TokenIds;
use crate::net::Layers;
use crate::net::Net;

/// What a feature slot looks up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    Row,
    Cluster,
    Suffix2,
    Suffix3,
    Suffix4,
    Prefix,
    Shape,
    /// The class given to an earlier token.
    Class,
    /// How the sentence as a whole is capitalized.
    Casing,
}

/// The feature slots: what is looked up, and at which distance from the token.
pub(crate) const SLOTS: &[(Look, isize)] = &[
    (Look::Row, 0),
    (Look::Row, -1),
    (Look::Row, 1),
    (Look::Cluster, 0),
    (Look::Cluster, -1),
    (Look::Cluster, 1),
    (Look::Suffix2, 0),
    (Look::Suffix3, 0),
    (Look::Suffix3, -1),
    (Look::Suffix3, 1),
    (Look::Suffix4, 0),
    (Look::Prefix, 0),
    (Look::Shape, 0),
    (Look::Shape, -1),
    (Look::Shape, 1),
    (Look::Class, -1),
    (Look::Class, -2),
    (Look::Casing, 0),
];

/// Number of casing kinds, with the unused 0.
pub(crate) const N_CASINGS: usize = 5;

impl Look {
    /// Number of rows that a slot's table needs.
    pub(crate) fn n_rows(self, lexicon: &Lexicon, n_classes: usize) -> usize {
        match self {
            Look::Row => lexicon.n_rows(),
            Look::Cluster => lexicon.n_cluster_ids(),
            Look::Suffix2 => N_SUFFIX2,
            Look::Suffix3 => N_SUFFIX3,
            Look::Suffix4 => N_SUFFIX4,
            Look::Prefix => N_PREFIX,
            Look::Shape => N_SHAPES,
            Look::Class => n_classes + 1,
            Look::Casing => N_CASINGS,
        }
    }
}

/// Number of rows that each slot's table needs.
pub(crate) fn row_counts(lexicon: &Lexicon, n_classes: usize) -> Vec<usize> {
    SLOTS.iter().map(|&(look, _)| look.n_rows(lexicon, n_classes)).collect()
}

/// How a sentence is capitalized: 1 usual, 2 title case, 3 capitals, 4 all lower case.
pub(crate) fn casing<'f>(forms: impl Iterator<Item = &'f str>) -> u32 {
    let (mut words, mut title, mut upper) = (0_usize, 0_usize, 0_usize);
    for form in forms {
        let mut chars = form.chars();
        let Some(first) = chars.next().filter(|first| first.is_alphabetic()) else { continue };
        words += 1;
        if first.is_uppercase() {
            title += 1;
            upper += usize::from(form.len() > 1 && !chars.any(char::is_lowercase));
        }
    }
    match () {
        () if words < 3 => 1,
        () if upper * 3 > words * 2 => 3,
        () if title * 10 > words * 6 => 2,
        () if title == 0 => 4,
        () => 1,
    }
}

/// Writes the row id of each slot for the token at `at`; `classes` holds class + 1 of the earlier tokens.
pub(crate) fn fill(tokens: &[TokenIds], classes: &[u32], casing: u32, at: usize, ids: &mut Vec<u32>) {
    const NOTHING: TokenIds =
        TokenIds { row: 0, cluster: 0, suffix2: 0, suffix3: 0, suffix4: 0, prefix: 0, shape: 0, certain: 0 };
    ids.clear();
    for &(look, offset) in SLOTS {
        let place = at.checked_add_signed(offset);
        let token = place.and_then(|place| tokens.get(place)).unwrap_or(&NOTHING);
        ids.push(match look {
            Look::Row => token.row,
            Look::Cluster => token.cluster,
            Look::Suffix2 => token.suffix2,
            Look::Suffix3 => token.suffix3,
            Look::Suffix4 => token.suffix4,
            Look::Prefix => token.prefix,
            Look::Shape => token.shape,
            Look::Class => place.and_then(|place| classes.get(place)).copied().unwrap_or(0),
            Look::Casing => casing,
        });
    }
}

/// Tags a sentence: writes class + 1 of every token.
#[expect(clippy::cast_possible_truncation, reason = "there are about a hundred classes")]
///
/// `context` has what the encoder adds to the hidden layer of each token.
pub(crate) fn tag(
    net: &Net,
    tokens: &[TokenIds],
    context: &[i16],
    casing: u32,
    scratch: &mut Scratch,
    classes: &mut Vec<u32>,
) {
    classes.clear();
    for (at, token) in tokens.iter().enumerate() {
        if token.certain > 0 {
            classes.push(token.certain);
            continue;
        }
        fill(tokens, classes, casing, at, &mut scratch.ids);
        let extra = &context[at * net.hidden..(at + 1) * net.hidden];
        net.run(&scratch.ids, &[extra], &mut scratch.layers);
        let best = scratch.layers.best(0..net.n_outputs()).map_or(0, |(class, _)| class);
        classes.push(best as u32 + 1);
    }
}

/// Buffers that are used again for every token.
#[derive(Default)]
pub(crate) struct Scratch {
    pub(crate) ids: Vec<u32>,
    pub(crate) layers: Layers,
}
