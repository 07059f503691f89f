//! `contradictory-place`: "a delegation from Iraq to Iraq".

use rasad_reading::EntityKind;
use rasad_text::Span;

use super::{Hit, Rule, Severity, Sheet};

pub(super) const RULE: Rule = Rule {
    id: "contradictory-place",
    severity: Severity::Error,
    summary: "a place or country that makes a sentence contradict itself",
    check,
};

/// Pairs of words that want two different names.
const PAIRS: [(&str, &str); 2] = [("from", "to"), ("between", "and")];
/// Bytes between the two names at most.
const REACH: usize = 60;

fn check(sheet: &Sheet<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for item in &sheet.items {
        let mut names: Vec<(Span, &str)> = sheet
            .entities(item)
            .filter(|entity| {
                matches!(entity.kind, EntityKind::Country | EntityKind::Place | EntityKind::Person)
            })
            .flat_map(|entity| entity.mentions.iter().map(move |mention| (mention, entity)))
            .filter(|(mention, _)| mention.item == item.index && mention.named)
            .map(|(mention, entity)| (mention.span, entity.id.as_str()))
            .collect();
        names.sort();
        for pair in names.windows(2) {
            let ((first, one), (second, other)) = (pair[0], pair[1]);
            // Two spellings of one name may be meant to differ: the words must be the same.
            let same = one == other && sheet.text(first).eq_ignore_ascii_case(sheet.text(second));
            if !same || second.start < first.end || second.start - first.end > REACH {
                continue;
            }
            let between = &sheet.document.text[first.end..second.start];
            let before = last_word(&sheet.document.text[..first.start]);
            let middle: Vec<&str> =
                between.split_whitespace().filter(|word| !matches!(*word, "the" | "a")).collect();
            let fits =
                PAIRS.iter().any(|(open, join)| before.eq_ignore_ascii_case(open) && middle == [*join]);
            if fits {
                let span = first.cover(second);
                let words = format!("{before} {}", sheet.text(span));
                hits.push(Hit::new(span, format!("\"{words}\" names one place twice")));
            }
        }
    }
    hits
}

/// The last word of a text, an article left out.
fn last_word(text: &str) -> &str {
    let tail = text.rsplit(['.', ';', '(', '\n']).next().unwrap_or_default();
    let found =
        tail.split_whitespace().rev().find(|word| !matches!(word.to_lowercase().as_str(), "the" | "a"));
    found.unwrap_or_default()
}
