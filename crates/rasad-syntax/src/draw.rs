//! Trees drawn for people: as lines for a terminal, and as an SVG with arcs over the words.

use crate::sentence::{Sentence, Token};

/// Pixels between two words, beside the words themselves.
const GAP: usize = 18;
/// Pixels that one level of arcs is high.
const LEVEL: usize = 26;
/// Pixels below the arcs: the word, its part of speech, its lemma.
const BELOW: usize = 64;
/// More words than this are not drawn: nobody could read it.
const MOST: usize = 250;

/// The tree, one line a token, heads over their dependents, each with form, part of speech and relation.
///
/// # Examples
/// ```
/// let sentence = &rasad_syntax::Model::english().analyze("Zarif met Assad.")[0];
/// let lines = rasad_syntax::draw::lines(sentence);
/// assert_eq!(lines, ["met  VERB  root", "├─ Zarif  PROPN  nsubj", "├─ Assad  PROPN  obj", "└─ .  PUNCT  punct"]);
/// ```
pub fn lines(sentence: &Sentence) -> Vec<String> {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); sentence.tokens.len()];
    for (at, token) in sentence.tokens.iter().enumerate() {
        if let Some(head) = token.head {
            children[head].push(at);
        }
    }
    let mut lines = Vec::with_capacity(sentence.tokens.len());
    // A stack in place of recursion: trees may be as deep as the sentence is long.
    let mut open: Vec<(usize, String, String)> =
        sentence.root().map(|root| (root, String::new(), String::new())).into_iter().collect();
    while let Some((at, own, below)) = open.pop() {
        let token = &sentence.tokens[at];
        lines.push(format!("{own}{}  {}  {}", clean(&token.form), token.upos, token.deprel));
        // Deep trees are not indented for ever.
        let indent = if below.chars().count() > 60 { String::new() } else { below };
        for (number, child) in children[at].iter().enumerate().rev() {
            let (corner, bar) =
                if number + 1 == children[at].len() { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            open.push((*child, format!("{indent}{corner}"), format!("{indent}{bar}")));
        }
    }
    lines
}

/// The tree as an SVG that stands alone or inside a page: words in their order (from the right in scripts that are
/// written so), parts of speech and lemmas below, arcs from head to dependent above. Text is escaped; colours are
/// those of the page; there is no style and no script in it.
///
/// `None` for a sentence of more than 250 tokens.
pub fn svg(sentence: &Sentence) -> Option<String> {
    if sentence.tokens.len() > MOST {
        return None;
    }
    let tokens = &sentence.tokens;
    let widths: Vec<usize> = tokens.iter().map(width).collect();
    let total: usize = widths.iter().map(|width| width + GAP).sum::<usize>() + GAP;
    let from_right = is_from_right(tokens);
    let mut centres = Vec::with_capacity(tokens.len());
    let mut at = GAP;
    for width in &widths {
        let centre = at + width / 2;
        centres.push(if from_right { total - centre } else { centre });
        at += width + GAP;
    }
    let levels = levels(tokens);
    let top = (levels.iter().copied().max().unwrap_or(0) + 1) * LEVEL + 18;
    let text: Vec<&str> = tokens.iter().map(|token| token.form.as_str()).collect();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{total}\" height=\"{}\" viewBox=\"0 0 {total} {}\" \
         font-family=\"sans-serif\" text-anchor=\"middle\" fill=\"currentColor\">\n<title>{}</title>\n",
        top + BELOW,
        top + BELOW,
        escape(&text.join(" ")),
    );
    for (index, token) in tokens.iter().enumerate() {
        out.push_str(&arc(&centres, &levels, index, token, top));
    }
    for (token, x) in tokens.iter().zip(&centres) {
        let direction = if has_right_to_left(&token.form) { " direction=\"rtl\"" } else { "" };
        out.push_str(&format!(
            "<text x=\"{x}\" y=\"{}\" font-size=\"15\"{direction} unicode-bidi=\"isolate\">{}</text>\n\
             <text x=\"{x}\" y=\"{}\" font-size=\"10\" opacity=\"0.65\">{}</text>\n\
             <text x=\"{x}\" y=\"{}\" font-size=\"11\" font-style=\"italic\" opacity=\"0.65\"{direction} unicode-bidi=\"isolate\">{}</text>\n",
            top + 18,
            escape(&token.form),
            top + 34,
            token.upos,
            top + 50,
            escape(&token.lemma),
        ));
    }
    out.push_str("</svg>\n");
    Some(out)
}

fn arc(centres: &[usize], levels: &[usize], index: usize, token: &Token, top: usize) -> String {
    let to = centres[index];
    let Some(head) = token.head else {
        return format!(
            "<path d=\"M{to} {} V{}\" fill=\"none\" stroke=\"currentColor\" opacity=\"0.5\"/>\n\
             <text x=\"{to}\" y=\"11\" font-size=\"10\" opacity=\"0.8\">{}</text>\n{}",
            16,
            top - 2,
            token.deprel,
            tip(to, top),
        );
    };
    let from = centres[head];
    // Arcs leave a head a little on the side of the dependent, so that they don't lie on those that come in.
    let from = if from < to { from + 5 } else { from.saturating_sub(5) };
    let height = (levels[index] + 1) * LEVEL;
    let y = top.saturating_sub(height);
    let (left, right) = (from.min(to), from.max(to));
    let bend = ((right - left) / 4).clamp(4, 24);
    let middle = usize::midpoint(left, right);
    let base = top - 2;
    format!(
        "<path d=\"M{left} {base} C{left} {y} {} {y} {} {y} H{} C{} {y} {right} {y} {right} {base}\" fill=\"none\" \
         stroke=\"currentColor\" opacity=\"0.5\"/>\n\
         <text x=\"{middle}\" y=\"{}\" font-size=\"10\" opacity=\"0.8\">{}</text>\n{}",
        left + bend / 2,
        left + bend,
        right.saturating_sub(bend),
        right.saturating_sub(bend / 2),
        y.saturating_sub(3),
        token.deprel,
        tip(to, top),
    )
}

