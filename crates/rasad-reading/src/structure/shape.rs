//! What the shape of a line tells: bullets, headings, captions, page numbers, ends.

use rasad_text::{BlockKind, Span};

use super::units::{Unit, UnitKind};

/// Marks that begin a list entry.
const BULLETS: &[char] = &[
    '•', '►', '▶', '▸', '‣', '◦', '▪', '■', '□', '●', '○', '◆', '◾', '✓', '➢', '➤', '→', '»', '·', '*', '-', '–', '—', '+',
    '\u{f0b7}', '\u{f0a7}', '\u{f0d8}',
];

/// Length in bytes of the bullet that a line begins with, white space after it included.
pub(super) fn bullet(line: &str) -> Option<usize> {
    let mut rest = line;
    loop {
        let Some(mark) = rest.chars().next().filter(|c| BULLETS.contains(c)) else { break };
        let after = &rest[mark.len_utf8()..];
        let spaced = after.starts_with([' ', '\t']);
        // Marks that prose uses too need a space after them; "**bold**" is no bullet.
        if !spaced && matches!(mark, '*' | '-' | '–' | '—' | '+' | '·' | '→' | '»') {
            break;
        }
        rest = after.trim_start_matches([' ', '\t']);
    }
    if rest.len() < line.len() {
        return Some(line.len() - rest.len());
    }
    numbered(line)
}

/// "1. ", "12) ", "(3) ", "a) ": a number of at most two digits, so that years are left alone.
fn numbered(line: &str) -> Option<usize> {
    let open = usize::from(line.starts_with('('));
    let body = &line[open..];
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let letters = usize::from(digits == 0 && body.starts_with(|c: char| c.is_ascii_lowercase()));
    let length = digits + letters;
    if length == 0 || digits > 2 {
        return None;
    }
    let close = match body[length..].chars().next()? {
        ')' => 1,
        '.' if open == 0 && digits > 0 => 1,
        _ => return None,
    };
    let rest = &body[length + close..];
    let text = rest.trim_start_matches([' ', '\t']);
    (rest.len() > text.len() && !text.is_empty()).then(|| line.len() - text.len())
}

/// Whether a text ends as sentences, captions and citations do.
pub(super) fn has_end(text: &str) -> bool {
    let text = text.trim_end_matches(['*', '_', ' ', '\n']);
    text.ends_with(['.', '!', '?', '…', ')', ']', '"', '”', '»', ':', ';', '؟', '۔', '’'])
}

/// Whether a text ends with a word that can't end a heading: "of", "the", "giving".
pub(super) fn ends_open(text: &str) -> bool {
    const OPEN: &[&str] = &[
        "of", "the", "a", "an", "and", "or", "to", "in", "on", "at", "by", "with", "for", "from", "that", "which", "who",
        "as", "its", "his", "her", "their", "is", "are", "was", "were", "be", "has", "have", "had", "will", "would", "than",
        "between", "against", "into", "about", "over", "under", "after", "before", "during",
    ];
    let text = text.trim_end();
    if text.ends_with([',', '-']) {
        return true;
    }
    let last = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_lowercase();
    OPEN.contains(&last.as_str()) || (last.ends_with("ing") && last.len() > 5)
}

/// Whether a line that begins a plain paragraph is to stand alone: short, and without an end.
pub(super) fn stands_alone(line: &str) -> bool {
    line.chars().count() <= 60 && !has_end(line) && !ends_open(line) && looks_like_title(line)
        || line.ends_with(':') && line.chars().count() <= 60
}

/// Whether most of the words that matter begin with a capital, or the script has none.
fn looks_like_title(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().filter(|word| word.chars().count() > 3).collect();
    let capital = |word: &&str| {
        word.chars().find(|c| c.is_alphanumeric()).is_none_or(|c| c.is_uppercase() || c.is_numeric() || !c.is_lowercase())
    };
    let first = line.chars().find(|c| c.is_alphabetic()).is_none_or(|c| !c.is_lowercase());
    first && words.iter().filter(|word| capital(word)).count() * 2 >= words.len()
}

