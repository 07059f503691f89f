//! How alike two words are: slips of the pen, sounds, consonants, other forms of one given name.

use super::latin::{Spelling, consonants, sound};
use super::tables::tables;

/// Why two words count as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kinship {
    /// Letter by letter.
    Same,
    /// Forms of one given name, or a short form.
    Forms,
    /// The same consonants in two scripts.
    Consonants,
    /// They sound alike.
    Sound,
    /// A letter or two differ.
    Slip,
    /// One is the other from its end to its beginning.
    Backwards,
}

/// Whether two words may be one: 0 to 1, and why. `None` where they are different words.
pub(super) fn alike(one: &Spelling, other: &Spelling) -> Option<(f64, Kinship)> {
    if one.latin == other.latin {
        return Some((1.0, Kinship::Same));
    }
    if one.is_syllabic || other.is_syllabic || one.latin.is_empty() || other.latin.is_empty() {
        return None;
    }
    if one.is_abjad != other.is_abjad {
        return by_consonants(&one.latin, &other.latin);
    }
    let letters = (one.latin.chars().count().max(other.latin.chars().count())) as f64;
    let slips = distance(&one.latin, &other.latin, &|_, _| 1.0, &|_, _| 1.0);
    let (sound_one, sound_other) = (sound(&one.latin), sound(&other.latin));
    let sounds = distance(&sound_one, &sound_other, &replacing, &leaving_out);
    let longest = sound_one.chars().count().max(sound_other.chars().count()) as f64;
    let by_slips =
        within(slips, letters, &[1.0, 1.0, 2.0, 2.0, 2.5]).then_some((1.0 - slips / letters, Kinship::Slip));
    // A sound takes more than half of a letter to be another.
    let by_sound = within(sounds, longest, &[0.7, 1.0, 1.2, 1.4, 1.6])
        .then_some((1.0 - sounds / longest, Kinship::Sound));
    let best = match (by_slips, by_sound) {
        (Some(slip), Some(sound)) if slip.0 >= sound.0 => Some(slip),
        (_, Some(sound)) => Some(sound),
        (slip, None) => slip,
    };
    let backwards = letters >= 4.0 && one.latin.chars().rev().eq(other.latin.chars());
    best.or(backwards.then_some((0.85, Kinship::Backwards)))
}

/// Whether so much may differ in a word of such a length; `most` is for words of up to 3, 5, 8, 11 and more letters.
fn within(distance: f64, letters: f64, most: &[f64; 5]) -> bool {
    let row = [3.0, 5.0, 8.0, 11.0].iter().position(|up_to| letters <= *up_to).unwrap_or(4);
    distance <= most[row] && distance / letters <= 0.5
}

/// Whether two names are forms of one given name, or one is short for the other.
pub(super) fn forms_of_one(one: &str, other: &str) -> bool {
    let rows = |name: &str| tables().equivalents.get(name).map_or(&[][..], Vec::as_slice);
    rows(one).iter().any(|row| rows(other).contains(row))
}

fn by_consonants(one: &str, other: &str) -> Option<(f64, Kinship)> {
    let (one, other) = (consonants(one), consonants(other));
    let n = one.chars().count().max(other.chars().count());
    if one == other {
        return Some((if n > 1 { 0.97 } else { 0.9 }, Kinship::Consonants));
    }
    let cost = distance(&one, &other, &replacing, &|_, _| 1.0);
    let most = if n <= 2 { 0.6 } else { 1.0 };
    (n > 1 && cost <= most).then_some((0.97 - 0.5 * cost / n as f64, Kinship::Consonants))
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn replacing(one: char, other: char) -> f64 {
    if let Some(cost) = tables().alike.get(&(one, other)) {
        return *cost;
    }
    if is_vowel(one) && is_vowel(other) { 0.4 } else { 1.0 }
}

/// What a letter more costs, after the letter before it.
fn leaving_out(letter: char, before: Option<char>) -> f64 {
    match letter {
        _ if before == Some(letter) => 0.15,
        'h' => 0.4,
        _ if is_vowel(letter) => 0.6,
        _ => 1.0,
    }
}

/// The least cost of turning one word into the other; two neighbours that changed places cost 1.
fn distance(
    one: &str,
    other: &str,
    replace: &dyn Fn(char, char) -> f64,
    leave_out: &dyn Fn(char, Option<char>) -> f64,
) -> f64 {
    let one: Vec<char> = one.chars().take(64).collect();
    let other: Vec<char> = other.chars().take(64).collect();
    let before = |word: &[char], at: usize| at.checked_sub(1).map(|at| word[at]);
    let mut rows = vec![vec![0.0_f64; other.len() + 1]; one.len() + 1];
    for at in 0..one.len() {
        rows[at + 1][0] = rows[at][0] + leave_out(one[at], before(&one, at));
    }
    for at in 0..other.len() {
        rows[0][at + 1] = rows[0][at] + leave_out(other[at], before(&other, at));
    }
    for i in 0..one.len() {
        for j in 0..other.len() {
            let same = if one[i] == other[j] { 0.0 } else { replace(one[i], other[j]) };
            let mut best = (rows[i][j] + same)
                .min(rows[i][j + 1] + leave_out(one[i], before(&one, i)))
                .min(rows[i + 1][j] + leave_out(other[j], before(&other, j)));
            if i > 0 && j > 0 && one[i] == other[j - 1] && one[i - 1] == other[j] && one[i] != one[i - 1] {
                best = best.min(rows[i - 1][j - 1] + 1.0);
            }
            rows[i + 1][j + 1] = best;
        }
    }
    rows[one.len()][other.len()]
}
