//! Which units are headings, and which the words under pictures.

use rasad_text::BlockKind;

use super::shape;
use super::units::{Unit, UnitKind};
use super::words::words;

/// Longest heading, in words.
const MAX_WORDS: usize = 14;

/// Longest heading that is written like a sentence, in words.
const MAX_SENTENCE_WORDS: usize = 8;

/// Headings over headings: a category and its topic.
const MAX_DEPTH: usize = 3;

/// For each unit, whether it is a heading. A heading stands over something, so they are found from the end.
pub(super) fn headings(text: &str, units: &[Unit], bulleted: bool) -> Vec<bool> {
    let mut found = vec![false; units.len()];
    for at in (0..units.len()).rev() {
        let next = units.get(at + 1);
        let run = found[at + 1..].iter().take_while(|heading| **heading).count();
        let over_item = next.is_some_and(|next| {
            let item = next.kind != UnitKind::Plain || shape::has_end(next.span.of(text)) || bulleted;
            item || (1..MAX_DEPTH).contains(&run)
        });
        let over_bullet = next.is_some_and(|next| next.kind == UnitKind::Bullet || run > 0);
        found[at] = match units[at].kind {
            UnitKind::Plain => over_item && is_heading(units[at].span.of(text), over_bullet, bulleted),
            kind => kind.is_heading(),
        };
    }
    found
}

/// Whether a plain unit before an item is a heading, by its shape.
fn is_heading(unit: &str, over_bullet: bool, bulleted: bool) -> bool {
    let n_words = unit.split_whitespace().count();
    if n_words > MAX_WORDS || unit.contains('\n') && n_words > 8 {
        return false;
    }
    let bare = unit.trim_matches(['*', '_', '#', ' ']);
    let capitals = shape::all_capitals(bare);
    if shape::has_end(bare) && !bare.ends_with(':') {
        let stopped = bare.ends_with('.') && !bare.ends_with("...");
        // "MOSCOW HESITATES." and, over bullets, "Students and dissidents."
        return stopped && n_words > 1 && capitals
            || stopped && bulleted && over_bullet && n_words <= 4 && shape::begins_sentence(bare);
    }
    let bold = unit.starts_with("**") && unit.ends_with("**");
    if bold || capitals || bare.ends_with(':') || shape::looks_like_title(bare) {
        return true;
    }
    let numbered = bare.split_once(". ").is_some_and(|(number, _)| is_section_number(number));
    let sentence = shape::begins_sentence(bare) && !shape::ends_open(bare);
    numbered || sentence && over_bullet && n_words <= MAX_SENTENCE_WORDS
}

/// "IV" or "B" before a heading.
fn is_section_number(number: &str) -> bool {
    (1..=5).contains(&number.len())
        && (number.len() == 1 || number.bytes().all(|byte| b"IVXL".contains(&byte)))
}

/// Whether a unit is the words under a picture for sure: the format says so, or it begins as captions do.
pub(super) fn is_given_caption(text: &str, unit: &Unit) -> bool {
    let line = unit.span.of(text);
    unit.kind == UnitKind::Given(BlockKind::Caption)
        || unit.kind == UnitKind::Plain
            && words().caption_openings.iter().any(|opening| line.starts_with(opening.as_str()))
}

/// Whether a unit has the shape of a caption: a phrase without a full stop that closes with a citation.
pub(super) fn has_caption_shape(
    text: &str,
    unit: &Unit,
    bulleted: bool,
    is_citation: &dyn Fn(&str) -> bool,
) -> bool {
    if unit.kind != UnitKind::Plain {
        return false;
    }
    let line = unit.span.of(text).trim();
    let Some(bracket) = shape::last_bracket(line) else { return false };
    let before = line.trim_end_matches('.').len() - bracket.len() - 2;
    let before = line[..before].trim_end();
    let phrase =
        !shape::holds_sentence_end(before) && !before.ends_with(['.', '!', '?', '؟']) && !before.is_empty();
    let closes = line.ends_with(')') || bulleted && line.ends_with(").");
    line.chars().count() <= 300 && closes && phrase && is_citation(bracket)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_headings() {
        for (unit, over_bullet, expected) in [
            ("Armed conflicts and attacks", true, true),
            ("Armed conflicts and attacks", false, false),
            ("II. Key findings and recommendations", false, true),
            ("Must read.", true, true),
            ("The minister left for Muscat on Monday.", true, false),
            ("MOSCOW HESITATES", false, true),
            ("Key Takeaways:", false, true),
        ] {
            assert_eq!(is_heading(unit, over_bullet, true), expected, "{unit}");
        }
    }
}