/// The head of an arrow.
fn tip(x: usize, top: usize) -> String {
    format!(
        "<path d=\"M{} {} L{} {} L{x} {} Z\" opacity=\"0.6\"/>\n",
        x.saturating_sub(3),
        top - 6,
        x + 3,
        top - 6,
        top
    )
}

/// How high each token's arc is: over all arcs that lie inside it.
fn levels(tokens: &[Token]) -> Vec<usize> {
    let span = |at: usize| tokens[at].head.map(|head| (head.min(at), head.max(at)));
    let mut order: Vec<usize> = (0..tokens.len()).filter(|at| tokens[*at].head.is_some()).collect();
    order.sort_by_key(|at| span(*at).map(|(start, end)| (end - start, start)));
    let mut levels = vec![0; tokens.len()];
    // The highest arc over each gap between two neighbours.
    let mut highest: Vec<usize> = vec![0; tokens.len()];
    for at in order {
        let Some((start, end)) = span(at) else { continue };
        let under = highest[start..end].iter().copied().max().unwrap_or(0);
        levels[at] = under;
        highest[start..end].fill(under + 1);
    }
    levels
}

/// Pixels that a token takes, by a guess that needs no font: wide enough for its relation, too.
fn width(token: &Token) -> usize {
    let wide = |text: &str| -> usize {
        text.chars()
            .map(|c| match u32::from(c) {
                0x1100..=0x11FF | 0x2E80..=0xA4CF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0xFF00..=0xFF60 => 16,
                _ if c.is_uppercase() => 11,
                _ => 9,
            })
            .sum()
    };
    let small = |text: &str| text.chars().count() * 7;
    wide(&token.form)
        .max(small(&token.lemma))
        .max(small(token.deprel.as_str()) + 6)
        .max(small(token.upos.as_str()))
}

fn is_from_right(tokens: &[Token]) -> bool {
    let letters = tokens.iter().filter(|token| token.form.contains(char::is_alphabetic)).count();
    let turned = tokens.iter().filter(|token| has_right_to_left(&token.form)).count();
    turned * 2 > letters && turned > 0
}

fn has_right_to_left(text: &str) -> bool {
    text.chars().any(
        |c| matches!(u32::from(c), 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFC | 0x1E800..=0x1EFFF),
    )
}

/// Without control characters, which neither terminals nor XML should get.
fn clean(text: &str) -> String {
    let is_bad = |c: char| {
        c.is_control()
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
    };
    text.replace(is_bad, "\u{fffd}")
}

fn escape(text: &str) -> String {
    let clean = clean(text);
    let mut escaped = String::with_capacity(clean.len());
    for c in clean.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Model;

    #[test]
    fn svg_is_escaped_and_whole() {
        for text in [
            "Zarif <b>met</b> \"Assad\" & others.",
            "محمدجواد ظریف با بشار اسد دیدار کرد.",
            "\u{202e}evil\u{1b}[31m text",
            "Word",
        ] {
            for sentence in Model::english().analyze(text) {
                let svg = svg(&sentence).unwrap();
                let inside: String =
                    svg.split('<').skip(1).filter_map(|part| part.split_once('>')).map(|x| x.1).collect();
                assert!(!inside.contains(['<', '\u{1b}', '\u{202e}']), "{svg}");
                assert_eq!(svg.matches("<text").count(), svg.matches("</text>").count());
                assert!(svg.starts_with("<svg") && svg.ends_with("</svg>\n"));
                assert_eq!(lines(&sentence).len(), sentence.tokens.len());
            }
        }
    }

    #[test]
    fn words_of_persian_stand_from_the_right() {
        let sentence = &Model::english().analyze("ظریف اسد را دید")[0];
        let svg = svg(sentence).unwrap();
        let x = |word: &str| -> usize {
            let line = svg
                .lines()
                .find(|line| line.contains(&format!(">{word}<")) && line.contains("font-size=\"15\""));
            line.unwrap().split('"').nth(1).unwrap().parse().unwrap()
        };
        assert!(x("ظریف") > x("اسد"));
    }

    #[test]
    fn arcs_lie_over_those_inside_them() {
        let sentence =
            &Model::english().analyze("The minister of Iran met the president of Syria in Damascus.")[0];
        let levels = levels(&sentence.tokens);
        for (at, token) in sentence.tokens.iter().enumerate() {
            for (inner, other) in sentence.tokens.iter().enumerate() {
                let (Some(head), Some(other_head)) = (token.head, other.head) else { continue };
                let (outer, inside) =
                    ((at.min(head), at.max(head)), (inner.min(other_head), inner.max(other_head)));
                if at != inner && outer.0 <= inside.0 && inside.1 <= outer.1 && outer != inside {
                    assert!(levels[at] > levels[inner]);
                }
            }
        }
    }
}
