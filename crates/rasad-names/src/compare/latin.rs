//! Words of any script in Latin letters, as far as the tables go, and their consonants.

use rasad_text::fold::fold;
use unicode_normalization::UnicodeNormalization;

use super::tables::tables;

/// A word as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spelling {
    /// Folded Latin letters, or folded letters of a script without a table.
    pub(super) latin: String,
    /// Whether the script left out the vowels.
    pub(super) is_abjad: bool,
    /// Whether its letters are syllables or words (Han, Hangul, kana): one that differs is no slip.
    pub(super) is_syllabic: bool,
}

/// A word in Latin letters.
pub(super) fn spelling(word: &str) -> Spelling {
    let tables = tables();
    let lower: Vec<char> = word.to_lowercase().nfc().collect();
    let mut latin = String::with_capacity(word.len());
    let mut is_abjad = false;
    let mut at = 0;
    while at < lower.len() {
        let two: Option<String> = lower.get(at..at + 2).map(|pair| pair.iter().collect());
        let plain = || lower[at].nfd().next().unwrap_or(lower[at]);
        let has_own = tables.letters.contains_key(lower[at].to_string().as_str());
        let one = if has_own { lower[at] } else { plain() }.to_string();
        let found = two.and_then(|two| tables.letters.get(&two).map(|found| (found, 2)));
        let found = found.or_else(|| tables.letters.get(&one).map(|found| (found, 1)));
        if let Some(((letters, abjad), n)) = found {
            latin.push_str(letters);
            is_abjad |= abjad;
            at += n;
        } else {
            latin.push(lower[at]);
            at += 1;
        }
    }
    let mut latin = fold(&latin).replace(' ', "");
    // The article of Arabic is written on to its word.
    if is_abjad && latin.starts_with("al") && latin.chars().count() > 4 {
        latin.drain(..2);
    }
    let has_letters = latin.chars().any(char::is_alphabetic);
    if has_letters
        && latin.chars().any(|c| c.is_ascii_digit())
        && latin.chars().filter(char::is_ascii_digit).count() <= 2
    {
        latin = undisguised(&latin);
    }
    let is_syllabic = word.chars().any(
        |c| matches!(u32::from(c), 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xAC00..=0xD7AF | 0x20000..=0x2FFFF),
    );
    Spelling { latin, is_abjad, is_syllabic }
}

/// Digits inside of a word as the letters that they stand for.
fn undisguised(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let inside = |at: usize| {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let after = letters.get(at + 1);
        before.is_some_and(char::is_alphabetic) && after.is_some_and(|c| c.is_alphabetic())
    };
    let letter = |(at, c): (usize, &char)| {
        if c.is_ascii_digit() && inside(at) { *tables().digits.get(c).unwrap_or(c) } else { *c }
    };
    letters.iter().enumerate().map(letter).collect()
}

/// A word as it sounds: the rewriting of `lexicon/names/sounds.toml`.
pub(super) fn sound(latin: &str) -> String {
    let mut sound = latin.to_owned();
    for (from, to) in &tables().rewrite_first {
        if let Some(rest) = sound.strip_prefix(from.as_str()) {
            sound = format!("{to}{rest}");
        }
    }
    for (from, to) in &tables().rewrite {
        if sound.contains(from.as_str()) {
            sound = sound.replace(from.as_str(), to);
        }
    }
    sound
}

/// The consonants of a word, one letter for each sound, without those that come and go in transliterations.
pub(super) fn consonants(latin: &str) -> String {
    let mut rest = latin;
    let mut found = String::new();
    while let Some(first) = rest.chars().next() {
        let digraph = ["sh", "ch", "kh", "gh", "th", "dh", "zh", "ph", "ts", "tz"]
            .into_iter()
            .find(|digraph| rest.starts_with(digraph));
        let (sound, len) = match digraph {
            Some("sh" | "ch") => (Some('S'), 2),
            Some("kh") => (Some('x'), 2),
            Some("gh") => (Some('g'), 2),
            Some("th") => (Some('t'), 2),
            Some("dh") => (Some('d'), 2),
            Some("zh") => (Some('j'), 2),
            Some("ph") => (Some('f'), 2),
            Some(_) => (Some('z'), 2),
            None => match first {
                'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' | 'h' => (None, 1),
                'p' => (Some('b'), 1),
                'q' | 'c' => (Some('k'), 1),
                'v' => (Some('f'), 1),
                other => (Some(other), other.len_utf8()),
            },
        };
        if let Some(sound) = sound
            && !found.ends_with(sound)
        {
            found.push(sound);
        }
        rest = &rest[len..];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_become_latin() {
        for (word, latin) in [
            ("Лавров", "lavrov"),
            ("Ձ", "dz"),
            ("ბარაკ", "barak"),
            ("Μητσοτάκης", "mitsotakis"),
            ("السوداني", "swdany"),
            ("נתניהו", "ntnyhw"),
            ("Erdoğan", "erdogan"),
            ("Sech1n", "sechin"),
            ("高市", "高市"),
        ] {
            assert_eq!(spelling(word).latin, latin, "{word}");
        }
        assert_eq!(consonants("fernando"), consonants(&spelling("فرناندو").latin));
        assert_eq!(consonants("perez"), consonants(&spelling("بيريز").latin));
        assert_eq!(sound("xi"), "shi");
    }
}
