//! The id that a mistyped one was probably meant to be.

use std::collections::BTreeSet;

/// An id with all names of what it is the id of.
pub(super) struct Named<'a> {
    pub(super) id: &'a str,
    pub(super) names: Vec<&'a str>,
}

/// The id nearest to `wrong`, if one is near: of one that bears it as a name, else most words in common in any
/// order, else few letters apart.
pub(super) fn nearest<'a>(wrong: &str, all: &[Named<'a>]) -> Option<&'a str> {
    let folded = rasad_text::fold::fold(wrong);
    let bears = |named: &&Named<'_>| named.names.iter().any(|name| rasad_text::fold::fold(name) == folded);
    if let Some(named) = all.iter().find(bears) {
        return Some(named.id);
    }
    let words =
        |id: &str| id.split('-').filter(|word| word.len() > 2).map(str::to_owned).collect::<BTreeSet<_>>();
    let wanted = words(wrong);
    let shared = |id: &str| {
        let other = words(id);
        let both = wanted.intersection(&other).count();
        let all = wanted.union(&other).count();
        (both * 100).checked_div(all).unwrap_or(0)
    };
    let by_words = all.iter().map(|named| (shared(named.id), named.id)).filter(|(share, _)| *share >= 50);
    let best = by_words.max_by(|(left, one), (right, other)| left.cmp(right).then(other.cmp(one)));
    if let Some((_, id)) = best {
        return Some(id);
    }
    let limit = (wrong.chars().count() / 4).max(1);
    let near = all.iter().map(|named| (distance(wrong, named.id, limit), named.id));
    near.filter(|(letters, _)| *letters <= limit).min().map(|(_, id)| id)
}

/// Letters to change, add or drop; anything above `limit` counts as one more than it.
pub(crate) fn distance(left: &str, right: &str, limit: usize) -> usize {
    if left.len().abs_diff(right.len()) > limit {
        return limit + 1;
    }
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (at, one) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, other) in right.iter().enumerate() {
            let changed = diagonal + usize::from(one != *other);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[right.len()].min(limit + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_another_order_and_slips_of_the_pen() {
        let named = |id| Named {
            id,
            names: if id == "houthi-movement" { vec!["the Houthis", "Houthis"] } else { vec![] },
        };
        let ids = [
            "assad-bashar",
            "assad-maher",
            "hezbollah",
            "kataib-hezbollah",
            "iran",
            "iraq",
            "houthi-movement",
        ];
        let all: Vec<Named<'_>> = ids.into_iter().map(named).collect();
        for (wrong, id) in [
            ("bashar-al-assad", Some("assad-bashar")),
            ("houthis", Some("houthi-movement")),
            ("hizbollah", Some("hezbollah")),
            ("irn", Some("iran")),
            ("narnia", None),
            ("", None),
        ] {
            assert_eq!(nearest(wrong, &all), id, "{wrong}");
        }
    }
}