/// A page number alone, or "Page 3 of 10".
pub(super) fn is_page_number(text: &str) -> bool {
    let text = text.trim().trim_matches(['-', '–', '—', '|', ' ']);
    if text.is_empty() || text.len() > 20 {
        return false;
    }
    let number = |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    number(text)
        || text
            .strip_prefix("Page ")
            .or_else(|| text.strip_prefix("page "))
            .is_some_and(|rest| rest.split([' ', '/']).all(|part| number(part) || part == "of"))
}

/// The number and the rest of a line such as "[12] https://...".
pub(super) fn reference_number(line: &str) -> Option<(String, &str)> {
    let line = line.trim();
    let body = line.strip_prefix('[')?;
    let (number, rest) = body.split_once(']')?;
    let plain = !number.is_empty() && number.len() <= 5 && number.chars().all(|c| c.is_ascii_alphanumeric());
    (plain && rest.starts_with([' ', '\t', 'h'])).then(|| (number.to_owned(), rest.trim()))
}

/// The content of the bracket that closes a text.
pub(super) fn last_bracket(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(['.', ' ', '\n', '*', '_']);
    let inside = text.strip_suffix(')')?;
    inside.rfind('(').map(|at| &inside[at + 1..])
}

/// Whether a unit is a heading.
pub(super) fn is_heading(text: &str, unit: &Unit, next: Option<&Unit>, bulleted: bool) -> bool {
    match unit.kind {
        UnitKind::Given(BlockKind::Heading(_)) => return true,
        UnitKind::Given(_) | UnitKind::Bullet => return false,
        UnitKind::Plain => {}
    }
    let words = unit.span.of(text);
    let n_words = words.split_whitespace().count();
    if n_words > 14 || words.contains('\n') && n_words > 8 || next.is_none() {
        return false;
    }
    let bare = words.trim_matches(['*', '_', '#', ' ']);
    let ends = has_end(bare) && !bare.ends_with(':');
    let all_capitals = bare.chars().any(char::is_alphabetic) && !bare.chars().any(char::is_lowercase);
    let bold = words.starts_with("**") && words.ends_with("**");
    if ends && !(all_capitals && n_words <= 14 && bare.ends_with('.') && n_words > 1) {
        return false;
    }
    let next_is_item = next.is_some_and(|next| !matches!(next.kind, UnitKind::Plain) || has_end(next.span.of(text)) || bulleted);
    (bold || all_capitals || bare.ends_with(':') || looks_like_title(bare)) && next_is_item
}

/// A heading without its marks.
pub(super) fn heading_text(words: &str) -> String {
    let bare = words.trim_matches(['*', '_', '#', ' ', ':', '\n']);
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a unit is the words under a picture: the format says so, or they stand outside the bullets as
/// a phrase without a full stop that closes with a citation, or begin as captions do.
pub(super) fn is_caption(text: &str, unit: &Unit, bulleted: bool, is_citation: &dyn Fn(&str) -> bool) -> bool {
    const OPENINGS: [&str; 8] = ["Photo:", "Picture:", "Pictured:", "Image:", "Right:", "Left:", "Photo by", "Caption:"];
    if unit.kind == UnitKind::Given(BlockKind::Caption) {
        return true;
    }
    if unit.kind != UnitKind::Plain {
        return false;
    }
    let words = unit.span.of(text).trim();
    if OPENINGS.iter().any(|opening| words.starts_with(opening)) {
        return true;
    }
    let Some(bracket) = last_bracket(words) else { return false };
    let before = words.len() - bracket.len() - 2;
    let phrase = !words[..before.min(words.len())].trim_end().contains(". ");
    let closes = words.ends_with(')') || (bulleted && words.ends_with(")."));
    words.chars().count() <= 300 && closes && phrase && is_citation(bracket)
}

/// The span without emphasis marks around it.
pub(super) fn strip_marks(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    // Only a pair around the whole is dropped; one that ends inside is left as it is.
    let bare = inside.trim_matches([' ', '\n', '\t']);
    let start = span.start + (inside.len() - inside.trim_start_matches([' ', '\n', '\t']).len());
    Span::new(start, start + bare.len())
}
