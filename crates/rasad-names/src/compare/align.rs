//! Which words of one name are which of the other.

use super::alike::{Kinship, alike, forms_of_one};
use super::latin::{Spelling, sound};
use super::parts::{Part, PartKind};

/// Words of both names that count as one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pair {
    /// First and one past the last part of the one name.
    pub(super) one: (usize, usize),
    /// The same of the other.
    pub(super) other: (usize, usize),
    /// 0 to 1.
    pub(super) score: f64,
    pub(super) why: Kinship,
}

/// Most words of a name that are looked at.
const MOST: usize = 24;

/// Pairs of words of two names, the surest first, each word in one pair at most, in order of the one name.
pub(super) fn align(one: &[Part], other: &[Part], is_person: bool) -> Vec<Pair> {
    let (one, other) = (&one[..one.len().min(MOST)], &other[..other.len().min(MOST)]);
    let mut found: Vec<(Pair, usize)> = Vec::new();
    for i in 0..one.len() {
        for j in 0..other.len() {
            // Words at the same distance from an end belong together rather than others.
            let from_end = (one.len() - i).abs_diff(other.len() - j);
            let apart = i.abs_diff(j).min(from_end);
            if let Some((score, why)) =
                pair(&one[i], &other[j], is_person, i + 1 == one.len() && j + 1 == other.len())
            {
                found.push((Pair { one: (i, i + 1), other: (j, j + 1), score, why }, apart));
            }
            for (n, m) in [(2, 1), (1, 2), (3, 1), (1, 3)] {
                if let (Some(left), Some(right)) = (joined(one, i, n), joined(other, j, m))
                    && let Some((score, why)) = alike(&left, &right)
                    && score >= 0.8
                {
                    found.push((Pair { one: (i, i + n), other: (j, j + m), score, why }, apart));
                }
            }
        }
    }
    let letters = |pair: &Pair| {
        one[pair.one.0..pair.one.1].iter().map(|part| part.spelling.latin.chars().count()).sum::<usize>()
    };
    // Sure pairs first; of equals the longer, then the nearer.
    found.sort_by(|(a, far_a), (b, far_b)| {
        let key = |pair: &Pair| (pair.score * 20.0).round();
        key(b)
            .total_cmp(&key(a))
            .then(letters(b).cmp(&letters(a)))
            .then(far_a.cmp(far_b))
            .then(a.one.cmp(&b.one))
            .then(a.other.cmp(&b.other))
    });
    let mut taken_one = vec![false; one.len()];
    let mut taken_other = vec![false; other.len()];
    let mut chosen = Vec::new();
    for (pair, _) in found {
        let free = |taken: &[bool], range: (usize, usize)| taken[range.0..range.1].iter().all(|taken| !taken);
        if free(&taken_one, pair.one) && free(&taken_other, pair.other) {
            taken_one[pair.one.0..pair.one.1].fill(true);
            taken_other[pair.other.0..pair.other.1].fill(true);
            chosen.push(pair);
        }
    }
    if is_person {
        initials(one, other, &mut taken_one, &mut taken_other, &mut chosen, false);
        initials(other, one, &mut taken_other, &mut taken_one, &mut chosen, true);
    }
    chosen.sort_by_key(|pair| pair.one);
    chosen
}

fn pair(one: &Part, other: &Part, is_person: bool, both_last: bool) -> Option<(f64, Kinship)> {
    if one.kind == PartKind::Initials || other.kind == PartKind::Initials {
        return (one.spelling.latin == other.spelling.latin).then_some((1.0, Kinship::Same));
    }
    if (one.kind == PartKind::Number) != (other.kind == PartKind::Number) {
        return None;
    }
    // Two words that bodies bear are two words.
    let both_common = one.kind == PartKind::Common && other.kind == PartKind::Common;
    let found = alike(&one.spelling, &other.spelling)
        .filter(|(score, _)| is_person || (!both_common && *score >= 0.6) || *score >= 0.9);
    let short = one.spelling.latin.chars().count().min(other.spelling.latin.chars().count()) <= 2;
    let found = found.filter(|(score, _)| *score >= 1.0 || is_person || !short);
    if found.is_some_and(|(score, _)| score >= 0.9) || !is_person {
        return found;
    }
    let forms = forms_of_one(&one.spelling.latin, &other.spelling.latin).then_some((0.9, Kinship::Forms));
    let short_form = || {
        let (shorter, longer) = if one.spelling.latin.len() < other.spelling.latin.len() {
            (&one.spelling.latin, &other.spelling.latin)
        } else {
            (&other.spelling.latin, &one.spelling.latin)
        };
        let is_short = !both_last && shorter.len() >= 3 && longer.starts_with(shorter.as_str());
        is_short.then_some((0.82, Kinship::Forms))
    };
    forms.or_else(short_form).filter(|form| found.is_none_or(|found| found.0 < form.0)).or(found)
}

/// Some neighbours as one word.
fn joined(parts: &[Part], at: usize, n: usize) -> Option<Spelling> {
    let some = parts.get(at..at + n)?;
    if some.iter().any(|part| matches!(part.kind, PartKind::Number | PartKind::Initials)) {
        return None;
    }
    let mut spelling = some[0].spelling.clone();
    for part in &some[1..] {
        spelling.latin.push_str(&part.spelling.latin);
    }
    Some(spelling)
}

/// Gives initials the words that they may stand for.
fn initials(
    one: &[Part],
    other: &[Part],
    taken_one: &mut [bool],
    taken_other: &mut [bool],
    chosen: &mut Vec<Pair>,
    turned: bool,
) {
    for at in 0..one.len() {
        if taken_one[at] || one[at].kind != PartKind::Initials {
            continue;
        }
        let letters: Vec<char> = one[at].spelling.latin.chars().collect();
        let fits = |start: usize| {
            start + letters.len() <= other.len()
                && letters.iter().enumerate().all(|(k, letter)| {
                    let word = &other[start + k];
                    let begins = |text: &str| text.starts_with(*letter);
                    !taken_other[start + k]
                        && word.kind != PartKind::Initials
                        && (begins(&word.spelling.latin) || begins(&sound(&word.spelling.latin)))
                })
        };
        let Some(start) = (0..other.len()).find(|start| fits(*start)) else { continue };
        taken_one[at] = true;
        taken_other[start..start + letters.len()].fill(true);
        let (mine, theirs) = ((at, at + 1), (start, start + letters.len()));
        let (one, other) = if turned { (theirs, mine) } else { (mine, theirs) };
        chosen.push(Pair { one, other, score: 0.85, why: Kinship::Forms });
    }
}

/// Whether the pairs stand in the same order in both names, or in one that begins elsewhere: "Jinping Xi".
pub(super) fn order(pairs: &[Pair]) -> Order {
    let places: Vec<usize> = pairs.iter().map(|pair| pair.other.0).collect();
    if places.is_sorted() {
        return Order::Same;
    }
    let turns = places.windows(2).filter(|two| two[0] > two[1]).count();
    if turns == 1 && places.last() < places.first() { Order::Turned } else { Order::Mixed }
}

/// How the words of two names stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Same,
    Turned,
    Mixed,
}
