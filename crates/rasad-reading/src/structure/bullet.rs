//! The marks that begin a list entry.

/// Marks that stand for nothing else.
const MARKS: &[char] = &[
    '•', '►', '▶', '▸', '‣', '◦', '▪', '■', '□', '●', '○', '◆', '◾', '✓', '➢', '➤', '→', '»', '·', '*', '-',
    '–', '—', '+', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}',
];

/// How a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bullet {
    /// Bytes up to the text, white space included.
    pub(super) length: usize,
    pub(super) mark: Mark,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A mark that prose does not use at the beginning of a line.
    Sign,
    /// A dash or another mark that wrapped prose may begin a line with.
    Dash,
    /// A number.
    Number(u32),
    /// A letter or a roman number.
    Letter,
}

/// The bullet that a line begins with.
pub(super) fn bullet(line: &str) -> Option<Bullet> {
    let mut rest = line;
    let mut mark = Mark::Dash;
    while let Some(sign) = rest.chars().next().filter(|c| MARKS.contains(c) || is_pictograph(*c)) {
        let after = rest[sign.len_utf8()..].trim_start_matches(is_modifier);
        let spaced = after.starts_with([' ', '\t']);
        let prose = matches!(sign, '*' | '-' | '–' | '—' | '+' | '·' | '→' | '»');
        // Marks that prose uses too need a space after them; "**bold**" is no bullet.
        if !spaced && prose {
            break;
        }
        if !prose {
            mark = Mark::Sign;
        }
        rest = after.trim_start_matches([' ', '\t']);
    }
    if rest.len() < line.len() {
        return Some(Bullet { length: line.len() - rest.len(), mark });
    }
    round(line).or_else(|| keycap(line)).or_else(|| numbered(line))
}

/// Pictures and coloured shapes, as channels put before each report.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}' | '\u{1F300}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}')
}

/// What changes the look of the pictograph before it.
fn is_modifier(c: char) -> bool {
    matches!(c, '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}')
}

/// "o Text": the letter that word processors write for a round mark of the second level.
fn round(line: &str) -> Option<Bullet> {
    let rest = line.strip_prefix('o')?.strip_prefix([' ', '\t'])?.trim_start_matches([' ', '\t']);
    rest.starts_with(|c: char| c.is_uppercase() || c == '"' || c == '“')
        .then(|| Bullet { length: line.len() - rest.len(), mark: Mark::Sign })
}

/// A digit in a box, as channels number their reports.
fn keycap(line: &str) -> Option<Bullet> {
    let digit = line.chars().next()?.to_digit(10)?;
    let rest =
        line[1..].trim_start_matches('\u{FE0F}').strip_prefix('\u{20E3}')?.trim_start_matches([' ', '\t']);
    Some(Bullet { length: line.len() - rest.len(), mark: Mark::Number(digit) })
}

/// "1. ", "12) ", "(3) ", "a) ", "(iv) ": a number of at most three digits, so that years are left alone.
fn numbered(line: &str) -> Option<Bullet> {
    let open = usize::from(line.starts_with('('));
    let body = &line[open..];
    let digits: usize = body.chars().take_while(|c| c.is_numeric()).map(char::len_utf8).sum();
    let letters = if digits == 0 { letters(body) } else { 0 };
    let length = digits + letters;
    let n_digits = body[..digits].chars().count();
    if length == 0 || n_digits > 3 {
        return None;
    }
    let close = match body[length..].chars().next()? {
        ')' => 1,
        '.' if open == 0 && digits > 0 => 1,
        _ => return None,
    };
    let rest = &body[length + close..];
    let text = rest.trim_start_matches([' ', '\t']);
    let mark = if digits > 0 { Mark::Number(value(&body[..digits])) } else { Mark::Letter };
    (rest.len() > text.len() && !text.is_empty()).then(|| Bullet { length: line.len() - text.len(), mark })
}

/// The value of digits of any script; 0 for numerals that are no digits.
fn value(digits: &str) -> u32 {
    digits.chars().fold(0, |sum, digit| sum * 10 + decimal(digit).unwrap_or(0))
}

fn decimal(c: char) -> Option<u32> {
    const ZEROS: [char; 3] = ['0', '٠', '۰'];
    ZEROS.iter().map(|zero| (c as u32).wrapping_sub(*zero as u32)).find(|digit| *digit < 10)
}

/// Length of one small letter, or of a small roman number.
fn letters(body: &str) -> usize {
    let length = body.bytes().take_while(u8::is_ascii_lowercase).count();
    let roman = length <= 5 && body[..length].bytes().all(|byte| b"ivxl".contains(&byte));
    if length == 1 || roman { length } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_lists() {
        for (line, text) in [
            ("• Text", Some("Text")),
            ("•Text", Some("Text")),
            ("- ▶ **Text**", Some("**Text**")),
            ("**bold** text", None),
            ("-AFP - 2/20/04", None),
            ("o Text", Some("Text")),
            ("o text", None),
            ("12. Text", Some("Text")),
            ("104. Text", Some("Text")),
            ("2020. Text", None),
            ("(iv) Text", Some("Text")),
            ("(ab) Text", None),
            ("۱۲. متن", Some("متن")),
            ("🔹 Text", Some("Text")),
            ("🇮🇷 Text", Some("Text")),
            ("1\u{FE0F}\u{20E3} Text", Some("Text")),
            ("3.5 percent", None),
        ] {
            assert_eq!(bullet(line).map(|bullet| &line[bullet.length..]), text, "{line}");
        }
        assert_eq!(bullet("۱۲. متن").map(|bullet| bullet.mark), Some(Mark::Number(12)));
    }
}
